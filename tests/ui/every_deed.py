"""A sealed report and all that can be done with it, as :mod:`tests.ui.every_screen` walks it: whoever adds a deed adds its states here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.pages import Key, press
from ui.screens.further import FurtherScreen
from ui.screens.numbers import NONE_GIVEN, NumbersScreen

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
    walk.page.record.go_home()
