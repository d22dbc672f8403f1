"""The table of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.parts.row_table import MISSING, NUMBER, TITLE, RowLine, RowTable

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

LINES = (RowLine("a", "Gray van", 2), RowLine("b", "Black car"), RowLine("c", "Truck"))


@pytest.fixture
def table(qtbot: QtBot) -> RowTable:
    table = RowTable()
    qtbot.addWidget(table)
    table.set_rows(LINES)
    return table


def cell(table: RowTable, row: int, column: int) -> object:
    return table.rows.data(table.rows.index(row, column))


def test_a_row_is_its_number_its_title_and_what_is_missing(table: RowTable) -> None:
    assert [cell(table, 0, column) for column in (NUMBER, TITLE, MISSING)] == ["1", "Gray van", "2 missing"]
    assert cell(table, 1, MISSING) == ""


def test_it_is_a_well_behaved_model(table: RowTable, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(table.rows)
    table.set_rows(LINES[:1])
    qtmodeltester.check(table.rows)
    assert table.rows.rowCount() == 1


def test_arrows_choose_and_say_so(table: RowTable) -> None:
    said: list[str] = []
    table.choose("a")
    table.row_chosen.connect(said.append)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert said == ["b", "c"]


def test_choosing_by_program_says_nothing(table: RowTable) -> None:
    said: list[str] = []
    table.row_chosen.connect(said.append)
    table.choose("b")
    assert (said, table.chosen()) == ([], "b")


def test_the_chosen_row_stays_chosen_when_rows_come_and_go(table: RowTable) -> None:
    table.choose("b")
    table.set_rows((LINES[1], LINES[2], RowLine("d", "Bus")))
    assert table.chosen() == "b"


def test_one_row_is_drawn_anew_alone(table: RowTable) -> None:
    drawn: list[tuple[int, int]] = []
    table.rows.dataChanged.connect(lambda first, last: drawn.append((first.row(), last.row())))
    table.rows.set_row(RowLine("b", "White car"))
    table.rows.set_row(RowLine("b", "White car"))
    table.set_rows((LINES[0], RowLine("b", "White car"), RowLine("c", "Lorry")))
    assert drawn == [(1, 1), (2, 2)]


@pytest.mark.parametrize(("key", "signal"), [(Qt.Key.Key_Return, "entered"), (Qt.Key.Key_Delete, "delete_asked")])
def test_enter_goes_into_a_row_and_delete_asks_for_its_end(qtbot: QtBot, table: RowTable, key: Qt.Key, signal: str) -> None:
    with qtbot.waitSignal(getattr(table, signal), timeout=1000):
        QTest.keyClick(table, key)
    assert table.rows.rowCount() == 3
