"""What an officer keeps of her own lies in her vault, and what cannot be loaded stops nothing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from fieldreport.app import resources_folder
from fieldreport.errors import CatalogueProblem
from fieldreport.writing import load_aids
from tests.houses import enrolled_house

if TYPE_CHECKING:
    from pathlib import Path

    from tests.houses import House


def test_own_words_and_phrases_are_there_the_next_time(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path) as (_house, _report, desk):
        desk.writing.keep_word("Okafor")
        desk.writing.keep_word("Okafor")
        desk.writing.keep_phrase("mu", "My unit")
        desk.writing.keep_phrase("ems", "Mine.")
        aids = desk.writing.aids()
        assert desk.writing.own_words() == ("Okafor",)
        assert aids.problem == ""
        assert aids.marking.marks("Okafor") == ()
        assert [(phrase.key, phrase.own) for phrase in aids.phrases][:3] == [("ems", True), ("mu", True), ("arr", False)]


def test_a_phrase_that_cannot_be_kept_changes_nothing(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path) as (_house, _report, desk):
        with pytest.raises(CatalogueProblem):
            desk.writing.keep_phrase("two words", "x")
        assert desk.writing.own_phrases() == {}


def test_what_cannot_be_loaded_is_said_and_the_rest_works(tmp_path: Path) -> None:
    resources = tmp_path / "resources"
    for name in ("words", "phrases"):
        shutil.copytree(resources_folder() / name, resources / name)
    assert load_aids(resources).problem == ""
    (resources / "words" / "police.txt").unlink()
    (resources / "phrases" / "phrases.csv").write_text("key,text\n,x\n")
    aids = load_aids(resources)
    assert "spelling is not marked" in aids.problem
    assert "row 2" in aids.problem
    assert [one.text for one in aids.marking.marks("teh thugs")] == ["thugs"]


def test_what_is_her_own_is_changed_and_deleted(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path) as (_house, _report, desk):
        own = desk.writing.own().with_one("", " Okafor ").with_one("MU", "My unit").with_one("", "ajar")
        aids = desk.writing.keep_own(own)
        assert aids.marking.marks("Okafor") == ()
        assert desk.writing.own() == own
        assert own.words == ("ajar", "Okafor")
        left = own.without("", "ajar").without("mu", "")
        assert (left.words, left.phrases) == (("Okafor",), ())
        aids = desk.writing.keep_own(left.without("", "Okafor"))
        assert [mark.text for mark in aids.marking.marks("Okafor")] == ["Okafor"]
        for key, text in (("", "two words"), ("", " "), ("", "x" * 61), ("two words", "x"), ("k", " ")):
            with pytest.raises(CatalogueProblem):
                own.with_one(key, text)
