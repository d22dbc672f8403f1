"""A redacted record holds nothing of what was chosen, and says how much went and why."""

from __future__ import annotations

import copy
import functools
import json
import unicodedata
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as some

from fieldreport.report.redacting import CONTACT, MINOR, PERSON, Choice, chosen_by_default, people, redact
from tests.builders import sample_record

OF = "cd" * 32
FIRST = ("Zephyrine", "Quillfeather", "Bartholomäus", "O'Dwyer", "Núñez", "Wrzesniewski", "Ibrahimović")
PLACES = ("narrative", "activity_words", "injury_complaint", "detained_to", "property_what", "attempt_reply")


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
    made = redact(record, Choice(frozenset({people(record)[0].row})), of=OF)
    left = plain(json.dumps(made.record, ensure_ascii=False))
    assert [part for part in plain(name).replace("'", " ").split() if len(part) > 2 and part in left] == []
    assert phone not in left
    assert plain(name) in plain(json.dumps(record, ensure_ascii=False)), "the control: it stood there"


def test_contact_data_goes_also_of_people_who_were_not_chosen() -> None:
    record = with_person("Quillfeather", "q@example.org, 312-555-0147")
    made = redact(record, chosen_by_default(record), of=OF)
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
    assert MINOR in redact(record, chosen_by_default(record), of=OF).counts()


def test_the_ids_of_rows_are_replaced_and_the_record_itself_is_not_changed() -> None:
    record = copy.deepcopy(sample())
    before = copy.deepcopy(record)
    left = json.dumps(redact(record, chosen_by_default(record), of=OF).record)
    assert "sample-person" not in left
    assert record == before


def test_what_the_log_holds_are_places_and_reasons_never_words() -> None:
    record = with_person("Quillfeather", "312-555-0147")
    made = redact(record, Choice(frozenset({people(record)[0].row}), words=("patrol",)), ("beat",), of=OF)
    assert "quillfeather" not in repr(made.taken).casefold()
    assert {PERSON, CONTACT} <= set(made.counts())


def test_officials_acting_in_office_stay_unless_their_words_are_chosen() -> None:
    record = copy.deepcopy(sample())
    kept = json.dumps(redact(record, chosen_by_default(record), of=OF).record)
    assert "Sgt. Jordan Sample" in kept
    gone = redact(record, Choice(frozenset(), words=("Jordan Sample",)), of=OF)
    assert "Jordan" not in json.dumps(gone.record)
