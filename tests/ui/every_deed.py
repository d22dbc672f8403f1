"""A sealed report and all that can be done with it, as :mod:`tests.ui.every_screen` walks it: whoever adds a deed adds its states here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.reading_room import compare
from tests.test_reading_room import copies
from tests.ui.every_print import with_a_printer
from tests.ui.pages import PATIENCE, Key, press, write
from ui.lists.rows import Row
from ui.screens.check import CheckScreen
from ui.screens.companions import CompanionsScreen
from ui.screens.compare import CompareScreen
from ui.screens.further import FurtherScreen
from ui.screens.numbers import NONE_GIVEN, NumbersScreen
from ui.screens.redact import RedactScreen

if TYPE_CHECKING:
    from tests.ui.every_screen import Walk


def with_a_sealed_report(walk: Walk) -> None:
    """Open a report that HQ holds, look at each deed, and go home again."""
    walk.choose_report("received")
    press(Key.Key_Return)
    walk.page.record.wait_for_paper()
    walk.look("a sealed report")
    walk.page.record.do("correct")
    walk.page.at(FurtherScreen)
    press(Key.Key_Return)
    walk.look("why a further version")
    press(Key.Key_Escape)
    walk.page.record.do("numbers")
    numbers = walk.page.at(NumbersScreen)
    numbers.show_problem(NONE_GIVEN)
    walk.look("late numbers")
    press(Key.Key_Escape)
    walk.page.record.wait_for_paper()
    _papers(walk)
    walk.page.record.wait_for_paper()
    _redacted(walk)
    walk.page.record.wait_for_paper()
    with_a_printer(walk)
    walk.page.record.wait_for_paper()
    _checked(walk)
    walk.page.record.wait_for_paper()
    walk.page.record.go_home()


def _papers(walk: Walk) -> None:
    """Look at the papers for other offices, and at the question for the PIN."""
    walk.page.record.do("companions")
    screen = walk.page.at(CompanionsScreen)
    walk.look("papers for other offices")
    screen.act()
    walk.look("papers for other offices, the PIN")
    press(Key.Key_Escape)
    press(Key.Key_Escape)


def _redacted(walk: Walk) -> None:
    """Look at what a redacted copy leaves out, at the question for whom it is, and at the copy."""
    walk.page.record.do("redacted")
    screen = walk.page.at(RedactScreen)
    screen.act()
    walk.look("for whom a redacted copy is")
    write("a fictional newspaper")
    press(Key.Key_Return)
    walk.page.qtbot.waitUntil(lambda: screen.paper.page_count > 0 and screen.paper.is_drawn, timeout=PATIENCE)
    walk.look("a redacted copy")
    press(Key.Key_Escape)


def _checked(walk: Walk) -> None:
    """Check the report, look at what it is compared like, and come back to it."""
    walk.page.record.do("check")
    screen = walk.page.at(CheckScreen)
    walk.page.qtbot.waitUntil(lambda: bool(screen.sentences), timeout=PATIENCE)
    walk.look("a report that is verified")
    walk.page.wiring.checking.show()
    walk.look("check a report")
    compared = CompareScreen()
    compared.show_comparison(compare(*copies()), [Row((2, 3), "Version 2 and version 3"), Row((1, 2), "Version 1 and version 2")], (1, 2))
    compared.left.connect(walk.page.wiring.recording.show_again)
    walk.window.show_screen(compared)
    walk.look("two versions compared")
    press(Key.Key_Escape)
