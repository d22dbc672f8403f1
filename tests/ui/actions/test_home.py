"""Home and shift end, on a real core."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.answers.values import Place
from tests.houses import PASSPHRASE, STAR
from ui.actions.home import profile_of, shift_of
from ui.screens.home import Shift

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.houses import House
    from tests.ui.pages import WindowPage

WHOLE = Shift("0923", "2nd", "4418", "X60A11823", "Ofc. Robin Example", "90002")


def test_a_shift_comes_back_as_it_was_kept() -> None:
    assert shift_of(profile_of(WHOLE)) == WHOLE
    assert shift_of(profile_of(Shift())) == Shift()
    assert shift_of({}) == Shift()


@pytest.mark.parametrize("typed", ["2", "2nd", "second", "2nd watch", "Second Watch"])
def test_the_watch_is_understood_as_officers_write_it(typed: str) -> None:
    assert profile_of(Shift(watch=typed))["reporter_watch"] == "second"


def test_what_is_empty_is_asked_in_the_report() -> None:
    assert profile_of(Shift(beat="0923")) == {"reporter_beat": "0923", "on_duty": "yes"}


def test_the_shift_starts_every_new_report_and_is_there_at_the_next_start(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    page = open_it(house.laptop)
    page.unlock.open(STAR, PASSPHRASE)
    page.settle()
    page.home.confirm_shift(beat="0923", watch="2nd", camera="X60A11823")
    page.settle()
    page.home.new_report()
    report = page.wiring.session.report
    assert report is not None
    names = ("reporter_beat", "reporter_watch", "bwc_serial", "on_duty")
    assert [report.sheet.answer(Place(name))[0].value for name in names] == ["0923", "second", "X60A11823", "yes"]
    assert "beat 0923" in page.window.strip.said
    page.close()

    again = open_it(house.laptop)
    again.unlock.enter(STAR, PASSPHRASE)
    again.fill.screen.home_requested.emit()
    again.settle()
    assert again.home.screen.shift == Shift("0923", "2nd", "", "X60A11823")


def test_shift_end_counts_what_hq_does_not_hold(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    page = open_it(house.laptop)
    page.unlock.open(STAR, PASSPHRASE)
    page.home.wait_for_state("ready")
    page.home.shift_end()
    page.shift_end.wait_for_number(1)
    assert page.shift_end.screen.bar.action == "Lock"


def test_after_esc_the_report_that_was_left_is_the_current_one(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    page = open_it(house.laptop)
    page.unlock.open(STAR, PASSPHRASE)
    page.home.wait_for_state("ready")
    page.settle()
    page.home.new_report()
    report = page.wiring.session.report
    assert report is not None
    page.fill.screen.home_requested.emit()
    page.settle()
    shown = page.home.screen.list
    row = shown.rows.row_at(shown.currentIndex())
    assert (shown.rows.rowCount(), row is not None and row.key) == (2, report.report_id)
    assert shown.rows.place_of(report.report_id) == 1, "the first one is current anyway"
