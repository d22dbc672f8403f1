"""What rows say of another form."""

from __future__ import annotations

from fieldreport.answers.leaving import Leaving
from fieldreport.answers.values import Place
from fieldreport.forms.difference import Difference, Kind
from ui.lists.changes import LONGEST_SAID, aside_rows, difference_rows, return_rows


def test_an_answer_that_has_no_place_is_told_with_its_question_and_why() -> None:
    leaving = Leaving(Place("q"), "Plate", "AB\n123", "It is not asked there.")
    (row,) = aside_rows((leaving,))
    assert row.spoken() == "Plate: AB 123. It is not asked there."
    (back,) = return_rows((leaving,))
    assert back.spoken() == "Plate: AB 123. It comes back."


def test_a_long_answer_is_cut_in_the_row_alone() -> None:
    (row,) = aside_rows((Leaving(Place("q"), "Narrative", "x" * 1_000, "It is not asked there."),))
    assert row.title == f"Narrative: {'x' * LONGEST_SAID}…"


def test_a_difference_is_told_with_its_section_and_without_formulas() -> None:
    (row,) = difference_rows((Difference(Kind.ADDED, "Where", "q", "New question: “Plate”.", "${x}"),))
    assert row.spoken() == "New question: “Plate”.. Where"
    assert "${" not in row.spoken()
