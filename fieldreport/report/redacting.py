"""A redacted record: what a sealed record says without the people, the private data and the words that were chosen.

The result is a record of its own format, laid out anew; a PDF is never edited. What was typed is searched for everywhere it was
typed, not only in its own field. A program finds what it knows and may miss some: a person reads the copy before it is given out,
and the copy says so.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from fieldreport.answers.values import utc_text
from fieldreport.report.persons import PEOPLE, all_questions, names_of, people, people_rows, texts_of
from fieldreport.report.private import private_places
from fieldreport.report.searching import Hit, Target, replaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

FORMAT = "fieldreport.redacted/1"

PERSON, MINOR, NAME, CONTACT, NUMBER, PLACE = "person", "minor", "name", "contact", "number", "place"
MEDICAL, STATUS, EXHIBIT, WORD = "medical", "status", "exhibit", "word"
REASONS: Mapping[str, str] = MappingProxyType(
    {
        PERSON: "A person's name, and the answers that tell who the person is",
        MINOR: "A person under 18: the name, the age, and the answers that tell who the person is",
        NAME: "Names of people who are not in the list of people: owners, holders, interpreters, who told it",
        CONTACT: "Telephone, address or e-mail of a person",
        NUMBER: "Plates of vehicles that are not in the list of federal vehicles, numbers of identity papers, dates of birth",
        PLACE: "Addresses of where it happened",
        MEDICAL: "Injury, health or care",
        STATUS: "Words on immigration status, citizenship or place of birth: Municipal Code of Chicago 2-173-030; 5 ILCS 805/15",
        EXHIBIT: "Names, hashes and descriptions of files",
        WORD: "Words that the person who made this copy chose",
    }
)
"""Why something was taken out, by code. The two sources are those of the rule in ``catalogue.words``."""
OFFICIAL, OWN_NUMBER = "official", "own_number"
"""Kinds of a question that stays: who acted in office, and the department's own numbers, which are no telephone numbers."""
KINDS = frozenset(REASONS) - {PERSON, WORD}
"""Kinds that can be chosen for the whole record."""
BY_DEFAULT = KINDS - {PLACE}
"""Kinds that are taken out unless the human says otherwise. What is given out cannot be taken back."""

_HOMES = frozenset({"residence"})
_KEPT_OF_PERSON = frozenset({"person_role", "person_spoke", "person_statement", "person_declined_words", "person_wishes"})
"""What of a chosen person's row stays, its words searched; every other answer goes, also one that later forms add."""
_FIXED = frozenset(
    {
        "utc",
        "zone",
        "date",
        "time",
        "at",
        "entered",
        "precision",
        "source",
        "none",
        "codes",
        "code",
        "kind",
        "type",
        "sha256",
        "certificate",
    }
)
"""Keys of the record whose text is never typed."""
_AS_THEY_ARE = ("form", "catalogue", "language", "made")
_READ = frozenset({"shown", "source", "told_by"})
"""What of an account is printed."""
_FORM_WORDS = frozenset({"label"})


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be taken out."""

    people: frozenset[str]
    """Row ids."""
    kinds: frozenset[str] = BY_DEFAULT
    """Of :data:`KINDS`."""
    words: tuple[str, ...] = ()
    """Further words or phrases, as typed by the human."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What is private in any record."""

    questions: Mapping[str, str]
    """Name of a question to its kind: one of :data:`KINDS`, :data:`PERSON`, :data:`OFFICIAL` or :data:`OWN_NUMBER`."""
    status: Callable[[str], Iterable[tuple[int, int]]]
    """Finds words on immigration status, citizenship and place of birth in a text: first character, and the one after the last."""


@dataclass(frozen=True, slots=True)
class Making:
    """Who makes a copy of what, when and for whom. It stands on the copy."""

    of: str
    """SHA-256 of the whole signed document. Its signature makes it no oracle for a short answer that was taken out."""
    by: str
    at: datetime
    """Aware."""
    purpose: str
    """For whom, in words; a copy for nobody is not made."""

    def __post_init__(self) -> None:
        if not self.by.strip() or not self.purpose.strip():
            raise ValueError("A redacted copy says who made it and for whom.")


@dataclass(frozen=True, slots=True)
class Taken:
    """One thing that was taken out: where and why, never what."""

    place: str
    """Section and question, by their names in the form."""
    code: str


