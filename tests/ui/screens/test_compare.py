"""The screen of a comparison, alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.reading_room import Comparison, Copy, compare
from tests.test_reading_room import copies
from tests.ui.pages import CTRL, Key, press, show_alone
from ui.lists.rows import Row
from ui.screens.compare import CompareScreen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def screen(qtbot: QtBot, dressed: QApplication) -> CompareScreen:
    assert dressed is not None
    made = CompareScreen()
    show_alone(qtbot, made)
    return made


def two_changes() -> Comparison:
    older, newer = copies()
    return compare(older, Copy({**newer.record, "officer": {**newer.record["officer"], "unit": "Unit 099"}}, newer.sha256))


def test_each_place_is_a_row_and_f8_goes_to_the_next_one(screen: CompareScreen) -> None:
    screen.show_comparison(two_changes(), [], None)
    assert screen.bar.left == "2 places differ"
    assert screen.bar.step_key == "F8"
    assert screen.changes.currentIndex().row() == 0
    screen.step()
    assert screen.changes.currentIndex().row() == 1
    screen.step()
    assert screen.changes.currentIndex().row() == 0
    assert screen.pairs.isHidden()


def test_other_pairs_are_chosen_with_enter(screen: CompareScreen) -> None:
    chosen: list[object] = []
    screen.pair_chosen.connect(chosen.append)
    pairs = [Row((2, 3), "Version 2 and version 3"), Row((1, 3), "Version 1 and version 3"), Row((1, 2), "Version 1 and version 2")]
    screen.show_comparison(two_changes(), pairs, (2, 3))
    screen.pairs.setFocus()
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert chosen == [(1, 3)]


def test_where_nothing_differs_that_is_said_and_it_can_be_saved_all_the_same(screen: CompareScreen) -> None:
    asked: list[bool] = []
    screen.save_asked.connect(lambda: asked.append(True))
    older, _ = copies()
    screen.show_comparison(compare(older, older), [], None)
    screen.take_focus()
    press(Key.Key_S, CTRL)
    assert (screen.bar.left, screen.changes.isHidden(), asked) == ("Nothing differs.", True, [True])
