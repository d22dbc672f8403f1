"""Words worth a second look: found in what people really write, and not in agency names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.catalogue.words import OPINION, STATUS, find_words, load_words
from fieldreport.errors import CatalogueProblem
from tests.builders import WORDS

if TYPE_CHECKING:
    from pathlib import Path


def found(text: str) -> list[tuple[str, str]]:
    return [(one.list_name, one.text) for one in find_words(text, load_words(WORDS))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He stated that he is a CITIZEN.", [(STATUS, "CITIZEN")]),
        ("two non-citizens", [(STATUS, "non-citizens")]),
        ("two non\u2011citizens", [(STATUS, "non\u2011citizens")]),
        ("born\nin the city", [(STATUS, "born\nin")]),
        ("Dijo que no es ciudadana.", [(STATUS, "ciudadana")]),
        ("She overstayed.", [(STATUS, "overstayed")]),
        ("illegal aliens", [(STATUS, "illegal aliens")]),
        ("The thugs were clearly brutal.", [(OPINION, "thugs"), (OPINION, "clearly"), (OPINION, "brutal")]),
    ],
)
def test_a_word_is_found_in_any_case_across_hyphens_and_lines(text: str, words: list[tuple[str, str]]) -> None:
    assert found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Agents of Immigration and Customs Enforcement were present.",
        "A letter of U.S. Citizenship and Immigration Services lay on the seat.",
        "The person was given the Victim Information Notice.",
        "A possible provision is unlawful restraint.",
        "citizenry netizens inborn",
        "The agent stated that the driver did not stop.",
        "",
    ],
)
def test_agency_names_statute_names_and_parts_of_words_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_each_find_says_where_it_is_why_and_what_to_write_instead() -> None:
    text = "It was \U0001f600 an abduction."
    (one,) = find_words(text, load_words(WORDS))
    assert text[one.start : one.end] == "abduction"
    assert "prosecutor or court" in one.why
    assert one.instead


def test_letters_that_only_look_alike_do_not_break_it() -> None:
    assert [text for _, text in found("C\u0131tizen, C\u0130T\u0130ZENS, thug\u017f")] == [
        "C\u0131tizen",
        "C\u0130T\u0130ZENS",
        "thug\u017f",
    ]


def test_a_list_without_reasons_or_with_a_word_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("word,why,instead\nbad,,\n", encoding="utf-8")
    with pytest.raises(CatalogueProblem, match="row 2"):
        load_words(tmp_path)
    path.write_text("word,why,instead\nbad,a,\nBad,b,\n", encoding="utf-8")
    with pytest.raises(CatalogueProblem, match="stands twice"):
        load_words(tmp_path)


def test_an_empty_list_finds_nothing(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("word,why,instead\n", encoding="utf-8")
    assert find_words("anything at all", load_words(tmp_path)) == ()
