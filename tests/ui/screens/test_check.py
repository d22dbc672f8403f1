"""The screen on which a file is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from fieldreport.proof.verdict import Outcome
from tests.ui.pages import CTRL, Key, press, show_alone
from ui.lists.verdicts import HEADLINES
from ui.screens.check import CheckScreen

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SENTENCES = ("Signed by Alex Sample.", "The time is not proved.", "Nothing was changed.")


@pytest.fixture
def check(qtbot: QtBot, dressed: QApplication) -> CheckScreen:
    made = CheckScreen()
    show_alone(qtbot, made)
    made.take_focus()
    return made


def said(check: CheckScreen) -> list[str]:
    return [label.text() for label in check.findChildren(QLabel) if label.isVisible()]


def test_three_sentences_then_the_details(check: CheckScreen) -> None:
    assert check.headline == ""
    check.show_found(HEADLINES[Outcome.VERIFIED], SENTENCES, [("SHA-256 of the file", "ab" * 32)])
    shown = said(check)
    assert check.headline == "Verified"
    assert [text for text in shown if text in SENTENCES] == list(SENTENCES)
    assert "ab" * 32 in shown
    check.show_found(HEADLINES[Outcome.CANNOT], SENTENCES, [("Found", "it is not a PDF.")])
    assert "ab" * 32 not in said(check), "nothing of the file before is left"


def test_a_problem_takes_the_last_verdict_away(check: CheckScreen) -> None:
    check.show_found(HEADLINES[Outcome.VERIFIED], SENTENCES, [])
    check.say_problem("The file cannot be read.")
    assert (check.headline, check.problem) == ("", "The file cannot be read.")
    assert SENTENCES[0] not in said(check)


def test_a_file_that_is_let_go_of_over_the_screen_is_given(check: CheckScreen, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF-1.7")
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(path))])
    keys = (Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPointF(40, 40).toPoint(), *keys)
    QApplication.sendEvent(check, enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(check.file_given) as given:
        QApplication.sendEvent(check, QDropEvent(QPointF(40, 40), *keys))
    assert given.args == [path]


def test_words_that_are_dragged_over_it_are_not_taken(check: CheckScreen) -> None:
    dragged = QMimeData()
    dragged.setText("a word")
    enter = QDragEnterEvent(
        QPointF(40, 40).toPoint(), Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    enter.ignore()
    QApplication.sendEvent(check, enter)
    assert not enter.isAccepted()


def test_a_file_is_chosen_by_a_key(check: CheckScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(check.choice_asked):
        press(Key.Key_J, CTRL)
