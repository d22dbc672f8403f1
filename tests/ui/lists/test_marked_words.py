"""What the rows of marked words say."""

from __future__ import annotations

from fieldreport.answers.values import Place
from fieldreport.wording import MarkedWord
from ui.lists.marked_words import reason_rows, word_rows
from ui.parts.mark import Mark

WORD = MarkedWord(
    Place("narrative"), "Narrative", "rude", 2, "opinion", "It tells what the writer thinks.", "give the words", "He was rude."
)


def test_a_word_says_where_it_stands_why_it_is_marked_and_what_instead() -> None:
    (row,) = word_rows([WORD], lambda _: "")
    assert (row.key, row.title, row.mark) == (WORD, "“rude”, 2 times", Mark.OPEN)
    assert row.detail == "Narrative: He was rude.\nIt tells what the writer thinks. Instead: give the words."


def test_a_kept_word_says_its_reason() -> None:
    (row,) = word_rows([WORD], lambda _: "Quoted")
    assert (row.detail, row.mark) == ("Kept. Quoted", Mark.READY)


def test_reasons_stand_behind_their_keys() -> None:
    assert [row.title for row in reason_rows(["A", "B"])] == ["1\u2002A", "2\u2002B"]
