"""Sheets of a form as rows of cells, with the row numbers that an author counts.

The Markdown form is the one that pyxform reads: a table whose first heading is
the name of the sheet and whose first column stays empty under it, so that the
same file is a table on a web page and a form to ODK's tools::

    | survey | type    | name | label  |
    |--------|---------|------|--------|
    |        | integer | age  | Age?   |
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldreport.errors import FormProblem

if TYPE_CHECKING:
    from pathlib import Path

_SEPARATOR = re.compile(r"^[\s|:-]+$")
_STRICT_SEPARATOR = re.compile(r"^[|-]+$")
_PIPE = re.compile(r"(?<!\\)\|")
LARGEST_FILE = 20_000_000
"""Bytes of a sheet or table that are read."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as the author counts it (the heading is 1) and its cells by heading, blank ones left out."""

    number: int
    cells: dict[str, str]


@dataclass(slots=True)
class Sheet:
    """One table: its headings and rows."""

    name: str
    headings: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)


def read_markdown(text: str) -> dict[str, Sheet]:
    """Read the tables of a Markdown file. Other text is left to people.

    Raises:
        FormProblem: a row with more cells than headings, a heading twice, a table twice.
    """
    sheets: dict[str, Sheet] = {}
    current: Sheet | None = None
    for line in text.splitlines():
        stripped = line.strip()
        if not stripped.startswith("|"):
            if stripped and not stripped.startswith("#"):
                current = None
            continue
        if _is_separator(stripped, current):
            continue
        first, *cells = _cells(stripped)
        if first:
            current = _begin(sheets, first, cells)
        elif current is not None:
            _add(current, cells)
        elif any(cells):
            raise FormProblem(
                f"The row “{stripped[:60]}” belongs to no table.", suggestion="Begin a table with | survey |, | choices | or | settings |."
            )
    return sheets


def _cells(line: str) -> list[str]:
    parts = _PIPE.split(line)
    if parts[-1].strip() and not parts[-1].strip().startswith("#"):
        raise FormProblem(f"“{parts[-1].strip()[:60]}” stands after the last | of its line.", suggestion="End each row with |.")
    return [cell.strip().replace("\\|", "|") for cell in parts[1:-1]] or [""]


def _is_separator(line: str, current: Sheet | None) -> bool:
    if not _SEPARATOR.match(line) or "-" not in line:
        return False
    if not _STRICT_SEPARATOR.match(line):
        # pyxform 4.5.0 reads a line of dashes with blanks or colons in it as the name of a sheet.
        raise FormProblem(
            f"The line “{line[:40]}” under the headings has blanks or colons in it.",
            sheet=current.name if current else "",
            suggestion="Write |---|---|.",
        )
    return True


def _begin(sheets: dict[str, Sheet], name: str, cells: list[str]) -> Sheet:
    if name in sheets:
        raise FormProblem(f"The table {name} stands twice.", sheet=name)
    headings = tuple(" ".join(cell.split()) for cell in cells)
    if not any(headings):
        raise FormProblem(
            "The headings stand in the same line as the name of the sheet.",
            sheet=name,
            row=1,
            suggestion=f"Write | {name} | type | name | …",
        )
    for heading in headings:
        if heading and headings.count(heading) > 1:
            raise FormProblem(f"The heading {heading} stands twice.", sheet=name, row=1, column=heading)
    sheets[name] = Sheet(name, headings)
    return sheets[name]


def _add(sheet: Sheet, cells: list[str], number: int = 0) -> None:
    """Add a row; without a number it is the next one."""
    if not any(cells):
        return
    number = number or (sheet.rows[-1].number if sheet.rows else 1) + 1
    found: dict[str, str] = {}
    for place, cell in enumerate(cells):
        if not cell:
            continue
        if place >= len(sheet.headings) or not sheet.headings[place]:
            raise FormProblem(
                f"“{cell[:60]}” stands under no heading.", sheet=sheet.name, row=number, suggestion="A | inside a cell is written \\|."
            )
        found[sheet.headings[place]] = cell
    sheet.rows.append(Row(number, found))


def read_csv_sheets(text: str) -> dict[str, Sheet]:
    """Read a form written as one CSV file, as pyxform reads it: the name of a sheet alone in the first column, its rows under it.

    Rows are numbered as a spreadsheet numbers the rows of the file.

    Raises:
        FormProblem: not CSV, or one of the reasons of :func:`read_markdown`.
    """
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as problem:
        raise FormProblem(f"The form is not a CSV file: {problem}.") from None
    sheets: dict[str, Sheet] = {}
    name = ""
    for number, line in enumerate(lines, start=1):
        first, *cells = [cell.strip() for cell in line] or [""]
        if first:
            name = first.lower()
            if name in sheets:
                raise FormProblem(f"The table {name} stands twice.", sheet=name, row=number)
        if not any(cells):
            continue
        if not name:
            raise FormProblem(
                f"The row “{', '.join(cells)[:60]}” belongs to no sheet.",
                row=number,
                suggestion="Write survey alone in the first column of the row above.",
            )
        if name in sheets:
            _add(sheets[name], cells, number)
        else:
            _begin(sheets, name, cells)
    return sheets


def read_table(path: Path) -> Sheet:
    """Read a code table: CSV in UTF-8 with headings in its first row.

    Raises:
        FormProblem: missing, too large, not UTF-8, a heading twice, a row with too many cells.
    """
    try:
        data = path.read_bytes()
    except OSError:
        raise FormProblem(f"The code table {path.name} is missing.", suggestion="Put it into the folder of the code tables.") from None
    if len(data) > LARGEST_FILE:
        raise FormProblem(f"The code table {path.name} is larger than {LARGEST_FILE} bytes.")
    try:
        lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as problem:
        raise FormProblem(f"The code table {path.name} cannot be read: {problem}.") from None
    headings = tuple(heading.strip() for heading in lines[0]) if lines else ()
    for heading in headings:
        if headings.count(heading) > 1:
            raise FormProblem(f"The heading {heading} stands twice.", sheet=path.name, row=1, column=heading)
    sheet = Sheet(path.name, headings)
    for number, cells in enumerate(lines[1:], start=2):
        if len(cells) > len(headings) and any(cell.strip() for cell in cells[len(headings) :]):
            raise FormProblem("There are more cells than headings.", sheet=path.name, row=number)
        found = {heading: cell.strip() for heading, cell in zip(headings, cells, strict=False) if cell.strip()}
        if found:
            sheet.rows.append(Row(number, found))
    return sheet
