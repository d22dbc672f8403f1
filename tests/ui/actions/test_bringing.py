"""People, agents and vehicles of an earlier report come into the open one by keyboard, and the report names where from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.answers.values import Place
from tests.houses import PASSPHRASE, STAR
from tests.ui.pages import CTRL, Key, press
from ui.screens.bring_in import BringInScreen
from ui.screens.fill import FillScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fieldreport.answers.sheet import AnswerSheet
    from tests.houses import House
    from tests.ui.pages import WindowPage


@pytest.fixture
def page(house: House, open_it: Callable[[Path], WindowPage]) -> WindowPage:
    opened = open_it(house.laptop)
    opened.unlock.open(STAR, PASSPHRASE)
    opened.settle()
    opened.home.new_report()
    opened.settle()
    return opened


def sheet_of(page: WindowPage) -> AnswerSheet:
    report = page.wiring.session.report
    assert report is not None
    return report.sheet


def look_into(page: WindowPage) -> BringInScreen:
    press(Key.Key_B, CTRL)
    screen = page.at(BringInScreen)
    press(Key.Key_Return)
    page.qtbot.waitUntil(lambda: not screen.rows.isHidden(), timeout=5_000)
    return screen


def test_what_is_taken_is_copied_and_one_undo_takes_it_back(page: WindowPage) -> None:
    sheet = sheet_of(page)
    before = sheet.stored()
    screen = look_into(page)
    assert not screen.bar.ready
    first = screen.rows.rows.row_at(screen.rows.rows.index(0))
    press(Key.Key_Return)
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert screen.bar.action == "Copy 2 lines"
    press(Key.Key_Return, CTRL)
    page.at(FillScreen)
    rows = sheet.rows(Place("people"))
    assert len(rows) == 2
    assert first is not None
    assert sheet.row_title(Place("people"), rows[0]) == first.title
    assert page.fill.place().rows == (rows[0],)
    assert page.notice.startswith("Copied from report ")
    assert "(copied from it: People 2)" in str(sheet.answer(Place("related_numbers"))[0].value)
    assert page.wiring.drafting.unsaved
    press(Key.Key_Z, CTRL)
    assert sheet.stored() == before


def test_taken_out_again_it_stays_there_and_esc_copies_nothing(page: WindowPage) -> None:
    sheet = sheet_of(page)
    before = sheet.stored()
    screen = look_into(page)
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert not screen.bar.ready
    press(Key.Key_Escape)
    assert screen.rows.isHidden()
    press(Key.Key_Escape)
    page.at(FillScreen)
    assert sheet.stored() == before


def test_a_report_is_only_linked_once(page: WindowPage) -> None:
    sheet = sheet_of(page)
    for said in ("The report now names report ", "The report names report "):
        press(Key.Key_B, CTRL)
        page.at(BringInScreen)
        press(Key.Key_F8)
        page.qtbot.waitUntil(lambda said=said: page.notice.startswith(said), timeout=5_000)
        page.at(FillScreen)
    assert str(sheet.answer(Place("related_numbers"))[0].value).count("report ") == 1
    assert sheet.rows(Place("people")) == ()
