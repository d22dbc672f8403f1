"""Every word that a form shows, and every label of a code table, is there in Spanish too."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from fieldreport.catalogue.words import OPINION, STATUS, find_words, load_words
from tests.builders import WORDS, review_form, sample_catalogue, sample_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fieldreport.forms.definition import Form

PARTS = ("label", "hint", "guidance", "constraint_message", "required_message")
NAMED = re.compile(r"\$\{[a-z_0-9]+\}|\d(?!st|nd|rd)[\w./()-]*|CPD-[\d.]+|I-2\d\d")
"""What both languages must say alike: names of questions, numbers, citations."""


def words_of(form: Form) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield all that a form says, each with where it stands."""
    for item, _repeats in form.walk():
        for part in PARTS:
            words = getattr(item, part, None)
            if words:
                yield f"{item.name}.{part}", words
    for name, choices in form.lists.items():
        for choice in choices:
            yield f"{name}.{choice.code}", choice.label


def tables() -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield every label of the code tables."""
    for name, table in sample_catalogue().tables.items():
        for choice in table:
            yield f"{name}.{choice.code}", choice.label


def everything() -> list[tuple[str, Mapping[str, str]]]:
    return [*words_of(sample_form()), *words_of(review_form()), *tables()]


def without_spanish(words: list[tuple[str, Mapping[str, str]]]) -> list[str]:
    return [where for where, said in words if not said.get("es")]


def unlike(words: list[tuple[str, Mapping[str, str]]]) -> list[str]:
    """Return where the Spanish names other numbers, citations or questions than the English."""
    return [where for where, said in words if named(said["en"]) != named(said.get("es", ""))]


def named(text: str) -> list[str]:
    return sorted(each.rstrip(".,:;)") for each in NAMED.findall(text))


def test_both_forms_speak_english_first_and_then_spanish() -> None:
    assert sample_form().languages == review_form().languages == ("en", "es")


def test_every_word_of_both_forms_and_all_tables_is_there_in_spanish() -> None:
    assert without_spanish(everything()) == []


def test_a_missing_or_unlike_translation_would_be_caught() -> None:
    choice = sample_form().lists["yes_no"][0]
    assert without_spanish([("x", replace(choice, label={"en": "Yes"}).label)]) == ["x"]
    assert unlike([("x", {"en": "720 ILCS 5/7-15", "es": "720 ILCS 5/7-16"})]) == ["x"]
    assert unlike([("x", {"en": "For ${agent}", "es": "Para el agente"})]) == ["x"]


def test_the_spanish_cites_what_the_english_cites() -> None:
    assert unlike(everything()) == []


def test_two_choices_of_a_table_are_told_apart_in_spanish_as_in_english() -> None:
    for name, table in sample_catalogue().tables.items():
        shown = [choice.label["es"] for choice in table]
        assert len(set(shown)) == len(shown), name


def test_no_spanish_word_of_the_forms_is_one_that_the_program_marks() -> None:
    lists = load_words(WORDS)
    assert [
        (where, found.text) for where, said in everything() for found in find_words(said["es"], lists) if found.list_name == STATUS
    ] == []


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Es indocumentada.", STATUS),
        ("Preguntaron por su lugar de nacimiento.", STATUS),
        ("Obviamente mintió.", OPINION),
        ("unos matones", OPINION),
    ],
)
def test_the_lists_of_marked_words_know_spanish(text: str, listed: str) -> None:
    assert {found.list_name for found in find_words(text, load_words(WORDS))} == {listed}


def test_a_statement_stands_right_under_its_language_and_its_interpreter_in_the_form_and_so_on_paper() -> None:
    asked = [item.name for item, repeats in sample_form().walk() if repeats == ("people",)]
    places = [asked.index(name) for name in ("person_language", "person_interpreter", "interpreter_name", "person_statement")]
    assert places == sorted(places)
    assert places[-1] - places[0] <= 5, "only whether a statement was made stands between"
