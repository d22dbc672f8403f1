"""Unlock: the first screen, and the first paint. It shows nobody's data and nothing about who uses this laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from fieldreport.said import capital, said
from ui import tongue
from ui.parts.screen import Screen
from ui.parts.words import block, button, column, labelled, line, say, under, words
from ui.theme import UNIT, fix_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from fieldreport.stamping import Kind
    from ui.parts.mark import MarkView
    from ui.parts.stamp_kinds import StampKinds
    from ui.parts.strip import LinkWords
    from ui.screens.first_time import FirstTime

WIDTH = 400
"""The column of fields, px."""
PROGRAM = said("Field reports")


class UnlockScreen(Screen):
    """Star and PIN; or, the first time on this laptop, HQ's code and a new PIN."""

    unlock_asked = Signal(str, str)
    """star, PIN"""
    first_time_asked = Signal(str, str, str)
    """star, new PIN, HQ's one-time code (may be empty)"""
    check_asked = Signal()
    """somebody wants to check a file; that needs no vault"""
    stamp_asked = Signal()
    """F11: this moment, whoever is here"""
    stamp_named = Signal(str)
    """code of what was stamped a moment ago, or :attr:`TIME_ALONE`"""
    TIME_ALONE = "time"
    painted = Signal()
    """the first paint is done"""

    def __init__(self) -> None:
        super().__init__()
        self._seen = False
        self._secret = said("PIN")
        self._name = words(" ", "title", wrap=True)
        self._trial = words("", "care", wrap=True)
        self._usual = self._make_usual()
        self._first_time: FirstTime | None = None
        self._kinds: StampKinds | None = None
        self._stamp = button(said("Stamp a time"), "", "F11", bind=False)
        self._stamp.clicked.connect(self.stamp_asked)
        self._stamped = words("", "good", wrap=True)
        self._problem = words("", "problem", wrap=True)
        self._store = words("", "side", wrap=True)
        self._link_mark: MarkView | None = None
        self._link = words("", "side")
        self._asking = column(self._usual)
        self._column = inner = column(
            words(PROGRAM, "side"),
            self._name,
            self._trial,
            3,
            self._asking,
            2,
            self._store,
            1,
            self._problem,
            3,
            self._stamp,
            1,
            self._stamped,
            None,
        )
        self._centred = block(inner)
        fix_width(self._centred, WIDTH)
        self._middle = line(None, self._centred, None)
        self._foot = line(None, 1, self._link, None)
        page = QVBoxLayout()
        page.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        page.addStretch(2)
        page.addLayout(self._middle, 5)
        page.addLayout(self._foot)
        self.lay_out(page, scrolls=False)
        say(self._trial, "")
        say(self._store, "")
        say(self._stamped, "")

    def _make_usual(self) -> QWidget:
        self._star, self._pin = QLineEdit(), QLineEdit()
        self._pin.setEchoMode(QLineEdit.EchoMode.Password)
        self._unlock = button(said("Unlock"), "primary", "Enter")
        self._first = button(said("First time on this laptop"), "quiet", "F4", bind=False)
        self._unlock.clicked.connect(self._ask_unlock)
        self._first.clicked.connect(self.show_first_time)
        self._star.returnPressed.connect(self._pin.setFocus)
        self._pin.returnPressed.connect(self._ask_unlock)
        self._pin_label = words(said("PIN"), "field-label")
        buttons = line(self._unlock, 1, self._first, None)
        return block(column(labelled(said("Star"), self._star), 2, under(self._pin_label, self._pin), 3, buttons))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say once that there is something to see: what is heavy may begin."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self._was_painted)

    def _was_painted(self) -> None:
        self.painted.emit()
        QTimer.singleShot(0, self, self.let_scroll)

    def show_department(self, name: str, *, trial: bool) -> None:
        """Show whose laptop this is; "" when that is not known."""
        self._name.setText(name or PROGRAM)
        say(self._trial, said("Trial: every paper is marked as training.") if trial else "")

    def show_key_store(self, weak_words: str) -> None:
        """Say how PINs are protected here when it is not by a key store; "" when it is.

        A weak store asks for a passphrase in place of a PIN.
        """
        say(self._store, weak_words)
        self._secret = said("passphrase") if weak_words else said("PIN")
        name = capital(self._secret)
        self._pin_label.setText(name)
        tongue.name(self._pin, name)
        if self._first_time is not None:
            self._first_time.call_it(self._secret)

    def show_link(self, link: LinkWords) -> None:
        """Say how the link stands: parcels are sent from this screen too."""
        if self._link_mark is None:
            from ui.parts.mark import MarkView

            self._link_mark = MarkView()
            self._foot.insertWidget(1, self._link_mark)
        self._link.setText(link.words)
        self._link_mark.show_mark(link.mark, link.tone)

    def show_problem(self, text: str) -> None:
        """Say why it did not open, with the tries left or the next try; the star stays, the PIN goes."""
        self.show_busy("")
        self._problem.setText(text)
        self.let_scroll()
        self.ground.reveal(self._problem)
        if self._first_time is not None and self._asks_first_time:
            self._first_time.ask_again()
        else:
            self._pin.clear()
            self._pin.setFocus()

    def show_busy(self, text: str) -> None:
        """Say what is being done (``Opening…``), or "" when it is over."""
        self._unlock.name(text or said("Unlock"), "" if text else "Enter")
        self._usual.setEnabled(not text)
        if self._first_time is not None:
            self._first_time.show_busy(text)
        if text:
            self._problem.clear()

    def ask_kind(self, kinds: Sequence[Kind], time: str) -> None:
        """Ask what a moment was."""
        if self._kinds is None:
            from ui.parts.stamp_kinds import StampKinds

            self._kinds = StampKinds(kinds)
            self._kinds.chosen.connect(self.stamp_named)
            self._middle.insertWidget(1, self._kinds, 1000)
        self._centred.hide()
        self._kinds.show()
        self._kinds.ask(time)

    def show_stamped(self, text: str) -> None:
        """Say that a time is stamped."""
        say(self._stamped, text)

    def close_kinds(self) -> None:
        """Go on with star and PIN."""
        if self._kinds is not None and self._centred.isHidden():
            self._kinds.hide()
            self._centred.show()
            self.take_focus()

    def show_unlock(self) -> None:
        """Ask for star and PIN."""
        if self._first_time is not None:
            self._first_time.hide()
        self._usual.show()
        self._problem.clear()
        self.take_focus()

    def show_first_time(self) -> None:
        """Ask for what makes a first start on this laptop."""
        if self._first_time is None:
            from ui.screens.first_time import FirstTime

            self._first_time = FirstTime(self._secret)
            self._first_time.asked.connect(self.first_time_asked)
            self._first_time.refused.connect(self._problem.setText)
            self._first_time.left.connect(self.show_unlock)
            self._asking.addWidget(self._first_time)
        self._usual.hide()
        self._first_time.show()
        self._problem.clear()
        self._first_time.begin(self._star.text().strip())

    def bind_keys(self) -> None:
        """Bind the keys that are shown, and offer what is seldom wanted; after the first paint."""
        self._first.bind()
        check = button(said("Check a report"), "quiet", "Ctrl+H")
        check.clicked.connect(self.check_asked)
        self._column.insertWidget(self._column.count() - 1, check)  # above the stretch

    def take_focus(self) -> None:
        """Put the focus where typing begins."""
        if self._first_time is not None and self._asks_first_time:
            self._first_time.take_focus()
        else:
            (self._pin if self._star.text() else self._star).setFocus()

    def leave(self) -> None:
        """Esc: from the first time back to unlock; what was typed is kept."""
        if self._kinds is not None and self._centred.isHidden():
            self.stamp_named.emit(self.TIME_ALONE)
        elif self._asks_first_time:
            self.show_unlock()

    def forget(self) -> None:
        """Empty every field: after unlocking nothing typed here stays."""
        self._star.clear()
        self._pin.clear()
        if self._first_time is not None:
            self._first_time.forget()

    @property
    def problem(self) -> str:
        """What is said under the fields now."""
        return self._problem.text()

    @property
    def link(self) -> str:
        """How the link stands, as it is said now."""
        return self._link.text()

    @property
    def department(self) -> str:
        """The name that is shown."""
        return self._name.text().strip()

    @property
    def _asks_first_time(self) -> bool:
        return self._usual.isHidden()

    def _ask_unlock(self) -> None:
        if not self._star.text().strip() or not self._pin.text():
            self._problem.setText(said("Type your star and your {secret}.", secret=self._secret))
            self.take_focus()
            return
        self.unlock_asked.emit(self._star.text().strip(), self._pin.text())
