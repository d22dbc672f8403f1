"""Runs the real window in a process of its own and lets a test work it by keyboard.

The test writes one step a line on standard input, ``{"step": name, "with": {…}}``;
the step (a function of :mod:`tests.journeys.steps`) runs on the window's thread and
its result is written back as one line. The process can be killed at any moment, which
no test inside it could do.
"""

from __future__ import annotations

import json
import sys
import threading
import traceback
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication


def _main_window() -> Any:
    from ui.main_window import MainWindow

    return next((widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow)), None)


def _do(line: str) -> dict[str, Any]:
    from tests.journeys import steps

    order = json.loads(line)
    try:
        return {"result": getattr(steps, order["step"])(_main_window(), **order.get("with", {}))}
    except Exception:  # noqa: BLE001  (it travels back to the test, which fails with it)
        return {"failed": traceback.format_exc()}


def _hands(answers: Any) -> None:
    """Take orders, one at a time, and have the window's thread carry them out."""
    pause = threading.Event()
    while QApplication.instance() is None or _main_window() is None:
        pause.wait(0.01)
    for line in sys.stdin:
        done, found = threading.Event(), {}

        def step(line: str = line, done: threading.Event = done, found: dict[str, Any] = found) -> None:
            found.update(_do(line))
            done.set()

        QTimer.singleShot(0, QApplication.instance(), step)
        done.wait()
        print(json.dumps(found), file=answers, flush=True)


def main() -> int:
    from ui.application import run

    answers = sys.stdout
    sys.stdout = sys.stderr  # answers travel alone
    threading.Thread(target=_hands, args=(answers,), daemon=True).start()
    return run(Path(sys.argv[1]))


if __name__ == "__main__":
    sys.exit(main())
