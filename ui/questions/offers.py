"""The quiet line under the field in focus: what else it takes, each with its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QWidget

from fieldreport.said import said
from ui import tongue
from ui.questions.keys import Act
from ui.theme import TOUCH, base_font, sizes
from ui.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

LONGEST = 360
"""Width of the words of one offer at most, px."""
GAP = 16
"""Between two offers, px."""
_GAP, _PAD = 6, 5

WORDS: dict[Act, tuple[str, str]] = {
    Act.FILL_IN: (said("Fill in"), "F10"),
    Act.UNKNOWN: (said("Unknown"), "F5"),
    Act.NOT_OBSERVED: (said("Not observed"), "F6"),
    Act.REFUSED: (said("Refused to say"), "F7"),
    Act.HOW_KNOWN: (said("How do you know?"), "F4"),
    Act.ANOTHER_ACCOUNT: (said("Another account"), "⇧F4"),
}
"""What each offer says, and the key that one hand reaches."""


def line_height() -> int:
    """Return the height of the line, px: for the mouse a quiet line, for fingers a target."""
    return sizes().control if sizes() is TOUCH else sizes().side + 11


class Offer(QAbstractButton):
    """Small words with their key; for the mouse, as the key needs no focus."""

    def __init__(self, act: Act, parent: QWidget) -> None:
        super().__init__(parent)
        words, self._key = WORDS[act]
        self.say(words)
        tongue.describe(self, said("Key: {key}", key=self._key))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, words: str) -> None:
        """Show these words."""
        shown = self._metrics().elidedText(tr(words), Qt.TextElideMode.ElideRight, LONGEST)
        if shown != self.text():
            self.setText(shown)
            tongue.name(self, words)
            self.setFixedSize(self.sizeHint())

    def refit(self) -> None:
        """Take the sizes that are worn now."""
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Words, and the key in its box."""
        metrics = self._metrics()
        return QSize(metrics.horizontalAdvance(self.text()) + _GAP + metrics.horizontalAdvance(self._key) + 2 * _PAD, line_height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's own signature
        """Draw the words in side text, underlined under the mouse, and the key in a hairline box."""
        painter = QPainter(self)
        font = base_font(sizes().side)
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        # Not this widget's palette: a style sheet makes its placeholder colour half transparent.
        colour = QApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(colour)
        metrics = self._metrics()
        width = metrics.horizontalAdvance(self.text())
        painter.drawText(0, 0, width + 2, self.height(), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(base_font(sizes().side))
        box = self.rect().adjusted(width + _GAP, 0, -1, 0)
        box.setHeight(metrics.height())
        box.moveTop((self.height() - metrics.height()) // 2)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)
        painter.setPen(QApplication.palette().color(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(box, 3, 3)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(base_font(sizes().side))


class Offers(QWidget):
    """The offers of one field, in a line."""

    asked = Signal(object)
    """An :class:`Act`."""

    def __init__(self, acts: tuple[Act, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._fill_in: Offer | None = None
        self._room = 0
        line = self._line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        self._by_act: dict[Act, Offer] = {}
        for act in acts:
            offer = self._by_act[act] = self._made(act)
            line.addWidget(offer)
        self.adjustSize()

    def refit(self) -> None:
        """Take the sizes that are worn now."""
        for offer in self.findChildren(Offer):
            offer.refit()
        self.fit(self._room)

    def fit(self, room: int) -> None:
        """Take at most so much room, px: what has none is left away, the last first; its key works all the same."""
        self._room = room
        for offer in self._by_act.values():
            offer.setVisible(True)
        for offer in reversed(self._by_act.values()):
            if self.sizeHint().width() <= room:
                break
            offer.setVisible(False)
        self.adjustSize()

    def say_fill_in(self, words: str) -> None:
        """Offer before all others what one key fills in; "" takes the offer away."""
        if self._fill_in is None:
            if not words:
                return
            self._fill_in = self._made(Act.FILL_IN)
            self._line.insertWidget(0, self._fill_in)
        if words:
            self._fill_in.say(words)
        self._fill_in.setVisible(bool(words))
        self.fit(self._room)

    def _made(self, act: Act) -> Offer:
        offer = Offer(act, self)
        offer.clicked.connect(lambda _=False: self.asked.emit(act))
        return offer

    def say_source(self, source: str) -> None:
        """Show how the answer is known in place of the question for it."""
        offer = self._by_act.get(Act.HOW_KNOWN)
        if offer is not None:
            offer.say(source or WORDS[Act.HOW_KNOWN][0])
            self.adjustSize()
