"""A redacted record: what a sealed record says without the people, the contact data and the words that were chosen.

The result is a record of its own format, laid out anew; a PDF is never edited. What was typed is searched for everywhere it was
typed, not only in its own field. A machine finds names that it knows: a human reads the copy before it leaves
(5 ILCS 140/7, Freedom of Information Act).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fieldreport.report.searching import Target, replaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

FORMAT = "fieldreport.redacted/1"

PERSON, MINOR, CONTACT, MEDICAL, STATUS, WORD, EXHIBIT = "person", "minor", "contact", "medical", "status", "word", "exhibit"
REASONS: Mapping[str, str] = {
    PERSON: "A person's identity: 5 ILCS 140/7(1)(c), personal privacy",
    MINOR: "A person under 18: 705 ILCS 405/1-7 and 5-905, law enforcement records of minors",
    CONTACT: "Telephone, address or e-mail: 5 ILCS 140/7(1)(b) and 2(c-5), private information",
    MEDICAL: "Injury, health or care: 5 ILCS 140/7(1)(b) and 2(c-5), private information",
    STATUS: "Words on immigration status: Municipal Code of Chicago 2-173-030; 5 ILCS 805/15",
    WORD: "Words that the person who made this copy chose",
    EXHIBIT: "Names, hashes and descriptions of files: 5 ILCS 140/7(1)(c), personal privacy",
}
"""Why something was taken out, by code."""

PEOPLE = "people"
_NAME = "person_name"
_KEPT_OF_PERSON = frozenset({"person_role", "person_spoke", "person_statement", "person_declined_words", "person_wishes"})
"""What of a chosen person's row stays, its words searched; every other answer goes, also one that later forms add."""
_PRIVATE: Mapping[str, str] = {
    "person_contact": CONTACT,
    "person_guardian": CONTACT,
    "person_condition": MEDICAL,
    **dict.fromkeys(("injury_complaint", "injury_visible", "injury_body", "injury_condition"), MEDICAL),
}
_FIXED = frozenset({"utc", "zone", "date", "time", "entered", "precision", "source", "none", "codes", "code", "kind", "type", "sha256"})
"""Keys of an account whose text is never typed."""
_FORM_WORDS = frozenset({"label"})
_PHONE_OR_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4}(?!\w)")
_MINOR_BANDS = frozenset({"0_5", "6_12", "13_17"})
_NEUTRAL = re.compile(
    r"^(?:witness|person|victim|driver|passenger|complainant|neighbor|bystander|child|minor|man|woman|boy|girl|officer|ofc|sgt|lt|mr|mrs|ms"
    r"|dr|the|and|of|de|del|la|las|los|el|y|van|von|star|mother|father|parent|guardian|aunt|uncle|unknown|refused)$"
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the record, as offered for a choice."""

    row: str
    number: int
    title: str
    minor: bool
    """Under 18 by the age given: chosen unless the human says otherwise."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be taken out."""

    people: frozenset[str]
    """Row ids."""
    kinds: frozenset[str] = frozenset({CONTACT, STATUS, EXHIBIT})
    words: tuple[str, ...] = ()
    """Further words or phrases, as typed by the human."""


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


def people(record: Mapping[str, Any]) -> tuple[Person, ...]:
    """Return whom the record lists, in its order."""
    return tuple(Person(row["id"], row["number"], row["title"], _is_minor(row)) for row in _people_rows(record))


def chosen_by_default(record: Mapping[str, Any]) -> Choice:
    """Return the choice that is offered: minors, everybody's contact data, words on immigration status, files."""
    return Choice(frozenset(one.row for one in people(record) if one.minor))


def redact(record: Mapping[str, Any], choice: Choice, status_words: Sequence[str] = (), *, of: str) -> Redacted:
    """Return the record without what was chosen.

    Args:
        record: as ``report.versions.build_record`` gives it; it is not changed.
        choice: what is taken out.
        status_words: words on immigration status as found in the record's texts (``catalogue.words``).
        of: SHA-256 of the whole signed document. Its signature makes it no oracle for a short answer that was taken out.
    """
    work = _Work(record, choice, status_words)
    sections = [{**section, "entries": work.entries(section["entries"], section["name"], "")} for section in record["sections"]]
    result = {key: value for key, value in record.items() if key not in ("answers", "attachments", "kept_words", "scene_log", "ledger")}
    result |= {
        "format": FORMAT,
        "report": {key: work.typed(value, f"report/{key}") if key == "reason" else value for key, value in record["report"].items()},
        "sections": sections,
        "answers": {},
        "attachments": [] if EXHIBIT in choice.kinds else work.searched(record.get("attachments", []), "attachments"),
        # Free text with times and positions of its own: it is no part of a redacted copy.
        "scene_log": [],
        "kept_words": [],
    }
    if EXHIBIT in choice.kinds:
        work.taken += [Taken("attachments", EXHIBIT) for _each in record.get("attachments", ())]
    taken = tuple(work.taken)
    done = Redacted(result, taken)
    result["redacted"] = {"of": of, "counts": done.counts(), "reasons": {code: REASONS[code] for code in done.counts()}}
    return done


class _Work:
    """One redaction under way."""

    def __init__(self, record: Mapping[str, Any], choice: Choice, status_words: Sequence[str]) -> None:
        self.choice = choice
        self.taken: list[Taken] = []
        self._rows = {row: f"row-{number}" for number, row in enumerate(_row_ids(record["sections"]), start=1)}
        self._codes = {one.row: MINOR if one.minor else PERSON for one in people(record)}
        self._targets = list(_targets(record, choice, self._codes))
        if STATUS in choice.kinds:
            self._targets += [Target(word, mark(STATUS), STATUS) for word in status_words]

    def entries(self, entries: Iterable[Mapping[str, Any]], place: str, person: str) -> list[dict[str, Any]]:
        """Return entries without what was chosen; ``person``: the row id of the chosen person whose row it is, or ""."""
        return [self._entry(entry, f"{place}/{entry['name']}", person) for entry in entries]

    def _entry(self, entry: Mapping[str, Any], place: str, person: str) -> dict[str, Any]:
        found = {**entry, "label": self.typed(entry["label"], place, form=True)}
        if "rows" in entry:
            found["rows"] = [self._row(row, place, entry["name"], person) for row in entry["rows"]]
        if "entries" in entry:
            found["entries"] = self.entries(entry["entries"], place, person)
        if "accounts" in entry:
            code = self._code(entry, person)
            found["accounts"] = [self._account(account, place, code) for account in entry["accounts"]]
        return found

    def _row(self, row: Mapping[str, Any], place: str, repeat: str, person: str) -> dict[str, Any]:
        chosen = row["id"] if repeat == PEOPLE and row["id"] in self.choice.people else person
        own = chosen == row["id"]
        title = mark(self._codes[chosen], row["number"]) if own else self.typed(row["title"], place)
        return {**row, "id": self._rows[row["id"]], "title": title, "entries": self.entries(row["entries"], place, chosen)}

    def _code(self, entry: Mapping[str, Any], person: str) -> str:
        if person and entry["name"] not in _KEPT_OF_PERSON:
            return self._codes[person]
        kind = entry.get("private") or _PRIVATE.get(entry["name"], "")
        return kind if kind in self.choice.kinds else ""

    def _account(self, account: Mapping[str, Any], place: str, code: str) -> dict[str, Any]:
        value = account["stored"].get("value")
        if not code and isinstance(value, dict) and "file" in value and EXHIBIT in self.choice.kinds:
            code = EXHIBIT
        if not code:
            return {key: self.searched(each, place, key) for key, each in account.items()}
        self.taken.append(Taken(place, code))
        return {"shown": mark(code), "source": None, "told_by": None, "stored": {"value": mark(code)}}

    def searched(self, thing: Any, place: str, key: str = "value") -> Any:  # noqa: ANN401  # JSON
        """Return JSON data with each text in it searched and each row id made neutral."""
        if isinstance(thing, dict):
            return {name: self.searched(each, place, name) for name, each in thing.items()}
        if isinstance(thing, list):
            return [self.searched(each, place, key) for each in thing]
        if not isinstance(thing, str):
            return thing
        if thing in self._rows:
            return self._rows[thing]
        return self.typed(thing, place, form=key in _FORM_WORDS) if key not in _FIXED else thing

    def typed(self, text: str | None, place: str, *, form: bool = False) -> str | None:
        """Return a text without what was chosen. Of the form's own words only names go that were put into them."""
        if not text:
            return text
        targets = [one for one in self._targets if not form or one.code in (PERSON, MINOR)]
        if CONTACT in self.choice.kinds and not form:
            targets += [Target(found.group(), mark(CONTACT), CONTACT) for found in _PHONE_OR_MAIL.finditer(text)]
        done, codes = replaced(text, targets)
        self.taken += [Taken(place, code) for code in codes]
        return done


def mark(code: str, number: int | None = None) -> str:
    """Return what stands in place of what was taken out; its length tells nothing."""
    return f"[redacted: {code}{f' {number}' if number else ''}]"


def _targets(record: Mapping[str, Any], choice: Choice, codes: Mapping[str, str]) -> Iterator[Target]:
    for row in _people_rows(record):
        if row["id"] in choice.people:
            code = codes[row["id"]]
            for name in _names(row):
                for part in (name, *_parts(name)):
                    yield Target(part, mark(code, row["number"]), code)
        if CONTACT in choice.kinds or row["id"] in choice.people:
            for said in _texts(row, "person_contact"):
                for part in (said, *re.split(r"[,;\n]+", said)):
                    if re.search(r"[\d@]", part):
                        yield Target(part.strip(), mark(CONTACT), CONTACT)
    for word in choice.words:
        yield Target(word, mark(WORD), WORD)


def _names(row: Mapping[str, Any]) -> Iterator[str]:
    yield row["title"]
    yield from _texts(row, _NAME)
    for said in _texts(row, "person_guardian"):
        yield from re.findall(r"\b[^\W\d_a-z][\w'\u2019-]+", said)


def _parts(name: str) -> Iterator[str]:
    for part in (*name.split(), *re.split(r"[^\w]+", name)):
        bare = part.strip(".,;:()\"'\u201c\u201d")
        if len(bare) > 1 and not bare.isdigit() and not _NEUTRAL.match(bare.casefold()):
            yield bare


def _texts(row: Mapping[str, Any], name: str) -> Iterator[str]:
    for entry in _questions(row["entries"]):
        if entry["name"] == name:
            yield from (one["shown"] for one in entry["accounts"] if one["shown"] and "none" not in one["stored"])


def _is_minor(row: Mapping[str, Any]) -> bool:
    for entry in _questions(row["entries"]):
        values = [one["stored"].get("value") for one in entry["accounts"]]
        if entry["name"] == "person_age" and _MINOR_BANDS.intersection(str(value) for value in values):
            return True
        if entry["name"] == "person_minor" and {"Yes", "yes"}.intersection(str(value) for value in values):
            return True
    return False


def _questions(entries: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for entry in entries:
        if "accounts" in entry:
            yield entry
        yield from _questions(entry.get("entries", ()))


def _people_rows(record: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for section in record["sections"]:
        for entry in section["entries"]:
            if entry["kind"] == "repeat" and entry["name"] == PEOPLE:
                yield from entry["rows"]


def _row_ids(entries: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for entry in entries:
        for row in entry.get("rows", ()):
            yield row["id"]
            yield from _row_ids(row["entries"])
        yield from _row_ids(entry.get("entries", ()))
