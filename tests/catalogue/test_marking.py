"""What is marked in a text and why; a word has one mark."""

from __future__ import annotations

from fieldreport.catalogue.marking import GAPS, SPELLING, Marking
from fieldreport.catalogue.spelling import load_speller
from fieldreport.catalogue.words import OPINION, STATUS, load_words
from tests.builders import WORDS


def test_each_kind_is_marked_with_its_reason_in_the_order_of_the_text() -> None:
    marking = Marking(load_speller(WORDS), load_words(WORDS))
    found = marking.marks("[time]: teh man was clearly a citizen.")
    assert [(one.text, one.kind) for one in found] == [("[time]", GAPS), ("teh", SPELLING), ("clearly", OPINION), ("citizen", STATUS)]
    assert all(one.why for one in found)
    assert found[2].instead


def test_a_marked_word_is_not_marked_for_its_spelling_as_well() -> None:
    marking = Marking(load_speller(WORDS), load_words(WORDS))
    assert [one.kind for one in marking.marks("ciudadana [agnet]")] == [STATUS, GAPS]


def test_without_a_dictionary_the_other_marks_stand() -> None:
    assert [one.kind for one in Marking(None, load_words(WORDS)).marks("teh thugs")] == [OPINION]
