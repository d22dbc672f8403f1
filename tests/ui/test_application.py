"""The window on a real core, driven by keys: from the unlock screen to a receipt, and every way out."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING

import pytest

from fieldreport import trial
from fieldreport.app import Parts, utc_now
from fieldreport.vault.keys import FolderKeyStore
from tests.houses import PASSPHRASE, STAR, enrolled_house, found_house
from tests.ui.pages import ALT, CTRL, Key, open_window, press, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.houses import House
    from tests.ui.pages import WindowPage

PARTS = Parts(key_store=lambda folder: FolderKeyStore(folder / "keys"))
HEAVY = ("sqlmodel", "sqlalchemy", "requests", "reportlab", "pyhanko", "pikepdf", "keyring", "cryptography", "sqlcipher3", "argon2")


@pytest.fixture
def house(enrolled: House, tmp_path: Path) -> House:
    """An enrolled laptop with the fictional sample incident on it, ready to seal; the cable is out."""
    with enrolled_house(enrolled, tmp_path / "house") as (found, _report, desk):
        trial.fill_sample(desk)
    return found


@pytest.fixture
def open_it(qtbot: QtBot) -> Iterator[Callable[[Path], WindowPage]]:
    opened: list[WindowPage] = []

    def opening(folder: Path) -> WindowPage:
        opened.append(open_window(qtbot, folder, utc_now, PARTS))
        return opened[-1]

    yield opening
    while opened:
        opened.pop().finish()


def test_nothing_heavy_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    script = textwrap.dedent(
        f"""
        import sys
        from pathlib import Path
        from ui.application import Desktop, make_app
        app = make_app(["fieldreport"])
        desktop = Desktop(Path({str(tmp_path)!r}), lambda again: None, lambda: None)
        unlock = desktop.window.unlock
        unlock.painted.disconnect(desktop.start)
        unlock.painted.connect(lambda: (print(*sys.modules, sep="\\n"), app.exit()))
        desktop.window.show()
        app.exec()
        """
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    loaded = set(done.stdout.split())
    assert "ui.screens.unlock" in loaded, done.stderr
    assert {name for name in loaded if name.split(".")[0] in HEAVY} == set()
    assert {name for name in loaded if name.startswith("PySide6.Qt")} == {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets"}
    assert {name for name in loaded if name.startswith("fieldreport")} <= {"fieldreport", "fieldreport.errors"}


def test_the_unlock_screen_names_the_department_and_nobody_else(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    page = open_it(house.laptop)
    assert page.window.unlock.department == "Fictional Police Department"
    assert STAR not in page.window.unlock.department


def test_a_wrong_pin_says_how_many_tries_are_left_and_keeps_the_star(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    page = open_it(house.laptop)
    page.unlock.enter(STAR, "not the passphrase")
    assert "4 tries are left" in page.unlock.wait_for_problem()
    page.unlock.enter_pin(PASSPHRASE)
    assert page.home.screen.isVisible()


def test_a_report_is_sealed_by_keyboard_with_the_cable_out_and_delivered_when_it_is_in(
    house: House, open_it: Callable[[Path], WindowPage]
) -> None:
    page = open_it(house.laptop)
    page.unlock.open(STAR, PASSPHRASE)
    page.home.wait_for_state("ready to seal")
    page.home.open_first()
    press(Key.Key_Return, CTRL)
    assert page.review.gaps == []
    assert page.review.wait_for_paper() >= 2
    page.review.seal()
    assert "4 tries are left" in page.seal.try_pin("not the passphrase")
    assert "waits on this laptop" in page.seal.sign(PASSPHRASE)
    with house.serving():
        press(Key.Key_S, ALT)
        assert "HQ holds it" in page.seal.wait_for_standing("HQ holds it")
        page.seal.go_home()
        page.home.wait_for_state("received")
        page.home.shift_end()
        page.shift_end.wait_for_number(0)


def test_what_is_typed_is_on_the_disk_within_half_a_second_and_locking_lands_on_the_same_field(
    house: House, open_it: Callable[[Path], WindowPage]
) -> None:
    page = open_it(house.laptop)
    page.unlock.open(STAR, PASSPHRASE)
    fill = page.home.new_report()
    fill.screen.go_to("narrative")
    write("A van without plates")
    page.qtbot.waitUntil(lambda: not page.wiring.drafting.unsaved, timeout=5_000)
    write(" stood across the lane.")
    page.lock()
    assert page.left == [True]

    again = open_it(house.laptop)
    again.unlock.enter(STAR, PASSPHRASE)
    assert again.fill.screen.current_place() == "narrative"
    again.wiring.background.drain()
    report = again.wiring.session.report
    assert report is not None
    from fieldreport.answers.values import Place

    (account,) = report.sheet.answer(Place("narrative"))
    assert account.value == "A van without plates stood across the lane."


def test_the_shift_starts_every_new_report(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    from fieldreport.answers.values import Place

    page = open_it(house.laptop)
    page.unlock.open(STAR, PASSPHRASE)
    page.settle()
    page.home.confirm_shift(beat="0923", watch="2nd", camera="X60A11823")
    page.settle()
    sheet = page.home.new_report().screen._asking.sheet
    values = {name: sheet.answer(Place(name))[0].value for name in ("reporter_beat", "reporter_watch", "bwc_serial", "on_duty")}
    assert values == {"reporter_beat": "0923", "reporter_watch": "second", "bwc_serial": "X60A11823", "on_duty": "yes"}


def test_the_first_time_an_officer_can_write_without_a_link_and_is_told_why_she_cannot_seal(
    tmp_path: Path, open_it: Callable[[Path], WindowPage]
) -> None:
    house = found_house(tmp_path)
    with house.open() as report, house.serving():
        house.enrol_laptop(report)
    page = open_it(house.laptop)
    page.unlock.first_time("90002", "", "another long phrase", "something else here")
    assert "differ" in page.unlock.wait_for_problem()
    write("another long phrase")
    press(Key.Key_Return)
    write("another long phrase")
    press(Key.Key_Return)
    page.home.new_report()
    assert page.fill.screen.isVisible()


def test_a_laptop_that_is_not_enrolled_says_so(tmp_path: Path, open_it: Callable[[Path], WindowPage]) -> None:
    page = open_it(tmp_path / "new")
    assert "not enrolled" in page.unlock.wait_for_problem()
