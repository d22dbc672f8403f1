"""From an XLSForm sheet to our own JSON.

The sheet is written by policy staff in the XLSForm standard
(https://xlsform.org/en/ref-table/). pyxform's conversion is the gate: what it
refuses or warns about is refused here, so a sheet stays valid for ODK and
Kobo. What our subset (``forms.subset``) does not know is refused as well, with
sheet, row, column and a suggestion. Nothing is dropped silently.

Our conventions, all of them valid XLSForm:

* a row of a repeat is named by a ``calculate`` called ``<repeat>_title`` in it;
* ``select_one ${people_title}`` offers the rows of the repeat that holds the
  named question (``select_one ${people}`` means the same here, but ODK offers
  useful choices for the first only). With the appearance ``several`` any
  number of rows can be chosen: pyxform cannot convert select_multiple here;
* ``appearance`` words that ODK does not know choose our own widgets
  (``narrative``, ``may-refuse``, ``must-know`` …).
"""

from __future__ import annotations

import importlib.util
import re
from typing import TYPE_CHECKING

from fieldreport import canonical
from fieldreport.errors import FormProblem
from fieldreport.forms.checking import check
from fieldreport.forms.codelists import CodeLists
from fieldreport.forms.headings import Headings
from fieldreport.forms.reading import decode_form
from fieldreport.forms.rows import read_survey
from fieldreport.forms.sources import read_source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from fieldreport.forms.sheets import Sheet
    from fieldreport.forms.sources import Source

FORMAT = "fieldreport.form/1"
_SHEETS = ("survey", "choices", "settings")
_ROW = re.compile(r"\[row : (\d+)\]\s*")


def compile_sheet(sheet: Path, tables: Path | None) -> bytes:
    """Compile an XLSForm to our canonical JSON.

    Args:
        sheet: the ``.md``, ``.xlsx`` or ``.csv`` file.
        tables: folder of the code tables that ``select_one_from_file`` names, or ``None``.

    Raises:
        FormProblem: the first of :func:`sheet_problems`.
    """
    data, problems = _compile(sheet, tables)
    if problems:
        raise problems[0]
    return data


def sheet_problems(sheet: Path, tables: Path | None) -> tuple[FormProblem, ...]:
    """Return everything that is wrong with a sheet; empty when it compiles."""
    try:
        return tuple(_compile(sheet, tables)[1])
    except FormProblem as problem:
        return (problem,)


def _compile(path: Path, tables: Path | None) -> tuple[bytes, list[FormProblem]]:
    if importlib.util.find_spec("pyxform") is None:
        raise FormProblem(
            "Form sheets cannot be compiled on this machine: pyxform is not installed.", suggestion="Install the extra “authoring”."
        )
    source = read_source(path)
    sheets = source.sheets
    problems = source.problems + [_unknown_sheet(name) for name in sheets if name not in _SHEETS and not name.startswith("_")]
    if "survey" not in sheets:
        raise FormProblem("There is no survey sheet.", suggestion="Begin a table with | survey | type | name | …")
    settings = _settings(sheets.get("settings"), problems)
    headings = Headings(settings.get("default_language", ""))
    for name in ("survey", "choices"):
        if name in sheets:
            problems += headings.check(sheets[name])
    lists = CodeLists(sheets.get("choices"), tables, headings, problems)
    survey = read_survey(sheets["survey"], headings, lists, problems, _is_formula)
    if problems:
        return b"", problems
    stored: dict[str, object] = {
        "format": FORMAT,
        "id": settings["form_id"],
        "version": settings["version"],
        "title": {headings.languages[0]: settings["form_title"]},
        "languages": list(headings.languages),
        "children": survey.children,
        "lists": lists.stored(),
    }
    if lists.stored_tables():
        stored["tables"] = lists.stored_tables()
    data = canonical.encode(stored)
    return data, [*check(decode_form(data), survey.row_numbers), *_gate(source)]


def _gate(source: Source) -> list[FormProblem]:
    """Return what pyxform says, with the row numbers that the author counts."""
    rows = {place: row.number for place, row in enumerate(source.sheets["survey"].rows, start=2)} if source.kind == ".csv" else {}
    return pyxform_problems(source.data, source.kind, rows)


def pyxform_problems(source: str | bytes, kind: str = ".md", rows: Mapping[int, int] | None = None) -> list[FormProblem]:
    """Return what pyxform's conversion refuses or warns about.

    Args:
        source: the form as it was written.
        kind: ``.md``, ``.xlsx`` or ``.csv``.
        rows: the author's row number for each of pyxform's, where they differ.
    """
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    warnings: list[str] = []
    try:
        data = source.encode("utf-8") if isinstance(source, str) else source
        convert(xlsform=data, warnings=warnings, file_type=kind, form_name="data")
    except (PyXFormError, AttributeError, IndexError, KeyError, TypeError, ValueError) as refusal:
        # pyxform 4.5.0 lets Python's own errors through where a table is misshapen.
        warnings.insert(0, str(refusal) or type(refusal).__name__)
    return [_from_pyxform(words, rows or {}) for words in warnings]


def _is_formula(default: str, kind: str) -> bool:
    """Whether a default is a formula, decided as pyxform decides it for ODK."""
    from pyxform.utils import default_is_dynamic

    return bool(default_is_dynamic(default, kind))


def _from_pyxform(words: str, rows: Mapping[int, int]) -> FormProblem:
    found = _ROW.search(words)
    number = int(found[1]) if found else 0
    what = f"pyxform says: {_ROW.sub('', words).strip()}"
    return FormProblem(what, sheet="survey" if found else "", row=rows.get(number, number))


def _unknown_sheet(name: str) -> FormProblem:
    return FormProblem(
        f"The sheet {name} is outside the subset.",
        sheet=name,
        suggestion="Known are survey, choices and settings; _notes is left to people.",
    )


def _settings(sheet: Sheet | None, problems: list[FormProblem]) -> Mapping[str, str]:
    found: dict[str, str] = dict.fromkeys(("form_id", "version", "form_title"), "")
    if sheet is None or len(sheet.rows) != 1:
        problems.append(FormProblem("There must be a settings sheet with one row.", sheet="settings"))
        return found
    problems += Headings("").check(sheet)
    found.update(sheet.rows[0].cells)
    problems += [FormProblem(f"The {key} is missing.", sheet="settings", row=2, column=key) for key, value in found.items() if not value]
    return found
