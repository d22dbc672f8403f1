"""The window as a person uses it: screens by name, keys by what they do. Everything is typed.

window = open_window(qtbot, house)
window.unlock.open("90001", PASSPHRASE)
window.home.new_report()
…
window.review.seal()
window.seal.sign(PASSPHRASE)
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from tests.ui.fill_page import FillPage
from ui import theme
from ui.application import Desktop
from ui.parts.screen import Screen
from ui.screens.fill import FillScreen
from ui.screens.home import HomeScreen
from ui.screens.record import RecordScreen
from ui.screens.review import ReviewScreen
from ui.screens.seal import SealScreen
from ui.screens.shift_end import ShiftEndScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from fieldreport.app import Parts
    from ui.actions.wiring import Wiring


Key = Qt.Key
Kind = TypeVar("Kind", bound=Screen)
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
PATIENCE = 15_000
"""The longest that a page waits for the window, milliseconds."""


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(_focus(), key, modifiers)


def write(text: str) -> None:
    """Type a text where the focus is."""
    QTest.keyClicks(_focus(), text)


def show_alone(qtbot: QtBot, widget: QWidget, width: int = 1366, height: int = 650) -> None:
    """Show a widget in a window of its own, with the keyboard."""
    qtbot.addWidget(widget)
    layout = widget.layout()
    if layout is not None:
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the offscreen platform warns of limits
    widget.resize(width, height)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


def _focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the keyboard"
    return widget


def open_window(
    qtbot: QtBot, folder: Path, now: Callable[[], datetime], parts: Parts | None = None, size: tuple[int, int] = (1366, 768)
) -> WindowPage:
    """Open the window on a data folder and wait until its core is open."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply_theme(app)
    page = WindowPage(qtbot, folder, now, parts)
    page.show(size)
    return page


class WindowPage:
    """The whole window. ``left`` holds how the process would have ended: True for a lock, False for good."""

    def __init__(self, qtbot: QtBot, folder: Path, now: Callable[[], datetime], parts: Parts | None) -> None:
        self.qtbot = qtbot
        self.left: list[bool] = []
        self.desktop = Desktop(folder, self._leave, now, parts)
        self.window = self.desktop.window
        self.unlock = UnlockPage(self)
        self.home = HomePage(self)
        self.review = ReviewPage(self)
        self.seal = SealPage(self)
        self.record = RecordPage(self)
        self.shift_end = ShiftEndPage(self)

    def show(self, size: tuple[int, int]) -> None:
        self.window.resize(*size)
        with self.qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.window.unlock.take_focus()
        self.qtbot.waitUntil(self._is_ready, timeout=PATIENCE)

    def _is_ready(self) -> bool:
        return self.desktop.wiring is not None and (self.wiring.session.core is not None or bool(self.unlock.problem))

    def _leave(self, again: bool) -> None:
        self.left.append(again)
        self.window.let_close()

    @property
    def wiring(self) -> Wiring:
        assert self.desktop.wiring is not None, "the window has not been painted yet"
        return self.desktop.wiring

    @property
    def notice(self) -> str:
        """The line under the strip, or ""."""
        return self.window.notice.text

    @property
    def fill(self) -> FillPage:
        """The form that is open."""
        return FillPage(self.at(FillScreen))

    def at(self, kind: type[Kind]) -> Kind:
        """Wait until a screen of this kind is shown, and return it."""
        self.qtbot.waitUntil(lambda: isinstance(self.window.shown, kind), timeout=PATIENCE)
        shown = self.window.shown
        assert isinstance(shown, kind)
        return shown

    def settle(self) -> None:
        """Wait until nothing is being done on the lanes."""
        self.wiring.background.drain(PATIENCE / 1000)

    def lock(self) -> None:
        """F12."""
        press(Key.Key_F12)
        self.qtbot.waitUntil(lambda: bool(self.left), timeout=PATIENCE)

    def close(self) -> None:
        """The window's own close button."""
        if not self.left:
            self.window.close()
            self.qtbot.waitUntil(lambda: bool(self.left), timeout=PATIENCE)

    def finish(self) -> None:
        """Close, and leave nothing behind that another thread's collector could find."""
        self.close()
        shiboken6.delete(self.window)
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class UnlockPage:
    """The unlock screen."""

    def __init__(self, window: WindowPage) -> None:
        self._window = window

    @property
    def problem(self) -> str:
        return self._window.window.unlock.problem

    def open(self, star: str, pin: str) -> None:
        """Type star and PIN, and wait for home."""
        self.enter(star, pin)
        self._window.at(HomeScreen)

    def enter(self, star: str, pin: str) -> None:
        """Type star and PIN."""
        write(star)
        press(Key.Key_Return)
        write(pin)
        press(Key.Key_Return)

    def enter_pin(self, pin: str) -> None:
        """Type the PIN again."""
        write(pin)
        press(Key.Key_Return)

    def wait_for_problem(self) -> str:
        self._window.qtbot.waitUntil(lambda: bool(self.problem), timeout=PATIENCE)
        return self.problem

    def first_time(self, star: str, code: str, pin: str, again: str | None = None) -> None:
        """F4, then star, HQ's code and the new PIN twice."""
        press(Key.Key_F4)
        for text in (star, code, pin, again if again is not None else pin):
            write(text)
            press(Key.Key_Return)


