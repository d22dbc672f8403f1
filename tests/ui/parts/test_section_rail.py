"""The rail of sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.parts.section_rail import SectionLine, SectionRail

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

LONG_NAME = "A section with a name too long for one line"
LINES = (
    SectionLine("known", "What is known", 2),
    SectionLine("force", "Force", asked=False),
    SectionLine("rest", "A section with a name too long for one line", 0, 1),
)


@pytest.fixture
def rail(qtbot: QtBot) -> SectionRail:
    rail = SectionRail()
    qtbot.addWidget(rail)
    rail.set_sections(LINES)
    return rail


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (SectionLine("a", "A"), ""),
        (SectionLine("a", "A", 3), "3 missing"),
        (SectionLine("a", "A", 0, 1), "1 wrong"),
        (SectionLine("a", "A", 2, 1), "3 to do"),
        (SectionLine("a", "A", 3, asked=False), "not asked"),
    ],
)
def test_how_a_section_stands_is_said_in_words(line: SectionLine, words: str) -> None:
    assert line.note() == words


def test_it_is_a_well_behaved_model(rail: SectionRail, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(rail.model)
    assert rail.model.rowCount() == 3


def test_a_screen_reader_hears_what_is_missing(rail: SectionRail) -> None:
    heard = [rail.model.data(rail.model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert heard == ["What is known, 2 missing", "Force, not asked"]


def test_arrows_open_a_section_and_enter_goes_into_it(qtbot: QtBot, rail: SectionRail) -> None:
    said: list[str] = []
    rail.choose("known")
    rail.section_chosen.connect(said.append)
    QTest.keyClick(rail.list, Qt.Key.Key_Down)
    assert said == ["force"]
    with qtbot.waitSignal(rail.entered, timeout=1000):
        QTest.keyClick(rail.list, Qt.Key.Key_Return)


def test_marking_the_open_section_says_nothing(rail: SectionRail) -> None:
    said: list[str] = []
    rail.section_chosen.connect(said.append)
    rail.choose("rest")
    rail.set_sections((SectionLine("known", "What is known"), *LINES[1:]))
    assert said == []


def test_a_long_name_takes_two_lines_and_is_drawn(rail: SectionRail) -> None:
    rail.resize(280, 300)
    short, long = (rail.list.visualRect(rail.model.index(row)).height() for row in (0, 2))
    assert long > short
    assert not rail.grab().isNull()
