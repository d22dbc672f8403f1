"""Marked words: one key keeps one, one more all that are left; nothing of it needs a mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.pages import Key, press, show_alone, write
from ui.lists.rows import Row
from ui.parts.mark import Mark
from ui.parts.marked_words import MarkedWords

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

REASONS = ("Quoted", "A name")


class _Kept:
    """Shows words and keeps them as a report would."""

    def __init__(self, part: MarkedWords) -> None:
        self.part, self.reasons = part, dict.fromkeys(("illegal", "clearly", "rude"), "")
        part.kept.connect(self._keep)
        self._show()

    def _keep(self, keys: tuple[str, ...], reason: str) -> None:
        self.reasons |= dict.fromkeys(keys, reason)
        self._show()

    def _show(self) -> None:
        self.part.show_words([Row(word, word, mark=Mark.READY if said else Mark.OPEN) for word, said in self.reasons.items()])


@pytest.fixture
def kept(qtbot: QtBot, dressed: QApplication) -> _Kept:
    part = MarkedWords(REASONS)
    show_alone(qtbot, part, 460, 700)
    made = _Kept(part)
    part.take_focus()
    return made


def test_one_key_keeps_a_word_and_goes_to_the_next(kept: _Kept) -> None:
    write("21")
    assert kept.reasons == {"illegal": "A name", "clearly": "Quoted", "rude": ""}
    assert kept.part.open_count == 1


def test_one_more_key_gives_all_that_are_left_the_same_reason(kept: _Kept) -> None:
    write("a")
    assert kept.part.open_count == 3, "there is no reason yet that could be the same"
    write("2a")
    assert set(kept.reasons.values()) == {"A name"}
    assert kept.part.open_count == 0


def test_another_reason_is_written_in_a_line(kept: _Kept) -> None:
    write("3")
    assert kept.part.other.hasFocus()
    press(Key.Key_Return)
    assert kept.part.open_count == 3, "an empty reason is none"
    write("Read out from 1 warrant")
    press(Key.Key_Return)
    assert kept.reasons["illegal"] == "Read out from 1 warrant"
    assert kept.part.list.hasFocus()


def test_esc_in_the_line_goes_back_to_the_words_and_keeps_what_is_typed(kept: _Kept) -> None:
    write("3")
    write("Half")
    assert kept.part.close_open()
    assert not kept.part.close_open()
    assert kept.part.list.hasFocus()
    assert kept.part.other.text() == "Half"


def test_delete_takes_a_reason_away_and_enter_goes_to_the_word(kept: _Kept, qtbot: QtBot) -> None:
    write("1")
    press(Key.Key_Up)
    press(Key.Key_Delete)
    assert kept.reasons["illegal"] == ""
    with qtbot.waitSignal(kept.part.word_chosen) as chosen:
        press(Key.Key_Return)
    assert chosen.args == ["illegal"]


def test_a_reason_is_taken_from_the_list_of_reasons_too(kept: _Kept) -> None:
    kept.part.offered.setFocus()
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert kept.reasons["illegal"] == "A name"


def test_without_marked_words_nothing_is_shown(kept: _Kept) -> None:
    kept.part.show_words(())
    assert not kept.part.isVisible()
