"""Whether the parts of a form fit each other: names, circles, kinds."""

from __future__ import annotations

import pytest

from tests.forms.form_language import problems

HEAD = "| survey | type | name | label | required | relevant | constraint | calculation |\n|---|---|---|---|---|---|---|---|\n"
BASE = """| | integer | number | N | | | | |
| | text | words | W | | | | |
| | date | day | D | | | | |
| | time | at | T | | | | |
| | select_one yn | yes | Y | | | | |
| | select_multiple yn | many | M | | | | |
| | note | said | S | | | | |
| | begin_group | box | B | | | | |
| | text | inside | I | | | | |
| | end_group | | | | | | |
| | begin_repeat | people | P | | | | |
| | integer | age | A | | | | |
| | calculate | own | | | | | ${age} + 1 |
| | end_repeat | | | | | | |
"""
YN = "\n| choices | list_name | name | label |\n|---|---|---|---|\n| | yn | y | Yes |\n| | yn | n | No |\n"


def found(expression: str, column: str = "calculation") -> list[str]:
    cells = {"relevant": "", "constraint": "", "calculation": "1", column: expression}
    kind = "calculate" if column != "constraint" else "integer"
    line = (
        f"| | {kind} | out | L | | {cells['relevant']} | {cells['constraint']} | {cells['calculation'] if kind == 'calculate' else ''} |\n"
    )
    return [str(problem) for problem in problems(HEAD + BASE + line + YN)]


@pytest.mark.parametrize(
    "expression",
    [
        "${number} + 1 > 2",
        "${number} = '3'",
        "${day} + 90 > today()",
        "${at} < '14:00'",
        "${yes} = 'y' and ${many} = 'y n'",
        "selected(${many}, 'y')",
        "sum(${age}) + count(${people})",
        "join(', ', ${age})",
        "${age} > 17",
        "string-length(${words}) > 3",
        "number(${words}) * 2",
        "if(${number} > 1, ${day}, today())",
    ],
)
def test_expressions_that_fit_pass(expression: str) -> None:
    assert found(expression) == []


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("${nubmer} + 1", "Did you mean number?"),
        ("${said} = ''", "has no answer"),
        ("${box} = ''", "has no answer"),
        ("${age} + 1", "every row of its repeat"),
        ("if(${age} > 3, ${age}, 0)", "every row of its repeat"),
        ("${people} = 3", "Use count()"),
        ("${words} + 1", "Use number()"),
        ("${many} > 1", "cannot be used with several codes"),
        ("${words} > 3", "cannot be used with words"),
        ("${number} = 'three'", "A number is compared with 'three'"),
        ("${day} > 'soon'", "A date is compared with 'soon'"),
        ("${at} = ${day}", "compared with"),
        ("${yes} = 'yes'", "no code 'yes'"),
        ("selected(${many}, 'Y')", "Did you mean y?"),
        ("sum(${words})", "needs a number"),
        ("count-selected(${number})", "needs codes"),
        ("round(${words})", "needs a number"),
        ("position(..)", "no row to count"),
        ("regex(${words}, '[')", "not a regular expression"),
        (". > 1", "only in a constraint"),
    ],
)
def test_a_mistake_in_an_expression_is_found_before_anybody_fills_the_form(expression: str, said: str) -> None:
    assert any(said in problem and "sheet survey, row 16, column calculation" in problem for problem in found(expression)), found(
        expression
    )


def test_a_circle_is_told_with_its_path() -> None:
    sheet = HEAD + (
        "| | calculate | a | | | | | ${c} + 1 |\n| | calculate | b | | | | | ${a} + 1 |\n"
        "| | calculate | c | | | ${b} > 1 | | 2 |\n| | text | d | D | | | | |\n"
    )
    (problem,) = problems(sheet)
    assert "a (calculation) → c (relevant) → b (calculation) → a" in str(problem)
    assert (problem.row, problem.column) == (2, "calculation")


def test_a_group_cannot_hide_itself_by_its_own_answer() -> None:
    sheet = HEAD + "| | begin_group | g | G | | ${a} != '' | | |\n| | text | a | A | | | | |\n| | end_group | | | | | | |\n"
    assert any("in a circle: g (relevant) → a (group) → g" in str(problem) for problem in problems(sheet))


def test_an_expression_may_name_its_own_question_in_its_constraint_and_label() -> None:
    sheet = HEAD + "| | integer | a | A ${a} | | | ${a} > 3 and . < 9 | |\n"
    assert problems(sheet) == ()


def test_a_label_cannot_name_what_is_not_there() -> None:
    sheet = HEAD + "| | integer | a | About ${b} | | | | |\n"
    assert "no question ${b}" in str(problems(sheet)[0])


def test_long_chains_of_calculations_are_no_circle() -> None:
    lines = ["| | integer | q0 | Q | | | | |\n"] + [f"| | calculate | q{n} | | | | | ${{q{n - 1}}} + 1 |\n" for n in range(1, 400)]
    assert problems(HEAD + "".join(reversed(lines))) == ()


@pytest.mark.parametrize(
    ("kind", "default", "said"),
    [
        ("integer", "three", "is not a number"),
        ("date", "soon", "is not a date"),
        ("select_one yn", "yes", "no code of the list yn"),
        ("select_multiple yn", "y maybe", "'maybe' is no code"),
        ("acknowledge", "OK", "has no default"),
        ("note", "words", "A note has no default"),
        ("integer", "3", ""),
        ("select_multiple yn", "y n", ""),
        ("date", "2026-08-10", ""),
    ],
)
def test_a_default_must_fit_its_question(kind: str, default: str, said: str) -> None:
    head = "| survey | type | name | label | default |\n|---|---|---|---|---|\n"
    told = [str(problem) for problem in problems(f"{head}| | {kind} | a | A | {default} |\n{YN}")]
    assert any(said in problem for problem in told) if said else told == []


def test_what_would_do_nothing_is_refused() -> None:
    told = [str(problem) for problem in problems(HEAD + "| | note | a | A | yes | | | |\n")]
    assert any("A note has no required" in problem for problem in told)
