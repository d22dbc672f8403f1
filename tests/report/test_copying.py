"""Answers copied from one sheet to another, rows and links with them."""

from __future__ import annotations

import pytest

from fieldreport.answers.values import Account, NonAnswer, Place, Source, answer_of
from fieldreport.errors import AnswerProblem
from fieldreport.report.copying import COPIED, copy_answers, copy_rows, link, titles
from tests.builders import NOW, counter, empty_sheet, sample_sheet


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


NAME = "report 1a2b3c4d, 10 Aug 2026"


def all_rows() -> dict[str, tuple[str, ...]]:
    source = sample_sheet()
    return {repeat: tuple(row for row, _title in titles(source, repeat)) for repeat in COPIED}


def test_people_agents_and_vehicles_come_over_with_new_ids_as_one_step_of_undo() -> None:
    source, target = sample_sheet(), empty_sheet(new_id=counter("new"))
    before = target.stored()
    copied = copy_rows(source, target, all_rows(), name=NAME, now=NOW)
    assert {repeat: len(rows) for repeat, rows in copied.rows.items()} == {repeat: len(rows) for repeat, rows in all_rows().items()}
    for repeat in COPIED:
        assert [title for _row, title in titles(target, repeat)] == [title for _row, title in titles(source, repeat)]
        assert all(row.startswith("new-") for row in copied.rows[repeat])
    assert Place("people") in target.last_change.rows
    target.undo()
    assert target.stored() == before
    assert target.undo() is None
    target.redo()
    assert len(target.rows(Place("people"))) == len(copied.rows["people"])


def test_where_it_came_from_is_said_in_the_report() -> None:
    source, target = sample_sheet(), empty_sheet()
    people = all_rows()["people"][:2]
    copy_rows(source, target, {"people": people}, name=NAME, now=NOW)
    assert target.answer(Place("related_numbers"))[0].value == f"{NAME} (copied from it: People 2)"


def test_what_was_said_and_done_there_and_how_it_was_known_do_not_come_over() -> None:
    source, target = sample_sheet(), empty_sheet()
    row = all_rows()["people"][0]
    source.put(Place("person_contact", (row,)), (Account("555-0100", source=Source.OBSERVED),))
    source.put(Place("person_sex", (row,)), answer_of(NonAnswer.UNKNOWN))
    source.put(Place("person_spoke", (row,)), answer_of("written"))
    source.put(Place("person_statement", (row,)), answer_of("They came out of the van."))
    (new,) = copy_rows(source, target, {"people": [row]}, name=NAME, now=NOW).rows["people"]
    assert target.answer(Place("person_name", (new,)))[0].value == source.answer(Place("person_name", (row,)))[0].value
    assert target.answer(Place("person_contact", (new,))) == (Account("555-0100", entered=NOW),)
    for left in ("person_sex", "person_spoke", "person_statement"):
        assert target.answer(Place(left, (new,))) == ()


def test_a_link_follows_the_row_that_came_over_and_is_left_out_where_it_did_not() -> None:
    source = sample_sheet()
    rows = all_rows()
    agent, vehicle = rows["agents"][0], rows["vehicles"][0]
    source.put(Place("agent_vehicle", (agent,)), answer_of(vehicle))
    both = empty_sheet()
    copied = copy_rows(source, both, {"agents": [agent], "vehicles": [vehicle]}, name=NAME, now=NOW).rows
    assert both.answer(Place("agent_vehicle", (copied["agents"][0],)))[0].value == copied["vehicles"][0]
    alone = empty_sheet()
    copied = copy_rows(source, alone, {"agents": [agent]}, name=NAME, now=NOW).rows
    assert alone.answer(Place("agent_vehicle", (copied["agents"][0],))) == ()
    assert not [gap for gap in alone.gaps() if gap.kind == "wrong"]


def test_an_answer_that_says_there_are_none_is_not_turned_around() -> None:
    target = empty_sheet()
    target.put(Place("vehicle_any"), answer_of("no"))
    before = target.stored()
    with pytest.raises(AnswerProblem, match=r"asks for no vehicles: .*says otherwise\. Nothing was copied"):
        copy_rows(sample_sheet(), target, all_rows(), name=NAME, now=NOW)
    assert target.stored() == before


def test_a_related_report_is_named_once_beside_what_stands_there() -> None:
    target = empty_sheet()
    target.put(Place("related_numbers"), answer_of("JK100123, unit 012"))
    assert link(target, NAME, NOW)
    assert not link(target, NAME, NOW)
    assert target.answer(Place("related_numbers"))[0].value == f"JK100123, unit 012\n{NAME}"
