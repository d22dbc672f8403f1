"""Two versions of a report, compared field by field and word by word.

What is compared are two records (:func:`fieldreport.report.versions.build_record`),
so any two sealed versions can be compared for ever, without the forms that
asked for them. Nothing is weighed: each change is listed, in the order of the
newer record, and what is gone stands where it stood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from fieldreport.answers.words import NON_ANSWERS
from fieldreport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Entry = Mapping[str, Any]

_WORD = re.compile(r"\s+|[\w'’-]+|[^\w\s]")
_OPEN = frozenset(words.casefold() for words in NON_ANSWERS.values())
_NOT_ANSWERED = said("— not answered")


class Sort(StrEnum):
    """What happened to a place of the report."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    """A row that stands at another number, its answers aside."""


class Span(StrEnum):
    """What happened to a run of words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """One place that differs."""

    section: str
    """Label of the section."""
    where: tuple[str, ...]
    """Titles of the rows and groups that lead to it, the outermost first."""
    label: str
    """The question's text, or a row's title."""
    sort: Sort
    before: str
    """The older version in words; "" when the place was not there."""
    after: str
    """The newer version in words; "" when the place is gone."""


def changes(older: Mapping[str, Any], newer: Mapping[str, Any]) -> tuple[Change, ...]:
    """Return what differs between two records, in the order of the newer one.

    Args:
        older: the record of one version.
        newer: the record of another one, usually a later version of the same report.
    """
    return (*_heads(older, newer), *_sections(older, newer), *_lists(older, newer))


def corrections(older: Mapping[str, Any], newer: Mapping[str, Any]) -> tuple[Change, ...]:
    """Return what of the older record the newer one takes back or says otherwise: nothing, when it only adds.

    To answer what was blank or *unknown*, to add a row, an account or words adds. Who seals, the form's version and the
    statement are not weighed: they belong to each version by itself.
    """
    found = (*_sections(older, newer), *_lists(older, newer))
    return tuple(change for change in found if change.sort in (Sort.CHANGED, Sort.REMOVED) and not _only_adds(change))


def _only_adds(change: Change) -> bool:
    if change.before in ("", _NOT_ANSWERED) or change.before.casefold() in _OPEN:
        return True
    if change.sort is Sort.REMOVED:
        return False
    return all(sort is not Span.REMOVED or not text.strip() for sort, text in spans(change.before, change.after))


def spans(before: str, after: str) -> tuple[tuple[Span, str], ...]:
    """Return two texts as one, in runs of words that are the same, removed or added.

    The runs that are the same or removed give ``before`` when they are joined, the same or added ones give ``after``.
    """
    found: list[tuple[Span, str]] = []
    # Paragraphs first: word by word alone would take seconds with a long narrative.
    for sort, old, new in _matched(before.splitlines(keepends=True), after.splitlines(keepends=True)):
        if sort is Span.SAME:
            found.append((Span.SAME, "".join(old)))
        else:
            found += _words("".join(old), "".join(new))
    return tuple(_joined(found))


def changed_paragraphs(before: str, after: str) -> tuple[tuple[int, str], ...]:
    """Return the paragraphs in which two long texts differ, each with its number in the newer text and as :func:`in_words` says it.

    Blank lines are no paragraphs, as the paper numbers them. One that is gone has the number of the paragraph before it.
    """
    found: list[tuple[int, str]] = []
    number = 0
    older, newer = ([line for line in text.splitlines() if line.strip()] for text in (before, after))
    for sort, old, new in _matched(older, newer):
        if sort is Span.SAME:
            number += len(new)
            continue
        for index in range(max(len(old), len(new))):
            number += index < len(new)
            found.append((number, in_words(old[index] if index < len(old) else "", new[index] if index < len(new) else "")))
    return tuple(found)


