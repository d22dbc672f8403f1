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
    from collections.abc import Mapping

    from fieldreport.answers.values import Account, NonAnswer, Place, Precision, Range, Value
    from fieldreport.filling import FillIn


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
    columns: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Further columns of the code table, as they stand there."""


@dataclass(frozen=True, slots=True)
class Adds:
    """Where a row can be made for a link."""

    label: str
    """What the rows are called: *People*."""
    named: bool
    """Whether what is typed names it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What an editor hands out."""

    value: Value | Range | None
    """``None``: nothing is there, or nothing that can be understood yet."""
    precision: Precision | None = None
    """How exact the entry says it is; ``None`` leaves that as it was."""


@dataclass(frozen=True, slots=True)
class AccountWords:
    """One account in words."""

    words: str
    """What was answered, with where it comes from."""
    source: str = ""
    """How it is known."""
    told_by: str = ""
    """Who told it (a row of people is shown by its title), or which video or record."""


NO_WORDS = AccountWords("")
"""Of an account that is not there."""


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
    accounts: tuple[AccountWords, ...] = ()
    """The accounts of the answer in words, in its order."""
    shown: str = ""
    """The first account in words, for answers that are only read."""
    adds: Adds | None = None
    """Where a row can be made that a link is to name."""
    look: str = ""
    """What is worth a second look in the answer; it stops nobody."""
    fill_in: FillIn | None = None
    """What one key fills in here, or what is said of the answer."""
    before: str = ""
    """What the version that this one builds on says, where that is another answer."""


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


@dataclass(frozen=True, slots=True)
class InsertsWanted:
    """Put the keyboard on what can be inserted into this text: times of the scene log, and the names that the report knows."""


@dataclass(frozen=True, slots=True)
class OwnWanted:
    """Show the officer's own words and phrases."""


@dataclass(frozen=True, slots=True)
class Told:
    """Tell in the side pane of what is looked at and not chosen yet; "": of what was chosen again."""

    words: str


@dataclass(frozen=True, slots=True)
class AddLinked:
    """Make the row that a link is to name."""

    words: str
    """What was typed: its name."""


@dataclass(frozen=True, slots=True)
class PutIn:
    """Put what was offered: answers by place, one change together."""

    puts: tuple[tuple[Place, str], ...]


@dataclass(frozen=True, slots=True)
class BringIn:
    """Bring in people, agents and vehicles of an earlier report."""


Request = (
    TakeIn
    | StopTakingIn
    | PictureWanted
    | AidsWanted
    | KeepWord
    | KeepPhrase
    | NewStep
    | InsertsWanted
    | OwnWanted
    | Told
    | AddLinked
    | PutIn
    | BringIn
)
"""What an editor asks of the window, because a widget cannot do it: it is told outwards, and answered when it is done."""


class Editor(QWidget):
    """A widget that takes one value."""

    takes_inserts = False
    """Whether times and names of the report can be inserted here: the side pane offers them then."""
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

    def set_adds(self, adds: Adds | None) -> None:
        """Offer to make a row in this place, after the choices; only links have something to do."""

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

    def unread(self) -> str:
        """Return what is typed and not understood, or not chosen yet; "" for editors in which that cannot be."""
        return ""

    def show_unread(self, text: str) -> None:
        """Show again what was typed and not understood."""

    def retype(self, text: str) -> None:
        """Write what was typed and not understood, as if it stood there still: an undo brought it back."""

    def leave(self) -> None:
        """Tidy up when the person goes to another field."""
