"""What the rows of times and names say."""

from __future__ import annotations

from datetime import UTC, datetime

from fieldreport.report.mentions import Mention
from fieldreport.report.scene import Entry
from ui.lists.inserts import NO_TIMES, TIMELINE, TOLD, insert_rows

ENTRY = Entry("a", "force_seen", "Force seen", datetime(2026, 8, 10, 19, 7, tzinfo=UTC), "America/Chicago", "Alex Sample")


def test_the_timeline_comes_first_then_each_time_then_the_names() -> None:
    rows = insert_rows([ENTRY], [ENTRY], [Mention("Agents", "Agent 1")])
    assert [row.title for row in rows] == ["The timeline: 1 time", "1407 hours: Force seen.", "Agent 1"]
    assert (rows[0].key, rows[1].key) == (TIMELINE, ENTRY)


def test_what_the_text_tells_is_said() -> None:
    whole, one = insert_rows([ENTRY], [], [])
    assert whole.detail == "all of it stands in the text"
    assert one.detail == TOLD


def test_a_report_without_times_says_how_to_get_them() -> None:
    (row,) = insert_rows([], [], [])
    assert row.title == NO_TIMES
    assert "F11" in row.detail
