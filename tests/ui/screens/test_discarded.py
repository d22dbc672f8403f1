"""Discarded drafts, by keyboard, without a core."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QLabel

from fieldreport.earlier import Discarded
from tests.builders import NOW
from tests.ui.lists.test_reports import line
from tests.ui.pages import Key, press, show_alone
from ui.parts.mark import Tone
from ui.screens.discarded import NONE, DiscardedScreen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

CHICAGO = ZoneInfo("America/Chicago")


def away(key: str, days_left: int) -> Discarded:
    return Discarded(replace(line(), id=key, discarded_at=NOW - timedelta(days=30 - days_left)), "entered twice", days_left)


@pytest.fixture
def screen(qtbot: QtBot, dressed: QApplication) -> DiscardedScreen:
    made = DiscardedScreen()
    made.show_drafts([away("1", 12), away("2", 1), away("3", 0)], CHICAGO)
    show_alone(qtbot, made)
    made.take_focus()
    return made


def test_each_says_why_it_was_put_away_and_for_how_long_it_comes_back(screen: DiscardedScreen) -> None:
    rows = [screen.list.rows.row_at(screen.list.rows.index(number)) for number in range(3)]
    assert [row and (row.state, row.extra, row.tone) for row in rows] == [
        ("comes back for 12 days more", "discarded 23 Jul 2026", Tone.PLAIN),
        ("comes back for 1 day more", "discarded 12 Jul 2026", Tone.CARE),
        ("comes back today for the last time", "discarded 11 Jul 2026", Tone.CARE),
    ]
    assert all(row is not None and row.detail.startswith("entered twice · 26th Street") for row in rows)


def test_enter_brings_the_current_one_back(screen: DiscardedScreen, qtbot: QtBot) -> None:
    press(Key.Key_Down)
    with qtbot.waitSignal(screen.restored) as back:
        press(Key.Key_Return)
    assert back.args == ["2"]
    with qtbot.waitSignal(screen.restored) as back:
        screen.act()
    assert back.args == ["2"]


def test_an_empty_list_teaches_one_key(screen: DiscardedScreen, qtbot: QtBot) -> None:
    screen.show_drafts([], CHICAGO)
    assert NONE in {label.text() for label in screen.findChildren(QLabel) if label.isVisible()}
    assert "Delete" in NONE
    with qtbot.waitSignal(screen.left):
        screen.leave()
