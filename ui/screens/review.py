"""Review: at the left what stands in the way and which words need a reason, at the right the paper, as it will be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from fieldreport.said import joined, said
from ui.lists.reports import things
from ui.lists.rows import RowList
from ui.parts.bar import BarWords
from ui.parts.marked_words import MarkedWords
from ui.parts.paper_screen import PaperScreen
from ui.parts.words import column, say, words
from ui.theme import UNIT, set_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.lists.rows import Row
    from ui.parts.paper_view import Pages


class ReviewScreen(PaperScreen):
    """What is missing, which words stay and why, what is worth a second look, and the paper."""

    place_chosen = Signal(object)
    """the place in the form that a row stands for"""
    seal_asked = Signal()
    left = Signal()

    def __init__(self, reasons: Sequence[str] = ()) -> None:
        """``reasons`` are offered for marked words that stay."""
        super().__init__()
        self._missing, self._blocked = 0, ""
        self._title = words(said("Review"), "title", wrap=True)
        self._report = words("", "side", wrap=True)
        self._state = words("", "", wrap=True)
        self.gaps = RowList(said("What is missing"), wrap=True)
        self.words = MarkedWords(reasons)
        self._second = words(said("Worth a second look"), "section")
        self._second_note = words(said("None of this stops you from sealing."), "side")
        self.warnings = RowList(said("Worth a second look"), wrap=True)
        for rows in (self.gaps, self.warnings):
            rows.chosen.connect(self.place_chosen)
        second = column(self._second, self._second_note, 1, self.warnings)
        inner = column(
            self._title, self._report, 2, self._state, 2, self.gaps, 2, self.words, 3, second, None,
            margins=(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT),
        )  # fmt: skip
        self.lay_beside_paper(inner, said("Laying out the paper…"))
        self._left.verticalScrollBar().rangeChanged.connect(self._show_words_whole)  # rows find their height a turn later
        self.show_gaps(())
        self.show_warnings(())

    def show_report(self, what: str) -> None:
        """Say which report this is."""
        say(self._report, what)

    def show_warnings(self, warnings: Sequence[Row]) -> None:
        """Show what might be worth a second look; it never blocks."""
        self.warnings.set_rows(warnings)
        for part in (self._second, self._second_note, self.warnings):
            part.setVisible(bool(warnings))

    def show_gaps(self, gaps: Sequence[Row]) -> None:
        """Show what stands in the way."""
        self._missing, self._blocked = len(gaps), ""
        self.gaps.set_rows(gaps)
        self.gaps.setVisible(bool(gaps))
        self._say()

    def show_words(self, rows: Sequence[Row]) -> None:
        """Show the marked words that still stand in the report; those without a reason stand in the way."""
        self.words.show_words(rows)
        self._say()

    def _say(self) -> None:
        """Say in one line and in the bar how things are."""
        count, unsaid = self._missing, self.words.open_count
        if self._blocked:
            state, role = self._blocked, "problem"
        elif count:
            state, role = (
                said("{things} in the way of sealing. Enter goes to it.", things=things(count, said("thing stands"), said("things stand"))),
                "",
            )
        elif unsaid:
            state, role = (
                said("{things} a reason, or another word.", things=things(unsaid, said("marked word needs"), said("marked words need"))),
                "",
            )
        else:
            state, role = said("Nothing is missing. Read the paper, then seal."), "good"
        set_role(self._state, role)
        say(self._state, state)
        missing = joined(
            " \u00b7 ",
            (
                said("{things} still missing", things=things(count, said("thing"), said("things"))) if count else "",
                said("{things} a reason", things=things(unsaid, said("word needs"), said("words need"))) if unsaid else "",
            ),
        )
        self.set_bar(
            BarWords(
                left=missing or said("Nothing is missing"), tone="" if missing else "good",
                step=said("Next") if missing else "", step_key="F8",
                back=said("Back to the form"), action=said("Seal"), ready=not missing and not self._blocked,
            )
        )  # fmt: skip

    def show_pages(self, pages: Pages) -> None:
        """Show the paper, whose pages are drawn when they come into sight."""
        self.paper.show_pages(pages)

    def block_sealing(self, why: str) -> None:
        """Say why it cannot be sealed though nothing is missing."""
        self._blocked = why
        self._say()

    def show_paper_problem(self, text: str) -> None:
        """Say why the paper cannot be laid out: it is what stands in the way then."""
        self.paper.show_words(text)
        self._blocked = text
        self._say()

    def take_focus(self) -> None:
        """On the first gap, else on the first word without a reason, else on the paper."""
        if self.gaps.isHidden() and self.words.open_count:
            self.words.take_focus()
            self._show_words_whole()
        else:
            (self.paper if self.gaps.isHidden() else self.gaps).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_words_whole(self) -> None:
        """Let a word and the reasons for it be in sight together."""
        if self.words.list.hasFocus():
            self._left.verticalScrollBar().setValue(self.words.y())

    def act(self) -> None:
        """Seal, when nothing is missing."""
        if self.bar.ready:
            self.seal_asked.emit()

    def step(self) -> None:
        """Go to the next gap in the list; when nothing is missing, to the next word without a reason."""
        if self._missing:
            self.gaps.step()
            self.gaps.setFocus()
        elif self.words.open_count:
            self.words.step()

    def leave(self) -> None:
        """Go back to the form; from the line for another reason to the words."""
        if not self.words.close_open():
            self.left.emit()
