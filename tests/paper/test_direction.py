"""Statements in Hebrew and Arabic stand on the paper as they are read."""

from __future__ import annotations

from fieldreport.paper.direction import in_visual_order, is_right_to_left, joined


def test_latin_text_is_left_alone() -> None:
    assert in_visual_order("He said (twice): no.", right_to_left=False) == "He said (twice): no."
    assert joined("He said no.") == "He said no."
    assert not is_right_to_left("He said שלום")


def test_a_hebrew_word_in_an_english_line_is_turned_round_where_it_stands() -> None:
    assert in_visual_order("said שלום today", right_to_left=False) == "said םולש today"


def test_numbers_keep_their_order_and_brackets_are_mirrored() -> None:
    assert is_right_to_left("שלום 123")
    assert in_visual_order("אב (גד) 123", right_to_left=True) == "123 (דג) בא"


def test_points_stay_on_their_letters() -> None:
    assert in_visual_order("שָׁלוֹם", right_to_left=True)[-3:] == "שָׁ"


def test_arabic_letters_are_joined() -> None:
    assert joined("ب") == "\ufe8f"
    assert joined("ببب") == "\ufe91\ufe92\ufe90"
    assert joined("لا") == "\ufefb"
    assert joined("دب") == "\ufea9\ufe8f"
