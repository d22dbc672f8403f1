"""One question as it is seen: label, help, editor, and the quiet line beneath.

A field is dumb: :meth:`QuestionField.show_state` tells it all that it shows, and
:attr:`QuestionField.answered` says the whole answer at every key. It composes the
account (value, precision, source) and never drops the accounts that it does not edit.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldreport.answers.values import Account, NonAnswer, Precision, Source
from fieldreport.forms.definition import UNASKED, QuestionType
from fieldreport.said import joined, said
from ui.parts.words import say, words
from ui.questions.calculate import Calculated
from ui.questions.editor import Entry
from ui.questions.how_known import HowKnown
from ui.questions.keys import Act, act_of
from ui.questions.offers import Offers, line_height
from ui.theme import UNIT, set_role, sizes

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from fieldreport.answers.values import Answer, Value
    from fieldreport.forms.definition import Question
    from ui.questions.editor import Editor, FieldState

NON_ANSWERS = {Act.UNKNOWN: NonAnswer.UNKNOWN, Act.NOT_OBSERVED: NonAnswer.NOT_OBSERVED, Act.REFUSED: NonAnswer.REFUSED}
"""The keys of the three non-answers."""
_INEXACT = (
    QuestionType.INTEGER,
    QuestionType.DECIMAL,
    QuestionType.RANGE,
    QuestionType.DATE,
    QuestionType.TIME,
    QuestionType.DATE_TIME,
)
LONG_LABEL = 64
"""Characters from which a label may wrap."""


class QuestionField(QWidget):
    """A question with its answer."""

    answered = Signal(object)
    """The whole answer, a tuple of accounts; () when it was cleared."""
    done = Signal()
    """Enter: on to the next field."""
    asked = Signal(object)
    """A request that only the window can meet (:data:`ui.questions.editor.Request`)."""
    grew = Signal()
    """Controls were added: the tab order is to be made anew."""

    def __init__(self, question: Question, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.editor = editor
        self._answer: Answer = ()
        self._others: Answer | None = None
        self._pending: Account | None = None
        self._problem = self._note = self._why = self._source = self._told_by = ""
        self._current = False
        self._offers: Offers | None = None
        self.how_known: HowKnown | None = None
        self._lay_out()
        editor.entered.connect(self._entered)
        editor.noted.connect(self._noted)
        editor.asked.connect(self.asked)
        editor.done.connect(self.done)
        editor.remade.connect(self.grew)
        editor.set_read_only(question.read_only)

    def show_state(self, state: FieldState, *, afresh: bool = False) -> None:
        """Show a state; ``afresh`` when the field was turned to another row or another report."""
        if afresh:
            self._others = self._pending = None
            self._note = self._why = ""
            self._close_how_known()
        if state.answer:
            self._why = ""
        self._answer = state.answer
        first = self._first()
        self._show_words(state)
        self.editor.set_choices(state.choices)
        self.editor.show_account(first, afresh=afresh)
        self.editor.show_non_answer(first.value if first is not None and isinstance(first.value, NonAnswer) else None)
        if isinstance(self.editor, Calculated):
            self.editor.show_words(state.shown)
        self._problem, self._source, self._told_by = state.problem, state.source, state.told_by
        self.editor.set_wrong(bool(state.problem))
        self.editor.set_names(state.label, joined(" ", (state.hint, state.problem)))
        self._say_foot()
        if self.how_known is not None and self.how_known.isVisible() and first is not None:
            self.how_known.show_source(first.source, self._told_by, first.precision)

    def set_current(self, current: bool) -> None:
        """Say whether the keyboard is in this field: it then shows what else it takes."""
        if current == self._current:
            return
        self._current = current
        self.refit()
        if not current:
            self.editor.leave()
        acts = self._acts()
        if current and acts and self._offers is None:
            self._offers = Offers(acts, self)
            self._offers.asked.connect(self.act)
        if self._offers is not None:
            self._offers.setVisible(current)
            self._offers.raise_()
        self._say_foot()

    def refit(self) -> None:
        """Keep room under the field for a line of words, and for fingers where it has the keyboard."""
        quiet = sizes().side + 9
        offers = line_height() if self._current and self._acts() else quiet
        self._foot.setFixedHeight(UNIT if self.question.type is QuestionType.NOTE else offers)

    def hide_label(self, hidden: bool) -> None:
        """Leave the label away where the title above says the same words; the name for assistive technology stays."""
        self._label.setVisible(not hidden)

    def is_label_shown(self) -> bool:
        """Whether the label stands above the field."""
        return not self._label.isHidden()

    def say_missing(self, why: str) -> None:
        """Say under the field what is missing here and why it is asked, until it is answered."""
        self._why = why
        self._say_foot()

    def say_problem(self, problem: str) -> None:
        """Say under the field why what was typed could not be kept."""
        self._noted(problem)

    def act(self, act: Act) -> bool:
        """Do what a key of the field asks for; returns whether it was one."""
        if act in NON_ANSWERS:
            self._answer_with(NON_ANSWERS[act])
        elif act is Act.HOW_KNOWN:
            self._turn_how_known()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the field; hand on the rest."""
        act = act_of(event)
        if act is None or not self.act(act):
            super().keyPressEvent(event)

    def take(self, value: Value) -> None:
        """Take a value that the window brings (a file that was taken in) as if it were entered here."""
        self._note = ""
        self._entered(Entry(value, Precision.EXACT))

    def focus(self) -> None:
        """Put the keyboard on the answer."""
        stops = self.editor.stops()
        target = next((stop for stop in stops if stop.focusPolicy() & Qt.FocusPolicy.TabFocus), stops[0] if stops else None)
        if target is not None:
            # Not as by Tab: a text control would select all, and the first key would replace it.
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> tuple[QWidget, ...]:
        """Return the controls at which Tab stops, in visual order."""
        return (*self.editor.stops(), *(self.how_known.stops() if self.how_known is not None else ()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the offers in the foot."""
        super().resizeEvent(event)
        self._box.activate()
        if self._offers is not None:
            self._offers.move(0, self._foot.y())

    def label(self) -> str:
        """Return the label, as it is read."""
        return self._label.text()

    def foot_words(self) -> str:
        """Return the line under the field, as it is read."""
        return self._said.text() or self._foot.text()

    def _lay_out(self) -> None:
        self._label = words("", "field-label", wrap=True)
        self._optional = words(said("optional"), "side")
        self._hint = words("", "hint", wrap=True)
        self._others_label = words("", "side", wrap=True)
        self._said = words("", "problem", wrap=True)
        self._foot = words("", "side")
        self._above = QHBoxLayout()
        self._above.setSpacing(12)
        self._above.addWidget(self._label)
        self._above.addWidget(self._optional, 0, Qt.AlignmentFlag.AlignBottom)
        self._above.addStretch(1)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        self._box.addLayout(self._above)
        for part in (self._hint, self.editor, self._others_label, self._said, self._foot):
            self._box.addWidget(part)
        stops = self.editor.stops()
        if stops:
            self._label.setBuddy(stops[0])
        if self.question.type is QuestionType.NOTE:
            set_role(self._label, "")
            self.editor.hide()
        self.refit()

    def _show_words(self, state: FieldState) -> None:
        self._label.setText(state.label)
        # A short label keeps "optional" beside it; a long one takes the line and wraps.
        long = len(state.label) > LONG_LABEL
        self._label.setWordWrap(long)
        self._above.setStretch(0, 1000 if long else 0)
        self._hint.setText(state.hint)
        self._hint.setVisible(bool(state.hint))
        self._optional.setVisible(not state.required and self._takes_answers())
        self._others_label.setText(joined("\n", (said("Another account: {other}", other=other) for other in state.others)))
        self._others_label.setVisible(bool(state.others))

    def _takes_answers(self) -> bool:
        return self.question.type not in UNASKED and not self.question.read_only and self.question.calculation is None

    def _acts(self) -> tuple[Act, ...]:
        if not self._takes_answers() or self.question.type is QuestionType.ACKNOWLEDGE:
            return ()
        acts: list[Act] = []
        if self.question.takes_non_answers:
            acts += [Act.UNKNOWN, Act.NOT_OBSERVED]
        if self.question.may_be_refused:
            acts.append(Act.REFUSED)
        return (*acts, Act.HOW_KNOWN)

    def _first(self) -> Account | None:
        # After the first account was cleared the others are not moved up under a person's hands.
        if self._others is not None and self._answer == self._others:
            return None
        self._others = None
        return self._answer[0] if self._answer else None

    def _rest(self) -> Answer:
        return self._others if self._others is not None else self._answer[1:]

    def _entered(self, entry: Entry) -> None:
        first = self._first()
        if entry.value is None:
            rest = self._rest()
            self._others = rest or None
            self._say(rest)
            return
        before = first or self._pending or Account(entry.value)
        precision = entry.precision if entry.precision is not None else before.precision
        self._put(replace(before, value=entry.value, precision=precision, entered=None))

    def _put(self, account: Account) -> None:
        rest = self._rest()
        self._others = self._pending = None
        self._say((account, *rest))

    def _say(self, answer: Answer) -> None:
        self._answer = answer
        self.answered.emit(answer)

    def _answer_with(self, non_answer: NonAnswer) -> None:
        wanted = {NonAnswer.UNKNOWN: Act.UNKNOWN, NonAnswer.NOT_OBSERVED: Act.NOT_OBSERVED, NonAnswer.REFUSED: Act.REFUSED}[non_answer]
        if wanted not in self._acts():
            self._noted(_NOT_OFFERED[non_answer])
            return
        first = self._first()
        if first is not None and first.value is non_answer:
            rest = self._rest()
            self._others = rest or None
            self._say(rest)
            return
        self._note = ""
        before = first or self._pending or Account(non_answer)
        self._put(replace(before, value=non_answer, precision=Precision.EXACT, entered=None))

    def _turn_how_known(self) -> None:
        if Act.HOW_KNOWN not in self._acts():
            return
        if self.how_known is not None and self.how_known.isVisible():
            self._close_how_known()
            self.focus()
            return
        if self.how_known is None:
            self.how_known = HowKnown(self, with_precision=self.question.type in _INEXACT)
            self.how_known.said.connect(self._source_said)
            self.how_known.left.connect(self._turn_how_known)
            self._box.insertWidget(self._box.indexOf(self._others_label), self.how_known)
            self.grew.emit()
        first = self._first()
        account = first or self._pending or Account(NonAnswer.UNKNOWN)
        self.how_known.show_source(account.source, self._told_by if first is not None else account.told_by, account.precision)
        self.how_known.show()
        self.how_known.focus_first()

    def _close_how_known(self) -> None:
        if self.how_known is not None:
            self.how_known.hide()

    def _source_said(self, source: Source | None, told_by: str, precision: Precision) -> None:
        first = self._first()
        if source is Source.OBSERVED:
            told_by = ""
        elif first is not None and told_by == self._told_by:
            told_by = first.told_by  # the id of a person's row stays an id while its words stand
        if first is None:
            # There is nothing yet that a source could belong to: it waits for the answer.
            self._pending = Account(NonAnswer.UNKNOWN, precision, source, told_by)
            self._noted(said("The source is noted; it is kept with the answer that you give."))
            return
        precision = Precision.EXACT if isinstance(first.value, NonAnswer) else precision
        self._put(replace(first, source=source, told_by=told_by, precision=precision))

    def _noted(self, note: str) -> None:
        self._note = note
        self._say_foot()

    def _say_foot(self) -> None:
        wrong = "\n".join(part for part in (self._problem, self._note) if part)
        say(self._said, wrong or self._why)
        set_role(self._said, "problem" if wrong else "care")
        source = self._source if self._first() is not None else ""
        self._foot.setText("" if self._current else source)
        if self._offers is not None and self._current:
            self._offers.say_source(source)
            self._offers.move(0, self._foot.y())


_NOT_OFFERED = {
    NonAnswer.UNKNOWN: said("This question must be answered: unknown is not accepted here."),
    NonAnswer.NOT_OBSERVED: said("This question must be answered: not observed is not accepted here."),
    NonAnswer.REFUSED: said("Refused to say is not an answer to this question."),
}
