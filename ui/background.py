"""Work beside the window: three lanes of one worker each.

*save* writes drafts and the journal and nothing else, so a long seal never holds up
what was typed. *work* does sealing, search and previews, in steps. *network* takes one
parcel a step. This is the only module of ``ui`` that names a thread.

``work`` is a plain function of the core and knows no Qt. ``then`` and ``failed`` run on
the GUI thread. An owner that is gone receives nothing: jobs hold no ``QObject``, and the
one signal that wakes the GUI thread belongs to :class:`Background`, which lives as long
as the application (novelWriter issue 2926 shows what happens when a job owns it).

Where threads are named, one more thing must be settled: Python's collector of cyclic
garbage runs on whichever thread happens to allocate, and destroys a widget that lies in a
cycle there. While there are lanes it is therefore off, and :class:`_Collector` runs it on
the GUI thread (Anki does the same, for the same reason: its ``gc_timer``).
"""

from __future__ import annotations

import gc
import threading
import time
import weakref
from dataclasses import dataclass
from enum import StrEnum
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")


class Lane(StrEnum):
    """Which worker does it."""

    SAVE = "save"
    WORK = "work"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[], Any]
    then: Callable[[Any], None] | None
    failed: Callable[[Exception], None] | None
    owner: weakref.ref[QObject] | None


@dataclass(frozen=True, slots=True)
class _Outcome:
    job: _Job
    result: Any
    problem: Exception | None


def _serve(queue: SimpleQueue[_Job | None], mailbox: _Mailbox) -> None:
    while (job := queue.get()) is not None:
        try:
            outcome = _Outcome(job, job.work(), None)
        except Exception as problem:  # noqa: BLE001 - whatever it is, it belongs to the one who asked
            outcome = _Outcome(job, None, problem)
        mailbox.put(outcome)
        del job, outcome  # nothing of a finished job stays in an idle worker


class _Mailbox:
    """Where the workers put outcomes: all that they know of the GUI.

    Without it a worker could be the last to hold the QObject and destroy it on the wrong
    thread, or ring it while it dies.
    """

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring: Callable[[], None] | None = ring
        self._guard = threading.Lock()
        self.outcomes: SimpleQueue[_Outcome] = SimpleQueue()

    def put(self, outcome: _Outcome) -> None:
        with self._guard:
            if self._ring is not None:
                self.outcomes.put(outcome)
                self._ring()

    def close(self) -> None:
        with self._guard:
            self._ring = None


class _Collector(QObject):
    """Collects cyclic garbage on the GUI thread: the young every second, all of it every minute."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ticks = 0
        timer = QTimer(self)
        timer.setInterval(1_000)
        timer.timeout.connect(self._tick)
        gc.disable()
        timer.start()

    def _tick(self) -> None:
        self._ticks += 1
        gc.collect(1 if self._ticks % 60 else 2)

    def stop(self) -> None:
        self.deleteLater()
        gc.enable()


class Background(QObject):
    """The three lanes. Make one, on the GUI thread, and pass it to whom it may concern; :meth:`close` it at the end."""

    _woken = Signal()

    def __init__(self, unhandled: Callable[[Exception], None]) -> None:
        """Start the lanes.

        Args:
            unhandled: receives the error of a job that has no ``failed`` (on the GUI thread).
        """
        super().__init__()
        self._unhandled = unhandled
        self._pending = 0
        self._closed = False
        self._woken.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._collector = _Collector(self)
        self._mailbox = _Mailbox(self._woken.emit)
        self._lanes: dict[Lane, SimpleQueue[_Job | None]] = {lane: SimpleQueue() for lane in Lane}
        for lane, queue in self._lanes.items():
            threading.Thread(target=_serve, args=(queue, self._mailbox), name=f"lane {lane}", daemon=True).start()

    def run(
        self,
        work: Callable[[], Result],
        lane: Lane,
        then: Callable[[Result], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Do ``work`` on a lane, in turn; then call ``then`` with its result, or ``failed`` with its error.

        Args:
            work: a plain function that touches no widget.
            lane: which worker.
            then: called on the GUI thread with what ``work`` returned.
            failed: called on the GUI thread with what ``work`` raised; without it ``unhandled`` is told.
            owner: when this object is gone, neither is called.
        """
        if self._closed:
            return
        self._pending += 1
        self._lanes[lane].put(_Job(work, then, failed, weakref.ref(owner) if owner is not None else None))

    @property
    def pending(self) -> int:
        """How many jobs have not been delivered yet."""
        return self._pending

    def drain(self, seconds: float = 20.0) -> None:
        """Let everything that was asked for finish and be delivered, running the event loop meanwhile.

        Raises:
            TimeoutError: some job was still open after ``seconds``.
        """
        end = time.monotonic() + seconds
        while self._pending:
            if time.monotonic() > end:
                raise TimeoutError(f"{self._pending} background jobs were still open after {seconds} s")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
        QCoreApplication.processEvents()

    def flush(self, lane: Lane, seconds: float) -> bool:
        """Wait, without an event loop, until all work now on ``lane`` is done; return whether it was in time."""
        done = threading.Event()
        self._lanes[lane].put(_Job(done.set, None, None, None))
        self._pending += 1
        return done.wait(seconds)

    def settle_memory(self) -> None:
        """Take everything that is loaded now out of the collector's sight: it stays until the end."""
        gc.collect()
        gc.freeze()

    def close(self, seconds: float = 10.0) -> bool:
        """Take no more work, finish the save lane, and deliver nothing any more.

        What is on the other lanes is rows on the disk; it goes on at the next start.

        Returns:
            whether everything that was to be saved was saved within ``seconds``.
        """
        if self._closed:
            return True
        saved = self.flush(Lane.SAVE, seconds)
        self._closed = True
        self._pending = 0
        self._mailbox.close()
        self._collector.stop()
        for queue in self._lanes.values():
            queue.put(None)
        return saved

    @Slot()
    def _deliver(self) -> None:
        while not self._closed:
            try:
                outcome = self._mailbox.outcomes.get_nowait()
            except Empty:
                return
            self._pending -= 1
            self._hand_over(outcome)

    def _hand_over(self, outcome: _Outcome) -> None:
        job = outcome.job
        if job.owner is not None:
            owner = job.owner()
            if owner is None or not isValid(owner):
                return
        if outcome.problem is None:
            if job.then is not None:
                job.then(outcome.result)
        elif job.failed is not None:
            job.failed(outcome.problem)
        else:
            self._unhandled(outcome.problem)
