"""Print a copy of a sealed report: why, how many and where to at the left, with the copies so far; the copy itself at the right."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldreport.printing import LONGEST_REASON
from fieldreport.said import said
from ui.lists.copies import DIALOG, SAVE, reason_kept, reason_rows
from ui.lists.rows import RowList
from ui.parts.bar import BarWords
from ui.parts.paper_screen import PaperScreen
from ui.parts.words import column, say, under, words
from ui.theme import UNIT, fix_width
from ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.lists.copies import Where
    from ui.lists.rows import Row

MOST = 20
"""Copies that are printed at once."""
ABOUT = said("Each copy has a number of its own and, on every page, the SHA-256 of the signed file. That file is the original.")
WAITING, LOOKING = said("Laying out the paper…"), said("Looking for printers…")
WHY = said("Say why it is printed: the journal keeps it. Nothing was printed; Esc goes back.")
HOW_MANY = said("Copies are counted from 1 to {most}. Nothing was printed.", most=MOST)
WHERE = said("Choose where it goes. Nothing was printed.")


class PrintScreen(PaperScreen):
    """Asks why, how many and where to, and shows the copy and those before it."""

    asked = Signal(object, str, int)
    """where to (:data:`~ui.lists.copies.Where`), the reason as the journal keeps it, and how many copies"""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self._busy = False
        self._what = words("", "side", wrap=True)
        self._problem, self._said = words("", "problem", wrap=True), words("", "side", wrap=True)
        self.reason, self.count = QLineEdit(), QLineEdit("1")
        self.reason.setMaxLength(LONGEST_REASON)
        self.count.setMaxLength(2)
        fix_width(self.count, 96)
        self.reasons = _Whole(said("Reasons to choose from"), wrap=True, brief=True)
        self.reasons.set_rows(reason_rows())
        self.reasons.chosen.connect(self._take_reason)
        self.reasons.typed.connect(self._type_reason)
        self.places = _Whole(said("Where to"), wrap=True)
        self.places.chosen.connect(lambda _: self.act())
        self.places.selectionModel().currentChanged.connect(lambda *_: self._offer())
        self.reason.returnPressed.connect(lambda: self.count.setFocus(Qt.FocusReason.OtherFocusReason))
        self.count.returnPressed.connect(lambda: self.places.setFocus(Qt.FocusReason.OtherFocusReason))
        for field in (self.reason, self.count):
            field.textEdited.connect(lambda _: say(self._problem, ""))
        self.copies = _Whole(said("Copies printed before, the newest first"), wrap=True, leads=False)
        self._none = words(said("None yet."), "side", wrap=True)
        inner = column(
            words(said("Print a copy"), "title", wrap=True), self._what, 1, words(ABOUT, "side", wrap=True), 2,
            under(words(said("Why is it printed?"), "field-label"), self.reason), 1, self.reasons, 2,
            under(words(said("How many copies?"), "field-label"), self.count), 2,
            words(said("Where to"), "section"), 1, self.places, 1, self._problem, self._said, 2,
            words(said("Copies so far"), "section"), 1, self._none, self.copies, None,
            margins=(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT),
        )  # fmt: skip
        self.lay_beside_paper(inner, WAITING)

    def show_version(self, version: object, what: str) -> None:
        """Ask for a copy of a version. Coming back to the same one, what was typed is still there."""
        say(self._what, what)
        if version != self._shown:
            self._shown = version
            self.reason.clear()
            self.count.setText("1")
            self.paper.show_words(WAITING)
            self.show_copies(())
        say(self._problem, "")
        say(self._said, LOOKING)
        self._offer()

    def show_places(self, rows: Sequence[Row], first: Where, problem: str = "") -> None:
        """Show where a copy can go; ``first`` is chosen unless the human chose before. ``problem`` says why there is no printer."""
        before = self.places.rows.row_at(self.places.currentIndex())
        self.places.set_rows(rows)
        if before is None or not self.places.select(before.key):
            self.places.select(first)
        say(self._said, problem)
        self._offer()

    def show_copies(self, rows: Sequence[Row]) -> None:
        """Show the copies so far, the newest first."""
        self.copies.set_rows(rows)
        self.copies.setVisible(bool(rows))
        self._none.setVisible(not rows)

    def show_working(self, told: str) -> None:
        """Say how far a copy is on its way."""
        self._busy = True
        say(self._problem, "")
        say(self._said, told)
        self._offer()

    def show_done(self, told: str) -> None:
        """Say that it is done; the next copy can be asked for."""
        self._busy = False
        say(self._said, told)
        self._left.reveal(self._said)
        self._offer()

    def show_problem(self, text: str) -> None:
        """Say why something was not printed; what was typed stays."""
        self._busy = False
        say(self._said, "")
        say(self._problem, text)
        self._left.reveal(self._problem)
        self._offer()

    @property
    def problem(self) -> str:
        """Why something was not printed, or ""."""
        return self._problem.text()

    @property
    def told(self) -> str:
        """What became of the last copy, or ""."""
        return self._said.text()

    def act(self) -> None:
        """Print where the list stands, once there is a reason."""
        if not self.bar.ready:
            return
        reason, count = " ".join(self.reason.text().split()), self.count.text().strip()
        where = self.places.rows.row_at(self.places.currentIndex())
        if not reason:
            self._refuse(WHY, self.reason)
        elif not (count.isascii() and count.isdigit() and 1 <= int(count) <= MOST):
            self._refuse(HOW_MANY, self.count)
        elif where is None:
            self._refuse(WHERE, self.places)
        else:
            self.asked.emit(where.key, reason_kept(reason), int(count))

    def leave(self) -> None:
        """Back to the report; a copy on its way goes on."""
        self.left.emit()

    def take_focus(self) -> None:
        """On the reasons; whoever types there writes own words."""
        stops = [self.reason, self.reasons, self.count, self.places, self.copies, self.paper]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)
        (self.places if self.reason.text() else self.reasons).setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_reason(self, reason: object) -> None:
        self.reason.setText(tr(str(reason)))
        say(self._problem, "")
        self.places.setFocus(Qt.FocusReason.OtherFocusReason)

    def _type_reason(self, typed: str) -> None:
        self.reason.setText(typed)
        say(self._problem, "")
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, why: str, field: QWidget) -> None:
        say(self._problem, why)
        self._left.reveal(self._problem)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self) -> None:
        row = self.places.rows.row_at(self.places.currentIndex())
        if self._busy:
            self.set_bar(BarWords(back=said("Back"), action=said("Printing…"), action_key="", ready=False))
        elif row is None:
            self.set_bar(BarWords(back=said("Back"), action=said("Print")))
        elif row.key in (DIALOG, SAVE):
            action = said("Save a PDF…") if row.key == SAVE else said("Print dialog…")
            self.set_bar(BarWords(back=said("Back"), action=action))
        else:
            self.set_bar(BarWords(back=said("Back"), action=said("Print at {name}", name=row.title)))


class _Whole(RowList):
    """A list that shows all its rows: the ground scrolls, not the list."""

    def minimumSizeHint(self) -> QSize:
        """Never less than its rows."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())