class HomePage:
    """Home."""

    def __init__(self, window: WindowPage) -> None:
        self._window = window

    @property
    def screen(self) -> HomeScreen:
        return self._window.at(HomeScreen)

    @property
    def states(self) -> list[str]:
        """The state of each report in the list, in words."""
        model = self.screen.list.rows
        rows = [model.row_at(model.index(number)) for number in range(model.rowCount())]
        return [row.state for row in rows if row is not None]

    def confirm_shift(self, **fields: str) -> None:
        """Fill the fields of the shift from the first to the last, then Enter."""
        screen = self.screen
        screen.take_focus()
        for name in ("beat", "watch", "vehicle", "camera", "partner_star", "partner"):
            if name in fields:
                press(Key.Key_A, CTRL)
                write(fields[name])
            if name != "partner":
                press(Key.Key_Tab)
        press(Key.Key_Return)

    def new_report(self) -> FillPage:
        """Ctrl+N."""
        self.screen.take_focus()
        press(Key.Key_N, CTRL)
        return self._window.fill

    def open_first(self) -> FillPage:
        """Enter on the first report of the list."""
        self.screen.list.setFocus()
        press(Key.Key_Home)
        press(Key.Key_Return)
        return self._window.fill

    def open_sealed(self) -> None:
        """Enter on the first report that is sealed, when the list has one."""
        self.wait_for_state("sealed")
        rows = self.screen.list
        rows.setCurrentIndex(rows.rows.index(next(number for number, words in enumerate(self.states) if "sealed" in words)))
        rows.setFocus()
        press(Key.Key_Return)

    def wait_for_state(self, words: str) -> None:
        """Wait until some report's state begins so."""
        self._window.qtbot.waitUntil(lambda: any(state.startswith(words) for state in self.states), timeout=PATIENCE)

    def shift_end(self) -> None:
        """Ctrl+E."""
        self.screen.take_focus()
        press(Key.Key_E, CTRL)
        self._window.at(ShiftEndScreen)


class ReviewPage:
    """Review."""

    def __init__(self, window: WindowPage) -> None:
        self._window = window

    @property
    def screen(self) -> ReviewScreen:
        return self._window.at(ReviewScreen)

    @property
    def gaps(self) -> list[str]:
        """What stands in the way, in words."""
        model = self.screen.gaps.rows
        rows = [model.row_at(model.index(number)) for number in range(model.rowCount())]
        return [row.title for row in rows if row is not None]

    def wait_for_paper(self) -> int:
        """Wait for the paper and return its number of pages."""
        screen = self.screen
        self._window.qtbot.waitUntil(lambda: screen.paper.page_count > 0 and screen.paper.is_drawn, timeout=PATIENCE)
        return screen.paper.page_count

    def open_gap(self) -> FillPage:
        """Enter on the gap that is current."""
        press(Key.Key_Return)
        return self._window.fill

    def keep_words(self) -> int:
        """1 on the first marked word and A for all others: keep them for the first reason. Return how many there were."""
        self._window.settle()  # they are looked for on a lane
        marked = self.screen.words
        count = marked.open_count
        if count:
            press(Key.Key_1)
        if marked.open_count:
            press(Key.Key_A)
        return count

    def seal(self) -> None:
        """Ctrl+Enter."""
        press(Key.Key_Return, CTRL)
        self._window.at(SealScreen)


class SealPage:
    """Seal."""

    def __init__(self, window: WindowPage) -> None:
        self._window = window

    @property
    def screen(self) -> SealScreen:
        return self._window.at(SealScreen)

    def sign(self, pin: str) -> str:
        """Type the PIN, Enter, and wait until it is sealed; return where it is now, in words."""
        screen = self.screen
        write(pin)
        press(Key.Key_Return)
        self._window.qtbot.waitUntil(lambda: bool(screen.standing), timeout=PATIENCE)
        return screen.standing

    def try_pin(self, pin: str) -> str:
        """Type a wrong PIN and return what is said."""
        screen = self.screen
        write(pin)
        press(Key.Key_Return)
        self._window.qtbot.waitUntil(lambda: bool(screen.problem) and screen.bar.ready, timeout=PATIENCE)
        return screen.problem

    def wait_for_standing(self, words: str) -> str:
        screen = self.screen
        self._window.qtbot.waitUntil(lambda: words in screen.standing, timeout=PATIENCE)
        return screen.standing

    def next_report(self) -> FillPage:
        """Ctrl+Enter."""
        press(Key.Key_Return, CTRL)
        return self._window.fill

    def go_home(self) -> None:
        """Esc."""
        press(Key.Key_Escape)
        self._window.at(HomeScreen)


class RecordPage:
    """A sealed report."""

    def __init__(self, window: WindowPage) -> None:
        self._window = window

    @property
    def screen(self) -> RecordScreen:
        return self._window.at(RecordScreen)

    def wait_for_standing(self, words: str) -> str:
        screen = self.screen
        self._window.qtbot.waitUntil(lambda: words in screen.standing, timeout=PATIENCE)
        return screen.standing

    def wait_for_paper(self) -> int:
        """Wait until the pages are drawn; return how many."""
        paper = self.screen.paper
        self._window.qtbot.waitUntil(lambda: paper.page_count > 0 and paper.is_drawn, timeout=PATIENCE)
        return paper.page_count

    def do(self, name: str) -> None:
        """Go to a deed in the list, Enter."""
        deeds = self.screen.deeds
        assert deeds.select(name), f"{name} is not offered"
        deeds.setFocus()
        press(Key.Key_Return)

    def go_home(self) -> None:
        """Esc."""
        press(Key.Key_Escape)
        self._window.at(HomeScreen)


class ShiftEndPage:
    """Shift end."""

    def __init__(self, window: WindowPage) -> None:
        self._window = window

    @property
    def screen(self) -> ShiftEndScreen:
        return self._window.at(ShiftEndScreen)

    def wait_for_number(self, number: int) -> None:
        """Wait until so many are left on this laptop."""
        screen = self.screen
        self._window.qtbot.waitUntil(lambda: screen.number == str(number), timeout=PATIENCE)
