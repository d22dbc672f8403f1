"""What policy staff are told about a form on the command line."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldreport import authoring, cli
from fieldreport.errors import FormProblem
from tests.builders import CODES, FORM_ID, FORMS, SHEET
from tests.forms.test_workbooks import workbook
from tests.newer_form import newer_bytes

if TYPE_CHECKING:
    from pathlib import Path

COMPILED = FORMS / f"{FORM_ID}.json"
HEAD = "| survey | type | name | label | required |\n|---|---|---|---|---|\n"
SETTINGS = "\n| settings | form_title | form_id | version |\n|---|---|---|---|\n| | A test | test | %s |\n"


def run(*words: object) -> tuple[int, str]:
    out = io.StringIO()
    code = cli.main([str(word) for word in words], out)
    return code, out.getvalue()


def sheet(folder: Path, name: str, rows: str, version: str = "1") -> Path:
    path = folder / name
    path.write_text(HEAD + rows + SETTINGS % version, encoding="utf-8")
    return path


def test_a_check_names_everything_that_is_wrong_at_once(tmp_path: Path) -> None:
    path = sheet(tmp_path, "form.md", "| | txt | a | A? | |\n| | integer | | B? | |\n| | text | c | C? | ${ |\n")
    code, said = run("form", "check", path)
    assert code == cli.REFUSED
    assert [part in said for part in ("row 2, column type", "row 3, column name", "row 4, column required", "3 to mend")] == [True] * 4
    assert "Did you mean text?" in said


def test_a_workbook_is_checked_like_a_sheet(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    rows = [("type", "name", "label"), ("text", "a", "A?")]
    path.write_bytes(workbook(survey=rows, settings=[("form_title", "form_id", "version"), ("A test", "test", 2026112501)]))
    assert run("form", "check", path) == (cli.DONE, "form.xlsx can be used: test 2026112501, 0 sections, 1 questions.\n")


def test_a_program_reads_the_problems_as_json(tmp_path: Path) -> None:
    _, said = run("form", "check", sheet(tmp_path, "form.md", "| | txt | a | A? | |\n"), "--json")
    told = json.loads(said)
    assert told["usable"] is False
    assert (told["problems"][0]["row"], told["problems"][0]["column"]) == (2, "type")
    _, said = run("form", "check", SHEET, "--tables", CODES, "--json")
    assert json.loads(said)["form"]["id"] == FORM_ID


def test_code_tables_are_looked_for_beside_the_sheet(tmp_path: Path) -> None:
    (tmp_path / "agencies.csv").write_text("name,label\nice,ICE\n")
    path = sheet(tmp_path, "form.md", "| | select_one_from_file agencies.csv | a | A? | |\n")
    assert run("form", "check", path)[0] == cli.DONE


def test_a_sheet_compiles_to_where_it_is_told(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    assert run("form", "compile", SHEET, "--tables", CODES, "-o", target) == (cli.DONE, f"{target}\n")
    assert target.read_bytes() == COMPILED.read_bytes()


def test_a_sheet_with_mistakes_compiles_to_nothing_and_all_of_them_are_told(tmp_path: Path) -> None:
    path = sheet(tmp_path, "form.md", "| | txt | a | A? | |\n| | integer | | B? | |\n")
    code, said = run("form", "compile", path)
    assert code == cli.REFUSED
    assert "2 to mend" in said
    assert not path.with_suffix(".json").exists()


def test_a_difference_is_told_by_section_with_what_happens_to_drafts(tmp_path: Path) -> None:
    new = tmp_path / "new.json"
    new.write_bytes(newer_bytes())
    code, said = run("form", "diff", SHEET, new, "--tables", CODES)
    assert code == cli.DONE
    assert "New question: “What was the weather?”." in said
    assert "Reworded:" in said
    after = said.partition("Open drafts")[2]
    assert "answers are set aside" in after
    assert "never" not in after
    told = json.loads(run("form", "diff", SHEET, new, "--tables", CODES, "--json")[1])
    assert {each["kind"] for each in told["differences"]} >= {"added", "removed", "reworded"}
    assert [each["name"] for each in told["drafts"]] == ["favoring_facts"]


def test_effects_on_drafts_name_types_codes_rows_and_non_answers(tmp_path: Path) -> None:
    codes = "\n| choices | list_name | name | label |\n|---|---|---|---|\n"
    old = (
        "| | select_multiple yn | m | M | |\n| | decimal | d | D | |\n| | date | t | T | |\n| | begin_repeat | r | Rows | |\n"
        "| | text | inside | Inside | |\n| | end_repeat | | | |\n"
    )
    new = "| | select_one yn | m | M | |\n| | integer | d | D | |\n| | text | t | T | |\n"
    one = sheet(tmp_path, "one.md", f"{old}{codes}| | yn | y | Yes |\n| | yn | n | No |\n")
    two = sheet(tmp_path, "two.md", f"{new}{codes}| | yn | y | Yes |\n", "2")
    told = run("form", "diff", one, two)[1].partition("Open drafts")[2]
    assert "“M”: answers with more than one choice are set aside; answers with “No” are set aside." in told
    assert "“D”: numbers that are not whole are set aside." in told
    assert "“T”: answers are set aside, because another kind of answer is asked for." in told
    assert "All rows of “Rows” are set aside, with what is in them." in told
    assert "Inside" not in told


def test_the_same_version_with_another_content_is_said(tmp_path: Path) -> None:
    one, two = sheet(tmp_path, "one.md", "| | text | a | A | |\n"), sheet(tmp_path, "two.md", "| | text | a | B | |\n")
    assert "Give the new one a version of its own" in run("form", "diff", one, two)[1]
    assert "Nothing is different for officers" in run("form", "diff", one, one)[1]


def test_two_different_forms_are_not_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("form", "diff", SHEET, sheet(tmp_path, "one.md", "| | text | a | A | |\n"), "--tables", CODES)[0] == cli.NOT_POSSIBLE
    assert "two forms" in capsys.readouterr().err


def test_a_compiled_form_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    for data in (b"{", b"[]", b"\xff"):
        bad.write_bytes(data)
        with pytest.raises(FormProblem):
            authoring.compare(bad, COMPILED, None, io.StringIO())
    with pytest.raises(FormProblem, match="cannot be opened"):
        authoring.compare(tmp_path / "none.json", COMPILED, None, io.StringIO())


def test_a_preview_needs_a_screen_and_a_form_that_can_be_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    code, said = run("form", "preview", SHEET, "--tables", CODES)
    assert code == cli.NOT_POSSIBLE
    assert "no screen" in said
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    code, said = run("form", "preview", sheet(tmp_path, "form.md", "| | txt | a | A? | |\n"))
    assert code == cli.REFUSED
    assert "1 to mend" in said


def test_the_preview_takes_the_compiled_form_and_removes_it(tmp_path: Path) -> None:
    """The window is told by a wrong form that it got the file; with a right one it would stay open."""
    out = io.StringIO()
    made = authoring.compile_for_preview(SHEET, CODES, out)
    assert made is not None
    assert made.read_bytes() == COMPILED.read_bytes()
    made.write_bytes(b"{}")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    words = [sys.executable, "-m", "ui", "--preview", str(made), "--remove"]
    ended = subprocess.run(words, capture_output=True, text=True, env=environment, check=False, timeout=60)
    assert ended.returncode == 2
    assert "not a form" in ended.stderr
    assert not made.exists()


# A wrong sheet never gives a traceback

LINES = SHEET.read_text(encoding="utf-8").splitlines(keepends=True)
SMALL = (
    HEAD
    + "| | begin_group | g | G | |\n| | text | a | A? | yes |\n| | select_one yn | b | B ${a}? | ${a} != '' |\n"
    + "| | begin_repeat | r | R | |\n| | integer | c | C? | |\n| | calculate | r_title | | |\n| | end_repeat | | | |\n"
    + "| | end_group | | | |\n\n| choices | list_name | name | label |\n|---|---|---|---|\n| | yn | y | Yes |\n| | yn | n | No |\n"
    + SETTINGS % "1"
)
WORDS = "| ${ } ${a} ${r} ' \" ( )) begin_repeat end_group select_one survey \\ range geopoint a.csv ../../etc/passwd.csv :: once( = # <x>"
MORE = "=SUM(A1) &amp; ]]> settings choices type start=1 ${a}=${a}= label::x(en)"
ODD = ("\n", "\t", "\r", "\x00", "\x1f", "\u202e", "\ud7ff", "😀", "| |", " or_other", "rank yn", "9" * 400, "-" * 50, "(" * 200)
BITS = st.sampled_from([*WORDS.split(), *MORE.split(), *ODD])
DAMAGE = st.lists(st.tuples(st.integers(0, len(SMALL)), st.integers(0, 12), BITS | st.text(max_size=4)), min_size=1, max_size=4)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DAMAGE)
def test_a_wrong_sheet_gets_sentences_and_never_a_traceback(tmp_path: Path, damage: list[tuple[int, int, str]]) -> None:
    text = SMALL
    for at, length, put in damage:
        text = text[:at] + put + text[at + length :]
    path = tmp_path / "form.md"
    path.write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
    code, said = run("form", "check", path)
    assert code in (cli.DONE, cli.REFUSED)
    assert said.endswith(("to mend.\n", "questions.\n"))


CELLS = st.sampled_from(
    ["", "text", "a", "${a}", "yes", "select_one yn", "begin_group", "end_group", "begin_repeat", "calculate", "1", "= 'x'"]
)
GRID = st.lists(st.lists(CELLS | st.integers() | st.booleans() | st.none(), max_size=6), max_size=8)
COLUMNS = ("type", "name", "label", "required", "relevant", "calculation")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(GRID, GRID)
def test_a_wrong_workbook_gets_sentences_and_never_a_traceback(
    tmp_path: Path, survey: list[list[object]], choices: list[list[object]]
) -> None:
    path = tmp_path / "form.xlsx"
    tables = [("list_name", "name", "label"), *choices]
    path.write_bytes(workbook(survey=[COLUMNS, *survey], choices=tables, settings=[("form_title", "form_id", "version"), ("T", "t", 1)]))
    assert run("form", "check", path)[0] in (cli.DONE, cli.REFUSED)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, len(LINES) - 1), st.integers(0, len(LINES) - 1), st.booleans())
def test_the_report_form_with_rows_lost_or_swapped_is_refused_in_words(tmp_path: Path, one: int, two: int, swap: bool) -> None:
    lines = list(LINES)
    if swap:
        lines[one], lines[two] = lines[two], lines[one]
    else:
        del lines[min(one, two) : min(one, two) + 3]
    path = tmp_path / "form.md"
    path.write_text("".join(lines), encoding="utf-8")
    assert run("form", "check", path, "--tables", CODES)[0] in (cli.DONE, cli.REFUSED)
