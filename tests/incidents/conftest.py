"""What these tests share with those of the window: our looks, and an officer's laptop with nothing on it yet."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.houses import House
from tests.ui.conftest import dressed, open_it

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["dressed", "open_it"]


@pytest.fixture
def laptop(enrolled: House, tmp_path: Path) -> House:
    """A laptop of one's own, enrolled, with nothing on it yet; the cable is out."""
    folder = shutil.copytree(enrolled.laptop.parent, tmp_path / "house")
    return House(replace(enrolled.settings, folder=folder / "hq"), folder / "laptop")
