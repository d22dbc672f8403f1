"""The side pane: why the question in focus is asked, what can be inserted into a text, and the keys of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from fieldreport.said import said
from ui.lists.rows import RowList
from ui.parts.words import words
from ui.theme import UNIT, fix_width, set_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.lists.rows import Row

WIDTH = 304
"""Width of the pane, px of the usual type."""

KEYS = (
    ("F8", said("next thing that is missing")),
    ("F5  F6  F7", said("unknown, not observed, refused")),
    ("F4", said("how do you know?")),
    ("Ctrl+PgDn", said("next section")),
    ("Ctrl+N", said("new row in a table")),
    ("Ctrl+Z", said("undo")),
    ("F2", said("fold this pane")),
)
"""The keys that the pane teaches."""
HIGHEST = 44 * UNIT
"""The most that the list of what can be inserted takes, px."""
INSERTS = said("Times and names")
INSERT_KEYS = said("Ctrl+I goes here. Enter writes it into the text, Esc goes back.")


class SidePane(QWidget):
    """Why a question is asked, and what can be inserted."""

    insert_chosen = Signal(object)
    """the key of what is to be written into the text"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "side-pane")
        fix_width(self, WIDTH)
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(20, 24, 20, 16)
        box.setSpacing(8)
        self._title = words(said("Why this is asked"), "field-label", wrap=True)
        self._question = words("", "side", wrap=True)
        self._why = words("", wrap=True)
        self._chosen = ""
        self._detail_title = words(said("What was chosen"), "field-label", wrap=True)
        self._detail = words("", wrap=True)
        for part in (self._title, self._question, self._why):
            box.addWidget(part)
        box.addSpacing(16)
        for part in (self._detail_title, self._detail):
            box.addWidget(part)
        box.addSpacing(8)
        self.inserts = RowList(INSERTS, wrap=True)
        self.inserts.chosen.connect(self.insert_chosen)
        self.inserts.setMaximumHeight(HIGHEST)
        self._insert_words = (words(INSERTS, "field-label", wrap=True), words(INSERT_KEYS, "side", wrap=True))
        for part in self._insert_words:
            box.addWidget(part)
        box.addWidget(self.inserts)
        self.show_inserts(False)
        box.addStretch(1)
        box.addWidget(_keys(inside))
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)

    def explain(self, question: str, why: str, detail: str = "") -> None:
        """Say why a question is asked (its guidance, with the source of the duty), and what the chosen code means."""
        self._question.setText(question)
        self._why.setText(why or said("The form gives no reason for this one."))
        shown = bool(question)
        self._title.setVisible(shown)
        self._question.setVisible(shown)
        self._why.setVisible(shown)
        self._chosen = detail
        self.look_at("")

    def look_at(self, words: str) -> None:
        """Say what the code under the cursor means; "" goes back to the one that was chosen."""
        detail = words or self._chosen
        self._detail_title.setText(said("Under the cursor") if words else said("What was chosen"))
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._detail_title.setVisible(bool(detail))

    def show_inserts(self, shown: bool) -> None:
        """Show what can be inserted, while the keyboard is in a text that takes it."""
        for part in (*self._insert_words, self.inserts):
            part.setVisible(shown)

    def offer(self, rows: Sequence[Row]) -> None:
        """Offer this to be inserted."""
        self.inserts.set_rows(rows)

    def words(self) -> str:
        """Return the explanation as it is read."""
        return self._why.text()

    def detail_words(self) -> str:
        """Return what is told of the chosen code, as it is read."""
        return self._detail.text()


def _keys(parent: QWidget) -> QWidget:
    card = QWidget(parent)
    grid = QGridLayout(card)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    for row, (key, meaning) in enumerate(KEYS):
        grid.addWidget(words(key, "key"), row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words(meaning, "side", wrap=True), row, 1)
    grid.setColumnStretch(1, 1)
    return card
