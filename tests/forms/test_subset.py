"""The published subset holds: each word of it is used in a case and does there what the case says (``tests.forms.cases``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from fieldreport.answers.values import Place, answer_of
from fieldreport.errors import ExpressionProblem
from fieldreport.forms.expression import Expression, parse
from fieldreport.forms.headings import COLUMN_SPELLINGS
from fieldreport.forms.parameters import split
from fieldreport.forms.sheets import read_markdown
from fieldreport.forms.subset import COLUMNS, FUNCTIONS, OPERATORS, PARAMETERS, TYPE_SPELLINGS, TYPES
from tests.forms.cases import CASES, Case
from tests.forms.form_language import SETTINGS, blank_sheet, form, missing, problems, value
from tests.forms.test_evaluation import EXAMPLES

if TYPE_CHECKING:
    from fieldreport.answers.sheet import AnswerSheet

FORMULAS = ("relevant", "required", "constraint", "calculation", "default", "choice_filter", "repeat_count")


def place_of(sheet: AnswerSheet, written: str) -> Place:
    """Return the place that a case writes ``name@1.2``."""
    name, _, numbers = written.partition("@")
    repeats = next(repeats for item, repeats in sheet.form.walk() if item.name == name)
    rows: tuple[str, ...] = ()
    for repeat, number in zip(repeats, numbers.split(".") if numbers else [], strict=False):
        rows = (*rows, sheet.rows(Place(repeat, rows))[int(number) - 1])
    return Place(name, rows)


def do(sheet: AnswerSheet, what: str, content: object) -> None:
    """Do one step of a case."""
    if what in ("undo", "redo"):
        assert (sheet.undo() if what == "undo" else sheet.redo()) is not None
    elif what.startswith("+"):
        sheet.add_row(place_of(sheet, what[1:]))
    elif what.startswith("-"):
        repeat, _, numbers = what[1:].partition("@")
        *around, number = numbers.split(".")
        where = place_of(sheet, f"{repeat}@{'.'.join(around)}" if around else repeat)
        sheet.remove_row(where, sheet.rows(where)[int(number) - 1])
    else:
        sheet.put(place_of(sheet, what), () if content is None else answer_of(content))  # type: ignore[arg-type]


def filled(case: Case) -> AnswerSheet:
    sheet = blank_sheet(case.survey + case.choices, case.tables)
    for what, content in case.do:
        do(sheet, what, content)
    return sheet


def seen(sheet: AnswerSheet, case: Case) -> dict[str, object]:
    """Return what a sheet says at the places of a case."""
    words = {gap.place: gap.words for gap in sheet.gaps()}

    def at(written: str) -> object:
        place = place_of(sheet, written)
        found = value(sheet, place.name, *place.rows)
        return "*" if case.gives[written] == "*" and found else found

    return {
        "gives": {written: at(written) for written in case.gives},
        "asked": {written: sheet.is_relevant(place_of(sheet, written)) for written in case.asked},
        "wrong": missing(sheet),
        "offers": {written: tuple(choice.code for choice in sheet.choices(place_of(sheet, written))) for written in case.offers},
        "says": {written: words.get(place := place_of(sheet, written)) or sheet.label(place) for written in case.says_so},
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.says)
def test_what_the_case_says_is_so_now_and_when_the_draft_is_opened_again(case: Case) -> None:
    sheet = filled(case)
    again = blank_sheet(sheet.form, stored=sheet.stored())
    for opened in (sheet, again):
        found = seen(opened, case)
        assert found["gives"] == case.gives
        assert found["asked"] == case.asked
        assert found["wrong"] == list(case.wrong)
        assert found["offers"] == case.offers
        said = found["says"]
        assert isinstance(said, dict)
        assert {place: words for place, words in case.says_so.items() if words not in said[place]} == {}
    assert again.stored() == sheet.stored()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.says)
def test_undo_takes_every_step_of_a_case_back(case: Case) -> None:
    sheet = filled(case)
    while sheet.undo():
        pass
    assert sheet.stored() == blank_sheet(sheet.form).stored()


def cells(case: Case, column: str) -> list[str]:
    """Return the cells of a column of a case's survey, under any spelling of its heading."""
    rows = read_markdown(case.survey)["survey"].rows
    headings = {column} | {spelling for spelling, known in COLUMN_SPELLINGS.items() if known == column}
    return [cell for row in rows for heading, cell in row.cells.items() if heading.partition("::")[0] in headings]


