"""What stands in a record is found by its name, and rows by what names them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from fieldreport.answers.values import Account, Moment, NonAnswer, Place, Range, answer_of
from fieldreport.report.seeking import answer_is, first_day, named, rows, values
from tests.builders import sample_record, sample_sheet


def record(**answers: Any) -> Any:
    sheet = sample_sheet()
    for name, answer in answers.items():
        sheet.put(Place(name), answer)
    return sample_record(sheet)


def titles(made: Any, pick: dict[str, Any]) -> list[str]:
    return [row["title"] for row, _where in rows(made, pick)]


def test_a_question_in_a_group_is_found_with_what_it_stands_in() -> None:
    (found,) = named(record(), "federal_cameras")
    assert found.where == ("Federal agents present", "Facts that 740 ILCS 16/5-15 asks for (Act under litigation)")
    assert named(record(), "camera_serial") == [], "what stands in rows belongs to its repeat"


def test_unknown_is_no_value_and_no_code() -> None:
    (found,) = named(record(federal_cameras=answer_of(NonAnswer.UNKNOWN)), "federal_cameras")
    assert values(found.entry) == set()
    assert not answer_is([found], {"question": "federal_cameras", "is": ["yes", "unknown"]})
    assert answer_is(named(record(), "bwc_worn"), {"question": "bwc_worn", "is": ["yes"]})


def test_of_a_range_and_of_several_accounts_the_first_day_counts() -> None:
    late, early = (Moment(datetime(2026, 8, day, 3, 30, tzinfo=UTC), "America/Chicago") for day in (12, 10))
    two = (Account(Range(early, late)), Account(late), Account(NonAnswer.UNKNOWN))
    (found,) = named(record(occurred_from=two), "occurred_from")
    assert first_day(found.entry) == date(2026, 8, 9), "03:30 in UTC is the evening before in Chicago"
    (found,) = named(record(occurred_from=answer_of(NonAnswer.UNKNOWN)), "occurred_from")
    assert first_day(found.entry) is None


def test_rows_are_picked_whole_by_a_code_and_by_what_names_them() -> None:
    made = record()
    assert titles(made, {"repeat": "cameras"}) == ["Ofc. Alex Sample, X60A00001", "Ofc. Robin Example, X60A00002"]
    some = {"repeat": "cameras", "where": [{"question": "camera_on", "is": ["part"]}, {"question": "camera_kind", "is": ["in_car"]}]}
    assert titles(made, some) == ["Ofc. Robin Example, X60A00002"]
    by_force = {"repeat": "agents", "named_by": "force_agent", "in": {"repeat": "force"}}
    assert titles(made, by_force) == ["Agent 2"]


def test_rows_of_the_same_answer_are_picked_and_all_where_that_is_not_known() -> None:
    pick = {"repeat": "force", "same": {"question": "force_agent", "as": "intervened_toward"}}
    known = record(intervened=answer_of("yes"), intervened_toward=answer_of("sample-agent-2"))
    other = record(intervened=answer_of("yes"), intervened_toward=answer_of("sample-agent-1"))
    unknown = record(intervened=answer_of("yes"), intervened_toward=answer_of(NonAnswer.UNKNOWN))
    assert titles(known, pick)
    assert titles(other, pick) == []
    assert titles(unknown, pick) == titles(known, {"repeat": "force"})
