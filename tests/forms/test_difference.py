"""What two releases of a form differ in, as an officer is told it."""

from __future__ import annotations

import pytest

from fieldreport.forms.difference import Difference, Kind, by_section, differences
from tests.builders import sample_form
from tests.forms.form_language import form

COLUMNS = "| survey | type | name | label | required | relevant | constraint | calculation | appearance | hint |\n"
HEAD = f"{COLUMNS}{'|---' * 10}|\n"
LIST = "\n| choices | list_name | name | label |\n|---|---|---|---|\n"
FIRST = ("begin_group | g | Where", "text | address | Address", "integer | floor | Floor", "select_one yn | seen | Seen?", "end_group")
CODES = ("yn | y | Yes", "yn | n | No")


def sheet(*rows: str, codes: tuple[str, ...] = CODES) -> str:
    lines = "".join("| | " + " | ".join((row.split(" | ") + [""] * 9)[:9]) + " |\n" for row in rows)
    return HEAD + lines + LIST + "".join(f"| | {code} |\n" for code in codes)


def compared(*rows: str, before: tuple[str, ...] = FIRST, codes: tuple[str, ...] = CODES) -> list[tuple[str, str]]:
    return [(each.section, each.words) for each in differences(form(sheet(*before)), form(sheet(*rows, codes=codes)))]


def one(*rows: str, before: tuple[str, ...] = FIRST, codes: tuple[str, ...] = CODES) -> Difference:
    (found,) = differences(form(sheet(*before)), form(sheet(*rows, codes=codes)))
    return found


def with_row(number: int, row: str) -> tuple[str, ...]:
    return (*FIRST[:number], row, *FIRST[number + 1 :])


def test_two_readings_of_one_form_differ_in_nothing() -> None:
    assert differences(sample_form(), sample_form()) == ()


def test_a_question_that_comes_and_one_that_goes() -> None:
    assert compared(*with_row(2, "text | unit | Unit | yes")) == [
        ("Where", "New question: “Unit”, which must be answered."),
        ("Where", "No longer there: the question “Floor”."),
    ]


def test_a_section_is_told_once_with_how_much_is_in_it() -> None:
    more = ("begin_group | h | Who", "text | name | Name", "note | said | Read this", "end_group")
    assert compared(*FIRST, *more) == [("Who", "New section: “Who” with 1 question.")]
    assert compared(*FIRST, before=(*FIRST, *more)) == [("Who", "No longer there: the section “Who” with 1 question.")]


@pytest.mark.parametrize(
    ("row", "kind", "said"),
    [
        ("text | address | Street address", Kind.REWORDED, "Reworded: “Address” is now “Street address”."),
        ("text | address | Address | yes", Kind.REQUIRED, "“Address” must now be answered."),
        ("text | address | Address | ${floor} > 1", Kind.REQUIRED, "“Address” must now be answered in some cases."),
        ("text | address | Address | | ${floor} > 1", Kind.CONDITION, "“Address” is asked under other conditions."),
        ("text | address | Address | | | string-length(.) > 2", Kind.RULE, "“Address” takes other answers than before."),
        ("text | address | Address | | | | | must-know", Kind.RULE,
         "“Address” can no longer be answered with “unknown” or “not observed”."),
        ("text | address | Address | | | | | may-refuse", Kind.RULE, "“Address” can now be answered with “refused”."),
        ("text | address | Address | | | | | | As on the sign", Kind.HELP, "“Address” has another explanation."),
        ("date | address | Address", Kind.TYPE, "“Address” takes another kind of answer: it was words, and is now a date."),
    ],
)  # fmt: skip
def test_what_is_different_about_a_question(row: str, kind: Kind, said: str) -> None:
    found = one(*with_row(1, row))
    assert (found.kind, found.section, found.name, found.words) == (kind, "Where", "address", said)


def test_a_kind_of_answer_is_told_in_few_words() -> None:
    found = one(*with_row(3, "select_multiple yn | seen | Seen?"))
    assert found.words == "“Seen?” takes another kind of answer: it was one of a code list, and is now any number of a code list."


def test_formulas_are_for_policy_staff_and_stand_apart() -> None:
    found = one(*with_row(1, "text | address | Address | | ${floor} > 1"))
    assert found.detail == "(none) → ${floor} > 1"
    assert "${" not in found.words


def test_only_what_moved_is_said_to_have_moved() -> None:
    assert compared(FIRST[0], *FIRST[2:4], FIRST[1], FIRST[4]) == [("Where", "“Address” stands at another place.")]


def test_a_question_that_moves_to_another_section_or_into_rows_is_told_where_it_is_now() -> None:
    two = ("begin_group | h | Who", "text | named | Name", "end_group")
    assert compared(FIRST[0], *FIRST[2:], *two[:2], FIRST[1], two[2], before=(*FIRST, *two)) == [
        ("Who", "“Address” now stands in this section.")
    ]
    rows = ("begin_repeat | people | Person", "text | named | Name", "end_repeat")
    inside = (FIRST[0], *FIRST[2:4], *rows[:2], FIRST[1], rows[2], FIRST[4])
    assert compared(*inside, before=(*FIRST[:4], *rows, FIRST[4])) == [("Where", "“Address” is now asked in each row of “Person”.")]


def test_codes_are_told_once_for_all_questions_that_are_answered_from_them() -> None:
    twice = (*FIRST[:4], "select_one yn | heard | Heard?", FIRST[4])
    found = differences(form(sheet(*twice)), form(sheet(*twice, codes=("yn | y | Yes, it was", "yn | m | Maybe"))))
    assert [each.words for each in found] == [
        "New to choose for “Seen?” and 1 more: “Maybe”.",
        "No longer to choose for “Seen?” and 1 more: “No”.",
        "Reworded in “Seen?” and 1 more: “Yes” is now “Yes, it was”.",
    ]
    assert {each.name for each in found} == {"yn"}


def test_of_many_codes_a_few_are_named_and_the_rest_counted() -> None:
    many = tuple(f"yn | c{number} | Code {number}" for number in range(20))
    found = one(*FIRST, codes=(*CODES, *many))
    assert found.words.endswith("“Code 5” and 14 more.")
    assert "Code 19" in found.detail


def test_computed_values_have_no_label_but_their_change_is_told() -> None:
    before = (*FIRST[:4], "calculate | double | | | | | ${floor} * 2", FIRST[4])
    after = (*FIRST[:4], "calculate | double | | | | | ${floor} * 3", FIRST[4])
    assert compared(*after, before=before) == [("Where", "“double” is computed in another way.")]


def test_what_is_different_comes_by_section_in_the_order_of_the_form() -> None:
    two = ("begin_group | h | Who", "text | named | Name", "end_group")
    before, after = form(sheet(*FIRST, *two)), form(sheet(*two[:2], "text | star | Star", two[2], *with_row(1, "text | address | Street")))
    grouped = list(by_section(differences(before, after)))
    assert [section for section, _found in grouped] == ["Who", "Where"]


def test_another_moment_of_a_calculation_and_another_table_behind_it_are_told() -> None:
    head = "| survey | type | name | label | calculation | trigger |\n|---|---|---|---|---|---|\n| | text | a | A | | |\n"
    row = "| | text | b | B | pulldata('units', 'name', 'no', ${a}) | %s |\n"
    before = form(head + row % "", {"units.csv": "no,name\n1,North\n"})
    after = form(head + row % "${a}", {"units.csv": "no,name\n1,South\n"})
    assert [each.words for each in differences(before, after)] == [
        "“B” is computed at another moment.",
        "The table units, which calculations look into, has changed.",
    ]
