"""Phrases: written by a short key, neutral, and nothing but a key typed as a word of its own writes one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.app import resources_folder
from fieldreport.catalogue.marking import GAPS, Marking
from fieldreport.catalogue.phrases import Phrase, all_phrases, load_phrases, own_phrase, typed_phrase
from fieldreport.catalogue.spelling import load_speller
from fieldreport.catalogue.words import load_words
from fieldreport.errors import CatalogueProblem
from tests.builders import WORDS

if TYPE_CHECKING:
    from pathlib import Path

OURS = resources_folder() / "phrases" / "phrases.csv"
EMS = Phrase("ems", "I summoned EMS.")


def test_our_phrases_hold_no_opinion_no_status_and_no_slip() -> None:
    marking = Marking(load_speller(WORDS), load_words(WORDS))
    phrases = load_phrases(OURS)
    assert len(phrases) > 15
    assert [(phrase.key, one.text) for phrase in phrases for one in marking.marks(phrase.text) if one.kind != GAPS] == []


@pytest.mark.parametrize("before", [";ems", "Then ;ems", "Then ;EMS", "(;ems", "x" * 40 + " ;ems"])
def test_a_key_typed_as_a_word_of_its_own_writes_its_phrase(before: str) -> None:
    assert typed_phrase(before, [EMS]) is EMS


@pytest.mark.parametrize("before", ["", "ems", "then;ems", ";emsx", ";", ";;ems", "; ems", ";ems.", "\u017e;ems"])
def test_nothing_else_does(before: str) -> None:
    assert typed_phrase(before, [EMS]) is None


def test_an_officers_key_goes_before_the_same_key_of_ours() -> None:
    phrases = all_phrases([EMS, Phrase("arr", "I arrived.")], {"ems": "Mine."})
    assert [(phrase.key, phrase.text, phrase.own) for phrase in phrases] == [("ems", "Mine.", True), ("arr", "I arrived.", False)]


@pytest.mark.parametrize(("key", "text"), [("", "words"), ("two words", "words"), ("x" * 13, "words"), ("a", " \n"), ("a", "x" * 5_001)])
def test_a_phrase_that_cannot_be_kept_is_refused(key: str, text: str) -> None:
    with pytest.raises(CatalogueProblem, match="Nothing was kept"):
        own_phrase(key, text)


def test_a_key_may_be_given_with_its_sign_and_in_capitals() -> None:
    assert own_phrase(" ;MU ", "My unit\n") == Phrase("mu", "My unit", own=True)


@pytest.mark.parametrize("rows", ["ems,\n", ",words\n", "e ms,words\n", "ems,one\nems,two\n"])
def test_a_damaged_file_is_named(rows: str, tmp_path: Path) -> None:
    path = tmp_path / "phrases.csv"
    path.write_text(f"key,text\n{rows}")
    with pytest.raises(CatalogueProblem, match="row"):
        load_phrases(path)
