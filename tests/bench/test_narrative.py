"""The long narrative that is measured is as long as it says, and has something to mark in every paragraph."""

from __future__ import annotations

from bench.narrative import WORDS, story
from fieldreport.app import resources_folder
from fieldreport.writing import load_aids


def test_the_story_has_as_many_words_as_the_table_says() -> None:
    assert len(story().split()) == WORDS


def test_every_paragraph_has_marks() -> None:
    marking = load_aids(resources_folder()).marking
    assert all(marking.marks(paragraph) for paragraph in story(2_000).split("\n")[:-1])
