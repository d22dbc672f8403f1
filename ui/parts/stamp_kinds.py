"""On the unlock screen, after a time was stamped: what was it? One more key says so; none has to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from fieldreport.said import said
from ui import tongue
from ui.parts.words import button, column, words
from ui.theme import UNIT, limit_width, set_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from fieldreport.stamping import Kind

WIDTH = 720
ASKED = said("{time}. What was it? Esc: only the time.")


class StampKinds(QWidget):
    """Asks what was stamped a moment ago."""

    chosen = Signal(str)
    """code of a kind"""

    def __init__(self, kinds: Sequence[Kind]) -> None:
        super().__init__()
        limit_width(self, WIDTH)
        set_role(self, "keys")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._codes = {kind.key: kind.code for kind in kinds}
        self._said = words("", "section", wrap=True)
        grid = QGridLayout()
        grid.setSpacing(UNIT)
        for number, kind in enumerate(kinds):
            made = button(kind.words, "", kind.key, bind=False)
            made.setMinimumHeight(6 * UNIT)
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.clicked.connect(lambda _=False, code=kind.code: self.chosen.emit(code))
            grid.addWidget(made, number // 2, number % 2)
            grid.setColumnStretch(number % 2, 1)
        self.setLayout(column(self._said, 2, grid, None, margins=(UNIT, UNIT, UNIT, UNIT)))

    def ask(self, time: str) -> None:
        """Ask about the time that was stamped (``14:07:31``)."""
        text = ASKED.format(time=time)
        self._said.setText(text)
        tongue.name(self, text)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key says what it was."""
        code = self._codes.get(event.text().upper())
        if code is not None and not event.isAutoRepeat():
            self.chosen.emit(code)
        else:
            super().keyPressEvent(event)
