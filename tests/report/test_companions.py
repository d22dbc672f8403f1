"""What a companion paper takes from a report, by the table that stands beside the form."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from fieldreport.answers.values import NonAnswer, Place, answer_of
from fieldreport.app import resources_folder
from fieldreport.report.companions import NOT_ANSWERED, NOT_YET, companion, names_in, offers
from fieldreport.report.footage import deletion_date
from tests.builders import NOW, sample_form, sample_record, sample_sheet

if TYPE_CHECKING:
    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.answers.values import Answer

PAPERS = json.loads((resources_folder() / "companions" / "companions.json").read_text(encoding="utf-8"))["papers"]


def entry(record: Any, name: str) -> list[dict[str, Any]]:
    """Every entry of that name, wherever it stands."""
    if isinstance(record, dict):
        here = [record] if record.get("name") == name and "kind" in record else []
        return here + [found for value in record.values() for found in entry(value, name)]
    return [found for value in record for found in entry(value, name)] if isinstance(record, list) else []


def answer(record: Any, name: str, shown: str, value: object) -> None:
    for each in entry(record, name):
        each["accounts"] = [{"shown": shown, "source": None, "told_by": None, "stored": {"value": value}}]


def parts(record: Any, kind: str) -> list[dict[str, Any]]:
    paper = next(each for each in PAPERS if each["kind"] == kind)
    data: Any = companion(record, "ab" * 32, paper, NOW)
    found: list[dict[str, Any]] = data["parts"]
    return found


def part(record: Any, kind: str, heading: str) -> dict[str, Any]:
    (found,) = (each for each in parts(record, kind) if each["heading"] == heading)
    return found


def facts(record: Any, kind: str) -> list[dict[str, Any]]:
    return [fact for each in parts(record, kind) for row in each["rows"] for fact in row["facts"]]


def test_every_name_of_the_table_is_in_the_form() -> None:
    known = {item.name for item, _repeats in sample_form().walk()}
    assert not names_in(PAPERS) - known
    broken = [{**PAPERS[0], "pending": ["no_such_question"]}]
    assert names_in(broken) - known == {"no_such_question"}


def test_a_paper_names_the_sealed_document_it_belongs_to() -> None:
    data: Any = companion(sample_record(), "ab" * 32, PAPERS[0], NOW)
    assert (data["report"]["id"], data["report"]["version"], data["report"]["sha256"]) == ("report-1", 1, "ab" * 32)


def test_each_camera_is_there_with_its_day_of_deletion_and_what_has_not_come() -> None:
    found = facts(sample_record(), "preservation")
    assert [fact["shown"] for fact in found if fact["name"] == "camera_serial"] == ["X60A00001", "X60A00002"]
    assert [fact["shown"] for fact in found if fact["name"] == "camera_deletion"] == ["08 Nov 2026"] * 2
    assert [fact["shown"] for fact in found if fact["name"] == "camera_evidence_id"] == [NOT_YET] * 2
    assert found[-1]["where"] == ["Cameras and recordings", "Ofc. Robin Example, X60A00002"]


def test_a_request_is_due_before_the_first_day_on_which_something_not_flagged_is_deleted() -> None:
    record = sample_record()
    assert offers(record, PAPERS)[0].due is None
    answer(record, "camera_flagged", "No", "no")
    assert offers(record, PAPERS)[0].due == deletion_date(date(2026, 8, 10))


def own_camera_alone(*, serial: str = "X60A00001") -> AnswerSheet:
    """The sample with the reporting member's camera named, and no camera in the list."""
    sheet = sample_sheet()
    sheet.put(Place("bwc_serial"), answer_of(serial))
    for row in sheet.rows(Place("cameras")):
        sheet.remove_row(Place("cameras"), row)
    return sheet


def test_a_camera_that_only_the_reporting_member_names_is_in_the_request() -> None:
    record = sample_record(own_camera_alone())
    offer = offers(record, PAPERS)[0]
    assert (offer.refused, offer.due) == ("", deletion_date(date(2026, 8, 10)))
    (row,) = part(record, "preservation", "Department cameras")["rows"]
    shown = {fact["name"]: fact["shown"] for fact in row["facts"]}
    assert shown["bwc_serial"] == "X60A00001"
    assert shown["camera_deletion"].startswith("08 Nov 2026, reckoned as 90 days from the incident")
    assert "does not say whether and when it was recording" in row["note"]


