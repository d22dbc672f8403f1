"""Lock and leave: what is typed is saved, the process that held the keys ends, a fresh one stands at the unlock screen."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer

from fieldreport.said import said
from ui.background import Lane

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ui.actions.attaching import Attaching
    from ui.actions.drafting import Drafting
    from ui.actions.session import Session

SIGNS_OF_LIFE = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin}
)
NOT_LOCKED = said("Not locked: what you typed could not be saved, and locking would lose it. {why}")


class Idle(QObject):
    """Counts the minutes without a key or a movement; installed on the application as an event filter."""

    def __init__(self, minutes: float, then: Callable[[], None]) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one counts an hour to the nearest few minutes
        self._timer.setInterval(round(minutes * 60_000))
        self._timer.timeout.connect(then)
        self._timer.start()

    def left(self) -> int:
        """Return how long until it locks, milliseconds."""
        return self._timer.remainingTime()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to count anew at a sign of life."""
        if event.type() in SIGNS_OF_LIFE:
            self._timer.start()
        return super().eventFilter(watched, event)


class Locking(QObject):
    """Saves first, always; ends the process only when nothing can be lost."""

    def __init__(self, session: Session, drafting: Drafting, attaching: Attaching, leave: Callable[[bool], None]) -> None:
        """``leave(again)`` ends this process, and begins a fresh one before if ``again``."""
        super().__init__()
        self._session = session
        self._drafting = drafting
        self._attaching = attaching
        self._leave = leave
        self._leaving = False

    def lock(self) -> None:
        """Save, begin a fresh process at the unlock screen, end this one."""
        if self._session.desk is not None:
            self._save_and(again=True)

    def close(self) -> None:
        """Save and end."""
        self._save_and(again=False)

    def _save_and(self, *, again: bool) -> None:
        if self._leaving:
            return
        self._leaving = True
        self._attaching.stop_all(said("the program was locked or closed"))
        self._drafting.save(lambda: self._saved(again=again), self._not_saved)

    def _saved(self, *, again: bool) -> None:
        desk, report = self._session.desk, self._session.report
        if desk is not None:
            report_id = report.report_id if report is not None and report.state == "draft" else ""
            place = self._drafting.place_text()
            run = self._session.background.run
            run(
                lambda: desk.set_last_place(report_id, place),
                Lane.SAVE,
                lambda _: self._come_to_rest(again=again),
                lambda _: self._come_to_rest(again=again),
                self,
            )
        else:
            self._come_to_rest(again=again)

    def _not_saved(self, problem: Exception) -> None:
        self._leaving = False
        self._session.window.tell_problem(NOT_LOCKED.format(why=problem))

    def _come_to_rest(self, *, again: bool) -> None:
        # The vault is closed under nobody's hands: an intake that was stopped ends first, within a moment.
        self._attaching.when_still(lambda: self._end(again=again))

    def _end(self, *, again: bool) -> None:
        if self._drafting.unsaved:  # a key that came while the place was being written down
            self._leaving = False
            self._save_and(again=again)
            return
        self._session.background.close()
        if self._session.desk is not None:
            self._session.desk.close()
        if self._session.core is not None:
            self._session.core.close()
        self._leave(again)


def begin_again(folder: Path) -> subprocess.Popen[bytes]:
    """Begin a fresh process at the unlock screen, with nothing of this one but the folder and the screen it is on."""
    # Files of ours are closed on exec (PEP 446); what was handed down on purpose goes on, such as the line that
    # keeps a trial HQ alive (fieldreport.trial).
    return subprocess.Popen([sys.executable, "-m", "ui", "--folder", str(folder)], start_new_session=True, close_fds=False)


def end_and_begin(folder: Path) -> None:
    """Begin a fresh process and end this one: also when none can be begun, for the keys must not stay behind a hidden window."""
    try:
        begin_again(folder)
    except OSError as problem:
        print(
            said("The unlock screen could not be opened again ({problem}). Everything is saved. Start the program anew.", problem=problem),
            file=sys.stderr,
        )
        end_now(1)
    end_now()


def end_now(code: int = 0) -> None:
    """End this process at once: everything is saved and closed, and the keys must not stay for the interpreter's farewell."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
