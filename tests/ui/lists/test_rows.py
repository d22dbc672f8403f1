"""Rows as an item model, without a window; and the list that shows them, by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.pages import Key, press, show_alone, write
from ui.lists.rows import Row, RowList, RowsModel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

ROWS = (
    Row("a", "Stop of a vehicle", "26th Street", "3 things missing"),
    Row("b", "Entry of a home", "Kedzie Avenue", "ready to seal"),
    Row("c", "Gas from a car", "26th Street", "received"),
)


def keys(model: RowsModel) -> list[object]:
    rows = [model.row_at(model.index(number)) for number in range(model.rowCount())]
    return [row.key for row in rows if row is not None]


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = RowsModel()
    model.set_rows(ROWS)
    qtmodeltester.check(model)
    assert model.rowCount() == 3


@pytest.mark.parametrize(
    ("typed", "found"), [("", ["a", "b", "c"]), ("26th", ["a", "c"]), ("STREET gas", ["c"]), ("ready", ["b"]), ("nothing like it", [])]
)
def test_typing_shows_the_rows_that_hold_every_word(typed: str, found: list[str]) -> None:
    model = RowsModel()
    model.set_rows(ROWS)
    model.seek(typed)
    assert keys(model) == found
    assert model.count() == (len(found), 3)


def test_a_screen_reader_hears_the_whole_row() -> None:
    model = RowsModel()
    model.set_rows(ROWS)
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole) == "Stop of a vehicle. 26th Street. 3 things missing"


@pytest.fixture
def rows(qtbot: QtBot, dressed: QApplication) -> RowList:
    made = RowList("My reports")
    made.set_rows(ROWS)
    show_alone(qtbot, made, 900, 400)
    made.setFocus()
    return made


def test_arrows_and_enter_choose(rows: RowList, qtbot: QtBot) -> None:
    press(Key.Key_Down)
    with qtbot.waitSignal(rows.chosen) as chosen:
        press(Key.Key_Return)
    assert chosen.args == ["b"]


def test_the_current_row_stays_current_when_the_list_is_read_again(rows: RowList) -> None:
    press(Key.Key_End)
    rows.set_rows(ROWS[::-1])
    row = rows.rows.row_at(rows.currentIndex())
    assert row is not None
    assert row.key == "c"


def test_a_letter_goes_to_the_search_and_not_into_the_list(rows: RowList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rows.typed) as typed:
        write("k")
    assert typed.args == ["k"]


def test_stepping_goes_round(rows: RowList) -> None:
    seen = []
    for _ in range(4):
        rows.step()
        seen.append(rows.currentIndex().row())
    assert seen == [1, 2, 0, 1]


def test_the_list_is_as_high_as_its_rows_and_no_higher(rows: RowList) -> None:
    three = rows.sizeHint().height()
    rows.set_rows(ROWS[:1])
    assert rows.sizeHint().height() < three


def test_a_long_title_takes_the_lines_that_it_needs(qtbot: QtBot, dressed: QApplication) -> None:
    made = RowList("Gaps", wrap=True)
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.set_rows((Row(1, "Short"),))
    short = made.sizeHint().height()
    made.set_rows((Row(1, "A question with so many words that it cannot stand in one line of this list " * 3),))
    assert made.sizeHint().height() > 2 * short


def test_a_brief_list_hands_on_the_second_line_and_a_screen_reader_hears_it(qtbot: QtBot, dressed: QApplication) -> None:
    told: list[str] = []
    brief, full = (RowList("Deeds", wrap=True, brief=each) for each in (True, False))
    brief.pointed_at.connect(told.append)
    for made in (full, brief):
        show_alone(qtbot, made)
        made.set_rows(ROWS)
    brief.setFocus()
    press(Key.Key_Down)
    assert told == ["26th Street", "Kedzie Avenue"]
    assert brief.sizeHint().height() < full.sizeHint().height()
    assert "Kedzie Avenue" in str(brief.rows.data(brief.currentIndex(), Qt.ItemDataRole.AccessibleTextRole))
