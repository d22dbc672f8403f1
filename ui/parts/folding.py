"""Which of the rail and the side pane stand beside the work, and how wide: the work comes first.

At 200 % a screen of 1366 px has 683, and the large face needs more than half as much again for the same words: then the rail
shrinks to the numbers of the sections, and goes while the pane is open; the pane is as wide as the work leaves it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ui.parts import section_rail, side_pane
from ui.theme import USUAL, fix_width, sizes

if TYPE_CHECKING:
    from ui.parts.section_rail import SectionRail
    from ui.parts.side_pane import SidePane

WORK = 520
"""The least that the work gets while anything beside it can give way, px of the usual type."""
LEAST_PANE = 240
"""The least width of the pane, px of the usual type."""


class Beside(NamedTuple):
    """What stands beside the work, px of the usual type; 0: it is away."""

    rail: int
    pane: int


def beside(room: int, *, pane: bool) -> Beside:
    """Return what stands beside the work in a room of so many px of the usual type; ``pane``: whether it is open."""
    right = side_pane.WIDTH if pane else 0
    for left in (section_rail.WIDTH, section_rail.FOLDED):
        if left + right + WORK <= room:
            return Beside(left, right)
    if not pane:
        return Beside(section_rail.FOLDED, 0)
    return Beside(0, max(min(right, room - WORK), LEAST_PANE))


def arrange(rail: SectionRail, pane: SidePane, width: int, *, wanted: bool) -> None:
    """Fold rail and pane as a width of ``width`` px asks for; ``wanted``: whether the pane is to be open."""
    stands = beside(width * USUAL.text // sizes().text, pane=wanted)
    rail.setVisible(stands.rail > 0)
    rail.fold(stands.rail == section_rail.FOLDED)
    pane.setVisible(wanted)
    if wanted:
        fix_width(pane, stands.pane)
