"""Looks for each fact of an incident in a sealed report: in the data at its question, and in the text of the PDF after its label.

How an entered value is printed is worked out here anew, by other means than the program's own.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.incidents.reading import NON_ANSWERS, TICKED, Spot
from tests.paper.reading import run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tests.incidents.reading import Incident, Line

Record = dict[str, Any]

_INEXACT = {"about ": "about", "at least ": "at_least"}
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]+(?: +[\u0590-\u08ff]+)*")
_DAY = r"\d{1,2} [A-Z][a-z]{2} \d{4}"
_MOMENT = re.compile(rf"(?P<day>{_DAY}) (?P<hour>\d{{4}})(?: (?P<zone>[A-Z]{{3}}))?")
_SPOKEN = {"I observed": "observed", "told by": "told", "seen on video": "video", "record checked": "record"}


@dataclass(frozen=True, slots=True)
class Found:
    """A question as it stands in the record."""

    label: str
    type: str
    accounts: tuple[Mapping[str, Any], ...]


def record_of(pdf: Path, folder: Path) -> Record:
    """Return the data that a PDF carries, taken out by another program."""
    subprocess.run(["pdfdetach", "-saveall", "-o", str(folder), str(pdf)], check=True, capture_output=True)
    record: Record = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return record


def text_in(pdf: Path) -> str:
    """Return the words of a PDF as another program reads them aloud: in the order of its structure, without what every page repeats."""
    return run("pdfinfo", "-struct-text", str(pdf))


def missing(incident: Incident, record: Record, text: str) -> list[str]:
    """Say which lines of an incident are not in a sealed report as they were entered, and why."""
    return differences(incident, record) + _unprinted(incident, record, text)


def differences(incident: Incident, record: Record) -> list[str]:
    """Say which lines of an incident are not in the data of a report as they were entered, and why."""
    asked = dict(questions(record))
    problems: list[str] = []
    for spot, lines in incident.plan.items():
        if spot in asked:
            problems += _differences(lines, asked[spot])
        else:
            problems += [f"{line}: the report does not ask this" for line in lines]
    return problems + [f"{line}: the report asks it" for line in incident.not_asked if line.spot in asked]


def questions(record: Record) -> Iterator[tuple[Spot, Found]]:
    """Yield each question of a record with its place, in the order in which it is printed."""
    for section in record["sections"]:
        yield from _questions(section["entries"], ())


def _questions(entries: list[dict[str, Any]], rows: tuple[int, ...]) -> Iterator[tuple[Spot, Found]]:
    for entry in entries:
        if entry["kind"] == "question":
            yield Spot(entry["name"], rows), Found(entry["label"], entry["type"], tuple(entry["accounts"]))
        for row in entry.get("rows", ()):
            yield from _questions(row["entries"], (*rows, row["number"]))
        yield from _questions(entry.get("entries", []), rows)


def _differences(lines: tuple[Line, ...], question: Found) -> list[str]:
    if len(lines) != len(question.accounts):
        return [f"{lines[0]}: {len(question.accounts)} accounts in the data, {len(lines)} were entered"]
    problems = []
    for line, account in zip(lines, question.accounts, strict=True):
        stored = account["stored"]
        if not _holds(line, question.type, account["shown"], stored):
            problems.append(f"{line}: “{line.entered}” was entered, the data say {account['shown']!r} ({stored})")
        if (stored.get("source") or "") != _SPOKEN.get(line.source, "") or (account["told_by"] or "") != line.who:
            problems.append(f"{line}: known by {line.source} {line.who}, the data say {account['source']} {account['told_by']}")
    return problems


def _holds(line: Line, kind: str, shown: str, stored: Mapping[str, Any]) -> bool:
    entered = line.entered
    if entered in NON_ANSWERS:
        return bool(shown == NON_ANSWERS[entered])
    if entered == TICKED:
        return bool(stored.get("value") is True or shown == "Yes")
    if kind == "text":
        return bool(stored.get("value") == entered and "precision" not in stored)
    if kind == "select_multiple":
        wanted = entered.split("; ")
        return len(stored["codes"]) == len(wanted) and all(words in shown for words in wanted) and len(shown) == len(", ".join(wanted))
    if kind == "select_one":
        return bool(shown == entered.partition(" #")[0])
    precision = next((code for words, code in _INEXACT.items() if entered.startswith(words)), None)
    return bool(shown == printed_words(entered, kind) and stored.get("precision") == precision)


def printed_words(entered: str, kind: str) -> str:
    """Return how a number, a date or a time that was keyed is printed."""
    words = entered = entered.replace(" ?", "")
    between = re.fullmatch(r"(?P<before>about |at least )?between (?P<low>.+) and (?P<high>.+)", entered)
    if between is not None:
        words = f"{between['before'] or ''}{between['low']} to {between['high']}"
    if kind == "time":
        return re.sub(r"\b(\d{4})\b", r"\1 hours", words)
    if kind == "dateTime" and not _MOMENT.search(words):
        words += ", hours not known" if between is not None else ", hour not known"
    words = _MOMENT.sub(_moment_printed, words)
    return re.sub(r"\b(\d) (?=[A-Z][a-z]{2} \d{4})", r"0\1 ", words)


def _moment_printed(match: re.Match[str]) -> str:
    zone = f" ({match['zone']})" if match["zone"] else ""
    return f"{match['day']}, {match['hour']} hours{zone}"


def _unprinted(incident: Incident, record: Record, text: str) -> list[str]:
    """Say which labels and answers do not stand in their section of the paper, as often as they were given there."""
    problems = []
    plan = incident.plan
    for section, printed in zip(record["sections"], _sections(record, text), strict=True):
        wanted: Counter[str] = Counter()
        for spot, question in _questions(section["entries"], ()):
            for line, account in zip(plan.get(spot, ()), question.accounts, strict=False):
                words = [question.label, account["shown"], account["told_by"] or ""]
                wanted.update({_folded(account["shown"]): 1})
                problems += [
                    f"{line}: “{said}” is not printed under “{section['label']}”" for said in words if _folded(said) not in printed
                ]
        few = [words for words, times in wanted.items() if 0 < printed.count(words) < times]
        problems += [f"“{words}” is printed under “{section['label']}” only {printed.count(words)} times" for words in few]
    return problems


def _as_read(words: str) -> str:
    """Return words of the structure in the order in which they are read: Arabic and Hebrew stand there as they are drawn."""
    return _RIGHT_TO_LEFT.sub(lambda found: found[0][::-1], words)


def _sections(record: Record, text: str) -> list[str]:
    """Return what is printed under each section's heading, folded."""
    sections: list[list[str]] = []
    heading = False
    for line in text.splitlines():
        words = line.strip()
        if words.startswith('"'):
            if heading:
                sections.append([])
            elif sections:
                sections[-1].append(_as_read(words[1:-1]))
        heading = words == "H2 (block)"
    assert len(sections) >= len(record["sections"]), "there are fewer headings on the paper than sections in the data"
    return [_folded("".join(said)) for said in sections[: len(record["sections"])]]


def _folded(text: str) -> str:
    """Return text without what depends on the width of a line and on the place in it."""
    return "".join(text.split()).casefold()
