"""Code lists and code tables as expressions look into them (``pulldata()``, ``instance()``)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fieldreport.forms.definition import Choice, Form


class LookupTable:
    """The rows of one table. Blank cells are left out of a row.

    Args:
        rows: the cells by column.
    """

    def __init__(self, rows: Sequence[Mapping[str, str]]) -> None:
        self.rows = rows
        self._by_column: dict[str, dict[str, list[Mapping[str, str]]]] = {}

    @cached_property
    def columns(self) -> frozenset[str]:
        """The columns in which something stands."""
        return frozenset(column for row in self.rows for column in row)

    def where(self, column: str, text: str) -> Sequence[Mapping[str, str]]:
        """Return the rows in whose column this text stands, in order. A column is indexed when it is first asked for."""
        found = self._by_column.get(column)
        if found is None:
            found = self._by_column[column] = {}
            for row in self.rows:
                if column in row:
                    found.setdefault(row[column], []).append(row)
        return found.get(text, ())


class LookupTables:
    """The tables of one form by name; each is made when it is first asked for.

    Args:
        form: the form, for its code lists and tables.
    """

    def __init__(self, form: Form) -> None:
        self._form = form
        self._made: dict[str, LookupTable] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._form.tables or name in self._form.lists

    def names(self) -> list[str]:
        """Return the names of all tables and lists."""
        return sorted({*self._form.tables, *self._form.lists})

    def columns(self, name: str) -> frozenset[str]:
        """Return the columns of a table, blank ones too."""
        if name in self._form.tables:
            return frozenset(self._form.tables[name].columns)
        return self.get(name).columns | {"name", "label"}

    def get(self, name: str) -> LookupTable:
        """Return a table; one without rows when there is none of this name."""
        found = self._made.get(name)
        if found is None:
            found = self._made[name] = LookupTable(self._rows(name))
        return found

    def _rows(self, name: str) -> list[Mapping[str, str]]:
        table = self._form.tables.get(name)
        if table is not None:
            return [{column: cell for column, cell in zip(table.columns, row, strict=True) if cell} for row in table.rows]
        language = self._form.languages[0]
        return [columns_of(choice, language) for choice in self._form.lists.get(name, ())]


def columns_of(choice: Choice, language: str) -> Mapping[str, str]:
    """Return an entry of a code list as expressions see it: its columns, with ``name`` and, in this language, ``label``."""
    return {**choice.extra, "name": choice.code, "label": choice.label.get(language, "")}
