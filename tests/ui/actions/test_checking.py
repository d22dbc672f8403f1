"""Files checked in the window, with and without a vault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from fieldreport import trial
from fieldreport.answers.values import Place
from tests.houses import PASSPHRASE, STAR
from tests.ui.pages import CTRL, PATIENCE, Key, press
from ui.screens.check import CheckScreen
from ui.screens.compare import CompareScreen
from ui.screens.home import HomeScreen
from ui.screens.record import RecordScreen
from ui.screens.unlock import UnlockScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.houses import House
    from tests.ui.pages import WindowPage


@pytest.fixture
def report(house: House, tmp_path: Path) -> Path:
    """A sealed report, saved in clear."""
    with house.open() as core:
        desk = core.unlock(STAR, PASSPHRASE)
        report_id = trial.fill_sample(desk).report_id
        desk.seal(report_id, PASSPHRASE)
        desk.export(report_id, 1, tmp_path / "report.pdf")
        desk.close()
    return tmp_path / "report.pdf"


@pytest.fixture
def page(house: House, report: Path, open_it: Callable[[Path], WindowPage]) -> WindowPage:
    assert report.exists()
    return open_it(house.laptop)


def drop(screen: CheckScreen, *urls: QUrl) -> bool:
    """Drag over the screen and let go there; say whether it was taken."""
    mime = QMimeData()
    mime.setUrls(list(urls))
    buttons, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPointF(50, 50).toPoint(), Qt.DropAction.CopyAction, mime, buttons, plain)
    entering.ignore()
    QApplication.sendEvent(screen, entering)
    if entering.isAccepted():
        QApplication.sendEvent(screen, QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, mime, buttons, plain))
    return entering.isAccepted()


def checked(page: WindowPage, qtbot: QtBot, *paths: Path) -> CheckScreen:
    screen = page.at(CheckScreen)
    assert drop(screen, *(QUrl.fromLocalFile(str(path)) for path in paths))
    qtbot.waitUntil(lambda: bool(screen.sentences), timeout=PATIENCE)
    return screen


def test_a_prosecutor_without_a_vault_checks_a_file_at_the_unlock_screen(page: WindowPage, qtbot: QtBot, report: Path) -> None:
    press(Key.Key_H, CTRL)
    who, when, what = checked(page, qtbot, report).sentences
    assert STAR in who
    assert "not proved" in when
    assert "Nothing was changed or added" in what
    press(Key.Key_Escape)
    page.at(UnlockScreen)


def test_what_is_no_file_of_this_computer_is_not_taken(page: WindowPage) -> None:
    press(Key.Key_H, CTRL)
    screen = page.at(CheckScreen)
    assert not drop(screen, QUrl("https://example.org/report.pdf"))
    assert not drop(screen)


def test_several_files_are_listed_and_each_is_told_when_it_is_chosen(page: WindowPage, qtbot: QtBot, report: Path, tmp_path: Path) -> None:
    photo, changed = tmp_path / "photo.jpg", tmp_path / "changed.pdf"
    photo.write_bytes(b"\xff\xd8\xff")
    changed.write_bytes(report.read_bytes() + b"\n%")
    press(Key.Key_H, CTRL)
    screen = checked(page, qtbot, report, photo, changed)
    assert [screen.files.rows.row_at(screen.files.rows.index(number)).detail for number in range(3)] == [  # type: ignore[union-attr]
        "Verified",
        "Cannot be verified",
        "NOT verified",
    ]
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert "not a PDF as this program makes them" in screen.sentences[2]


@pytest.mark.parametrize("name", ["check.pdf", "check.html"])
def test_the_transcript_is_saved_and_the_screen_says_so(page: WindowPage, qtbot: QtBot, report: Path, tmp_path: Path, name: str) -> None:
    press(Key.Key_H, CTRL)
    screen = checked(page, qtbot, report)
    page.wiring.checking.save_to(tmp_path / name)
    page.settle()
    assert (tmp_path / name).stat().st_size > 1000
    assert name in screen.told
    page.wiring.checking.save_to(tmp_path / "no" / "folder" / name)
    page.settle()
    assert f"Saved as {name}" not in screen.told


def test_two_files_of_one_report_are_compared(page: WindowPage, qtbot: QtBot, report: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.pdf"
    again.write_bytes(report.read_bytes())
    press(Key.Key_H, CTRL)
    checked(page, qtbot, report, again)
    press(Key.Key_J, CTRL)
    screen = page.at(CompareScreen)
    assert screen.bar.left == "Nothing differs."
    page.wiring.checking.save_comparison_to(tmp_path / "changes.pdf")
    page.settle()
    assert "changes.pdf" in screen.told
    assert (tmp_path / "changes.pdf").read_bytes().startswith(b"%PDF-1.7")
    press(Key.Key_Escape)
    page.at(CheckScreen)


def test_from_home_by_a_key_and_back(page: WindowPage) -> None:
    page.unlock.open(STAR, PASSPHRASE)
    press(Key.Key_H, CTRL)
    assert page.at(CheckScreen).sentences == ()
    press(Key.Key_Escape)
    page.at(HomeScreen)


def test_a_sealed_report_of_ones_own_is_checked_from_the_record(page: WindowPage, qtbot: QtBot) -> None:
    page.unlock.open(STAR, PASSPHRASE)
    page.home.wait_for_state("sealed")
    rows = page.home.screen.list
    rows.setCurrentIndex(rows.rows.index(next(number for number, words in enumerate(page.home.states) if "sealed" in words)))
    rows.setFocus()
    press(Key.Key_Return)
    page.record.wait_for_paper()
    assert "check" in page.record.screen.offered()
    assert "compare" not in page.record.screen.offered(), "there is one version"
    page.record.do("check")
    screen = page.at(CheckScreen)
    qtbot.waitUntil(lambda: bool(screen.sentences), timeout=PATIENCE)
    assert "Nothing was changed or added" in screen.sentences[2]
    press(Key.Key_Escape)
    page.at(RecordScreen)


def test_two_versions_of_ones_own_are_compared_from_the_record(house: House, open_it: Callable[[Path], WindowPage], tmp_path: Path) -> None:
    with house.open() as core:
        desk = core.unlock(STAR, PASSPHRASE)
        report_id = trial.fill_sample(desk).report_id
        desk.seal(report_id, PASSPHRASE)
        desk.further.add_numbers(report_id, {Place("rd_number"): "JK123456"}, PASSPHRASE)
        desk.close()
    page = open_it(house.laptop)
    page.unlock.open(STAR, PASSPHRASE)
    page.wiring.recording.show(report_id)
    page.record.wait_for_paper()
    page.record.do("compare")
    screen = page.at(CompareScreen)
    rows = screen.changes.rows
    told = [str(rows.row_at(rows.index(number))) for number in range(rows.rowCount())]
    assert any("RD number" in row and "JK123456" in row for row in told)
    page.wiring.checking.save_comparison_to(tmp_path / "changes.pdf")
    page.settle()
    assert (tmp_path / "changes.pdf").read_bytes().startswith(b"%PDF-1.7")
    press(Key.Key_Escape)
    page.at(RecordScreen)


def test_a_computer_without_a_department_file_says_whom_it_would_have_to_trust(
    page: WindowPage, qtbot: QtBot, house: House, report: Path
) -> None:
    (house.laptop / "device" / "department.json").unlink()
    press(Key.Key_H, CTRL)
    screen = page.at(CheckScreen)
    drop(screen, QUrl.fromLocalFile(str(report)))
    qtbot.waitUntil(lambda: "whom to trust" in screen.told, timeout=PATIENCE)
    assert screen.sentences == ()
