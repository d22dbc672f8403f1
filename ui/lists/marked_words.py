"""What the rows of marked words say: the word, where it stands, why it is marked, and the reason for which it stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.said import joined, said
from ui.lists.rows import Row
from ui.parts.mark import Mark, Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fieldreport.wording import MarkedWord


def word_rows(words: Iterable[MarkedWord], reason_of: Callable[[MarkedWord], str]) -> tuple[Row, ...]:
    """Return a row for each marked word; its key is the word itself, as found.

    Args:
        words: in the order of the form.
        reason_of: why a word stays, or "".
    """
    return tuple(_row(word, reason_of(word)) for word in words)


def reason_rows(reasons: Iterable[str]) -> tuple[Row, ...]:
    """Return a row for each reason that is offered, with its key."""
    return tuple(Row(reason, f"{number}\u2002{reason}") for number, reason in enumerate(reasons, start=1))


def _row(word: MarkedWord, reason: str) -> Row:
    title = joined("", (f"\u201c{word.word}\u201d", said(", {times} times", times=word.times) if word.times > 1 else ""))
    if reason:
        return Row(word, title, said("Kept. {reason}", reason=reason), mark=Mark.READY, tone=Tone.GOOD)
    why = said("{why} Instead: {instead}.", why=word.why, instead=word.instead) if word.instead else word.why
    return Row(word, title, said("{where}: {around}\n{why}", where=word.where, around=word.around, why=why), mark=Mark.OPEN, tone=Tone.CARE)
