"""The sections of a record: questions and answers, repeats, narrative.

Short answers stand in boxes, long ones under their question; the rows of a
repeat stand in a table, or each in boxes of its own under its number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from fieldreport.paper import registers
from fieldreport.paper.accounts import NOT_ANSWERED, answer_pieces, source_words
from fieldreport.paper.blocks import (
    GREY,
    GROUP,
    INK,
    NOTHING,
    PROSE,
    SECTION,
    SMALL,
    SOURCE,
    Column,
    Piece,
    cells,
    continued,
    heading,
    paragraph,
)
from fieldreport.paper.fonts import Style
from fieldreport.paper.grid import ACROSS, Box, grid
from fieldreport.paper.pages import Slab
from fieldreport.paper.tables import HIGHEST_ROW, Row, row_cells, table
from fieldreport.paper.typesetting import Line, Type, set_text

if TYPE_CHECKING:
    from fieldreport.paper.pen import Element, Pen

Entry = Mapping[str, Any]

STATEMENT_STANDS = "The officer's statement stands at the end of the report, where it is attested and signed."
_LONG = 320
"""Characters from which an answer is set under its question, in a measure for reading."""
_PROSE_MEASURE = 420.0
_MOST_COLUMNS = 6
_AFTER_A_REPEAT = 11.0
_BEFORE_ROWS = 15.0
_LOW = 24.0
"""Points: what is lower is a line or two."""
_BLANKS = Type(Style.ITALIC, 8.5, 11.5, GREY)
_TAG = Type(Style.BOLD, 9.5, 13, (1.0, 1.0, 1.0))
_TAG_HEIGHT = 16.0
_MARGIN_NUMBER = Type(Style.REGULAR, 7.5, 15.5, GREY)


@dataclass(frozen=True, slots=True)
class _Where:
    """Where the next blocks go: column, parent element, and depth (1 is a section)."""

    column: Column
    parent: Element
    depth: int
    title: str = ""
    """The heading under which they stand; it is not said a second time by what it holds."""
    row: bool = False
    """They are a row of a repeat, and are tagged as a table."""
    attested: str = ""
    """The statement that stands in the signature's box, and is not printed a second time."""


def sections(record: Mapping[str, Any], frame: Column, tree: Element) -> list[Slab]:
    """Return the slabs of all sections, numbered."""
    slabs: list[Slab] = []
    attested = str((record.get("attestation") or {}).get("text") or "")
    for number, section in enumerate(record["sections"], start=1):
        part = tree.add("Sect")
        title = str(section["label"]) or "Further answers"
        slabs += heading(f"{number}  {title}", SECTION, frame, part.add("H2"), before=19, level=1, rule=True)
        slabs[-1] = replace(slabs[-1], height=slabs[-1].height + 3)
        inside = _entries(section["entries"], _Where(frame, part, 2, title, attested=attested))
        slabs += continued(inside, f"{number}  {title}", frame) or paragraph(
            Piece("Nothing in this section applies.", NOTHING), frame, part.add("P"), before=4
        )
    return slabs


def _entries(entries: Sequence[Entry], where: _Where) -> list[Slab]:
    """Return the slabs of all entries; neither the first nor the last stands alone on its page."""
    slabs: list[Slab] = []
    made: list[list[Slab]] = []
    after = ""
    for kind, run in groupby(_gathered(entries), key=_sort):
        together = list(run)
        parts = [_boxes(together, where)] if kind == "boxed" else [_entry(entry, where) for entry in together]
        if after in ("group", "repeat") and kind in ("boxed", "unanswered"):
            parts[0][0] = replace(parts[0][0], before=max(parts[0][0].before, _AFTER_A_REPEAT))
        after = kind
        made += parts
    slabs = [slab for part in made for slab in part]
    if len(slabs) > 1:
        # A row of boxes is enough company for a heading; a line alone is not.
        for at in (0, -2) if slabs[0].height < _LOW else (-2,):
            slabs[at] = replace(slabs[at], keep=True)
    return slabs