def in_words(before: str, after: str) -> str:
    """Return both texts as one, with ``[removed: …]`` and ``[added: …]`` where they differ.

    Said in words and not by strokes or colours alone, so that it can be copied, read aloud and printed in black.
    """
    parts: list[str] = []
    removed = False
    for sort, text in spans(before, after):
        part = text if sort is Span.SAME else _bracketed(sort, text)
        # Of two brackets beside each other alone: what the officer wrote is never touched.
        parts.append(f" {part}" if removed and part.startswith("[added: ") and parts[-1].endswith("]") else part)
        removed = sort is Span.REMOVED
    return "".join(parts)


def _bracketed(sort: Span, text: str) -> str:
    core = text.strip()
    if not core:
        return text if sort is Span.ADDED else ""
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{lead}[{sort.value}: {core}]{tail}"


def _words(before: str, after: str) -> Iterator[tuple[Span, str]]:
    for sort, old, new in _matched(_WORD.findall(before), _WORD.findall(after)):
        if sort is Span.SAME:
            yield Span.SAME, "".join(old)
            continue
        if old:
            yield Span.REMOVED, "".join(old)
        if new:
            yield Span.ADDED, "".join(new)


def _matched(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[Span, Sequence[str], Sequence[str]]]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        yield (Span.SAME if tag == "equal" else Span.REMOVED), before[i1:i2], after[j1:j2]


