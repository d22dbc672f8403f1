"""Boxes of short answers: how they share a row, and what is divided."""

from __future__ import annotations

from fieldreport.paper.blocks import ANSWER, Column, Piece
from fieldreport.paper.grid import ACROSS, ASKED, Box, grid
from fieldreport.paper.pen import Element

FRAME = Column(58.0, 496.0)
SHORT = Box("Beat", [Piece("0923", ANSWER)])


def height(*boxes: Box) -> float:
    return sum(slab.height for slab in grid(boxes, FRAME, Element("Sect")))


def test_four_short_answers_share_a_row_and_the_fifth_begins_another() -> None:
    assert len(grid([SHORT] * ACROSS, FRAME, Element("Sect"))) == 1
    assert len(grid([SHORT] * (ACROSS + 1), FRAME, Element("Sect"))) == 2


def test_a_longer_answer_takes_more_columns_and_the_longest_a_row_to_itself() -> None:
    half = Box("Occurred from", [Piece("about 10 Aug 2026, 1407 hours", ANSWER)])
    whole = Box("What was done", [Piece("word " * 40, ANSWER)])
    assert len(grid([half, SHORT, SHORT], FRAME, Element("Sect"))) == 1
    assert len(grid([half, half, SHORT], FRAME, Element("Sect"))) == 2
    assert len(grid([SHORT, whole, SHORT], FRAME, Element("Sect"))) == 3


def test_an_answer_with_a_row_to_itself_stands_beside_its_question() -> None:
    assert height(SHORT) < height(SHORT, SHORT) < height(SHORT) + ASKED.leading + 2


def test_a_very_high_answer_can_go_on_on_the_next_page_and_others_are_one_piece() -> None:
    high = Box("Which names?", [Piece("\n".join(["a name"] * 40), ANSWER)])
    assert len(grid([high], FRAME, Element("Sect"))) > 40
    assert len(grid([SHORT, SHORT], FRAME, Element("Sect"))) == 1


def test_readers_aloud_find_a_table_of_question_and_answer_or_paragraphs() -> None:
    as_table, as_paragraphs = Element("Sect"), Element("Sect")
    grid([SHORT, SHORT], FRAME, as_table, table=True)
    grid([SHORT, SHORT], FRAME, as_paragraphs)
    (table,) = as_table.kids
    assert isinstance(table, Element)
    rows = [[(kid.tag, kid.scope) for kid in row.kids if isinstance(kid, Element)] for row in table.kids if isinstance(row, Element)]
    assert rows == [[("TH", "Row"), ("TD", "")]] * 2
    assert [kid.tag for kid in as_paragraphs.kids if isinstance(kid, Element)] == ["P", "P"]