def test_without_any_camera_there_is_nothing_to_ask_for() -> None:
    sheet = own_camera_alone()
    sheet.put(Place("bwc_worn"), answer_of("no"))
    assert offers(sample_record(sheet), PAPERS)[0].refused


@pytest.mark.parametrize(
    ("serial", "titles"),
    [
        ("X60A00001", ["Ofc. Alex Sample, X60A00001", "Ofc. Robin Example, X60A00002"]),
        ("x60a-00001", ["Ofc. Alex Sample, X60A00001", "Ofc. Robin Example, X60A00002"]),
        ("X60A00007", ["Ofc. Alex Sample, X60A00001", "Ofc. Robin Example, X60A00002", "Camera of the reporting member"]),
    ],
)
def test_a_camera_named_twice_is_asked_for_once(serial: str, titles: list[str]) -> None:
    sheet = sample_sheet()
    sheet.put(Place("bwc_serial"), answer_of(serial))
    assert [row["title"] for row in part(sample_record(sheet), "preservation", "Department cameras")["rows"]] == titles


def test_a_camera_whose_serial_number_nobody_gave_is_the_one_of_the_same_star() -> None:
    sheet = sample_sheet()
    sheet.put(Place("bwc_serial"), ())
    assert len(part(sample_record(sheet), "preservation", "Department cameras")["rows"]) == 2
    sheet.put(Place("camera_star", (sheet.rows(Place("cameras"))[0],)), answer_of("90009"))
    assert len(part(sample_record(sheet), "preservation", "Department cameras")["rows"]) == 3


@pytest.mark.parametrize(
    ("was_on", "note"),
    [
        (answer_of("off"), "The report says that it was not on. "),
        (answer_of(NonAnswer.UNKNOWN), "The report does not say whether it was recording. "),
        ((), "The report does not say whether it was recording. "),
    ],
)
def test_a_camera_that_was_off_or_of_which_nothing_is_known_is_asked_for_with_what_is_known(was_on: Answer, note: str) -> None:
    sheet = sample_sheet()
    for row in sheet.rows(Place("cameras")):
        sheet.put(Place("camera_on", (row,)), was_on)
    record = sample_record(sheet)
    offer = offers(record, PAPERS)[0]
    assert (offer.refused, offer.due) == ("", date(2026, 11, 8))
    made = part(record, "preservation", "Department cameras")["rows"]
    assert len(made) == 2
    for row in made:
        assert row["note"].startswith(note)
        assert "any buffered or pre-event recording, and its activation log" in row["note"]


def test_until_the_day_of_a_recording_is_known_the_incident_says_by_when_it_is_wanted() -> None:
    sheet = sample_sheet()
    row = sheet.rows(Place("cameras"))[0]
    sheet.put(Place("camera_date", (row,)), ())
    sheet.put(Place("camera_flagged", (row,)), answer_of("no"))
    first, second = (
        next(fact["shown"] for fact in row["facts"] if fact["name"] == "camera_deletion")
        for row in part(sample_record(sheet), "preservation", "Department cameras")["rows"]
    )
    assert first == "08 Nov 2026, reckoned as 90 days from the incident: the report does not give the day of the recording"
    assert second == "08 Nov 2026"
    assert offers(sample_record(sheet), PAPERS)[0].due == date(2026, 11, 8)
    sheet.put(Place("occurred_from"), answer_of(NonAnswer.UNKNOWN))
    record = sample_record(sheet)
    assert offers(record, PAPERS)[0].due is None
    shown = [fact["shown"] for fact in facts(record, "preservation") if fact["name"] == "camera_deletion"]
    assert shown == ["not known: the report gives neither the day of the recording nor that of the incident", "08 Nov 2026"]