def expressions() -> list[Expression]:
    """Return every expression that a case or an example uses."""
    found = [parse(expression) for expression, _expected in EXAMPLES]
    for case in CASES:
        for column in FORMULAS:
            for cell in cells(case, column):
                try:
                    found.append(parse(cell, columns=column == "choice_filter"))
                except ExpressionProblem:
                    assert column in ("default", "required"), (case.says, cell)  # a fixed text, or yes
    return found


def words_of_types() -> set[str]:
    found = set()
    for case in CASES:
        for cell in cells(case, "type"):
            found.add(TYPE_SPELLINGS.get(cell.split()[0], cell.split()[0]))
    return found


def test_every_type_is_used_in_a_case() -> None:
    assert set(TYPES) - words_of_types() == set()


def test_every_column_is_used_in_a_case() -> None:
    used = {column for column in COLUMNS["survey"] for case in CASES if cells(case, column)}
    assert set(COLUMNS["survey"]) - used == set()
    assert all(column in "".join(case.choices for case in CASES) for column in COLUMNS["choices"])
    assert all(column in SETTINGS or column == "default_language" for column in COLUMNS["settings"])


def test_every_parameter_is_used_in_a_case() -> None:
    used = set()
    for case in CASES:
        for row in read_markdown(case.survey)["survey"].rows:
            parameters, _strange = split(row.cells.get("parameters", ""))
            used |= {(row.cells["type"].split()[0], key) for key in parameters}
    told = {(word, key) for word, keys in PARAMETERS.items() for key in keys}
    # The order of chance is one for all that choose; it is shown with lists.
    several = {(word, key) for word, key in told if key in ("randomize", "seed", "value", "label")}
    assert told - used - several == set()
    assert {key for _word, key in several} - {key for _word, key in used} == set()


def test_every_function_and_operator_is_used_in_a_case_or_an_example() -> None:
    used = expressions()
    assert set(FUNCTIONS) - {function for expression in used for function in expression.functions} == set()
    texts = [re.sub(r"'[^']*'", "", expression.text) for expression in used]
    assert [symbol for symbol in OPERATORS if not any(f" {symbol} " in text for text in texts)] == []


def test_a_word_that_no_case_uses_would_be_noticed() -> None:
    assert "geotrace" not in words_of_types()
    assert not any("media::image" in case.survey for case in CASES)


HEAD = "| survey | type | name | label | calculation | trigger | parameters | default | relevant | appearance |\n" + "|---" * 11 + "|\n"
BASE = """| | integer | n | N | | | | | | |
| | text | t | T | | | | | | |
| | geopoint | p | P | | | | | | |
| | image | i | I | | | max-pixels=9 | | | |
| | select_one yn | s | S | | | | | | |
| | select_one_from_file units.csv | u | U | | | | | | |
| | note | said | S | | | | | | |
| | begin_repeat | r | R | | | | | | |
| | integer | x | X | | | | | | |
| | begin_repeat | q | Q | | | | | | |
| | integer | y | Y | | | | | | |
| | end_repeat | | | | | | | | |
| | end_repeat | | | | | | | | |
"""
YN = "\n| choices | list_name | name | label |\n|---|---|---|---|\n| | yn | y | Yes |\n| | yn | n | No |\n"
UNITS = {"units.csv": "name,label,area\nu1,Unit 1,1\n", "depots.csv": "name,label\nd,Depot\n"}


