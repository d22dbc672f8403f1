"""Companion papers: from the record of a sealed report to what one other office needs of it.

Which papers there are, and which facts each takes, is a table beside the form
(``resources/companions``): a new form needs a new table and no new code. Every
fact is shown in the words of the report and says where it stands there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from fieldreport.answers.values import utc_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    Entry = Mapping[str, Any]

FORMAT = "fieldreport-companion/1"
NOT_YET = "not yet issued"
"""A number that another office gives and that had not come when the report was sealed."""
NOT_ANSWERED = "not answered"
STATEMENT = (
    "I made this paper from the answers of the sealed report that is named on its first page, and from nothing else. "
    "The words of each fact are the words of that report."
)


@dataclass(frozen=True, slots=True)
class Found:
    """An entry of a record with the names of what it stands in."""

    entry: Entry
    where: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """One companion paper of one sealed version: whether it can be made, for whom it is, and what it lacks."""

    kind: str
    title: str
    reader: str
    due: date | None
    """The day before or on which it has to be there; ``None`` where no law names one or nothing is pending."""
    due_word: str
    lacking: tuple[str, ...]
    """Labels of the numbers that are not yet issued."""
    refused: str
    """Why it is not offered, or ""."""


def offers(record: Mapping[str, Any], papers: Sequence[Entry]) -> tuple[Offer, ...]:
    """Return every paper of the table with what the record says of it, in the table's order."""
    return tuple(_offer(record, paper) for paper in papers)


def names_in(papers: Sequence[Entry]) -> frozenset[str]:
    """Return every name of a question or repeat that the table uses."""
    found: set[str] = set()
    for paper in papers:
        found.update(paper["pending"])
        due = paper.get("due", {})
        found.update(each["name"] for each in (due, due.get("kept", {})) if each)
        picks = [*paper["offered"].get("rows", ()), *(part["rows"] for part in paper["parts"] if "rows" in part)]
        found.update(name for pick in picks for key in ("repeat", "where", "named_by") if (name := pick.get(key)))
        found.update(name for part in paper["parts"] for name in part["facts"])
        found.update([paper["offered"]["question"]] if "question" in paper["offered"] else [])
    return frozenset(found)


def companion(record: Mapping[str, Any], sha256: str, paper: Entry, made: datetime) -> dict[str, object]:
    """Return the data of one companion paper, ready for canonical JSON.

    Args:
        record: the record of the sealed version.
        sha256: of the sealed document, lower-case hex.
        paper: its entry in the table.
        made: aware time at which it is made.
    """
    report, officer = record["report"], record["officer"]
    kept = ("id", "version", "training", "rd_number", "event_number")
    return {
        "format": FORMAT,
        "kind": paper["kind"],
        "title": paper["title"],
        "reader": paper["reader"],
        "asks": paper["asks"],
        "basis": list(paper["basis"]),
        "report": {**{name: report[name] for name in kept}, "sha256": sha256},
        "form": dict(record["form"]),
        "language": record["language"],
        "officer": dict(officer),
        "parts": [made_part for part in paper["parts"] if (made_part := _part(record, part, paper["pending"]))["rows"]],
        "attestation": {"text": STATEMENT, "star": officer["star"], "name": officer["name"], "at": utc_text(made)},
        "made": {"at": utc_text(made), "zone": record["made"]["zone"]},
    }


def _offer(record: Mapping[str, Any], paper: Entry) -> Offer:
    offered = paper["offered"]
    if "question" in offered:
        there = any(_is(found.entry, offered["is"]) for found in _named(record, offered["question"]))
    else:
        there = any(_rows(record, pick) for pick in offered["rows"])
    parts = [_part(record, part, paper["pending"]) for part in paper["parts"]] if there else []
    facts = [fact for part in parts for row in part["rows"] for fact in row["facts"]]
    lacking = tuple(dict.fromkeys(fact["label"] for fact in facts if fact["shown"] == NOT_YET and fact["name"] in paper["pending"]))
    due = _due(record, paper["due"]) if there and "due" in paper else None
    word = paper["due"]["before"] if "due" in paper else ""
    return Offer(paper["kind"], paper["title"], paper["reader"], due, word, lacking, "" if there else paper["not_offered"])


