"""One choice of a list: radio buttons when there are few, a line that finds by two letters when there are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldreport.answers.values import NonAnswer
from fieldreport.said import said
from ui import tongue
from ui.questions.buttons import ChoiceButtons
from ui.questions.choice_list import ChoiceModel, ChoiceView
from ui.questions.editor import AddLinked, ChoiceWords, Editor, Entry
from ui.questions.keeping import in_one_line, keepable
from ui.questions.lines import Chip, Line
from ui.theme import limit_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent

    from fieldreport.answers.values import Account
    from ui.questions.editor import Adds

FEW = 8
"""Up to so many choices are radio buttons."""
ROWS = 8
"""Rows of the list that drops down."""
NEW = "\0new"
"""What the choice that makes a row has for a code: no row's id, and never an answer."""
WIDTH = 560
"""Width of the line that finds, px."""


class SelectOneButtons(Editor):
    """Radio buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = ChoiceButtons(several=False, parent=self)
        self.chip = Chip(self)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        box.addWidget(self.buttons)
        box.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        box.addStretch(1)
        self.buttons.chosen.connect(self._chosen)
        self.buttons.accepted.connect(self.done)

    def show_account(self, account: Account | None, *, afresh: bool = False) -> None:
        """Show the choice of an account."""
        code = _code(account)
        if afresh or self.buttons.codes() != ((code,) if code else ()):
            self.buttons.choose((code,) if code else ())

    def show_non_answer(self, non_answer: NonAnswer | None) -> None:
        """Show a chip after the buttons."""
        self.chip.say(non_answer)

    def set_choices(self, choices: tuple[ChoiceWords, ...]) -> None:
        """Offer these choices."""
        if self.buttons.set_choices(choices):
            self.remade.emit()

    def set_names(self, name: str, description: str) -> None:
        """Name the group; each button is named after its choice."""
        self.buttons.set_names(name, description)

    def stops(self) -> tuple[QWidget, ...]:
        """The buttons."""
        return self.buttons.stops()

    def _chosen(self, codes: tuple[str, ...]) -> None:
        self.entered.emit(Entry(codes[0] if codes else None))


class FindLine(Line):
    """The line that finds; arrows and Enter speak to the list below it."""

    moved = Signal(int)
    wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move in the list; Esc goes to the screen, which closes the list first."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens the list."""
        super().mousePressEvent(event)
        self.wanted.emit()


