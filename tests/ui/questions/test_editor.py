"""What every editor promises, held for every question type at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.answers.values import NonAnswer
from fieldreport.forms.definition import Question, QuestionType
from tests.ui.questions.editing import NOW, ZONE
from ui.questions.editor import NON_ANSWER_WORDS, Editor
from ui.questions.registry import EDITORS, Making

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot


@pytest.fixture(params=sorted(EDITORS))
def editor(owner: QWidget, request: pytest.FixtureRequest) -> Editor:
    question = Question("asked", request.param, {"en": "Asked?"}, choices="list")
    return EDITORS[request.param](Making(question, 3, lambda: NOW, ZONE, owner))


def test_showing_says_nothing(editor: Editor) -> None:
    said: list[object] = []
    editor.entered.connect(said.append)
    editor.set_choices(())
    editor.show_account(None)
    editor.show_account(None, afresh=True)
    for non_answer in (*NonAnswer, None):
        editor.show_non_answer(non_answer)
    editor.set_wrong(True)
    editor.set_wrong(False)
    editor.leave()
    assert said == []


def test_every_control_takes_the_name_of_the_question(editor: Editor) -> None:
    editor.set_names("Asked?", "Help.")
    assert all(stop.accessibleName() and stop.accessibleDescription() for stop in editor.stops())


def test_an_editor_must_say_what_it_shows(qtbot: QtBot) -> None:
    bare = Editor()
    qtbot.addWidget(bare)
    for call in (lambda: bare.show_account(None), lambda: bare.show_non_answer(None), bare.stops):
        with pytest.raises(NotImplementedError):
            call()


def test_every_non_answer_has_words() -> None:
    assert set(NON_ANSWER_WORDS) == {non_answer.value for non_answer in NonAnswer}


def test_every_question_type_has_an_editor() -> None:
    assert set(EDITORS) == set(QuestionType)
