"""Everyone can use it: every screen, in every face, with the keyboard alone, with a screen reader, on a small screen and at 200 %."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPropertyAnimation, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLayout, QLineEdit, QMainWindow, QPushButton, QScrollArea, QWidget

from tests.houses import House
from tests.ui import every_screen, faults
from tests.ui.brightness import CEILING, PAPER_CEILING, WITH_PAPER, brightness
from tests.ui.contrasts import painted_faults
from tests.ui.every_screen import FACES, State, name_of
from tests.ui.pages import show_alone
from ui import theme
from ui.main_window import MainWindow
from ui.parts.bar import BarWords
from ui.parts.screen import Screen
from ui.parts.words import button, column, line, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot

OLD_SCREEN = (1024, 640)
TWICE = (683, 384)
"""1366 × 768 at 200 %, in the pixels that the window counts in."""
SOON = 6
"""Pictures among which two that follow each other must be equal."""
LED_AROUND = (FACES[0], FACES[3])
"""The faces in which the keyboard is led through every control: the order and the ring are those of the other two."""


@pytest.fixture(scope="session")
def prepared(enrolled: House, tmp_path_factory: pytest.TempPathFactory) -> House:
    """A laptop with a report in each state; tests work on copies of it."""
    return every_screen.prepare(enrolled, tmp_path_factory.mktemp("every") / "house")


@pytest.fixture
def at_hand(prepared: House, tmp_path: Path) -> House:
    """A copy of that laptop."""
    folder = shutil.copytree(prepared.laptop.parent, tmp_path / "house")
    return House(replace(prepared.settings, folder=folder / "hq"), folder / "laptop")


def layout_faults(window: QWidget) -> list[str]:
    """Return what is cut off, too small or scrolls sideways."""
    return [*faults.cut_off(window), *faults.sideways(window), *faults.small(window)]


def resized_faults(window: QWidget, size: tuple[int, int]) -> list[str]:
    """Return the same in another size of the window."""
    window.resize(*size)
    for _ in range(every_screen.TURNS):
        QApplication.processEvents()
    got = [] if window.size().toTuple() == size else [f"the window is {window.size().toTuple()}"]
    return got + [f"{size[0]} px: {fault}" for fault in layout_faults(window)]


def restless(window: QWidget) -> list[str]:
    """Return what moves by itself: animations, and pixels that do not come to rest.

    What comes late (the state of the link, a count that waited for a pause in typing) may still change a picture once or twice.
    """
    before = window.grab().toImage()
    for _ in range(SOON):
        for _ in range(3):
            QApplication.processEvents()
        now = window.grab().toImage()
        if now == before:
            return faults.moving(window)
        before = now
        QTest.qWait(50)
    return [*faults.moving(window), "the picture changes by itself"]


@pytest.mark.timeout(400)
@pytest.mark.parametrize("face", FACES, ids=name_of)
def test_every_screen_can_be_used_by_everyone(face: theme.Face, at_hand: House, qtbot: QtBot, qapp: QApplication) -> None:
    """Names, targets, nothing cut off on three screens, nothing moves; Tab goes everywhere and back in the order of the eye."""
    found: dict[str, list[str]] = {}
    bright: dict[str, float] = {}
    rings: set[tuple[object, ...]] = set()
    ways: dict[tuple[QWidget, ...], list[QWidget]] = {}

    def lead_around(window: QWidget) -> list[str]:
        """Lead the keyboard around; past the same controls once, and rings that look alike are seen once."""
        stops = tuple(faults.stops(window))
        said: list[str] = []
        if stops not in ways:
            said, ways[stops] = faults.trapped(window)
        return [*said, *faults.disordered(window, ways[stops]), *faults.ringless(window, rings)]

    def look(state: State) -> None:
        window = state.window
        said = [*faults.nameless(window), *faults.wayless(window), *layout_faults(window), *painted_faults(window), *restless(window)]
        if face.theme is theme.NIGHT:
            bright[state.name] = brightness(window.grab())
        if face in LED_AROUND and not state.tab_leaves:
            said += lead_around(window)
        said += resized_faults(window, OLD_SCREEN)
        if face.sizes is theme.USUAL:
            said += resized_faults(window, TWICE)
        found[state.name] = said

    every_screen.walk(qtbot, at_hand, look, face)
    assert len(found) > 75
    assert {name: said for name, said in found.items() if said} == {}
    assert {name: share for name, share in bright.items() if share > (PAPER_CEILING if name.startswith(WITH_PAPER) else CEILING)} == {}


# Each check, with something that it catches.


@pytest.fixture
def ground(qtbot: QtBot, dressed: QApplication) -> Iterator[QWidget]:
    """A ground of 400 × 200 px, dressed as the window is."""
    made = QWidget()
    show_alone(qtbot, made, 400, 200)
    yield made
    made.close()


def lay(ground: QWidget, *parts: QWidget) -> None:
    """Lay parts one under another."""
    _dress(ground, column(*parts, margins=(20, 20, 20, 20)))
    for part in parts:
        part.show()
    for _ in range(4):
        QApplication.processEvents()


def _dress(ground: QWidget, layout: QLayout) -> None:
    layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the offscreen platform warns of limits
    ground.setLayout(layout)


def test_a_control_without_a_name_would_be_found(ground: QWidget) -> None:
    field = QLineEdit()
    lay(ground, field)
    assert faults.nameless(ground) == ["QLineEdit '' under QWidget has no name"]
    field.setAccessibleName("Beat")
    assert faults.nameless(ground) == []


def test_a_control_that_does_not_say_what_it_is_would_be_found(ground: QWidget) -> None:
    field = QMainWindow()  # for a screen reader a window within the window: nothing that could be used
    field.setAccessibleName("Beat")
    field.setWindowFlags(Qt.WindowType.Widget)
    lay(ground, field)
    assert faults.nameless(ground) == []
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    assert faults.nameless(ground) == ["QMainWindow 'Beat' under QWidget has no role"]


class Stuck(Screen):
    """Has words in the bar, and neither keys nor a way out."""


class Free(Stuck):
    """Does what the bar says."""

    def act(self) -> None:
        """Do it."""

    def leave(self) -> None:
        """Go."""


def test_a_screen_without_its_keys_would_be_found(qtbot: QtBot, dressed: QApplication) -> None:
    window = MainWindow()
    window.complete()
    show_alone(qtbot, window)
    stuck, free = Stuck(), Free()
    stuck.set_bar(BarWords(action="Keep"))
    window.show_screen(stuck)
    assert faults.wayless(window) == [
        "Esc does nothing on Stuck", "Stuck shows no way out", "'Keep' of Stuck is not done by Ctrl+Enter",
    ]  # fmt: skip
    free.set_bar(BarWords(action="Keep", back="Home"))
    window.show_screen(free)
    assert faults.wayless(window) == []
    free.set_bar(BarWords(action="Keep", action_key="Ctrl+J", back="Home"))
    assert faults.wayless(window) == ["Ctrl+J does not do 'Keep' of Free"]
    window.let_close()


def test_a_control_without_a_ring_would_be_found(ground: QWidget) -> None:
    field = QLineEdit()
    field.setAccessibleName("Beat")
    lay(ground, field)
    field.setFocus()
    assert faults.ringless(ground) == []
    field.setStyleSheet("QLineEdit:focus { border: 1px solid black; }")
    assert faults.ringless(ground) == ["QLineEdit 'Beat' under QWidget"]


def test_a_control_that_looks_otherwise_than_those_whose_ring_was_seen_is_looked_at(ground: QWidget) -> None:
    one, alike, other = QLineEdit(), QLineEdit(), QLineEdit()
    lay(ground, one, alike, other)
    other.setStyleSheet("QLineEdit:focus { border: 1px solid black; }")
    known: set[tuple[object, ...]] = set()
    assert len(faults.ringless(ground, known)) == 1
    assert faults.looks_of(alike) in known
    assert faults.looks_of(other) not in known
    assert len(faults.ringless(ground, known)) == 1


class Trap(QLineEdit):
    """Keeps the keyboard."""

    def focusNextPrevChild(self, _onward: bool) -> bool:
        return True


def test_a_trap_for_the_keyboard_would_be_found(ground: QWidget) -> None:
    trap, other = Trap(), QLineEdit()
    lay(ground, other, trap)
    trap.setFocus()
    assert faults.trapped(ground)[0] == ["Tab does not reach QLineEdit '' under QWidget"]


def test_a_way_against_the_eye_would_be_found(ground: QWidget) -> None:
    parts = [QLineEdit() for _ in range(4)]
    lay(ground, *parts)
    assert faults.disordered(ground, parts) == []
    assert len(faults.disordered(ground, [parts[0], parts[3], parts[1], parts[2]])) == 2


def test_a_way_through_columns_is_no_way_against_the_eye(ground: QWidget) -> None:
    parts = [QLineEdit() for _ in range(4)]
    _dress(ground, line(block_of(parts[:2]), block_of(parts[2:])))
    QApplication.processEvents()
    assert faults.disordered(ground, parts) == []


def block_of(parts: list[QLineEdit]) -> QWidget:
    """Return a column of fields."""
    made = QWidget()
    made.setLayout(column(*parts))
    return made


def test_words_that_are_cut_off_would_be_found(ground: QWidget) -> None:
    label, press = words("A line of words that is long"), button("Review and seal", "primary")
    lay(ground, label, press)
    assert faults.cut_off(ground) == []
    label.setFixedWidth(60)
    press.setFixedWidth(60)
    QApplication.processEvents()
    assert len(faults.cut_off(ground)) == 2


def test_faint_words_would_be_found(ground: QWidget) -> None:
    label, press = words("Who makes this report", "side"), button("Lock")
    lay(ground, label, press)
    assert painted_faults(ground) == []
    label.setStyleSheet("color: #8A8F98;")
    QApplication.processEvents()
    assert [fault.partition(":")[0] for fault in painted_faults(ground)] == ["Words 'Who makes this report' under QWidget"]


def test_what_lies_beyond_an_edge_would_be_found(ground: QWidget) -> None:
    field = QLabel("here", ground)
    field.setGeometry(380, 20, 60, 30)
    field.show()
    assert len(faults.cut_off(ground)) == 1
    field.setGeometry(20, 20, 60, 30)
    assert faults.cut_off(ground) == []


def test_a_view_that_scrolls_sideways_would_be_found(ground: QWidget) -> None:
    area, wide = QScrollArea(), QWidget()
    wide.setFixedSize(2000, 20)
    area.setWidget(wide)
    lay(ground, area)
    assert len(faults.sideways(ground)) == 1


def test_a_target_that_is_too_small_would_be_found(ground: QWidget) -> None:
    press = QPushButton("Lock")
    lay(ground, press)
    assert faults.small(ground) == []
    press.setStyleSheet("min-height: 0px; max-height: 20px;")
    QApplication.processEvents()
    assert len(faults.small(ground)) == 1


def test_what_moves_would_be_found(ground: QWidget) -> None:
    field = QLabel("here", ground)
    field.show()
    assert restless(ground) == []
    moving = QPropertyAnimation(field, b"pos", ground)
    moving.setDuration(10_000)
    moving.setEndValue(field.pos() * 2)
    moving.start()
    assert "QPropertyAnimation in QWidget '' under NoneType" in restless(ground)
    moving.stop()


class Flicker(QWidget):
    """Paints itself another way each time."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._times = 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._times += 1
        QPainter(self).fillRect(0, 0, self._times % 97, 10, Qt.GlobalColor.black)


def test_pixels_that_do_not_come_to_rest_would_be_found(ground: QWidget) -> None:
    flicker = Flicker(ground)
    flicker.resize(100, 20)
    flicker.show()
    assert restless(ground) == ["the picture changes by itself"]


def test_a_cursor_that_blinks_would_be_found(ground: QWidget, dressed: QApplication) -> None:
    assert faults.moving(ground) == []
    dressed.setCursorFlashTime(1000)
    assert faults.moving(ground) == ["the text cursor blinks"]
    dressed.setCursorFlashTime(0)


def test_a_white_screen_is_as_bright_as_one_can_be_and_half_of_it_half(qapp: QApplication) -> None:
    picture = QImage(100, 100, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    assert brightness(QPixmap.fromImage(picture)) == pytest.approx(1)
    for down in range(50):
        for across in range(100):
            picture.setPixel(across, down, 0xFF000000)
    assert brightness(QPixmap.fromImage(picture)) == pytest.approx(0.5)
