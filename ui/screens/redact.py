"""A redacted copy: whom and what it leaves out and for whom it is at the left, how it will look at the right; then it is saved."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from fieldreport.redacting import Choice
from fieldreport.said import said
from ui import tongue
from ui.lists.redactions import KINDS, chosen_words, person_words
from ui.parts.bar import BarWords
from ui.parts.paper_screen import PaperScreen
from ui.parts.words import column, say, under, words
from ui.questions.wrapping import TickBox
from ui.theme import UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fieldreport.redacting import Offered
    from ui.parts.paper_view import Pages

LONGEST = 200
"""Characters of the line that says for whom."""
ABOUT = said("A copy with parts left out, laid out anew from this version. It is not signed. The sealed report stays as it is.")
TICKED = said("What is ticked is left out. A person's name goes from every text of the report.")
LOOK = said("Say for whom, then look at the copy. It is kept nowhere until you save it.")
READ_IT = said("A program searched; it may have missed some. Read every page before you give it out.")
STALE = said("Something was changed since. Look at the copy again.")
FOR_WHOM = said("Say for whom this copy is: it is printed on the copy. Esc goes back; nothing is made.")
SAVED = said("Saved in clear as {name}. The journal says so. Read every page before you give it out.")


class RedactScreen(PaperScreen):
    """Asks what a copy leaves out, shows it, and lets it be saved."""

    asked = Signal(object, str)
    """the choice, and for whom"""
    save_asked = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self._made = self._changed = False
        self._people: dict[str, TickBox] = {}
        self._kinds: dict[str, TickBox] = {}
        self._what = words("", "side", wrap=True)
        self.purpose, self.further = QLineEdit(), QLineEdit()
        self.purpose.setMaxLength(LONGEST)
        for field in (self.purpose, self.further):
            field.textEdited.connect(self._change)
            field.returnPressed.connect(self.act)
        self._people_title = words(said("People"), "section")
        self._people_box, self._kinds_box = _ticks(), _ticks()
        self._problem, self._said = words("", "problem", wrap=True), words("", "side", wrap=True)
        further = said("Set apart by semicolons. Each goes wherever it stands in the report.")
        tongue.describe(self.further, further)
        inner = column(
            words(said("Redacted copy"), "title", wrap=True), self._what, 1, words(ABOUT, "side", wrap=True), 2,
            under(words(said("For whom?"), "field-label"), self.purpose), 1, self._problem, self._said, 2, words(TICKED, "", wrap=True), 2,
            self._people_title, 1, self._people_box, 2, words(said("From the whole report"), "section"), 1, self._kinds_box, 2,
            under(words(said("Further words or names"), "field-label"), self.further), words(further, "hint", wrap=True), None,
            margins=(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT),
        )  # fmt: skip
        self.lay_beside_paper(inner, LOOK)

    def show_offer(self, version: object, what: str, offered: Offered) -> None:
        """Offer what a version can leave out. Coming back to the same version, what was ticked and typed is still there."""
        if version == self._shown:
            return
        self._shown, self._made = version, False
        say(self._what, what)
        people = {one.row: person_words(one) for one in offered.people}
        self._people = self._fill(self._people_box, people, offered.default.people)
        self._kinds = self._fill(self._kinds_box, {code: KINDS[code] for code in offered.kinds}, offered.default.kinds)
        for part in (self._people_title, self._people_box):
            part.setVisible(bool(people))
        self.purpose.clear()
        self.further.clear()
        self.paper.show_words(LOOK)
        self._show()

    def choice(self) -> Choice:
        """Return what is ticked and typed."""
        people, kinds = (frozenset(key for key, box in boxes.items() if box.isChecked()) for boxes in (self._people, self._kinds))
        return Choice(people, kinds, chosen_words(self.further.text()))

    def tick(self, key: str) -> TickBox:
        """Return the tick of a person (row id) or of a kind (code)."""
        return (self._people | self._kinds)[key]

    def show_working(self) -> None:
        """Say that the copy is being made."""
        self._changed = False
        say(self._problem, "")
        self.set_bar(BarWords(action=said("Laying out the paper…"), action_key="", ready=False))

    def show_made(self, pages: Pages) -> None:
        """Show the copy, whose pages are drawn when they come into sight."""
        self._made = not self._changed
        self.paper.show_pages(pages)
        self._show(told=READ_IT if self._made else STALE)

    def show_problem(self, text: str) -> None:
        """Say why nothing was made; what was chosen stays."""
        self._made = False
        self._show(text)
        self._left.reveal(self._problem)

    def say_done(self, text: str) -> None:
        """Say what became of saving."""
        say(self._said, text)
        self._left.reveal(self._said)

    @property
    def problem(self) -> str:
        """Why nothing was made, or ""."""
        return self._problem.text()

    @property
    def told(self) -> str:
        """What became of the copy, or ""."""
        return self._said.text()

    def act(self) -> None:
        """Save the copy that is shown; make it, once it is said for whom."""
        if not self.bar.ready:
            return
        if self._made:
            self.save_asked.emit()
        elif self.purpose.text().strip():
            self.asked.emit(self.choice(), self.purpose.text().strip())
        else:
            self.show_problem(FOR_WHOM)
            self.take_focus()

    def leave(self) -> None:
        """Back to the report; what was ticked stays for as long as the window is open."""
        if self.bar.ready:
            self.left.emit()

    def take_focus(self) -> None:
        """On the line that says for whom."""
        stops = [self.purpose, *self._people.values(), *self._kinds.values(), self.further, self.paper]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)
        self.purpose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, ground: QWidget, offered: Mapping[str, str], ticked: Iterable[str]) -> dict[str, TickBox]:
        box = ground.layout()
        while box is not None and (item := box.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        made: dict[str, TickBox] = {}
        ticked = frozenset(ticked)
        for key, text in offered.items():
            made[key] = tick = TickBox()
            tongue.put(tick, "text", lambda shown, tick=tick: tick.setText(shown.replace("&", "&&")), text)  # type: ignore[misc]
            tick.setChecked(key in ticked)
            tick.toggled.connect(self._change)
            if box is not None:
                box.addWidget(tick)
        return made

    def _change(self) -> None:
        self._changed = True
        say(self._problem, "")
        if self._made:
            self._made = False
            self._show(told=STALE)

    def _show(self, problem: str = "", told: str = "") -> None:
        say(self._problem, problem)
        say(self._said, told)
        action = said("Save a PDF…") if self._made else said("Look at the copy")
        self.set_bar(BarWords(back=said("Back"), action=action))


def _ticks() -> QWidget:
    ground, box = QWidget(), QVBoxLayout()
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    ground.setLayout(box)
    return ground
