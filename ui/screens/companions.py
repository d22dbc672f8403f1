"""Companion papers of a sealed report: what each is for, by when; Enter, the PIN, and it is signed; then it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from fieldreport.said import said
from ui import tongue
from ui.lists.rows import RowList
from ui.parts.bar import BarWords
from ui.parts.paper_screen import PaperScreen
from ui.parts.words import block, column, say, under, words
from ui.theme import UNIT, fix_width

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from ui.lists.rows import Row
    from ui.parts.paper_view import Pages

ABOUT = said("Each is made from this version alone, names it by its SHA-256, and is signed as the report is. The report stays as it is.")
CHOOSE = said("Enter makes the paper that is chosen.")
SIGNED = said("Signed. It is kept nowhere until you save it.")


class CompanionsScreen(PaperScreen):
    """Offers papers for other offices, has one signed, and lets it be saved."""

    made_with = Signal(str, str)
    """kind of the paper, and the PIN"""
    save_asked = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wanted, self._made = "", False
        self._offered: Collection[object] = ()
        self._what = words("", "side", wrap=True)
        self.papers = RowList(said("Papers for other offices"), wrap=True)
        self.papers.chosen.connect(lambda key: self._choose(str(key)))
        self._chosen = words("", "section", wrap=True)
        self._pin_label, self._pin = words("", "field-label"), QLineEdit()
        self._pin.setEchoMode(QLineEdit.EchoMode.Password)
        fix_width(self._pin, 280)
        self._pin.returnPressed.connect(self.act)
        self._signing = block(column(self._chosen, 1, under(self._pin_label, self._pin)))
        self._problem, self._said = words("", "problem", wrap=True), words("", "side", wrap=True)
        inner = column(
            words(said("Papers for other offices"), "title", wrap=True), self._what, 1, words(ABOUT, "side", wrap=True), 2, self.papers, 2,
            self._signing, 1, self._problem, self._said, None, margins=(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT),
        )  # fmt: skip
        self.lay_beside_paper(inner, CHOOSE)

    def show_papers(self, what: str, rows: Sequence[Row], offered: Collection[object], secret: str) -> None:
        """Show the papers of a version, of which those in ``offered`` can be made; ``secret`` is the word for what signs."""
        self._wanted, self._offered, self._made = "", offered, False
        say(self._what, what)
        self.papers.set_rows(rows)
        self._pin_label.setText(said("Your {secret}, which signs it", secret=secret))
        tongue.name(self._pin, said("Your {secret}", secret=secret))
        self.paper.show_words(CHOOSE)
        self._show("")

    def show_working(self) -> None:
        """Say that the paper is being made."""
        self._pin.setReadOnly(True)
        say(self._problem, "")
        self.set_bar(BarWords(action=said("Signing…"), action_key="", ready=False))

    def show_problem(self, text: str) -> None:
        """Say why nothing was made; the PIN is asked again."""
        self._show(text)
        (self.papers if self._signing.isHidden() else self._pin).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_made(self, pages: Pages) -> None:
        """Show a paper that was signed, whose pages are drawn when they come into sight."""
        self._made, self._wanted = True, ""
        self.paper.show_pages(pages)
        self._show("", SIGNED)
        self.papers.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_done(self, text: str) -> None:
        """Say what became of saving."""
        say(self._said, text)

    @property
    def problem(self) -> str:
        """Why nothing was made, or ""."""
        return self._problem.text()

    @property
    def told(self) -> str:
        """What became of the last paper, or ""."""
        return self._said.text()

    def act(self) -> None:
        """Save what was signed; sign with the PIN that was typed; or ask for it."""
        if not self.bar.ready:
            return
        if self._made:
            self.save_asked.emit()
        elif self._wanted and self._pin.text():
            self.made_with.emit(self._wanted, self._pin.text())
        elif self._wanted:
            self._pin.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            row = self.papers.rows.row_at(self.papers.currentIndex())
            if row is not None:
                self._choose(str(row.key))

    def leave(self) -> None:
        """From the PIN to the list; from the list to the report."""
        if not self.bar.ready:
            return
        if self._wanted:
            self._wanted = ""
            self._show("")
            self.take_focus()
        else:
            self.left.emit()

    def take_focus(self) -> None:
        """On the list."""
        self.papers.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, kind: str) -> None:
        if kind not in self._offered:
            return  # its row says why
        self._made, self._wanted = False, kind
        row = next((row for row in (self.papers.rows.row_at(self.papers.currentIndex()),) if row is not None), None)
        say(self._chosen, row.title if row is not None else "")
        self._show("")
        self._left.reveal(self._pin)
        self._pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, problem: str, told: str = "") -> None:
        self._pin.setReadOnly(False)
        self._pin.clear()
        self._signing.setVisible(bool(self._wanted))
        say(self._problem, problem)
        say(self._said, told)
        action = said("Save a PDF…") if self._made else said("Sign it") if self._wanted else said("Make it")
        self.set_bar(BarWords(back=said("Back"), action=action))
