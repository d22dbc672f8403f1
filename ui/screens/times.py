"""Which times are taken, and what they would fill: shown first, done by one key. Nothing is moved without being shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from fieldreport.said import said
from ui.lists.reports import things
from ui.lists.rows import RowList
from ui.lists.times import choice_rows, fill_rows
from ui.parts.bar import BarWords
from ui.parts.screen import Screen
from ui.parts.words import block, column, line, say, words
from ui.theme import UNIT

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from fieldreport.stamping import Entry, Fill

WIDTH = 880
HIGHEST, ROOMY = 26 * UNIT, 2_000
"""The most that the list of times takes, px: with answers to be filled under it, which must be in sight, and alone."""
FOR_REPORT = said("Times for this report")
WHILE_LOCKED = said("Stamped while this laptop was locked")
ABOUT_REPORT = said("Enter takes a time in or out. What is taken in becomes the report's timeline and is printed in it.")
ABOUT_LOCKED = said("Enter says whether a time is yours. What is not yours stays for the other officers of this laptop.")
FILLED = said("Answers that these times can fill")
ABOUT_FILLED = said("None is there yet. Enter takes one in or out; Ctrl+Z takes each back later.")
NOT_FILLED = said("No answer would be filled.")


class TimesScreen(Screen):
    """Lets the officer choose among times."""

    turned = Signal(str)
    """id of an entry that is taken in or out"""
    fill_turned = Signal(object)
    """key of what is filled or left blank"""
    done = Signal(bool)
    """take what is chosen; True: and fill the answers"""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title, self._about = words("", "title", wrap=True), words("", "side", wrap=True)
        self._fills_title = words("", "section", wrap=True)
        self.list = RowList(said("Times"))
        self.list.chosen.connect(lambda key: self.turned.emit(str(key)))
        self._fills_about = words("", "side", wrap=True)
        self.fills = RowList(said("Answers that can be filled"), wrap=True)
        self.fills.chosen.connect(self.fill_turned)
        inner = column(
            self._title, 1, self._about, 2, self.list, 3, self._fills_title, self._fills_about, 1, self.fills, None,
            margins=(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT),
        )  # fmt: skip
        page = line(None, block(inner, width=WIDTH), None)
        page.setStretch(1, 8)
        self.lay_out(page)

    def show_times(
        self, entries: Sequence[Entry], taken: Collection[str], fills: Sequence[Fill], left_out: Collection[tuple[str, ...]] = ()
    ) -> None:
        """Show the times for the report that is open, and what they can fill; ``left_out`` are keys of fills that are not done."""
        say(self._title, FOR_REPORT)
        say(self._about, ABOUT_REPORT)
        self.list.set_rows(choice_rows(entries, taken, said("in this report"), said("left out")))
        say(self._fills_title, FILLED if fills else NOT_FILLED)
        say(self._fills_about, ABOUT_FILLED if fills else "")
        self.fills.set_rows(fill_rows(fills, entries, left_out))
        self.fills.setVisible(bool(fills))
        self.list.setMaximumHeight(HIGHEST if fills else ROOMY)
        count = things(len(taken), said("time"), said("times"))
        filled = len({(fill.place, fill.entry if fill.repeat else "") for fill in fills if fill.key not in left_out})
        action = (
            said("Take {count}, fill {things}", count=count, things=things(filled, said("answer"), said("answers")))
            if filled
            else said("Take {count}", count=count)
        )
        self.set_bar(
            BarWords(step=said("Take {count} only", count=count) if filled else "", step_key="F8", back=said("Back"), action=action)
        )

    def show_locked(self, entries: Sequence[Entry], taken: Collection[str]) -> None:
        """Show what was stamped while locked."""
        say(self._title, WHILE_LOCKED)
        say(self._about, ABOUT_LOCKED)
        self.list.set_rows(choice_rows(entries, taken, said("mine"), said("not mine")))
        say(self._fills_title, "")
        say(self._fills_about, "")
        self.fills.set_rows(())
        self.fills.hide()
        self.list.setMaximumHeight(ROOMY)
        action = said("Adopt {things}", things=things(len(taken), said("time"), said("times"))) if taken else said("None is mine")
        self.set_bar(BarWords(back=said("Later"), action=action))

    def act(self) -> None:
        """Ctrl+Enter: take them, and fill what they prove."""
        self.done.emit(True)

    def step(self) -> None:
        """F8: take the times, fill nothing."""
        if self.bar.step:
            self.done.emit(False)

    def leave(self) -> None:
        """Esc: back; nothing was taken."""
        self.left.emit()

    def take_focus(self) -> None:
        """On the times."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
