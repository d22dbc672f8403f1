"""The print screen in each of its states, as :mod:`tests.ui.every_deed` walks it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from fieldreport.printing import Printed
from tests.ui.pages import PATIENCE, Key, press
from ui.lists.copies import QUEUE, copy_rows, where_rows
from ui.printing.queues import NOT_TAKEN, Printer
from ui.screens.print import PrintScreen

if TYPE_CHECKING:
    from tests.ui.every_screen import Walk

PRINTERS = (
    Printer("district-10-desk", "Front desk", stopped=False, default=True),
    Printer("district-10-basement", "Records, basement", stopped=True, default=False),
)
WHY = "lp: Destination “district-10-desk” is not accepting jobs"
COPIES = (
    Printed(1, datetime(2026, 8, 10, 19, 7, tzinfo=UTC), "90001", "Case file", "district-10-desk", "", "ab" * 32, ""),
    Printed(2, datetime(2026, 8, 10, 19, 9, tzinfo=UTC), "90001", "subpoena 12-34", "district-10-desk", "", "cd" * 32, WHY),
    Printed(3, datetime(2026, 8, 10, 19, 12, tzinfo=UTC), "90001", "Court", "", "copy-0198a2f4-v1.pdf", "ef" * 32, ""),
)


def with_a_printer(walk: Walk) -> None:
    """Ask for a copy where there is no printer and where there are two; look at one that was not taken; go back."""
    walk.page.record.do("print")
    screen = walk.page.at(PrintScreen)
    walk.page.qtbot.waitUntil(lambda: screen.paper.page_count > 0 and screen.places.rows.rowCount() > 0, timeout=PATIENCE)
    walk.look("a printed copy, no printer")
    screen.show_places(where_rows(PRINTERS), (QUEUE, PRINTERS[0].name))
    screen.places.select((QUEUE, PRINTERS[0].name))
    screen.show_copies(copy_rows(COPIES, UTC))
    press(Key.Key_Return)
    walk.look("a printed copy")
    screen.show_problem(NOT_TAKEN.format(name=PRINTERS[0].name, number=2, why=WHY))
    walk.look("a printed copy that was not taken")
    press(Key.Key_Escape)
