"""Marks of state: told apart without colour."""

from __future__ import annotations

from itertools import combinations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from ui.parts.mark import Mark, MarkView, Tone, paint_mark
from ui.theme import DAY


def picture(mark: Mark) -> QImage:
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_mark(painter, QRectF(2, 2, 20, 20), mark, QColor("black"))
    painter.end()
    return image


def test_every_mark_has_a_shape_of_its_own(qapp: object) -> None:
    pictures = {mark: picture(mark) for mark in Mark}
    for one, other in combinations(Mark, 2):
        different = sum(
            abs(pictures[one].pixelColor(x, y).lightness() - pictures[other].pixelColor(x, y).lightness()) > 64
            for x in range(24)
            for y in range(24)
        )
        assert different >= 20, f"{one} and {other} look alike"


def test_every_tone_is_a_colour_of_the_theme() -> None:
    assert all(getattr(DAY, tone).startswith("#") for tone in Tone)


def test_a_mark_takes_no_focus(qapp: object) -> None:
    view = MarkView()
    view.show_mark(Mark.LOOK, Tone.DANGER)
    assert not view.focusPolicy().value
    assert not view.grab().isNull()
