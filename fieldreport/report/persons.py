"""The people of a record, and the names under which they stand in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PEOPLE = "people"
"""The repeat that lists them."""
_MINOR_BANDS = frozenset({"0_5", "6_12", "13_17"})
_SMALL = re.compile(
    r"^(?:de|del|las?|los|el|y|van|von|an?|the|and|of|in|on|at|by|to|from|with|without|his|her|their|no|not|as|is|was|who|s?he|about|near)$"
)
"""Words that never name anybody."""
_ANYBODY = re.compile(
    r"^(?:witness|person|victim|driver|passenger|complainant|neighbou?r|bystander|child|baby|minor|man|woman|boy|girl|officer|ofc|sgt|lt|mrs?|ms|dr"
    r"|star|mother|father|parent|guardian|aunt|uncle|brother|sister|son|daughter|nurse|doctor|lawyer|official|observer|legal|chaplain|patient|agent"
    r"|unknown|refused|aged?|years?|old|called|known|name|spelled)$"
)
"""Words that can stand for anybody; after a part of a name they are one (a surname Driver, Child)."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the record, as offered for a choice."""

    row: str
    number: int
    title: str
    minor: bool
    """Under 18 by the age given: chosen unless the human says otherwise."""


def people(record: Mapping[str, Any]) -> tuple[Person, ...]:
    """Return whom the record lists, in its order."""
    return tuple(Person(row["id"], row["number"], row["title"], _is_minor(row)) for row in people_rows(record))


def people_rows(record: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Return the rows of the list of people."""
    for section in record["sections"]:
        for entry in section["entries"]:
            if entry["kind"] == "repeat" and entry["name"] == PEOPLE:
                yield from entry["rows"]


def names_of(row: Mapping[str, Any]) -> Iterator[str]:
    """Return every name of a person and of their parents, and each part of them that names somebody."""
    for name in (row["title"], *texts_of(row, "person_name")):
        yield name
        yield from _parts(name)
    for said in texts_of(row, "person_guardian"):
        yield from _parts(" ".join(re.findall(r"\b[^\W\d_a-z][\w'\u2019-]+", said)))


def _parts(name: str) -> Iterator[str]:
    for said in re.split(r"[,;()]", name):
        named = False
        for word in said.split():
            bare = word.strip(".:\"'\u201c\u201d")
            folded = bare.casefold()
            if len(bare) < 2 or bare.isdigit() or _SMALL.match(folded):
                continue
            if _ANYBODY.match(folded) and not (named and bare[0].isupper()):
                continue
            named = True
            yield bare
            yield from (part for part in re.split(r"[^\w]+", bare) if 1 < len(part) < len(bare))


def texts_of(row: Mapping[str, Any], name: str) -> Iterator[str]:
    """Return what a row says in answer to a question, without non-answers."""
    for entry in questions_of(row["entries"]):
        if entry["name"] == name:
            yield from (one["shown"] for one in entry["accounts"] if one["shown"] and "none" not in one["stored"])


def _is_minor(row: Mapping[str, Any]) -> bool:
    for entry in questions_of(row["entries"]):
        values = [one["stored"].get("value") for one in entry["accounts"]]
        if entry["name"] == "person_age" and _MINOR_BANDS.intersection(str(value) for value in values):
            return True
        if entry["name"] == "person_minor" and {"Yes", "yes"}.intersection(str(value) for value in values):
            return True
    return False


def questions_of(entries: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Return the questions among entries, also those in groups and rows."""
    for entry in entries:
        if "accounts" in entry:
            yield entry
        yield from questions_of((*entry.get("entries", ()), *entry.get("rows", ())))


def all_questions(record: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Return every question of a record."""
    for section in record["sections"]:
        yield from questions_of(section["entries"])