def test_a_city_camera_whose_holder_is_not_known_is_asked_for() -> None:
    sheet = sample_sheet()
    sheet.put(Place("other_video"), answer_of("yes"))
    for kind, holder in (("pod", "not_known"), ("telephone", "person")):
        row = sheet.add_row(Place("recordings"))
        sheet.put(Place("recording_kind", (row,)), answer_of(kind))
        sheet.put(Place("recording_holder", (row,)), answer_of(holder))
    rows = part(sample_record(sheet), "preservation", "Recordings of public agencies")["rows"]
    assert "City camera (POD, OEMC)" in [row["facts"][0]["shown"] for row in rows]
    assert "Telephone of a person" not in [row["facts"][0]["shown"] for row in rows]


def test_a_city_recording_that_is_overwritten_before_says_by_when_until_there_is_a_copy() -> None:
    sheet = sample_sheet()
    row = sheet.add_row(Place("recordings"))
    answers = {"recording_kind": "pod", "recording_holder": "city", "recording_obtained": "no", "recording_kept_until": date(2026, 9, 9)}
    for name, value in answers.items():
        sheet.put(Place(name, (row,)), answer_of(value))
    assert offers(sample_record(sheet), PAPERS)[0].due == date(2026, 9, 9)
    sheet.put(Place("recording_obtained", (row,)), answer_of("yes"))
    assert offers(sample_record(sheet), PAPERS)[0].due is None


def stepped_in(agent: Answer) -> Any:
    sheet = sample_sheet()
    sheet.put(Place("intervened"), answer_of("yes"))
    sheet.put(Place("intervened_toward"), agent)
    return sample_record(sheet)


def test_a_member_who_stepped_in_is_told_with_all_who_took_part() -> None:
    assert offers(sample_record(), PAPERS)[1].refused
    record = stepped_in(answer_of("sample-agent-2"))
    assert (offers(record, PAPERS)[1].refused, offers(record, PAPERS)[1].due) == ("", date(2026, 8, 15))
    (agent,) = part(record, "intervention", "Toward whom")["rows"]
    assert agent["title"] == "Agent 2"
    force = part(record, "intervention", "Force, and against whom")["rows"]
    toward = {fact["shown"] for row in force for fact in row["facts"] if fact["name"] == "force_person"}
    people = part(record, "intervention", "Persons against whom it was used")["rows"]
    assert toward == {fact["shown"] for row in people for fact in row["facts"] if fact["name"] == "person_name"}
    assert toward


def test_where_the_agent_is_not_known_nobody_against_whom_force_was_used_is_left_out() -> None:
    for agent in (answer_of(NonAnswer.UNKNOWN), ()):
        record = stepped_in(agent)
        (toward,) = (fact["shown"] for fact in facts(record, "intervention") if fact["name"] == "intervened_toward")
        assert toward == ("unknown" if agent else NOT_ANSWERED)
        assert part(record, "intervention", "Toward whom") == {
            "heading": "Toward whom",
            "about": "The report does not name the agent.",
            "rows": [],
        }
        assert part(record, "intervention", "Persons against whom it was used")["rows"]


def test_a_person_who_is_not_known_is_told_apart_from_one_who_was_not_asked_for() -> None:
    for answer, shown in ((answer_of(NonAnswer.UNKNOWN), "unknown"), ((), NOT_ANSWERED)):
        sheet = sample_sheet()
        sheet.put(Place("intervened"), answer_of("yes"))
        sheet.put(Place("intervened_toward"), answer_of("sample-agent-2"))
        for row in sheet.rows(Place("force")):
            sheet.put(Place("force_person", (row,)), answer)
        record = sample_record(sheet)
        assert {fact["shown"] for fact in facts(record, "intervention") if fact["name"] == "force_person"} == {shown}
        assert part(record, "intervention", "Persons against whom it was used")["about"].startswith("The report names no person")


def test_where_the_agent_used_no_force_the_report_says_so() -> None:
    record = stepped_in(answer_of("sample-agent-1"))
    assert part(record, "intervention", "Force, and against whom")["about"] == "The report tells of no force by that agent."


def test_no_statute_is_named_whose_words_the_table_does_not_say_where_to_read() -> None:
    assert all(paper["sources"] and paper["basis"] for paper in PAPERS)


def test_an_account_keeps_its_source() -> None:
    shown = [fact["shown"] for fact in facts(sample_record(), "federally-held") if fact["name"] == "held_details"]
    assert shown == ["Hand-held spray; no markings seen (I observed)"]
