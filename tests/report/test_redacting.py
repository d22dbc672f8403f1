"""A redacted record holds nothing of what was chosen, and says how much went and why."""

from __future__ import annotations

import copy
import functools
import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from fieldreport.catalogue.words import load_words
from fieldreport.redacting import load_questions, status_finder
from fieldreport.report.persons import people
from fieldreport.report.redacting import (
    BY_DEFAULT,
    CONTACT,
    KINDS,
    MINOR,
    NAME,
    PERSON,
    PLACE,
    REASONS,
    STATUS,
    WORD,
    Choice,
    Making,
    Redacted,
    Rules,
    chosen_by_default,
)
from fieldreport.report.redacting import redact as redacted
from tests.builders import NOW, ROOT, WORDS, sample_record

MAKING = Making(of="cd" * 32, by="Ofc. Alex Sample, star 90001", at=NOW, purpose="a fictional newspaper")
FIRST = ("Zephyrine", "Quillfeather", "Bartholomäus", "O'Dwyer", "Núñez", "Wrzesniewski", "Ibrahimović")
PLACES = ("narrative", "activity_words", "injury_complaint", "detained_to", "property_what", "attempt_reply")


@functools.cache
def rules() -> Rules:
    """Return the rules as they are shipped."""
    return Rules(load_questions(ROOT / "resources" / "redaction" / "questions.csv"), status_finder(load_words(WORDS)))


def redact(record: dict[str, Any], choice: Choice) -> Redacted:
    return redacted(record, choice, rules(), MAKING)


@functools.cache
def sample() -> dict[str, Any]:
    return sample_record()


def plain(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one)).casefold()


