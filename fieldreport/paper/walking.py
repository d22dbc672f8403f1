"""The questions of a record one by one, each with where it stands on the paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fieldreport.paper import registers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the record."""

    entry: Entry
    section: int
    """Number of its section on the paper."""
    rows: tuple[str, ...]
    """What the rows in which it stands are called, outermost first."""
    beside: Sequence[Entry]
    """The entries of the same row, group or section, in order."""


def walk(record: Mapping[str, Any]) -> Iterator[Asked]:
    """Yield every question, in the order in which they are printed."""
    for number, section in enumerate(record["sections"], start=1):
        yield from _walk(section["entries"], number, ())


def _walk(entries: Sequence[Entry], section: int, rows: tuple[str, ...]) -> Iterator[Asked]:
    for entry in entries:
        if entry["kind"] == "question":
            yield Asked(entry, section, rows, entries)
        elif entry["kind"] == "group":
            yield from _walk(entry["entries"], section, rows)
        elif entry["kind"] == "repeat":
            for row in entry["rows"]:
                yield from _walk(row["entries"], section, (*rows, registers.called(str(entry["name"]), row)))
