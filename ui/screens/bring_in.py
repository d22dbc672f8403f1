"""Bring in from an earlier report: choose it, take people, agents and vehicles in or out, copy; or only link it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from fieldreport.report.copying import COPIED
from fieldreport.said import said
from ui.lists.reports import report_row, things
from ui.lists.rows import Row, RowList
from ui.parts.bar import BarWords
from ui.parts.mark import Mark, Tone
from ui.parts.screen import Screen
from ui.parts.words import block, column, line, say, words
from ui.theme import UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from fieldreport.desk import ReportLine
    from fieldreport.earlier import Source

WIDTH = 1120
CHOOSE = said("Enter opens a report, to choose whom and what to copy. F8 only names it among the related reports.")
TAKE = said(
    "Enter takes a line in or out. What is copied is who and what they are; what they said or did there, "
    "files, and how it was known stay in that report."
)
NO_REPORTS = said("There is no other report of yours on this laptop.")
NO_ROWS = said("This report names no people, agents or vehicles. It can be linked.")
KINDS = {"people": said("person"), "agents": said("federal agent"), "vehicles": said("vehicle")}


class BringInScreen(Screen):
    """First the earlier reports, then what stands in the one that was chosen."""

    opened = Signal(str)
    """id of a report that is to be looked into"""
    copied = Signal(object)
    """ids of rows by repeat (``dict[str, tuple[str, ...]]``)"""
    linked = Signal(str)
    """id of a report that is only to be named"""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._source: Source | None = None
        self._taken: set[tuple[str, str]] = set()
        self._title, self._about = words("", "title", wrap=True), words("", "side", wrap=True)
        self.reports = RowList(said("My other reports, the newest first"))
        self.reports.chosen.connect(lambda key: self.opened.emit(str(key)))
        self.rows = RowList(said("What stands in that report"))
        self.rows.chosen.connect(self._turn)
        inner = column(self._title, 1, self._about, 3, self.reports, self.rows, None, margins=(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT))
        self.lay_out(line(block(inner, width=WIDTH)))

    def show_reports(self, reports: Sequence[ReportLine], today: date) -> None:
        """Show the officer's other reports."""
        self._source = None
        self.reports.set_rows([report_row(report, today) for report in reports])
        self._show_choice()

    def show_source(self, source: Source) -> None:
        """Show what stands in the report that was chosen; nothing is taken in yet."""
        self._source = source
        self._taken.clear()
        self._show_rows()
        first = self.rows.rows.index(0)
        self.rows.setCurrentIndex(first)
        self.reports.hide()
        self.rows.setVisible(bool(self.rows.rows.rowCount()))
        there = bool(self.rows.rows.rowCount())
        say(self._about, f"{source.name[:1].upper()}{source.name[1:]}.\n{TAKE if there else NO_ROWS}")
        self.take_focus()

    def act(self) -> None:
        """Look into the report, or copy what is taken."""
        if self._source is None:
            row = self.reports.rows.row_at(self.reports.currentIndex())
            if row is not None:
                self.opened.emit(str(row.key))
        elif self._taken:
            self.copied.emit({repeat: tuple(row for kind, row in self._taken if kind == repeat) for repeat in COPIED})

    def step(self) -> None:
        """F8: only name it among the related reports."""
        row = self.reports.rows.row_at(self.reports.currentIndex())
        if self._source is not None:
            self.linked.emit(self._source.report_id)
        elif row is not None:
            self.linked.emit(str(row.key))

    def leave(self) -> None:
        """Esc: back to the reports, and from there to the form; nothing was copied."""
        if self._source is None:
            self.left.emit()
            return
        self._source = None
        self._show_choice()
        self.take_focus()

    def take_focus(self) -> None:
        """On the list that is shown."""
        shown = self.reports if self._source is None else self.rows
        (self if shown.isHidden() else shown).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_choice(self) -> None:
        there = bool(self.reports.rows.rowCount())
        self.rows.hide()
        self.reports.setVisible(there)
        say(self._title, said("From an earlier report"))
        say(self._about, CHOOSE if there else NO_REPORTS)
        step = said("Only link it") if there else ""
        self.set_bar(BarWords(step=step, step_key="F8", back=said("Back to the form"), action=said("Look into it") if there else ""))

    def _show_rows(self) -> None:
        source = self._source
        if source is None:
            return
        rows = [self._row(repeat, row, title) for repeat in COPIED for row, title in source.titles[repeat]]
        self.rows.set_rows(rows)
        count = len(self._taken)
        action = said("Copy {things}", things=things(count, said("line"), said("lines"))) if count else said("Copy")
        self.set_bar(BarWords(step=said("Only link it"), step_key="F8", back=said("Other reports"), action=action, ready=bool(count)))

    def _row(self, repeat: str, row: str, title: str) -> Row:
        taken = (repeat, row) in self._taken
        state, mark = (said("will be copied"), Mark.HELD) if taken else (said("stays there"), Mark.OPEN)
        return Row((repeat, row), title, KINDS[repeat], state, mark, Tone.ACCENT if taken else Tone.PLAIN)

    def _turn(self, key: object) -> None:
        if isinstance(key, tuple):
            self._taken ^= {key}
            self._show_rows()
