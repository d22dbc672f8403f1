"""Builds the window and what drives it, once; and the last resort for errors that nobody expected.

The first paint is the unlock screen. Until then only QtWidgets and light modules of ours
are imported (a test looks at ``sys.modules``); everything heavy is loaded behind it,
while the PIN is typed.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QApplication

from fieldreport.said import said
from ui import looks, single, theme, tongue
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from fieldreport.app import Parts
    from ui.actions.wiring import Wiring


class Desktop(QObject):
    """One window on one data folder: the unlock screen at once, everything else behind its first paint."""

    def __init__(self, folder: Path, leave: Callable[[bool], None], now: Callable[[], datetime], parts: Parts | None = None) -> None:
        """Build the window with the unlock screen; nothing of the core is opened or imported yet.

        Args:
            folder: the data folder.
            leave: ends the process; True begins a fresh one first (lock).
            now: the clock, aware.
            parts: replaces the edges of the core in tests.
        """
        super().__init__()
        self.window = MainWindow()
        self.wiring: Wiring | None = None
        self._begin = (folder, leave, now, parts)
        self.window.unlock.painted.connect(self.start)

    def start(self) -> None:
        """Wire the window to the core; called by the first paint."""
        from ui.actions.wiring import Wiring

        if self.wiring is None:
            self.wiring = Wiring(self.window, *self._begin)

    def tell_problem(self, problem: BaseException) -> None:
        """Say an error that nobody caught."""
        from ui import messages

        self.window.tell_problem(messages.in_words(problem))


def make_app(arguments: list[str] | None = None, face: theme.Face | None = None) -> QApplication:
    """Return the application, dressed: by day and for the mouse, where no face is given."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    # By argument: QApplication.setStyle returns the style, and wrapping it builds QStyle's enums before the first paint.
    app = QApplication([*(arguments if arguments is not None else sys.argv[:1]), "-style", "fusion"])
    app.setApplicationName("fieldreport")
    app.setApplicationDisplayName(said("Field reports"))
    theme.apply_theme(app, face)
    return app


def watch(tell: Callable[[BaseException], None]) -> None:
    """Take errors that nobody caught: a line in the window, and the trace on stderr for IT."""
    before = sys.excepthook

    def caught(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        before(kind, problem, trace)
        if not issubclass(kind, KeyboardInterrupt):
            tell(problem)

    sys.excepthook = caught


def run(folder: Path) -> int:
    """Open the window on a data folder and return the exit code of the process."""
    app = make_app(face=looks.remembered(folder))
    tongue.speak(tongue.remembered(folder))
    try:
        held = single.hold(folder)
    except Exception as problem:  # noqa: BLE001 - the tree of errors is not imported before the first paint
        return _refuse(app, problem)

    def leave(again: bool) -> None:
        from ui.actions.locking import end_and_begin, end_now

        desktop.window.hide()
        held.unlock()
        if again:
            end_and_begin(folder)
        end_now()

    desktop = Desktop(folder, leave, _utc_now)
    desktop.setParent(app)  # it lives as long as the application
    watch(desktop.tell_problem)
    _close_on_signals(desktop.window)
    desktop.window.resize(1366, 768)
    desktop.window.showMaximized()
    desktop.window.unlock.take_focus()
    return app.exec()


def _close_on_signals(window: MainWindow) -> None:
    """Save and end on Ctrl+C and at shutdown; Python sees a signal at the next tick of the collector at the latest."""
    import signal

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: window.close())


def _utc_now() -> datetime:
    from datetime import UTC, datetime

    return datetime.now(UTC)


def _refuse(app: QApplication, problem: Exception) -> int:
    """Say why the window cannot open, in a window of its own; the exit code says so too."""
    from ui import messages

    sentence = messages.in_words(problem)
    window = MainWindow()
    window.unlock.setEnabled(False)
    window.unlock.show_problem(sentence)
    window.close_asked.connect(window.let_close)
    print(sentence, file=sys.stderr)
    window.show()
    app.exec()
    return 1
