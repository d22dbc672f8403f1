"""A check and a comparison in words: the rows of their lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.checking import Outcome
from fieldreport.report.comparing import Sort, changed_paragraphs, in_words
from fieldreport.said import joined, said
from ui.lists.rows import Row
from ui.parts.mark import Mark, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fieldreport.checking import Checked
    from fieldreport.reading_room import Comparison
    from fieldreport.report.comparing import Change
    from fieldreport.report.transcript import Transcript

OUTCOMES = {
    Outcome.VERIFIED: said("Verified"),
    Outcome.CHANGED: said("NOT verified"),
    Outcome.CANNOT: said("Cannot be verified"),
}
MARKS = {
    Outcome.VERIFIED: (Mark.HELD, Tone.GOOD),
    Outcome.CHANGED: (Mark.LOOK, Tone.DANGER),
    Outcome.CANNOT: (Mark.LOOK, Tone.DANGER),
}
SORTS = {
    Sort.CHANGED: said("changed"),
    Sort.ADDED: said("added"),
    Sort.REMOVED: said("removed"),
    Sort.MOVED: said("moved"),
}
WAS = said("Was: {words}")
IS = said("Is: {words}")
LONG = 320
"""Characters from which only the paragraphs that differ are shown."""
SHORT = 40
"""Characters up to which two texts are compared at a glance."""


def check_rows(checked: Sequence[Checked]) -> list[Row]:
    """Return a row for each file; the key is its place."""
    found = []
    for number, one in enumerate(checked):
        mark, tone = MARKS[one.verdict.outcome]
        found.append(Row(number, one.name, OUTCOMES[one.verdict.outcome], mark=mark, tone=tone))
    return found


def detail_rows(transcript: Transcript) -> list[Row]:
    """Return the details of a check, part by part, in the words of the transcript."""
    return [
        Row((part.title, number), line.words, joined(" · ", (part.title, line.label)))
        for part in transcript.parts
        for number, line in enumerate(part.lines)
    ]


def change_rows(of: Comparison) -> list[Row]:
    """Return a row for each place that differs; the key is its number."""
    return [
        Row(number, said("{where}: {sort}", where=" › ".join((one.section, *one.where, one.label)), sort=SORTS[one.sort]), _both(one))
        for number, one in enumerate(of.changes)
    ]


def _both(change: Change) -> str:
    """Say what was and what is: in words, never by colour alone."""
    return joined("\n", tuple(_lines(change)))


def _lines(change: Change) -> Iterator[str]:
    before, after = change.before, change.after
    if change.sort is Sort.CHANGED and max(len(before), len(after)) > LONG:
        yield from (f"¶ {number}: {words}" for number, words in changed_paragraphs(before, after))
        return
    if before:
        yield WAS.format(words=before)
    if after:
        yield IS.format(words=after)
    if change.sort is Sort.CHANGED and min(len(before), len(after)) > SHORT:
        yield in_words(before, after)
