"""A number on a scale with two ends and steps between them (XLSForm's ``range``).

It is typed like any number, with *about* and *at least* where they are meant, or moved by a step with Up and Down.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from fieldreport.answers.values import Range
from fieldreport.answers.words import scalar_words
from fieldreport.said import said
from ui.parts.words import words
from ui.questions.lines import Line
from ui.questions.number import read_decimal
from ui.questions.typed import Reading, TypedLine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from fieldreport.answers.values import Scalar

WIDTH = 160
"""Width of the line, px."""
DEFAULTS = {"start": Decimal(1), "end": Decimal(10), "step": Decimal(1)}
"""What ODK takes where the sheet says nothing (https://docs.getodk.org/form-question-types/#range-widgets)."""
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


@dataclass(frozen=True, slots=True)
class Scale:
    """The two ends, which both can be answered, and the step between two neighbours."""

    low: Decimal
    high: Decimal
    step: Decimal

    def holds(self, number: Decimal) -> bool:
        """Whether a number is on the scale."""
        return self.low <= number <= self.high and (number - self.low) % self.step == 0

    def after(self, number: Decimal, steps: int) -> Decimal:
        """Return the number so many steps on, or the end that is reached before."""
        last = self.low + (self.high - self.low) // self.step * self.step
        return min(max(number + steps * self.step, self.low), last)

    def value(self, number: Decimal) -> Scalar:
        """Return a number as it is answered: whole numbers on a scale of whole numbers."""
        whole = all(part == part.to_integral_value() for part in (self.low, self.step))
        return int(number) if whole else number

    def in_words(self) -> str:
        """Return ``0 to 10, in steps of 1``."""
        return said(
            "{scalar_words} to {scalar_words2}, in steps of {scalar_words3}",
            scalar_words=scalar_words(self.low),
            scalar_words2=scalar_words(self.high),
            scalar_words3=scalar_words(self.step),
        )


def scale_of(parameters: Mapping[str, str]) -> Scale:
    """Return the scale that a question's ``start``, ``end`` and ``step`` describe; what is missing or no number is ODK's default."""
    start, end, step = (_number(parameters.get(name, ""), DEFAULTS[name]) for name in ("start", "end", "step"))
    return Scale(min(start, end), max(start, end), abs(step) or DEFAULTS["step"])


def _number(text: str, otherwise: Decimal) -> Decimal:
    try:
        found = Decimal(text)
    except InvalidOperation:
        return otherwise
    return found if found.is_finite() else otherwise


class _SteppedLine(Line):
    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move by a step."""
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step and not self.isReadOnly():
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class RangeLine(TypedLine):
    """A line for a number on a scale, with the scale said beside it."""

    def __init__(self, scale: Scale, parent: QWidget | None = None) -> None:
        line = _SteppedLine()
        super().__init__(_reading(scale), parent, line)
        self._scale = scale
        self.ends = words(scale.in_words(), "side")
        box = self.layout()
        if box is not None:
            box.addWidget(self.ends)
            box.removeWidget(self.echo)
            box.addWidget(self.echo)
        line.stepped.connect(self._step)

    def set_names(self, name: str, description: str) -> None:
        """Let the scale be heard with what helps."""
        told = said("{in_words}. Up and Down change it by a step.", in_words=self._scale.in_words())
        super().set_names(name, f"{description} {told}" if description else told)

    def _step(self, by: int) -> None:
        held = self._held.value
        if isinstance(held, Range) or self.unread():
            return  # two numbers, or words: there is no one number to move
        first = self._scale.low if by > 0 else self._scale.after(self._scale.high, 0)
        moved = self._scale.after(Decimal(held), by) if isinstance(held, int | Decimal) else first
        if moved != held:
            self._take(self._scale.value(moved))


def range_line(parameters: Mapping[str, str], parent: QWidget | None = None) -> RangeLine:
    """Return the editor of a number on the scale of a question's parameters."""
    return RangeLine(scale_of(parameters), parent)


def _reading(scale: Scale) -> Reading:
    def read(text: str) -> Scalar | None:
        number = read_decimal(text)
        return scale.value(number) if isinstance(number, Decimal) and scale.holds(number) else None

    middle = scale.low + (scale.high - scale.low) / 2 // scale.step * scale.step
    return Reading(
        read=read,
        write=scalar_words,
        kind=(int, Decimal),
        complaint=lambda _: said(
            "Write a number from {in_words}, such as {scalar_words}.", in_words=scale.in_words(), scalar_words=scalar_words(middle)
        ),
        example="",
        width=WIDTH,
    )
