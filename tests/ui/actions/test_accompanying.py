"""A companion paper made in the real window: offered, signed, saved, and verified as what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport import checking
from fieldreport.proof.verdict import Outcome
from fieldreport.transcribing import Trusted
from tests.houses import PASSPHRASE
from tests.ui.pages import PATIENCE, Key, press, write
from ui.screens.companions import CompanionsScreen
from ui.screens.record import RecordScreen

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.pages import WindowPage


def test_a_request_to_preserve_recordings_is_signed_saved_and_verified(page: WindowPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.record.do("companions")
    screen = page.at(CompanionsScreen)
    assert screen.papers.select("preservation")
    screen.papers.setFocus()
    press(Key.Key_Return)
    write("not the passphrase")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: "tries are left" in screen.problem, timeout=PATIENCE)
    write(PASSPHRASE)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: screen.paper.page_count > 0 and screen.paper.is_drawn, timeout=PATIENCE)
    target = tmp_path / "request.pdf"
    page.wiring.accompanying.save_to(target)
    page.settle()
    assert "request.pdf" in screen.told
    department = page.wiring.session.open_core.department
    assert department is not None
    (found,) = checking.check_files([target], Trusted(department, "00" * 32), page.wiring.session.now())
    assert found.verdict.outcome is Outcome.VERIFIED
    assert "Request to preserve recordings" in found.verdict.sentences[2]
    press(Key.Key_Escape)
    page.at(RecordScreen)
