"""A form may be written as Markdown, as a workbook or as CSV: the same form comes out, with the author's own row numbers."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from fieldreport.errors import FormProblem
from fieldreport.forms.sheets import read_markdown
from fieldreport.forms.sources import read_source
from fieldreport.forms.xlsform import compile_sheet, sheet_problems
from tests.builders import CODES, SHEET
from tests.forms.test_workbooks import workbook

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [("type", "name", "label"), ("text", "a", "A?"), ("txt", "b", "B?"), ("calculate", "c", "")]
SETTINGS = [("form_title", "form_id", "version"), ("A test", "test", 1)]


def as_csv(**sheets: list[tuple[object, ...]]) -> bytes:
    kept = io.StringIO()
    writer = csv.writer(kept)
    for name, rows in sheets.items():
        writer.writerow([name])
        writer.writerows(["", *row] for row in rows)
    return kept.getvalue().encode()


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refused(path: Path) -> str:
    with pytest.raises(FormProblem) as caught:
        read_source(path)
    return str(caught.value)


def test_the_report_form_compiles_to_the_same_bytes_from_all_three(tmp_path: Path) -> None:
    sheets = read_markdown(SHEET.read_text(encoding="utf-8"))
    tables: dict[str, list[tuple[object, ...]]] = {
        name: [sheet.headings, *(tuple(row.cells.get(heading, "") for heading in sheet.headings) for row in sheet.rows)]
        for name, sheet in sheets.items()
        if not name.startswith("_")
    }
    first = compile_sheet(SHEET, CODES)
    assert compile_sheet(written(tmp_path, "form.xlsx", workbook(**tables)), CODES) == first
    assert compile_sheet(written(tmp_path, "form.csv", as_csv(**tables)), CODES) == first
    assert compile_sheet(written(tmp_path, "bom.csv", b"\xef\xbb\xbf" + as_csv(**tables)), CODES) == first


def test_a_problem_names_the_row_that_the_author_sees(tmp_path: Path) -> None:
    (excel,) = sheet_problems(written(tmp_path, "form.xlsx", workbook(survey=ROWS[:3], settings=SETTINGS)), None)
    assert (excel.sheet, excel.row, excel.column) == ("survey", 3, "type")
    (comma,) = sheet_problems(written(tmp_path, "form.csv", as_csv(survey=ROWS[:3], settings=SETTINGS)), None)
    assert (comma.sheet, comma.row, comma.column) == ("survey", 4, "type")


def test_what_pyxform_says_of_a_csv_row_names_the_row_of_the_file(tmp_path: Path) -> None:
    rows = [ROWS[0], ("integer", "n", "N"), ("range", "a", "A?")]
    data = as_csv(survey=rows, settings=SETTINGS).replace(b"survey\r\n", b"survey\r\n,,,\r\n\r\n")
    found = [each for each in sheet_problems(written(tmp_path, "form.csv", data.replace(b"A?", b"")), None) if each.sheet == "survey"]
    assert {each.row for each in found} == {6}


def test_cells_that_would_be_misread_are_told_with_everything_else(tmp_path: Path) -> None:
    data = workbook(survey=[*ROWS[:3], ("", "", "", "astray")], settings=SETTINGS)
    assert [each.row for each in sheet_problems(written(tmp_path, "form.xlsx", data), None)] == [4, 3]


def test_bad_files_give_a_sentence(tmp_path: Path) -> None:
    assert "Save it as Markdown" in refused(written(tmp_path, "form.ods", b""))
    assert "Save it as Markdown" in refused(written(tmp_path, "form.xlsm", workbook(survey=ROWS)))
    assert "is a workbook or an archive" in refused(written(tmp_path, "form.csv", workbook(survey=ROWS)))
    assert "no Excel workbook" in refused(written(tmp_path, "form.xlsx", as_csv(survey=ROWS)))
    assert "not UTF-8" in refused(written(tmp_path, "form.md", "| survey | größe |".encode("latin-1")))
    assert "not UTF-8" in refused(written(tmp_path, "form.csv", as_csv(survey=ROWS).decode().encode("utf-16")))
    assert "not a CSV file" in refused(written(tmp_path, "form.csv", b'survey\n,"open\n'))
    assert "belongs to no sheet" in refused(written(tmp_path, "form.csv", b",type,name\n"))
    assert "cannot be opened" in refused(tmp_path / "missing.md")
    (tmp_path / "folder.md").mkdir()
    assert "is no file" in refused(tmp_path / "folder.md")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "form.md"
    with path.open("wb") as file:
        file.truncate(20_000_001)
    assert "larger than" in refused(path)
