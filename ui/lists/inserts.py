"""What can be inserted into a narrative, as rows: the whole timeline, each time of it, and the names that the report knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.report.scene import line_words
from fieldreport.said import said
from ui.lists.reports import things
from ui.lists.rows import Row
from ui.parts.mark import Mark, Tone

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from fieldreport.report.mentions import Mention
    from fieldreport.stamping import Entry

TIMELINE = "timeline"
"""The key of the row that stands for all times."""
TOLD = said("stands in the text")
NO_TIMES = said("No time belongs to this report yet")
HOW = said("F11 leads to the scene log; Ctrl+Enter there adds its times.")


def insert_rows(entries: Sequence[Entry], untold: Collection[Entry], names: Sequence[Mention]) -> tuple[Row, ...]:
    """Return the rows; the key of each is :data:`TIMELINE`, an entry, or a mention.

    Args:
        entries: the report's times, the first first.
        untold: those of them that do not stand in the text.
        names: in the order of the form.
    """
    times = [
        Row(entry, line_words(entry), "" if entry in untold else TOLD, mark=None if entry in untold else Mark.READY, tone=Tone.GOOD)
        for entry in entries
    ]
    if not entries:
        whole = Row(TIMELINE, NO_TIMES, HOW)
    elif untold:
        whole = Row(
            TIMELINE,
            said("The timeline: {things}", things=things(len(untold), said("time"), said("times"))),
            said("in the order of time, a line each"),
        )
    else:
        whole = Row(TIMELINE, said("The timeline"), said("all of it stands in the text"))
    return (whole, *times, *(Row(name, name.words, name.among) for name in names))
