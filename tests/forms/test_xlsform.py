"""A sheet becomes our JSON, or is refused with the place and what to write instead."""

from __future__ import annotations

import pytest

from fieldreport.errors import FormProblem
from fieldreport.forms.definition import Group, Question, Repeat
from fieldreport.forms.subset import COLUMNS, TYPES
from fieldreport.forms.xlsform import pyxform_problems
from tests.forms.form_language import SETTINGS, compiled, form, problems

WHOLE = """
# A form

Words for people may stand between the tables | even with a bar.

| survey | type | name | label::English (en) | label::Español (es) | required | relevant | constraint | calculation | appearance | default | read_only |
|---|---|---|---|---|---|---|---|---|---|---|---|
|        | begin_group | where | Where | Dónde | | | | | | | |
|        | text | address | Address | Dirección | yes | | | | multiline may-refuse | | |
|        | select_one_from_file agencies.csv | agency | Agency | Agencia | no | ${address} != '' | | | | ice | |
|        | select_multiple yn | both | Both \\| or one | Ambos | | | | | | | |
|        | date | day | Day | Día | | | . <= today() | | | today() | |
|        | begin repeat | people | Person | Persona | | | | | | | |
|        | text | person_name | Name | Nombre | | | | | | | |
|        | calculate | people_title | | | | | | ${person_name} | | | |
|        | begin repeat | injuries | Injury | Herida | | | | | | | |
|        | integer | pain | Pain | Dolor | | | | | | | |
|        | end repeat | | | | | | | | | | |
|        | end repeat | | | | | | | | | | |
|        | select_one ${people_title} | victim | Victim | Víctima | | | | | | | |
|        | acknowledge | sure | Sure | Seguro | | | | | | | yes |
|        | end_group | | | | | | | | | | |

| choices | list_name | name | label::English (en) | label::Español (es) | weight |
|---------|-----------|------|---------------------|---------------------|--------|
|         | yn        | y    | Yes                 | Sí                  | 1      |
|         | yn        | n    | No                  | No                  |        |

| settings | form_title | form_id | version  | default_language |
|----------|------------|---------|----------|------------------|
|          | The title  | thing   | 2026.1   | English (en)     |
"""  # noqa: E501
AGENCIES = {"agencies.csv": "name,label,basis\nice,ICE-ERO,8 USC\ncbp,Border Patrol,\n"}


def test_a_whole_sheet_becomes_a_form_with_nothing_lost() -> None:
    read = form(WHOLE, AGENCIES)
    assert (read.id, read.version, read.title, read.languages) == ("thing", "2026.1", {"en": "The title"}, ("en", "es"))
    items = {item.name: (item, repeats) for item, repeats in read.walk()}
    address = items["address"][0]
    assert isinstance(address, Question)
    assert address.label == {"en": "Address", "es": "Dirección"}
    assert address.required is not None
    assert address.may_be_refused
    agency = items["agency"][0]
    assert isinstance(agency, Question)
    assert (agency.choices, agency.required) == ("agencies", None)
    assert [(choice.code, choice.label, choice.extra) for choice in read.lists["agencies"]] == [
        ("ice", {"en": "ICE-ERO"}, {"basis": "8 USC"}),
        ("cbp", {"en": "Border Patrol"}, {}),
    ]
    assert read.lists["yn"][0].extra == {"weight": "1"}
    assert items["both"][0].label["en"] == "Both | or one"
    assert items["pain"][1] == ("people", "injuries")
    people = items["people"][0]
    assert isinstance(people, Repeat)
    assert people.row_title is not None
    assert people.row_title.names == {"people_title"}
    victim = items["victim"][0]
    assert isinstance(victim, Question)
    assert victim.rows_of == "people"
    assert [section.name for section in read.sections()] == ["where"]
    assert isinstance(read.children[0], Group)


def test_a_fixed_default_is_a_text_and_a_formula_stays_one() -> None:
    items = {item.name: item for item, _repeats in form(WHOLE, AGENCIES).walk()}
    agency, day, sure = items["agency"], items["day"], items["sure"]
    assert isinstance(agency, Question)
    assert isinstance(day, Question)
    assert isinstance(sure, Question)
    assert agency.default is not None
    assert agency.default.text == "'ice'"
    assert day.default is not None
    assert day.default.text == "today()"
    assert sure.read_only


