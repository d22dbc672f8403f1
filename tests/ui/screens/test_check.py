"""The screen of a check, alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from fieldreport.checking import Checked
from fieldreport.proof.verdict import Outcome, refused
from tests.paper.test_transcript import GIVEN
from tests.pki import SIGNED_AT
from tests.proof.test_verdict import VERIFIED
from tests.ui.pages import CTRL, Key, press, show_alone
from ui.screens.check import CHECKING, CheckScreen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

FILE = Checked("report.pdf", VERIFIED, ("The receipt beside it is for another file. The file was checked without it.",), SIGNED_AT)


@pytest.fixture
def screen(qtbot: QtBot, dressed: QApplication) -> CheckScreen:
    assert dressed is not None
    made = CheckScreen()
    show_alone(qtbot, made)
    return made


def test_three_sentences_stand_first_then_what_is_worth_knowing_then_the_details(screen: CheckScreen) -> None:
    assert screen.sentences == ()
    screen.show_files([FILE], comparable=False)
    screen.show_check(0, FILE, GIVEN)
    assert screen.sentences == GIVEN.sentences
    assert screen.told.splitlines() == [*FILE.notes, *GIVEN.notes]
    rows = screen.details.rows
    assert rows.rowCount() == sum(len(part.lines) for part in GIVEN.parts)
    assert screen.files.isHidden(), "one file needs no list"


def test_while_it_is_checked_nothing_of_the_file_before_is_said(screen: CheckScreen) -> None:
    screen.show_files([FILE], comparable=False)
    screen.show_check(0, FILE, GIVEN)
    screen.show_nothing(CHECKING)
    assert (screen.sentences, screen.told) == ((), CHECKING)
    assert screen.details.isHidden()


def test_the_transcript_is_asked_for_by_key_only_when_there_is_one(screen: CheckScreen) -> None:
    asked: list[str] = []
    screen.save_asked.connect(lambda: asked.append("save"))
    screen.compare_asked.connect(lambda: asked.append("compare"))
    screen.setFocus()
    press(Key.Key_S, CTRL)
    assert asked == []
    other = replace(FILE, name="other.pdf", verdict=refused("cd" * 32, "it is no PDF.", Outcome.CANNOT))
    screen.show_files([FILE, other], comparable=False)
    screen.show_check(0, FILE, GIVEN)
    press(Key.Key_S, CTRL)
    press(Key.Key_J, CTRL)
    assert asked == ["save"]
    screen.show_files([FILE, FILE], comparable=True)
    press(Key.Key_J, CTRL)
    assert asked == ["save", "compare"]
