"""Shift end: every report in one line with its state and what to do; at the end, large: 0 left on this laptop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from fieldreport.said import said
from ui import tongue
from ui.lists.rows import RowList
from ui.parts.bar import BarWords
from ui.parts.screen import Screen
from ui.parts.words import block, column, line, say, words
from ui.theme import UNIT, set_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.lists.rows import Row

WIDTH = 1120


@dataclass(frozen=True, slots=True)
class Sending:
    """How far sending is."""

    left: int
    """Reports that HQ does not hold yet, drafts among them."""
    waiting: int
    """Sealed reports among them: those that sending alone brings to HQ."""
    done_share: float
    """Of all of this shift's sealed reports, how many HQ holds (0 to 1)."""
    current_share: float | None = None
    """Of the one in work, how much was sent (0 to 1); None when none is."""
    doing: str = ""
    """``Sending 2 of 3, about 10 seconds``, or why nothing moves, in words."""
    problem: bool = False


class ShiftEndScreen(Screen):
    """What is left on this laptop, and what to do about it."""

    report_chosen = Signal(str)
    send_asked = Signal()
    lock_asked = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._number = words("", "large")
        self._meaning = words("", "section", wrap=True)
        self._lid = words("", "side", wrap=True)
        self._doing = words("", "", wrap=True)
        self._all, self._one = QProgressBar(), QProgressBar()
        for bar, name in ((self._all, said("All reports of this shift")), (self._one, said("The report being sent"))):
            bar.setTextVisible(False)
            tongue.name(bar, name)
        self._all_words, self._one_words = words("", "side"), words("", "side")
        self.list = RowList(said("Reports of this shift"))
        self.list.chosen.connect(lambda key: self.report_chosen.emit(str(key)))
        beside = column(None, self._meaning, self._lid, None)
        head = line(self._number, 3, beside)
        head.setStretch(2, 1)
        inner = column(
            words(said("Shift end"), "title"), 2, head, 2, self._all_words, self._all, 1,
            self._one_words, self._one, 1, self._doing, 2, self.list,
            None,
            margins=(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT),
        )  # fmt: skip
        self.lay_out(line(block(inner, width=WIDTH)))
        self.show_sending(Sending(left=0, waiting=0, done_share=1.0))

    def show_reports(self, rows: Sequence[Row]) -> None:
        """Show a line for each report of the shift."""
        self.list.set_rows(rows)

    def show_sending(self, sending: Sending) -> None:
        """Show what is left and how far sending is."""
        self._number.setText(str(sending.left))
        set_role(self._number, "large")
        self._meaning.setText(said("left on this laptop") if sending.left else said("left on this laptop. HQ holds everything."))
        if sending.waiting:
            self._lid.setText(
                said("You can close the lid: what waits is sealed and goes on by itself at the next link, whoever works here.")
            )
        elif sending.left:
            self._lid.setText(said("What is left is still to be finished and sealed. Enter opens it."))
        else:
            self._lid.setText(said("You can close the lid."))
        moving = sending.waiting > 0
        self._all.setVisible(moving)
        self._all.setValue(round(sending.done_share * 100))
        say(self._all_words, said("All reports of this shift") if moving else "")
        self._one.setVisible(moving and sending.current_share is not None)
        self._one.setValue(round((sending.current_share or 0) * 100))
        say(self._one_words, said("The one being sent") if moving and sending.current_share is not None else "")
        set_role(self._doing, "danger" if sending.problem else "side")
        say(self._doing, sending.doing)
        self.set_bar(
            BarWords(
                back=said("My shift"), action=said("Send now") if moving else said("Lock"), action_key="Ctrl+Enter" if moving else "F12"
            )
        )

    @property
    def number(self) -> str:
        """The number that is shown large."""
        return self._number.text()

    def take_focus(self) -> None:
        """On the list."""
        self.list.setFocus()

    def act(self) -> None:
        """Send what waits; with nothing waiting, lock."""
        (self.send_asked if self.bar.action_key == "Ctrl+Enter" else self.lock_asked).emit()

    def leave(self) -> None:
        """Go home."""
        self.left.emit()
