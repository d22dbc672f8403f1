"""What tests of a sealed report share: a laptop that has one, and the window with its paper open."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from fieldreport import trial
from tests.houses import PASSPHRASE, STAR, enrolled_house

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.houses import House
    from tests.ui.pages import WindowPage


@pytest.fixture(scope="session")
def sealed(enrolled: House, tmp_path_factory: pytest.TempPathFactory) -> House:
    """A laptop with a sealed report on it; tests work on copies of it."""
    with enrolled_house(enrolled, tmp_path_factory.mktemp("sealed")) as (found, _report, desk):
        desk.seal(trial.fill_sample(desk).report_id, PASSPHRASE)
    return found


@pytest.fixture
def page(sealed: House, tmp_path: Path, open_it: Callable[[Path], WindowPage]) -> WindowPage:
    """The window on a laptop of one's own, a sealed report and its paper before the officer."""
    shutil.copytree(sealed.laptop.parent, tmp_path / "house")
    opened = open_it(tmp_path / "house" / "laptop")
    opened.unlock.open(STAR, PASSPHRASE)
    opened.home.open_sealed()
    opened.record.wait_for_paper()
    return opened