def _due(record: Mapping[str, Any], told: Entry) -> date | None:
    """Return the first day that the record names, of what is not kept already."""
    days = []
    kept = told.get("kept")
    for holder in _holders(record):
        entries = {entry["name"]: entry for entry in holder}
        if told["name"] not in entries or (kept and _is(entries.get(kept["name"], {}), kept["is"])):
            continue
        values = [account["stored"].get("value") for account in entries[told["name"]]["accounts"]]
        days += [date.fromisoformat(value["date"]) for value in values if isinstance(value, dict) and "date" in value]
    return min(days, default=None)


def _holders(record: Mapping[str, Any]) -> Iterator[list[Entry]]:
    """Yield the questions that stand together: those of a section or group, and those of one row."""

    def inside(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
        yield [entry for entry in entries if entry["kind"] == "question"]
        for entry in entries:
            for held in (entry.get("entries", ()), *(row["entries"] for row in entry.get("rows", ()))):
                yield from inside(held)

    for section in record["sections"]:
        yield from inside(section["entries"])


def _part(record: Mapping[str, Any], part: Entry, pending: Sequence[str]) -> dict[str, Any]:
    if "rows" in part:
        picked = _rows(record, part["rows"])
        rows = [(str(row["title"]), list(_walk(row["entries"], (*where, str(row["title"]))))) for row, where in picked]
    else:
        rows = [("", [found for name in part["facts"] for found in _named(record, name)])]
    made = [{"title": title, "facts": _facts(found, part["facts"], pending)} for title, found in rows]
    return {"heading": part["heading"], "rows": [row for row in made if row["facts"]]}


def _facts(found: Sequence[Found], names: Sequence[str], pending: Sequence[str]) -> list[dict[str, Any]]:
    """Return the facts in the table's order; what the report did not ask, because it does not apply, is left out."""
    by_name = {each.entry["name"]: each for each in found if each.entry["kind"] == "question"}
    return [_fact(by_name[name], NOT_YET if name in pending else NOT_ANSWERED) for name in names if name in by_name]


def _fact(found: Found, nothing: str) -> dict[str, Any]:
    entry = found.entry
    shown = [_shown(account) for account in entry["accounts"]]
    numbered = [f"{number}. {words}" for number, words in enumerate(shown, 1)] if len(shown) > 1 else shown
    return {"name": entry["name"], "label": entry["label"], "shown": "\n".join(numbered) or nothing, "where": list(found.where)}


def _shown(account: Entry) -> str:
    """Return the words of one account with how the officer knows of it: an answer without its source is another one."""
    by = f" {account['told_by']}" if account.get("told_by") else ""
    return f"{account['shown']} ({account['source']}{by})" if account.get("source") else str(account["shown"])


def _rows(record: Mapping[str, Any], pick: Entry) -> list[tuple[Entry, tuple[str, ...]]]:
    named = None
    if "named_by" in pick:
        accounts = [account for found in _named(record, pick["named_by"]) for account in found.entry["accounts"]]
        named = {account["stored"].get("value") for account in accounts}
    rows = [(row, found.where) for found in _named(record, pick["repeat"]) for row in found.entry["rows"]]
    if named is not None:
        return [(row, where) for row, where in rows if row["id"] in named]
    return [(row, where) for row, where in rows if "where" not in pick or _row_is(row, pick)]


def _row_is(row: Entry, pick: Entry) -> bool:
    return any(found.entry["name"] == pick["where"] and _is(found.entry, pick["is"]) for found in _walk(row["entries"], ()))


def _is(entry: Entry, codes: Sequence[str]) -> bool:
    return any(account["stored"].get("value") in codes for account in entry.get("accounts", ()))


def _named(record: Mapping[str, Any], name: str) -> list[Found]:
    sections = ((section["entries"], (str(section["label"]),)) for section in record["sections"])
    return [found for entries, where in sections for found in _walk(entries, where) if found.entry["name"] == name]


def _walk(entries: Sequence[Entry], where: tuple[str, ...]) -> Iterator[Found]:
    """Yield the entries and those of groups inside; the rows of a repeat belong to the repeat."""
    for entry in entries:
        yield Found(entry, where)
        if entry["kind"] == "group":
            yield from _walk(entry["entries"], (*where, str(entry["label"])))
