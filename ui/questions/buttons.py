"""Radio buttons and check boxes that the keyboard treats as one field.

Tab stops once at a group and arrows move in it (the pattern of the ARIA Authoring Practices for radio
groups; Qt would stop at every button while none is chosen). A letter goes to the next choice that
begins with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QWidget,
)

from fieldreport.said import joined
from ui import tongue
from ui.questions.keys import act_of
from ui.questions.wrapping import DotButton, TickBox
from ui.tongue import tr

if TYPE_CHECKING:
    from ui.questions.editor import ChoiceWords

_AHEAD = (Qt.Key.Key_Down, Qt.Key.Key_Right)
_BACK = (Qt.Key.Key_Up, Qt.Key.Key_Left)
_ERASE = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
SHORT = 16
"""A choice of at most so many characters is short: a few short ones stand side by side."""
WIDE = 72
"""Characters that fit side by side."""


class ChoiceButtons(QWidget):
    """A group of radio buttons (one may be chosen) or check boxes (several may)."""

    chosen = Signal(object)
    """The codes that are chosen, in the order of the list: a tuple of texts."""
    accepted = Signal()
    """Enter."""

    def __init__(self, *, several: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._several = several
        self._choices: tuple[ChoiceWords, ...] = ()
        self._buttons: list[QAbstractButton] = []
        self._stray: tuple[str, ...] = ()
        self._quiet = False
        self._names = ("", "")
        self._group = QButtonGroup(self)
        self._group.setExclusive(not several)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)

    def set_choices(self, choices: tuple[ChoiceWords, ...]) -> bool:
        """Offer these choices; returns whether buttons were made anew."""
        if choices == self._choices:
            return False
        codes = self.codes()
        focused = next((index for index, button in enumerate(self._buttons) if button.hasFocus()), -1)
        for button in self._buttons:
            self._group.removeButton(button)
            button.deleteLater()
        self._choices = choices
        self._buttons = [self._button(choice) for choice in choices]
        self._lay_out()
        self.choose(codes)
        self.set_names(*self._names)
        if 0 <= focused < len(self._buttons):
            self._buttons[focused].setFocus()
        return True

    def codes(self) -> tuple[str, ...]:
        """Return what is chosen; a code that the list no longer offers is kept."""
        chosen = tuple(choice.code for choice, button in zip(self._choices, self._buttons, strict=True) if button.isChecked())
        return chosen + self._stray

    def choose(self, codes: tuple[str, ...]) -> None:
        """Show these codes as chosen, without saying so."""
        self._quiet = True
        # An exclusive group does not let its last button be unchecked.
        self._group.setExclusive(False)
        for choice, button in zip(self._choices, self._buttons, strict=True):
            button.setChecked(choice.code in codes)
        self._group.setExclusive(not self._several)
        known = {choice.code for choice in self._choices}
        self._stray = tuple(code for code in codes if code not in known)
        self._quiet = False
        self._one_stop()

    def stops(self) -> tuple[QWidget, ...]:
        """All buttons: the Tab key stops at one of them."""
        return tuple(self._buttons)

    def set_names(self, name: str, description: str) -> None:
        """Name each button after its choice, and describe it by the question."""
        self._names = (name, description)
        tongue.name(self, name)
        tongue.describe(self, description)
        for choice, button in zip(self._choices, self._buttons, strict=True):
            tongue.name(button, joined(", ", (choice.words, choice.note)))
            tongue.describe(button, joined(". ", (name, description)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the group, jump to a letter, erase; the rest is the button's."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or not isinstance(watched, QAbstractButton):
            return False
        if act_of(event) is not None:
            return False
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() in _AHEAD + _BACK and plain:
            self._step(watched, 1 if event.key() in _AHEAD else -1)
        elif event.key() in _ERASE:
            self._erase()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif plain and len(event.text()) == 1 and event.text().isalnum():
            self._jump(watched, event.text().casefold())
        else:
            return False
        return True

    def _button(self, choice: ChoiceWords) -> QAbstractButton:
        words = f"{tr(choice.words)}   {choice.note}" if choice.note else tr(choice.words)
        button = (TickBox if self._several else DotButton)(words.replace("&", "&&"), self)
        self._group.addButton(button)
        button.toggled.connect(self._toggled)
        button.installEventFilter(self)
        return button

    def _lay_out(self) -> None:
        beside = len(self._choices) <= 5 and all(len(choice.words) <= SHORT and not choice.note for choice in self._choices)
        beside = beside and sum(len(choice.words) + 6 for choice in self._choices) <= WIDE
        for column in range(8):
            self._grid.setColumnStretch(column, 0)
        for index, button in enumerate(self._buttons):
            if beside:
                self._grid.addWidget(button, 0, index)
            else:
                self._grid.addWidget(button, index, 0)
            button.show()
        self._grid.setColumnStretch(len(self._buttons) if beside else 1, 1)

    def _toggled(self, on: bool) -> None:
        # A radio button that goes off speaks too: the one that came on says it for both.
        if self._quiet or not (on or self._several):
            return
        if not self._several:
            self._stray = ()
        self._one_stop()
        self.chosen.emit(self.codes())

    def _erase(self) -> None:
        # One key never takes several marks away: it erases one choice, or the chip that stands for none.
        if not self._several or not self.codes():
            self.choose(())
            self.chosen.emit(())

    def _one_stop(self) -> None:
        focused = next((button for button in self._buttons if button.hasFocus()), None)
        stop = focused or next((button for button in self._buttons if button.isChecked()), None)
        for index, button in enumerate(self._buttons):
            is_stop = button is stop or (stop is None and index == 0)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)

    def _step(self, button: QAbstractButton, by: int) -> None:
        place = self._buttons.index(button)
        if not self._several and self._group.checkedButton() is None and by > 0 and place == 0:
            self._go(0)
        else:
            self._go((place + by) % len(self._buttons))

    def _jump(self, button: QAbstractButton, letter: str) -> None:
        start = self._buttons.index(button)
        count = len(self._choices)
        nobody = not self._several and self._group.checkedButton() is None
        for step in range(0 if nobody else 1, count + 1):
            place = (start + step) % count
            if self._choices[place].words.casefold().startswith(letter):
                self._go(place)
                return

    def _go(self, place: int) -> None:
        button = self._buttons[place]
        button.setFocus(Qt.FocusReason.TabFocusReason)
        if not self._several:
            button.setChecked(True)
        self._one_stop()
