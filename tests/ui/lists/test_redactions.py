"""Every kind that can be left out is said in words."""

from __future__ import annotations

from fieldreport.redacting import KINDS
from ui.lists import redactions


def test_each_kind_that_can_be_left_out_has_words() -> None:
    assert set(redactions.KINDS) == set(KINDS)


def test_further_words_are_set_apart_by_semicolons() -> None:
    assert redactions.chosen_words(" red house;; Nena ; ") == ("red house", "Nena")
