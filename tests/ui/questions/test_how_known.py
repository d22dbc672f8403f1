"""How do you know? And how exact is it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from fieldreport.answers.values import Precision, Source
from ui.questions.how_known import PRECISIONS, SOURCES, HowKnown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
Said = list[tuple[object, str, object]]


@pytest.fixture
def said() -> Said:
    return []


@pytest.fixture
def asked(owner: QWidget, qtbot: QtBot, said: Said) -> HowKnown:
    widget = HowKnown(owner, with_precision=True)
    widget.said.connect(lambda *parts: said.append(parts))
    with qtbot.waitActive(owner):
        owner.show()
        owner.activateWindow()
    widget.show_source(None, "", Precision.EXACT)
    widget.focus_first()
    return widget


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def test_every_source_and_precision_has_words() -> None:
    assert set(SOURCES) == set(Source)
    assert set(PRECISIONS) == set(Precision)


def test_a_letter_says_the_source_and_who_is_asked_where_it_has_a_name(asked: HowKnown, said: Said) -> None:
    press(Qt.Key.Key_T)
    assert said[-1] == (Source.TOLD, "", Precision.EXACT)
    assert asked.which_label.text() == "By whom?"
    press(Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "a neighbor")
    assert said[-1] == (Source.TOLD, "a neighbor", Precision.EXACT)


def test_what_i_observed_asks_for_nobody(asked: HowKnown, said: Said) -> None:
    press(Qt.Key.Key_I)
    assert said == [(Source.OBSERVED, "", Precision.EXACT)]
    assert asked.which.isHidden()


def test_how_exact_is_said_beside(asked: HowKnown, said: Said) -> None:
    asked.show_source(Source.VIDEO, "camera 3", Precision.ABOUT)
    assert asked.precisions.codes() == ("about",)
    asked.precisions.stops()[1].setFocus()
    press(Qt.Key.Key_Down)
    assert said == [(Source.VIDEO, "camera 3", Precision.AT_LEAST)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_enter_and_esc_lead_back(qtbot: QtBot, asked: HowKnown, key: Qt.Key) -> None:
    with qtbot.waitSignal(asked.left, timeout=1000):
        press(key)
    assert asked.sources.codes() == ()
