"""What text is kept, and what is said about the rest."""

from __future__ import annotations

import pytest

from ui.questions.keeping import LONG, in_one_line, is_keepable, keepable, with_breaks


@pytest.mark.parametrize(
    "text", ["", "plain", "two\nlines\tand a tab", "مرحبا", "\u202eabc", "🚓👩🏽‍⚖️", "a\u00a0b", "é\u0301", "<b>&amp;</b>"]
)
def test_everything_that_can_be_printed_stays_as_it_was_typed(text: str) -> None:
    assert keepable(text) == (text, "")


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\udfff", "\ufffe", "\uffff", "\ufdd0"])
def test_what_no_page_can_hold_is_left_out_and_said(character: str) -> None:
    assert keepable(f"a{character}b") == ("ab", "1 character that cannot be printed was left out. Everything else is here.")
    assert not is_keepable(character)


def test_several_are_counted() -> None:
    assert keepable("\x00a\x00")[1].startswith("2 characters that cannot be printed were left out.")


def test_every_kind_of_line_end_becomes_one() -> None:
    assert keepable("a\r\nb\rc\u2028d\u2029e")[0] == "a\nb\nc\nd\ne"


def test_lines_become_one_line() -> None:
    assert in_one_line("a\nb") == "a b"


def test_short_paragraphs_are_left_alone() -> None:
    text = "word " * 100 + "\n\n" + "word " * 100
    assert with_breaks(text) == (text, "")


def test_a_paragraph_too_long_to_lay_out_quickly_is_broken_at_spaces_and_no_word_is_lost() -> None:
    text = "word " * LONG
    broken, note = with_breaks(text)
    assert max(len(part) for part in broken.split("\n")) <= LONG
    assert broken.split() == text.split()
    assert "broken into shorter ones" in note


def test_a_paragraph_without_a_space_is_broken_too() -> None:
    text = "x" * (3 * LONG + 1)
    assert with_breaks(text)[0].replace("\n", "") == text
