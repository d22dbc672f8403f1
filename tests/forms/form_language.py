"""Small forms for tests, written as policy staff write them."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from fieldreport.answers.sheet import AnswerSheet
from fieldreport.answers.values import Place, Range, answer_of
from fieldreport.forms.reading import read_form
from fieldreport.forms.xlsform import compile_sheet, sheet_problems

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.errors import FormProblem
    from fieldreport.forms.definition import Form

SETTINGS = """
| settings | form_title | form_id | version |
|----------|------------|---------|---------|
|          | A test     | test    | 1       |
"""

NOW = datetime(2026, 8, 10, 19, 7, 31, 250_000, tzinfo=UTC)
"""Monday 10 August 2026, 1407 hours in Chicago."""


def compiled(sheet: str, tables: Mapping[str, str] | None = None) -> bytes:
    """Compile a sheet; settings are added when it has none."""
    with TemporaryDirectory() as folder:
        return compile_sheet(_written(sheet, tables or {}, Path(folder)), Path(folder))


def problems(sheet: str, tables: Mapping[str, str] | None = None) -> tuple[FormProblem, ...]:
    """Return all that is wrong with a sheet."""
    with TemporaryDirectory() as folder:
        return sheet_problems(_written(sheet, tables or {}, Path(folder)), Path(folder))


def _written(sheet: str, tables: Mapping[str, str], folder: Path) -> Path:
    for name, content in tables.items():
        (folder / name).write_text(content, encoding="utf-8")
    path = folder / "form.md"
    path.write_text(sheet if "| settings" in sheet else sheet + SETTINGS, encoding="utf-8")
    return path


def form(sheet: str, tables: Mapping[str, str] | None = None) -> Form:
    """Compile a sheet and read it back."""
    return read_form(compiled(sheet, tables))


def blank_sheet(sheet: str | Form, tables: Mapping[str, str] | None = None, **options: object) -> AnswerSheet:
    """Return an answer sheet with nothing but the form's defaults."""
    ids = (f"row-{number}" for number in itertools.count(1))
    what = form(sheet, tables) if isinstance(sheet, str) else sheet
    return AnswerSheet(what, now=lambda: NOW, new_id=lambda: next(ids), **options)  # type: ignore[arg-type]


def put(sheet: AnswerSheet, **answers: object) -> None:
    """Put exact answers by name, outside repeats; ``None`` clears."""
    for name, value in answers.items():
        sheet.put(Place(name), () if value is None else answer_of(value))  # type: ignore[arg-type]


def add(sheet: AnswerSheet, repeat: str, **answers: object) -> str:
    """Add a row with exact answers and return its id."""
    row = sheet.add_row(Place(repeat))
    for name, value in answers.items():
        sheet.put(Place(name, (row,)), answer_of(value))  # type: ignore[arg-type]
    return row


def value(sheet: AnswerSheet, name: str, *rows: str) -> object:
    """Return the value of the only account at a place; ``None`` when blank."""
    answer = sheet.answer(Place(name, rows))
    if not answer:
        return None
    content = answer[0].value
    return (content.low, content.high) if isinstance(content, Range) else content


def asked(sheet: AnswerSheet) -> set[str]:
    """Return the names of the questions that are asked now, rows left aside."""
    return {item.name for item, repeats in sheet.form.walk() if not repeats and sheet.is_relevant(Place(item.name))}


def missing(sheet: AnswerSheet) -> list[str]:
    """Return the names that have a gap, in order, with ``!`` where the answer is wrong."""
    return [gap.place.name + ("!" if gap.kind == "wrong" else "") for gap in sheet.gaps()]
