"""The Spanish of the window: complete, with the same values in it, and compiled fresh."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.said import VALUE
from tests import translations

if TYPE_CHECKING:
    from pathlib import Path


def uneven(words: dict[str, str]) -> list[str]:
    """Return the sentences whose Spanish does not hold the same values."""
    return [english for english, spanish in words.items() if sorted(VALUE.findall(english)) != sorted(VALUE.findall(spanish))]


def test_every_sentence_of_the_program_has_its_spanish() -> None:
    words = translations.spanish()
    assert {english for english in translations.all_sentences() if not words.get(english)} == set()


def test_no_spanish_is_kept_for_what_nobody_says() -> None:
    assert set(translations.spanish()) <= translations.all_sentences()


def test_the_spanish_holds_the_same_values() -> None:
    assert uneven(translations.spanish()) == []


def test_the_compiled_file_is_fresh(tmp_path: Path) -> None:
    assert translations.compiled(translations.WORDS, tmp_path / "fresh.qm") == translations.COMPILED.read_bytes()


def test_a_stale_or_uneven_translation_would_be_caught(tmp_path: Path) -> None:
    words = translations.spanish()
    changed = {**words, next(iter(words)): "Otra cosa"}
    translations.write(changed, tmp_path / "changed.ts")
    assert translations.compiled(tmp_path / "changed.ts", tmp_path / "changed.qm") != translations.COMPILED.read_bytes()
    assert uneven({"{count} files": "{cuenta} archivos"}) == ["{count} files"]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('words(said("My shift"))', {"My shift"}),
        ('said("{a}: {b}", a=1, b=2)', set()),
        ('x = said("{a} files", a=said("no"))', {"{a} files", "no"}),
        ('words("My shift")', set()),
    ],
)
def test_a_sentence_is_what_is_said(source: str, found: set[str]) -> None:
    assert translations.sentences(source) == found
