"""Marks of state: five shapes that differ without colour, painted beside their words and never alone."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.theme import colours

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Mark(StrEnum):
    """What a state looks like."""

    OPEN = "open"
    """A ring: begun, or no link."""
    READY = "ready"
    """A filled dot: done on this laptop."""
    WAITING = "waiting"
    """A half-filled ring: on its way."""
    HELD = "held"
    """A tick: HQ holds it."""
    LOOK = "look"
    """A triangle: a person must look."""


class Tone(StrEnum):
    """Which colour of the theme words and mark take."""

    PLAIN = "side"
    ACCENT = "accent"
    GOOD = "good"
    CARE = "care"
    DANGER = "danger"


class MarkView(QWidget):
    """One mark, 16 px. It has no accessible name because the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = Mark.OPEN
        self._tone = Tone.PLAIN
        self.setFixedSize(QSize(16, 16))

    def show_mark(self, mark: Mark, tone: Tone) -> None:
        """Show this shape in this tone."""
        self._mark, self._tone = mark, tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark."""
        painter = QPainter(self)
        paint_mark(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), self._mark, QColor(getattr(colours(), self._tone)))


def paint_mark(painter: QPainter, square: QRectF, mark: Mark, colour: QColor) -> None:
    """Paint a mark into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, square.width() / 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    ring = square.adjusted(1, 1, -1, -1)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark is Mark.HELD:
        painter.drawPolyline(QPolygonF([_at(square, 0.05, 0.55), _at(square, 0.38, 0.88), _at(square, 0.98, 0.16)]))
    elif mark is Mark.LOOK:
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([_at(square, 0.5, 0.08), _at(square, 0.96, 0.9), _at(square, 0.04, 0.9)]))
    else:
        if mark is Mark.READY:
            painter.setBrush(colour)
        painter.drawEllipse(ring)
        if mark is Mark.WAITING:
            painter.setBrush(colour)
            painter.drawPie(ring, 90 * 16, 180 * 16)
    painter.restore()


def _at(square: QRectF, across: float, down: float) -> QPointF:
    return QPointF(square.left() + across * square.width(), square.top() + down * square.height())
