"""Two versions of one report beside each other: every place that differs, in the order of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from fieldreport.said import said
from ui.lists.checks import change_rows
from ui.lists.reports import things
from ui.lists.rows import RowList
from ui.lists.versions import KINDS
from ui.parts.bar import BarWords
from ui.parts.screen import Screen
from ui.parts.words import block, button, column, line, say, words
from ui.theme import UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldreport.reading_room import Comparison, Copy
    from ui.lists.rows import Row

WIDTH = 960
PAIRS_HIGH = 20 * UNIT
ABOUT = said(
    "“Was” and “Is” stand under each place that differs. Where a text is long, its brackets say what was added and what was removed. "
    "Nothing is left out and nothing is weighed."
)


class CompareScreen(Screen):
    """Shows a comparison."""

    pair_chosen = Signal(object)
    """key of the pair that is to be compared"""
    save_asked = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._which, self._about = words("", "section", wrap=True), words(ABOUT, "side", wrap=True)
        self._pairs_title = words(said("Other versions"), "section")
        self.pairs = RowList(said("Which two versions"), wrap=True)
        self.pairs.setMaximumHeight(PAIRS_HIGH)
        self.pairs.chosen.connect(self.pair_chosen)
        self._save = button(said("Save as PDF…"), "", "Ctrl+S", bind=False)
        self._save.clicked.connect(self.save_asked)
        shortcut = QShortcut(QKeySequence("Ctrl+S"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._save.click)
        self._said = words("", "side", wrap=True)
        self.changes = RowList(said("What differs, in the order of the form"), wrap=True, leads=False)
        inner = column(
            words(said("What changed between two versions"), "title", wrap=True), 1, self._which, 1, self._about, 2, self.changes, 2,
            line(self._save, None), 1, self._said, 2, self._pairs_title, 1, self.pairs, None,
            margins=(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT),
        )  # fmt: skip
        page = line(None, block(inner, width=WIDTH), None)
        page.setStretch(1, 8)
        self.lay_out(page)

    def show_comparison(self, of: Comparison, pairs: Sequence[Row], shown: object) -> None:
        """Show every place that differs; ``pairs`` are the others that can be chosen."""
        say(self._which, said("{older} — and {newer}", older=_named(of.older), newer=_named(of.newer)))
        self.changes.set_rows(change_rows(of))
        self.changes.setVisible(bool(of.changes))
        self.changes.select(0)
        self.pairs.set_rows(pairs)
        self.pairs.select(shown)
        for part in (self._pairs_title, self.pairs):
            part.setVisible(len(pairs) > 1)
        say(self._said, "")
        count = things(len(of.changes), said("place differs"), said("places differ")) if of.changes else said("Nothing differs.")
        step = said("Next difference") if len(of.changes) > 1 else ""
        self.set_bar(BarWords(left=count, tone="side", step=step, step_key="F8" if step else "", back=said("Back")))

    def say_done(self, text: str) -> None:
        """Say what became of saving."""
        say(self._said, text)

    @property
    def told(self) -> str:
        """What became of saving."""
        return self._said.text()

    def step(self) -> None:
        """Make the next difference current."""
        self.changes.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changes.step()

    def leave(self) -> None:
        """Back to where it was asked for."""
        self.left.emit()

    def take_focus(self) -> None:
        """On the differences."""
        (self._save if self.changes.isHidden() else self.changes).setFocus(Qt.FocusReason.OtherFocusReason)


def _named(copy: Copy) -> str:
    return KINDS.get(copy.kind, KINDS["original"]).format(version=copy.version)
