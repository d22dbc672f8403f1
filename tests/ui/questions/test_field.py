"""A question as it is seen, and the account that it composes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from fieldreport.answers.values import Account, Answer, NonAnswer, Precision, Source
from fieldreport.forms.definition import Question, QuestionType
from tests.ui.questions.editing import NOW, ZONE, choices
from ui.questions.editor import AccountWords, FieldState
from ui.questions.field import QuestionField
from ui.questions.keys import Act
from ui.questions.registry import Making, editor_for

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Asked:
    """A field in a window that answers as the sheet would: what was answered is shown again."""

    def __init__(self, qtbot: QtBot, question: Question, answer: Answer = ()) -> None:
        self.owner = QWidget()
        qtbot.addWidget(self.owner)
        self.field = QuestionField(question, editor_for(Making(question, 3, lambda: NOW, ZONE, self.owner)), self.owner)
        self.answers: list[Answer] = []
        self.field.answered.connect(self._answered)
        self.show(answer, afresh=True)
        self.owner.resize(760, 400)
        self.field.resize(760, 300)
        with qtbot.waitActive(self.owner):
            self.owner.show()
            self.owner.activateWindow()
        self.field.focus()
        self.field.set_current(True)

    def show(self, answer: Answer, *, afresh: bool = False, problem: str = "", accounts: tuple[AccountWords, ...] = ()) -> None:
        self.field.show_state(
            FieldState("How many?", answer=answer, choices=choices("Yes", "No"), problem=problem, accounts=accounts), afresh=afresh
        )

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), text)

    def _answered(self, answer: Answer) -> None:
        self.answers.append(answer)
        self.show(answer)


def question(kind: QuestionType = QuestionType.INTEGER, *appearance: str) -> Question:
    return Question("asked", kind, {"en": "How many?"}, choices="yes_no", appearance=frozenset(appearance))


FIRST = Account(6, Precision.AT_LEAST, Source.OBSERVED)
SECOND = Account(10, Precision.ABOUT, Source.TOLD, "Witness 1")


def test_typing_composes_an_account(qtbot: QtBot) -> None:
    asked = Asked(qtbot, question())
    asked.type("~40")
    assert asked.answers[-1] == (Account(40, Precision.ABOUT),)


def test_typing_keeps_the_source_and_the_further_accounts(qtbot: QtBot) -> None:
    asked = Asked(qtbot, question(), (FIRST, SECOND))
    asked.key(Qt.Key.Key_A, CTRL)
    asked.type("7")
    assert asked.answers[-1] == (Account(7, Precision.EXACT, Source.OBSERVED), SECOND)


def test_clearing_the_first_account_does_not_move_the_second_under_the_hand(qtbot: QtBot) -> None:
    asked = Asked(qtbot, question(), (FIRST, SECOND))
    asked.key(Qt.Key.Key_A, CTRL)
    asked.key(Qt.Key.Key_Delete)
    assert asked.answers[-1] == (SECOND,)
    assert asked.field.editor.line.text() == ""
    asked.type("8")
    assert [account.value for account in asked.answers[-1]] == [8, 10]


@pytest.mark.parametrize("non_answer", list(NonAnswer))
def test_a_non_answer_keeps_the_source_and_the_further_accounts(qtbot: QtBot, non_answer: NonAnswer) -> None:
    asked = Asked(qtbot, question(QuestionType.INTEGER, "may-refuse"), (FIRST, SECOND))
    asked.field.act({NonAnswer.UNKNOWN: Act.UNKNOWN, NonAnswer.NOT_OBSERVED: Act.NOT_OBSERVED, NonAnswer.REFUSED: Act.REFUSED}[non_answer])
    assert asked.answers[-1] == (Account(non_answer, Precision.EXACT, Source.OBSERVED), SECOND)
    assert asked.field.editor.line.has_chip


def test_the_same_key_takes_a_non_answer_back(qtbot: QtBot) -> None:
    asked = Asked(qtbot, question())
    asked.key(Qt.Key.Key_F5)
    asked.key(Qt.Key.Key_F5)
    assert asked.answers == [(Account(NonAnswer.UNKNOWN),), ()]


@pytest.mark.parametrize(
    ("appearance", "key", "words"),
    [
        ((), Qt.Key.Key_F7, "Refused to say is not an answer to this question."),
        (("must-know",), Qt.Key.Key_F5, "This question must be answered: unknown is not accepted here."),
        (("must-know",), Qt.Key.Key_F6, "This question must be answered: not observed is not accepted here."),
    ],
)
def test_what_is_not_offered_is_said_and_not_put(qtbot: QtBot, appearance: tuple[str, ...], key: Qt.Key, words: str) -> None:
    asked = Asked(qtbot, question(QuestionType.TEXT, *appearance))
    asked.key(key)
    assert asked.answers == []
    assert asked.field.foot_words() == words


def test_a_source_said_before_the_answer_waits_for_it(qtbot: QtBot) -> None:
    asked = Asked(qtbot, question())
    asked.key(Qt.Key.Key_K, CTRL)
    asked.key(Qt.Key.Key_T)
    assert asked.answers == []
    asked.key(Qt.Key.Key_Escape)
    asked.type("3")
    assert asked.answers[-1] == (Account(3, source=Source.TOLD),)


def test_saying_the_source_changes_nothing_else(qtbot: QtBot) -> None:
    asked = Asked(qtbot, question(), (FIRST, SECOND))
    asked.key(Qt.Key.Key_F4)
    asked.key(Qt.Key.Key_R)
    assert asked.answers == [(Account(6, Precision.AT_LEAST, Source.RECORD), SECOND)]


def test_the_person_who_told_it_stays_linked_while_her_words_stand(qtbot: QtBot) -> None:
    asked = Asked(qtbot, question(), (Account(6, source=Source.TOLD, told_by="row-7"),))
    asked.show((Account(6, source=Source.TOLD, told_by="row-7"),), accounts=(AccountWords("6", "Told by Witness 1", "Witness 1"),))
    asked.key(Qt.Key.Key_F4)
    assert asked.field.how_known is not None
    assert asked.field.how_known.which.text() == "Witness 1"
    asked.field.how_known.said.emit(Source.TOLD, "Witness 1", Precision.ABOUT)
    assert asked.answers[-1] == (Account(6, Precision.ABOUT, Source.TOLD, "row-7"),)


def test_a_problem_stands_under_the_field_and_in_its_description(qtbot: QtBot) -> None:
    asked = Asked(qtbot, question())
    asked.show((Account(6),), problem="At most three.")
    assert asked.field.foot_words() == "At most three."
    assert "At most three." in asked.field.editor.line.accessibleDescription()


def test_what_is_missing_is_said_until_it_is_answered(qtbot: QtBot) -> None:
    asked = Asked(qtbot, question())
    asked.field.say_missing("Say how many agents there were.")
    assert asked.field.foot_words() == "Say how many agents there were."
    asked.type("3")
    assert asked.field.foot_words() == ""


def test_the_source_stands_under_the_field_when_the_keyboard_is_elsewhere(qtbot: QtBot) -> None:
    asked = Asked(qtbot, question())
    asked.show((FIRST,), accounts=(AccountWords("at least 6", "I observed"),))
    asked.field.set_current(False)
    assert asked.field.foot_words() == "I observed"


def test_further_accounts_are_shown(qtbot: QtBot) -> None:
    asked = Asked(qtbot, question())
    asked.show((FIRST, SECOND), accounts=(AccountWords("at least 6"), AccountWords("about 10 — told by Witness 1")))
    words = [label.text() for label in asked.field.findChildren(QLabel) if label.isVisible()]
    assert "Another account: about 10 — told by Witness 1" in words


def test_another_account_is_begun_with_a_key_and_typed_beside_the_first(qtbot: QtBot) -> None:
    asked = Asked(qtbot, question(), (FIRST,))
    asked.key(Qt.Key.Key_F4, SHIFT)
    assert asked.field.editor.line.text() == ""
    asked.key(Qt.Key.Key_F4)
    asked.type("t")
    asked.key(Qt.Key.Key_Tab)
    asked.type("Witness 1")
    asked.key(Qt.Key.Key_Return)
    asked.type("about 10")
    assert asked.answers[-1] == (FIRST, SECOND)
    asked.key(Qt.Key.Key_F4, SHIFT)
    asked.key(Qt.Key.Key_F4, SHIFT)
    assert asked.field.editor.line.text() == "at least 6"
    asked.key(Qt.Key.Key_F5)
    assert [account.value for account in asked.answers[-1]] == [NonAnswer.UNKNOWN, 10]


def test_the_second_account_is_changed_and_taken_away_alone(qtbot: QtBot) -> None:
    asked = Asked(qtbot, question(), (FIRST, SECOND))
    asked.key(Qt.Key.Key_F4, SHIFT)
    assert asked.field.editor.line.text() == "about 10"
    asked.key(Qt.Key.Key_A, CTRL)
    asked.key(Qt.Key.Key_Delete)
    assert asked.answers[-1] == (FIRST,)
    asked.type("12")
    assert asked.answers[-1] == (FIRST, Account(12, source=Source.TOLD, told_by="Witness 1"))
    asked.field.set_current(False)
    assert asked.field.editor.line.text() == "at least 6"


def test_there_is_no_second_account_of_nothing(qtbot: QtBot) -> None:
    asked = Asked(qtbot, question())
    asked.key(Qt.Key.Key_F4, SHIFT)
    assert asked.answers == []
    assert asked.field.foot_words() == "Answer this first; another account of it then stands beside it."
    asked.type("3")
    assert asked.answers[-1] == (Account(3),)


def test_a_source_stays_while_what_is_typed_is_half_a_date(qtbot: QtBot) -> None:
    asked = Asked(qtbot, question(QuestionType.DATE_TIME))
    asked.key(Qt.Key.Key_F4)
    asked.type("r")
    asked.key(Qt.Key.Key_Tab)
    asked.type("dispatch log")
    asked.key(Qt.Key.Key_Return)
    asked.type("about 10 Aug 2026 1407")
    (account,) = asked.answers[-1]
    assert (account.source, account.told_by, account.precision) == (Source.RECORD, "dispatch log", Precision.ABOUT)


def test_nothing_is_read_as_markup(qtbot: QtBot) -> None:
    asked = Asked(qtbot, question())
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in asked.field.findChildren(QLabel))


def test_another_row_begins_afresh(qtbot: QtBot) -> None:
    asked = Asked(qtbot, question())
    asked.type("12x")
    asked.field.set_current(False)
    assert "not understood" in asked.field.foot_words()
    asked.show((), afresh=True)
    assert asked.field.foot_words() == ""
    assert asked.field.editor.line.text() == ""


def test_the_label_is_the_buddy_of_its_control(qtbot: QtBot) -> None:
    asked = Asked(qtbot, question())
    labels = [label for label in asked.field.findChildren(QLabel) if label.buddy() is not None]
    assert [label.text() for label in labels] == ["How many?"]
    assert labels[0].buddy() is asked.field.editor.stops()[0]
