"""Reading the answers out of a sealed record, by name and row."""

from __future__ import annotations

from fieldreport.answers.values import Account, Precision
from fieldreport.hq.nibrs.record import DEEPEST, Row, read_record
from tests.hq.nibrs.making import REFUSED, UNKNOWN, question, questions, record, repeat


def row_of(**answers: object) -> Row:
    return read_record({"sections": [{"name": "a", "entries": questions(answers)}]})


def test_groups_are_looked_through_and_rows_kept_apart() -> None:
    report = read_record(record(repeat("people", One={"person_sex": "male"}, Two={"person_sex": "female"}), injury_any="no"))
    assert report.code("injury_any") == "no"
    assert [(row.title, row.code("person_sex")) for row in report.rows("people")] == [("One", "male"), ("Two", "female")]
    assert report.rows("agents") == ()
    assert report.unread == 0


def test_rows_in_rows_are_read() -> None:
    inner = repeat("camera_shows", Shot={"camera_shows_when": "1416"})
    outer = {"kind": "repeat", "name": "cameras", "rows": [{"id": "c", "title": "Camera", "entries": [inner]}]}
    (camera,) = read_record({"sections": [{"entries": [outer]}]}).rows("cameras")
    assert [row.title for row in camera.rows("camera_shows")] == ["Shot"]


def test_the_first_account_that_gives_a_value_counts() -> None:
    row = row_of(fact=[UNKNOWN, Account(3, Precision.ABOUT), 4])
    assert row.said("fact") == Account(3, Precision.ABOUT)
    assert row.differs("fact")


def test_accounts_that_agree_or_give_no_value_do_not_differ() -> None:
    assert not row_of(fact=[UNKNOWN, "yes", REFUSED, "yes"]).differs("fact")


def test_a_question_that_was_left_empty_is_not_one_that_was_not_asked() -> None:
    row = row_of(fact=[])
    assert ("fact" in row.answers, row.said("fact"), row.code("fact")) == (True, None, "")
    assert "other" not in row.answers


def test_codes_of_one_or_several_choices() -> None:
    assert row_of(role=("affected", "witness")).codes("role") == ("affected", "witness")
    assert row_of(role="affected").codes("role") == ("affected",)
    assert row_of(role=UNKNOWN).codes("role") == ()


def test_what_cannot_be_read_is_counted_and_the_rest_is_read() -> None:
    broken = question("fact", "yes")
    broken["accounts"][0]["stored"] = {"value": {"strange": 1}}
    report = read_record({"sections": [{"entries": [broken, "no entry", {"kind": "question", "name": 7}, question("other", "no")]}]})
    assert report.code("other") == "no"
    assert report.unread == 3


def test_a_record_without_sections_or_endlessly_deep_is_not_followed() -> None:
    assert read_record({}).unread == 1
    deep: dict[str, object] = question("fact", "yes")
    for _ in range(DEEPEST + 5):
        deep = {"kind": "group", "name": "g", "entries": [deep]}
    report = read_record({"sections": [deep]})
    assert report.answers == {}
    assert report.unread == 1
