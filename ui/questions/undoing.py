"""Undo as a person means it: a word at a time, not a key at a time.

The answer sheet takes every key as it comes, so that nothing typed lives in a widget alone, and it holds the one
history there is. This tells it which keys belong to the change before them.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from fieldreport.answers.values import NonAnswer
from fieldreport.forms.definition import Question, QuestionType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fieldreport.answers.sheet import AnswerSheet, Change
    from fieldreport.answers.values import Answer, Place

_TEXTS = (QuestionType.TEXT, QuestionType.BARCODE)
"""What is typed word by word."""
_LINES = (
    QuestionType.INTEGER,
    QuestionType.DECIMAL,
    QuestionType.RANGE,
    QuestionType.DATE,
    QuestionType.TIME,
    QuestionType.DATE_TIME,
    QuestionType.GEOPOINT,
)
"""What is typed in a line of its own and means something as a whole: one change for each visit to the field."""


class Undoing:
    """Puts into one sheet what is typed and chosen."""

    def __init__(self, sheet: AnswerSheet) -> None:
        self._sheet = sheet
        self._types = {item.name: item.type for item, _ in sheet.form.walk() if isinstance(item, Question)}
        self._last: tuple[Place, str] | None = None
        """Where was typed last, and what stood there then."""

    def put(self, place: Place, answer: Answer, unread: str = "") -> Change:
        """Put an answer, and what is typed there and not understood.

        Raises:
            AnswerProblem: see :meth:`fieldreport.answers.sheet.AnswerSheet.put`.
        """
        before = self._sheet.answer(place)
        value = next((account.value for account, was in zip_longest(answer, before) if account != was and account is not None), "")
        chip = isinstance(value, NonAnswer)
        kind = self._types.get(place.name)
        typed: str | None = unread
        if kind in _TEXTS:
            typed = value if isinstance(value, str) else None
        elif kind not in _LINES:
            # What is chosen is a change of its own each time, together with the letters by which it was found.
            typed = unread or None
        last = self._last[1] if self._last is not None and self._last[0] == place else None
        joins = last is not None and not chip and (kind not in _TEXTS or _same_word(last, typed))
        change = self._sheet.put(place, answer, unread=unread, joins=joins)
        self._last = (place, typed) if typed is not None and not chip else None
        return change

    def put_all(self, puts: Iterable[tuple[Place, Answer]]) -> Change:
        """Put several answers as one change.

        Raises:
            AnswerProblem: see :meth:`put`; those before it are put.
        """
        self.rest()
        with self._sheet.one_change():
            for place, answer in puts:
                self._sheet.put(place, answer)
        return self._sheet.last_change

    def rest(self) -> None:
        """Let the next key begin a new change: the person went to another field, or took something back."""
        self._last = None


def _same_word(before: str, now: str | None) -> bool:
    """Whether ``now`` comes of ``before`` by one key within a word, or by taking one away."""
    if now is None or abs(len(now) - len(before)) > 1:
        return False
    return len(now) < len(before) or not before[-1:].isspace()
