"""Rows: a table, and the questions of the chosen one."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldreport.answers.values import AttachedFile, Place, answer_of
from tests.ui.fill_page import ALT, CTRL, PLAIN, FillPage, open_fill
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


def three(page: FillPage, sheet: AnswerSheet) -> tuple[str, ...]:
    """Enter three vehicles; the keyboard stays in the last one."""
    for make in ("Van", "Car", "Truck"):
        page.key(Qt.Key.Key_N, CTRL)
        page.type(make)
    return sheet.rows(VEHICLES)


def test_a_row_is_deleted_from_its_middle_and_comes_back_chosen(page: FillPage, sheet: AnswerSheet) -> None:
    rows = three(page, sheet)
    page.key(Qt.Key.Key_Escape)
    assert page.focus() is box(page).table
    page.key(Qt.Key.Key_Up)
    page.key(Qt.Key.Key_Delete)
    assert page.focus() is box(page).table
    assert box(page).table.chosen() == rows[2]
    page.key(Qt.Key.Key_Z, CTRL)
    assert sheet.rows(VEHICLES) == rows
    assert box(page).table.chosen() == rows[1]
    page.key(Qt.Key.Key_Return)
    assert page.place() == Place("make", (rows[1],))
    page.key(Qt.Key.Key_Y, CTRL)
    assert page.place() == Place("make", (rows[2],)), "the row that stands there now; the keyboard is told so"


def test_a_deleted_row_that_answers_name_says_so(page: FillPage, sheet: AnswerSheet) -> None:
    (*_, truck) = three(page, sheet)
    sheet.put(Place("nearest"), answer_of(truck))
    sheet.put(Place("damaged"), answer_of((truck,)))
    page.key(Qt.Key.Key_Escape)
    page.key(Qt.Key.Key_Delete)
    assert box(page).said() == "“Truck” was deleted. Ctrl+Z brings it back. 2 answers named it and are to be chosen again."


def test_ctrl_d_copies_the_row_and_the_keyboard_stays_at_its_question_of_the_copy(page: FillPage, sheet: AnswerSheet) -> None:
    first, second, third = three(page, sheet)
    box(page).table.setFocus()
    page.key(Qt.Key.Key_Up)
    page.key(Qt.Key.Key_Return)
    page.key(Qt.Key.Key_D, CTRL)
    copy = sheet.rows(VEHICLES)[2]
    assert sheet.rows(VEHICLES) == (first, second, copy, third)
    assert page.place() == Place("make", (copy,))
    assert box(page).said() == "This is a copy of “Car”. Change what is not the same."
    assert page.field().foot_words() == box(page).said(), "the table may be out of sight"
    page.type("s")
    assert titles(page) == ["Van", "Car", "Cars", "Truck"]
    page.key(Qt.Key.Key_Z, CTRL)
    page.key(Qt.Key.Key_Z, CTRL)
    assert titles(page) == ["Van", "Car", "Truck"]


def test_a_copy_made_in_the_table_stays_there_and_is_chosen(page: FillPage, sheet: AnswerSheet) -> None:
    three(page, sheet)
    box(page).table.setFocus()
    page.key(Qt.Key.Key_D, CTRL)
    page.key(Qt.Key.Key_D, CTRL)
    assert page.focus() is box(page).table
    assert titles(page) == ["Van", "Car", "Truck", "Truck", "Truck"]
    assert box(page).table.chosen() == sheet.rows(VEHICLES)[4]


def test_a_file_is_not_copied_and_that_is_said(page: FillPage, sheet: AnswerSheet) -> None:
    (*_, truck) = three(page, sheet)
    sheet.put(Place("photo", (truck,)), answer_of(AttachedFile("a" * 64, "a.jpg", "image/jpeg", 9)))
    page.key(Qt.Key.Key_D, CTRL)
    copy = sheet.rows(VEHICLES)[3]
    assert sheet.answer(Place("photo", (copy,))) == ()
    assert "Not copied: Picture of it. " in box(page).said()


def test_there_is_nothing_to_copy_in_an_empty_table(page: FillPage, sheet: AnswerSheet) -> None:
    page.key(Qt.Key.Key_N, CTRL)
    box(page, "plates").add.setFocus()
    page.key(Qt.Key.Key_D, CTRL)
    assert len(sheet.rows(VEHICLES)) == 1
    assert "no row to copy" in box(page, "plates").said()


def test_alt_and_an_arrow_move_the_row_and_the_keyboard_stays_in_it(page: FillPage, sheet: AnswerSheet) -> None:
    first, second, third = three(page, sheet)
    page.key(Qt.Key.Key_Up, ALT)
    assert titles(page) == ["Van", "Truck", "Car"]
    assert page.field().foot_words() == "This is row 2 of 3 now."
    assert page.place() == Place("make", (third,))
    page.type("s")
    page.key(Qt.Key.Key_Escape)
    page.key(Qt.Key.Key_Up, ALT)
    assert titles(page) == ["Trucks", "Van", "Car"]
    assert box(page).table.chosen() == third
    page.key(Qt.Key.Key_Up, ALT)
    assert box(page).said() == "No row stands above this one."
    page.key(Qt.Key.Key_Down, ALT)
    assert sheet.rows(VEHICLES) == (first, third, second)
    for _ in range(4):  # the move down, the one before it, the letter, and the first move
        page.key(Qt.Key.Key_Z, CTRL)
    assert titles(page) == ["Van", "Car", "Truck"]


def test_esc_leads_out_of_a_row_table_by_table(page: FillPage, sheet: AnswerSheet) -> None:
    page.key(Qt.Key.Key_N, CTRL)
    (vehicle,) = sheet.rows(VEHICLES)
    box(page, "plates").new_row()
    assert page.screen.bar.back == "To the table"
    left: list[bool] = []
    page.screen.home_requested.connect(lambda: left.append(True))
    page.type("ABC")
    page.key(Qt.Key.Key_Escape)
    assert page.focus() is box(page, "plates").table
    page.key(Qt.Key.Key_Escape)
    assert page.focus() is box(page).table
    assert left == []
    assert page.screen.bar.back == "Home"
    page.key(Qt.Key.Key_Escape)
    assert left == [True]
    assert sheet.answer(Place("plate", (vehicle, *sheet.rows(Place("plates", (vehicle,))))))[0].value == "ABC"


def test_a_row_is_found_by_letters_and_entered(page: FillPage, sheet: AnswerSheet) -> None:
    first, *_ = three(page, sheet)
    page.key(Qt.Key.Key_Escape)
    page.type("van")
    assert "the only row" in box(page).said()
    page.key(Qt.Key.Key_Return)
    assert page.place() == Place("make", (first,))
    assert box(page).said() == ""


KEYS = (
    (Qt.Key.Key_N, CTRL),
    (Qt.Key.Key_D, CTRL),
    (Qt.Key.Key_Up, ALT),
    (Qt.Key.Key_Down, ALT),
    (Qt.Key.Key_Z, CTRL),
    (Qt.Key.Key_Y, CTRL),
    *((key, PLAIN) for key in (Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)),
    *((key, PLAIN) for key in (Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_A, Qt.Key.Key_B)),
)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_keys_come_the_table_shows_the_rows_and_the_pane_the_chosen_one(page: FillPage, sheet: AnswerSheet, seed: int) -> None:
    chance = random.Random(seed)
    three(page, sheet)
    vehicles = box(page)
    for _ in range(120):
        key, modifiers = chance.choice(KEYS)
        if not vehicles.isAncestorOf(page.focus()):
            vehicles.table.setFocus() if sheet.rows(VEHICLES) else vehicles.add.setFocus()
        page.key(key, modifiers)
        rows = sheet.rows(VEHICLES)
        assert titles(page) == [sheet.row_title(VEHICLES, row) for row in rows]
        assert vehicles.table.chosen() in (rows or ("",))
        if rows:
            field = next(vehicles.fields())
            place = vehicles.place_of(field)
            assert place == Place("make", (vehicles.table.chosen(),))
            answer = sheet.answer(place)
            assert field.editor.stops()[0].text() == (answer[0].value if answer else "")  # type: ignore[attr-defined]
    assert small_sheet(sheet.stored()).stored() == sheet.stored()
    while sheet.undo():
        pass
    assert sheet.stored() == small_sheet().stored()


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