class SelectOneSearch(Editor):
    """A line that finds a choice by two letters of any of its words."""

    def __init__(self, parent: QWidget | None = None, *, nothing: str = said("This list is empty.")) -> None:
        super().__init__(parent)
        self._nothing = nothing
        self._held = ""
        self._adds: Adds | None = None
        self.line = FindLine(self)
        limit_width(self.line, WIDTH)
        self.line.setMinimumWidth(240)
        self.line.setMaxLength(400)
        self.model = ChoiceModel(several=False, parent=self)
        self._view: ChoiceView | None = None
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.line, 1000)
        box.addStretch(1)
        self.line.textEdited.connect(self._edited)
        self.line.erased.connect(lambda: self._take(""))
        self.line.moved.connect(self._move)
        self.line.wanted.connect(self._open_all)
        self.line.returnPressed.connect(self._accept)

    def show_account(self, account: Account | None, *, afresh: bool = False) -> None:
        """Show the choice of an account by its words."""
        code = _code(account)
        if afresh or code != self._held or not self.line.hasFocus():
            unread = self.line.text() if not (afresh or code or self._held) else ""
            self._held = code
            self.line.setText(self.model.words_of(code) if code else unread)
            self.line.setCursorPosition(0)

    def show_non_answer(self, non_answer: NonAnswer | None) -> None:
        """Show a chip in place of text."""
        self.line.say_non_answer(non_answer)

    def set_choices(self, choices: tuple[ChoiceWords, ...]) -> None:
        """Offer these choices."""
        self.model.set_choices(choices)
        count = len(self.model)
        if count or self._adds is None:
            self.line.set_placeholder(said("Type two letters, or ↓ for the list of {count}", count=count) if count else self._nothing)
        else:
            self.line.set_placeholder(
                said("Type a name, and Enter adds it to {label}", label=self._adds.label) if self._adds.named else said("↓ adds the first")
            )
        if self._held and not self.line.hasFocus():
            self.line.setText(self.model.words_of(self._held))

    def set_adds(self, adds: Adds | None) -> None:
        """End the list with the choice that makes a row there."""
        if adds != self._adds:
            self._adds = adds
            self.model.set_last(self._new if adds is not None else None)

    def set_wrong(self, wrong: bool) -> None:
        """Mark the line."""
        self.line.set_wrong(wrong or bool(self.unread()))

    def stops(self) -> tuple[QWidget, ...]:
        """The line alone."""
        return (self.line,)

    def unread(self) -> str:
        """Return what is typed and stands for no choice, or ""."""
        return self._typed()

    def show_unread(self, text: str) -> None:
        """Show again what was typed and stands for no choice."""
        self.line.setText(text)
        self.leave()

    def retype(self, text: str) -> None:
        """Write what was typed, and nothing else."""
        self.line.setText(text)

    def leave(self) -> None:
        """Take the choice that was found, or say that there is none."""
        self.close_list()
        if self._held:
            self.line.setText(self.model.words_of(self._held))
            self.line.setCursorPosition(0)
        elif self.unread():
            self.model.narrow(self.unread())
            only = self.model.at(0) if self.model.fitting == 1 else None
            if only is not None:
                self._take(only.code)
            else:
                self.line.set_wrong(True)
                why = said("is in several of the choices") if self.model.fitting else said("is in none of the choices")
                self.noted.emit(said("“{unread}” {why}, so nothing is chosen. Press ↓ for the list.", unread=self.unread(), why=why))

    @property
    def is_open(self) -> bool:
        """Whether the list is down."""
        return self._view is not None and self._view.isVisible()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the list away with the page: it lies in the window and would stay over the screen that comes."""
        self.close_list()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the list at its line while the page scrolls."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        return super().eventFilter(watched, event)

    def _edited(self, typed: str) -> None:
        kept, note = keepable(typed)
        kept = in_one_line(kept)
        if kept != typed:
            self.line.setText(kept)
        self._held = ""
        self.noted.emit(note)
        self.model.narrow(kept.strip())
        self._open()
        exact = self.model.at(0)
        if exact is not None and exact.words.casefold() == kept.strip().casefold():
            self._held = exact.code
        self.entered.emit(Entry(self._held or None))

    def _move(self, by: int) -> None:
        if not self.is_open:
            self._open_all()
            return
        view = self._view
        if view is not None:
            row = (view.currentIndex().row() + by) % max(self.model.rowCount(), 1)
            view.setCurrentIndex(self.model.index(row))

    def _open_all(self) -> None:
        if self.line.isReadOnly():
            return
        self.model.narrow(self._typed())
        self._open()

    def _open(self) -> None:
        if not self.model.rowCount() or not self.line.hasFocus():
            self.close_list()
            return
        view = self.the_view()
        view.fit()
        view.setCurrentIndex(self.model.index(max(self.model.row_of(self._held), 0)))
        self._place()
        if not view.isVisible():
            # Only while the list is down: a filter in Python on every event of the page would slow every key.
            for ancestor in self._ancestors():
                ancestor.installEventFilter(self)
        view.show()
        view.raise_()

    def close_list(self) -> None:
        """Take the list away."""
        if self._view is not None and self._view.isVisible():
            self._view.hide()
            for ancestor in self._ancestors():
                ancestor.removeEventFilter(self)

    def close_open(self) -> bool:
        """Close the list, when it is down."""
        was = self.is_open
        self.close_list()
        return was

    def _accept(self) -> None:
        view = self._view
        if view is not None and self.is_open:
            self._take_row(view.currentIndex().row())
        self.close_list()
        self.done.emit()

    def _take(self, code: str) -> None:
        self.close_list()
        self._held = code
        self.line.setText(self.model.words_of(code) if code else "")
        self.noted.emit("")
        self.entered.emit(Entry(code or None))

    def the_view(self) -> ChoiceView:
        """Return the list that drops down."""
        if self._view is None:
            # A child of the window, not a window of its own: the line keeps the keyboard, and nothing grabs the mouse.
            view = ChoiceView(ROWS, self.window())
            view.setModel(self.model)
            view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            tongue.name(view, said("Choices"))
            view.clicked.connect(lambda index: self._take_row(index.row()))
            self.destroyed.connect(view.deleteLater)
            self._view = view
        return self._view

    def _ancestors(self) -> Iterator[QWidget]:
        ancestor = self.parentWidget()
        while ancestor is not None and ancestor is not self.window():
            yield ancestor
            ancestor = ancestor.parentWidget()

    def _take_row(self, row: int) -> None:
        choice = self.model.at(row)
        if choice is not None and choice.code == NEW:
            self.close_list()
            self.noted.emit("")
            self.asked.emit(AddLinked(self._typed()))
        elif choice is not None:
            self._take(choice.code)

    def _typed(self) -> str:
        return "" if self._held else self.line.text().strip()

    def _new(self, typed: str) -> ChoiceWords:
        label, named = (self._adds.label, self._adds.named) if self._adds is not None else ("", False)
        return ChoiceWords(
            NEW, said("New in {label}: “{typed}”", label=label, typed=typed) if typed and named else said("New in {label}", label=label)
        )

    def _place(self) -> None:
        view = self._view
        if view is None:
            return
        window = self.window()
        below = self.line.mapTo(window, QPoint(0, self.line.height() + 2))
        if below.y() + view.height() > window.height():
            above = self.line.mapTo(window, QPoint(0, -2 - view.height()))
            below = above if above.y() >= 0 else below
        view.setFixedWidth(max(self.line.width(), 320))
        view.move(below)


def _code(account: Account | None) -> str:
    value = account.value if account is not None else None
    return value if isinstance(value, str) and not isinstance(value, NonAnswer) else ""
