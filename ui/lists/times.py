"""What the rows of stamped times say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.answers.words import date_words
from fieldreport.said import joined, said
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
            extra=joined(" \u00b7 ", (date_words(entry.local.date()), _changed(entry))),
        )
        for entry in entries
    )


def fill_rows(fills: Sequence[Fill], entries: Sequence[Entry], left_out: Collection[tuple[str, ...]]) -> tuple[Row, ...]:
    """Return what can be filled: the question, the answer, and whether it is filled and asked now.

    Of a stamp that may be about any of several rows there is one line a row: who it is about is the officer's to say.

    Args:
        fills: what the times that are taken would fill.
        entries: those times.
        left_out: keys of fills that are not done.
    """
    words = {entry.id: entry.words for entry in entries}
    groups: dict[tuple[str, ...], list[Fill]] = {}
    for fill in fills:
        groups.setdefault(fill.key, []).append(fill)
    return tuple(_fill_row(key, group, words.get(group[0].entry, ""), key not in left_out) for key, group in groups.items())


def _fill_row(key: tuple[str, ...], group: Sequence[Fill], stamp: str, filled: bool) -> Row:
    last = group[-1]
    title = f"{last.one_of}: {stamp}" if last.one_of else last.label
    answer = (
        last.shown
        if last.asked or last.one_of
        else said("{shown} (not asked yet: it shows when an answer before it says so)", shown=last.shown)
    )
    if last.one_of and not filled:
        answer = said("{shown}? Enter says that it is about this one.", shown=last.shown)
    elif not filled:
        answer = said("{shown}: left blank", shown=last.shown)
    state = said("is filled") if filled else said("is left blank")
    return Row(key, title, answer, state=state, mark=Mark.READY if filled else Mark.OPEN, tone=Tone.GOOD if filled else Tone.PLAIN)


def _title(entry: Entry) -> str:
    return said("{time}  {words}", time=f"{entry.local:%H%M}:{entry.local:%S}", words=entry.words)


def _changed(entry: Entry) -> str:
    times = [earlier.when for earlier in entry.earlier if earlier.when != entry.when]
    if times:
        return said("changed; stamped {astimezone}", astimezone=f"{times[0].astimezone(entry.local.tzinfo):%H%M}")
    return said("note changed") if entry.earlier else ""


def _locked(entry: Entry) -> str:
    return said("stamped while locked") if entry.locked else ""
