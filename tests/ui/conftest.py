"""What tests of the window share: our looks, an enrolled laptop, and a window that is put away afterwards."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from fieldreport import trial
from fieldreport.app import Parts, utc_now
from fieldreport.vault.keys import FolderKeyStore
from tests.houses import House, enrolled_house
from ui import theme
from ui.background import Background

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.ui.pages import WindowPage

PARTS = Parts(key_store=lambda folder: FolderKeyStore(folder / "keys"))


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """The application in our style, as the window has it."""
    if qapp.styleSheet() != theme.style_sheet(theme.DAY):
        theme.apply_theme(qapp)
    return qapp


@pytest.fixture
def lanes(qapp: QApplication) -> Iterator[Background]:
    """The three lanes without a window. What a test asked of them is done before it ends, and nothing of it failed."""
    problems: list[Exception] = []
    made = Background(problems.append)
    yield made
    made.drain()
    made.close()
    assert not problems


@pytest.fixture(scope="session")
def filled(enrolled: House, tmp_path_factory: pytest.TempPathFactory) -> House:
    """An enrolled laptop with the fictional sample incident on it, ready to seal; tests work on copies of it."""
    with enrolled_house(enrolled, tmp_path_factory.mktemp("filled")) as (found, _report, desk):
        trial.fill_sample(desk)
    return found


@pytest.fixture
def house(filled: House, tmp_path: Path) -> House:
    """A laptop of one's own with the sample incident on it; the cable is out."""
    folder = shutil.copytree(filled.laptop.parent, tmp_path / "house")
    return House(replace(filled.settings, folder=folder / "hq"), folder / "laptop")


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
