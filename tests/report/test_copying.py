"""Answers copied from one sheet to another, rows and links with them."""

from __future__ import annotations

from fieldreport.answers.values import Place
from fieldreport.report.copying import copy_answers
from tests.builders import counter, empty_sheet, sample_sheet


def test_rows_get_ids_of_the_new_sheet_and_links_follow_them() -> None:
    source, target = sample_sheet(), empty_sheet(new_id=counter("new"))
    new_ids = copy_answers(source, target)
    people = target.rows(Place("people"))
    assert people == tuple(new_ids[row] for row in source.rows(Place("people")))
    assert all(row.startswith("new-") for row in people)
    (injury,) = target.rows(Place("injuries"))
    assert target.answer(Place("injured_person", (injury,)))[0].value == people[0]
    assert target.answer(Place("agents_number"))[1].told_by == people[0]


def test_a_copy_says_what_the_original_says() -> None:
    source, target = sample_sheet(), empty_sheet()
    copy_answers(source, target)
    assert target.gaps() == ()
    assert target.answer(Place("narrative")) == source.answer(Place("narrative"))
    assert target.row_title(Place("cameras"), target.rows(Place("cameras"))[1]) == source.row_title(
        Place("cameras"), source.rows(Place("cameras"))[1]
    )
