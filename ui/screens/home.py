"""Home, my shift: the shift in one line, then my reports, most urgent first."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldreport.said import joined, said
from ui import tongue
from ui.lists.rows import RowList
from ui.parts.bar import BarWords
from ui.parts.screen import Screen
from ui.parts.words import block, button, column, labelled, line, words
from ui.theme import UNIT, fix_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.lists.rows import Row

WIDTH = 1120
"""The widest that the list gets, px: a longer line is hard to follow with the eye."""
# Field of the shift: its label, and its share of the line.
FIELDS = {
    "beat": (said("Beat"), 2),
    "watch": (said("Watch"), 2),
    "vehicle": (said("Vehicle"), 2),
    "camera": (said("Camera serial"), 3),
    "partner": (said("Partner"), 4),
    "partner_star": (said("Partner's star"), 3),
}
NONE_YET = said("No reports yet. Ctrl+N begins one.")
NONE_FOUND = said("No report holds these words. Esc shows all.")


@dataclass(frozen=True, slots=True)
class Shift:
    """The shift as the officer typed it; every new report starts from it."""

    beat: str = ""
    watch: str = ""
    """``1st``, ``2nd``, ``3rd``, or other hours in words."""
    vehicle: str = ""
    camera: str = ""
    """Serial number of the body-worn camera."""
    partner: str = ""
    partner_star: str = ""

    def in_words(self) -> str:
        """Return the shift in one line: ``beat 0923 · 2nd watch · vehicle 4418``."""
        partner = " ".join(part for part in (self.partner, self.partner_star and f"({self.partner_star})") if part)
        parts = (
            self.beat and said("beat {beat}", beat=self.beat),
            self.watch and said("{watch} watch", watch=self.watch),
            self.vehicle and said("vehicle {vehicle}", vehicle=self.vehicle),
            self.camera and said("camera {camera}", camera=self.camera),
            partner and said("with {partner}", partner=partner),
        )
        return joined(" · ", parts)


class HomeScreen(Screen):
    """Confirm the shift with Enter; open, search or begin a report."""

    shift_confirmed = Signal(object)
    """a :class:`Shift`"""
    new_asked = Signal()
    report_chosen = Signal(str)
    end_asked = Signal()
    scene_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shift = Shift()
        self._fields = {name: QLineEdit() for name in FIELDS}
        self._shift_note = words("", "side")
        self._confirmed = words("", wrap=True)
        self._asking, self._told = self._make_asking(), self._make_told()
        card = block(column(self._asking, self._told, margins=(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)), "card")
        self._search = QLineEdit()
        tongue.prompt(self._search, said("Type to search"))
        tongue.name(self._search, said("Search my reports"))
        fix_width(self._search, 280)
        self._search.textChanged.connect(self._seek)
        self._search.returnPressed.connect(self._open_current)
        self._wanted = ""
        self.list = RowList(said("My reports, most urgent first"))
        self.list.chosen.connect(lambda key: self.report_chosen.emit(str(key)))
        self.list.typed.connect(self._search_more)
        scene = button(said("Scene log"), "", "F11", bind=False)
        scene.clicked.connect(self.scene_asked)
        self._nothing = words(NONE_YET, "side")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setMinimumHeight(16 * UNIT)
        self._empty = block(column(self._nothing), "card")
        inner = column(
            line(words(said("My shift"), "title"), None, scene),
 2, card, 3, line(words(said("My reports"), "section"), None, self._search), 1, self.list, self._empty, None,
            margins=(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT),
        )  # fmt: skip
        centre = line(block(inner, width=WIDTH))
        self.setLayout(centre)
        for key, signal in (("Ctrl+N", self.new_asked), ("Ctrl+E", self.end_asked)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(signal)
        self.set_bar(BarWords(tone="side", step=said("Shift end"), step_key="Ctrl+E", action=said("New report"), action_key="Ctrl+N"))

    def _make_asking(self) -> QWidget:
        confirm = button(said("Confirm the shift"), "primary", "Enter")
        confirm.clicked.connect(self._confirm)
        row = line()
        row.setSpacing(UNIT)
        for name, field in self._fields.items():
            field.returnPressed.connect(self._confirm)
            label, share = FIELDS[name]
            row.addLayout(labelled(label, field), share)
        row.addWidget(confirm, 0, Qt.AlignmentFlag.AlignBottom)
        return block(column(row, 1, self._shift_note))

    def _make_told(self) -> QWidget:
        change = button(said("Change"), "quiet", "F6")
        change.clicked.connect(self._change)
        row = line(self._confirmed, 2, change)
        row.setStretch(0, 1)
        return block(row)

    def show_shift(self, shift: Shift, *, confirmed: bool) -> None:
        """Show the shift; while it is not confirmed, its fields hold what was true last time."""
        self._shift = shift
        for name, field in self._fields.items():
            field.setText(getattr(shift, name))
            field.setCursorPosition(0)
        self._confirmed.setText(shift.in_words() or said("Nothing entered for this shift."))
        known = shift != Shift()
        self._shift_note.setText(
            said("From your last shift. Change what is different.") if known else said("Fill in what you know; all of it can stay empty.")
        )
        self._asking.setVisible(not confirmed)
        self._told.setVisible(confirmed)
        self.set_bar(replace(self.bar, main=confirmed))

    def show_reports(self, rows: Sequence[Row], summary: str) -> None:
        """Show the reports in this order, and all of them in one line."""
        self.list.set_rows(rows)
        self._select()
        self._show_bar(summary)
        self._show_list()

    def select(self, report_id: str) -> None:
        """Make a report the current one: now, or when it comes into the list."""
        self._wanted = report_id
        self._select()

    @property
    def shift(self) -> Shift:
        """The shift as it stands in the fields."""
        return Shift(**{field.name: self._fields[field.name].text().strip() for field in fields(Shift)})

    def take_focus(self) -> None:
        """On the shift until it is confirmed, then on the list."""
        if not self._asking.isHidden():
            self._fields["beat"].setFocus()
            self._fields["beat"].selectAll()
        else:
            self.list.setFocus()

    def act(self) -> None:
        """Begin a report."""
        self.new_asked.emit()

    def step(self) -> None:
        """Go to shift end."""
        self.end_asked.emit()

    def leave(self) -> None:
        """Show all reports again."""
        self._search.clear()
        self.take_focus()

    def _confirm(self) -> None:
        shift = self.shift
        self.show_shift(shift, confirmed=True)
        self.list.setFocus()
        self.shift_confirmed.emit(shift)

    def _change(self) -> None:
        self.show_shift(self._shift, confirmed=False)
        self.take_focus()

    def _seek(self, text: str) -> None:
        self.list.seek(text)
        self._show_list()

    def _search_more(self, text: str) -> None:
        self._search.setFocus()
        self._search.setText(self._search.text() + text)

    def _open_current(self) -> None:
        row = self.list.rows.row_at(self.list.currentIndex())
        if row is not None:
            self.report_chosen.emit(str(row.key))

    def _select(self) -> None:
        if self._wanted and self.list.select(self._wanted):
            self._wanted = ""

    def _show_list(self) -> None:
        shown, there_are = self.list.rows.count()
        self._nothing.setText(NONE_FOUND if there_are else NONE_YET)
        self.list.setVisible(bool(shown))
        self._empty.setVisible(not shown)

    def _show_bar(self, summary: str) -> None:
        self.set_bar(replace(self.bar, left=summary))
