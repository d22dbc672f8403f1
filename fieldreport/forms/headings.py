"""Column headings: which the subset knows, and in which language a cell is written."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from fieldreport.errors import FormProblem
from fieldreport.forms.outside import instead_of_column
from fieldreport.forms.subset import COLUMN_SPELLINGS, COLUMNS, PER_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.forms.sheets import Row, Sheet

_LANGUAGE = re.compile(r"[^()]+\((?P<code>[a-z]{2,3}(?:-[A-Za-z0-9]+)*)\)")


class Headings:
    """The headings of one form, and the languages that they name, the default first."""

    def __init__(self, default_language: str) -> None:
        self._default = language_code(default_language) or "en"
        self.languages: tuple[str, ...] = (self._default,)

    def check(self, sheet: Sheet) -> list[FormProblem]:
        """Return the headings that the subset does not know, and take note of their languages."""
        return [problem for heading in sheet.headings if heading for problem in self._heading(sheet.name, heading)]

    def _heading(self, sheet: str, heading: str) -> list[FormProblem]:
        column, _, language = heading.partition("::")
        column = COLUMN_SPELLINGS.get(column, column)
        known = COLUMNS[sheet]
        if column not in known:
            return self._strange(sheet, heading, column)
        if not language:
            return []
        code = language_code(language)
        if column not in PER_LANGUAGE:
            return [FormProblem(f"The column {column} has no languages.", sheet=sheet, row=1, column=heading)]
        if not code:
            return [
                FormProblem(f"“{language}” names no language.", sheet=sheet, row=1, column=heading, suggestion="Write label::English (en).")
            ]
        if code not in self.languages:
            self.languages = (*self.languages, code)
        return []

    def _strange(self, sheet: str, heading: str, column: str) -> list[FormProblem]:
        """In ``choices`` any further column is kept, but not one that looks like a slip of the pen."""
        close = difflib.get_close_matches(
            column.lower(), [*COLUMNS[sheet], *COLUMN_SPELLINGS], n=1, cutoff=0.75 if sheet == "choices" else 0.5
        )
        if sheet == "choices" and not close and "::" not in heading and ":" not in heading:
            return []
        suggestion = instead_of_column(sheet, heading, COLUMN_SPELLINGS.get(close[0], close[0]) if close else "")
        return [FormProblem(f"The column {heading} is outside the subset.", sheet=sheet, row=1, column=heading, suggestion=suggestion)]

    def cell(self, row: Row, column: str) -> str:
        """Return a cell by its column, under any allowed spelling; blank when it is not there."""
        for heading, value in row.cells.items():
            if heading == column or COLUMN_SPELLINGS.get(heading) == column:
                return value
        return ""

    def words(self, row: Row, column: str) -> dict[str, str]:
        """Return what a row says in a column, by language."""
        found: dict[str, str] = {}
        for heading, value in row.cells.items():
            name, _, language = heading.partition("::")
            if name == column:
                found[language_code(language) if language else self._default] = value
        return found

    def given(self, row: Row) -> Mapping[str, str]:
        """Return the filled columns of a row under their own names, without languages."""
        return {COLUMN_SPELLINGS.get(heading.partition("::")[0], heading.partition("::")[0]): value for heading, value in row.cells.items()}


def language_code(language: str) -> str:
    """Return ``en`` for ``English (en)``; blank when it is not written so."""
    match = _LANGUAGE.fullmatch(language.strip())
    return match["code"] if match else ""