def test_the_same_sheet_compiles_to_the_same_bytes() -> None:
    assert compiled(WHOLE, AGENCIES) == compiled(WHOLE, AGENCIES)
    assert form(WHOLE, AGENCIES).sha256 == form(WHOLE, AGENCIES).sha256


def test_rows_may_be_named_by_the_repeat_itself() -> None:
    read = form(WHOLE.replace("select_one ${people_title}", "select_one ${people}"), AGENCIES)
    victim = next(item for item, _repeats in read.walk() if item.name == "victim")
    assert isinstance(victim, Question)
    assert victim.rows_of == "people"


COLUMNS_USED = ("type", "name", "label", "required", "relevant", "calculation", "choice_filter", "appearance", "parameters")
HEAD = f"| survey | {' | '.join(COLUMNS_USED)} |\n|{'---|' * (len(COLUMNS_USED) + 1)}\n"
YN = "\n| choices | list_name | name | label |\n|---|---|---|---|\n| | yn | y | Yes |\n| | yn | n | No |\n"


def row(kind: str, name: str, label: str = "A label", **columns: str) -> str:
    cells = [kind, name, label, *(columns.get(key, "") for key in COLUMNS_USED[3:])]
    return "| | " + " | ".join(cells) + " |\n"


@pytest.mark.parametrize(
    ("survey", "place", "said"),
    [
        (row("txt", "a"), ("survey", 2, "type"), "Did you mean text?"),
        (row("geotrace", "a"), ("survey", 2, "type"), "outside the subset"),
        (row("select_one yn or", "a"), ("survey", 2, "type"), "Write select_one list_name"),
        (row("select_one yn or_other", "a", choice_filter="name != ''"), ("survey", 2, "choice_filter"), "cannot have a choice_filter"),
        (row("select_multiple ${a}", "b"), ("survey", 2, "type"), "with the appearance several"),
        (row("image", "a"), ("survey", 2, "parameters"), "Write max-pixels=10000"),
        (row("text", ""), ("survey", 2, "name"), "name is missing"),
        (row("", "a"), ("survey", 2, "type"), "type is missing"),
        (row("text", "a") + row("text", "b", relevant="${aa} = 'x'"), ("survey", 3, "relevant"), "no question ${aa}"),
        (row("text", "a") + row("text", "b", relevant="cuont(${a}) = 1"), ("survey", 3, "relevant"), "Did you mean count()"),
        (row("text", "a") + row("text", "a"), ("survey", 2, "name"), "stands 2 times"),
        (row("text", "a", ""), ("survey", 2, "label"), "no label"),
        (row("text", "2a"), ("survey", 2, "name"), "is no name"),
        (row("select_one ny", "a"), ("survey", 2, "type"), "no code list 'ny'"),
        (row("select_one_from_file none.csv", "a"), ("", 0, ""), "none.csv is missing"),
        (row("select_one_from_file ../none.csv", "a"), ("survey", 2, "type"), "not the name of a code table"),
        (row("select_one yn", "a", choice_filter="colour = 'red'"), ("survey", 2, "choice_filter"), "no column colour"),
        (row("select_one ${nobody}", "a"), ("survey", 2, "type"), "nobody is no repeat"),
        (row("calculate", "a", ""), ("survey", 2, "calculation"), "needs a calculation"),
        (row("begin_group", "g"), ("survey", 2, "type"), "Add end_group."),
        (row("text", "a") + row("end_repeat", "", ""), ("survey", 3, "type"), "No repeat ends here"),
        (
            row("begin_group", "g", required="yes") + row("text", "a") + row("end_group", "", ""),
            ("survey", 2, "required"),
            "A group has no required",
        ),
        (row("select_one yn", "a") + row("text", "b", relevant="${a} = 'yes'"), ("survey", 3, "relevant"), "no code 'yes'"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_place(survey: str, place: tuple[str, int, str], said: str) -> None:
    found = problems(HEAD + survey + YN)
    match = [problem for problem in found if said in str(problem)]
    assert match, [str(problem) for problem in found]
    assert (match[0].sheet, match[0].row, match[0].column) == place


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ("| survey | type | nmae | label |\n|---|---|---|---|\n| | text | a | A |\n", "Did you mean name?"),
        ("| survey | type | name | label | media::image |\n|---|---|---|---|---|\n| | text | a | A | x.png |\n", "outside the subset"),
        ("| survey | type | name | label::Englisch |\n|---|---|---|---|\n| | text | a | A |\n", "Write label::English (en)"),
        ("| survey | type | name | relevant::English (en) |\n|---|---|---|---|\n| | text | a | A |\n", "has no languages"),
        ("| survey | type | name | label | label |\n|---|---|---|---|---|\n| | text | a | A | B |\n", "stands twice"),
        ("| survey | type | name | label |\n|---|---|---|---|\n| | text | a | A | B |\n", "under no heading"),
        ("| survey | type | name | label |\n|---|---|---|---|\n| | text | a | A | lost words\n", "after the last |"),
        ("| survey | type | name | label |\n| --- | --- | --- | --- |\n| | text | a | A |\n", "Write |---|---|"),
        ("| survey |\n| | type | name | label |\n| | text | a | A |\n", "same line as the name of the sheet"),
        ("| survey | type | name | label |\n|---|---|---|---|\n| | text | a | A |\n\n| entities | a |\n|---|---|\n", "entities is outside"),
        ("Just words.\n", "no survey sheet"),
        (HEAD + row("select_one yn", "a") + YN.replace("label", "lable"), "Did you mean label?"),
        (HEAD + row("select_one yn", "a") + YN.replace("| n |", "| y |"), "code y stands 2 times"),
    ],
)
def test_a_misshapen_sheet_is_refused_and_nothing_is_dropped(sheet: str, said: str) -> None:
    found = problems(sheet)
    assert any(said in str(problem) for problem in found), [str(problem) for problem in found]


def test_all_problems_of_a_sheet_are_told_at_once_and_compiling_raises_the_first() -> None:
    sheet = HEAD + row("txt", "a") + row("text", "") + row("text", "b", required="maybe(")
    assert len(problems(sheet)) == 3
    with pytest.raises(FormProblem, match="Did you mean text"):
        compiled(sheet)


def test_a_sheet_without_settings_or_with_half_of_them_is_refused() -> None:
    found = problems(HEAD + row("text", "a") + SETTINGS.replace("| test    ", "|         "))
    assert [(problem.sheet, problem.row, problem.column) for problem in found] == [("settings", 2, "form_id")]


def test_what_pyxform_warns_about_is_refused() -> None:
    head = "| survey | type | name | label::English (en) | label::Español (es) | hint::English (en) |\n|---|---|---|---|---|---|\n"
    found = problems(head + "| | text | a | A | A | Hint |\n")
    assert ["pyxform says" in str(problem) and "Español" in str(problem) for problem in found] == [True]
    assert pyxform_problems(WHOLE) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("name,label\nice,ICE,more\n", "more cells than headings"),
        ("name,name\nice,ICE\n", "stands twice"),
        ("code,label\nice,ICE\n", "no column name"),
        ("name,label\n,ICE\n", "code is missing"),
        ("name,label\nice,\n", "has no label"),
        ("name,label\nice,ICE\nice,Again\n", "stands 2 times"),
        ('name,label\nice,"ICE\n', "cannot be read"),
    ],
)
def test_a_code_table_that_cannot_be_used_is_refused(content: str, said: str) -> None:
    found = problems(HEAD + row("select_one_from_file agencies.csv", "a"), {"agencies.csv": content})
    assert any(said in str(problem) for problem in found), [str(problem) for problem in found]


def test_every_type_and_column_of_the_published_table_is_taken() -> None:
    kinds = [word for word, kind in TYPES.items() if not kind.follows and not word.startswith(("begin", "end"))]
    extra = {"calculate": {"calculation": "1 + 1"}, "image": {"parameters": "max-pixels=10000"}}
    body = "".join(row(kind, f"q_{kind}", **extra.get(kind, {})) for kind in kinds)
    assert len(list(form(HEAD + body).walk())) == len(kinds)
    columns = list(COLUMNS["survey"])
    wide = f"| survey | {' | '.join(columns)} |\n|{'---|' * (len(columns) + 1)}\n| | text | a | A |{' |' * (len(columns) - 3)}\n"
    assert [item.name for item, _repeats in form(wide).walk()] == ["a"]
