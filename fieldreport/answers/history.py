"""What was done to a sheet, change by change, and what was taken back of it (decision 016)."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from fieldreport.answers import edits
from fieldreport.answers.change import Change
from fieldreport.answers.values import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from fieldreport.answers.edits import Step
    from fieldreport.answers.evaluation import Key
    from fieldreport.answers.graph import Graph

MOST = 2_000
"""Changes that can be taken back. A word is one change, so this is more than a report's narrative."""


class History:
    """The changes of one sheet, each a list of steps; the last one done can be taken back first."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._done: list[list[Step]] = []
        self._undone: list[list[Step]] = []
        self._within: list[Change] | None = None
        """What was reached so far by changes that are one for undo."""

    def did(self, steps: list[Step], joins: Key | None = None) -> None:
        """Note a change; what was taken back before cannot be done again any more.

        Args:
            steps: the steps that were taken.
            joins: the place of a put that widens the last one there, so that a word is taken back at once and not by letters.
        """
        self._undone.clear()
        if joins is not None and self._done and edits.can_join(self._done[-1], joins):
            self._done[-1] = edits.joined(self._done[-1], steps)
            return
        if self._within:
            self._done[-1] += steps
            return
        if self._done:
            self._done[-1] = edits.packed(self._graph, self._done[-1])
        self._done.append(steps)
        del self._done[:-MOST]

    def back(self) -> list[Step] | None:
        """Return the steps that take the last change back, and let it be done again; ``None`` when there is none."""
        while self._done:
            steps = self._done.pop()
            self._undone.append(steps)
            if not edits.is_nothing(steps):
                return edits.taken_back(steps)
        return None

    def forth(self) -> list[Step] | None:
        """Return the steps of the change that was taken back last; ``None`` when there is none."""
        while self._undone:
            steps = self._undone.pop()
            self._done.append(steps)
            if not edits.is_nothing(steps):
                return steps
        return None

    def join_last(self) -> None:
        """Make one change of the last two."""
        if len(self._done) > 1:
            last = self._done.pop()
            self._done[-1] = [*self._done[-1], *last]

    @contextmanager
    def together(self, when_done: Callable[[Change], None]) -> Iterator[None]:
        """Make one change of all that is done within; ``when_done`` is told what all of it reached."""
        self._within = []
        try:
            yield
        finally:
            changes, self._within = self._within, None
            when_done(_all_of(changes))

    def reached(self, change: Change) -> None:
        """Note what a change reached, for those that are made together."""
        if self._within is not None:
            self._within.append(change)


def _all_of(changes: Iterable[Change]) -> Change:
    parts = [(each.answered, each.refreshed, each.rows, each.unread) for each in changes]
    return Change(*(frozenset[Place]().union(*part) for part in zip(*parts, strict=True))) if parts else Change()
