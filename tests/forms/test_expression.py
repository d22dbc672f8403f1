"""Expressions as they are written: what is read, and what is refused with which suggestion."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.errors import ExpressionProblem
from fieldreport.forms.expression import LONGEST, Binary, Call, Literal, Lookup, Name, Negative, Self, parse


def test_names_functions_and_columns_are_known_without_evaluating() -> None:
    expression = parse("if(selected(${kinds}, 'dog'), ${ animals }, count(${rows}))")
    assert expression.names == {"kinds", "animals", "rows"}
    assert expression.functions == {"if", "selected", "count"}
    assert parse("region = ${region} and name != 'x'", columns=True).columns == {"region", "name"}


def test_multiplication_binds_before_addition_and_addition_before_comparison() -> None:
    assert parse("1 + 2 * 3 = 7").tree == Binary("=", Binary("+", Literal(1), Binary("*", Literal(2), Literal(3))), Literal(7))


def test_and_binds_before_or() -> None:
    tree = parse("true() or false() and false()").tree
    assert isinstance(tree, Binary)
    assert tree.operator == "or"


def test_operators_of_one_rank_are_read_from_the_left() -> None:
    assert parse("9 - 4 - 2").tree == Binary("-", Binary("-", Literal(9), Literal(4)), Literal(2))


def test_parentheses_minus_and_decimals() -> None:
    assert parse("-(1.5 + .5)").tree == Negative(Binary("+", Literal(Decimal("1.5")), Literal(Decimal("0.5"))))
    assert parse("${a}-1").tree == Binary("-", Name("a"), Literal(1))
    assert parse(". >= 0").tree == Binary(">=", Self(), Literal(0))


def test_a_text_may_hold_the_other_quotation_mark() -> None:
    assert parse('"it\'s"').tree == Literal("it's")


def test_functions_may_have_hyphens_and_a_prefix() -> None:
    assert parse("count-selected(${q})").tree == Call("count-selected", (Name("q"),))
    assert parse("jr:choice-name(${q}, '${q}')").tree == Call("jr:choice-name", (Name("q"), Name("q")))


def test_a_look_up_names_a_table_a_condition_and_a_column() -> None:
    expression = parse("instance('agencies')/root/item[name = ${agency} and basis != ''][area > 2]/label")
    assert expression.names == {"agency"}
    assert expression.functions == {"instance"}
    assert isinstance(expression.tree, Lookup)
    assert (expression.tree.table, expression.tree.column) == ("agencies", "label")
    whole = parse("count(instance('agencies')/root/item)").tree
    assert whole == Call("count", (Lookup("agencies", None, ""),))


def test_bare_names_in_a_look_up_are_columns_of_its_table_and_not_of_the_list_that_is_filtered() -> None:
    expression = parse("name = instance('t')/root/item[key = ${q}]/value and region != ''", columns=True)
    assert expression.columns == {"name", "region"}


def test_two_expressions_of_one_text_are_equal() -> None:
    assert parse("${a} + 1") == parse("${a} + 1")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("cuont(${a})", "Did you mean count()"),
        ("count_selected(${a})", "count-selected()"),
        ("lower-case(${a})", "outside the subset"),
        ("current()/../a", "Name the question as ${name}"),
        ("jr:itext('a')", "label::Español (es)"),
        ("randomize(${a})", "randomize=true seed=${q}"),
        ("${people}[age < 18]/pets", "indexed-repeat"),
        ("//a", "path"),
        ("child::a", "path"),
        ("${a} | ${b}", "path"),
        ("position(../..)", "path"),
        ("instance(${t})/root/item", "names no table"),
        ("instance('t')", "“/” was expected"),
        ("instance('t')/root", "“/” was expected"),
        ("instance('t')/data/item", "“root” was expected"),
        ("instance('t')/root/item[1]", "no condition"),
        ("instance('t')/root/item[name = 'x'", "“]” was expected"),
        ("instance('t')/root/item[name = 'x']/", "names no column"),
        ("instance('t')/root/item/a/b", "path"),
        ("concat(name, instance('t')/root/item[name = 'x']/a)", "write ${name}"),
        ("agency = 'ice'", "write ${agency}"),
        ("${a} && ${b}", "not part of an expression"),
        ("${a} an ${b}", "Did you mean and?"),
        ("${a} = 'x", "not closed"),
        ("${a", "not closed"),
        ("${last-saved#a}", "last saved form"),
        ("/data/a = 1", "path"),
        ("../a = 1", "path"),
        ("${a} =", "missing at the end"),
        ("", "empty"),
        ("   ", "empty"),
        ("(1 + 2", "“)” was expected"),
        ("if(true(), 1)", "Write if(condition, then, else)"),
        ("today(1)", "1 arguments"),
        ("position(${a}, 1)", "2 arguments"),
        ("count(..)", "only in position"),
        ("jr:choice-name(${q}, 'q')", "names the question"),
        ("${not a name}", "not the name of a question"),
    ],
)
def test_what_is_outside_the_subset_is_refused_in_words(written: str, said: str) -> None:
    with pytest.raises(ExpressionProblem) as problem:
        parse(written)
    assert said in str(problem.value)


def test_an_expression_that_is_too_deep_or_too_long_is_refused() -> None:
    with pytest.raises(ExpressionProblem, match="nested"):
        parse("(" * 100 + "1" + ")" * 100)
    with pytest.raises(ExpressionProblem, match="longer"):
        parse("1" + " + 1" * LONGEST)


@given(st.text(max_size=60))
def test_hostile_text_is_read_or_refused_in_words_and_nothing_else_happens(text: str) -> None:
    try:
        assert parse(text).text == text
    except ExpressionProblem as problem:
        assert str(problem)  # noqa: PT017
