"""The record that is sealed: its shape never changes, and it can be read without the program."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from fieldreport import canonical
from fieldreport.answers.sheet import AnswerSheet
from fieldreport.answers.values import Account, AttachedFile, NonAnswer, Place, Source, answer_of
from tests.builders import FORM_ID, OFFICER, Clock, counter, empty_sheet, sample_catalogue, sample_form, sample_record, sample_sheet
from tests.form_with_files import PHOTO, sheet_with_files
from tests.golden.keep import kept_draft, kept_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldreport.forms.definition import Form


def entries(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every entry of a record, rows and groups opened."""

    def opened(found: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for entry in found:
            yield entry
            yield from opened(entry.get("entries", []))
            for row in entry.get("rows", []):
                yield from opened(row["entries"])

    for section in record["sections"]:
        yield from opened(section["entries"])


def named(record: dict[str, Any], name: str) -> dict[str, Any]:
    return next(entry for entry in entries(record) if entry["name"] == name)


def test_the_record_has_exactly_the_decided_shape() -> None:
    record: dict[str, Any] = sample_record()
    form, catalogue = sample_form(), sample_catalogue()
    sections, answers = record.pop("sections"), record.pop("answers")
    assert record == {
        "format": "fieldreport.record/1",
        "report": {
            "id": "report-1",
            "version": 1,
            "kind": "original",
            "builds_on": None,
            "reason": None,
            "training": True,
            "rd_number": None,
            "event_number": None,
        },
        "form": {"id": "federal-enforcement-report", "version": form.version, "sha256": form.sha256, "title": "Federal enforcement report"},
        "catalogue": {"id": catalogue.id, "version": catalogue.version, "sha256": catalogue.sha256},
        "language": "en",
        "officer": {"star": "90001", "name": "Ofc. Alex Sample", "rank": "Police Officer", "unit": "009"},
        "attachments": [],
        "scene_log": [],
        "kept_words": [],
        "attestation": {
            "text": sample_sheet().label(Place("attestation_statement")),
            "star": "90001",
            "name": "Ofc. Alex Sample",
            "at": "2026-08-10T21:00:00.000Z",
        },
        "ledger": {"device": "device-1", "sequence": 7, "entry": "0" * 64, "checkpoint": None},
        "made": {"at": "2026-08-10T21:00:00.000Z", "zone": "America/Chicago", "app": "0.1.0"},
    }
    assert answers == sample_sheet().stored()
    assert [set(section) for section in sections] == [{"name", "label", "entries"}] * 21


def test_each_entry_has_the_keys_of_its_kind() -> None:
    keys = {
        "question": {"kind", "name", "label", "type", "accounts"},
        "note": {"kind", "name", "label"},
        "group": {"kind", "name", "label", "entries"},
        "repeat": {"kind", "name", "label", "rows"},
    }
    found = list(entries(sample_record()))
    assert {entry["kind"] for entry in found} == set(keys)
    assert all(set(entry) == keys[entry["kind"]] for entry in found)
    rows = [row for entry in found if entry["kind"] == "repeat" for row in entry["rows"]]
    assert all(set(row) == {"id", "number", "title", "entries"} for row in rows)


def test_an_answer_says_what_was_meant_how_it_is_known_and_what_is_stored() -> None:
    number = named(sample_record(), "agents_number")
    assert number["label"] == "How many federal agents?"
    assert number["type"] == "integer"
    assert [(one["shown"], one["source"], one["told_by"]) for one in number["accounts"]] == [
        ("at least 6", "I observed", None),
        ("about 10", "told by", "Witness 1"),
    ]
    assert number["accounts"][0]["stored"] == {
        "value": 6,
        "precision": "at_least",
        "source": "observed",
        "entered": "2026-08-10T20:30:00.000Z",
    }


def test_codes_and_links_stand_there_in_words() -> None:
    record = sample_record()
    assert named(record, "agencies")["accounts"][0]["shown"] == (
        "ICE, Enforcement and Removal Operations (ERO), U.S. Customs and Border Protection (CBP)"
    )
    assert named(record, "injured_person")["accounts"][0]["shown"] == "Witness 1"
    assert named(record, "supervisor_name")["accounts"][0]["shown"] == "refused"
    assert named(record, "occurred_from")["accounts"][0]["shown"] == "about 10 Aug 2026, 1407 hours"
    assert [row["title"] for row in named(record, "people")["rows"]] == ["Witness 1", "Person 2"]
    assert [row["title"] for row in named(record, "agents")["rows"]] == ["Agent 1", "Agent 2"]


def test_a_chosen_provision_is_recorded_with_the_law_behind_it_as_it_was_shown() -> None:
    """Who reads the record in court has none of our tables."""
    sheet = sample_sheet()
    row = sheet.rows(Place("violations"))[0]
    sheet.put(Place("provision", (row,)), (Account("bivens"),))
    account = named(sample_record(sheet), "provision")["accounts"][0]
    (choice,) = account["choices"]
    assert (choice["code"], choice["label"]) == ("bivens", account["shown"])
    assert [tuple(remark.values()) for remark in choice["remarks"]] == [
        ("citation", "Citation", "740 ILCS 16/", "740 ILCS 16/"),
        ("class", "Class", "civil action", "civil action"),
        ("verified", "Checked", "V", "V, the wording was read"),
        ("counsel", "Before use", "verify with counsel", "verify with counsel"),
        (
            "litigation",
            "In court",
            "under litigation: United States v. Illinois, filed 22 December 2025",
            "under litigation: United States v. Illinois, filed 22 December 2025",
        ),
        ("elements", "In plain words", choice["remarks"][-1]["value"], choice["remarks"][-1]["shown"]),
    ]


@pytest.mark.parametrize("form", [form for form in kept_forms() if form.id == FORM_ID], ids=lambda form: form.version)
def test_a_report_begun_with_an_earlier_release_is_recorded_with_the_law_of_that_release(form: Form) -> None:
    sheet = AnswerSheet(form, now=Clock(), new_id=counter("new"), stored=kept_draft(form))
    accounts = [account for entry in entries(sample_record(sheet)) if entry["name"] == "provision" for account in entry["accounts"]]
    assert accounts
    for account in accounts:
        (choice,) = account["choices"]
        columns = [remark["column"] for remark in choice["remarks"]]
        assert columns == ["elements"] if choice["code"] == "not_determined" else ["citation", "class", "verified", "counsel", "elements"]


def test_other_answers_are_recorded_as_they_always_were() -> None:
    for entry in entries(sample_record()):
        for account in entry.get("accounts", ()):
            assert set(account) - {"choices"} == {"shown", "source", "told_by", "stored"}
            assert "choices" not in account or entry["name"] == "provision"


def test_what_was_asked_and_not_answered_is_there_without_an_account_and_what_was_not_asked_is_not() -> None:
    record = sample_record()
    assert named(record, "rd_number")["accounts"] == []
    names = {entry["name"] for entry in entries(record)}
    assert "supervisor_none_why" not in names
    assert "people_title" not in names


def test_an_rd_number_stands_at_the_top_once_it_is_known() -> None:
    sheet = sample_sheet()
    sheet.put(Place("rd_number"), answer_of(" JK100123 "))
    record: dict[str, Any] = sample_record(sheet)
    assert record["report"]["rd_number"] == "JK100123"
    sheet.put(Place("rd_number"), answer_of(NonAnswer.UNKNOWN))
    record = sample_record(sheet)
    assert record["report"]["rd_number"] is None


def test_told_by_nobody_named_says_just_told() -> None:
    sheet = sample_sheet()
    sheet.put(Place("commands_heard"), (Account("Get back", source=Source.TOLD),))
    (account,) = named(sample_record(sheet), "commands_heard")["accounts"]
    assert (account["source"], account["told_by"]) == ("told", None)


def test_the_record_is_canonical_json_and_the_same_every_time() -> None:
    first = canonical.encode(sample_record())
    assert canonical.encode(canonical.decode(first)) == first == canonical.encode(sample_record())


def test_an_empty_draft_can_be_laid_out_too() -> None:
    record: dict[str, Any] = sample_record(empty_sheet())
    assert all(not entry["accounts"] for entry in entries(record) if entry["kind"] == "question" and entry["type"] != "calculate")


def test_a_further_version_names_what_it_builds_on_and_why() -> None:
    record: dict[str, Any] = sample_record(version=2, kind="amendment", builds_on="a" * 64, reason="A time was wrong.")
    assert record["report"] | {"id": ""} == {
        "id": "",
        "version": 2,
        "kind": "amendment",
        "builds_on": "a" * 64,
        "reason": "A time was wrong.",
        "training": True,
        "rd_number": None,
        "event_number": None,
    }
    assert record["officer"]["star"] == OFFICER.star


@pytest.mark.parametrize(
    "lineage",
    [
        {"kind": "draft"},
        {"version": 2},
        {"builds_on": "a" * 64},
        {"kind": "amendment", "version": 1, "builds_on": "a" * 64, "reason": "x"},
        {"kind": "amendment", "version": 2, "reason": "x"},
        {"kind": "supplement", "version": 2, "builds_on": "a" * 64},
        {"kind": "supplement", "version": 2, "builds_on": "a" * 64, "reason": ""},
    ],
)
def test_a_version_with_a_contradictory_descent_is_refused(lineage: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"kind of version|builds on"):
        sample_record(**lineage)


def test_an_answer_that_names_an_exhibit_shows_its_number_also_in_a_row() -> None:
    sheet = sheet_with_files()
    photo = AttachedFile("ab" * 32, "IMG_0001.jpg", "image/jpeg", 1234)
    sheet.put(PHOTO, (Account(photo), Account(NonAnswer.UNKNOWN)))
    row = sheet.add_row(Place("films"))
    sheet.put(Place("recording", (row,)), answer_of(photo))
    sheet.put(Place("second_photo"), answer_of(replace(photo, sha256="cd" * 32)))
    attachments = [{"number": "E-7", "sha256": "ab" * 32}]
    record: dict[str, Any] = sample_record(sheet, attachments=attachments)
    assert record["attachments"] == attachments
    assert [account["shown"] for account in named(record, "photo")["accounts"]] == ["Exhibit E-7: IMG_0001.jpg", "unknown"]
    assert named(record, "recording")["accounts"][0]["shown"] == "Exhibit E-7: IMG_0001.jpg"
    assert named(record, "second_photo")["accounts"][0]["shown"].startswith("IMG_0001.jpg (1.2 KB")  # no exhibit of that name
    assert named(record, "photo")["accounts"][0]["stored"]["value"]["file"]["size"] == 1234
