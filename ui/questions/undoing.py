"""Undo as a person means it: a word at a time, not a key at a time.

The answer sheet takes every key as a change of its own, so that nothing typed lives in a widget alone.
This counts which of those changes belong together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.answers.sheet import Change
from fieldreport.answers.values import NonAnswer

if TYPE_CHECKING:
    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.answers.values import Answer, Place


class Undoing:
    """The changes of one sheet, in bursts."""

    def __init__(self, sheet: AnswerSheet) -> None:
        self._sheet = sheet
        self._done: list[int] = []
        self._undone: list[int] = []
        self._last: tuple[Place, str] | None = None

    def put(self, place: Place, answer: Answer) -> Change:
        """Put an answer; a key typed on in the same word joins the change before it.

        Raises:
            AnswerProblem: see :meth:`fieldreport.answers.sheet.AnswerSheet.put`.
        """
        typed = _typed(answer)
        joins = self._last is not None and self._last[0] == place and _same_word(self._last[1], typed)
        change = self._sheet.put(place, answer)
        if change == Change():
            return change
        if joins and self._done:
            self._done[-1] += 1
        else:
            self._done.append(1)
        self._undone.clear()
        self._last = (place, typed) if typed is not None else None
        return change

    def noted(self) -> None:
        """Count a change that was made in the sheet itself (a row that came or went)."""
        self._done.append(1)
        self._undone.clear()
        self._last = None

    def rest(self) -> None:
        """Let the next key begin a new change: the person went to another field."""
        self._last = None

    def undo(self) -> Change | None:
        """Take the last burst back; ``None`` when there is none."""
        self._last = None
        if not self._done:
            return None
        count = self._done.pop()
        self._undone.append(count)
        return _together([self._sheet.undo() for _ in range(count)])

    def redo(self) -> Change | None:
        """Make the burst again that was taken back last; ``None`` when there is none."""
        self._last = None
        if not self._undone:
            return None
        count = self._undone.pop()
        self._done.append(count)
        return _together([self._sheet.redo() for _ in range(count)])


def _typed(answer: Answer) -> str | None:
    """Return the text that was typed; ``None`` for what is chosen, which is a change of its own each time."""
    value = answer[0].value if answer else ""
    return value if isinstance(value, str) and not isinstance(value, NonAnswer) else None


def _same_word(before: str, now: str | None) -> bool:
    """Whether ``now`` comes of ``before`` by one key within a word, or by taking one away."""
    if now is None or abs(len(now) - len(before)) > 1:
        return False
    return len(now) < len(before) or not before[-1:].isspace()


def _together(changes: list[Change | None]) -> Change | None:
    known = [change for change in changes if change is not None]
    if not known:
        return None
    return Change(
        answered=frozenset().union(*(change.answered for change in known)),
        refreshed=frozenset().union(*(change.refreshed for change in known)),
        rows=frozenset().union(*(change.rows for change in known)),
    )