def refused(column: str, content: str, kind: str = "calculate", **cells: str) -> list[str]:
    columns = ("calculation", "trigger", "parameters", "default", "relevant", "appearance")
    given = {**cells, column: content}
    if kind == "calculate":
        given.setdefault("calculation", "1")
    line = f"| | {kind} | out | L | " + " | ".join(given.get(name, "") for name in columns) + " |\n"
    return [str(problem) for problem in problems(HEAD + BASE + line + YN, UNITS)]


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("pulldata('unit', 'label', 'name', ${u})", "unit.csv is missing"),
        ("pulldata('units', 'lable', 'name', ${u})", "Did you mean label?"),
        ("pulldata('units', 'label', 'id', ${u})", "no column id"),
        ("pulldata(${t}, 'label', 'name', ${u})", "written out"),
        ("pulldata('../units', 'label', 'name', ${u})", "not the name of a code table"),
        ("pulldata('units', 'label', 'name')", "3 arguments"),
        ("instance('nowhere')/root/item[name = ${u}]/label", "select_one_from_file nowhere.csv"),
        ("instance('units')/root/item[nmae = ${u}]/label", "Did you mean name?"),
        ("instance('units')/root/item[name = ${u}]/words", "no column words"),
        ("instance('units')/root/item[name = ${u}]", "Write /column at the end"),
        ("instance('units')/root/item[${n}]/label", "is no condition"),
        ("instance('units')/root/item[name = ${uu}]/label", "Did you mean u?"),
        ("instance('units')/root/item[name = ${x}]/label", ""),
        ("join(', ', instance('units')/root/item[area = 1])", "needs a column of the table units"),
        ("count(instance('units')/root/item[area = 1])", ""),
        ("uuid()", "Write once(uuid())"),
        ("${n} + random()", "Write once(random())"),
        ("concat(once(uuid()), 'x')", "may stand alone"),
        ("if(${n} > 1, once(random()), 0)", ""),
        ("coalesce(once(${n}), 3)", ""),
        ("digest(${t}, 'SHA-3')", "Write MD5, SHA-1, SHA-256, SHA-384 or SHA-512"),
        ("digest(${t}, 'MD5', 'binary')", "Write base64 or hex"),
        ("distance(${n}, ${p})", "needs places and has a number"),
        ("area(${s})", "needs places and has a code"),
        ("distance(${p}, ${t})", ""),
        ("${p} + 1", "cannot be used with a place on the map"),
        ("${p} > ${p}", "cannot be used with a place"),
        ("${i} + 1", "cannot be used with a file"),
        ("count-selected(${p})", "needs codes"),
        ("indexed-repeat(${y}, ${r}, 1)", "Write indexed-repeat(${y}, ${r}, 1, ${q}, 1)"),
        ("indexed-repeat(${y}, ${q}, 1)", "does not name the repeats around ${y}"),
        ("indexed-repeat(${y}, ${q}, 1, ${r}, 1)", "does not name the repeats"),
        ("indexed-repeat(${n}, ${r}, 1)", "stands in no repeat"),
        ("indexed-repeat(${x}, ${r}, ${t})", "needs a number"),
        ("indexed-repeat(${x}, ${r}, 1, 2)", "then the name of each repeat"),
        ("indexed-repeat(${x}, 'r', 1)", "then the name of each repeat"),
        ("indexed-repeat(${y}, ${r}, 1, ${q}, 2)", ""),
        ("${r}[x > 3]/x", "indexed-repeat"),
        ("current()/../x", "Name the question as ${name}"),
        ("jr:itext('x')", "label column"),
        ("sum(../r/x)", "path"),
        ("${last-saved#n}", "last saved"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place_and_what_does_is_not(expression: str, said: str) -> None:
    found = refused("calculation", expression)
    if said:
        told = [problem for problem in found if said in problem]
        assert told, found
        assert all("sheet survey, row 15, column calculation" in problem or "is missing" in problem for problem in told)
    elif "${x}" in expression:
        assert any("every row of its repeat" in problem for problem in found) or found == []
    else:
        assert found == []


@pytest.mark.parametrize(
    ("kind", "parameters", "said"),
    [
        ("text", "lines=3", "A text has no parameter lines. It takes rows."),
        ("text", "rows=many", "Write a whole number above 0."),
        ("text", "rows", "is not written key=value"),
        ("integer", "rows=3", "A integer has no parameter rows. Leave it out."),
        ("range", "start=a", "Write a number."),
        ("range", "start=0 end=4 step=0", "cannot be 0"),
        ("range", "start=0 end=4 step=5", "no room for a step of 5"),
        ("range", "stop=4", "Did you mean step?"),
        ("range", "start=0 end=4 step=2", ""),
        ("image", "", "Write max-pixels=10000"),
        ("image", "max-pixels=big", "Write a whole number above 0."),
        ("image", "max-pixels=10000 app=com.example", "no parameter app"),
        ("audio", "quality=best", "Write voice-only, low, normal or external."),
        ("video", "quality=low", "A video has no parameter quality"),
        ("geopoint", "capture-accuracy=near", "Write metres"),
        ("geopoint", "allow-mock-accuracy=perhaps", "Write true or false."),
        ("select_one yn", "randomize=true", "Add a calculate with once(random())"),
        ("select_one yn", "seed=3", "does nothing without randomize=true"),
        ("select_one yn", "randomize=true seed=${nn}", "no question ${nn}"),
        ("select_one yn", "randomize=true seed=${x}", "stands in a repeat"),
        ("select_one yn", "randomize=true seed=chance", "Write a number or ${name}."),
        ("select_one yn", "value=code", "no parameter value"),
        ("select_one_from_file depots.csv", "value=nmae", "no column nmae"),
        ("select_one ${x}", "randomize=true seed=1", "without parameters"),
        ("rank yn", "randomize=true seed=${n}", ""),
    ],
)
def test_a_parameter_that_a_type_does_not_know_or_take_is_refused(kind: str, parameters: str, said: str) -> None:
    found = refused("parameters", parameters, kind)
    assert any(said in problem for problem in found) if said else found == [], found


@pytest.mark.parametrize(
    ("kind", "trigger", "said"),
    [
        ("text", "n", "Write ${q}, or ${q1}, ${q2}."),
        ("text", "${nn}", "Did you mean n?"),
        ("text", "${said}", "has no answer"),
        ("text", "${r}", "${r} is a repeat"),
        ("text", "${out}", "in a circle: out → out"),
        ("text", "${n}, ${x}", "must stand in the same repeat"),
        ("note", "${n}", "A note has no trigger"),
        ("file", "${n}", "A file has no trigger"),
        ("text", "${n}, ${t}", ""),
        ("text", "${y}", ""),
        ("calculate", "${n}", ""),
        ("hidden", "${n}", ""),
    ],
)
def test_a_trigger_names_questions_that_somebody_answers(kind: str, trigger: str, said: str) -> None:
    cells = {"calculation": "1"} if kind in ("text", "calculate", "hidden") else {}
    found = refused("trigger", trigger, kind, **cells)
    assert any(said in problem for problem in found) if said else found == [], found


def test_what_nobody_answers_sets_nothing_off() -> None:
    sheet = HEAD + "| | calculate | a | | 1 | | | | | |\n| | text | b | B | 2 | ${a} | | | | |\n"
    assert any("Nobody answers ${a}, so it sets nothing off." in str(problem) for problem in problems(sheet))


def test_questions_that_set_each_other_off_are_told_with_their_path() -> None:
    sheet = HEAD + "| | text | a | A | 1 | ${b} | | | | |\n| | text | b | B | 2 | ${a} | | | | |\n"
    assert any("set each other off in a circle: a → b → a" in str(problem) for problem in problems(sheet))


def test_a_row_cannot_be_set_off_from_outside() -> None:
    rows = "| | integer | a | A | | | | | | |\n| | begin_repeat | r | R | | | | | | |\n| | text | b | B | 1 | ${a} | | | | |\n"
    found = [str(problem) for problem in problems(HEAD + rows + "| | end_repeat | | | | | | | | |\n")]
    assert any("does not say which row of r is meant" in problem for problem in found)


@pytest.mark.parametrize(
    ("kind", "default", "said"),
    [
        ("geopoint", "41.8", "is not a place on the map"),
        ("geopoint", "91 0", "is not a place"),
        ("geopoint", "41.8 -87.6", ""),
        ("range", "11", "not between the ends"),
        ("range", "5", ""),
        ("rank yn", "n y", ""),
        ("rank yn", "n maybe", "'maybe' is no code"),
        ("barcode", "4006381333931", ""),
        ("hidden", "x", ""),
        ("file", "a.pdf", "A file has no default"),
        ("calculate", "3", "A calculate has no default"),
    ],
)
def test_a_default_must_fit_its_type(kind: str, default: str, said: str) -> None:
    found = refused("default", default, kind)
    assert any(said in problem for problem in found) if said else found == [], found


def test_or_other_is_refused_where_odk_refuses_it_or_it_would_not_be_translated() -> None:
    head = "| survey | type | name | label::English (en) | label::Español (es) |\n|---|---|---|---|---|\n"
    lists = YN.replace("| label |", "| label::English (en) | label::Español (es) |").replace(
        "---|\n| | yn | y | Yes |", "---|---|\n| | yn | y | Yes | Sí |"
    )
    found = problems(head + "| | select_one yn or_other | a | A | A |\n" + lists.replace("| No |", "| No | No |"))
    assert any("or_other is not translated" in str(problem) for problem in found)
    taken = problems(
        "| survey | type | name | label |\n|---|---|---|---|\n| | select_one yn or_other | a | A |\n| | text | a_other | B |\n" + YN
    )
    assert any("a_other stands 2 times" in str(problem) for problem in taken)
    nothing = problems("| survey | type | name | label |\n|---|---|---|---|\n| | select_one ny or_other | a | A |\n" + YN)
    assert any("no code list 'ny'" in str(problem) for problem in nothing)


def test_rows_are_filtered_by_their_questions_and_have_no_columns() -> None:
    head = (
        "| survey | type | name | label | choice_filter |\n|---|---|---|---|---|\n| | begin_repeat | r | R | |\n| | integer | x | X | |\n"
    )
    more = "| | end_repeat | | | |\n| | begin_repeat | q | Q | |\n| | integer | y | Y | |\n| | select_one ${x} | a | A | FILTER |\n"

    def told(written: str) -> list[str]:
        return [str(problem) for problem in problems(head + more.replace("FILTER", written) + "| | end_repeat | | | |\n")]

    assert told("${x} > 3") == []
    assert any("Write ${x} for a question in them." in problem for problem in told("x > 3"))
    assert any("every row of its repeat" in problem for problem in told("${x} + ${y} > 3"))


def test_a_value_that_nobody_is_shown_is_a_calculate() -> None:
    found = problems("| survey | type | name | label | calculation |\n|---|---|---|---|---|\n| | dateTime | a | | now() |\n")
    assert any("A value that nobody is shown is a calculate." in str(problem) for problem in found)


def test_a_table_that_expressions_look_into_travels_in_the_form() -> None:
    head = "| survey | type | name | label | calculation |\n|---|---|---|---|---|\n| | text | a | A | |\n"
    sheet = head + "| | calculate | b | | pulldata('t', 'v', 'k', ${a}) |\n"
    read = form(sheet, {"t.csv": "k,v,empty\nx,1,\ny,,\n"})
    assert read.tables["t"].columns == ("k", "v", "empty")
    assert read.tables["t"].rows == (("x", "1", ""), ("y", "", ""))


@pytest.mark.parametrize(
    ("column", "content", "kind", "said"),
    [
        ("relevant", "'yes'", "text", "is a text and no condition"),
        ("calculation", "${n} > 3", "date", "This gives true or false, and out takes a date."),
        ("calculation", "today()", "geopoint", "and out takes a place on the map"),
        ("calculation", "${p}", "integer", "This gives a place on the map"),
        ("default", "now()", "select_one yn", "and out takes a code"),
        ("calculation", "${t}", "integer", ""),
        ("calculation", "today() + 1", "date", ""),
        ("calculation", "now()", "text", ""),
    ],
)
def test_what_a_question_could_never_show_is_refused(column: str, content: str, kind: str, said: str) -> None:
    found = refused(column, content, kind)
    assert any(said in problem for problem in found) if said else found == [], found


def test_a_constraint_may_ask_how_long_the_answer_is() -> None:
    sheet = blank_sheet("| survey | type | name | label | constraint |\n|---|---|---|---|---|\n| | text | a | A | string-length() < 4 |\n")
    do(sheet, "a", "four")
    assert missing(sheet) == ["a!"]
    do(sheet, "a", "one")
    assert missing(sheet) == []
    found = problems("| survey | type | name | label | relevant |\n|---|---|---|---|---|\n| | text | a | A | string-length() < 4 |\n")
    assert any("only in a constraint" in str(problem) for problem in found)
