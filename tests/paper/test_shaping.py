"""Scripts whose letters change with their neighbours."""

from __future__ import annotations

import pytest

from fieldreport.paper.copies import unprintable_in, unsigned_paper
from fieldreport.paper.direction import runs_left
from fieldreport.paper.fonts import Style, unprintable
from fieldreport.paper.scripts import script_of
from fieldreport.paper.shaping import as_written, continues, glyph_of, in_text_map, shaped
from fieldreport.paper.typesetting import Type, set_text
from tests.paper.languages import LEFTWARD, STATEMENTS, in_every_language, squeezed
from tests.paper.reading import failures, text_of

BODY = Type(Style.REGULAR, 10, 13)


def test_plain_text_is_left_alone() -> None:
    assert shaped("He said no. Žižka, 別動!") == "He said no. Žižka, 別動!"


@pytest.mark.parametrize("word", ["हिन्दी", "क्षत्रिय", "ગુજરાતી", "ਪੰਜਾਬੀ", "বাংলা", "தமிழ்", "తెలుగు", "ಕನ್ನಡ", "മലയാളം", "سلام", "کیا"])
def test_a_shaped_word_leads_back_to_what_was_written(word: str) -> None:
    drawn = shaped(word)
    assert drawn != word
    assert all(glyph_of(character) for character in drawn)
    assert as_written(drawn) == word


def test_a_vowel_that_is_written_after_its_letter_and_read_before_it_is_drawn_before_it() -> None:
    vowel, letter = shaped("हि")
    assert as_written(vowel) == "हि"
    assert continues(letter)
    assert glyph_of(letter) != glyph_of(vowel)
    assert glyph_of(letter).number == glyph_of(shaped("ह")).number  # type: ignore[union-attr]


def test_an_arabic_letter_has_another_shape_at_each_place_of_its_word() -> None:
    assert len({glyph_of(character).number for character in shaped("ببب") + shaped("ب")}) == 4  # type: ignore[union-attr]
    assert all(runs_left(character) for character in shaped("ببب"))


def test_a_letter_that_must_not_join_does_not() -> None:
    assert [glyph_of(c).number for c in shaped("ب\u200cب")] == [glyph_of(shaped("ب")).number] * 2  # type: ignore[union-attr]


def test_what_readers_turn_round_is_held_as_it_is_drawn() -> None:
    (ligature,) = shaped("لا")
    assert in_text_map(ord(ligature)) == "لا"[::-1]
    assert in_text_map(ord("a")) == "a"


def test_no_line_begins_within_a_letter() -> None:
    lines = set_text("क्षत्रियश्रृंखलाविद्यार्थी" * 6, BODY, 60)
    assert len(lines) > 3
    assert not any(continues(line.runs[0][1][0]) for line in lines)
    assert all(line.width <= 60.01 for line in lines)


@pytest.mark.parametrize("tag", STATEMENTS)
def test_a_statement_in_any_of_chicagos_languages_can_be_printed(tag: str) -> None:
    assert unprintable(STATEMENTS[tag]) == ()


@pytest.mark.parametrize("text", ["สวัสดี", "မင်္ဂလာပါ", "ជំរាបសួរ", "🚓"])
def test_a_script_that_would_be_printed_wrong_is_refused(text: str) -> None:
    assert unprintable(text) != ()


def test_all_of_them_stand_on_one_archival_paper_and_are_read_out_of_it_again() -> None:
    record = in_every_language()
    assert unprintable_in(record) == ()
    pdf = unsigned_paper(record)
    assert failures(pdf) == []
    text = squeezed(text_of(pdf, "-raw"))
    assert [tag for tag, said in STATEMENTS.items() if tag not in LEFTWARD and squeezed(said) not in text] == []
    words = {tag: [word for word in said.split() if word.isalpha()] for tag, said in STATEMENTS.items() if tag in LEFTWARD}
    assert [word for tag in LEFTWARD for word in words[tag] if squeezed(word) not in text] == []


def test_no_sign_that_counts_as_printable_is_drawn_as_a_missing_one() -> None:
    signs = [chr(point) for point in range(0x600, 0x1400) if script_of(chr(point))] + ["ﷺ", "ﷲ"]
    printable = [sign for sign in signs if not unprintable(sign)]
    assert len(printable) > 1200
    assert "ﷺ" in printable
    assert [sign for sign in printable if any(glyph_of(c) and not glyph_of(c).number for c in shaped(sign))] == []  # type: ignore[union-attr]
