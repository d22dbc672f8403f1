"""English or Spanish, by one key, everywhere, remembered for the laptop; no English is left when Spanish is spoken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from fieldreport.answers.values import Place
from fieldreport.said import VALUE, said, says_something
from tests import houses, translations
from tests.builders import sample_stored
from tests.resources.test_form_languages import everything
from tests.ui import pages
from tests.ui.shown import shown_words
from ui import tongue
from ui.parts.words import button, words
from ui.screens.discarded import DiscardedScreen
from ui.screens.own_words import OwnWordsScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget

    from tests.houses import House
    from tests.ui.pages import WindowPage

CTRL = Qt.KeyboardModifier.ControlModifier
ENGLISH = re.compile(
    r"\b(the|is|are|of|and|with|this|that|what|which|when|was|were|you|your|it|to|from|for|by|not|no longer|nothing)\b", re.IGNORECASE
)
"""Small words that no Spanish sentence holds: what was never made a sentence of ours is noticed by them."""
SIGNED = "I made this report"
"""The statement is shown as it is signed, in English, and with what it means."""
BRANDS = (
    "Firearms and",
    "U.S. ",
    "Federal ",
    "Bureau of",
    "Customs and",
    "Alcohol, ",
    "Immigration and",
    "and Removal",
    "Court Access",
    "Act ",
    "Crime Prevention",
)


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


class Reader:
    """Knows what is English: the sentences of the program and the words of the forms, but for what is the same in Spanish."""

    def __init__(self) -> None:
        pairs = [*translations.spanish().items(), *((both["en"], both["es"]) for _, both in everything())]
        self._plain = {english for english, spanish in pairs if english != spanish and not VALUE.search(english)}
        self._plain -= {spanish for _, spanish in pairs}
        templates = [english for english, spanish in pairs if VALUE.search(english) and says_something(english) and english != spanish]
        templates = [english for english in templates if len(re.findall(r"[a-z]{3,}", VALUE.sub("", english))) > 1]
        self._templates = [re.compile(".+".join(map(re.escape, VALUE.split(english))), re.DOTALL) for english in templates]
        self._typed = str(sample_stored())

    def english(self, text: str) -> bool:
        """Whether a shown text is an English sentence."""
        if text in self._typed or text.startswith(SIGNED):
            return False
        if text in self._plain or any(template.fullmatch(text) for template in self._templates):
            return True
        return any(self._looks_english(part) for part in re.split(r"[\n·:;,“”«»—.()]", text))

    def _looks_english(self, part: str) -> bool:
        part = re.sub(r"^\d+ de \d+\s+", "", part.strip())
        return bool(ENGLISH.search(part)) and part not in self._typed and not any(brand in part for brand in BRANDS)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def english_in(window: QWidget, reader: Reader) -> list[str]:
    return [f"{where}: {text}" for where, text in shown_words(window) if reader.english(text)]


def test_an_english_text_is_noticed(reader: Reader, qtbot: object) -> None:
    for text in ("Unlock", "3 of 5", "Type your star and your PIN.", "This was never made a sentence"):
        assert reader.english(text) or text == "3 of 5", text
    for text in ("Desbloquear", "Escriba su estrella y su PIN.", "10 Aug 2003, 1407 hours", "Ofc. Alex Sample"):
        assert not reader.english(text), text


def test_a_label_whose_text_was_not_made_a_sentence_would_be_caught(reader: Reader, dressed: QApplication, qtbot: object) -> None:
    tongue.speak(tongue.SPANISH)
    good, bad = words(said("Unlock")), words("Unlock")
    for label in (good, bad):
        label.show()
    assert english_in(good, reader) == []
    assert len(english_in(bad, reader)) == 1
    good.close()
    bad.close()


def test_no_screen_shows_english_when_spanish_is_spoken(house: House, open_it: Callable[[Path], WindowPage], reader: Reader) -> None:
    tongue.speak(tongue.SPANISH)
    page = open_it(house.laptop)
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        page.settle()
        found.setdefault(name, []).extend(english_in(page.window, reader))

    look("unlock")
    page.window.unlock.show_first_time()
    look("first time")
    page.window.unlock.show_unlock()
    page.unlock.open(houses.STAR, houses.PASSPHRASE)
    look("home")
    pages.press(Qt.Key.Key_F1)
    look("card")
    pages.press(Qt.Key.Key_F1)
    pages.press(Qt.Key.Key_F11)
    page.settle()
    pages.press(Qt.Key.Key_1)
    look("scene log")
    pages.press(Qt.Key.Key_Escape)
    page.settle()
    page.home.screen.list.setFocus()
    pages.press(Qt.Key.Key_F9)
    page.at(OwnWordsScreen)
    look("own words")
    pages.press(Qt.Key.Key_N, CTRL)
    pages.write("mu")
    look("own words, one that is typed")
    pages.press(Qt.Key.Key_Return, CTRL)
    look("own words, one that cannot be kept")
    pages.press(Qt.Key.Key_Escape)
    pages.press(Qt.Key.Key_Escape)
    page.settle()
    page.home.screen.list.setFocus()
    pages.press(Qt.Key.Key_Delete)
    look("why a draft is discarded")
    pages.write("zzz")
    pages.press(Qt.Key.Key_Return)
    look("home, a draft was discarded")
    pages.press(Qt.Key.Key_F7)
    away = page.at(DiscardedScreen)
    page.qtbot.waitUntil(lambda: away.list.rows.rowCount() == 1, timeout=pages.PATIENCE)
    look("discarded drafts")
    pages.press(Qt.Key.Key_Return)
    home = page.home.screen
    page.qtbot.waitUntil(lambda: home.list.rows.rowCount() == 1, timeout=pages.PATIENCE)
    page.settle()
    page.home.open_first()
    screen = page.fill.screen
    screen.side.show()
    for section in screen.sections.sections:
        screen.open_section(section.name)
        look(f"section {section.name}")
    screen.go_to(Place("narrative"))
    look("narrative")
    for key, held, what in ((Qt.Key.Key_I, CTRL, "what can be inserted"), (Qt.Key.Key_F, CTRL, "find and replace")):
        pages.press(key, held)
        look(f"narrative, {what}")
        pages.press(Qt.Key.Key_Escape)
    screen.go_to(Place("supervisor_outcome"))
    pages.press(Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    look("another account")
    pages.press(Qt.Key.Key_B, CTRL)
    look("bring in")
    pages.press(Qt.Key.Key_Escape)
    page.settle()
    pages.press(Qt.Key.Key_Return, CTRL)
    page.review.wait_for_paper()
    look("review")
    page.review.seal()
    look("seal")
    page.seal.sign(houses.PASSPHRASE)
    look("sealed")
    page.seal.go_home()
    look("home with a sealed report")
    page.home.shift_end()
    look("shift end")
    left = sorted({text for texts in found.values() for text in texts})
    assert not left, "\n".join(left)


def test_turning_the_language_loses_nothing_that_is_typed_and_stays_there(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    page = open_it(house.laptop)
    page.unlock.open(houses.STAR, houses.PASSPHRASE)
    page.home.wait_for_state("ready")
    page.home.open_first()
    screen, place = page.fill.screen, Place("occurred_to")
    sheet = page.wiring.session.report.sheet  # type: ignore[union-attr]  # a report is open
    screen.go_to(place)
    pages.press(Qt.Key.Key_A, CTRL)
    pages.write("half past")
    english = sheet.label(place)
    pages.press(Qt.Key.Key_L, CTRL)
    page.settle()
    assert sheet.label(place) != english
    assert screen.current_place() == "occurred_to"
    assert sheet.unread(place) == "half past"
    assert screen.unread() == {}
    screen.go_to(Place("narrative"))
    pages.write("Z")
    written = sheet.answer(Place("narrative"))
    pages.press(Qt.Key.Key_L, CTRL)
    page.settle()
    assert sheet.label(place) == english
    assert sheet.answer(Place("narrative")) == written
    screen.undo()
    assert sheet.answer(Place("narrative")) != written
    screen.undo()
    assert sheet.unread(place) != "half past"
