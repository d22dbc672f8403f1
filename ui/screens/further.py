"""A further version is begun: what it is, and the one line that asks why. Nothing is done before that is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from fieldreport.said import said
from ui import tongue
from ui.parts.bar import BarWords
from ui.parts.screen import Screen
from ui.parts.words import block, column, line, say, under, words
from ui.theme import COLUMN, UNIT

if TYPE_CHECKING:
    from ui.parts.words import Words

LONGEST = 500
"""Characters of a reason."""
CORRECT, ADD, ANSWER = said("Correct this report"), said("Add to this report"), said("Answer HQ")
CORRECTS = said(
    "Version {version} begins with all answers of version {earlier} and corrects them. Version {earlier} stays as it is, and both can be "
    "read, checked and compared for ever."
)
ADDS = said(
    "Version {version} begins with all answers of version {earlier} and adds to them. Version {earlier} stays as it is, and both can be "
    "read, checked and compared for ever."
)
WHY = said("Why is there a version {version}?")
PRINTED = said("In a few words. The reason is printed on version {version}, under its title.")
NEEDED = said("Say why in a few words: the reason is printed on the paper. Nothing is begun yet; Esc goes back.")


class FurtherScreen(Screen):
    """Asks why there is a further version, and begins it."""

    given = Signal(str)
    """the reason"""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = words("", "title", wrap=True)
        self._report, self._about = words("", "side", wrap=True), words("", "", wrap=True)
        self._told: Words = words("", "", wrap=True)
        self._label, self._hint = words("", "field-label", wrap=True), words("", "hint", wrap=True)
        self._problem = words("", "problem", wrap=True)
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST)
        self.field.returnPressed.connect(self.act)
        self.field.textEdited.connect(lambda _: say(self._problem, ""))
        self._card = block(column(self._told, margins=(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)), "card")
        asked = column(under(self._label, self.field), self._hint, 1, self._problem)
        inner = column(self._title, self._report, 3, self._card, 3, self._about, 4, asked, None, margins=(0, 4 * UNIT, 0, 4 * UNIT))
        page = line(None, block(inner, width=COLUMN), None, margins=(3 * UNIT, 0, 3 * UNIT, 0))
        page.setStretch(1, 1000)
        self.lay_out(page)

    def ask(self, title: str, what: str, *, version: int, corrects: bool, told: str = "") -> None:
        """Ask why.

        Args:
            title: what is begun, in words.
            what: which report it is.
            version: the number of the version that is begun.
            corrects: whether it corrects; else it adds.
            told: what HQ said of the version before, or "".
        """
        say(self._title, title)
        say(self._report, what)
        say(self._told, told)
        self._card.setVisible(bool(told))
        say(self._about, (CORRECTS if corrects else ADDS).format(version=version, earlier=version - 1))
        self._label.setText(WHY.format(version=version))
        tongue.name(self.field, WHY.format(version=version))
        say(self._hint, PRINTED.format(version=version))
        say(self._problem, "")
        self.field.clear()
        self.set_bar(BarWords(back=said("Back"), action=said("Begin version {version}", version=version)))

    def act(self) -> None:
        """Begin it, once there is a reason."""
        reason = self.field.text().strip()
        if reason:
            self.given.emit(reason)
        else:
            say(self._problem, NEEDED)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, text: str) -> None:
        """Say why it was not begun; the reason stays in the line."""
        say(self._problem, text)

    def leave(self) -> None:
        """Go back; nothing was begun."""
        self.left.emit()

    def take_focus(self) -> None:
        """On the line."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
