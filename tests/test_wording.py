"""Marked words of every free text are found, kept with a reason, sealed with it, and never sealed without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport import canonical, trial, wording
from fieldreport.answers.values import Account, Place, answer_of
from fieldreport.app import resources_folder
from fieldreport.desk import take_snapshot
from fieldreport.errors import NotReady
from fieldreport.report.life import State
from tests.forms.form_language import add, blank_sheet
from tests.houses import PASSPHRASE, enrolled_house

if TYPE_CHECKING:
    from pathlib import Path

    from tests.houses import House

SHEET = """
| survey | type | name | label | relevant | appearance |
|--------|------|------|-------|----------|------------|
|        | begin_group | told | Told | | |
|        | text | story | What happened? | | multiline |
|        | text | more | What else? | ${story} = 'x' | multiline |
|        | text | short | Where? | | |
|        | end_group | | | | |
|        | begin_repeat | people | Person | | |
|        | text | said | What did the person say? | | multiline |
|        | end_repeat | | | | |
"""
STORY, NARRATIVE = Place("story"), Place("narrative")
LISTS = wording.lists_in(resources_folder() / "words")


def test_words_are_found_in_every_text_of_several_lines_each_once_a_place() -> None:
    sheet = blank_sheet(SHEET)
    row = add(sheet, "people", said="Clearly, clearly.")
    sheet.put(STORY, (Account("He shouted \u201cillegal\u201d."), Account("Obviously so.")))
    sheet.put(Place("more"), answer_of("illegal"))
    sheet.put(Place("short"), answer_of("illegal"))
    found = wording.marked_words(sheet, LISTS)
    assert [(word.place, word.word, word.times) for word in found] == [
        (STORY, "illegal", 1),
        (STORY, "Obviously", 1),
        (Place("said", (row,)), "Clearly", 2),
    ]
    assert found[0].around == "He shouted \u201cillegal\u201d."
    assert found[2].where == "Person 1 \u00b7 What did the person say?"


def test_a_long_text_is_shown_around_the_word_alone() -> None:
    sheet = blank_sheet(SHEET)
    sheet.put(STORY, answer_of("word " * 40 + "illegal " + "word " * 40))
    (word,) = wording.marked_words(sheet, LISTS)
    assert word.around.startswith("\u2026")
    assert word.around.endswith("\u2026")
    assert len(word.around) < 90


def test_lists_that_cannot_be_read_stop_nothing(tmp_path: Path) -> None:
    (tmp_path / "opinion.csv").write_bytes(b"\xff\xfe")
    assert wording.lists_in(tmp_path) == ()


def test_a_marked_word_is_sealed_with_its_reason_and_never_without(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (_house, _report, desk):
        opened = trial.fill_sample(desk)
        opened.sheet.put(NARRATIVE, answer_of("The man said: \u201cThis is illegal.\u201d"))
        desk.save(take_snapshot(opened, ""))
        with pytest.raises(NotReady, match="Say why these words stay") as refused:
            desk.seal(opened.report_id, PASSPHRASE)
        assert [missing.partition(" in ")[0] for missing in refused.value.missing] == ["\u201cillegal\u201d"]
        assert desk.list_reports()[0].state is State.DRAFT
        opened.sheet.keep_words([(NARRATIVE, "illegal")], wording.REASONS[0])
        desk.save(take_snapshot(opened, ""))
        again = desk.open_report(opened.report_id)
        assert again.sheet.reason(NARRATIVE, "illegal") == wording.REASONS[0], "the reason is parked with the draft"
        version = desk.seal(opened.report_id, PASSPHRASE)
        record = desk.record(opened.report_id, version.version)
        (kept,) = record["kept_words"]  # type: ignore[misc]
        assert (kept["question"], kept["word"], kept["reason"], kept["list"]) == ("narrative", "illegal", wording.REASONS[0], "opinion")
        assert "kept_words" not in record["answers"]  # type: ignore[operator]
        assert canonical.encode(record)
        (pdf, *_rest) = desk.export(opened.report_id, 1, tmp_path / "sealed.pdf")
        assert pdf.read_bytes().startswith(b"%PDF")
