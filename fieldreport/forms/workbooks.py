"""Excel workbooks (``.xlsx``) as sheets of a form.

A workbook comes from anywhere, so it is looked at before it is read: it must be
a plain workbook of a plausible size, without programs in it and without a
password. Cells become the texts that pyxform makes of them; a cell that has no
single meaning as text (a date of the spreadsheet, an error, a formula without a
value) is a problem, with its place. Nothing is dropped silently: pyxform stops
reading after 60 blank rows or 20 blank columns, so what stands behind is a
problem too.
"""

from __future__ import annotations

import io
import zipfile
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from fieldreport.errors import FormProblem
from fieldreport.forms.sheets import Row, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

LARGEST_UNPACKED = 100_000_000
"""Bytes of all parts of a workbook together, unpacked."""
MOST_PARTS = 2_000
MOST_ROWS = 50_000
"""Rows of one sheet that are read; the largest forms have some thousands."""
BLANK_ROWS, BLANK_COLUMNS = 60, 20
"""Blank rows and columns after which pyxform 4.5.0 takes a sheet for ended (``xls2json_backends``)."""
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NOT_PLAIN = (b"<!DOCTYPE", b"<!ENTITY")
_OTHER_TEXT = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS = "Open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx)."


def read_workbook(name: str, data: bytes) -> tuple[dict[str, Sheet], list[FormProblem]]:
    """Read the sheets of a workbook by their names in lower case, as pyxform reads them.

    Args:
        name: the name of the file, for sentences.
        data: its bytes.

    Returns:
        The sheets, and what is wrong with single cells.

    Raises:
        FormProblem: it cannot be read as a workbook at all.
    """
    _look(name, data)
    from openpyxl import load_workbook

    try:
        with_values = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        with_formulas = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        return _sheets([(with_values[title], with_formulas[title]) for title in with_values.sheetnames])
    except FormProblem:
        raise
    except Exception as problem:  # noqa: BLE001 - openpyxl lets whatever happens in a damaged file through
        raise FormProblem(f"The workbook {name} is damaged and cannot be read ({type(problem).__name__}).", suggestion=_SAVE_AS) from None


def _look(name: str, data: bytes) -> None:
    """Refuse what is no plain workbook, before anything of it is parsed."""
    if data.startswith(_COMPOUND):
        if _ENCRYPTED in data:
            raise FormProblem(f"The workbook {name} is protected with a password.", suggestion="Take the password off and save it again.")
        raise FormProblem(f"{name} is a workbook of an old kind (.xls).", suggestion=_SAVE_AS)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            _look_inside(name, parts)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, zipfile.zlib.error):  # type: ignore[attr-defined]
        raise FormProblem(f"{name} is no Excel workbook, or it is damaged.", suggestion=_SAVE_AS) from None


def _look_inside(name: str, parts: zipfile.ZipFile) -> None:
    infos = parts.infolist()
    if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > LARGEST_UNPACKED:
        raise FormProblem(f"The workbook {name} unpacks to more than a form can be. It was not read.", suggestion=_SAVE_AS)
    names = {info.filename for info in infos}
    if "[Content_Types].xml" not in names:
        raise FormProblem(f"{name} is no Excel workbook.", suggestion=_SAVE_AS)
    if any(part.lower().endswith("vbaproject.bin") for part in names):
        raise FormProblem(f"The workbook {name} has macros (programs) in it. It was not read.", suggestion=_SAVE_AS)
    for info in infos:
        if info.filename.lower().endswith((".xml", ".rels")):
            content = parts.read(info)
            if content.startswith(_OTHER_TEXT) or any(mark in content for mark in _NOT_PLAIN):
                raise FormProblem(f"The workbook {name} is not written as Excel and LibreOffice write it.", suggestion=_SAVE_AS)


def _sheets(pairs: Iterable[tuple[ReadOnlyWorksheet, ReadOnlyWorksheet]]) -> tuple[dict[str, Sheet], list[FormProblem]]:
    sheets: dict[str, Sheet] = {}
    problems: list[FormProblem] = []
    for values, formulas in pairs:
        name = values.title.strip().lower()
        sheet = _Reader(name, problems).read(_rows(values), _rows(formulas))
        if sheet is None:
            continue
        if name in sheets:
            problems.append(FormProblem(f"The sheet {name} stands twice.", sheet=name))
        sheets[name] = sheet
    return sheets, problems


