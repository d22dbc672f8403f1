"""What tests of the window share: our looks, an enrolled laptop, and a window that is put away afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport import trial
from fieldreport.app import Parts, utc_now
from fieldreport.vault.keys import FolderKeyStore
from tests.houses import enrolled_house
from ui import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.houses import House
    from tests.ui.pages import WindowPage

PARTS = Parts(key_store=lambda folder: FolderKeyStore(folder / "keys"))


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """The application in our style, as the window has it."""
    if qapp.styleSheet() != theme.style_sheet(theme.DAY):
        theme.apply_theme(qapp)
    return qapp


@pytest.fixture
def house(enrolled: House, tmp_path: Path) -> House:
    """An enrolled laptop with the fictional sample incident on it, ready to seal; the cable is out."""
    with enrolled_house(enrolled, tmp_path / "house") as (found, _report, desk):
        trial.fill_sample(desk)
    return found


@pytest.fixture
def open_it(qtbot: QtBot, dressed: QApplication) -> Iterator[Callable[[Path], WindowPage]]:
    """Opens the window on a data folder; every window is closed after the test."""
    from tests.ui.pages import open_window

    opened: list[WindowPage] = []

    def opening(folder: Path) -> WindowPage:
        opened.append(open_window(qtbot, folder, utc_now, PARTS))
        return opened[-1]

    yield opening
    while opened:
        opened.pop().finish()
