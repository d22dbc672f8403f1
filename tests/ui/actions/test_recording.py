"""A sealed report on the screen, on a real core."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from fieldreport import trial
from tests.houses import PASSPHRASE, STAR
from tests.ui.pages import PATIENCE
from ui.actions.recording import saved_words
from ui.lists.deeds import Deed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from fieldreport.desk import Version
    from tests.houses import House
    from tests.ui.pages import WindowPage


@pytest.fixture
def page(house: House, open_it: Callable[[Path], WindowPage]) -> WindowPage:
    with house.open() as report:
        desk = report.unlock(STAR, PASSPHRASE)
        desk.seal(trial.fill_sample(desk).report_id, PASSPHRASE)
        desk.close()
    opened = open_it(house.laptop)
    opened.unlock.open(STAR, PASSPHRASE)
    opened.home.open_sealed()
    return opened


def test_a_sealed_report_shows_its_paper_and_what_can_be_done(page: WindowPage) -> None:
    assert page.record.wait_for_paper() >= 4
    assert set(page.record.screen.offered()) >= {"send", "save"}
    page.record.go_home()


def test_whoever_offers_a_deed_is_called_with_the_version(page: WindowPage) -> None:
    page.record.wait_for_paper()
    called: list[Version] = []
    page.wiring.recording.offer(Deed("compare", "Compare…", key="Ctrl+J"), called.append)
    page.wiring.recording.refresh()
    page.settle()
    page.record.do("compare")
    assert [version.version for version in called] == [1]


def test_it_is_saved_in_clear_and_the_screen_says_so(page: WindowPage, tmp_path: Path) -> None:
    page.record.wait_for_paper()
    report = page.wiring.session.report
    assert report is not None
    (version,) = page.wiring.session.open_desk.versions(report.report_id)
    page.wiring.recording.save_to(version, tmp_path / "report.pdf")
    page.settle()
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert any("report.pdf" in label.text() for label in page.record.screen.findChildren(QLabel))
    page.wiring.recording.save_to(version, tmp_path / "no" / "folder" / "report.pdf")
    page.settle()
    assert not any("Saved in clear" in label.text() for label in page.record.screen.findChildren(QLabel))


def test_a_sealed_file_that_is_gone_is_said_in_place_of_the_paper(page: WindowPage, house: House, qtbot: QtBot) -> None:
    page.record.wait_for_paper()
    page.record.go_home()
    for path in house.laptop.glob("vaults/*/files/*.sealed"):
        path.unlink()
    page.home.open_sealed()
    qtbot.waitUntil(lambda: "cannot be read" in page.record.screen.paper.said, timeout=PATIENCE)
    assert page.record.screen.paper.page_count == 0


def test_saving_is_said_with_the_receipt_where_there_is_one() -> None:
    assert saved_words(["a.pdf"]) == "Saved in clear as a.pdf. The journal says so."
    assert saved_words(["a.pdf", "a.receipt.json"]) == "Saved in clear as a.pdf and a.receipt.json. The journal says so."
