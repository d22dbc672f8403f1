"""Nothing typed is ever lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.answers.values import Place
from fieldreport.errors import DiskFull, LifeProblem
from tests.houses import PASSPHRASE, STAR
from tests.ui.pages import Key, press, write
from ui.actions.drafting import AGAIN, WAIT

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from fieldreport.desk import Desk, Snapshot
    from tests.houses import House
    from tests.ui.pages import WindowPage


class FullDisk:
    """A desk whose disk is full until somebody makes space; everything else is the real desk's."""

    def __init__(self, desk: Desk, problem: Exception | None = None) -> None:
        self._desk = desk
        self._problem = problem or DiskFull("The disk is full: this could not be saved.")
        self.full = True
        self.tries = 0

    def save(self, snapshot: Snapshot) -> datetime:
        self.tries += 1
        if self.full:
            raise self._problem
        return self._desk.save(snapshot)

    def __getattr__(self, name: str) -> object:
        return getattr(self._desk, name)


@pytest.fixture
def page(house: House, open_it: Callable[[Path], WindowPage]) -> WindowPage:
    opened = open_it(house.laptop)
    opened.unlock.open(STAR, PASSPHRASE)
    opened.settle()
    return opened


def narrative(house: House, report_id: str) -> object:
    with house.open() as core:
        desk = core.unlock(STAR, PASSPHRASE)
        answer = desk.open_report(report_id).sheet.answer(Place("narrative"))
        desk.close()
    return answer[0].value if answer else None


def begin_narrative(page: WindowPage) -> str:
    page.home.new_report().screen.go_to("narrative")
    report = page.wiring.session.report
    assert report is not None
    return report.report_id


def test_the_clock_runs_from_the_first_unsaved_key_and_leaves_room_for_the_save_itself() -> None:
    assert WAIT <= 350
    assert AGAIN <= 5_000


def test_typing_on_does_not_put_the_save_off(page: WindowPage) -> None:
    begin_narrative(page)
    saves: list[bool] = []
    page.wiring.drafting.saved.connect(lambda: saves.append(True))
    page.qtbot.waitUntil(lambda: _typed_and_saved(saves), timeout=5_000)
    assert saves


def _typed_and_saved(saves: list[bool]) -> bool:
    write("x")
    return bool(saves)


def test_what_is_typed_is_on_the_disk_and_the_strip_says_when(page: WindowPage, house: House) -> None:
    report_id = begin_narrative(page)
    write("A van without plates")
    page.qtbot.waitUntil(lambda: not page.wiring.drafting.unsaved, timeout=5_000)
    page.settle()
    assert "saved " in page.window.strip.said
    page.close()
    assert narrative(house, report_id) == "A van without plates"


def test_a_disk_that_is_full_is_said_tried_again_and_never_forgotten(page: WindowPage, house: House) -> None:
    report_id = begin_narrative(page)
    session = page.wiring.session
    desk = FullDisk(session.open_desk)
    session.desk = desk  # type: ignore[assignment]  # a desk but for its disk
    write("A van")
    page.qtbot.waitUntil(lambda: desk.tries > 0 and bool(page.notice), timeout=5_000)
    assert "not on the disk yet" in page.notice
    assert "not saved since" in page.window.strip.said
    assert page.wiring.drafting.unsaved
    press(Key.Key_F12)
    page.settle()
    assert page.left == [], "locking would have lost what was typed"
    assert "Not locked" in page.notice
    desk.full = False
    write(" stood there.")
    page.qtbot.waitUntil(lambda: not page.wiring.drafting.unsaved, timeout=10_000)
    page.settle()
    assert page.notice == ""
    page.close()
    assert narrative(house, report_id) == "A van stood there."


def test_esc_with_a_full_disk_stays_in_the_form_until_the_text_is_safe(page: WindowPage, house: House) -> None:
    report_id = begin_narrative(page)
    session = page.wiring.session
    desk = FullDisk(session.open_desk)
    session.desk = desk  # type: ignore[assignment]  # a desk but for its disk
    write("A van")
    press(Key.Key_Escape)
    page.settle()
    assert page.fill.screen.isVisible(), "going home would have lost what was typed"
    assert "Still in the report" in page.notice
    assert page.wiring.drafting.unsaved
    desk.full = False
    press(Key.Key_Escape)
    page.settle()
    assert page.home.screen.isVisible()
    page.close()
    assert narrative(house, report_id) == "A van"


def test_a_full_disk_keeps_nobody_in_a_form_in_which_nothing_was_typed(page: WindowPage) -> None:
    begin_narrative(page)
    session = page.wiring.session
    desk = FullDisk(session.open_desk)
    session.desk = desk  # type: ignore[assignment]  # a desk but for its disk
    press(Key.Key_Escape)
    page.settle()
    assert page.home.screen.isVisible()
    assert desk.tries == 1, "where the draft was left would have been kept"


def test_locking_waits_for_a_save_that_is_on_its_way_and_may_still_fail(page: WindowPage, house: House) -> None:
    begin_narrative(page)
    session = page.wiring.session
    desk = FullDisk(session.open_desk)
    session.desk = desk  # type: ignore[assignment]  # a desk but for its disk
    write("A van")
    page.wiring.drafting.save()
    page.wiring.locking.lock()
    page.settle()
    assert page.left == [], "the first save had not come back yet, and it failed"
    assert page.wiring.drafting.unsaved
    desk.full = False
    press(Key.Key_F12)
    page.settle()
    assert page.left == [True]


def test_nobody_is_kept_in_a_form_whose_report_was_sealed_meanwhile(page: WindowPage) -> None:
    begin_narrative(page)
    session = page.wiring.session
    session.desk = FullDisk(session.open_desk, LifeProblem("This report is sealed."))  # type: ignore[assignment]  # a desk but for its state
    write("A van")
    press(Key.Key_Escape)
    page.settle()
    assert "This report is sealed" in page.notice
    press(Key.Key_Escape)
    page.settle()
    assert page.home.screen.isVisible()


def test_what_is_typed_while_a_save_is_on_its_way_is_saved_before_anybody_goes_on(page: WindowPage, house: House) -> None:
    report_id = begin_narrative(page)
    write("A van")
    press(Key.Key_Escape)
    write(" without plates")
    page.settle()
    assert page.home.screen.isVisible()
    page.close()
    assert narrative(house, report_id) == "A van without plates"


def test_esc_goes_home_and_the_list_knows_what_is_missing(page: WindowPage) -> None:
    begin_narrative(page)
    write("A van")
    press(Key.Key_Escape)
    page.home.wait_for_state("ready to seal")
    page.settle()
    assert any("things missing" in state for state in page.home.states)


def test_a_second_key_while_a_report_opens_makes_no_second_report(page: WindowPage) -> None:
    before = len(page.home.states)
    home = page.home.screen
    home.new_asked.emit()
    home.new_asked.emit()
    assert page.fill.screen.isVisible()
    page.settle()
    press(Key.Key_Escape)
    page.settle()
    assert len(page.home.states) == before + 1


def test_a_map_of_beats_that_cannot_be_used_is_said_once_and_stops_nothing(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    (house.laptop / "device" / "beats.geojson").write_text("{", encoding="utf-8")
    page = open_it(house.laptop)
    page.unlock.open(STAR, PASSPHRASE)
    page.settle()
    begin_narrative(page)
    assert "beats.geojson is not GeoJSON" in page.notice
    assert "Everything else works" in page.notice
    page.window.notice.clear()
    press(Key.Key_Escape)
    page.settle()
    page.home.open_first()
    assert "beats" not in page.notice
