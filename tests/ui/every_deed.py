"""A sealed report and all that can be done with it, as :mod:`tests.ui.every_screen` walks it: whoever adds a deed adds its states here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fieldreport.proof.verdict import refused
from fieldreport.proving import Checked
from tests.proof.sealed import check, sealed
from tests.ui.pages import Key, press
from ui.lists.verdicts import HEADLINES, details
from ui.screens.check import CheckScreen
from ui.screens.further import FurtherScreen
from ui.screens.numbers import NONE_GIVEN, NumbersScreen

if TYPE_CHECKING:
    from tests.ui.every_screen import Walk


def with_a_sealed_report(walk: Walk) -> None:
    """Open a report that HQ holds, look at each deed, check a file, and go home again."""
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
    checking_a_file(walk)


def checking_a_file(walk: Walk) -> None:
    """Check a file that is sealed as ours are, and one that is no report."""
    press(Key.Key_F3)
    screen = walk.page.at(CheckScreen)
    walk.look("check a report")
    verified = check(sealed().pdf)
    screen.show_found(
        HEADLINES[verified.outcome], verified.sentences, details(Checked(Path("report.pdf"), verified, "report.receipt.json"))
    )
    walk.look("check a report, verified")
    other = refused("ab" * 32, "it is not a PDF as this program makes them.")
    screen.show_found(HEADLINES[other.outcome], other.sentences, details(Checked(Path("letter.pdf"), other, "")))
    walk.look("check a report, no report")
    press(Key.Key_Escape)
