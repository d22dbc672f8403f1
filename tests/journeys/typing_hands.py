"""Steady typing inside the window's process, told to the outside: each key's number and time before the key itself.

Lines of ``number time`` (CLOCK_MONOTONIC, nanoseconds; one clock for all processes) go to a file that outlives the process.
"""

from __future__ import annotations

import itertools
import os
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.ui.fill_page import FillPage

BETWEEN_KEYS = 60
"""Milliseconds from key to key: 16 a second, faster than most can type for long."""


def keys() -> Iterator[str]:
    """The characters that are typed, the first first, without end; no two places in them read the same."""
    for number in itertools.count(1):
        yield from f"{number}. I asked, and “no” was said. "
        if number % 5 == 0:
            yield "\n"


def typed(count: int) -> str:
    """The text of the first ``count`` keys."""
    return "".join(itertools.islice(keys(), count))


def times(log: Path) -> list[int]:
    """When each key was typed, as far as the process came."""
    lines = log.read_text().splitlines() if log.exists() else []
    assert [int(line.split()[0]) for line in lines] == list(range(len(lines)))
    return [int(line.split()[1]) for line in lines]


class Hands(QObject):
    """Types without end where the keyboard is."""

    def __init__(self, page: FillPage, log: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._keys = enumerate(keys())
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._type)
        self._timer.start(BETWEEN_KEYS)

    def _type(self) -> None:
        number, character = next(self._keys)
        os.write(self._log, f"{number} {time.monotonic_ns()}\n".encode())
        self._page.type(character)
