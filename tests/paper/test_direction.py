"""Statements in Hebrew and Arabic stand on the paper as they are read."""

from __future__ import annotations

from fieldreport.paper.direction import in_visual_order, is_right_to_left
from fieldreport.paper.shaping import shaped


def test_latin_text_is_left_alone() -> None:
    assert in_visual_order("He said (twice): no.", right_to_left=False) == "He said (twice): no."
    assert not is_right_to_left("He said שלום")


def test_a_hebrew_word_in_an_english_line_is_turned_round_where_it_stands() -> None:
    assert in_visual_order("said שלום today", right_to_left=False) == "said םולש today"


def test_numbers_keep_their_order_and_brackets_are_mirrored() -> None:
    assert is_right_to_left("שלום 123")
    assert in_visual_order("אב (גד) 123", right_to_left=True) == "123 (דג) בא"


def test_points_stay_on_their_letters() -> None:
    assert in_visual_order("שָׁלוֹם", right_to_left=True)[-3:] == "שָׁ"


def test_a_shaped_word_is_turned_round_with_its_marks() -> None:
    drawn = shaped("يُب")
    assert in_visual_order(f"a {drawn} b", right_to_left=False) == f"a {drawn[::-1]} b"
