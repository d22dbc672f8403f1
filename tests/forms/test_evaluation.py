"""What every operator and function gives, and what blank means."""

from __future__ import annotations

import itertools
from datetime import date, time
from decimal import Decimal
from uuid import UUID

import pytest

from fieldreport import canonical
from fieldreport.answers.sheet import AnswerSheet
from fieldreport.answers.values import GeoPoint, Moment, Place, answer_of
from fieldreport.answers.words import moments
from fieldreport.forms.expression import parse
from fieldreport.forms.reading import read_form
from fieldreport.forms.subset import FUNCTIONS, OPERATORS
from tests.forms.form_language import NOW

CHICAGO = "America/Chicago"
ANSWERS = {
    "word": "Alpha Bravo",
    "three": 3,
    "half": Decimal("0.5"),
    "day": date(2026, 8, 9),
    "at": time(14, 7),
    "when": moments(date(2026, 8, 10), time(14, 7), CHICAGO)[0],
    "one": "ice",
    "many": ("ice", "cbp"),
    "tick": True,
    "here": GeoPoint(Decimal(0), Decimal(0)),
    "east": GeoPoint(Decimal(0), Decimal(1), Decimal(180), Decimal(5)),
}
"""One answer of each kind; the question ``none`` has none, ``hushed`` is hidden."""

SPOTS = ("0", "1", None, "0.5")
"""Latitudes in the four rows, at the longitudes 1, 2 … degrees east; the third has no place."""

AGES = (30, 7, None, 19)
"""Ages in the four rows; the third is blank."""


def sheet_with(expression: str, *, inside: bool = False) -> AnswerSheet:
    """Return a filled sheet whose calculation ``out`` (or ``out_row``, in each row) is the expression."""
    kinds = {"word": "text", "three": "integer", "half": "decimal", "day": "date", "at": "time", "when": "dateTime", "tick": "acknowledge"}
    kinds |= {"here": "geopoint", "east": "geopoint", "nowhere": "geopoint"}
    questions = [_question(name, kind) for name, kind in kinds.items()]
    questions += [_question("one", "select_one", choices="agencies"), _question("many", "select_multiple", choices="agencies")]
    questions += [_question("none", "integer"), _question("blank_word", "text"), _question("hushed", "integer", relevant="false()")]
    row = [
        _question("age", "integer"),
        _question("nick", "text"),
        _question("spot", "geopoint"),
        _question("out_row", "calculate", calculation=expression if inside else "1"),
    ]
    repeat = {"kind": "repeat", "name": "people", "label": {"en": "Person"}, "children": row}
    agencies = [{"code": code, "label": {"en": words}} for code, words in (("ice", "ICE-ERO"), ("cbp", "Border Patrol"), ("fbi", "FBI"))]
    stored = {
        "format": "fieldreport.form/1",
        "id": "t",
        "version": "1",
        "title": {"en": "T"},
        "languages": ["en"],
        "lists": {"agencies": agencies},
        "children": [*questions, repeat, _question("out", "calculate", calculation="1" if inside else expression)],
    }
    ids = (f"r{number}" for number in itertools.count(1))
    sheet = AnswerSheet(read_form(canonical.encode(stored)), now=lambda: NOW, new_id=lambda: next(ids))
    for name, value in ANSWERS.items():
        sheet.put(Place(name), answer_of(value))
    sheet.put(Place("hushed"), answer_of(5))
    for number, age in enumerate(AGES, start=1):
        rows = (sheet.add_row(Place("people")),)
        sheet.put(Place("nick", rows), answer_of(f"n{number}"))
        latitude = SPOTS[number - 1]
        if latitude is not None:
            sheet.put(Place("spot", rows), answer_of(GeoPoint(Decimal(latitude), Decimal(number))))
        if age is not None:
            sheet.put(Place("age", rows), answer_of(age))
    return sheet


