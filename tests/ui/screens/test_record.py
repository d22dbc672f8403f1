"""The screen of a sealed report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.pages import CTRL, Key, press, show_alone
from ui.lists.rows import Row
from ui.parts.mark import Mark, Tone
from ui.screens.record import RecordScreen, Standing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

STANDING = Standing("Detention, 10 Aug 2026", "Version 1, original", "HQ holds it as no. 2026-00417.", Mark.HELD, Tone.GOOD)
DEEDS = (Row("print", "Print…   Ctrl+P"), Row("save", "Save a PDF…"))


@pytest.fixture
def record(qtbot: QtBot, dressed: QApplication) -> RecordScreen:
    made = RecordScreen()
    show_alone(qtbot, made)
    made.bind("Ctrl+P", "print")
    made.show_version(STANDING, DEEDS, (Row(1, "Version 1, original"),), 1)
    made.take_focus()
    return made


def test_it_says_where_it_stands_and_what_can_be_done(record: RecordScreen) -> None:
    assert record.standing == "HQ holds it as no. 2026-00417."
    assert list(record.offered()) == ["print", "save"]
    assert record.versions.isHidden(), "one version needs no list"


def test_enter_does_the_current_deed_and_a_key_does_its_own(record: RecordScreen, qtbot: QtBot) -> None:
    record.deeds.select("save")
    with qtbot.waitSignal(record.deed_chosen) as by_enter:
        press(Key.Key_Return)
    with qtbot.waitSignal(record.deed_chosen) as by_key:
        press(Key.Key_P, CTRL)
    assert (by_enter.args, by_key.args) == (["save"], ["print"])


def test_the_key_of_a_deed_that_is_not_offered_does_nothing(record: RecordScreen, qtbot: QtBot) -> None:
    record.show_version(STANDING, DEEDS[1:], (), 1)
    with qtbot.assertNotEmitted(record.deed_chosen, wait=50):
        press(Key.Key_P, CTRL)


def test_another_version_is_chosen_from_the_list(record: RecordScreen, qtbot: QtBot) -> None:
    record.show_version(STANDING, DEEDS, (Row(2, "Version 2, amendment"), Row(1, "Version 1, original")), 2)
    assert record.versions.isVisible()
    record.versions.select(1)
    record.versions.setFocus()
    with qtbot.waitSignal(record.version_chosen) as chosen:
        press(Key.Key_Return)
    assert chosen.args == [1]
