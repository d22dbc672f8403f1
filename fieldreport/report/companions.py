"""Companion papers: from the record of a sealed report to what one other office needs of it.

Which papers there are, and which facts each takes, is a table beside the form
(``resources/companions``): a new form needs a new table and no new code. Every
fact is shown in the words of the report and says where it stands there; a day
that is reckoned says so. The statutes that a paper names stand in the table
with where they were read (``sources``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from fieldreport.answers.values import utc_text
from fieldreport.answers.words import date_words
from fieldreport.report.footage import KEPT_DAYS, destroyed_on
from fieldreport.report.seeking import answer_is, first_day, named, rows, values, walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from fieldreport.report.seeking import Entry, Found

FORMAT = "fieldreport-companion/1"
NOT_YET = "not yet issued"
"""A number that another office gives and that had not come when the report was sealed."""
NOT_ANSWERED = "not answered"
STATEMENT = (
    "I made this paper from the answers of the sealed report that is named on its first page, and from nothing else. "
    "The words of each fact are the words of that report; a day that is reckoned from them says so."
)
_NAMES = ("repeat", "question", "named_by", "as", "name", "shown", "recorded", "incident")
_LISTS = ("facts", "only_answered", "pending", "same")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a part: what was found for it, and by when it is wanted."""

    title: str
    found: tuple[Found, ...]
    facts: Sequence[str]
    """Names of the facts that are taken, in their order."""
    note: str = ""
    destroyed: date | None = None
    """When its recording is destroyed unless it is flagged; ``None`` where that is not known, or it is no recording."""
    kept: bool = False


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


def offers(record: Entry, papers: Sequence[Entry]) -> tuple[Offer, ...]:
    """Return every paper of the table with what the record says of it, in the table's order."""
    return tuple(_offer(record, paper) for paper in papers)


def names_in(table: object) -> frozenset[str]:
    """Return every name of a question or repeat that a table, or a piece of one, uses."""
    if isinstance(table, dict):
        own = {str(table[key]) for key in _NAMES if isinstance(table.get(key), str)}
        own |= {name for key in _LISTS for name in _texts(table.get(key, ()))}
        return frozenset(own).union(*(names_in(value) for value in table.values()))
    return frozenset().union(*(names_in(value) for value in table)) if isinstance(table, list) else frozenset()


def companion(record: Entry, sha256: str, paper: Entry, made: datetime) -> dict[str, object]:
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
        "parts": [made_part for part in paper["parts"] if (made_part := _printed(record, part, paper["pending"]))],
        "attestation": {"text": STATEMENT, "star": officer["star"], "name": officer["name"], "at": utc_text(made)},
        "made": {"at": utc_text(made), "zone": record["made"]["zone"]},
    }


def _offer(record: Entry, paper: Entry) -> Offer:
    parts = [(part, _rows(record, part)) for part in paper["parts"]]
    if "offered" in paper:
        there = answer_is(named(record, paper["offered"]["question"]), paper["offered"])
    else:
        there = any(found for part, found in parts if "rows" in part)
    if not there:
        return Offer(paper["kind"], paper["title"], paper["reader"], None, "", (), paper["not_offered"])
    facts = [fact for part, found in parts for row in found for fact in _facts(row, part, paper["pending"])]
    lacking = tuple(dict.fromkeys(fact["label"] for fact in facts if fact["shown"] == NOT_YET and fact["name"] in paper["pending"]))
    due = paper.get("due", {})
    return Offer(paper["kind"], paper["title"], paper["reader"], _due(record, due, parts), due.get("before", ""), lacking, "")


def _due(record: Entry, told: Entry, parts: Sequence[tuple[Entry, Sequence[_Row]]]) -> date | None:
    """Return the first day that the record names; of recordings, the first on which one is destroyed that is not kept already."""
    if "name" in told:
        days = [first_day(found.entry) for found in named(record, told["name"])]
    else:
        days = [row.destroyed for _part, found in parts for row in found if not row.kept]
    return min((day for day in days if day is not None), default=None)


def _rows(record: Entry, part: Entry) -> list[_Row]:
    """Return the rows of a part that have facts; a part without rows in the table is one row without a title."""
    if "rows" not in part:
        found = tuple(each for name in part["facts"] for each in named(record, name))
        return [_Row("", found, part["facts"])] if found else []
    made = []
    for row, where in rows(record, part["rows"]):
        found = tuple(walk(row["entries"], (*where, str(row["title"]))))
        made.append(_Row(str(row["title"]), found, part["facts"], _note(found, part)))
    made += _also(record, part, made)
    if "until" in part:
        made = [_until(part["until"], row) for row in made]
    return [_clocked(record, part["clock"], row) for row in made] if "clock" in part else made


def _until(until: Entry, row: _Row) -> _Row:
    return replace(row, destroyed=_day(row.found, until["question"]), kept=answer_is(row.found, until["kept"]))


