"""What another form changes for the open draft: what is set aside, what comes back, what is asked differently. Nothing is done yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from fieldreport.said import said
from ui.lists.changes import aside_rows, difference_rows, return_rows
from ui.lists.reports import things
from ui.lists.rows import RowList
from ui.parts.bar import BarWords
from ui.parts.screen import Screen
from ui.parts.words import block, column, line, say, words
from ui.theme import UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldreport.desk import Offer

WIDTH = 880
"""The most that the lists take, px: lines that can be read."""
USE, GO_BACK = said("Use the newer form"), said("Go back to the form this was begun with")
STAYS = said("Nothing has changed yet. No answer is lost, and F3 leads back at any time.")
KEPT = said("What is set aside stays with this report, comes back with the form that asks for it, and is not sealed.")


class NewerFormScreen(Screen):
    """Shows one offer, or the next of two: a newer form, and the one that the report was begun with."""

    chosen = Signal(str)
    """SHA-256 of the form that the draft is to go on with"""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._offers: tuple[Offer, ...] = ()
        self._number = 0
        self._title = words("", "title", wrap=True)
        self._about = words("", "", wrap=True)
        self._aside_title, self._changes_title = words("", "section", wrap=True), words("", "section", wrap=True)
        self._kept = words("", "side", wrap=True)
        self.aside = RowList(said("Answers that have no place there"), wrap=True, leads=False)
        self.changes = RowList(said("What is different"), wrap=True, leads=False)
        inner = column(
            self._title, 1, self._about, 2, self._aside_title, self._kept, 1, self.aside, 3, self._changes_title, 1, self.changes, None,
            margins=(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT),
        )  # fmt: skip
        page = line(None, block(inner, width=WIDTH), None)
        page.setStretch(1, 8)
        self.lay_out(page)

    @property
    def offer(self) -> Offer:
        """The offer that is shown."""
        return self._offers[self._number]

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show the first of one or two offers."""
        self._offers, self._number = tuple(offers), 0
        self._show()

    def _show(self) -> None:
        offer = self.offer
        say(self._title, said("The form this was begun with") if offer.back else said("A newer form"))
        say(self._about, said("Version {version}. {stays}", version=offer.version, stays=STAYS))
        aside, coming = aside_rows(offer.set_aside), return_rows(offer.comes_back)
        self.aside.set_rows((*aside, *coming))
        self.aside.setVisible(bool(aside or coming))
        say(self._aside_title, _aside_words(len(aside), len(coming)))
        say(self._kept, KEPT if aside else "")
        self.changes.set_rows(difference_rows(offer.differences))
        self.changes.setVisible(bool(offer.differences))
        count = len(offer.differences)
        say(
            self._changes_title,
            said("{things} in the form", things=things(count, said("difference"), said("differences")))
            if count
            else said("Nothing is asked differently"),
        )
        other = self._offers[1 - self._number] if len(self._offers) > 1 else None
        step = "" if other is None else said("The form this was begun with") if other.back else said("The newer form")
        self.set_bar(BarWords(step=step, step_key="F8", back=said("Stay"), action=GO_BACK if offer.back else USE))

    def act(self) -> None:
        """Go on with the form that is shown."""
        if self._offers:
            self.chosen.emit(self.offer.form_sha256)

    def step(self) -> None:
        """Show the other offer."""
        if len(self._offers) > 1:
            self._number = 1 - self._number
            self._show()
            self.take_focus()

    def leave(self) -> None:
        """Stay with the form as it is."""
        self.left.emit()

    def take_focus(self) -> None:
        """On what is set aside, else on what is different."""
        (self.changes if self.aside.isHidden() else self.aside).setFocus(Qt.FocusReason.OtherFocusReason)


def _aside_words(aside: int, coming: int) -> str:
    if aside:
        return said("{things} no place there", things=things(aside, said("answer has"), said("answers have")))
    return (
        said("{things} back", things=things(coming, said("answer comes"), said("answers come")))
        if coming
        else said("All answers are carried over")
    )
