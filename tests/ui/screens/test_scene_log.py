"""The scene log by keyboard, in the real window on a real vault."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from fieldreport.answers.values import Moment, Place
from tests.houses import PASSPHRASE, SECOND_STAR, STAR, House, enrolled_house
from tests.ui.pages import CTRL, Key, press, write
from ui.actions.drafting import WAIT
from ui.screens.fill import FillScreen
from ui.screens.home import HomeScreen
from ui.screens.scene_log import BIG, SceneLogScreen
from ui.screens.times import TimesScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.pages import WindowPage
    from ui.lists.rows import RowList

    Opener = Callable[[Path], WindowPage]


@pytest.fixture
def bare(enrolled: House, tmp_path: Path) -> House:
    """A laptop with one officer and no report."""
    with enrolled_house(enrolled, tmp_path / "bare") as (found, _report, _desk):
        return found


def at_scene(window: WindowPage) -> SceneLogScreen:
    press(Key.Key_F11)
    screen = window.at(SceneLogScreen)
    window.settle()
    return screen


def titles(rows: RowList) -> list[str]:
    found = (rows.rows.row_at(rows.rows.index(number)) for number in range(rows.rows.rowCount()))
    return [row.title for row in found if row is not None]


def stamp(window: WindowPage, *keys: Key) -> None:
    for key in keys:
        press(key)
        window.settle()


def kept(window: WindowPage) -> list[tuple[str, str]]:
    return [(entry.words, entry.note) for entry in window.wiring.session.open_desk.scene.entries()]


def test_one_key_stamps_and_the_last_time_stands_first(bare: House, open_it: Opener) -> None:
    window = open_it(bare.laptop)
    window.unlock.open(STAR, PASSPHRASE)
    screen = at_scene(window)
    stamp(window, Key.Key_1, Key.Key_7)
    assert [title.split("  ")[1] for title in titles(screen.list)] == ["Force seen", "Agents on scene"]
    assert kept(window) == [("Agents on scene", ""), ("Force seen", "")]
    press(Key.Key_Escape)
    window.at(HomeScreen)
    assert len(titles(at_scene(window).list)) == 2  # the log goes on


def test_every_big_button_is_for_a_thumb_and_says_its_name_and_its_key(bare: House, open_it: Opener) -> None:
    window = open_it(bare.laptop)
    window.unlock.open(STAR, PASSPHRASE)
    screen = at_scene(window)
    big = [found for found in screen.findChildren(QPushButton) if found.property("role") == "stamp"]
    assert len(big) == 9
    assert all(found.height() >= BIG >= 76 for found in big)
    assert [found.accessibleDescription() for found in big] == [f"Key: {number}" for number in range(1, 10)]
    assert all(found.accessibleName() for found in big)
    big[6].click()
    window.settle()
    assert kept(window) == [("Force seen", "")]


def test_a_note_begins_at_once_and_none_of_its_letters_stamps(bare: House, open_it: Opener) -> None:
    window = open_it(bare.laptop)
    window.unlock.open(STAR, PASSPHRASE)
    screen = at_scene(window)
    press(Key.Key_N)
    write("a plate, 7 people")  # before the time can be on the disk
    press(Key.Key_Return)
    window.settle()
    window.qtbot.waitUntil(lambda: kept(window) == [("Note", "a plate, 7 people")])
    press(Key.Key_7)
    window.settle()
    assert len(kept(window)) == 2
    assert screen.chosen is not None
    assert screen.chosen.words == "Force seen"


def test_a_word_is_on_the_disk_within_half_a_second_of_its_first_key(bare: House, open_it: Opener) -> None:
    window = open_it(bare.laptop)
    window.unlock.open(STAR, PASSPHRASE)
    at_scene(window)
    press(Key.Key_N)
    window.settle()
    write("A door")
    started = time.monotonic()
    window.qtbot.waitUntil(lambda: bool(kept(window)[0][1]))
    write(" was str")  # typing on pushes nothing back
    window.qtbot.waitUntil(lambda: kept(window) == [("Note", "A door was str")])
    assert WAIT * 2 <= 500
    assert time.monotonic() - started < 5, "only a machine that is very busy takes longer"
    # The process dies here: nothing is told to end, and another program opens the same vault.
    with bare.open() as report:
        assert [entry.note for entry in report.unlock(STAR, PASSPHRASE).scene.entries()] == ["A door was str"]


def test_what_is_typed_is_on_the_disk_before_it_locks(bare: House, open_it: Opener) -> None:
    window = open_it(bare.laptop)
    window.unlock.open(STAR, PASSPHRASE)
    at_scene(window)
    press(Key.Key_N)
    write("last words")
    window.lock()
    with bare.open() as report:
        assert [entry.note for entry in report.unlock(STAR, PASSPHRASE).scene.entries()] == ["last words"]


def test_another_time_keeps_the_one_that_was_stamped_and_says_so(bare: House, open_it: Opener) -> None:
    window = open_it(bare.laptop)
    window.unlock.open(STAR, PASSPHRASE)
    screen = at_scene(window)
    stamp(window, Key.Key_7)
    screen.time.setFocus()
    press(Key.Key_A, CTRL)
    write("-15")
    press(Key.Key_Return)
    window.settle()
    (entry,) = window.wiring.session.open_desk.scene.entries()
    assert len(entry.earlier) == 1
    assert timedelta(minutes=13) < entry.earlier[0].when - entry.when < timedelta(minutes=17)
    row = screen.list.rows.row_at(screen.list.rows.index(0))
    assert row is not None
    assert row.state.startswith("changed; stamped")
    screen.time.setFocus()
    press(Key.Key_A, CTRL)
    write("half past")
    press(Key.Key_Return)
    assert screen.problem
    press(Key.Key_Escape)
    assert window.at(SceneLogScreen) is screen


def test_from_the_form_there_and_back_and_the_times_fill_what_they_prove(bare: House, open_it: Opener) -> None:
    window = open_it(bare.laptop)
    window.unlock.open(STAR, PASSPHRASE)
    window.home.new_report()
    at_scene(window)
    stamp(window, Key.Key_A, Key.Key_2, Key.Key_7)
    press(Key.Key_Return, CTRL)
    screen = window.at(TimesScreen)
    assert len(titles(screen.list)) == 3
    assert titles(screen.fills) == [
        "Were you on scene while federal agents were there?",
        "When did you arrive?",
        "Attempts to identify the supervisory officer: a new row",
    ]
    assert screen.bar.action == "Take 3 times, fill 3 answers"
    report = window.wiring.session.report
    assert report is not None
    assert not report.sheet.rows(Place("attempts"))  # nothing was moved yet
    press(Key.Key_End)
    press(Key.Key_Return)  # the last one is left out
    assert screen.bar.action == "Take 2 times, fill 3 answers"
    press(Key.Key_Return, CTRL)
    window.at(FillScreen)
    window.settle()
    assert "2 times are in this report's timeline. 3 answers were filled" in window.notice
    assert report.sheet.answer(Place("on_scene"))
    assert len(report.sheet.rows(Place("attempts"))) == 1
    desk = window.wiring.session.open_desk
    assert [entry.words for entry in desk.scene.timeline(report.report_id)] == ["I arrived", "Supervisor asked for identification"]
    window.qtbot.waitUntil(lambda: bool(desk.open_report(report.report_id).sheet.rows(Place("attempts"))))
    for left in (0, 0, 0):
        press(Key.Key_Z, CTRL)
        assert len(report.sheet.rows(Place("attempts"))) == left
    assert not report.sheet.answer(Place("on_scene"))


def test_the_times_alone_can_be_taken_and_esc_takes_nothing(bare: House, open_it: Opener) -> None:
    window = open_it(bare.laptop)
    window.unlock.open(STAR, PASSPHRASE)
    window.home.new_report()
    at_scene(window)
    stamp(window, Key.Key_A)
    press(Key.Key_Return, CTRL)
    window.at(TimesScreen)
    press(Key.Key_Escape)
    window.at(SceneLogScreen)
    report, desk = window.wiring.session.report, window.wiring.session.open_desk
    assert report is not None
    assert desk.scene.timeline(report.report_id) == ()
    press(Key.Key_Return, CTRL)
    window.at(TimesScreen)
    press(Key.Key_F8)
    window.at(FillScreen)
    window.settle()
    assert len(desk.scene.timeline(report.report_id)) == 1
    assert not report.sheet.answer(Place("on_scene"))


def test_a_stamp_on_the_unlock_screen_is_adopted_after_unlocking(bare: House, open_it: Opener) -> None:
    window = open_it(bare.laptop)
    before = datetime.now(UTC)
    window.settle()
    press(Key.Key_F11)
    press(Key.Key_1)  # at once: it goes into no field
    window.settle()
    press(Key.Key_F11)
    press(Key.Key_Escape)
    window.settle()
    window.unlock.open(STAR, PASSPHRASE)
    window.settle()
    window.qtbot.waitUntil(lambda: "2 times were stamped while this laptop was locked" in window.notice)
    assert "agents on scene" in window.notice
    press(Key.Key_F11)
    screen = window.at(TimesScreen)
    assert screen.bar.action == "Adopt 2 times"
    press(Key.Key_End)
    press(Key.Key_Return)
    press(Key.Key_Return, CTRL)
    window.at(SceneLogScreen)
    window.settle()
    (entry,) = window.wiring.session.open_desk.scene.entries()
    assert (entry.words, entry.locked) == ("Agents on scene", True)
    assert abs(entry.when - before) < timedelta(seconds=30)


def test_what_is_not_hers_waits_for_the_other_officer_of_the_laptop(bare: House, open_it: Opener) -> None:
    with bare.open() as report:
        report.make_vault(SECOND_STAR, PASSPHRASE).close()
        report.stamps.stamp("photo")
    window = open_it(bare.laptop)
    window.unlock.open(STAR, PASSPHRASE)
    window.qtbot.waitUntil(lambda: "1 time was stamped" in window.notice)
    press(Key.Key_F11)
    window.at(TimesScreen)
    press(Key.Key_Return)
    assert window.at(TimesScreen).bar.action == "None is mine"
    press(Key.Key_Return, CTRL)
    window.at(SceneLogScreen)
    window.settle()
    window.lock()
    with bare.open() as report:
        assert report.unlock(STAR, PASSPHRASE).scene.waiting() == ()
        assert [entry.words for entry in report.unlock(SECOND_STAR, PASSPHRASE).scene.waiting()] == ["Photo taken"]


def test_of_two_injured_persons_the_officer_says_whom_ems_was_asked_for(bare: House, open_it: Opener) -> None:
    window = open_it(bare.laptop)
    window.unlock.open(STAR, PASSPHRASE)
    window.home.new_report()
    report = window.wiring.session.report
    assert report is not None
    first, second = (report.sheet.add_row(Place("injuries")) for _ in range(2))
    at_scene(window)
    stamp(window, Key.Key_5)
    press(Key.Key_Return, CTRL)
    screen = window.at(TimesScreen)
    assert titles(screen.fills) == ["Injured people 1: EMS requested", "Injured people 2: EMS requested"]
    assert screen.bar.action == "Take 1 time", "it is about nobody until the officer says so"
    press(Key.Key_Tab)
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert screen.bar.action == "Take 1 time, fill 2 answers"
    assert not report.sheet.answer(Place("ems_requested", (second,)))  # nothing was moved yet
    press(Key.Key_Return, CTRL)
    window.at(FillScreen)
    window.settle()
    assert report.sheet.answer(Place("ems_requested_at", (second,)))
    assert not report.sheet.answer(Place("ems_requested", (first,)))


def test_of_two_stamps_for_one_person_the_one_chosen_last_is_filled(bare: House, open_it: Opener) -> None:
    window = open_it(bare.laptop)
    window.unlock.open(STAR, PASSPHRASE)
    window.home.new_report()
    report, log = window.wiring.session.report, window.wiring.session.open_desk.scene
    assert report is not None
    rows = [report.sheet.add_row(Place("injuries")) for _ in range(2)]
    now = window.wiring.session.now()
    early, late = (log.stamp("ems_requested", now - timedelta(minutes=minutes)) for minutes in (9, 3))
    at_scene(window)
    press(Key.Key_Return, CTRL)
    screen = window.at(TimesScreen)
    screen.fill_turned.emit((early.id, rows[0]))
    screen.fill_turned.emit((late.id, rows[0]))
    assert screen.bar.action == "Take 2 times, fill 2 answers"
    press(Key.Key_Return, CTRL)
    window.settle()
    (account,) = report.sheet.answer(Place("ems_requested_at", (rows[0],)))
    assert isinstance(account.value, Moment)
    assert account.value.utc.minute == late.when.minute


def test_times_of_an_earlier_shift_are_offered_and_not_taken(bare: House, open_it: Opener) -> None:
    window = open_it(bare.laptop)
    window.unlock.open(STAR, PASSPHRASE)
    window.home.new_report()
    now = window.wiring.session.now()
    window.wiring.session.open_desk.scene.stamp("force_seen", now - timedelta(hours=20))
    at_scene(window)
    press(Key.Key_Return, CTRL)
    screen = window.at(TimesScreen)
    assert screen.bar.action == "Take 0 times"
    press(Key.Key_Return)
    assert screen.bar.action == "Take 1 time"
