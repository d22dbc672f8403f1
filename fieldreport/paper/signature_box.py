"""The signature's box: what the officer attests, and who attests it, in one frame.

The layout asks how high the box must be and keeps the place; the signature draws
it. Both ask here, so that the words always fit their frame.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.paper import when
from fieldreport.paper.blocks import GREY, HAIR, INK, lines_of
from fieldreport.paper.fonts import Style
from fieldreport.paper.opening import officer_words
from fieldreport.paper.typesetting import Type, set_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldreport.paper.pen import Element, Pen
    from fieldreport.paper.typesetting import Line

WIDTH = 450.0
_BAR = 5.0
LEFT = 18.0
MEASURE = WIDTH - 2 * LEFT
_TOP = 11.0
_BELOW_STATEMENT = 8.0
_SIGNED = 92.0
"""Points under the statement, for who signed and when."""
_HIGHEST = 420.0
"""Points: a statement that needs more stands on the page before the box, where it may go over to the next page."""
_STATEMENT = Type(Style.REGULAR, 10, 14, INK)
_SMALL = Type(Style.REGULAR, 7.5, 15, GREY)
_NAME = Type(Style.BOLD, 14, 20, INK)
_FACT = Type(Style.REGULAR, 9.5, 14, INK)
_CERTIFIES = Type(Style.ITALIC, 7.5, 11, GREY)


@dataclass(frozen=True, slots=True)
class SignerWords:
    """What the signature says about its maker."""

    name: str
    star: str
    rank: str
    unit: str
    statement: str
    """The attestation: it stands in the box, and is kept as the signature's reason."""
    zone: str = "America/Chicago"
    """Zone in which the appearance shows the time."""


def holds(statement: str) -> bool:
    """Say whether the box holds the statement; a blank one, or one nearly as long as a page, stands outside it."""
    return bool(statement.strip()) and _statement_height(statement) <= _HIGHEST


def height(statement: str) -> float:
    """Return how many points high the box of a statement is."""
    return above(statement) + _SIGNED


def draw_statement(pen: Pen, left: float, top: float, statement: str, element: Element | None) -> None:
    """Draw the statement where it stands in a box whose upper left corner is given, and the line under it."""
    if not holds(statement):
        return
    pen.lines(
        [(line, left + LEFT, top + _TOP + at * _STATEMENT.leading, _STATEMENT) for at, line in enumerate(_lines(statement))],
        element,
        measure=MEASURE,
    )
    pen.rule(left + LEFT, top + above(statement), MEASURE, weight=0.4, colour=HAIR)


def draw(pen: Pen, words: SignerWords, at: str) -> None:
    """Draw the whole box on a page of its size; ``at`` is the stored UTC time of signing."""
    pen.box(0, 0, _BAR, pen.size[1], weight=0, fill=INK)
    draw_statement(pen, 0, 0, words.statement, None)
    top = above(words.statement) + 9.0
    for text, kind in (
        ("Signed electronically by", _SMALL),
        (words.name, _NAME),
        (officer_words("", words.rank, words.star, words.unit), _FACT),
        (when.in_words(at, words.zone), _FACT),
        ("This signature certifies the whole document. No change is allowed.", _CERTIFIES),
    ):
        pen.text(set_text(text, kind, MEASURE)[0], LEFT, top, kind, None)
        top += kind.leading


def aloud(words: SignerWords) -> str:
    """Return what a reader aloud says of the box, which is a picture to it."""
    signer = officer_words(words.name, words.rank, words.star, words.unit)
    told = f"Signature of the reporting officer: {signer}."
    return f"{told} The statement that is signed: {words.statement}" if holds(words.statement) else told


def above(statement: str) -> float:
    """Return how many points of the box the statement takes, with the line under it; 0 where it stands outside."""
    return _TOP + _statement_height(statement) + _BELOW_STATEMENT if holds(statement) else 0.0


def _statement_height(statement: str) -> float:
    return len(_lines(statement)) * _STATEMENT.leading


def _lines(statement: str) -> Sequence[Line]:
    return lines_of(statement, _STATEMENT, MEASURE)
