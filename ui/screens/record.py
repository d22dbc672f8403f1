"""A sealed report: where it stands, its versions and what can be done with them at the left, the paper at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from fieldreport.said import said
from ui.lists.rows import RowList
from ui.parts.bar import BarWords
from ui.parts.mark import Mark, MarkView, Tone
from ui.parts.paper_screen import PaperScreen
from ui.parts.words import column, line, say, words
from ui.theme import UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ui.lists.rows import Row
    from ui.parts.paper_view import Pages


@dataclass(frozen=True, slots=True)
class Standing:
    """A version in words."""

    what: str
    """``Detention and use of force, 10 Aug 2026, about 1407 hours``"""
    version: str
    """``Version 2, amendment``"""
    words: str
    """``HQ holds it as no. 2026-00417.``"""
    mark: Mark
    tone: Tone


class RecordScreen(PaperScreen):
    """Shows one version of a sealed report and offers what can be done with it."""

    version_chosen = Signal(object)
    """number of the version that is to be shown"""
    deed_chosen = Signal(object)
    """name of what is to be done"""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._bound: dict[str, QShortcut] = {}
        self._what = words("", "side", wrap=True)
        self._version = words("", "section", wrap=True)
        self._mark = MarkView()
        self._standing = words("", "", wrap=True)
        standing = line(self._mark, 1, self._standing)
        standing.setStretch(2, 1)
        self._versions_title = words(said("Versions"), "section")
        self.versions = RowList(said("Versions of this report, the newest first"), wrap=True)
        self.versions.chosen.connect(self.version_chosen)
        self.deeds = RowList(said("What can be done with it"), wrap=True, brief=True)
        self.deeds.chosen.connect(self.deed_chosen)
        self._note = words("", "side", wrap=True)
        self.deeds.pointed_at.connect(self._note.setText)
        self._said = words("", "side", wrap=True)
        inner = column(
            words(said("Sealed report"), "title", wrap=True), self._what, 2, self._version, 1, standing, 2, self._said, 1,
            self.deeds, 1, self._note, 2, self._versions_title, 1, self.versions, None, margins=(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT),
        )  # fmt: skip
        self.lay_beside_paper(inner, said("Laying out the paper…"))
        self.say_done("")
        self.set_bar(BarWords(back=said("My shift"), action=said("New report")))

    def bind(self, key: str, deed: str) -> None:
        """Let a key do a deed from anywhere on this screen."""
        self._bound[deed] = shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: self.deed_chosen.emit(deed))

    def show_version(self, standing: Standing, deeds: Sequence[Row], versions: Sequence[Row], shown: int) -> None:
        """Say where a version stands, what can be done with it, and which others there are; ``shown`` is its number."""
        say(self._what, standing.what)
        say(self._version, standing.version)
        self._standing.setText(standing.words)
        self._mark.show_mark(standing.mark, standing.tone)
        self.deeds.set_rows(deeds)
        self.versions.set_rows(versions)
        self.versions.select(shown)
        for part in (self._versions_title, self.versions):
            part.setVisible(len(versions) > 1)
        offered = {row.key for row in deeds}
        for deed, shortcut in self._bound.items():
            shortcut.setEnabled(deed in offered)

    def show_pages(self, pages: Pages) -> None:
        """Show the paper, whose pages are drawn when they come into sight."""
        self.paper.show_pages(pages)

    def show_paper_problem(self, text: str) -> None:
        """Say why the paper cannot be shown."""
        self.paper.show_words(text)

    def say_done(self, text: str) -> None:
        """Say what became of the last deed."""
        say(self._said, text)

    @property
    def standing(self) -> str:
        """Where the version stands, in words."""
        return self._standing.text()

    def offered(self) -> Iterable[str]:
        """Return the names of what is offered, in order."""
        rows = self.deeds.rows
        found = (rows.row_at(rows.index(number)) for number in range(rows.rowCount()))
        return [str(row.key) for row in found if row is not None]

    def take_focus(self) -> None:
        """On what can be done."""
        self.deeds.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self) -> None:
        """Begin a new report."""
        self.deed_chosen.emit("new")

    def leave(self) -> None:
        """Go home."""
        self.left.emit()