def _sort(entry: Entry) -> str:
    return "boxed" if entry["kind"] == "question" and not _is_long(entry["accounts"]) else str(entry["kind"])


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
        words = Piece(f"{NOT_ANSWERED}: {'; '.join(entry['labels'])}", _BLANKS)
        slabs = cells([[words]], [where.column], [where.parent.add("P")], before=4)
        return [*slabs[:-1], replace(slabs[-1], height=slabs[-1].height + 4)]
    if kind == "question":
        return _prose(entry, where)
    if kind == "note":
        text = STATEMENT_STANDS if where.attested and entry["label"] == where.attested else str(entry["label"])
        slabs = paragraph(Piece(text, SMALL), where.column, where.parent.add("P"), before=6)
        return [*slabs[:-1], replace(slabs[-1], height=slabs[-1].height + 4)]
    if kind == "group":
        head = _subheading(str(entry["label"]), where)
        return head + _entries(entry["entries"], replace(where, depth=where.depth + bool(head), title=str(entry["label"])))
    if kind == "repeat":
        return _repeat(entry, where)
    raise TypeError(f"a layout for entries of kind {kind!r}")


def _boxes(entries: Sequence[Entry], where: _Where) -> list[Slab]:
    return grid([_box(entry) for entry in entries], where.column, where.parent, table=where.row)


def _box(entry: Entry) -> Box:
    remarked = any(account.get("choices") for account in entry["accounts"])
    return Box(str(entry["label"]), answer_pieces(entry["accounts"]), columns=ACROSS if remarked else 0)


def _subheading(label: str, where: _Where, before: float = 11) -> list[Slab]:
    """Return a heading, or nothing where it would be empty or repeat the one above."""
    if not label or label == where.title:
        return []
    tag = f"H{min(where.depth + 1, 6)}"
    slabs = heading(label, GROUP, where.column, where.parent.add(tag), before=before, level=where.depth)
    return [*slabs[:-1], replace(slabs[-1], height=slabs[-1].height + 2)]


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
    as_table = _table(entry, where)
    if as_table:
        return slabs + as_table
    slabs += registers.register(entry, where.column, where.parent)
    listed = len(slabs)
    for row in rows:
        name = registers.called(str(entry["name"]), row)
        slabs += _row_heading(str(entry["name"]), row, where)
        entries = _entries(row["entries"], replace(where, depth=where.depth + 1, row=True))
        slabs += continued(entries, name, where.column)
    slabs[listed] = replace(slabs[listed], before=_BEFORE_ROWS)
    return slabs


def _row_heading(repeat: str, row: Entry, where: _Where) -> list[Slab]:
    """Set the number of a row white on black, so that it is found at a glance, and its name beside it."""
    tag, name = registers.cite(repeat, row), registers.name_beside(repeat, row)
    number = set_text(tag, _TAG, where.column.width)[0]
    beside = Column(where.column.left + number.width + 18, where.column.width - number.width - 18)
    lines = set_text(name, GROUP, beside.width) if name else []
    element = where.parent.add(f"H{min(where.depth + 1, 6)}")

    def first(pen: Pen, top: float) -> None:
        pen.rule(where.column.left, top, where.column.width, weight=0.7)
        pen.box(where.column.left, top, number.width + 10, _TAG_HEIGHT, weight=0, fill=INK)
        pen.bookmark(registers.called(repeat, row), top - 8, where.depth)
        pen.lines([(number, where.column.left + 5, top + 2.6, _TAG), *((line, beside.left, top + 2, GROUP) for line in lines[:1])], element)

    def following(line: Line) -> Slab:
        return Slab(GROUP.leading, lambda pen, top: pen.text(line, beside.left, top, GROUP, element), keep=True)

    slabs = [Slab(_TAG_HEIGHT, first, keep=True, before=11.0), *(following(line) for line in lines[1:])]
    return [*slabs[:-1], replace(slabs[-1], height=slabs[-1].height + 1)]


def _table(repeat: Entry, where: _Where) -> list[Slab]:
    """Return the rows as a table, or nothing when they are too many-sided or too wordy for one."""
    rows = repeat["rows"]
    entries = [entry for row in rows for entry in row["entries"]]
    names = list(dict.fromkeys(entry["name"] for entry in entries))
    if not 1 <= len(names) <= _MOST_COLUMNS or any(entry["kind"] != "question" for entry in entries):
        return []
    labels = {entry["name"]: str(entry["label"]) for entry in entries}
    made = []
    for row in rows:
        given = {entry["name"]: entry for entry in row["entries"]}
        made.append(Row(str(row["number"]), [row_cells(given.get(name)) for name in names]))
    heads = [registers.NOUNS.get(str(repeat["name"]), "No."), *(labels[name] for name in names)]
    return table(heads, made, where.column, where.parent, highest=HIGHEST_ROW)
