"""One question as it is seen: label, help, editor, and the quiet line beneath.

A field is dumb: :meth:`QuestionField.show_state` tells it all that it shows, and
:attr:`QuestionField.answered` says the whole answer at every key. It composes the
account (value, precision, source) and never drops the accounts that it does not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldreport.answers.values import NonAnswer, Precision, Source
from fieldreport.forms.definition import FILES, UNASKED, QuestionType
from fieldreport.said import joined, said
from ui.parts.words import say, words
from ui.questions.accounts import Accounts
from ui.questions.calculate import Calculated
from ui.questions.editor import NO_WORDS, Entry, NewStep, PutIn
from ui.questions.how_known import HowKnown
from ui.questions.keys import Act, act_of
from ui.questions.offers import Offers, line_height
from ui.theme import UNIT, base_font, set_role, sizes

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from fieldreport.answers.values import Value
    from fieldreport.filling import FillIn
    from fieldreport.forms.definition import Question
    from ui.questions.editor import AccountWords, Editor, FieldState

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
        self._accounts = Accounts()
        self._words: tuple[AccountWords, ...] = ()
        self._problem = self._note = self._why = self._news = self._look = self._before = ""
        self._fill_in: FillIn | None = None
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
            self._note = self._why = self._news = ""
            self._close_how_known()
        if state.answer:
            self._why = ""
        if state.answer != self._accounts.answer:
            self._news = ""
        self._accounts.show(state.answer, afresh=afresh)
        self._words = state.accounts
        self._show_words(state)
        self.editor.set_adds(state.adds)
        self.editor.set_choices(state.choices)
        if isinstance(self.editor, Calculated):
            self.editor.show_words(state.shown)
        self._problem = state.problem
        self._look, self._fill_in, self._before = state.look, state.fill_in, state.before
        self.editor.set_wrong(bool(state.problem))
        told = (state.hint, state.problem, state.look, self._filling_words())
        self.editor.set_names(state.label, joined(" ", told))
        self._show_account(afresh=afresh)

    def show_unread(self, text: str) -> None:
        """Show again what was typed here and not understood: beside the accounts that stand, in place of none of them."""
        self._accounts.begin()
        self._show_account(afresh=True)
        self.editor.show_unread(text)

    def _show_account(self, *, afresh: bool) -> None:
        """Show the account in hand in the editor, and the others above the foot."""
        current = self._accounts.current
        self.editor.show_account(current, afresh=afresh)
        self.editor.show_non_answer(current.value if current is not None and isinstance(current.value, NonAnswer) else None)
        others = [said("Another account: {words}", words=self._said_of(number).words) for number in self._accounts.others]
        if self._accounts.at:
            others.append(said("Here is account {at}.", at=self._accounts.at + 1))
        say(self._others_label, joined("\n", (*others, self._before)))
        self._say_foot()
        if self.how_known is not None and self.how_known.isVisible() and current is not None:
            self.how_known.show_source(current.source, self._in_hand().told_by, current.precision)

    def _said_of(self, number: int) -> AccountWords:
        return self._words[number] if number < len(self._words) else NO_WORDS

    def _in_hand(self) -> AccountWords:
        return NO_WORDS if self._accounts.current is None else self._said_of(self._accounts.at)

    def set_current(self, current: bool) -> None:
        """Say whether the keyboard is in this field: it then shows what else it takes."""
        if current == self._current:
            return
        self._current = current
        self.refit()
        if not current:
            self.editor.leave()
            if not self._unread():
                further = self._accounts.at > 0
                self._accounts.rest()
                if further:
                    self._show_account(afresh=True)
        acts = self._acts()
        if current and acts and self._offers is None:
            self._offers = Offers(acts, self)
            self._offers.asked.connect(self.act)
        if self._offers is not None:
            self._offers.fit(self.width())
            self._offers.setVisible(current)
            self._offers.raise_()
        self._say_foot()

    def refit(self) -> None:
        """Keep room under the field for a line of words, and for fingers where it has the keyboard."""
        self._fit_label()
        quiet = sizes().side + 11
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

    def say_news(self, news: str) -> None:
        """Say under the field what else came of an answer, until another row or report is shown."""
        self._news = news
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
        elif act is Act.ANOTHER_ACCOUNT:
            self._turn_account()
        elif act is Act.FILL_IN and self._fill_in is not None and self._fill_in.puts:
            self.asked.emit(PutIn(self._fill_in.puts))
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
        """Keep the offers in the foot, and the label whole."""
        super().resizeEvent(event)
        self._fit_label()
        self._box.activate()
        if self._offers is not None:
            self._offers.fit(self.width())
            self._offers.move(0, self._foot.y())
            self._offers.fit(self.width())

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
        self._hint.setText(state.hint)
        self._hint.setVisible(bool(state.hint))
        self._optional.setVisible(not state.required and self._takes_answers())
        self._fit_label()

    def _fit_label(self) -> None:
        """A short label keeps "optional" beside it; one that is long, here or anywhere, takes the line and wraps."""
        text = self._label.text()
        aside = 0 if self._optional.isHidden() else self._optional.sizeHint().width() + self._above.spacing()
        long = len(text) > LONG_LABEL or QFontMetrics(base_font(bold=True)).horizontalAdvance(text) + aside > self.width()
        self._label.setWordWrap(long)
        self._above.setStretch(0, 1000 if long else 0)

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
        acts.append(Act.HOW_KNOWN)
        if self.question.type not in FILES:
            acts.append(Act.ANOTHER_ACCOUNT)
        return tuple(acts)

    def _entered(self, entry: Entry) -> None:
        self.answered.emit(self._accounts.enter(entry))

    def _answer_with(self, non_answer: NonAnswer) -> None:
        wanted = {NonAnswer.UNKNOWN: Act.UNKNOWN, NonAnswer.NOT_OBSERVED: Act.NOT_OBSERVED, NonAnswer.REFUSED: Act.REFUSED}[non_answer]
        if wanted not in self._acts():
            self._noted(_NOT_OFFERED[non_answer])
            return
        self._note = ""
        self.answered.emit(self._accounts.turn_non_answer(non_answer))

    def _turn_account(self) -> None:
        """Go to the next account of this answer, after the last one to a new one."""
        if Act.ANOTHER_ACCOUNT not in self._acts():
            return
        self.editor.leave()
        if self._unread() or not self._accounts.turn():
            self._noted(said("Answer this first; another account of it then stands beside it."))
            return
        self.asked.emit(NewStep())
        self._close_how_known()
        self._note = ""
        self._show_account(afresh=True)
        self.focus()

    def _unread(self) -> str:
        return self.editor.unread()

    def _turn_how_known(self) -> None:
        if Act.HOW_KNOWN not in self._acts():
            return
        if self.how_known is not None and self.how_known.isVisible():
            # First the keyboard, then the card: hidden under the keyboard, it would hand it to the next field for a moment.
            self.focus()
            self._close_how_known()
            return
        if self.how_known is None:
            self.how_known = HowKnown(self, with_precision=self.question.type in _INEXACT)
            self.how_known.said.connect(self._source_said)
            self.how_known.left.connect(self._turn_how_known)
            self._box.insertWidget(self._box.indexOf(self._others_label), self.how_known)
            self.grew.emit()
        account = self._accounts.noted
        told_by = account.told_by if self._accounts.current is None else self._in_hand().told_by
        self.how_known.show_source(account.source, told_by, account.precision)
        self.how_known.show()
        self.how_known.focus_first()

    def _close_how_known(self) -> None:
        if self.how_known is not None:
            self.how_known.hide()

    def _source_said(self, source: Source | None, told_by: str, precision: Precision) -> None:
        answer = self._accounts.say_source(source, told_by, self._in_hand().told_by, precision)
        if answer is None:
            self._noted(said("The source is noted; it is kept with the answer that you give."))
        else:
            self.answered.emit(answer)

    def _filling_words(self) -> str:
        if self._fill_in is None:
            return ""
        return said("F10 fills in: {words}.", words=self._fill_in.words) if self._fill_in.puts else self._fill_in.words

    def _noted(self, note: str) -> None:
        self._note = note
        self._news = ""
        self._say_foot()

    def _say_foot(self) -> None:
        wrong = joined("\n", (self._problem, self._note))
        # What is worth a second look is said when the person has gone on: half a number is no slip.
        care = self._why or ("" if self._current else self._look)
        told = self._fill_in.words if self._fill_in is not None and not self._fill_in.puts and not self._current else ""
        say(self._said, wrong or care or self._news or told)
        set_role(self._said, "problem" if wrong else "care" if care else "side")
        source = self._in_hand().source
        self._foot.setText("" if self._current else source)
        if self._offers is not None and self._current:
            self._offers.say_source(source)
            self._offers.say_fill_in(self._fill_in.words if self._fill_in is not None and self._fill_in.puts else "")
            self._offers.fit(self.width())
            self._offers.move(0, self._foot.y())


_NOT_OFFERED = {
    NonAnswer.UNKNOWN: said("This question must be answered: unknown is not accepted here."),
    NonAnswer.NOT_OBSERVED: said("This question must be answered: not observed is not accepted here."),
    NonAnswer.REFUSED: said("Refused to say is not an answer to this question."),
}
