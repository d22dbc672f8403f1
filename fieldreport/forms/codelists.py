"""Code lists: from the ``choices`` sheet, and from code tables in files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.errors import FormProblem
from fieldreport.forms.headings import language_code
from fieldreport.forms.sheets import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from fieldreport.forms.headings import Headings
    from fieldreport.forms.sheets import Row, Sheet

_FILE = re.compile(r"(?P<stem>[A-Za-z_][\w-]*)\.csv")


_USUAL = ("name", "label")
"""Columns of codes and words when nothing else is said."""


@dataclass(frozen=True, slots=True)
class _Table:
    """Where entries come from, and which columns hold code and words."""

    sheet: str
    code: str
    label: str


class CodeLists:
    """The code lists of one form, in the JSON form, by name."""

    def __init__(self, choices: Sheet | None, tables: Path | None, headings: Headings, problems: list[FormProblem]) -> None:
        self._tables = tables
        self._headings = headings
        self._lists: dict[str, list[dict[str, object]]] = {}
        self._files: dict[str, tuple[str, str]] = {}
        self._looked: dict[str, dict[str, object]] = {}
        for row in choices.rows if choices else []:
            name = headings.cell(row, "list_name")
            if not name:
                problems.append(FormProblem("The list has no name.", sheet="choices", row=row.number, column="list_name"))
                continue
            self._add(name, row, _Table("choices", "name", "label"), problems)

    def stored(self) -> dict[str, list[dict[str, object]]]:
        """Return the lists in the JSON form."""
        return self._lists

    def stored_tables(self) -> dict[str, dict[str, object]]:
        """Return the tables that expressions look into and that are no lists, in the JSON form."""
        return self._looked

    def add_other(self, name: str, code: str, label: dict[str, str]) -> None:
        """Add a code at the end of a list that has it not yet; a list that is not there is told of elsewhere."""
        choices = self._lists.get(name, [])
        if choices and all(choice["code"] != code for choice in choices):
            choices.append({"code": code, "label": label})

    def look_into(self, name: str, place: tuple[int, str], problems: list[FormProblem], *, is_file: bool) -> None:
        """See to it that an expression finds the table that it names.

        A list whose codes and words stand in ``name`` and ``label`` is itself the table. Any other table is read once more,
        with all its columns under their own names.

        Args:
            name: of the list, or of the file without ``.csv``.
            place: row and column of the expression.
            problems: takes what is wrong.
            is_file: for ``pulldata()``, which reads the file by itself; ``instance()`` needs a question that offers it.
        """
        if name in self._looked or (name in self._lists and self._files.get(name, _USUAL) == _USUAL):
            return
        if name not in self._lists and not is_file:
            problems.append(
                FormProblem(
                    f"There is no code list or table {name}.",
                    sheet="survey",
                    row=place[0],
                    column=place[1],
                    suggestion=f"Offer it with select_one_from_file {name}.csv, or look into it with pulldata().",
                )
            )
            return
        if _FILE.fullmatch(f"{name}.csv") is None:
            problems.append(FormProblem(f"“{name}” is not the name of a code table.", sheet="survey", row=place[0], column=place[1]))
            return
        table = self._open(f"{name}.csv", place, problems)
        if table is not None:
            columns = [heading for heading in table.headings if heading]
            self._looked[name] = {"columns": columns, "rows": [[row.cells.get(column, "") for column in columns] for row in table.rows]}

    def _open(self, file: str, place: tuple[int, str], problems: list[FormProblem]) -> Sheet | None:
        if self._tables is None:
            problems.append(FormProblem(f"There is no folder of code tables for {file}.", sheet="survey", row=place[0], column=place[1]))
            return None
        try:
            return read_table(self._tables / file)
        except FormProblem as problem:
            problems.append(problem)
            return None

    def from_file(self, file: str, parameters: Mapping[str, str], row: int, problems: list[FormProblem]) -> str:
        """Read a code table once and return the name of its list, which is the file's name without ``.csv``."""
        match = _FILE.fullmatch(file)
        if match is None:
            problems.append(
                FormProblem(
                    f"“{file}” is not the name of a code table.",
                    sheet="survey",
                    row=row,
                    column="type",
                    suggestion="Write a name like agencies.csv.",
                )
            )
            return ""
        name = match["stem"]
        columns = parameters.get("value", _USUAL[0]), parameters.get("label", _USUAL[1])
        if self._files.get(name) == columns:
            return name
        if name in self._lists:
            problems.append(
                FormProblem(f"There are two lists of the name {name}.", sheet="survey", row=row, column="type", suggestion="Rename one.")
            )
            return name
        self._files[name] = columns
        self._lists[name] = []
        self._read(name, file, columns, row, problems)
        return name

    def _read(self, name: str, file: str, columns: tuple[str, str], row: int, problems: list[FormProblem]) -> None:
        table = self._open(file, (row, "type"), problems)
        if table is None:
            return
        for heading in table.headings:
            _column, _, language = heading.partition("::")
            if language and not language_code(language):
                problems.append(
                    FormProblem(
                        f"“{language}” names no language.", sheet=file, row=1, column=heading, suggestion="Write label::English (en)."
                    )
                )
                return
        for wanted in columns:
            if not any(heading.partition("::")[0] == wanted for heading in table.headings):
                problems.append(FormProblem(f"The code table has no column {wanted}.", sheet=file, row=1, column=wanted))
                return
        for line in table.rows:
            self._add(name, line, _Table(file, *columns), problems)

    def _add(self, name: str, row: Row, table: _Table, problems: list[FormProblem]) -> None:
        code = row.cells.get(table.code)
        if not code:
            problems.append(FormProblem("The code is missing.", sheet=table.sheet, row=row.number, column=table.code))
            return
        own = {table.code, "list_name", "list name"}
        extra = {heading: value for heading, value in row.cells.items() if heading not in own and heading.partition("::")[0] != table.label}
        choice: dict[str, object] = {"code": code, "label": self._headings.words(row, table.label)}
        if extra:
            choice["extra"] = extra
        self._lists.setdefault(name, []).append(choice)
