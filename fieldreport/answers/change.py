"""What a change of a sheet reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.answers.edits import UnreadStep
from fieldreport.answers.values import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fieldreport.answers.edits import Step
    from fieldreport.answers.evaluation import Key, Touched


@dataclass(frozen=True, slots=True)
class Change:
    """What a change reached, for whoever shows the sheet."""

    answered: frozenset[Place] = frozenset()
    """Places whose answer changed, computed ones too."""
    refreshed: frozenset[Place] = frozenset()
    """Places that may now be asked or not, or have another label, choices or problem."""
    rows: frozenset[Place] = frozenset()
    """Repeats whose rows changed."""
    unread: frozenset[Place] = frozenset()
    """Places where what is typed and not understood changed."""


def change_of(touched: Touched, steps: Iterable[Step], there: Callable[[Key], bool] | None) -> Change:
    """Return what steps reached.

    Args:
        touched: what was noted while they were taken.
        steps: the steps.
        there: whether a place is still there; ``None`` when no row went.
    """

    def places(keys: Iterable[Key]) -> frozenset[Place]:
        return frozenset(Place(*key) for key in keys if there is None or there(key))

    unread = {step.key for step in steps if isinstance(step, UnreadStep)}
    return Change(places(touched.answered), places(touched.refreshed), places(touched.rows), places(unread))
