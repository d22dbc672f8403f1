"""English or Spanish, by one key, everywhere, remembered for the laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from fieldreport.said import said
from tests.ui import pages
from ui import tongue
from ui.parts.words import button, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.houses import House
    from tests.ui.pages import WindowPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _in_english_afterwards(dressed: QApplication) -> Iterator[None]:
    yield
    tongue.speak(tongue.ENGLISH)


def test_what_is_kept_is_found_again(tmp_path: Path) -> None:
    for language in (tongue.SPANISH, tongue.ENGLISH):
        tongue.remember(tmp_path / "new", language)
        assert tongue.remembered(tmp_path / "new") == language


@pytest.mark.parametrize("kept", [None, b"", b"\xff\xfe\x00", b"es" * 10_000, b"tlh"], ids=["none", "empty", "binary", "long", "unknown"])
def test_english_where_nothing_that_can_be_read_is_kept(kept: bytes | None, tmp_path: Path) -> None:
    if kept is not None:
        (tmp_path / tongue.FILE).write_bytes(kept)
    assert tongue.remembered(tmp_path) == tongue.ENGLISH


def test_every_widget_says_its_words_anew_in_the_other_language_and_back() -> None:
    label, pressed, line = words(said("Unlock")), button(said("Unlock"), key="F4"), QLineEdit()
    tongue.name(line, said("Search my reports"))
    tongue.prompt(line, said("Type to search"))
    english = (label.text(), pressed.text(), pressed.accessibleDescription(), line.accessibleName(), line.placeholderText())
    tongue.speak(tongue.SPANISH)
    assert label.text() == pressed.accessibleName() == "Desbloquear"
    assert pressed.text() == "Desbloquear\u2003F4"
    assert pressed.accessibleDescription() == "Tecla: F4"
    assert (line.accessibleName(), line.placeholderText()) == ("Buscar en mis informes", "Escriba para buscar")
    tongue.speak(tongue.ENGLISH)
    assert (label.text(), pressed.text(), pressed.accessibleDescription(), line.accessibleName(), line.placeholderText()) == english


def test_what_somebody_typed_stays_as_it_is_in_every_language() -> None:
    label = words("Unlock")
    tongue.speak(tongue.SPANISH)
    assert label.text() == "Unlock"


def test_one_key_turns_the_language_before_anybody_has_unlocked(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    page = open_it(house.laptop)
    unlock = page.window.unlock
    unlock._star.setText("90001")
    pages.press(Qt.Key.Key_L, CTRL)
    page.settle()
    assert tongue.spoken() == tongue.remembered(house.laptop) == tongue.SPANISH
    assert unlock._unlock.accessibleName() == "Desbloquear"
    assert unlock._star.text() == "90001"
    pages.press(Qt.Key.Key_L, CTRL)
    page.settle()
    assert tongue.remembered(house.laptop) == tongue.ENGLISH
    assert unlock._unlock.accessibleName() == "Unlock"
