"""The sections of a record: questions and answers, repeats, narrative.

A blank and an *unknown* look different in black and white too: a question
that was not answered says so in grey italics after a dash; *unknown*, *not
observed* and *refused* are answers and are printed as such.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from fieldreport.paper.blocks import (
    ANSWER,
    GREY,
    GROUP,
    LABEL,
    NOTHING,
    PALE,
    PROSE,
    REMARK,
    SAID,
    SECTION,
    SMALL,
    SOURCE,
    Column,
    Piece,
    cells,
    heading,
    line_height,
    paragraph,
)
from fieldreport.paper.fonts import Style
from fieldreport.paper.pages import Slab
from fieldreport.paper.typesetting import Type, set_text, text_width

if TYPE_CHECKING:
    from fieldreport.paper.pen import Element, Pen

Entry = Mapping[str, Any]

_LABEL_SHARE = 0.34
_GUTTER = 16.0
_INDENT = 12.0
_LONG = 320
"""Characters from which an answer is set under its question, in a measure for reading."""
_PROSE_MEASURE = 420.0
_MOST_COLUMNS = 6
_AFTER_A_GROUP = 18.0
_HIGHEST_ROW = 5
"""Lines: a repeat whose rows would be higher is set as blocks instead of a table."""
_CELL = Type(Style.REGULAR, 9, 12)
_AGAIN = Type(Style.BOLD, 8.5, 12, GREY)
_CELL_HEAD = Type(Style.BOLD, 8.5, 11)
_MARGIN_NUMBER = Type(Style.REGULAR, 7.5, 15.5, GREY)


@dataclass(frozen=True, slots=True)
class _Where:
    """Where the next blocks go: column, parent element, and depth (1 is a section)."""

    column: Column
    parent: Element
    depth: int
    title: str = ""
    """The heading under which they stand; it is not said a second time by what it holds."""


def sections(record: Mapping[str, Any], frame: Column, tree: Element) -> list[Slab]:
    """Return the slabs of all sections, numbered."""
    slabs: list[Slab] = []
    for number, section in enumerate(record["sections"], start=1):
        part = tree.add("Sect")
        title = str(section["label"]) or "Further answers"
        slabs += heading(f"{number}  {title}", SECTION, frame, part.add("H2"), before=22, level=1, rule=True)
        inside = _entries(section["entries"], _Where(frame, part, 2, title))
        slabs += _continued(inside, f"{number}  {title}", frame) or paragraph(
            Piece("Nothing in this section applies.", NOTHING), frame, part.add("P"), before=4
        )
    return slabs


def _entries(entries: Sequence[Entry], where: _Where) -> list[Slab]:
    """Return the slabs of all entries; neither the first nor the last stands alone on its page."""
    entries = _gathered(entries)
    made = [_entry(entry, where) for entry in entries]
    for before, entry, slabs in zip(entries, entries[1:], made[1:], strict=False):
        if before["kind"] in ("group", "repeat") and entry["kind"] in ("question", "unanswered"):
            slabs[0] = replace(slabs[0], before=max(slabs[0].before, _AFTER_A_GROUP))
    if len(made) > 1:
        for at in (0, -2):
            made[at] = [*made[at][:-1], *(replace(slab, keep=True) for slab in made[at][-1:])]
    return [slab for slabs in made for slab in slabs]


def _gathered(entries: Sequence[Entry]) -> list[Entry]:
    """Put questions that follow each other and were not answered together, so that they do not drown the answers."""
    gathered: list[Entry] = []
    for blank, run in groupby(entries, key=lambda entry: entry["kind"] == "question" and not entry["accounts"]):
        together = list(run)
        if blank and len(together) > 1:
            gathered.append({"kind": "unanswered", "labels": [str(entry["label"]) for entry in together]})
        else:
            gathered += together
    return gathered


def _entry(entry: Entry, where: _Where) -> list[Slab]:
    kind = entry["kind"]
    if kind == "unanswered":
        words = Piece(f"— not answered: {'; '.join(entry['labels'])}", NOTHING)
        return cells([[words]], [where.column], [where.parent.add("P")], before=6)
    if kind == "question":
        return _question(entry, where)
    if kind == "note":
        return paragraph(Piece(str(entry["label"]), SMALL), where.column, where.parent.add("P"), before=6)
    if kind == "group":
        head = _subheading(str(entry["label"]), where)
        return head + _entries(entry["entries"], replace(where, depth=where.depth + bool(head), title=str(entry["label"])))
    if kind == "repeat":
        return _repeat(entry, where)
    raise TypeError(f"a layout for entries of kind {kind!r}")


def _subheading(label: str, where: _Where, before: float = 13) -> list[Slab]:
    """Return a heading, or nothing where it would be empty or repeat the one above."""
    if not label or label == where.title:
        return []
    tag = f"H{min(where.depth + 1, 6)}"
    return heading(label, GROUP, where.column, where.parent.add(tag), before=before, level=where.depth)


def _question(entry: Entry, where: _Where) -> list[Slab]:
    pieces = _answer(entry["accounts"])
    if _is_long(entry["accounts"]):
        return _prose(entry, where)
    split = where.column.width * _LABEL_SHARE
    columns = [
        Column(where.column.left, split - _GUTTER / 2),
        Column(where.column.left + split + _GUTTER / 2, where.column.width - split - _GUTTER / 2),
    ]
    line = where.parent.add("P")
    label, answer = line.add("Span"), line.add("Span")
    return cells([[Piece(str(entry["label"]), LABEL)], pieces], columns, [label, answer], before=6)


def _answer(accounts: Sequence[Mapping[str, Any]]) -> list[Piece]:
    if not accounts:
        return [Piece("— not answered", NOTHING)]
    pieces = []
    for index, account in enumerate(accounts, start=1):
        text = str(account["shown"])
        piece = Piece(text[:1].upper() + text[1:], SAID) if _non_answer(account) else Piece(text, ANSWER)
        if len(accounts) > 1:
            piece = replace(piece, text=f"{index}.  {piece.text}")
        pieces.append(piece)
        pieces += _remarks(account)
        source = source_words(account)
        if source:
            pieces.append(Piece(source, SOURCE))
    return pieces


def _remarks(account: Mapping[str, Any]) -> list[Piece]:
    """Return what was shown beside a chosen code (records before decision 023 have none); several codes are each named first."""
    choices = account.get("choices") or ()
    pieces = []
    for choice in choices:
        if len(choices) > 1:
            pieces.append(Piece(str(choice["label"]), REMARK))
        pieces += [Piece(f"{remark['label']}: {remark['shown']}", REMARK) for remark in choice["remarks"]]
    return pieces


def source_words(account: Mapping[str, Any]) -> str:
    """Return how the officer knows, in words, or nothing."""
    source, told_by = str(account.get("source") or ""), str(account.get("told_by") or "")
    words = f"{source}{' ' if source.endswith(' by') else ': '}{told_by}" if source and told_by else source or told_by
    return words[:1].upper() + words[1:]


def _non_answer(account: Mapping[str, Any]) -> bool:
    stored = account.get("stored")
    return isinstance(stored, Mapping) and "none" in stored


def _is_long(accounts: Sequence[Mapping[str, Any]]) -> bool:
    return any(len(str(account["shown"])) > _LONG or str(account["shown"]).strip().count("\n") > 2 for account in accounts)


def _prose(entry: Entry, where: _Where) -> list[Slab]:
    """Set a narrative: its question as a heading, its paragraphs numbered in the margin so that they can be cited."""
    slabs = _subheading(str(entry["label"]), where)
    inset = min(28.0, where.column.width * 0.08)
    column = Column(where.column.left + inset, min(_PROSE_MEASURE, where.column.width - inset))
    for index, account in enumerate(entry["accounts"], start=1):
        if len(entry["accounts"]) > 1:
            slabs += paragraph(Piece(f"Account {index}", SOURCE), column, where.parent.add("P"), before=6, keep_with_next=True)
        for number, text in enumerate(_paragraphs(str(account["shown"])), start=1):
            slabs += _numbered(paragraph(Piece(text, PROSE), column, where.parent.add("P"), before=7), number, where.column.left)
        source = source_words(account)
        if source:
            slabs += paragraph(Piece(source, SOURCE), column, where.parent.add("P"), before=3)
    return slabs


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]


def _numbered(slabs: list[Slab], number: int, left: float) -> list[Slab]:
    first = slabs[0]

    def draw(pen: Pen, top: float) -> None:
        pen.text(set_text(f"¶ {number}", _MARGIN_NUMBER, 40)[0], left, top + PROSE.size - _MARGIN_NUMBER.size, _MARGIN_NUMBER, None)
        first.draw(pen, top)

    return [replace(first, draw=draw), *slabs[1:]]


def _repeat(entry: Entry, where: _Where) -> list[Slab]:
    slabs = _subheading(str(entry["label"]), where)
    where = replace(where, depth=where.depth + bool(slabs), title="")
    rows = entry["rows"]
    if not rows:
        return [*slabs, *paragraph(Piece("— none entered", NOTHING), where.column, where.parent.add("P"), before=3)]
    table = _table(rows, where)
    if table:
        return slabs + table
    inner = replace(where, column=Column(where.column.left + _INDENT, where.column.width - _INDENT))
    for row in rows:
        slabs += _row_heading(row, inner)
        entries = _entries(row["entries"], replace(inner, depth=inner.depth + 1))
        slabs += _continued(entries, f"{row['number']}.  {row['title']}", inner.column)
    return slabs


def _continued(slabs: list[Slab], title: str, column: Column) -> list[Slab]:
    """Let what goes on at the top of a page say there what it belongs to (an artifact: readers aloud have heard it)."""
    words = [Piece(f"{title} (continued)", _AGAIN)]
    again = tuple(replace(slab, height=slab.height + 3) for slab in cells([words], [column], [None], rule=False)[:1])
    return [replace(slab, again=again + slab.again) for slab in slabs]


def _row_heading(row: Entry, where: _Where) -> list[Slab]:
    slabs = _subheading(f"{row['number']}.  {row['title']}", where, before=12)
    first, *_ = slabs

    def draw(pen: Pen, top: float) -> None:
        pen.box(where.column.left - 5, top - 2, where.column.width + 5, first.height + 3, weight=0, fill=PALE)
        first.draw(pen, top)

    return [replace(first, draw=draw), *slabs[1:]]


def _table(rows: Sequence[Entry], where: _Where) -> list[Slab]:
    """Return the rows as a table, or nothing when they are too many-sided or too wordy for one."""
    names = list(dict.fromkeys(entry["name"] for row in rows for entry in row["entries"]))
    entries = [entry for row in rows for entry in row["entries"]]
    if not 1 <= len(names) <= _MOST_COLUMNS or any(entry["kind"] != "question" for entry in entries):
        return []
    labels = {entry["name"]: str(entry["label"]) for entry in entries}
    contents = []
    for row in rows:
        given = {entry["name"]: entry for entry in row["entries"]}
        contents.append([[Piece(str(row["number"]), _CELL)], *(_cell(given.get(name)) for name in names)])
    columns = _columns(
        where.column, [_natural_width(labels[name], [content[at + 1] for content in contents]) for at, name in enumerate(names)]
    )
    if any(line_height(content, columns) > _HIGHEST_ROW for content in contents):
        return []
    table = where.parent.add("Table")
    header = _header(["No.", *(labels[name] for name in names)], columns, table)
    slabs = list(header.first)
    for content in contents:
        line = table.add("TR")
        elements = [line.add("TH", scope="Row"), *(line.add("TD") for _ in names)]
        made = cells(content, columns, elements, before=6, whole=_HIGHEST_ROW)
        slabs += [replace(slab, again=header.again) for slab in made]
    return slabs


@dataclass(frozen=True, slots=True)
class _Header:
    first: tuple[Slab, ...]
    again: tuple[Slab, ...]
    """The same as artifacts, for the following pages."""


def _header(labels: Sequence[str], columns: Sequence[Column], table: Element) -> _Header:
    line = table.add("TR")
    contents = [[Piece(label, _CELL_HEAD)] for label in labels]
    first = cells(contents, columns, [line.add("TH", scope="Column") for _ in labels], before=3, rule=False)
    again = cells(contents, columns, [None for _ in labels], rule=False)
    space = Slab(6, lambda _pen, _top: None)
    return _Header(tuple(replace(slab, keep=True) for slab in first), (*again, space))


def _columns(column: Column, natural: Sequence[float]) -> list[Column]:
    """Share the width among the columns by what they hold."""
    number, between = 24.0, 10.0
    free = column.width - number - between * (len(natural) - 1)
    columns = [Column(column.left, number - 6)]
    left = column.left + number
    for wish in natural:
        width = free * wish / sum(natural)
        columns.append(Column(left, width))
        left += width + between
    return columns


def _natural_width(label: str, contents: Sequence[Sequence[Piece]]) -> float:
    """Return the width that a column would like: that of its longest text, within reason."""
    wishes = [text_width(label, _CELL_HEAD), *(text_width(piece.text, piece.kind) for pieces in contents for piece in pieces)]
    return min(max(*wishes, 42.0), 190.0)


def _cell(entry: Entry | None) -> list[Piece]:
    """Return a cell: a dash for what did not apply to this row."""
    if entry is None:
        return [Piece("–", replace(_CELL, colour=GREY))]
    return [Piece(piece.text, replace(piece.kind, size=piece.kind.size - 1, leading=12)) for piece in _answer(entry["accounts"])]
