"""What a change of a sheet reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldreport.answers.values import Place


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