def _question(name: str, kind: str, **columns: str) -> dict[str, object]:
    return {"kind": "question", "name": name, "type": kind, "label": {"en": name}, **columns}


def given(expression: str) -> object:
    """Return what an expression gives outside rows; ``None`` for blank."""
    answer = sheet_with(expression).answer(Place("out"))
    return answer[0].value if answer else None


EXAMPLES: list[tuple[str, object]] = [
    # arithmetic
    ("${three} + 2", 5),
    ("${three} - 5", -2),
    ("${three} * ${half}", Decimal("1.5")),
    ("${three} div 2", Decimal("1.5")),
    ("6 div ${three}", 2),
    ("${three} div 0", None),
    ("7 mod ${three}", 1),
    ("-7 mod 3", -1),
    ("-${three}", -3),
    ("0.1 + 0.2 = 0.3", True),
    # comparison
    ("${three} = 3", True),
    ("${three} = '3'", True),
    ("${three} != 4", True),
    ("${three} < 4", True),
    ("${three} <= 3", True),
    ("${three} > 3", False),
    ("${three} >= 3", True),
    ("${one} = 'ice'", True),
    ("${one} != 'fbi'", True),
    ("${day} < today()", True),
    ("${day} = '2026-08-09'", True),
    ("${at} >= '14:00'", True),
    ("${when} <= now()", True),
    ("${when} <= today()", True),
    ("${when} > '2026-08-10T14:00:00'", True),
    ("${tick} = 'OK'", True),
    ("${tick} = true()", True),
    ("${many} = 'ice cbp'", True),
    # a day and days
    ("${day} + 90", date(2026, 11, 7)),
    ("${day} - 9", date(2026, 7, 31)),
    ("today() - ${day}", 1),
    # logic
    ("true() and not(false())", True),
    ("false() or ${three} = 3", True),
    ("if(${three} > 2, 'many', 'few')", "many"),
    ("coalesce(${none}, ${three}, 9)", 3),
    ("boolean(${three})", True),
    ("boolean(0)", False),
    ("not(${tick})", False),
    ("once(${three})", 3),
    ("checklist(2, -1, true(), false(), ${three} = 3)", True),
    ("checklist(0, 1, true(), true())", False),
    ("weighted-checklist(5, 9, true(), 3, false(), 9, true(), 2)", True),
    # choices
    ("selected(${many}, 'cbp')", True),
    ("selected(${many}, 'fbi')", False),
    ("selected(${one}, 'ice')", True),
    ("selected-at(${many}, 1)", "cbp"),
    ("selected-at(${many}, 2)", None),
    ("count-selected(${many})", 2),
    ("count-selected(${one})", 1),
    ("jr:choice-name(${one}, '${one}')", "ICE-ERO"),
    ("jr:choice-name(selected-at(${many}, 1), '${many}')", "Border Patrol"),
    # code tables
    ("pulldata('agencies', 'label', 'name', ${one})", "ICE-ERO"),
    ("pulldata('agencies', 'name', 'label', 'FBI')", "fbi"),
    ("pulldata('agencies', 'label', 'name', ${none})", None),
    ("pulldata('agencies', 'label', 'name', 'atf')", None),
    ("instance('agencies')/root/item[name = ${one}]/label", "ICE-ERO"),
    ("instance('agencies')/root/item[${none} = name]/label", None),
    ("instance('agencies')/root/item[name = 'fbi' or label = 'ICE-ERO']/name = 'fbi'", True),
    ("count(instance('agencies')/root/item)", 3),
    ("count(instance('agencies')/root/item[name != 'ice' and contains(label, 'B')])", 2),
    ("count(instance('agencies')/root/item[name = 'fbi'][label = 'ICE-ERO'])", 0),
    ("join(', ', instance('agencies')/root/item[selected(${many}, name)]/label)", "ICE-ERO, Border Patrol"),
    # places
    ("distance(${here}, ${east})", Decimal("111318.845")),
    ("distance(${here}, ${east}, ${here})", Decimal("222637.69")),
    ("distance(${here}, ${nowhere}, ${east})", None),
    ("distance(${here})", None),
    ("distance('0 0 0 0;0 1 0 0')", Decimal("111318.845")),
    ("round(distance(${spot}), -3)", 387000),
    ("area('0 0;0 1;1 0')", Decimal("6195942628.455")),
    ("area(${here}, ${east})", None),
    ("area(${spot}) > 1000000000", True),
    ("string(${east})", "0 1 180 5"),
    # chance
    # rows
    ("count(${people})", 4),
    ("count(${age})", 3),
    ("count-non-empty(${age})", 3),
    ("sum(${age})", 56),
    ("min(${age})", 7),
    ("max(${age}, 99)", 99),
    ("join(', ', ${age})", "30, 7, 19"),
    ("join('-', 'a', ${three})", "a-3"),
    ("indexed-repeat(${age}, ${people}, 2)", 7),
    ("indexed-repeat(${age}, ${people}, 9)", None),
    ("${age} > 29", True),
    ("${age} > 30", False),
    # numbers
    ("number('12.50')", Decimal("12.5")),
    ("number('twelve')", None),
    ("int(-2.7)", -2),
    ("round(2.5)", 3),
    ("round(2.345, 2)", Decimal("2.35")),
    ("abs(-3)", 3),
    ("pow(2, 10)", 1024),
    ("pow(10, 999)", None),
    ("sqrt(9)", 3),
    ("sqrt(-1)", None),
    # texts
    ("string(${half})", "0.5"),
    ("string(2.50)", "2.5"),
    ("string-length(${word})", 11),
    ("contains(${word}, 'pha')", True),
    ("starts-with(${word}, 'Al')", True),
    ("ends-with(${word}, 'Al')", False),
    ("substr(${word}, 6)", "Bravo"),
    ("substr(${word}, 0, 5)", "Alpha"),
    ("substring-before(${word}, ' ')", "Alpha"),
    ("substring-before(${word}, 'x')", None),
    ("substring-after(${word}, ' ')", "Bravo"),
    ("concat('a', ${three}, ${none}, 'b')", "a3b"),
    ("translate('abcab', 'abc', 'AB')", "ABAB"),
    ("normalize-space('  a   b ')", "a b"),
    ("regex(${word}, '[A-Z].*')", True),
    ("regex(${word}, 'Alpha')", False),
    ("digest('abc', 'SHA-256', 'hex')", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ("digest('abc', 'MD5', 'hex')", "900150983cd24fb0d6963f7d28e17f72"),
    ("digest('abc', 'SHA-1', 'base64')", "qZk+NkcGgWq6PiVxeFDCbJzQ2J0="),
    ("digest('abc', 'SHA-1')", "qZk+NkcGgWq6PiVxeFDCbJzQ2J0="),
    ("string-length(digest('abc', 'SHA-384', 'hex'))", 96),
    ("string-length(digest('abc', 'SHA-512', 'hex'))", 128),
    ("digest(${blank_word}, 'MD5')", None),
    # time
    ("today()", date(2026, 8, 10)),
    ("now()", Moment(NOW, CHICAGO)),
    ("date('2026-02-03')", date(2026, 2, 3)),
    ("date('soon')", None),
    ("date-time('2026-08-10T14:07')", ANSWERS["when"]),
    ("decimal-date-time('1970-01-02T00:00:00+00:00')", 1),
    ("format-date(${day}, '%e %b %Y %a')", "9 Aug 2026 Sun"),
    ("format-date-time(${when}, '%Y-%m-%d %H%M')", "2026-08-10 1407"),
    ("format-date(${none}, '%Y')", None),
]


@pytest.mark.parametrize(("expression", "expected"), EXAMPLES)
def test_an_expression_gives_what_the_form_reference_says(expression: str, expected: object) -> None:
    found = given(expression)
    assert found == expected
    assert isinstance(found, bool) == isinstance(expected, bool)


@pytest.mark.parametrize(
    ("expression", "expected"), [("position(..)", [1, 2, 3, 4]), ("index()", [1, 2, 3, 4]), ("count(${people})", [4] * 4)]
)
def test_a_row_knows_its_number_and_sees_all_rows(expression: str, expected: list[int]) -> None:
    sheet = sheet_with(expression, inside=True)
    rows = sheet.rows(Place("people"))
    assert [sheet.answer(Place("out_row", (row,)))[0].value for row in rows] == expected


def test_rows_are_counted_anew_when_one_goes() -> None:
    sheet = sheet_with("position(..)", inside=True)
    sheet.remove_row(Place("people"), sheet.rows(Place("people"))[1])
    assert [sheet.answer(Place("out_row", (row,)))[0].value for row in sheet.rows(Place("people"))] == [1, 2, 3]


def test_a_name_in_the_same_row_is_the_answer_of_that_row() -> None:
    sheet = sheet_with("${age} + 1", inside=True)
    found = [sheet.answer(Place("out_row", (row,))) for row in sheet.rows(Place("people"))]
    assert [answer[0].value if answer else None for answer in found] == [31, 8, None, 20]


@pytest.mark.parametrize("blank", ["${none}", "${blank_word}", "${hushed}", "''"])
def test_a_comparison_with_blank_is_false_and_only_empty_quotes_ask_for_blank(blank: str) -> None:
    assert given(f"{blank} = ''") is True
    assert given(f"{blank} != ''") is False
    for operator in ("=", "!=", "<", "<=", ">", ">="):
        assert given(f"number({blank}) {operator} 3") is False
    assert given("${none} = ${blank_word}") is False
    assert given("${three} = ''") is False
    assert given("${three} != ''") is True


def test_sums_and_counts_skip_blanks_and_arithmetic_with_blank_is_blank() -> None:
    assert given("${none} + 1") is None
    assert given("sum(${none}, 1)") == 1
    assert given("sum(${hushed})") == 0
    assert given("max(${none})") is None
    assert given("count(${nick}) - count(${age})") == 1


def test_blank_is_not_true() -> None:
    assert given("if(${none}, 'yes', 'no')") == "no"
    assert given("not(${hushed})") is True
    assert given("selected(${blank_word}, 'x')") is False
    assert given("contains(${blank_word}, '')") is False


def test_chance_is_drawn_once_from_what_is_passed_in() -> None:
    expressions = ("once(random())", "once(random())", "once(uuid())", "once(uuid(9))")
    found = [given(expression) for expression in expressions]
    assert found[0] == found[1]  # the same ids were passed in
    assert isinstance(found[0], Decimal)
    assert 0 <= found[0] < 1
    assert UUID(str(found[2])).version == 4
    assert len(str(found[3])) == 9


def test_each_row_has_chance_of_its_own() -> None:
    sheet = sheet_with("once(uuid())", inside=True)
    found = {sheet.answer(Place("out_row", (row,)))[0].value for row in sheet.rows(Place("people"))}
    assert len(found) == 4


def test_every_function_and_operator_has_an_example_here() -> None:
    shown = {function for expression, _expected in EXAMPLES for function in parse(expression).functions} | {
        "position",
        "index",
        "uuid",
        "random",
    }
    assert set(FUNCTIONS) == shown
    assert all(any(f"{symbol} " in expression for expression, _expected in EXAMPLES) for symbol in OPERATORS)


def test_a_pattern_must_be_written_out_and_must_be_one() -> None:
    from fieldreport.errors import ExpressionProblem

    with pytest.raises(ExpressionProblem, match="not a regular expression"):
        sheet_with("regex(${word}, '[')")
    with pytest.raises(ExpressionProblem, match="written out"):
        sheet_with("regex(${word}, ${word})")
