"""What a gap's row says."""

from __future__ import annotations

from fieldreport.answers.saying import Gap
from fieldreport.answers.values import Place
from ui.lists.gaps import gap_rows, unread_rows, warning_rows
from ui.parts.mark import Mark, Tone

GAPS = (
    Gap(Place("supervisor_asked"), "supervision", "missing", "Say whether you asked for identification.", "The order, duty 3."),
    Gap(Place("ems_arrived"), "injuries", "wrong", "EMS arrived before it was asked for.", ""),
)


def test_a_gap_says_whose_rule_asks_what_and_in_which_section_and_row() -> None:
    sections = {"supervision": "Supervising official", "injuries": "Injuries"}
    first, second = gap_rows(GAPS, sections, lambda place: "Attempt 1" if place.name == "supervisor_asked" else "")
    assert first.title == "The order, duty 3: Say whether you asked for identification."
    assert first.detail == "Supervising official · Attempt 1"
    assert (second.title, second.detail, second.key) == ("EMS arrived before it was asked for.", "Injuries", Place("ems_arrived"))


def test_the_rest_of_the_reason_stands_under_it() -> None:
    gap = Gap(Place("x"), "s", "missing", "“When?” has no answer yet.", "50 ILCS 706/10-20: recordings are kept 90 days.")
    (row,) = gap_rows([gap], {"s": "Cameras"})
    assert row.title == "50 ILCS 706/10-20: “When?” has no answer yet."
    assert row.detail == "Cameras · 50 ILCS 706/10-20: recordings are kept 90 days."


def test_what_is_wrong_has_another_shape_than_what_is_missing() -> None:
    assert [row.mark for row in gap_rows(GAPS, {})] == [Mark.OPEN, Mark.LOOK]


def test_what_was_typed_and_not_understood_stands_in_the_way_too() -> None:
    (row,) = unread_rows([(Place("occurred"), "soonish")])
    assert "soonish" in row.title
    assert "not understood" in row.detail


def test_a_warning_is_in_the_colour_of_care() -> None:
    (row,) = warning_rows([(Place("narrative"), "“clearly”", "It tells what the writer thinks.")])
    assert (row.tone, row.detail) == (Tone.CARE, "It tells what the writer thinks.")
