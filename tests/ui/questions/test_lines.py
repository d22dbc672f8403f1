"""The text control of our editors, and the chip that lies in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from fieldreport.answers.values import NonAnswer
from ui.questions.lines import Chip, Line

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.mark.parametrize(
    ("non_answer", "words"),
    [(NonAnswer.UNKNOWN, "Unknown"), (NonAnswer.NOT_OBSERVED, "Not observed"), (NonAnswer.REFUSED, "Refused to say")],
)
def test_a_chip_says_a_non_answer_in_words(owner: QWidget, non_answer: NonAnswer, words: str) -> None:
    chip = Chip(owner)
    chip.say(non_answer)
    assert chip.text() == words
    chip.say(None)
    assert chip.isHidden()


def test_a_chip_takes_the_place_of_the_example(qtbot: QtBot) -> None:
    line = Line()
    qtbot.addWidget(line)
    line.set_placeholder("1407, now")
    line.say_non_answer(NonAnswer.UNKNOWN)
    assert line.placeholderText() == ""
    line.say_non_answer(None)
    assert line.placeholderText() == "1407, now"


def test_a_line_does_not_swallow_our_keys(qtbot: QtBot) -> None:
    class Outside(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self.keys: list[int] = []

        def keyPressEvent(self, event: object) -> None:
            if event.key() != Qt.Key.Key_Control:  # type: ignore[attr-defined]
                self.keys.append(event.key())  # type: ignore[attr-defined]

    outside = Outside()
    qtbot.addWidget(outside)
    line = Line(outside)
    line.setText("words")
    for key in (Qt.Key.Key_U, Qt.Key.Key_K, Qt.Key.Key_Z, Qt.Key.Key_N):
        QTest.keyClick(line, key, Qt.KeyboardModifier.ControlModifier)
    assert outside.keys == [Qt.Key.Key_U, Qt.Key.Key_K, Qt.Key.Key_Z, Qt.Key.Key_N]
    assert line.text() == "words"
