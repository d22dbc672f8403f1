"""Two versions compared field by field and word by word."""

from __future__ import annotations

import copy
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.report.comparing import Change, Sort, Span, changes, in_words, spans
from tests.paper.records import attachment, question, record


def versions(**other: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    older = record(**other)
    newer = copy.deepcopy(older)
    newer["report"] |= {"version": 2, "kind": "amendment", "builds_on": "ab" * 32, "reason": "A time was wrong."}
    return older, newer


def entry(of: dict[str, Any], section: str, name: str) -> dict[str, Any]:
    entries = next(each["entries"] for each in of["sections"] if each["name"] == section)
    return next(each for each in entries if each["name"] == name)


def test_the_same_version_twice_differs_in_nothing() -> None:
    assert changes(*versions()) == ()


def test_a_changed_answer_is_named_with_its_section_and_both_its_words() -> None:
    older, newer = versions()
    entry(newer, "when", "began")["accounts"][0]["shown"] = "10 Aug 2026, about 1410 hours"
    assert changes(older, newer) == (
        Change("When and where", (), "Began", Sort.CHANGED, "10 Aug 2026, about 1407 hours", "10 Aug 2026, about 1410 hours"),
    )


def test_how_it_is_known_is_part_of_the_answer_and_each_account_stands_on_a_line() -> None:
    older, newer = versions()
    entry(newer, "agents", "number")["accounts"][1]["told_by"] = "Person 3"
    (change,) = changes(older, newer)
    assert change.before == "1. at least 6 (told by, Person 2)\n2. 8 (told by, Person 2)"
    assert change.after == "1. at least 6 (told by, Person 2)\n2. 8 (told by, Person 3)"


def test_an_answer_that_is_gone_and_one_that_is_new_are_told_apart_from_a_question_that_is_not_there() -> None:
    older, newer = versions()
    entry(newer, "reporter", "how")["accounts"] = []
    entry(newer, "reporter", "partner")["accounts"] = copy.deepcopy(entry(older, "reporter", "ended")["accounts"])
    newer["sections"][0]["entries"] = [one for one in newer["sections"][0]["entries"] if one["name"] != "ended"]
    assert [(one.label, one.sort, one.before, one.after) for one in changes(older, newer)] == [
        ("How do you know of the incident?", Sort.CHANGED, "I observed it", "— not answered"),
        ("Partner's star", Sort.CHANGED, "— not answered", "unknown"),
        ("Ended", Sort.REMOVED, "unknown", ""),
    ]


def test_inside_a_row_the_row_is_named() -> None:
    older, newer = versions()
    second = entry(older, "agents", "attempts")["rows"][1]
    entry(newer, "agents", "attempts")["rows"][1]["entries"] = [question("time", "Time", "1412 hours"), *second["entries"][1:]]
    (change,) = changes(older, newer)
    assert (change.where, change.label) == (("Attempts to identify the supervising official", "Attempt 2"), "Time")


def test_a_row_that_is_new_or_gone_is_one_change_with_all_its_answers() -> None:
    older, newer = versions(count=3)
    rows = entry(newer, "agents", "attempts")["rows"]
    rows.append({"id": "r9", "number": 4, "title": "Attempt 4", "entries": [question("time", "Time", "1420 hours")]})
    del rows[0]
    found = changes(older, newer)
    assert [(one.label, one.sort) for one in found] == [("Attempt 1", Sort.REMOVED), ("Attempt 4", Sort.ADDED)]
    assert found[0].before == "Time: 1411 hours\nWords used: “Who is the supervisor here?”\nResult: refused"
    assert found[1].after == "Time: 1420 hours"


def test_a_row_that_was_moved_is_named_alone() -> None:
    older, newer = versions(count=5)
    rows = entry(newer, "agents", "attempts")["rows"]
    rows.append(rows.pop(0))
    for number, row in enumerate(rows, start=1):
        row["number"] = number
    (change,) = changes(older, newer)
    assert (change.label, change.sort, change.before, change.after) == ("Attempt 1", Sort.MOVED, "row 1", "row 5")


def test_numbers_that_came_late_and_files_that_came_or_went_are_named() -> None:
    older, newer = versions()
    older["attachments"] = [attachment(1)]
    newer["attachments"] = [attachment(2, "IMG_0002.jpg")]
    newer["report"]["rd_number"] = "JK100123"
    found = {(one.section, one.label): (one.sort, one.before, one.after) for one in changes(older, newer)}
    assert found["Report", "RD number"] == (Sort.ADDED, "", "JK100123")
    assert found["Exhibits", "E-1"][0] is Sort.REMOVED
    assert found["Exhibits", "E-2"][0] is Sort.ADDED
    assert len(found) == 3


def test_a_question_that_another_form_asks_otherwise_is_gone_and_new() -> None:
    older, newer = versions()
    newer["sections"][1]["entries"][0] = {"kind": "group", "name": "began", "label": "Began", "entries": [question("day", "Day", "10 Aug")]}
    assert [(one.label, one.sort) for one in changes(older, newer)] == [("Began", Sort.REMOVED), ("Day", Sort.ADDED)]


def test_a_section_that_only_one_version_has_is_listed_with_what_was_answered_in_it() -> None:
    older, newer = versions()
    del newer["sections"][1]
    assert [(one.section, one.label, one.sort) for one in changes(older, newer)] == [
        ("When and where", "Began", Sort.REMOVED),
        ("When and where", "Beat", Sort.REMOVED),
    ]


def test_a_sentence_says_in_words_what_was_put_in_and_what_was_taken_out() -> None:
    said = in_words("I saw six persons in vests.", "I saw at least six persons.")
    assert said == "I saw [added: at least] six persons [removed: in vests]."
    assert in_words("I saw two vans.", "I saw three vans.") == "I saw [removed: two] [added: three] vans."


def test_brackets_that_the_officer_wrote_stay_as_they_were_written() -> None:
    sign = "A sign read “[x][added: y]”."
    assert in_words(f"{sign} One van.", f"{sign} Two vans.").startswith(f"{sign} ")


@pytest.mark.parametrize(("before", "after"), [("", "new"), ("old", ""), ("same", "same"), ("a  b", "a b")])
def test_texts_that_are_empty_or_differ_in_blanks_alone_are_taken_as_they_are(before: str, after: str) -> None:
    check_nothing_is_lost(before, after)


TEXTS = st.lists(st.sampled_from(["agent", "Agent", " ", "\n", ".", "1407", "é", "“", "]", "[removed:"]), max_size=30).map("".join)


@given(TEXTS, TEXTS)
def test_nothing_of_either_text_is_lost(before: str, after: str) -> None:
    check_nothing_is_lost(before, after)


def check_nothing_is_lost(before: str, after: str) -> None:
    found = spans(before, after)
    assert "".join(text for sort, text in found if sort is not Span.ADDED) == before
    assert "".join(text for sort, text in found if sort is not Span.REMOVED) == after
    assert all(one[0] is not two[0] for one, two in pairwise(found))


def test_a_long_narrative_with_a_changed_word_is_compared_paragraph_by_paragraph() -> None:
    before = "\n".join(f"At {1400 + number} hours I saw agent {number} at the north door of the building." for number in range(4000))
    after = before.replace("agent 2000 ", "agent 2001 ")
    assert spans(before, after)[1:3] == ((Span.REMOVED, "2000"), (Span.ADDED, "2001"))
