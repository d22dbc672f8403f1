"""Names are found as whole words, whatever their case, accents and typing, and nothing remembers them."""

from __future__ import annotations

import re

import pytest

from fieldreport.report import searching
from fieldreport.report.searching import Hit, Target, places, replaced


def gone(text: str, *words: str) -> str:
    return replaced(text, [Target(word, "[x]", "person") for word in words])[0]


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("I saw LÓPEZ run.", "Lopez", "I saw [x] run."),
        ("I saw Lopez run.", "López", "I saw [x] run."),
        ("I saw Lo\u0301pez's car", "López", "I saw [x]'s car"),
        ("Lopezville and ALopez stay", "Lopez", "Lopezville and ALopez stay"),
        ("Ana\nMaria  Lopez", "ana maria lopez", "[x]"),
        ("STRASSE and Straße", "straße", "[x] and [x]"),
        ("Mr. López, López-Ruiz", "lopez", "Mr. [x], [x]-Ruiz"),
        ("O\u2019Dwyer or O'Dwyer", "O'Dwyer", "[x] or [x]"),
        ("Lo\u00adpez, Lo\u200bpez", "Lopez", "[x], [x]"),
        ("我看到王伟跑了", "王伟", "我看到[x]跑了"),
        ("nothing", " ", "nothing"),
    ],
)
def test_a_name_goes_wherever_it_stands_as_a_word(text: str, words: str, left: str) -> None:
    assert gone(text, words) == left


def test_how_many_words_a_name_has_is_not_told() -> None:
    assert gone("Ana Maria Lopez left", "Ana", "Maria", "Lopez") == gone("Lopez left", "Ana", "Maria", "Lopez") == "[x] left"


def test_each_replacement_is_counted_by_its_reason() -> None:
    assert replaced("a b", [Target("a", "[1]", "person"), Target("b", "[2]", "word")]) == ("[1] [2]", ("person", "word"))


def test_of_two_that_overlap_nothing_is_left() -> None:
    assert replaced("Maria Lopez Garcia ran", [Target("Maria Lopez", "[1]", "a"), Target("Lopez Garcia", "[2]", "b")])[0] == "[1] ran"
    assert replaced("call 312", [Target("call", "[1]", "a")], [Hit(2, 8, "[2]", "b")])[0] == "[1]"


def test_where_words_stand_is_told_in_characters_of_the_text() -> None:
    assert list(places("El país  de origen", "pais de origen")) == [(3, 18)]


def test_no_cache_of_the_process_keeps_what_was_searched_for() -> None:
    name = "Quillfeather" * 2
    gone(f"{name} ran", name)
    assert name not in _compiled()
    assert not any(hasattr(each, "cache_info") for each in vars(searching).values())
    re.compile(name)
    assert name in _compiled(), "the control: Python keeps a compiled pattern with its words"
    re.purge()


def _compiled() -> str:
    """Return what Python keeps of patterns that were compiled."""
    return str(vars(re)["_cache"])
