"""What the rows of stamped times say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.said import said
from ui.lists.rows import Row
from ui.parts.mark import Mark, Tone

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from fieldreport.stamping import Entry, Fill


def time_rows(entries: Sequence[Entry]) -> tuple[Row, ...]:
    """Return the rows of a log, in the order given."""
    return tuple(Row(entry.id, _title(entry), entry.note, state=_changed(entry), extra=_locked(entry)) for entry in entries)


def choice_rows(entries: Sequence[Entry], taken: Collection[str], yes: str, no: str) -> tuple[Row, ...]:
    """Return rows that say of each time whether it is taken, in these words."""
    return tuple(
        Row(
            entry.id,
            _title(entry),
            entry.note,
            state=yes if entry.id in taken else no,
            mark=Mark.READY if entry.id in taken else Mark.OPEN,
            tone=Tone.GOOD if entry.id in taken else Tone.PLAIN,
            extra=_changed(entry),
        )
        for entry in entries
    )


def fill_rows(fills: Sequence[Fill]) -> tuple[Row, ...]:
    """Return what would be filled: the question, the answer, and whether it is asked now."""
    return tuple(Row(number, fill.label, _answer(fill)) for number, fill in enumerate(fills))


def _answer(fill: Fill) -> str:
    return fill.shown if fill.asked else said("{shown} (not asked yet: it shows when an answer before it says so)", shown=fill.shown)


def _title(entry: Entry) -> str:
    return said("{time}  {words}", time=f"{entry.local:%H%M}:{entry.local:%S}", words=entry.words)


def _changed(entry: Entry) -> str:
    times = [earlier.when for earlier in entry.earlier if earlier.when != entry.when]
    if times:
        return said("changed; stamped {astimezone}", astimezone=f"{times[0].astimezone(entry.local.tzinfo):%H%M}")
    return said("note changed") if entry.earlier else ""


def _locked(entry: Entry) -> str:
    return said("stamped while locked") if entry.locked else ""
