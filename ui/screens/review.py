"""Review: at the left what stands in the way, each a link; at the right the paper, as it will be printed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldreport.said import said
from ui.lists.reports import things
from ui.lists.rows import RowList
from ui.parts.bar import BarWords
from ui.parts.paper_view import PaperView
from ui.parts.screen import Screen
from ui.parts.words import column, line, say, words
from ui.theme import UNIT, fix_width, set_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.lists.rows import Row

LEFT = 456
"""Width of the left column, px: with a page of paper beside it at 1366 px."""


class ReviewScreen(Screen):
    """What is missing, what is worth a second look, and the paper."""

    place_chosen = Signal(object)
    """the place in the form that a row stands for"""
    seal_asked = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = words(said("Review"), "title", wrap=True)
        self._report = words("", "side", wrap=True)
        self._state = words("", "", wrap=True)
        self.gaps = RowList(said("What is missing"), wrap=True)
        self._second = words(said("Worth a second look"), "section")
        self._second_note = words(said("None of this stops you from sealing."), "side")
        self.warnings = RowList(said("Worth a second look"), wrap=True)
        for rows in (self.gaps, self.warnings):
            rows.chosen.connect(self.place_chosen)
        inner = column(
            self._title, self._report, 2, self._state, 2, self.gaps, 3, self._second, self._second_note, 1, self.warnings, None,
            margins=(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT),
        )  # fmt: skip
        left = QWidget()
        left.setLayout(inner)
        fix_width(left, LEFT)
        self.paper = PaperView(said("Laying out the paper…"))
        page = line(left, self.paper)
        page.setStretch(1, 1)
        self.setLayout(page)
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
        count = len(gaps)
        self.gaps.set_rows(gaps)
        self.gaps.setVisible(bool(gaps))
        set_role(self._state, "" if count else "good")
        say(
            self._state,
            said("{things} in the way of sealing. Enter goes to it.", things=things(count, said("thing stands"), said("things stand")))
            if count
            else said("Nothing is missing. Read the paper, then seal."),
        )
        missing = (
            said("{things} still missing", things=things(count, said("thing"), said("things"))) if count else said("Nothing is missing")
        )
        self.set_bar(
            BarWords(
                left=missing, tone="" if count else "good", step=said("Next") if count else "", step_key="F8",
                back=said("Back to the form"), action=said("Seal"), ready=not count,
            )
        )  # fmt: skip

    def show_pages(self, pages: tuple[bytes, ...]) -> None:
        """Show the paper, given as PNG pictures of its pages."""
        self.paper.show_pages(pages)

    def block_sealing(self, why: str) -> None:
        """Say why it cannot be sealed though nothing is missing."""
        set_role(self._state, "problem")
        say(self._state, why)
        self.set_bar(replace(self.bar, ready=False))

    def show_paper_problem(self, text: str) -> None:
        """Say why the paper cannot be laid out: it is what stands in the way then."""
        self.paper.show_words(text)
        self.set_bar(replace(self.bar, ready=False))

    def take_focus(self) -> None:
        """On the first gap, else on the paper."""
        (self.paper if self.gaps.isHidden() else self.gaps).setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self) -> None:
        """Seal, when nothing is missing."""
        if self.bar.ready:
            self.seal_asked.emit()

    def step(self) -> None:
        """Go to the next gap in the list."""
        self.gaps.step()
        self.gaps.setFocus()

    def leave(self) -> None:
        """Go back to the form."""
        self.left.emit()
