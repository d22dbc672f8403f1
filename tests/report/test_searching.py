"""Names are found as whole words, whatever their case and accents."""

from __future__ import annotations

import pytest

from fieldreport.report.searching import Target, replaced


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
        ("nothing", " ", "nothing"),
    ],
)
def test_a_name_goes_wherever_it_stands_as_a_word(text: str, words: str, left: str) -> None:
    assert gone(text, words) == left


def test_how_many_words_a_name_has_is_not_told() -> None:
    assert gone("Ana Maria Lopez left", "Ana", "Maria", "Lopez") == gone("Lopez left", "Ana", "Maria", "Lopez") == "[x] left"


def test_each_replacement_is_counted_by_its_reason() -> None:
    assert replaced("a b", [Target("a", "[1]", "person"), Target("b", "[2]", "word")]) == ("[1] [2]", ("person", "word"))
