"""Printed copies in words."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from fieldreport.printing import Printed
from ui import tongue
from ui.lists.copies import DIALOG, QUEUE, REASONS, SAVE, copy_rows, first_choice, reason_kept, where_rows
from ui.parts.mark import Mark
from ui.printing.queues import Printer

AT = datetime(2026, 8, 10, 19, 7, tzinfo=UTC)
ROOM4 = Printer("room4", "Room 4, first floor", stopped=False, default=True)
BASEMENT = Printer("basement", "basement", stopped=True, default=False)


def test_a_copy_says_its_number_why_when_who_and_where() -> None:
    copies = (Printed(1, AT, "90001", "court", "room4", "", "ab", ""), Printed(2, AT, "90002", "Case file", "", "copy.pdf", "cd", ""))
    newest, oldest = copy_rows(copies, ZoneInfo("America/Chicago"))
    assert (newest.title, newest.detail) == ("Copy 2: Case file", "10 Aug 2026, 1407 hours · star 90002 · saved as copy.pdf")
    assert (oldest.title, oldest.detail) == ("Copy 1: court", "10 Aug 2026, 1407 hours · star 90001 · sent to room4")


def test_a_copy_that_did_not_come_out_says_so_and_is_marked() -> None:
    (row,) = copy_rows((Printed(3, AT, "90001", "court", "room4", "", "ab", "out of reach"),), UTC)
    assert row.detail.endswith("sent to room4 · NOT PRINTED. out of reach")
    assert row.mark is Mark.LOOK


def test_where_a_copy_can_go_names_each_printer_and_always_a_way_out() -> None:
    rows = where_rows((ROOM4, BASEMENT))
    assert [row.key for row in rows] == [(QUEUE, "room4"), (QUEUE, "basement"), DIALOG, SAVE]
    assert [row.detail for row in rows[:2]] == ["The usual printer. Room 4, first floor", "Stopped: it prints nothing now."]
    assert [row.key for row in where_rows(())] == [SAVE]


@pytest.mark.parametrize(
    ("printers", "first"), [((ROOM4, BASEMENT), (QUEUE, "room4")), ((BASEMENT, ROOM4), (QUEUE, "room4")), ((BASEMENT,), SAVE), ((), SAVE)]
)
def test_a_printer_that_prints_is_chosen_unless_there_is_none(printers: tuple[Printer, ...], first: object) -> None:
    assert first_choice(printers) == first


def test_the_journal_keeps_a_ready_reason_in_english_and_own_words_as_they_are(qapp: object) -> None:
    assert reason_kept("own words") == "own words"
    tongue.speak(tongue.SPANISH)
    try:
        shown = tongue.tr(REASONS[1])
        assert (shown != "State's Attorney", reason_kept(shown)) == (True, "State's Attorney")
    finally:
        tongue.speak(tongue.ENGLISH)
