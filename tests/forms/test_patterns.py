"""Patterns as policy staff write them for ODK."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.errors import ExpressionProblem
from fieldreport.forms.patterns import compile_pattern


@pytest.mark.parametrize(
    ("pattern", "fits", "not_fits"),
    [
        (r"\p{L}+", ["Peña", "Łódź", "Ω"], ["a b", "x1", "_", ""]),
        (r"[\p{L} '-]+", ["Peña O'Neil-Smith"], ["x1", "a_b"]),
        (r"[^\p{L}]+", ["12 _"], ["1a"]),
        (r"[^\p{L} ]+", ["12_"], ["1 2"]),
        (r"[\p{N}]{2}", ["12"], ["a1"]),
        (r"[A-Z]{2}\d{3}", ["AB123"], ["ab123"]),
        (r"[\[]\]", ["[]"], ["["]),
        (r"\\p", ["\\p"], ["p"]),
        (r"a\[\p{L}\]", ["a[b]"], ["a[1]"]),
    ],
)
def test_a_pattern_fits_what_the_standard_says(pattern: str, fits: list[str], not_fits: list[str]) -> None:
    compiled = compile_pattern(pattern)
    assert [text for text in fits if not compiled.fullmatch(text)] == []
    assert [text for text in not_fits if compiled.fullmatch(text)] == []


def test_another_class_is_refused_and_what_is_no_pattern_too() -> None:
    with pytest.raises(ExpressionProblem, match=r"Known are \\p\{L\}"):
        compile_pattern(r"\p{Lu}")
    with pytest.raises(ExpressionProblem, match=r"outside the subset"):
        compile_pattern(r"[\p{Greek}]")
    with pytest.raises(ExpressionProblem, match=r"not a regular expression: a .* is not closed"):
        compile_pattern("[")
    with pytest.raises(ExpressionProblem, match=r"not a regular expression: a .* is not closed"):
        compile_pattern("[]--a]")
    with pytest.raises(ExpressionProblem, match="not a regular expression"):
        compile_pattern("a)")
    with pytest.raises(ExpressionProblem, match="means one thing"):
        compile_pattern("[a[b]")
    with pytest.raises(ExpressionProblem, match="means one thing"):
        compile_pattern("[a-z&&b]")


@given(st.text(alphabet="ab[]^\\p{}LN-().*+?|1 ", max_size=12))
def test_any_text_is_a_pattern_or_is_refused_in_words(pattern: str) -> None:
    try:
        assert isinstance(compile_pattern(pattern), re.Pattern)
    except ExpressionProblem as problem:
        assert str(problem)  # noqa: PT017


@given(st.text(alphabet="ab1.*+?|() ", max_size=10))
def test_a_pattern_without_such_classes_is_left_as_it_is(pattern: str) -> None:
    try:
        expected = re.compile(pattern).pattern
    except re.error:
        return
    assert compile_pattern(pattern).pattern == expected
