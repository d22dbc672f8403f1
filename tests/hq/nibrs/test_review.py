"""Looking codes up, and saying why there is none."""

from __future__ import annotations

from fieldreport.hq.nibrs.record import read_record
from fieldreport.hq.nibrs.review import Review
from fieldreport.hq.nibrs.segments import Why
from tests.hq.nibrs.making import UNKNOWN, catalogue, questions


def review() -> Review:
    return Review(catalogue())


def words(asked: Review) -> list[tuple[Why, str]]:
    return [(point.why, point.words) for point in asked.points]


def test_a_code_comes_from_the_column_of_its_table() -> None:
    asked = review()
    assert asked.coded("victim 001", "33", "injuries", "laceration") == "L"
    assert asked.points == ()


def test_a_code_that_hq_does_not_know_gives_none_and_says_so() -> None:
    asked = review()
    assert asked.coded("victim 001", "33", "injuries", "made_up") == ""
    assert words(asked) == [(Why.LEFT_OUT, "the code 'made_up' is not in HQ's table injuries.")]


def test_an_entry_without_a_code_gives_none_and_says_so() -> None:
    asked = review()
    assert asked.coded("victim 001", "26", "age_bands", "0_5") == ""
    assert words(asked) == [(Why.LEFT_OUT, "“0 to 5” has no NIBRS code.")]


def test_a_table_that_is_mapped_wrongly_is_not_believed() -> None:
    asked = review()
    assert asked.coded("victim 001", "27", "injuries", "laceration") == ""
    assert "which this element does not take" in asked.points[0].words


def test_no_answer_is_missing_and_says_of_which_kind() -> None:
    row = read_record({"sections": [{"entries": questions({"left": [], "unknown": UNKNOWN})}]})
    asked = review()
    assert [asked.one(row, name, "sexes", "s", "27") for name in ("left", "unknown", "never")] == ["", "", ""]
    assert words(asked) == [
        (Why.MISSING, "Sex of victim: not answered."),
        (Why.MISSING, "Sex of victim: unknown."),
        (Why.MISSING, "Sex of victim: the report does not ask it."),
    ]
    assert asked.one(row, "unknown", "sexes", "s", "27", unknown="U") == "U"


def test_what_is_optional_makes_no_point() -> None:
    asked = review()
    assert asked.one(read_record({"sections": []}), "never", "ethnicities", "s", "29", optional=True) == ""
    assert asked.points == ()


def test_the_same_point_is_made_once() -> None:
    asked = review()
    for _ in range(2):
        asked.look("s", "", "twice")
    assert len(asked.points) == 1
