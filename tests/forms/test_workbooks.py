"""Excel workbooks: read as pyxform reads them, and never trusted."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from pyxform.xls2json_backends import xlsx_to_dict, xlsx_value_to_str

from fieldreport.errors import FormProblem
from fieldreport.forms import workbooks
from fieldreport.forms.workbooks import cell_text, read_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fieldreport.forms.sheets import Sheet

SURVEY = (("type", "name", "label"), ("text", "a", "A?"), ("integer", "b", "B?"))


def workbook(*, spoil: Callable[[Workbook], None] | None = None, **sheets: Sequence[Sequence[object]]) -> bytes:
    """Return a workbook with these sheets, as Excel would save it."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    if spoil is not None:
        spoil(made)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def refused(data: bytes) -> FormProblem:
    with pytest.raises(FormProblem) as caught:
        read_workbook("form.xlsx", data)
    return caught.value


def test_rows_have_the_numbers_that_excel_shows_and_cells_the_texts_that_pyxform_reads() -> None:
    rows = [*SURVEY[:2], (), ("select_one yn", "c", "  C\u00a0? "), (True, 3.0, 2.5)]
    data = workbook(survey=rows, Choices=[("list_name", "name", "label"), ("yn", 1, "Yes")])
    sheets, problems = read_workbook("form.xlsx", data)
    assert problems == []
    assert [row.number for row in sheets["survey"].rows] == [2, 4, 5]
    assert sheets["survey"].rows[1].cells["label"] == "C ?"
    assert sheets["survey"].rows[2].cells == {"type": "TRUE", "name": "3", "label": "2.5"}
    theirs = xlsx_to_dict(io.BytesIO(data))
    assert [row for row in theirs["survey"] if row] == [row.cells for row in sheets["survey"].rows]
    assert theirs["choices"] == [row.cells for row in sheets["choices"].rows]


@given(st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.booleans(), st.text(max_size=8)))
def test_a_cell_is_what_pyxform_makes_of_it(value: object) -> None:
    theirs = xlsx_value_to_str(value.strip() if isinstance(value, str) else value)
    assert cell_text(value) == theirs.strip()


def test_an_empty_sheet_is_none() -> None:
    sheets, _problems = read_workbook("form.xlsx", workbook(survey=SURVEY, Sheet2=[]))
    assert set(sheets) == {"survey"}


@pytest.mark.parametrize(
    ("cell", "value", "place", "said"),
    [
        ("C2", date(2026, 8, 10), (2, "label"), "date or time of the spreadsheet"),
        ("C3", time(14, 7), (3, "label"), "Format it as text"),
        ("C3", "=B3&B2", (3, "label"), "formula of the spreadsheet without a value"),
        ("E3", "astray", (3, "E"), "stands under no heading"),
        ("AB3", "astray", (3, "AB"), "stands under no heading"),
        ("D1", "name", (1, "name"), "stands twice"),
        ("Z1", "hint", (1, "hint"), "read no further"),
        ("A90", "text", (90, ""), "read no further"),
    ],
)
def test_a_cell_that_would_be_misread_or_dropped_is_told_with_its_place(
    cell: str, value: object, place: tuple[int, str], said: str
) -> None:
    def spoil(made: Workbook) -> None:
        made["survey"][cell] = value

    _sheets, problems = read_workbook("form.xlsx", workbook(spoil=spoil, survey=SURVEY))
    assert [(each.sheet, each.row, each.column) for each in problems] == [("survey", *place)]
    assert said in str(problems[0])


def test_an_error_of_the_spreadsheet_is_told() -> None:
    def spoil(made: Workbook) -> None:
        made["survey"]["C2"] = "#REF!"
        made["survey"]["C2"].data_type = "e"

    _sheets, (problem,) = read_workbook("form.xlsx", workbook(spoil=spoil, survey=SURVEY))
    assert "#REF!" in str(problem)


def test_what_is_no_workbook_is_said_in_a_sentence() -> None:
    assert "no Excel workbook" in str(refused(b"not a zip"))
    assert "no Excel workbook" in str(refused(b""))
    assert "no Excel workbook" in str(refused(zipped({"a.txt": b"x"})))
    assert "damaged" in str(refused(workbook(survey=SURVEY)[:-40]))
    assert "damaged" in str(refused(zipped({"[Content_Types].xml": b"<x/>"})))


def test_a_password_an_old_kind_and_macros_are_refused_by_name() -> None:
    compound = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
    assert "old kind (.xls)" in str(refused(compound))
    assert "password" in str(refused(compound + "EncryptedPackage".encode("utf-16-le")))
    assert "macros" in str(refused(with_part(workbook(survey=SURVEY), "xl/vbaProject.bin", b"program")))


def test_a_bomb_is_not_unpacked() -> None:
    bomb = zipped({"[Content_Types].xml": b" " * (workbooks.LARGEST_UNPACKED + 1)})
    assert len(bomb) < 1_000_000
    assert "more than a form can be" in str(refused(bomb))
    assert "more than a form can be" in str(refused(zipped({f"{number}.xml": b"" for number in range(workbooks.MOST_PARTS + 1)})))


def test_entities_that_multiply_are_not_expanded() -> None:
    lol = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    assert "not written as Excel" in str(refused(with_part(workbook(survey=SURVEY), "xl/more.xml", lol)))
    assert "not written as Excel" in str(refused(with_part(workbook(survey=SURVEY), "xl/more.xml", lol.decode().encode("utf-16"))))


def test_a_sheet_that_claims_to_be_endless_is_read_as_far_as_it_goes() -> None:
    data = workbook(survey=SURVEY)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheet = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', parts.read("xl/worksheets/sheet1.xml"))
    assert b"XFD" in sheet
    sheets, problems = read_workbook("form.xlsx", with_part(data, "xl/worksheets/sheet1.xml", sheet))
    assert (len(sheets["survey"].rows), problems) == (2, [])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4_000), st.binary(min_size=1, max_size=4)), min_size=1, max_size=4))
def test_a_damaged_workbook_is_read_or_refused_and_nothing_else(damage: list[tuple[int, bytes]]) -> None:
    data = bytearray(WHOLE)
    for at, put in damage:
        data[at : at + len(put)] = put
    sheets: dict[str, Sheet] = {}
    with contextlib.suppress(FormProblem):
        sheets, _problems = read_workbook("form.xlsx", bytes(data))
    assert all(sheet.rows or sheet.headings for sheet in sheets.values())


def zipped(parts: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return kept.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return a workbook with one part put in or in place of another."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    return zipped({**parts, name: content})


WHOLE = workbook(survey=SURVEY)
