"""A child of ``bench.first_paint``: shows one window, says when it was painted first, and ends.

``python -m bench.painting program FOLDER`` is ``python -m ui --folder FOLDER`` with one difference: where
the first paint would begin to load the core, it says the time and ends. ``python -m bench.painting empty``
is an empty main window. Both say the time (``CLOCK_MONOTONIC``, seconds, which all processes share) in the
first turn of the event loop after the paint, when everything has been painted.
"""

from __future__ import annotations

import sys
import time


def program(folder: str) -> int:
    from ui import __main__ as entry

    entry.import_plainly()  # main() does so before it imports the rest, which is imported here already for the class below
    from ui import application

    class Desktop(application.Desktop):
        """The window that ends where it would begin to load the core."""

        def start(self) -> None:
            told()

    application.Desktop = Desktop  # type: ignore[misc]  # the one that run() builds
    sys.argv = ["ui", "--folder", folder]
    return entry.main()


def empty() -> int:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        """Nothing but a window."""

        def paintEvent(self, _event: object) -> None:  # noqa: N802 - Qt's own name
            QTimer.singleShot(0, told)

    app = QApplication(sys.argv[:1])
    window = Window()
    window.resize(1366, 768)
    window.show()
    return app.exec()


def told() -> None:
    """Say the time and end the event loop."""
    now = time.monotonic()
    from PySide6.QtCore import QCoreApplication

    print(now, flush=True)
    QCoreApplication.exit()


if __name__ == "__main__":
    sys.exit(program(sys.argv[2]) if sys.argv[1] == "program" else empty())