def _joined(runs: Sequence[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    """Yield runs so that no two neighbours are of one kind."""
    kind, text = Span.SAME, ""
    for sort, part in runs:
        if sort is kind:
            text += part
            continue
        if text:
            yield kind, text
        kind, text = sort, part
    if text:
        yield kind, text


_HEADS: tuple[tuple[str, str, str], ...] = (
    ("report", "rd_number", said("RD number")),
    ("report", "event_number", said("Event number")),
    ("report", "training", said("Training report")),
    ("officer", "name", said("Reporting officer")),
    ("officer", "star", said("Star number")),
    ("officer", "rank", said("Rank")),
    ("officer", "unit", said("Unit of assignment")),
    ("form", "version", said("Version of the form")),
    ("attestation", "text", said("Attestation")),
)
"""What stands outside the sections and is the officer's or the office's to change."""


def _heads(older: Mapping[str, Any], newer: Mapping[str, Any]) -> Iterator[Change]:
    for part, name, label in _HEADS:
        before, after = (_plain(record.get(part, {}).get(name)) for record in (older, newer))
        if before != after:
            yield Change(said("Report"), (), label, _sort(before, after), before, after)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if value else ""


def _sort(before: str, after: str) -> Sort:
    if before and after:
        return Sort.CHANGED
    return Sort.ADDED if after else Sort.REMOVED


def _sections(older: Mapping[str, Any], newer: Mapping[str, Any]) -> Iterator[Change]:
    for old, new in _paired(older["sections"], newer["sections"], "name"):
        label = str((new or old or {}).get("label") or said("Further answers"))
        yield from _entries(old["entries"] if old else (), new["entries"] if new else (), label, ())


def _paired(older: Sequence[Entry], newer: Sequence[Entry], key: str) -> Iterator[tuple[Entry | None, Entry | None]]:
    """Yield entries of both sides that belong together; what only the older has comes before what followed it there."""
    left = {entry.get(key): entry for entry in older}
    kept = {entry.get(key) for entry in newer}
    gone: dict[object, list[Entry]] = {}
    follower: object = None
    for entry in reversed(older):
        if entry.get(key) in kept:
            follower = entry.get(key)
        else:
            gone.setdefault(follower, []).insert(0, entry)
    for entry in newer:
        yield from ((each, None) for each in gone.get(entry.get(key), ()))
        yield left.get(entry.get(key)), entry
    yield from ((each, None) for each in gone.get(None, ()))


def _entries(older: Sequence[Entry], newer: Sequence[Entry], section: str, where: tuple[str, ...]) -> Iterator[Change]:
    for old, new in _paired(older, newer, "name"):
        one = new or old or {}
        kind, label = one["kind"], str(one["label"])
        if old and new and old["kind"] != new["kind"]:  # another form gives the name to something else
            yield from _entries((old,), (), section, where)
            yield from _entries((), (new,), section, where)
        elif kind == "question":
            yield from _question(old, new, section, where)
        elif kind == "group":
            inside = (*where, label) if label and label != section else where
            yield from _entries(old["entries"] if old else (), new["entries"] if new else (), section, inside)
        elif kind == "repeat":
            yield from _rows(old["rows"] if old else (), new["rows"] if new else (), section, (*where, label))


def _question(old: Entry | None, new: Entry | None, section: str, where: tuple[str, ...]) -> Iterator[Change]:
    before, after = (answer_words(entry["accounts"]) if entry else "" for entry in (old, new))
    if before == after:
        return
    sort = Sort.CHANGED if old and new else Sort.ADDED if new else Sort.REMOVED
    yield Change(section, where, str((new or old or {})["label"]), sort, before or _blank(old), after or _blank(new))


def _blank(entry: Entry | None) -> str:
    return _NOT_ANSWERED if entry else ""


def _rows(older: Sequence[Entry], newer: Sequence[Entry], section: str, where: tuple[str, ...]) -> Iterator[Change]:
    stayed = _stayed([row["id"] for row in older], [row["id"] for row in newer])
    for old, new in _paired(older, newer, "id"):
        row = new or old or {}
        title = str(row["title"])
        if old and new:
            if row["id"] not in stayed:
                yield Change(section, where, title, Sort.MOVED, said("row {old}", old=old["number"]), said("row {new}", new=new["number"]))
            yield from _entries(old["entries"], new["entries"], section, (*where, title))
            continue
        words = row_words(row)
        yield Change(section, where, title, Sort.ADDED if new else Sort.REMOVED, "" if new else words, words if new else "")


def _stayed(older: Sequence[str], newer: Sequence[str]) -> frozenset[str]:
    """Return the ids of rows that kept their order: one row that was moved does not move all the others."""
    blocks = SequenceMatcher(None, older, newer, autojunk=False).get_matching_blocks()
    return frozenset(row for block in blocks for row in older[block.a : block.a + block.size])


def row_words(row: Entry) -> str:
    """Return all answers of a row, one line each."""
    return "\n".join(_lines(row["entries"], ""))


def _lines(entries: Sequence[Entry], before: str) -> Iterator[str]:
    for entry in entries:
        label = f"{before}{entry['label']}"
        if entry["kind"] == "question" and entry["accounts"]:
            yield f"{label}: {answer_words(entry['accounts'])}"
        elif entry["kind"] == "group":
            yield from _lines(entry["entries"], before)
        elif entry["kind"] == "repeat":
            for row in entry["rows"]:
                yield from _lines(row["entries"], f"{row['title']}: ")


def answer_words(accounts: Sequence[Mapping[str, Any]]) -> str:
    """Return an answer in words: each account with how it is known, one line each."""
    told = []
    for account in accounts:
        known = ", ".join(str(account[part]) for part in ("source", "told_by") if account.get(part))
        told.append(f"{account['shown']} ({known})" if known else str(account["shown"]))
    return "\n".join(f"{number}. {words}" for number, words in enumerate(told, start=1)) if len(told) > 1 else "".join(told)


def _lists(older: Mapping[str, Any], newer: Mapping[str, Any]) -> Iterator[Change]:
    """Yield exhibits and stamped times that only one of the two names."""
    for name, section, key in (("attachments", said("Exhibits"), "sha256"), ("scene_log", said("Timeline"), "id")):
        old, new = (list(record.get(name) or ()) for record in (older, newer))
        for before, after in _paired(old, new, key):
            words = [_one(name, entry) if entry else "" for entry in (before, after)]
            if words[0] != words[1]:
                one = after or before or {}
                label = str(one.get("number") or one.get("words") or "")
                yield Change(section, (), label, _sort(*words), *words)


def _one(name: str, entry: Entry) -> str:
    if name == "attachments":
        return f"{entry['number']}: {entry['name']}, SHA-256 {entry['sha256']}"
    return ", ".join(str(entry[part]) for part in ("shown", "words", "note") if entry.get(part))