@dataclass(frozen=True, slots=True)
class Redacted:
    """The redacted record and what was taken out of it."""

    record: dict[str, Any]
    taken: tuple[Taken, ...]

    def counts(self) -> dict[str, int]:
        """Return how many places were taken out, by code."""
        return dict(sorted(Counter(one.code for one in self.taken).items()))


def chosen_by_default(record: Mapping[str, Any]) -> Choice:
    """Return the choice that is offered: people under 18, every private kind, and the address where it may be a home."""
    kinds = KINDS if _may_be_a_home(record) else BY_DEFAULT
    return Choice(frozenset(one.row for one in people(record) if one.minor), kinds)


def redact(record: Mapping[str, Any], choice: Choice, rules: Rules, making: Making) -> Redacted:
    """Return the record without what was chosen.

    Args:
        record: as ``report.versions.build_record`` gives it; it is not changed.
        choice: what is taken out.
        rules: what is private.
        making: what the copy says of itself.
    """
    work = _Work(record, choice, rules)
    sections = [
        {
            **section,
            "label": work.typed(section["label"], section["name"], form=True),
            "entries": work.entries(section["entries"], section["name"]),
        }
        for section in record["sections"]
    ]
    # What a picture shows, no search can tell: a copy shows none.
    files = [{key: value for key, value in one.items() if key != "picture"} for one in record.get("attachments", [])]
    if EXHIBIT in choice.kinds:
        work.taken += [Taken("attachments", EXHIBIT) for _each in files]
    # Only what is named here comes into the copy: what later records add stays out until somebody thinks of it.
    result: dict[str, Any] = {key: record[key] for key in _AS_THEY_ARE if key in record} | {
        "format": FORMAT,
        "report": {
            key: work.typed(value, f"report/{key}", kind=OWN_NUMBER) if key in ("reason", "rd_number", "event_number") else value
            for key, value in record["report"].items()
        },
        "officer": work.searched(record["officer"], "officer"),
        "attestation": work.searched(record["attestation"], "attestation"),
        "sections": sections,
        "answers": {},
        "attachments": [] if EXHIBIT in choice.kinds else work.searched(files, "attachments"),
        # Free text with times and positions of its own: it is no part of a redacted copy.
        "scene_log": [],
        "kept_words": [],
    }
    done = Redacted(result, tuple(work.taken))
    result["redacted"] = {
        "of": making.of,
        "by": making.by,
        "at": utc_text(making.at),
        "for": making.purpose,
        "counts": done.counts(),
        "reasons": {code: REASONS[code] for code in done.counts()},
    }
    return done