def _clocked(record: Entry, clock: Entry, row: _Row) -> _Row:
    incident = _day(named(record, clock["incident"]), clock["incident"])
    return replace(row, destroyed=destroyed_on(_day(row.found, clock["recorded"]), incident), kept=answer_is(row.found, clock["kept"]))


def _also(record: Entry, part: Entry, made: Sequence[_Row]) -> list[_Row]:
    """Return the one that the report names elsewhere, unless it is among the rows: by the first pair of names that can tell."""
    also = part.get("also")
    if also is None:
        return []
    found = tuple(each for name in also["facts"] for each in named(record, name))
    mine = {each.entry["name"]: _plain(each.entry) for each in found}
    if not answer_is(named(record, also["where"]["question"]), also["where"]) and not mine.get(also["same"][0][0]):
        return []
    own, other = next(((own, other) for own, other in also["same"] if mine.get(own)), ("", ""))
    theirs = {word for row in made for each in row.found if each.entry["name"] == other for word in _plain(each.entry)}
    return [] if own and mine[own] <= theirs else [_Row(also["title"], found, also["facts"], also["note"])]


def _note(found: Sequence[Found], part: Entry) -> str:
    """Return the first note of the table that holds; one of no code holds where the question has no answer that says something."""
    for note in part.get("notes", ()):
        said = {value for each in found if each.entry["name"] == note["question"] for value in values(each.entry)}
        if said & set(note["is"]) or not (said or note["is"]):
            return str(note["says"])
    return ""


def _printed(record: Entry, part: Entry, pending: Sequence[str]) -> dict[str, Any] | None:
    """Return a part as it is printed, or ``None`` when it has nothing to say."""
    made = [{"title": row.title, "note": row.note, "facts": _facts(row, part, pending)} for row in _rows(record, part)]
    made = [row for row in made if row["facts"]]
    about = part.get("about" if made else "nobody", "")
    return {"heading": part["heading"], "about": about, "rows": made} if made or about else None


def _facts(row: _Row, part: Entry, pending: Sequence[str]) -> list[dict[str, Any]]:
    """Return the facts in the table's order; what the report did not ask, because it does not apply, is left out."""
    asked = {each.entry["name"]: each for each in row.found if each.entry["kind"] == "question"}
    unanswered = {name for name in part.get("only_answered", ()) if name in asked and not asked[name].entry["accounts"]}
    made = {name: _fact(asked[name], NOT_YET if name in pending else NOT_ANSWERED) for name in asked if name not in unanswered}
    names, clock = list(row.facts), part.get("clock")
    if clock and not (clock["shown"] in asked and asked[clock["shown"]].entry["accounts"]):
        words, where = _reckoned(row.destroyed), list(row.found[0].where)
        told = {"name": clock["shown"], "label": clock["label"], "shown": words, "accounts": [{"shown": words}], "where": where}
        made[clock["shown"]] = told
        names += [] if clock["shown"] in names else [clock["shown"]]
    return [made[name] for name in names if name in made]


def _reckoned(day: date | None) -> str:
    if day is None:
        return "not known: the report gives neither the day of the recording nor that of the incident"
    return f"{date_words(day)}, reckoned as {KEPT_DAYS} days from the incident: the report does not give the day of the recording"


def _fact(found: Found, nothing: str) -> dict[str, Any]:
    entry = found.entry
    shown = [_shown(account) for account in entry["accounts"]]
    numbered = [f"{number}. {words}" for number, words in enumerate(shown, 1)] if len(shown) > 1 else shown
    words = "\n".join(numbered) or nothing
    accounts = [_account(account) for account in entry["accounts"]]
    return {"name": entry["name"], "label": entry["label"], "shown": words, "accounts": accounts, "where": list(found.where)}


def _account(account: Entry) -> dict[str, Any]:
    """Return what a paper says of an account: its words, how it is known, and whether it is *unknown* or its like."""
    stored = {name: account["stored"][name] for name in ("none",) if name in account["stored"]}
    return {"shown": account["shown"], "source": account.get("source"), "told_by": account.get("told_by"), "stored": stored}


def _shown(account: Entry) -> str:
    """Return the words of one account with how the officer knows of it: an answer without its source is another one."""
    by = f" {account['told_by']}" if account.get("told_by") else ""
    return f"{account['shown']} ({account['source']}{by})" if account.get("source") else str(account["shown"])


def _day(found: Iterable[Found], name: str) -> date | None:
    return next((day for each in found if each.entry["name"] == name and (day := first_day(each.entry)) is not None), None)


def _plain(entry: Entry) -> set[str]:
    """Return the answers without what people write one way or another: spaces, hyphens, capitals."""
    plain = {"".join(sign for sign in value.casefold() if sign.isalnum()) for value in values(entry)}
    return plain - {""}


def _texts(listed: object) -> set[str]:
    """Return the texts of a list of texts, or of a list of such lists."""
    if isinstance(listed, str):
        return {listed}
    return {text for each in listed for text in _texts(each)} if isinstance(listed, list) else set()
