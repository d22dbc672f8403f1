"""Late numbers: what was not yet issued when the report was sealed, the statement in full, the PIN, one button."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from fieldreport.said import joined, said
from ui import tongue
from ui.parts.bar import BarWords
from ui.parts.screen import Screen
from ui.parts.words import block, column, line, rule, say, under, words
from ui.theme import COLUMN, UNIT, fix_width

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.answers.values import Place
    from fieldreport.further import LateNumbers
    from ui.parts.words import Words

ALONE = said(
    "Type what was issued since; what stays empty stays “not yet issued”. Version {version} is sealed at once and holds everything that "
    "version {earlier} holds, and these numbers. Version {earlier} stays as it is."
)
INTO_DRAFT = said("Version {version} is begun already: the numbers are put into it, and sealed with it.")
ISSUED = said("Every number that this report asks for is there.")
NONE_GIVEN = said("Type at least one number. Esc goes back; nothing is changed.")


class NumbersScreen(Screen):
    """Asks for the numbers that are not yet issued, and for the PIN."""

    given = Signal(object, str)
    """place to number, and the PIN ("" where a draft takes them)"""
    looked_at = Signal(object)
    """place to number: whether they look like what they are is to be said"""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._late: LateNumbers | None = None
        self._fields: dict[Place, tuple[QLineEdit, Words]] = {}
        self._title, self._report = words(said("Late numbers"), "title"), words("", "side", wrap=True)
        self._about = words("", "", wrap=True)
        self._asked, self._box = QWidget(), QVBoxLayout()
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2 * UNIT)
        self._asked.setLayout(self._box)
        self._statement = words("", "statement", wrap=True)
        self._pin_label, self._pin = words("", "field-label"), QLineEdit()
        self._pin.setEchoMode(QLineEdit.EchoMode.Password)
        fix_width(self._pin, 280)
        self._pin.returnPressed.connect(self.act)
        self._problem, self._doing = words("", "problem", wrap=True), words("", "side")
        card = block(column(self._statement, margins=(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)), "card")
        self._signing = block(column(card, 3, rule(), 3, line(under(self._pin_label, self._pin), None)))
        inner = column(
            self._title, self._report, 2, self._about, 3, self._asked, 3, self._signing, 1, self._problem, self._doing, None,
            margins=(0, 4 * UNIT, 0, 4 * UNIT),
        )  # fmt: skip
        page = line(None, block(inner, width=COLUMN), None, margins=(3 * UNIT, 0, 3 * UNIT, 0))
        page.setStretch(1, 1000)
        self.lay_out(page)

    def ask(self, late: LateNumbers, what: str, secret: str) -> None:
        """Ask for the numbers of a report; ``secret`` is the word for what signs."""
        self._late = late
        say(self._report, what)
        about = (INTO_DRAFT if late.in_draft else ALONE) if late.numbers else ISSUED
        say(self._about, about.format(version=late.version, earlier=late.version - 1))
        self._make_fields(late)
        self._signing.setVisible(bool(late.numbers) and not late.in_draft)
        self._statement.setText(late.statement)
        self._pin_label.setText(said("Your {secret}, which signs it", secret=secret))
        tongue.name(self._pin, said("Your {secret}", secret=secret))
        self.show_problem("")
        self._offer()

    def numbers(self) -> dict[Place, str]:
        """Return what was typed, by place; empty fields are left out."""
        return {place: field.text().strip() for place, (field, _) in self._fields.items() if field.text().strip()}

    def field_at(self, place: Place) -> QLineEdit:
        """Return the field of one number."""
        return self._fields[place][0]

    def doubt_at(self, place: Place) -> str:
        """Return what is said of the number in a field, or ""."""
        return self._fields[place][1].text()

    def show_doubts(self, doubts: Mapping[Place, str]) -> None:
        """Say which numbers do not look like what they are; it stops nobody."""
        for place, (_, told) in self._fields.items():
            say(told, doubts.get(place, ""))

    def show_working(self, doing: str) -> None:
        """Say what is being done."""
        self._pin.setReadOnly(True)
        say(self._problem, "")
        say(self._doing, doing)
        self.set_bar(BarWords(action=said("Sealing…"), action_key="", ready=False))

    def show_problem(self, text: str) -> None:
        """Say why nothing was sealed; the numbers stay in their fields, the PIN is asked again."""
        self._pin.setReadOnly(False)
        self._pin.clear()
        say(self._doing, "")
        say(self._problem, text)
        if text:
            self.ground.reveal(self._problem)
            self._offer()

    def act(self) -> None:
        """Seal them, or put them into the draft."""
        if self._late is None or not self.bar.ready or not self._fields:
            return
        if not self.numbers():
            self.show_problem(NONE_GIVEN)
            self.take_focus()
        elif not self._late.in_draft and not self._pin.text():
            self._pin.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.given.emit(self.numbers(), self._pin.text())

    def leave(self) -> None:
        """Go back; nothing was changed."""
        if self.bar.ready:
            self._pin.clear()
            self.left.emit()

    def take_focus(self) -> None:
        """On the first number."""
        stops = [*(field for field, _ in self._fields.values()), self._pin]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)  # the fields are younger than the PIN, which stands under them
        first = next((field for field, _ in self._fields.values()), self)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_fields(self, late: LateNumbers) -> None:
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._fields.clear()
        for number in late.numbers:
            field, told = QLineEdit(), words("", "care", wrap=True)
            name = joined(", ", (number.label, number.where))
            label = words(name, "field-label", wrap=True)
            label.setBuddy(field)
            tongue.name(field, name)
            field.editingFinished.connect(lambda: self.looked_at.emit(self.numbers()))
            field.returnPressed.connect(self.act)
            hint = words("", "hint", wrap=True)
            self._fields[number.place] = (field, told)
            made = block(column(under(label, field), hint, told))
            self._box.addWidget(made)
            say(hint, number.hint)
            say(told, "")
            made.show()  # the layout would do it a turn later, and what is hidden takes no keys

    def _offer(self) -> None:
        if self._late is None or not self._late.numbers:
            self.set_bar(BarWords(back=said("Back")))
        elif self._late.in_draft:
            self.set_bar(BarWords(back=said("Back"), action=said("Put into version {version}", version=self._late.version)))
        else:
            self.set_bar(BarWords(back=said("Back"), action=said("Seal version {version}", version=self._late.version)))
