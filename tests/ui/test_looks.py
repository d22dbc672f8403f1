"""Day and night, for fingers or not: one key each, remembered for the laptop, before anybody is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui import pages
from ui import looks, theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.houses import House
    from tests.ui.pages import WindowPage

CTRL = Qt.KeyboardModifier.ControlModifier
FACES = [
    theme.Face(which, by, strong) for which in (theme.DAY, theme.NIGHT) for by in (theme.USUAL, theme.TOUCH) for strong in (False, True)
]


@pytest.fixture(autouse=True)
def _by_day_afterwards(dressed: QApplication) -> Iterator[None]:
    yield
    theme.wear(dressed, theme.Face())


@pytest.mark.parametrize("face", FACES, ids=str)
def test_what_is_kept_is_found_again(face: theme.Face, tmp_path: Path) -> None:
    looks.remember(tmp_path / "new", face)
    assert looks.remembered(tmp_path / "new") == face


@pytest.mark.parametrize("kept", [None, b"", b"\xff\xfe\x00", b"x" * 10_000, b"dusk"], ids=["none", "empty", "binary", "long", "unknown"])
def test_by_day_where_nothing_that_can_be_read_is_kept(kept: bytes | None, tmp_path: Path) -> None:
    if kept is not None:
        (tmp_path / looks.FILE).write_bytes(kept)
    assert looks.remembered(tmp_path) == theme.Face()


def test_one_key_turns_to_night_and_one_to_gloves_before_anybody_has_unlocked(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    page = open_it(house.laptop)
    pages.press(Qt.Key.Key_T, CTRL)
    pages.press(Qt.Key.Key_G, CTRL)
    page.settle()
    assert theme.worn() == looks.remembered(house.laptop) == theme.Face(theme.NIGHT, theme.TOUCH)
    ground = page.window.unlock.grab().toImage().pixelColor(4, 4).name().upper()
    assert ground == theme.NIGHT.background
    assert page.window.unlock._star.height() >= theme.TOUCH.control
    pages.press(Qt.Key.Key_T, CTRL)
    pages.press(Qt.Key.Key_G, CTRL)
    page.settle()
    assert looks.remembered(house.laptop) == theme.Face()


def test_what_is_kept_says_nothing_of_anybody(tmp_path: Path) -> None:
    looks.remember(tmp_path, theme.Face(theme.NIGHT))
    assert (tmp_path / looks.FILE).read_bytes() == b"night usual\n"


def test_the_desktops_wish_for_contrast_is_followed(house: House, open_it: Callable[[Path], WindowPage], dressed: QApplication) -> None:
    open_it(house.laptop).settle()
    wanted = looks.more_contrast_wanted()
    theme.wear(dressed, theme.Face(strong=not wanted))
    dressed.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)  # the person comes back to the window
    assert theme.worn().strong is wanted
