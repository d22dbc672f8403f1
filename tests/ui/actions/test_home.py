"""Home and shift end, on a real core."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from fieldreport.answers.values import Place
from tests.houses import PASSPHRASE, STAR
from tests.ui.pages import Key, press, write
from ui.actions.home import profile_of, shift_of
from ui.screens.discarded import DiscardedScreen
from ui.screens.home import Shift

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.houses import House
    from tests.ui.pages import WindowPage

WHOLE = Shift("0923", "2nd", "4418", "X60A11823", "Ofc. Robin Example", "90002", "012")


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
    assert again.home.screen.shift == Shift("0923", "2nd", "", "X60A11823", unit="009")


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


def test_a_draft_is_discarded_with_a_reason_and_comes_back_by_keyboard(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    page = open_it(house.laptop)
    page.unlock.open(STAR, PASSPHRASE)
    page.home.wait_for_state("ready")
    page.settle()
    home = page.home.screen
    home.list.setFocus()
    press(Key.Key_Delete)
    press(Key.Key_Return)
    assert page.home.states == ["ready to seal"], "without a reason nothing is put away"
    write("entered twice")
    press(Key.Key_Return)
    page.qtbot.waitUntil(lambda: page.home.states == [], timeout=5_000)
    page.settle()
    assert page.notice.startswith("Discarded. It comes back for 30 days")
    press(Key.Key_F7)
    away = page.at(DiscardedScreen)
    page.qtbot.waitUntil(lambda: away.list.rows.rowCount() == 1, timeout=5_000)
    row = away.list.rows.row_at(away.list.rows.index(0))
    assert row is not None
    assert row.state == "comes back for 30 days more"
    assert row.detail.startswith("entered twice · ")
    press(Key.Key_Return)
    page.home.wait_for_state("ready")


def test_esc_keeps_the_draft(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    page = open_it(house.laptop)
    page.unlock.open(STAR, PASSPHRASE)
    page.home.wait_for_state("ready")
    page.settle()
    page.home.screen.list.setFocus()
    press(Key.Key_Delete)
    write("entered twice")
    press(Key.Key_Escape)
    page.settle()
    assert page.home.states == ["ready to seal"]
    assert page.home.screen.list.hasFocus()


def test_a_partners_star_offers_the_name_and_is_never_forced(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    page = open_it(house.laptop)
    page.unlock.open(STAR, PASSPHRASE)
    page.settle()
    home = page.home.screen
    home.take_focus()
    for _ in range(4):
        press(Key.Key_Tab)
    write("90002")
    page.settle()
    page.qtbot.waitUntil(lambda: "90002 is Ofc. Robin Example" in home.shift_note, timeout=5_000)
    assert home.shift.partner == ""
    press(Key.Key_F10)
    assert home.shift.partner == "Ofc. Robin Example"
    press(Key.Key_Return)
    page.settle()
    page.home.new_report()
    report = page.wiring.session.report
    assert report is not None
    names = ("has_partner", "partner_star", "partner_name", "reporter_unit")
    assert [report.sheet.answer(Place(name))[0].value for name in names] == ["yes", "90002", "Ofc. Robin Example", "009"]


def test_a_report_that_was_only_looked_at_opens_again_where_it_was_left(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    page = open_it(house.laptop)
    page.unlock.open(STAR, PASSPHRASE)
    page.home.wait_for_state("ready")
    page.settle()
    page.home.open_first().screen.go_to("favoring_facts")
    press(Key.Key_Escape)
    page.settle()
    page.home.new_report()
    press(Key.Key_Escape)
    page.settle()
    page.home.open_first()
    assert page.fill.place() == Place("favoring_facts")


def test_on_a_laptop_of_a_trial_hq_every_screen_says_training(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    page = open_it(house.laptop)
    page.unlock.open(STAR, PASSPHRASE)
    page.settle()
    assert "training" in page.window.strip.said
    core = page.wiring.session.open_core
    assert core.department is not None
    core.department = replace(core.department, trial=False)
    page.wiring.home.name_officer()
    assert "training" not in page.window.strip.said
