"""What holds the window up is seen by the benchmark that looks for it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from bench.sealing_window import longest_turn

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


def test_a_window_that_is_held_up_is_seen(qtbot: QtBot) -> None:
    def held_up(done: Callable[[], None]) -> None:
        def hold() -> None:
            end = time.perf_counter() + 0.2
            while time.perf_counter() < end:
                pass
            done()

        QTimer.singleShot(0, hold)

    assert longest_turn(held_up) >= 200


def test_a_window_that_is_not_held_up_turns_on(qtbot: QtBot) -> None:
    turns = [longest_turn(lambda done: QTimer.singleShot(100, done)) for _ in range(5)]
    assert min(turns) < 100