def _rows(sheet: ReadOnlyWorksheet) -> Iterator[tuple[tuple[object, str], ...]]:
    """Yield the cells of each row as (value, type); a sheet's own statement of its size is not believed."""
    sheet.reset_dimensions()
    for cells in sheet.iter_rows():
        yield tuple((cell.value, getattr(cell, "data_type", "n")) for cell in cells)


class _Reader:
    """Reads one sheet; what is wrong with a cell is added to ``problems``."""

    def __init__(self, name: str, problems: list[FormProblem]) -> None:
        self._name = name
        self._problems = problems
        self._kept: list[Row] = []
        self._headings: tuple[str, ...] = ()

    def read(self, values: Iterator[tuple[tuple[object, str], ...]], formulas: Iterator[tuple[tuple[object, str], ...]]) -> Sheet | None:
        """Return the sheet, or ``None`` when nothing is in it."""
        blank = 0
        for number, (seen, written) in enumerate(zip(values, formulas, strict=True), start=1):
            cells = self._texts(number, seen, written)
            if number == 1:
                self._head(cells)
                continue
            if not any(cells):
                blank += 1
                continue
            if number > MOST_ROWS:
                raise FormProblem(f"The sheet has more than {MOST_ROWS} rows.", sheet=self._name, row=number)
            if blank > BLANK_ROWS:
                self._say(f"More than {BLANK_ROWS} blank rows stand above this row: ODK's tools read no further.", number, "Delete them.")
            blank = 0
            self._row(number, cells)
        if not self._kept and not any(self._headings):
            return None
        return Sheet(self._name, self._headings, self._kept)

    def _head(self, cells: list[str]) -> None:
        self._headings = tuple(" ".join(cell.split()) for cell in cells)
        for place, heading in enumerate(self._headings):
            if not heading:
                continue
            if heading in self._headings[:place]:
                self._say(f"The heading {heading} stands twice.", 1, column=heading)
            if place > BLANK_COLUMNS and not any(self._headings[place - BLANK_COLUMNS - 1 : place]):
                self._say(
                    f"More than {BLANK_COLUMNS} blank columns stand before this one: ODK's tools read no further.",
                    1,
                    "Delete them.",
                    heading,
                )

    def _row(self, number: int, cells: list[str]) -> None:
        found: dict[str, str] = {}
        for place, cell in enumerate(cells):
            if cell and (place >= len(self._headings) or not self._headings[place]):
                self._say(f"“{cell[:60]}” stands under no heading.", number, column=_letters(place))
            elif cell:
                found.setdefault(self._headings[place], cell)
        if found:
            self._kept.append(Row(number, found))

    def _texts(self, number: int, seen: tuple[tuple[object, str], ...], written: tuple[tuple[object, str], ...]) -> list[str]:
        return [
            self._text(number, place, value, kind, formula=written[place][1] == "f" if place < len(written) else False)
            for place, (value, kind) in enumerate(seen)
        ]

    def _text(self, number: int, place: int, value: object, kind: str, *, formula: bool) -> str:
        column = self._headings[place] if place < len(self._headings) and self._headings[place] else _letters(place)
        if value is None and formula:
            self._say("This cell holds a formula of the spreadsheet without a value.", number, "Write the text itself.", column)
            return ""
        if kind == "e":
            self._say(f"This cell holds an error of the spreadsheet: {value}.", number, "Write the text itself.", column)
            return ""
        if isinstance(value, date | time | timedelta):
            self._say(
                "This cell holds a date or time of the spreadsheet.", number, "Format it as text and write 2026-08-10 or 14:07.", column
            )
            return ""
        return cell_text(value)

    def _say(self, what: str, row: int, suggestion: str = "", column: str = "") -> None:
        self._problems.append(FormProblem(what, sheet=self._name, row=row, column=column, suggestion=suggestion))


def cell_text(value: object) -> str:
    """Return a cell as pyxform 4.5.0 reads it (``xlsx_value_to_str``): ``TRUE``, ``3`` for 3.0, blanks around taken off."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip().replace("\u00a0", " ").strip()


def _letters(place: int) -> str:
    """Return a column as a spreadsheet calls it: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
