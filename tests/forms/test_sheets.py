"""Sheets as rows of cells, with the row numbers that an author counts."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from pyxform.xls2json_backends import csv_to_dict, md_to_dict

from fieldreport.errors import FormProblem
from fieldreport.forms.sheets import LARGEST_FILE, read_csv_sheets, read_markdown, read_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MARKDOWN = """Words.

| survey | type | name |
|---|---|---|
| | text | a |
| | | |
| | note | b \\| c |

| choices | list_name | name |
| | yn | y |
"""
CSV = 'survey,,\n,type,name\n,text,a\n\n,note,"b, c"\nchoices\n,list_name,name\n,yn,y\n'


@pytest.mark.parametrize(("read", "text", "theirs"), [(read_markdown, MARKDOWN, md_to_dict), (read_csv_sheets, CSV, csv_to_dict)])
def test_cells_are_those_that_pyxform_reads(read: Callable[..., object], text: str, theirs: Callable[..., dict[str, object]]) -> None:
    sheets = read(text)
    assert isinstance(sheets, dict)
    found = theirs(io.BytesIO(text.encode()))
    assert {name: [row.cells for row in sheet.rows] for name, sheet in sheets.items()} == {name: found[name] for name in sheets}


def test_rows_of_markdown_are_counted_from_the_heading_and_rows_of_csv_in_the_file() -> None:
    assert [row.number for row in read_markdown(MARKDOWN)["survey"].rows] == [2, 3]
    assert [row.number for row in read_csv_sheets(CSV)["survey"].rows] == [3, 5]
    assert [row.number for row in read_csv_sheets(CSV)["choices"].rows] == [8]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (",type,name\n", "belongs to no sheet"),
        ("survey\n,type,type\n", "The heading type stands twice"),
        ("survey\n,type\n,text,astray\n", "row 3: “astray” stands under no heading"),
        ("survey\n,type\nsurvey\n,type\n", "row 3: The table survey stands twice"),
        ('survey\n,"type', "not a CSV file"),
    ],
)
def test_a_csv_form_that_cannot_be_read_says_where(text: str, said: str) -> None:
    with pytest.raises(FormProblem) as caught:
        read_csv_sheets(text)
    assert said in str(caught.value)


def test_a_code_table_has_a_bound(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(FormProblem, match="larger than"):
        read_table(path)
