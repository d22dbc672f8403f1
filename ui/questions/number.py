"""Whole and decimal numbers."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from fieldreport.said import said
from ui.questions.typed import Reading, TypedLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldreport.answers.values import Scalar

_WHOLE = re.compile(r"^[+-]?\d{1,3}(?:,\d{3})+$|^[+-]?\d{1,15}$", re.ASCII)
_DECIMAL = re.compile(r"^[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,15})?(?:\.\d{1,9})?$", re.ASCII)
WIDTH = 200
"""Width of a number's line, px."""


def read_whole(text: str) -> Scalar | None:
    """Return the whole number that is written, with or without commas between thousands, or ``None``."""
    return int(text.replace(",", "")) if _WHOLE.match(text) else None


def read_decimal(text: str) -> Scalar | None:
    """Return the decimal number that is written, or ``None``."""
    if not text.strip("+-") or not _DECIMAL.match(text):
        return None
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None


def integer_line(parent: QWidget | None = None) -> TypedLine:
    """Return the editor of a whole number."""
    reading = Reading(
        read=read_whole,
        write=str,
        kind=(int,),
        complaint=lambda _: said("Write a whole number, such as 3, about 40, at least 3 or 20-30."),
        example=said("3, about 40, at least 3"),
        width=WIDTH,
    )
    return TypedLine(reading, parent)


def decimal_line(parent: QWidget | None = None) -> TypedLine:
    """Return the editor of a decimal number."""
    reading = Reading(
        read=read_decimal,
        write=lambda value: format(value, "f") if isinstance(value, Decimal) else str(value),
        kind=(Decimal, int),
        complaint=lambda _: said("Write a number, such as 2.5 or about 40."),
        example=said("2.5, about 40"),
        width=WIDTH,
    )
    return TypedLine(reading, parent)
