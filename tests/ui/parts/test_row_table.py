"""The table of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.parts import row_table
from ui.parts.row_table import NUMBER, TITLE, RowLine, RowTable

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
    assert [cell(table, 0, column) for column in (NUMBER, TITLE, table.rows.missing)] == ["1", "Gray van", "2 missing"]
    assert cell(table, 1, table.rows.missing) == ""
    assert table.horizontalHeader().isHidden()


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


def wide(table: RowTable, qtbot: QtBot, width: int) -> list[str]:
    """Return the heads of the columns that are seen in a width."""
    table.resize(width, table.height())
    with qtbot.waitExposed(table):
        table.show()
    columns = [column for column in range(table.rows.columnCount()) if not table.isColumnHidden(column)]
    return [str(table.rows.headerData(column, Qt.Orientation.Horizontal)) for column in columns]


def test_what_the_form_shows_stands_beside_the_title_under_its_question(qtbot: QtBot, table: RowTable) -> None:
    table.set_heads(("Color", "Seen by whom?"))
    table.set_rows((RowLine("a", "Van", 2, ("gray", "Agent 1")), RowLine("b", "Car", 0, ("black", ""))))
    assert [cell(table, 0, column) for column in range(5)] == ["1", "Van", "gray", "Agent 1", "2 missing"]
    assert not table.horizontalHeader().isHidden()
    assert wide(table, qtbot, 760) == ["No.", "", "Color", "Seen by whom?", ""]
    assert table.columnWidth(TITLE) >= row_table.LEAST_TITLE


def test_where_there_is_no_room_the_title_and_what_is_missing_stay(qtbot: QtBot, table: RowTable) -> None:
    table.set_heads(("Color", "Seen by whom?"))
    assert wide(table, qtbot, 500) == ["No.", "", "Color", ""]
    assert wide(table, qtbot, 360) == ["No.", "", ""]


def typed(table: RowTable, letters: str) -> str:
    QTest.keyClicks(table, letters)
    return table.chosen()


def test_letters_find_a_row_by_any_of_its_words(table: RowTable) -> None:
    said: list[str] = []
    table.choose("a")
    table.sought.connect(said.append)
    assert typed(table, "ca") == "b"
    assert said[-1] == "“ca”: the only row. Enter goes into it."
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert said[-1] == ""
    assert typed(table, "3") == "c", "its number too"


def test_while_letters_stand_the_arrows_go_to_the_rows_that_hold_them(table: RowTable) -> None:
    said: list[str] = []
    table.sought.connect(said.append)
    table.set_rows((RowLine("a", "Van 1"), RowLine("b", "Car"), RowLine("c", "Van 2"), RowLine("d", "Bus", 0, ("with a van",))))
    table.choose("b")
    assert typed(table, "van") == "c"
    assert said[-1] == "“van”: 2 of 3 rows, ↓ for the next. Enter goes into it."
    walked = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(table, key)
        walked.append(table.chosen())
    assert walked == ["d", "a", "d"]
    assert typed(table, " 2") == "c"
    QTest.keyClick(table, Qt.Key.Key_Escape)
    QTest.keyClick(table, Qt.Key.Key_Up)
    assert table.chosen() == "b"


def test_letters_that_no_row_holds_say_so_and_are_taken_back(table: RowTable) -> None:
    said: list[str] = []
    table.sought.connect(said.append)
    table.choose("b")
    assert typed(table, "tx") == "c"
    assert said[-1] == "No row has “tx”. Backspace takes a letter back."
    QTest.keyClick(table, Qt.Key.Key_Backspace)
    assert said[-1] == "“t”: the only row. Enter goes into it."
    QTest.keyClick(table, Qt.Key.Key_Backspace)
    assert said[-1] == ""


def test_home_and_end_go_to_the_first_and_the_last_row(table: RowTable) -> None:
    table.choose("b")
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.chosen() == "c"
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert table.chosen() == "a"


@pytest.mark.parametrize(("key", "signal"), [(Qt.Key.Key_Return, "entered"), (Qt.Key.Key_Delete, "delete_asked")])
def test_enter_goes_into_a_row_and_delete_asks_for_its_end(qtbot: QtBot, table: RowTable, key: Qt.Key, signal: str) -> None:
    with qtbot.waitSignal(getattr(table, signal), timeout=1000):
        QTest.keyClick(table, key)
    assert table.rows.rowCount() == 3
