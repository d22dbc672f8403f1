"""What every benchmark gives: a figure beside a floor or a peer of the same run, and the promise that it is held to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HEADINGS = ("what", "measured", "floor or peer of the same run", "ratio", "promise", "holds")
NO_PROMISE = "none: for information"


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure of one run."""

    what: str
    value: float
    unit: str
    """Of ``value`` and ``floor`` alike: ``ms``, ``s``, or what is counted."""
    floor_words: str
    floor: float
    ratio: float
    promise_words: str = NO_PROMISE
    holds: bool | None = None
    """None: nothing was promised."""

    def cells(self) -> tuple[str, ...]:
        """Return the figure as a row of the table."""
        value, floor = f"{_figure(self.value)} {self.unit}", f"{self.floor_words}: {_figure(self.floor)} {self.unit}"
        return self.what, value, floor, f"{self.ratio:.2f}", self.promise_words, {None: "-", True: "yes", False: "NO"}[self.holds]


def table(found: Iterable[Measured]) -> str:
    """Return the figures as one table for a terminal."""
    rows = [HEADINGS, *(one.cells() for one in found)]
    widths = [max(len(row[number]) for row in rows) for number in range(len(HEADINGS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def broken(found: Iterable[Measured]) -> tuple[Measured, ...]:
    """Return the figures whose promise does not hold."""
    return tuple(one for one in found if one.holds is False)


def _figure(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.2f}"
