"""Discarded drafts: why each was put away, for how long it still comes back; Enter brings it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from fieldreport.said import said
from ui.lists.reports import discarded_row, things
from ui.lists.rows import RowList
from ui.parts.bar import BarWords
from ui.parts.screen import Screen
from ui.parts.words import block, column, line, words
from ui.theme import UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from fieldreport.earlier import Discarded

WIDTH = 1120
ABOUT = said("Enter brings a draft back as it was. After 30 days it does not come back.")
NONE = said("Nothing is discarded. On the list of reports, Delete discards a draft, with a reason.")


class DiscardedScreen(Screen):
    """The drafts that still come back."""

    restored = Signal(str)
    """id of the draft that is to come back"""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._about = words(ABOUT, "side", wrap=True)
        self.list = RowList(said("Discarded drafts, the newest first"))
        self.list.chosen.connect(lambda key: self.restored.emit(str(key)))
        inner = column(
            words(said("Discarded"), "title"), 1, self._about, 3, self.list, None, margins=(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT)
        )
        self.lay_out(line(block(inner, width=WIDTH)))

    def show_drafts(self, drafts: Sequence[Discarded], zone: tzinfo | None) -> None:
        """Show these drafts; the times are told in ``zone``."""
        self.list.set_rows([discarded_row(draft, zone) for draft in drafts])
        self.list.setVisible(bool(drafts))
        self._about.setText(ABOUT if drafts else NONE)
        count = things(len(drafts), said("draft comes back"), said("drafts come back")) if drafts else ""
        self.set_bar(BarWords(left=count, tone="side", back=said("Home"), action=said("Bring it back") if drafts else ""))

    def act(self) -> None:
        """Bring the current one back."""
        row = self.list.rows.row_at(self.list.currentIndex())
        if row is not None:
            self.restored.emit(str(row.key))

    def leave(self) -> None:
        """Go home."""
        self.left.emit()

    def take_focus(self) -> None:
        """On the list."""
        (self if self.list.isHidden() else self.list).setFocus(Qt.FocusReason.OtherFocusReason)
