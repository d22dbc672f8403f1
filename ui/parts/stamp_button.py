"""A button of the scene log: its words, which in a big one may take two lines, and its key beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton

from ui.parts.words import KeyButton
from ui.theme import UNIT, base_font, set_role, sizes

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_FLAGS = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


class StampButton(KeyButton):
    """Stamps one kind of moment. Its key is bound by the screen."""

    def __init__(self, words: str, key: str, *, big: bool) -> None:
        """``big``: for a gloved thumb; its words may take two lines."""
        super().__init__()
        self._what, self._which, self._big = words, key, big
        self.name(words, key)
        if big:
            set_role(self, "stamp")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """No narrower than the longest word (or all, in one line) with the key beside it."""
        metrics = self.fontMetrics()
        longest = max(metrics.horizontalAdvance(part) for part in (self._what.split() if self._big else (self._what,)))
        return QSize(longest + 2 * self._beside(), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's own signature
        """Draw the button, its words in the middle, the key at their right."""
        painter, option = QPainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        room = self.rect().adjusted(self._beside(), 0, -self._beside(), 0)
        painter.setFont(self.font())
        painter.drawText(room, _FLAGS, self._what)
        right = painter.boundingRect(room, _FLAGS, self._what).right()
        painter.setFont(base_font(sizes().side))
        place = QRect(right + UNIT, 0, self.width() - right - UNIT, self.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self._which)

    def _beside(self) -> int:
        """Return the room for the key, and the same at the left, px."""
        return QFontMetrics(base_font(sizes().side)).horizontalAdvance(self._which) + 2 * UNIT
