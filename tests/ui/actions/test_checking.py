"""A file checked in the real window: one's own, a changed one, and what is no report at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport import trial
from tests.houses import PASSPHRASE, STAR
from tests.ui.pages import PATIENCE, Key, press
from ui.screens.check import CheckScreen
from ui.screens.home import HomeScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.houses import House
    from tests.ui.pages import WindowPage


@pytest.fixture
def saved(house: House, tmp_path: Path) -> Path:
    """A sealed report as it is saved in clear, received by HQ, with its receipt beside it."""
    target = tmp_path / "report.pdf"
    with house.open() as report:
        desk = report.unlock(STAR, PASSPHRASE)
        version = desk.seal(trial.fill_sample(desk).report_id, PASSPHRASE)
        with house.serving():
            report.deliver_all()
        desk.apply_mail()
        desk.export(version.report_id, 1, target)
        desk.close()
    return target


@pytest.fixture
def page(house: House, saved: Path, open_it: Callable[[Path], WindowPage]) -> WindowPage:
    opened = open_it(house.laptop)
    opened.unlock.open(STAR, PASSPHRASE)
    opened.home.wait_for_state("received")
    opened.home.screen.list.setFocus()
    press(Key.Key_F3)
    opened.at(CheckScreen)
    return opened


def test_an_exported_report_is_verified_with_its_receipt(page: WindowPage, saved: Path, qtbot: QtBot) -> None:
    screen = page.at(CheckScreen)
    page.wiring.checking.check(saved)
    qtbot.waitUntil(lambda: screen.headline == "Verified", timeout=PATIENCE)
    press(Key.Key_Escape)
    page.at(HomeScreen)


def test_one_changed_byte_and_what_is_no_report_are_said(page: WindowPage, saved: Path, qtbot: QtBot) -> None:
    screen = page.at(CheckScreen)
    saved.with_name("report.receipt.json").unlink()
    changed = bytearray(saved.read_bytes())
    changed[len(changed) // 2] ^= 1
    saved.write_bytes(changed)
    page.wiring.checking.check(saved)
    qtbot.waitUntil(lambda: bool(screen.headline), timeout=PATIENCE)
    assert screen.headline != "Verified"
    letter = saved.with_name("letter.txt")
    letter.write_text("Dear Sir")
    page.wiring.checking.check(letter)
    qtbot.waitUntil(lambda: screen.headline == "Cannot be verified", timeout=PATIENCE)


def test_a_file_that_is_gone_is_said_in_a_line(page: WindowPage, saved: Path, qtbot: QtBot) -> None:
    screen = page.at(CheckScreen)
    page.wiring.checking.check(saved.with_name("gone.pdf"))
    qtbot.waitUntil(lambda: "cannot be read" in screen.problem, timeout=PATIENCE)
