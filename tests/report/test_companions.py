"""What a companion paper takes from a report, by the table that stands beside the form."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from fieldreport.app import resources_folder
from fieldreport.report.companions import NOT_YET, companion, names_in, offers
from fieldreport.report.footage import deletion_date
from tests.builders import NOW, sample_form, sample_record

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


def facts(record: Any, kind: str) -> list[dict[str, Any]]:
    paper = next(each for each in PAPERS if each["kind"] == kind)
    data: Any = companion(record, "ab" * 32, paper, NOW)
    return [fact for part in data["parts"] for row in part["rows"] for fact in row["facts"]]


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


def test_a_member_who_stepped_in_is_told_with_the_agent_toward_whom_it_was() -> None:
    record = sample_record()
    assert offers(record, PAPERS)[1].refused
    answer(record, "intervened", "Yes", "yes")
    assert not offers(record, PAPERS)[1].refused
    section = next(each for each in record["sections"] if entry(each, "intervened"))  # type: ignore[attr-defined]
    toward = {"kind": "question", "name": "intervened_toward", "label": "Toward which agent?", "type": "select_one", "accounts": []}
    section["entries"].append(toward)
    answer(record, "intervened_toward", "Agent 2", "sample-agent-2")
    assert [fact["where"][-1] for fact in facts(record, "intervention") if fact["name"] == "agent_agency"] == ["Agent 2"]


def test_an_account_keeps_its_source() -> None:
    shown = [fact["shown"] for fact in facts(sample_record(), "federally-held") if fact["name"] == "held_details"]
    assert shown == ["Hand-held spray; no markings seen (I observed)"]
