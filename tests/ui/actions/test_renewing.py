"""A newer form: one calm line, then what it changes, then the choice, and the way back from the same place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.answers.values import Place
from fieldreport.app import Parts, utc_now
from fieldreport.vault.keys import FolderKeyStore
from tests.houses import PASSPHRASE, STAR
from tests.newer_form import GONE, NEW, VERSION, resources_with_newer_form
from tests.ui.pages import CTRL, Key, open_window, press, write
from ui.actions.renewing import NEWER, NEWEST
from ui.screens.fill import FillScreen
from ui.screens.newer_form import NewerFormScreen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from fieldreport.answers.sheet import AnswerSheet
    from tests.houses import House
    from tests.ui.pages import WindowPage


@pytest.fixture
def page(house: House, tmp_path: Path, qtbot: QtBot, dressed: QApplication) -> Iterator[WindowPage]:
    """A window with a draft that was begun before the newest form came."""
    parts = Parts(key_store=lambda folder: FolderKeyStore(folder / "keys"), resources=resources_with_newer_form(tmp_path / "resources"))
    opened = open_window(qtbot, house.laptop, utc_now, parts)
    opened.unlock.open(STAR, PASSPHRASE)
    opened.settle()
    yield opened
    opened.finish()


def sheet(page: WindowPage) -> AnswerSheet:
    report = page.wiring.session.report
    assert report is not None
    return report.sheet


def wait_for_version(page: WindowPage, version: str) -> None:
    page.qtbot.waitUntil(lambda: isinstance(page.window.shown, FillScreen) and sheet(page).form.version == version, timeout=15_000)


def test_an_officer_sees_what_changes_uses_the_newer_form_and_goes_back(page: WindowPage) -> None:
    page.home.open_first()
    page.qtbot.waitUntil(lambda: page.notice == NEWER, timeout=15_000)
    begun = sheet(page).form.version
    before = sheet(page).stored()
    press(Key.Key_F3)
    screen = page.at(NewerFormScreen)
    assert [each.place for each in screen.offer.set_aside] == [Place(GONE)]
    press(Key.Key_Escape)
    assert page.fill.screen.isVisible()
    assert sheet(page).form.version == begun

    press(Key.Key_F3)
    page.at(NewerFormScreen)
    press(Key.Key_Return, CTRL)
    wait_for_version(page, VERSION)
    assert "1 answer is set aside" in page.notice
    page.fill.screen.go_to(NEW)
    press(Key.Key_A, CTRL)
    write("Light rain")
    press(Key.Key_F3)
    back = page.at(NewerFormScreen)
    assert back.offer.back
    assert [each.said for each in back.offer.set_aside] == ["Light rain"]
    press(Key.Key_Return, CTRL)
    wait_for_version(page, begun)
    after = sheet(page).stored()
    assert {name: part for name, part in after.items() if name != "aside"} == before
    assert page.notice == ""


def test_what_is_typed_right_before_the_choice_is_carried_over(page: WindowPage) -> None:
    page.home.open_first()
    page.settle()
    page.fill.screen.go_to("narrative")
    write("And then ")
    press(Key.Key_F3)
    page.at(NewerFormScreen)
    press(Key.Key_Return, CTRL)
    wait_for_version(page, VERSION)
    assert "And then " in str(sheet(page).answer(Place("narrative"))[0].value)


def test_a_report_with_the_newest_form_says_so_and_has_no_line(page: WindowPage) -> None:
    page.home.new_report()
    page.settle()
    assert page.notice == ""
    press(Key.Key_F3)
    page.qtbot.waitUntil(lambda: page.notice == NEWEST, timeout=15_000)
    assert page.fill.screen.isVisible()
