"""A redacted copy made in the real window by keyboard alone: asked for, looked at, saved; the words that went are nowhere in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.store import journal
from tests.paper.reading import text_of
from tests.ui.pages import CTRL, PATIENCE, Key, press, write
from ui.screens.record import RecordScreen
from ui.screens.redact import FOR_WHOM, READ_IT, STALE, RedactScreen

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.pages import WindowPage


def test_a_copy_is_made_by_keyboard_and_the_person_who_was_ticked_is_not_in_it(page: WindowPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.record.do("redacted")
    screen = page.at(RedactScreen)
    press(Key.Key_Return)
    assert screen.problem == FOR_WHOM
    write("a fictional newspaper")
    press(Key.Key_Tab)
    press(Key.Key_Space)
    press(Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: screen.told == READ_IT, timeout=PATIENCE)
    target = tmp_path / "copy.pdf"
    page.wiring.redacting.save_to(target)
    page.settle()
    assert "copy.pdf" in screen.told
    text = " ".join(text_of(target.read_bytes()).split())
    assert "[redacted: person 1]" in text
    assert "Witness 1" not in text
    assert "Made for: a fictional newspaper" in text
    assert journal.entries(page.wiring.session.open_desk.parts.store)[-1].entry.act == "redacted"
    press(Key.Key_Space)
    assert screen.told == STALE
    press(Key.Key_Escape)
    page.at(RecordScreen)
    page.record.wait_for_paper()
    page.record.do("redacted")
    assert page.at(RedactScreen).purpose.text() == "a fictional newspaper", "what was typed is still there"
