"""The timeline of a report: every time that it names, in one order.

What was stamped in the scene log stands there with who stamped it and what
was changed afterwards; what was answered with a time stands there with the
question and its place in the report. Nothing is weighed and nothing is left
out: two accounts of one time are two lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from fieldreport.answers.values import utc_moment
from fieldreport.paper import when
from fieldreport.paper.accounts import source_words
from fieldreport.paper.blocks import SECTION, SMALL, SOURCE, Column, Piece, continued, heading, paragraph
from fieldreport.paper.tables import CELL, STRONG_CELL, Cell, Row, table
from fieldreport.paper.walking import Asked, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldreport.paper.pages import Slab
    from fieldreport.paper.pen import Element

_EXPLANATION = (
    "Every time that this report names, in one order. “Stamped” means by one key when it happened, by the clock of the laptop; "
    "what was changed afterwards says so, with what stood there before. The other times are answers, with the place where they stand."
)


@dataclass(frozen=True, slots=True)
class _Line:
    at: datetime
    shown: str
    said: Cell
    where: str


def timeline(record: Mapping[str, Any], frame: Column, tree: Element) -> list[Slab]:
    """Return the section, or nothing when the report names no time."""
    lines = sorted([*_stamped(record), *_answered(record)], key=lambda line: line.at)
    if not lines:
        return []
    part = tree.add("Sect")
    slabs = heading("Timeline", SECTION, frame, part.add("H2"), before=19, level=1, rule=True)
    slabs += paragraph(Piece(_EXPLANATION, SMALL), frame, part.add("P"), before=4, keep_with_next=True)
    rows = [Row(line.shown, [line.said, [Piece(line.where, CELL)]]) for line in lines]
    return slabs + continued(table(("When", "What", "Stands in"), rows, frame, part), "Timeline", frame)


def _stamped(record: Mapping[str, Any]) -> Iterator[_Line]:
    for entry in record["scene_log"]:
        yield _Line(_moment(entry["at"]), str(entry["shown"]), _said(entry), "Scene log")


def _said(entry: Mapping[str, Any]) -> list[Piece]:
    locked = "stamped while the laptop was locked, and adopted" if entry["locked"] else "stamped"
    pieces = [Piece(str(entry["words"]), STRONG_CELL)]
    pieces += [Piece(str(entry["note"]), CELL)] if entry["note"] else []
    pieces.append(Piece(f"{locked[:1].upper()}{locked[1:]} by {entry['by']}", SOURCE))
    return [*pieces, *(Piece(_earlier(entry, each), SOURCE) for each in entry["earlier"])]


def _earlier(entry: Mapping[str, Any], each: Mapping[str, Any]) -> str:
    zone = str(entry["zone"])
    before = when.in_words(each["at"], zone) + (f"; note “{each['note']}”" if each["note"] else "")
    return f"Changed on {when.in_words(each['changed_at'], zone)} by {each['by']}. Before: {before}"


def _answered(record: Mapping[str, Any]) -> Iterator[_Line]:
    zone = str(record["made"]["zone"])
    for asked in walk(record):
        if asked.entry["type"] not in ("dateTime", "time"):
            continue
        for account in asked.entry["accounts"]:
            found = _time_of(account, asked, zone)
            if found is not None:
                at, shown = found
                source = source_words(account)
                said = [Piece(_what(asked), CELL), *([Piece(source, SOURCE)] if source else [])]
                yield _Line(at, shown, said, f"Section {asked.section}")


def _what(asked: Asked) -> str:
    return ": ".join((*asked.rows, str(asked.entry["label"])))


def _time_of(account: Mapping[str, Any], asked: Asked, zone: str) -> tuple[datetime, str] | None:
    """Return when an account says that something was, and how that is printed; nothing where it names no moment."""
    stored, shown = account.get("stored") or {}, str(account["shown"])
    value = stored.get("value") or (stored.get("between") or (None,))[0]
    if not isinstance(value, Mapping):
        return None
    if "utc" in value:
        return _moment(value["utc"]), shown
    if "time" not in value:
        return None
    day = _day_beside(asked)
    if day is None:
        return None
    shown_day, date = day
    local = datetime.combine(datetime.fromisoformat(date), time.fromisoformat(value["time"]), ZoneInfo(zone))
    return local.astimezone(UTC), f"{shown_day}, {shown}"


def _day_beside(asked: Asked) -> tuple[str, str] | None:
    """Return the day that was answered next before a question for an hour, in words and as stored."""
    day = None
    for entry in asked.beside:
        if entry is asked.entry:
            break
        if entry["kind"] == "question" and entry["type"] == "date" and len(entry["accounts"]) == 1:
            account = entry["accounts"][0]
            value = (account.get("stored") or {}).get("value")
            day = (str(account["shown"]), value["date"]) if isinstance(value, Mapping) and "date" in value else None
    return day


def _moment(stored: object) -> datetime:
    try:
        return utc_moment(str(stored))
    except ValueError:
        return utc_moment("9999-01-01T00:00:00Z")