def questions(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for entry in entries:
        found += [entry] if "accounts" in entry else []
        found += questions([*entry.get("entries", []), *entry.get("rows", [])])
    return found


def say(record: dict[str, Any], name: str, text: str) -> None:
    """Answer the first question of a name with a text."""
    asked = next(one for section in record["sections"] for one in questions(section["entries"]) if one["name"] == name)
    asked["accounts"] = [{"shown": text, "source": None, "told_by": None, "stored": {"value": text}}]


def with_person(name: str, phone: str, place: str = "narrative", age: str = "25_44") -> dict[str, Any]:
    record: dict[str, Any] = copy.deepcopy(sample())
    say(record, "person_name", name)
    say(record, "person_contact", phone)
    say(record, "person_age", age)
    say(record, place, f"Then {name.upper()} ({plain(name.rsplit(maxsplit=1)[-1])}) gave {phone}.")
    return record


@settings(max_examples=25, deadline=None)
@given(
    some.lists(some.sampled_from(FIRST), min_size=1, max_size=4, unique=True).map(" ".join),
    some.integers(2000000, 9999999).map(lambda number: f"(312) {number // 10000}-{number % 10000:04}"),
    some.sampled_from(PLACES),
)
def test_no_part_of_a_chosen_name_and_no_number_survives(name: str, phone: str, place: str) -> None:
    record = with_person(name, phone, place)
    made = redact(record, Choice(frozenset({people(record)[0].row})))
    left = plain(json.dumps(made.record, ensure_ascii=False))
    assert [part for part in plain(name).replace("'", " ").split() if len(part) > 2 and part in left] == []
    assert phone not in left
    assert plain(name) in plain(json.dumps(record, ensure_ascii=False)), "the control: it stood there"


def test_contact_data_goes_also_of_people_who_were_not_chosen() -> None:
    record = with_person("Quillfeather", "q@example.org, 312-555-0147")
    made = redact(record, chosen_by_default(record))
    left = json.dumps(made.record)
    assert "example.org" not in left
    assert "555-0147" not in left
    assert "Quillfeather" in left
    assert made.counts()[CONTACT] >= 2


def test_minors_are_chosen_by_default_and_nobody_else() -> None:
    record = with_person("Quillfeather", "none", age="13_17")
    first, second = people(record)
    assert (first.minor, second.minor) == (True, False)
    assert chosen_by_default(record).people == {first.row}
    assert MINOR in redact(record, chosen_by_default(record)).counts()


def test_the_ids_of_rows_are_replaced_and_the_record_itself_is_not_changed() -> None:
    record = copy.deepcopy(sample())
    before = copy.deepcopy(record)
    left = json.dumps(redact(record, chosen_by_default(record)).record)
    assert "sample-person" not in left
    assert record == before


def test_what_the_log_holds_are_places_and_reasons_never_words() -> None:
    record = with_person("Quillfeather", "312-555-0147")
    made = redact(record, Choice(frozenset({people(record)[0].row}), words=("patrol",)))
    assert "quillfeather" not in repr(made.taken).casefold()
    assert {PERSON, CONTACT} <= set(made.counts())


def test_officials_acting_in_office_stay_unless_their_words_are_chosen() -> None:
    record = copy.deepcopy(sample())
    kept = json.dumps(redact(record, chosen_by_default(record)).record)
    assert "Sgt. Jordan Sample" in kept
    gone = redact(record, Choice(frozenset(), words=("Jordan Sample",)))
    assert "Jordan" not in json.dumps(gone.record)


def test_words_on_immigration_status_go_by_default_from_every_text() -> None:
    record: dict[str, Any] = copy.deepcopy(sample())
    words = "He said: undocumented, overstayed a VISA; pais de origen. Immigration and Customs Enforcement came."
    say(record, "narrative", words)
    say(record, "attempt_reply", words)
    made = redact(record, chosen_by_default(record))
    left = json.dumps(made.record, ensure_ascii=False)
    assert [word for word in ("undocumented", "overstayed", "VISA", "origen") if word in left] == []
    assert "Immigration and Customs Enforcement came" in left, "the name of an agency is no word on status"
    assert made.counts()[STATUS] == 8
    kept = redact(record, Choice(frozenset(), BY_DEFAULT - {STATUS}))
    assert "overstayed" in json.dumps(kept.record), "the control: it goes only where it is chosen"


def test_the_copy_says_who_made_it_when_and_for_whom_and_none_is_made_without() -> None:
    told = redact(sample(), chosen_by_default(sample())).record["redacted"]
    assert (told["by"], told["for"], told["at"]) == (MAKING.by, MAKING.purpose, "2026-08-10T21:00:00.000Z")
    for by, purpose in (("", "somebody"), ("somebody", " ")):
        with pytest.raises(ValueError, match="for whom"):
            Making(of="cd" * 32, by=by, at=NOW, purpose=purpose)


def test_a_name_goes_also_from_the_officer_and_the_attestation() -> None:
    record = with_person("Quillfeather", "none")
    record["officer"] = {**record["officer"], "name": "Ofc. Sam Quillfeather"}
    record["attestation"] = {**record["attestation"], "name": "Ofc. Sam Quillfeather", "text": "I spoke with Quillfeather."}
    record["report"] = {**record["report"], "reason": "Quillfeather called again"}
    made = redact(record, Choice(frozenset({people(record)[0].row})))
    assert "Quillfeather" not in json.dumps(made.record)
    assert made.record["officer"]["name"].startswith("Ofc. Sam [redacted")


def test_neither_a_code_nor_a_source_stands_beside_what_was_taken_out() -> None:
    record = with_person("Quillfeather", "none", age="13_17")
    asked = next(one for section in record["sections"] for one in questions(section["entries"]) if one["name"] == "person_age")
    asked["accounts"][0] |= {
        "choices": [{"code": "13_17", "label": "13 to 17", "remarks": []}],
        "source": "told by",
        "told_by": "the mother",
    }
    left = json.dumps(redact(record, chosen_by_default(record)).record)
    assert [word for word in ("13_17", "13 to 17", "the mother") if word in left] == []
    assert "13 to 17" in json.dumps(record), "the control: it stood there"


def test_names_of_people_who_are_not_listed_go_and_officials_stay() -> None:
    record: dict[str, Any] = copy.deepcopy(sample())
    for name in ("recording_holder_name", "agent_name"):
        say(record, name, "Zephyrine Quillfeather")
    made = redact(record, chosen_by_default(record))
    left = [
        (one["name"], account["shown"])
        for section in made.record["sections"]
        for one in questions(section["entries"])
        for account in one["accounts"]
        if one["name"] in ("recording_holder_name", "agent_name")
    ]
    assert ("recording_holder_name", "[redacted: contact]") in left
    assert ("agent_name", "Zephyrine Quillfeather") in left


def test_the_departments_own_numbers_are_not_taken_for_telephone_numbers() -> None:
    record: dict[str, Any] = copy.deepcopy(sample())
    say(record, "event_number", "2622212345")
    say(record, "narrative", "He called 3125550147.")
    left = json.dumps(redact(record, chosen_by_default(record)).record)
    assert "2622212345" in left
    assert "3125550147" not in left


def test_the_address_goes_by_default_where_it_may_be_a_home_and_elsewhere_when_chosen() -> None:
    record: dict[str, Any] = copy.deepcopy(sample())
    say(record, "location_type", "street")
    for one in [one for section in record["sections"] for one in questions(section["entries"])]:
        if one["name"] == "premises_what":
            one["accounts"] = []
    assert PLACE not in chosen_by_default(record).kinds
    say(record, "location_type", "residence")
    assert PLACE in chosen_by_default(record).kinds
    assert PLACE in redact(record, chosen_by_default(record)).counts()


def test_every_reason_is_a_kind_or_a_choice_and_cites_only_the_two_rules_of_the_word_list() -> None:
    assert set(REASONS) == KINDS | {PERSON, WORD}
    cited = " ".join(text for code, text in REASONS.items() if code != STATUS)
    assert "ILCS" not in cited
    assert "Code" not in cited
    listed = (WORDS / "immigration-status.csv").read_text(encoding="utf-8")
    assert "Municipal Code of Chicago 2-173-030" in listed
    assert "5 ILCS 805/15" in listed
    assert all(rule in REASONS[STATUS] for rule in ("2-173-030", "5 ILCS 805/15"))
    assert NAME in BY_DEFAULT
