"""The first time on this laptop: star, HQ's one-time code, and a new PIN typed twice. A page of the unlock screen."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldreport.said import said
from ui import tongue
from ui.parts.words import button, column, labelled, line, under, words

CODE_HINT = said("Used once. No code yet? Leave it empty: you can write at once, and seal when HQ has certified you.")


class FirstTime(QWidget):
    """Asks for what makes a first start on this laptop."""

    asked = Signal(str, str, str)
    """star, new PIN, HQ's one-time code (may be empty)"""
    refused = Signal(object)
    """what is wrong with what was typed, in words; "" when nothing is"""
    left = Signal()

    def __init__(self, secret: str) -> None:
        """``secret``: the word for what is chosen, ``PIN`` or ``passphrase``."""
        super().__init__()
        self._secret = secret
        self._star, self._code, self._pin, self._again = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        for field in (self._pin, self._again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self._pin_label = words("", "field-label")
        self._make = button(said("Set up"), "primary", "Enter")
        back = button(said("Back"), "quiet", "Esc")
        self._make.clicked.connect(self._ask)
        back.clicked.connect(self.left)
        for here, following in pairwise((self._star, self._code, self._pin, self._again)):
            here.returnPressed.connect(following.setFocus)
        self._again.returnPressed.connect(self._ask)
        self.setLayout(
            column(
                labelled(said("Star"), self._star), 2, labelled(said("Code from HQ"), self._code, CODE_HINT), 2,
                under(self._pin_label, self._pin), 2, labelled(said("The same again"), self._again), 3,
                line(self._make, 1, back, None),
            )
        )  # fmt: skip
        self.call_it(secret)

    def call_it(self, secret: str) -> None:
        """Say ``PIN`` or ``passphrase``."""
        self._secret = secret
        self._pin_label.setText(said("New {secret}", secret=secret))
        tongue.name(self._pin, said("New {secret}", secret=secret))

    def begin(self, star: str) -> None:
        """Take over the star that was typed before."""
        self._star.setText(star)
        self.take_focus()

    def take_focus(self) -> None:
        """Put the focus where typing begins."""
        fields = (self._star, self._code, self._pin)
        next((field for field in fields if not field.text()), self._pin).setFocus()

    def show_busy(self, text: str) -> None:
        """Say what is being done, or "" when it is over."""
        self.setEnabled(not text)
        self._make.name(text or said("Set up"), "" if text else "Enter")

    def ask_again(self) -> None:
        """Take the PIN away and ask for it again; star and code stay."""
        self._pin.clear()
        self._again.clear()
        self._pin.setFocus()

    def forget(self) -> None:
        """Empty every field."""
        for field in (self._star, self._code, self._pin, self._again):
            field.clear()

    def _ask(self) -> None:
        if not self._star.text().strip() or not self._pin.text():
            self.refused.emit(said("Type your star and choose a {secret}.", secret=self._secret))
            self.take_focus()
        elif self._pin.text() != self._again.text():
            self.refused.emit(said("The two entries of the new {secret} differ. Type both again.", secret=self._secret))
            self.ask_again()
        else:
            self.refused.emit("")
            self.asked.emit(self._star.text().strip(), self._pin.text(), self._code.text().strip())
