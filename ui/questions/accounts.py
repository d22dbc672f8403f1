"""The accounts of one answer, one of them in hand: what is typed changes that one and never another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fieldreport.answers.values import Account, NonAnswer, Precision, Source

if TYPE_CHECKING:
    from fieldreport.answers.values import Answer
    from ui.questions.editor import Entry


class Accounts:
    """Composes an answer. Most answers have one account; a further one is begun with :meth:`turn`."""

    def __init__(self) -> None:
        self.answer: Answer = ()
        self.at = 0
        """Which account is in hand, from 0."""
        self._hole: Answer | None = None
        """The answer while nothing stands where the account in hand would: the others are not moved under a person's hands."""
        self._pending: Account | None = None
        """How something is known that is still to be typed."""
        self._erased: Account | None = None
        """The account that was cleared last, while the keyboard stays: what is typed in its place has its source."""

    def show(self, answer: Answer, *, afresh: bool) -> None:
        """Take the answer as the sheet has it; ``afresh`` when it is another row's or another report's."""
        if afresh:
            self.at, self._hole, self._pending, self._erased = 0, None, None, None
        self.answer = answer
        if self._hole is not None and answer != self._hole:
            self._hole = None
        if self._hole is None:
            self.at = min(self.at, max(len(answer) - 1, 0))

    def rest(self) -> None:
        """The keyboard left: the first account is in hand again."""
        if self.at:
            self._pending = None
        self.at, self._hole, self._erased = 0, None, None

    @property
    def current(self) -> Account | None:
        """The account in hand, or ``None`` where nothing stands yet."""
        return None if self._hole is not None or not self.answer else self.answer[self.at]

    @property
    def others(self) -> tuple[int, ...]:
        """Where the accounts stand that are not in hand."""
        return tuple(number for number in range(len(self.answer)) if self._hole is not None or number != self.at)

    @property
    def noted(self) -> Account:
        """What source and precision are shown for the account in hand."""
        return self.current or self._pending or Account(NonAnswer.UNKNOWN)

    def turn(self) -> bool:
        """Take the next account in hand: after the last one a new one, then the first; returns whether there is another."""
        if not self.answer:
            return False
        if self._hole is not None:
            self.at, self._hole = 0, None
        elif self.at + 1 < len(self.answer):
            self.at += 1
        else:
            self.begin()
        self._pending = self._erased = None
        return True

    def begin(self) -> None:
        """Take a new account in hand, after those that stand."""
        self.at, self._hole = len(self.answer), self.answer or None

    def enter(self, entry: Entry) -> Answer:
        """Return the answer with what was entered in hand; nothing entered takes the account in hand away."""
        if entry.value is None:
            return self._clear()
        before = self.current or self._pending or self._erased or Account(entry.value)
        precision = entry.precision if entry.precision is not None else before.precision
        return self._put(replace(before, value=entry.value, precision=precision, entered=None))

    def turn_non_answer(self, non_answer: NonAnswer) -> Answer:
        """Return the answer with a non-answer in hand; the same one a second time takes it away."""
        current = self.current
        if current is not None and current.value is non_answer:
            return self._clear()
        before = current or self._pending or Account(non_answer)
        return self._put(replace(before, value=non_answer, precision=Precision.EXACT, entered=None))

    def say_source(self, source: Source | None, told_by: str, shown_told_by: str, precision: Precision) -> Answer | None:
        """Return the answer with how the account in hand is known, or ``None``: it waits for what is still to be typed.

        Args:
            source: how it is known.
            told_by: who told it, or which video or record, as it stands in the line.
            shown_told_by: who told it as it was shown; while these words stand, the id of a person's row stays an id.
            precision: how exact it is.
        """
        current = self.current
        if source is Source.OBSERVED:
            told_by = ""
        elif current is not None and told_by == shown_told_by:
            told_by = current.told_by
        if current is None:
            self._pending = Account(NonAnswer.UNKNOWN, precision, source, told_by)
            return None
        precision = Precision.EXACT if isinstance(current.value, NonAnswer) else precision
        return self._put(replace(current, source=source, told_by=told_by, precision=precision))

    def _put(self, account: Account) -> Answer:
        after = self.at + (0 if self._hole is not None else 1)
        self.answer = (*self.answer[: self.at], account, *self.answer[after:])
        self._hole = self._pending = None
        return self.answer

    def _clear(self) -> Answer:
        self._erased = self.current or self._erased
        if self.current is not None:
            self.answer = (*self.answer[: self.at], *self.answer[self.at + 1 :])
        self._hole = self.answer or None
        return self.answer
