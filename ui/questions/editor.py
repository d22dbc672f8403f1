"""What every editor is: a widget that takes one value and says so.

An editor is dumb. It is told what to show (:meth:`Editor.show_account`,
:meth:`Editor.set_choices`) and says what was entered (:attr:`Editor.entered`).
It knows no form and no answer sheet; the label, the help, the non-answers and
the source around it belong to :class:`ui.questions.field.QuestionField`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path  # noqa: TC003 - part of a request
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldreport.said import said
from ui import tongue

if TYPE_CHECKING:
    from fieldreport.answers.values import Account, NonAnswer, Precision, Range, Value


NON_ANSWER_WORDS: dict[str, str] = {"unknown": said("Unknown"), "not_observed": said("Not observed"), "refused": said("Refused to say")}
"""What a non-answer is called on its chip, by its stored word."""


@dataclass(frozen=True, slots=True)
class ChoiceWords:
    """One choice as it is shown: its code, its words, and a note beside them (a citation)."""

    code: str
    words: str
    note: str = ""
    gone: bool = False
    """A row that was removed: it is named by the answer and cannot be chosen again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What an editor hands out."""

    value: Value | Range | None
    """``None``: nothing is there, or nothing that can be understood yet."""
    precision: Precision | None = None
    """How exact the entry says it is; ``None`` leaves that as it was."""


@dataclass(frozen=True, slots=True)
class FieldState:
    """All that a field shows: made from the answer sheet by the column, and by tests by hand."""

    label: str
    hint: str = ""
    required: bool = False
    """Whether it must be answered."""
    choices: tuple[ChoiceWords, ...] = ()
    answer: tuple[Account, ...] = ()
    problem: str = ""
    others: tuple[str, ...] = field(default=())
    """The second and further accounts, in words; they are shown and never touched."""
    source: str = ""
    """How the first account is known, in words."""
    told_by: str = ""
    """Who told the first account, in words (a row of people is shown by its title)."""
    shown: str = ""
    """The first account in words, for answers that are only read."""


@dataclass(frozen=True, slots=True)
class TakeIn:
    """Take a file in, with what is known of where it comes from (both may be empty)."""

    source: Path
    where_found: str = ""
    from_whom: str = ""


@dataclass(frozen=True, slots=True)
class StopTakingIn:
    """Stop the intake for this question."""


@dataclass(frozen=True, slots=True)
class PictureWanted:
    """Make a small picture of a file that was taken in."""

    sha256: str
    width: int
    """Pixels of the screen."""


@dataclass(frozen=True, slots=True)
class AidsWanted:
    """Bring what a text is written with (:class:`fieldreport.writing.Aids`): dictionary, word lists, phrases."""


@dataclass(frozen=True, slots=True)
class KeepWord:
    """Keep a word as the officer's own: it is spelled as she means it."""

    word: str


@dataclass(frozen=True, slots=True)
class KeepPhrase:
    """Keep words as the officer's own phrase."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class NewStep:
    """Begin a new step of undoing: what comes now is no part of the word that was typed before."""


Request = TakeIn | StopTakingIn | PictureWanted | AidsWanted | KeepWord | KeepPhrase | NewStep
"""What an editor asks of the window, because a widget cannot do it: it is told outwards, and answered when it is done."""


class Editor(QWidget):
    """A widget that takes one value."""

    entered = Signal(object)
    """An :class:`Entry`, at every key."""
    noted = Signal(object)
    """A line about what could not be taken; "" takes the line back."""
    done = Signal()
    """Enter: the person goes on to the next field."""
    asked = Signal(object)
    """A :data:`Request` that only the window can meet."""
    remade = Signal()
    """Controls were made anew: the tab order is to be made anew too."""

    def show_account(self, account: Account | None, *, afresh: bool = False) -> None:
        """Show an account, or nothing.

        What is shown already is left alone, so that a person's cursor and half-typed words survive
        the answer coming back from the sheet; ``afresh`` shows it anew (another row came into the pane).
        """
        raise NotImplementedError

    def show_non_answer(self, non_answer: NonAnswer | None) -> None:
        """Show the chip of a non-answer, or take it away."""
        raise NotImplementedError

    def set_choices(self, choices: tuple[ChoiceWords, ...]) -> None:
        """Offer these choices; editors without choices have nothing to do."""

    def set_names(self, name: str, description: str) -> None:
        """Tell assistive technology what is asked (``name``) and what helps (``description``)."""
        for widget in self.stops():
            tongue.name(widget, name)
            tongue.describe(widget, description)

    def set_wrong(self, wrong: bool) -> None:
        """Mark the control as holding something wrong; the words stand beneath it."""

    def set_read_only(self, read_only: bool) -> None:
        """Let the value be read but not changed."""
        self.setEnabled(not read_only)

    def stops(self) -> tuple[QWidget, ...]:
        """Return the controls that the Tab key stops at, in visual order."""
        raise NotImplementedError

    def close_open(self) -> bool:
        """Close what is open in the editor, as Esc asks; returns whether there was something: nothing that was typed is lost by it."""
        return False

    def leave(self) -> None:
        """Tidy up when the person goes to another field."""
