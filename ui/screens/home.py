"""Home, my shift: the shift in one line, then my reports, most urgent first."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from fieldreport.said import joined, said
from ui import tongue
from ui.lists.rows import RowList
from ui.parts.bar import BarWords
from ui.parts.reason_line import ReasonLine
from ui.parts.room import SideBySide
from ui.parts.screen import Screen
from ui.parts.words import block, button, column, labelled, line, words
from ui.theme import UNIT, limit_width

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
    "camera": (said("Camera"), 4),
    "partner_star": (said("Partner's star"), 3),
    "partner": (said("Partner"), 4),
    "unit": (said("Unit"), 2),
}
OFFERED = said("Star {star} is {name}. F10 puts the name in.")
BESIDE = 860
"""Width from which the button stands beside the fields of the shift, px of the usual type."""
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
    unit: str = ""

    def in_words(self) -> str:
        """Return the shift in one line: ``beat 0923 · 2nd watch · vehicle 4418``."""
        partner = joined(" ", (self.partner, self.partner_star and f"({self.partner_star})"))
        parts = (
            self.beat and said("beat {beat}", beat=self.beat),
            self.unit and said("unit {unit}", unit=self.unit),
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
    sealed_asked = Signal(str)
    """id of the report of which the sealed versions are asked for"""
    end_asked = Signal()
    scene_asked = Signal()
    own_asked = Signal()
    check_asked = Signal()
    """a file is to be checked"""
    star_typed = Signal(str)
    """the partner's star, as far as it is typed"""
    discard_asked = Signal(str)
    """id of the report that is current"""
    discarded = Signal(str, str)
    """id of a draft, and why it is put away"""
    discarded_asked = Signal()
    """the list of what was discarded"""

    def __init__(self) -> None:
        super().__init__()
        self._shift = Shift()
        self._partner = self._advice = ""
        self._fields = {name: QLineEdit() for name in FIELDS}
        self._shift_note = words("", "side")
        self._confirmed = words("", wrap=True)
        self._asking, self._told = self._make_asking(), self._make_told()
        card = block(column(self._asking, self._told, margins=(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)), "card")
        self._search = QLineEdit()
        tongue.prompt(self._search, said("Type to search"))
        tongue.name(self._search, said("Search my reports"))
        limit_width(self._search, 280)
        self._search.textChanged.connect(self._seek)
        self._search.returnPressed.connect(self._open_current)
        self._wanted = ""
        self.list = RowList(said("My reports, most urgent first"))
        self.list.chosen.connect(lambda key: self.report_chosen.emit(str(key)))
        self.list.typed.connect(self._search_more)
        self._away = ""
        self.reason = ReasonLine(said("Why is it discarded?"), said("Discard"))
        self.reason.given.connect(self._discard)
        self.reason.closed.connect(self._back_to_list)
        self._put_away = button(said("Discard"), "quiet", "Del", bind=False)
        self._put_away.clicked.connect(self._ask_discard)
        self._discarded = button(said("Discarded"), "quiet", "F7")
        self._discarded.clicked.connect(self.discarded_asked)
        self._discarded.hide()
        scene = button(said("Start scene log"), "", "F11", bind=False)
        scene.clicked.connect(self.scene_asked)
        own = button(said("My words and phrases"), "quiet", "F9", bind=False)
        own.clicked.connect(self.own_asked)
        check = button(said("Check…"), "quiet", "Ctrl+H")
        tongue.name(check, said("Check a report"))
        check.clicked.connect(self.check_asked)
        self._nothing = words(NONE_YET, "side")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setMinimumHeight(16 * UNIT)
        self._empty = block(column(self._nothing), "card")
        mine = line(words(said("My reports"), "section"), None, self._put_away, 1, self._discarded, 1, check, 1, self._search)
        mine.setStretch(mine.count() - 1, 1000)  # as wide as it may be; in a narrow window it gives way
        inner = column(
            line(words(said("My shift"), "title"), None, own, 1, scene), 2, card, 3,
            mine, 1, self.reason, self.list, self._empty, None, margins=(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT),
        )  # fmt: skip
        centre = line(block(inner, width=WIDTH))
        self.lay_out(centre)
        self._fields["partner_star"].textEdited.connect(lambda star: self.star_typed.emit(star.strip()))
        self._bind_keys()
        self.set_bar(BarWords(tone="side", step=said("Shift end"), step_key="Ctrl+E", action=said("New report"), action_key="Ctrl+N"))

    def _ask_sealed(self) -> None:
        """F4: what is sealed of a report whose next version is a draft; Enter opens the draft."""
        row = self.list.rows.row_at(self.list.currentIndex())
        if row is not None:
            self.sealed_asked.emit(str(row.key))

    def _bind_keys(self) -> None:
        here, alone = Qt.ShortcutContext.WidgetWithChildrenShortcut, Qt.ShortcutContext.WidgetShortcut
        for key, owner, context, what in (
            ("Ctrl+N", self, here, self.new_asked.emit),
            ("Ctrl+E", self, here, self.end_asked.emit),
            ("F9", self, here, self.own_asked.emit),
            ("F10", self, here, self._take_partner),
            ("F4", self.list, alone, self._ask_sealed),
            # In a field of words Delete deletes a character.
            ("Delete", self.list, alone, self._ask_discard),
        ):
            shortcut = QShortcut(QKeySequence(key), owner)
            shortcut.setContext(context)
            shortcut.activated.connect(what)

    def _make_asking(self) -> QWidget:
        confirm = button(said("Confirm"), "primary", "Enter")
        tongue.name(confirm, said("Confirm the shift"))
        confirm.clicked.connect(self._confirm)
        row = line()
        row.setSpacing(UNIT)
        for name, field in self._fields.items():
            field.returnPressed.connect(self._confirm)
            label, share = FIELDS[name]
            row.addLayout(labelled(label, field), share)
        both = SideBySide(block(row), block(column(None, line(confirm, None))), from_width=BESIDE, gap=UNIT)
        return block(column(both, 1, self._shift_note))

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
        self._advice = (
            said("From your last shift. Change what is different.") if known else said("Fill in what you know; all of it can stay empty.")
        )
        self._shift_note.setText(self._advice)
        self._asking.setVisible(not confirmed)
        self._told.setVisible(confirmed)
        self.set_bar(replace(self.bar, main=confirmed))

    def show_reports(self, rows: Sequence[Row], summary: str) -> None:
        """Show the reports in this order, and all of them in one line."""
        self.list.set_rows(rows)
        self._select()
        self._show_bar(summary)
        self._show_list()

    def show_discarded(self, count: int) -> None:
        """Say how many drafts are put away and still come back."""
        self._discarded.name(said("Discarded ({count})", count=count), "F7")
        self._discarded.setVisible(bool(count))

    def ask_reason(self, report_id: str, what: str) -> None:
        """Ask why a draft is put away."""
        self._away = report_id
        self.list.hide()  # in large type there is no room for both
        self.reason.ask(said("{what} — it comes back for 30 days.", what=what))

    def offer_partner(self, star: str, name: str) -> None:
        """Say whose the partner's star is ("" when nobody's is known); F10 puts the name where it is asked for."""
        if star != self.shift.partner_star:
            return  # another one was typed meanwhile
        self._partner = name if name != self.shift.partner else ""
        self._shift_note.setText(OFFERED.format(star=star, name=name) if self._partner else self._advice)

    def _take_partner(self) -> None:
        if self._partner and not self._asking.isHidden():
            self._fields["partner"].setText(self._partner)
            self.offer_partner(self.shift.partner_star, "")

    def select(self, report_id: str) -> None:
        """Make a report the current one: now, or when it comes into the list."""
        self._wanted = report_id
        self._select()

    @property
    def shift(self) -> Shift:
        """The shift as it stands in the fields."""
        return Shift(**{field.name: self._fields[field.name].text().strip() for field in fields(Shift)})

    @property
    def shift_note(self) -> str:
        """The line under the shift."""
        return self._shift_note.text()

    def take_focus(self) -> None:
        """On the shift until it is confirmed, then on the list."""
        if not self._asking.isHidden():
            self._fields["beat"].setFocus()
            self._fields["beat"].selectAll()
        else:
            (self._search if self.list.isHidden() else self.list).setFocus()

    def act(self) -> None:
        """Begin a report."""
        self.new_asked.emit()

    def step(self) -> None:
        """Go to shift end."""
        self.end_asked.emit()

    def leave(self) -> None:
        """Close the line that asks for a reason; else show all reports again."""
        if not self.reason.isHidden():
            self.reason.close_line()
            return
        self._search.clear()
        self.take_focus()

    def _ask_discard(self) -> None:
        row = self.list.rows.row_at(self.list.currentIndex())
        if row is not None:
            self.discard_asked.emit(str(row.key))

    def _back_to_list(self) -> None:
        self._show_list()
        self.list.setFocus()

    def _discard(self, reason: str) -> None:
        self._back_to_list()
        self.discarded.emit(self._away, reason)

    def _confirm(self) -> None:
        shift = self.shift
        self.show_shift(shift, confirmed=True)
        self.take_focus()
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
        were_none, had_keys = self.list.isHidden(), self.list.hasFocus()
        self._nothing.setText(NONE_FOUND if there_are else NONE_YET)
        asking = not self.reason.isHidden()
        self.list.setVisible(bool(shown) and not asking)
        self._put_away.setVisible(bool(shown) and not asking)
        self._empty.setVisible(not shown and not asking)
        if were_none and shown and self._asking.isHidden() and not asking and self._is_idle():
            self.list.setFocus()
        elif had_keys and not shown and not asking:
            self._search.setFocus()  # a list that goes would hand the keyboard to the bar

    def _is_idle(self) -> bool:
        """Whether the keyboard is on nothing of this screen, or on the empty search, where it waits for reports."""
        focus = QApplication.focusWidget()
        return self.isVisible() and not self._search.text() and (focus is None or focus is self._search or not self.isAncestorOf(focus))

    def _show_bar(self, summary: str) -> None:
        self.set_bar(replace(self.bar, left=summary))
