"""The forms of ``tests/forms/sheets``: of different kinds, written by us, and all of them made up."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreport.forms.reading import read_form
from fieldreport.forms.xlsform import compile_sheet
from tests.forms.form_language import blank_sheet

if TYPE_CHECKING:
    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.forms.definition import Form

SHEETS = Path(__file__).parent / "sheets"
TABLES = SHEETS / "tables"
NAMES = tuple(sorted(path.stem for path in SHEETS.glob("*.md")))


@cache
def compiled_form(name: str) -> bytes:
    """Return a form compiled, through pyxform's gate."""
    return compile_sheet(SHEETS / f"{name}.md", TABLES)


@cache
def the_form(name: str) -> Form:
    """Return a form."""
    return read_form(compiled_form(name))


def begun(name: str, **options: object) -> AnswerSheet:
    """Return a sheet of a form with nothing but its defaults, on Monday 10 August 2026, 1407 hours in Chicago."""
    return blank_sheet(the_form(name), **options)
