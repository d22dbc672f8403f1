"""The page for policy staff prints the form language as the program has it."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

from fieldreport import cli
from fieldreport.forms.published import main, marks, tables, with_tables
from fieldreport.forms.subset import COLUMNS, FUNCTIONS, OPERATORS, TYPES
from fieldreport.forms.xlsform import sheet_problems
from tests.builders import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PAGE = ROOT / "docs" / "writing-forms.md"


def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_the_page_is_what_the_tables_say_today() -> None:
    assert with_tables(page()) == page(), "Run python -m fieldreport.forms.published docs/writing-forms.md"
    assert sorted(marks(page())) == sorted(tables())


def test_a_page_that_is_behind_is_noticed_and_written_anew(tmp_path: Path) -> None:
    old = tmp_path / "page.md"
    old.write_text(page().replace("a whole number", "a number without a point"), encoding="utf-8")
    assert with_tables(old.read_text(encoding="utf-8")) != old.read_text(encoding="utf-8")
    assert main([str(old)]) == 0
    assert old.read_text(encoding="utf-8") == page()


def test_everything_that_is_spoken_is_printed() -> None:
    printed = page()
    for words in (TYPES, FUNCTIONS, OPERATORS, *COLUMNS.values()):
        for word in words:
            assert f"`{word}" in printed, word


def test_the_sheet_in_the_page_can_be_used(tmp_path: Path) -> None:
    (block,) = re.findall(r"```\n(\| survey.*?)```", page(), re.DOTALL)
    path = tmp_path / "example.md"
    path.write_text(block, encoding="utf-8")
    assert sheet_problems(path, None) == ()


def test_the_commands_in_the_page_exist(capsys: pytest.CaptureFixture[str]) -> None:
    commands = re.findall(r"`fieldreport (form [a-z]+ [^`]*)`", page())
    assert {command.split()[1] for command in commands} == {"check", "preview", "diff", "compile"}
    for command in commands:
        with pytest.raises(SystemExit) as ended:
            cli.main([*shlex.split(command), "--help"])
        assert ended.value.code == 0
    assert "usage" in capsys.readouterr().out
