"""Lines."""

from __future__ import annotations

import pytest

from fieldreport.paper.fonts import Style
from fieldreport.paper.typesetting import Type, set_text, text_width

BODY = Type(Style.REGULAR, 10, 13)


def words(text: str, measure: float) -> list[str]:
    return ["".join(run for _, run in line.runs) for line in set_text(text, BODY, measure)]


@pytest.mark.parametrize("measure", [40.0, 120.0, 300.0])
def test_no_line_is_wider_than_its_measure_and_nothing_is_lost(measure: float) -> None:
    text = "Six persons in vests left two unmarked vehicles " + "x" * 200 + " and entered."
    lines = set_text(text, BODY, measure)
    assert all(line.width <= measure + 0.01 for line in lines)
    assert "".join("".join(run for _, run in line.runs) for line in lines) == text


def test_a_wrapped_line_ends_with_its_space_but_a_cut_word_does_not() -> None:
    first, *_ = words("residential burglary", text_width("residential burg", BODY))
    assert first == "residential "
    assert not any(line.endswith(" ") for line in words("f" * 64, 100))


def test_line_breaks_and_empty_lines_are_kept() -> None:
    assert words("one\n\ntwo", 100) == ["one", "", "two"]


def test_right_to_left_lines_stand_at_the_right() -> None:
    assert [line.right for line in set_text("שלום\nhello", BODY, 100)] == [True, False]
