"""Several choices of a list: check boxes when there are few, a list with a line that narrows it when there are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldreport.said import said
from ui import tongue
from ui.parts.words import words
from ui.questions.buttons import ChoiceButtons
from ui.questions.choice_list import ChoiceModel, ChoiceView
from ui.questions.editor import Editor, Entry
from ui.questions.lines import Chip
from ui.questions.select_one import FindLine

if TYPE_CHECKING:
    from fieldreport.answers.values import Account, NonAnswer
    from ui.questions.editor import ChoiceWords

FEW = 12
"""Up to so many choices are check boxes."""
ROWS = 9
"""Rows of the list that are seen at once."""


class SelectMultipleButtons(Editor):
    """Check boxes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = ChoiceButtons(several=True, parent=self)
        self.chip = Chip(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.buttons)
        box.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)
        self.buttons.chosen.connect(lambda codes: self.entered.emit(Entry(codes or None)))
        self.buttons.accepted.connect(self.done)

    def show_account(self, account: Account | None, *, afresh: bool = False) -> None:
        """Show the choices of an account."""
        codes = _codes(account)
        if afresh or set(codes) != set(self.buttons.codes()):
            self.buttons.choose(codes)

    def show_non_answer(self, non_answer: NonAnswer | None) -> None:
        """Show a chip under the boxes."""
        self.chip.say(non_answer)

    def set_choices(self, choices: tuple[ChoiceWords, ...]) -> None:
        """Offer these choices."""
        if self.buttons.set_choices(choices):
            self.remade.emit()

    def set_names(self, name: str, description: str) -> None:
        """Name the group; each box is named after its choice."""
        self.buttons.set_names(name, description)

    def stops(self) -> tuple[QWidget, ...]:
        """The boxes."""
        return self.buttons.stops()


class SelectMultipleList(Editor):
    """A list with check marks, and a line that narrows it."""

    def __init__(self, parent: QWidget | None = None, *, nothing: str = said("This list is empty.")) -> None:
        """``nothing`` is said while there is nothing to choose from."""
        super().__init__(parent)
        self._nothing = nothing
        self.line = FindLine(self)
        self.line.setMaxLength(200)
        self.model = ChoiceModel(several=True, parent=self)
        self.view = ChoiceView(ROWS, self)
        self.view.setModel(self.model)
        self.chip = Chip(self)
        self.tally = words("", "side", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        for part in (self.line, self.view, self.tally):
            box.addWidget(part)
        box.insertWidget(2, self.chip, 0, Qt.AlignmentFlag.AlignLeft)
        self.line.textEdited.connect(self._narrow)
        self.line.returnPressed.connect(self._check_first)
        self.line.erased.connect(self._erase)
        self.line.moved.connect(self._go_down)
        self.view.accepted.connect(self.done)
        self.view.erased.connect(self._erase)
        self.model.toggled.connect(self._toggled)

    def show_account(self, account: Account | None, *, afresh: bool = False) -> None:
        """Show the choices of an account."""
        self.model.choose(_codes(account))
        if afresh and self.line.text():
            self.line.clear()
            self._narrow("")
        self._say_tally()

    def show_non_answer(self, non_answer: NonAnswer | None) -> None:
        """Show a chip under the list."""
        self.chip.say(non_answer)

    def set_choices(self, choices: tuple[ChoiceWords, ...]) -> None:
        """Offer these choices."""
        self.model.set_choices(choices)
        count = len(self.model)
        self.line.set_placeholder(said("Type two letters to find one of {count}", count=count) if count else self._nothing)
        self.view.setVisible(bool(choices))
        self._fit()
        self._say_tally()

    def set_names(self, name: str, description: str) -> None:
        """Name the line and the list."""
        super().set_names(name, description)
        tongue.name(self.line, said("{name}: find", name=name))

    def set_wrong(self, wrong: bool) -> None:
        """Mark the line."""
        self.line.set_wrong(wrong)

    def stops(self) -> tuple[QWidget, ...]:
        """The line, then the list."""
        return (self.line, self.view)

    def _narrow(self, typed: str) -> None:
        self.model.narrow(typed.strip())
        if self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(self.model.best))
        self.noted.emit("" if self.model.rowCount() else said("No choice holds “{typed}”.", typed=typed.strip()))

    def _check_first(self) -> None:
        if not self.line.text().strip():
            self.done.emit()
            return
        index = self.view.currentIndex()
        if index.isValid():
            on = self.model.data(index, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            self.model.setData(index, Qt.CheckState.Unchecked if on else Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
        self.line.clear()
        self._narrow("")

    def _go_down(self, by: int) -> None:
        if by > 0 and self.model.rowCount():
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.model.index(0))
            self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _toggled(self) -> None:
        self._say_tally()
        self.entered.emit(Entry(self.model.kept() or None))

    def _erase(self) -> None:
        # One key never takes several marks away: it erases the chip that stands for none.
        if not self.model.codes():
            self._toggled()

    def _fit(self) -> None:
        if not self.line.text():
            self.view.fit()

    def _say_tally(self) -> None:
        self.tally.setVisible(bool(len(self.model) or self.model.codes()))
        chosen = [self.model.words_of(code) for code in self.model.codes()]
        self.tally.setText(
            said("{count} chosen: {chosen}", count=len(chosen), chosen="; ".join(chosen)) if chosen else said("None chosen yet")
        )


def _codes(account: Account | None) -> tuple[str, ...]:
    value = account.value if account is not None else None
    return value if isinstance(value, tuple) else ()
