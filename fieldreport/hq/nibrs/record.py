"""The answers inside a sealed record, by name and row, as the mapping asks for them.

The record's shape is that of :func:`fieldreport.report.versions.build_record`. Groups
only lay out a page, so they are looked through. What cannot be read is counted, never
guessed at.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldreport.answers.values import NonAnswer, from_json
from fieldreport.errors import AnswerProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fieldreport.answers.values import Account, Answer

DEEPEST = 32
"""Levels of groups and rows that are looked through; our forms have four."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a repeat, or the whole report."""

    id: str = ""
    title: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """By question; a question that was asked and left empty has no accounts."""
    repeats: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    unread: int = 0
    """How many pieces of it could not be read."""

    def rows(self, repeat: str) -> tuple[Row, ...]:
        """Return the rows of a repeat, or none."""
        return self.repeats.get(repeat, ())

    def said(self, name: str) -> Account | None:
        """Return the account that counts: the first that has a value, else the first; ``None`` when there is none."""
        answer = self.answers.get(name, ())
        return next((account for account in answer if not isinstance(account.value, NonAnswer)), answer[0] if answer else None)

    def differs(self, name: str) -> bool:
        """Return whether two accounts of one fact give different values."""
        given = [account.value for account in self.answers.get(name, ()) if not isinstance(account.value, NonAnswer)]
        return any(value != given[0] for value in given[1:])

    def codes(self, name: str) -> tuple[str, ...]:
        """Return the code or codes of an answer; nothing when it has none."""
        account = self.said(name)
        if account is None or isinstance(account.value, NonAnswer):
            return ()
        if isinstance(account.value, tuple):
            return account.value
        return (account.value,) if isinstance(account.value, str) and account.value else ()

    def code(self, name: str) -> str:
        """Return the one code of an answer, or ""."""
        return next(iter(self.codes(name)), "")


def read_record(record: Mapping[str, object]) -> Row:
    """Return the answers of a record. A record of another shape gives a row with nothing but a count of what was not read."""
    return _Reader().row("", "", record.get("sections"), 0)


class _Reader:
    """Reads entries into rows; counts what it cannot read."""

    def __init__(self) -> None:
        self._unread = 0

    def row(self, identity: str, title: str, entries: object, depth: int) -> Row:
        answers: dict[str, Answer] = {}
        repeats: dict[str, tuple[Row, ...]] = {}
        for entry in self._entries(entries, depth):
            name = entry.get("name")
            if not isinstance(name, str):
                self._unread += 1
            elif entry.get("kind") == "question":
                answers[name] = self._answer(entry.get("accounts"))
            elif entry.get("kind") == "repeat":
                repeats[name] = tuple(self._rows(entry.get("rows"), depth + 1))
        return Row(identity, title, answers, repeats, self._unread if depth == 0 else 0)

    def _entries(self, entries: object, depth: int) -> Iterator[Mapping[str, object]]:
        """Yield questions and repeats; sections and groups are looked through."""
        for entry in self._objects(entries, depth):
            if "entries" in entry:
                yield from self._entries(entry["entries"], depth + 1)
            else:
                yield entry

    def _rows(self, rows: object, depth: int) -> Iterator[Row]:
        for row in self._objects(rows, depth):
            yield self.row(str(row.get("id", "")), str(row.get("title", "")), row.get("entries"), depth + 1)

    def _objects(self, items: object, depth: int) -> Iterator[Mapping[str, object]]:
        if not isinstance(items, list) or depth > DEEPEST:
            self._unread += 1
            return
        for item in items:
            if isinstance(item, dict):
                yield item
            else:
                self._unread += 1

    def _answer(self, accounts: object) -> Answer:
        stored = [account.get("stored") for account in self._objects(accounts, 0)]
        try:
            return from_json(stored) if stored else ()
        except (AnswerProblem, OverflowError):
            self._unread += 1
            return ()