class _Work:
    """One redaction under way."""

    def __init__(self, record: Mapping[str, Any], choice: Choice, rules: Rules) -> None:
        self.choice = choice
        self.taken: list[Taken] = []
        self._rules = rules
        self._rows = {row: f"row-{number}" for number, row in enumerate(_row_ids(record["sections"]), start=1)}
        everybody = people(record)
        self._codes = {one.row: MINOR if one.minor else PERSON for one in everybody}
        self._minors = frozenset(one.row for one in everybody if one.minor)
        self._targets = list(_targets(record, choice, self._codes))
        self._form_targets = [one for one in self._targets if one.code in (PERSON, MINOR)]
        self._federal = frozenset(_federal_plates(record))

    def entries(self, entries: Iterable[Mapping[str, Any]], place: str, person: str = "") -> list[dict[str, Any]]:
        """Return entries without what was chosen; ``person``: the row id of the person whose row it is, or ""."""
        return [self._entry(entry, f"{place}/{entry['name']}", person) for entry in entries]

    def _entry(self, entry: Mapping[str, Any], place: str, person: str) -> dict[str, Any]:
        found = {**entry, "label": self.typed(entry["label"], place, form=True)}
        if "rows" in entry:
            found["rows"] = [self._row(row, place, entry["name"], person) for row in entry["rows"]]
        if "entries" in entry:
            found["entries"] = self.entries(entry["entries"], place, person)
        if "accounts" in entry:
            code, kind = self._code(entry, person), self._rules.questions.get(entry["name"], "")
            found["accounts"] = [self._account(account, place, code, kind) for account in entry["accounts"]]
        return found

    def _row(self, row: Mapping[str, Any], place: str, repeat: str, person: str) -> dict[str, Any]:
        own = repeat == PEOPLE
        title = self.typed(row["title"], place)
        if own and row["id"] in self.choice.people:
            title = mark(self._codes[row["id"]], row["number"])
        return {
            **row,
            "id": self._rows[row["id"]],
            "title": title,
            "entries": self.entries(row["entries"], place, row["id"] if own else person),
        }

    def _code(self, entry: Mapping[str, Any], person: str) -> str:
        if person in self.choice.people and entry["name"] not in _KEPT_OF_PERSON:
            return self._codes[person]
        kind = self._rules.questions.get(entry["name"], "")
        if kind == MINOR and person not in self._minors:
            return ""
        return kind if kind in self.choice.kinds else ""

    def _account(self, account: Mapping[str, Any], place: str, code: str, kind: str) -> dict[str, Any]:
        value = account["stored"].get("value")
        if not code and isinstance(value, dict) and "file" in value and EXHIBIT in self.choice.kinds:
            code = EXHIBIT
        if not code:
            return self._kept(account, place, kind)
        self.taken.append(Taken(place, code))
        # Built anew, not copied: neither a code, nor a source, nor a time of entry tells what the answer was.
        return {"shown": mark(code), "source": None, "told_by": None, "stored": {"value": mark(code)}}

    def _kept(self, account: Mapping[str, Any], place: str, kind: str) -> dict[str, Any]:
        found = {key: self.searched(account[key], place, key, kind) for key in account if key in _READ}
        counted = len(self.taken)
        found |= {key: self.searched(account[key], place, key, kind) for key in account if key not in _READ}
        del self.taken[counted:]  # the data beside the words repeat them: a place counts once
        return found

    def searched(self, thing: Any, place: str, key: str = "value", kind: str = "") -> Any:  # noqa: ANN401  # JSON
        """Return JSON data with each text in it searched and each row id made neutral."""
        if isinstance(thing, dict):
            return {name: self.searched(each, place, name, kind) for name, each in thing.items()}
        if isinstance(thing, list):
            return [self.searched(each, place, key, kind) for each in thing]
        if not isinstance(thing, str):
            return thing
        if thing in self._rows:
            return self._rows[thing]
        return self.typed(thing, place, form=key in _FORM_WORDS, kind=kind) if key not in _FIXED else thing

    def typed(self, text: str | None, place: str, *, form: bool = False, kind: str = "") -> str | None:
        """Return a text without what was chosen. Of the form's own words only names go that were put into them."""
        if not text:
            return text
        done, codes = replaced(text, self._form_targets) if form else replaced(text, self._targets, self._hits(text, kind))
        self.taken += [Taken(place, code) for code in codes]
        return done

    def _hits(self, text: str, kind: str) -> Iterator[Hit]:
        if STATUS in self.choice.kinds:
            yield from (Hit(start, end, mark(STATUS), STATUS) for start, end in self._rules.status(text))
        if kind != OWN_NUMBER:
            for code, start, end in private_places(text, self._federal):
                if code in self.choice.kinds:
                    yield Hit(start, end, mark(code), code)


def mark(code: str, number: int | None = None) -> str:
    """Return what stands in place of what was taken out; its length tells nothing."""
    return f"[redacted: {code}{f' {number}' if number else ''}]"


def _targets(record: Mapping[str, Any], choice: Choice, codes: Mapping[str, str]) -> Iterator[Target]:
    for row in people_rows(record):
        if row["id"] in choice.people:
            code = codes[row["id"]]
            yield from (Target(name, mark(code, row["number"]), code) for name in dict.fromkeys(names_of(row)))
        if CONTACT in choice.kinds or row["id"] in choice.people:
            for said in texts_of(row, "person_contact"):
                for part in (said, *re.split(r"[,;\n]+", said)):
                    if re.search(r"[\d@]", part):
                        yield Target(part.strip(), mark(CONTACT), CONTACT)
    for word in choice.words:
        yield Target(word, mark(WORD), WORD)


def _may_be_a_home(record: Mapping[str, Any]) -> bool:
    """Whether a dwelling was entered, or the place is one."""
    for entry in all_questions(record):
        if entry["name"] == "premises_what" and entry["accounts"]:
            return True
        if entry["name"] in ("location_type", "place_type") and any(one["stored"].get("value") in _HOMES for one in entry["accounts"]):
            return True
    return False


def _federal_plates(record: Mapping[str, Any]) -> Iterator[str]:
    for entry in all_questions(record):
        if entry["name"] in ("plate_front", "plate_rear", "vehicle_other_plate_words"):
            yield from (str(one["shown"]) for one in entry["accounts"])


def _row_ids(entries: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for entry in entries:
        for row in entry.get("rows", ()):
            yield row["id"]
            yield from _row_ids(row["entries"])
        yield from _row_ids(entry.get("entries", ()))
