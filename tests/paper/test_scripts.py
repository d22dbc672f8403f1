"""Which scripts have fonts of their own."""

from __future__ import annotations

import pytest

from fieldreport.paper.scripts import characters_of, script_of, shaped_runs, without_idle_joiners


def test_a_sign_is_known_by_its_script() -> None:
    assert characters_of("He said 別動 and हिलो") == set("別動हिलो")
    assert script_of("別").fonts[0] == "DroidSansFallback"  # type: ignore[union-attr]
    assert script_of("a") is None


def test_only_scripts_whose_letters_change_are_shaped() -> None:
    assert shaped_runs("別動 Hello 123") == []
    assert shaped_runs("x हिलो y سلام") == [(2, 6, "NotoSansDevanagari"), (9, 13, "NotoSansArabic")]


def test_digits_between_arabic_words_are_not_turned_round_with_them() -> None:
    assert [(start, end) for start, end, _ in shaped_runs("مرات 123 ۱۲۳ مرات")] == [(0, 4), (13, 17)]


@pytest.mark.parametrize(("text", "kept"), [("a\u200db", "ab"), ("क्\u200dष", "क्\u200dष"), ("می\u200cرود", "می\u200cرود"), ("\u200c", "")])
def test_joiners_stay_where_letters_join(text: str, kept: str) -> None:
    assert without_idle_joiners(text) == kept
