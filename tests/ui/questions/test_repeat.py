"""Rows: a table, and the questions of the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldreport.answers.values import Place, answer_of
from tests.ui.fill_page import CTRL, FillPage, open_fill
from tests.ui.small_form import small_sheet
from ui.questions.repeat import RepeatBox

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from fieldreport.answers.sheet import AnswerSheet

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
VEHICLES = Place("vehicles")


@pytest.fixture
def sheet() -> AnswerSheet:
    return small_sheet()


@pytest.fixture
def page(qtbot: QtBot, sheet: AnswerSheet) -> FillPage:
    return open_fill(qtbot, sheet, "vehicles_section")


def box(page: FillPage, name: str = "vehicles") -> RepeatBox:
    shown = page.screen.sections.page
    assert shown is not None
    return next(found for found in shown.findChildren(RepeatBox) if found.repeat.name == name)


def titles(page: FillPage, name: str = "vehicles") -> list[str]:
    rows = box(page, name).table.rows
    return [line.title for line in (rows.line(number) for number in range(rows.rowCount())) if line is not None]


def test_ctrl_n_adds_a_row_from_anywhere_and_goes_to_its_first_question(page: FillPage, sheet: AnswerSheet) -> None:
    page.key(Qt.Key.Key_N, CTRL)
    page.type("Gray van")
    page.key(Qt.Key.Key_N, CTRL)
    page.type("Black car")
    first, second = sheet.rows(VEHICLES)
    assert page.place() == Place("make", (second,))
    assert titles(page) == ["Gray van", "Black car"]
    assert sheet.answer(Place("make", (first,)))[0].value == "Gray van"


def test_ctrl_n_inside_an_inner_table_adds_there(page: FillPage, sheet: AnswerSheet) -> None:
    page.key(Qt.Key.Key_N, CTRL)
    (vehicle,) = sheet.rows(VEHICLES)
    box(page, "plates").add.setFocus()
    page.key(Qt.Key.Key_N, CTRL)
    page.type("ABC 123")
    page.key(Qt.Key.Key_N, CTRL)
    assert len(sheet.rows(Place("plates", (vehicle,)))) == 2
    assert len(sheet.rows(VEHICLES)) == 1
    assert titles(page, "plates")[0] == "ABC 123"


def test_choosing_another_row_shows_its_own_rows(page: FillPage, sheet: AnswerSheet) -> None:
    for make in ("Van", "Car"):
        page.key(Qt.Key.Key_N, CTRL)
        page.type(make)
    vehicles = sheet.rows(VEHICLES)
    sheet.add_row(Place("plates", (vehicles[0],)))
    box(page).table.setFocus()
    page.key(Qt.Key.Key_Up)
    assert len(titles(page, "plates")) == 1
    page.key(Qt.Key.Key_Down)
    assert titles(page, "plates") == []


def test_enter_goes_into_the_chosen_row(page: FillPage, sheet: AnswerSheet) -> None:
    for _ in range(2):
        page.key(Qt.Key.Key_N, CTRL)
    box(page).table.setFocus()
    page.key(Qt.Key.Key_Up)
    page.key(Qt.Key.Key_Return)
    assert page.place() == Place("make", (sheet.rows(VEHICLES)[0],))


def test_a_deleted_row_is_named_and_the_next_one_is_chosen(page: FillPage, sheet: AnswerSheet) -> None:
    for make in ("Van", "Car", "Truck"):
        page.key(Qt.Key.Key_N, CTRL)
        page.type(make)
    box(page).table.setFocus()
    page.key(Qt.Key.Key_Up)
    page.key(Qt.Key.Key_Delete)
    assert titles(page) == ["Van", "Truck"]
    assert box(page).said() == "“Car” was deleted. Ctrl+Z brings it back."
    assert box(page).table.chosen() == sheet.rows(VEHICLES)[1]
    page.key(Qt.Key.Key_Z, CTRL)
    assert titles(page) == ["Van", "Car", "Truck"]


def test_the_last_row_goes_too(page: FillPage, sheet: AnswerSheet) -> None:
    page.key(Qt.Key.Key_N, CTRL)
    box(page).delete.click()
    assert sheet.rows(VEHICLES) == ()
    assert QApplication.focusWidget() is box(page).add
    assert list(box(page).fields()) == []


def test_what_is_missing_is_counted_by_row(page: FillPage, sheet: AnswerSheet) -> None:
    page.key(Qt.Key.Key_N, CTRL)
    (_vehicle,) = sheet.rows(VEHICLES)
    box(page, "plates").new_row()
    page.screen.count_missing()
    line = box(page).table.rows.line(0)
    assert line is not None
    assert line.missing == 1


def test_links_offer_the_rows_by_their_titles(page: FillPage, sheet: AnswerSheet) -> None:
    page.key(Qt.Key.Key_N, CTRL)
    page.type("Gray van")
    page.answer("nearest", "gr")
    assert sheet.answer(Place("nearest"))[0].value == sheet.rows(VEHICLES)[0]


def test_a_hundred_rows_are_not_listed_anew_at_every_key(qtbot: QtBot, sheet: AnswerSheet) -> None:
    rows = [sheet.add_row(VEHICLES) for _ in range(100)]
    for number, row in enumerate(rows):
        sheet.put(Place("make", (row,)), answer_of(f"Car {number}"))
    page = open_fill(qtbot, sheet, f"make/{rows[50]}")
    drawn: list[int] = []
    box(page).table.rows.dataChanged.connect(lambda first, last: drawn.extend(range(first.row(), last.row() + 1)))
    QTest.keyClicks(page.focus(), "ab")
    assert set(drawn) == {50}
