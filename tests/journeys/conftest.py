"""A real screen for the journeys: an X server without a monitor."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def real_screen() -> Iterator[dict[str, str]]:
    """The environment of a program that shows its window on a real (virtual) screen of 1366 × 768."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as numbers:
        display = numbers.readline().strip()
    assert display, "Xvfb did not start"
    yield {**os.environ, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": "."}
    server.terminate()
    server.wait(10)
