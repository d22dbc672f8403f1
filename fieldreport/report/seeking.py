"""What stands where in the record of a sealed report, found by name: questions, rows, and the rows that another answer names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fieldreport.answers.values import from_json
from fieldreport.report.facts import day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """An entry of a record with the names of what it stands in."""

    entry: Entry
    where: tuple[str, ...]


def named(record: Entry, name: str) -> list[Found]:
    """Return the questions or repeats of that name that stand in sections and groups; what stands in rows belongs to its repeat."""
    sections = ((section["entries"], (str(section["label"]),)) for section in record["sections"])
    return [found for entries, where in sections for found in walk(entries, where) if found.entry["name"] == name]


def walk(entries: Sequence[Entry], where: tuple[str, ...]) -> Iterator[Found]:
    """Yield the entries and those of groups inside; the rows of a repeat belong to the repeat."""
    for entry in entries:
        yield Found(entry, where)
        if entry["kind"] == "group":
            yield from walk(entry["entries"], (*where, str(entry["label"])))


def answer_is(found: Iterable[Found], told: Entry) -> bool:
    """Say whether one of them is the question ``told["question"]`` with an account that is one of the codes ``told["is"]``."""
    return any(each.entry["name"] == told["question"] and values(each.entry) & set(told["is"]) for each in found)


def values(entry: Entry) -> set[str]:
    """Return the texts, codes and row ids of a question's accounts; *unknown* and its like are none."""
    stored = [account["stored"] for account in entry.get("accounts", ())]
    return {value for each in stored for value in (each.get("value"), *each.get("codes", ())) if isinstance(value, str)}


def first_day(entry: Entry) -> date | None:
    """Return the first of the days that a question's accounts give, of a range its first; or ``None``."""
    days = [day_of(from_json([account["stored"]])[0].value) for account in entry.get("accounts", ())]
    return min((day for day in days if day is not None), default=None)


def rows(record: Entry, pick: Entry) -> list[tuple[Entry, tuple[str, ...]]]:
    """Return the rows that an entry of a table picks, each with the names of what its repeat stands in.

    Args:
        record: of a sealed report.
        pick: the ``repeat``, and at most one of: ``where``, a list of which one is to hold in the row; ``named_by``, the
            question that names the rows, in the rows of another pick (``in``) or outside of rows; ``same``, the ``question``
            of the row that is to have an answer that the question ``as`` has too. Where that one has none, every row is picked:
            what is not known must not hide anybody.
    """
    found = [(row, each.where) for each in named(record, pick["repeat"]) for row in each.entry["rows"]]
    if "where" in pick:
        return [(row, where) for row, where in found if any(answer_is(walk(row["entries"], ()), told) for told in pick["where"])]
    if "named_by" in pick:
        wanted = _named_ids(record, pick)
        return [(row, where) for row, where in found if row["id"] in wanted]
    if "same" in pick:
        wanted = _values_of(named(record, pick["same"]["as"]))
        return [(row, where) for row, where in found if not wanted or _values_in(row, pick["same"]["question"]) & wanted]
    return found


def _named_ids(record: Entry, pick: Entry) -> set[str]:
    if "in" not in pick:
        return _values_of(named(record, pick["named_by"]))
    return {value for row, _where in rows(record, pick["in"]) for value in _values_in(row, pick["named_by"])}


def _values_in(row: Entry, name: str) -> set[str]:
    return _values_of(found for found in walk(row["entries"], ()) if found.entry["name"] == name)


def _values_of(found: Iterable[Found]) -> set[str]:
    return {value for each in found for value in values(each.entry)}
