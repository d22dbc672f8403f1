"""The three lanes: in turn within a lane, side by side between lanes, and nothing for an owner that is gone."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QObject

from ui.background import Background, Lane

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def problems() -> list[Exception]:
    return []


@pytest.fixture
def background(qapp: QApplication, problems: list[Exception]) -> Iterator[Background]:
    lanes = Background(problems.append)
    yield lanes
    lanes.close()


def fail() -> None:
    raise ValueError("the disk is full")


def test_the_result_arrives_on_the_gui_thread(background: Background) -> None:
    seen: list[tuple[int, bool]] = []
    background.run(lambda: 6 * 7, Lane.WORK, lambda number: seen.append((number, threading.current_thread() is threading.main_thread())))
    background.drain()
    assert seen == [(42, True)]


def test_work_is_not_done_on_the_gui_thread(background: Background) -> None:
    names: list[str] = []
    for lane in Lane:
        background.run(lambda: threading.current_thread().name, lane, names.append)
    background.drain()
    assert sorted(names) == ["lane network", "lane save", "lane work"]


def test_saves_are_done_in_the_order_in_which_they_were_asked_for(background: Background) -> None:
    written: list[int] = []
    for number in range(200):
        background.run(lambda number=number: written.append(number), Lane.SAVE)
    background.drain()
    assert written == list(range(200))


def test_a_slow_seal_does_not_hold_up_a_save(background: Background) -> None:
    go_on = threading.Event()
    saved = threading.Event()
    background.run(lambda: go_on.wait(10), Lane.WORK)
    background.run(saved.set, Lane.SAVE)
    assert saved.wait(5), "the save waited for the seal"
    go_on.set()
    background.drain()


def test_an_error_goes_to_the_one_who_asked(background: Background, problems: list[Exception]) -> None:
    told: list[str] = []
    background.run(fail, Lane.WORK, failed=lambda problem: told.append(str(problem)))
    background.drain()
    assert told == ["the disk is full"]
    assert problems == []


def test_an_error_that_nobody_takes_is_told_to_the_window(background: Background, problems: list[Exception]) -> None:
    background.run(fail, Lane.SAVE)
    background.drain()
    assert [str(problem) for problem in problems] == ["the disk is full"]


@pytest.mark.parametrize("gone", [True, False])
def test_an_owner_that_is_gone_receives_nothing(background: Background, gone: bool) -> None:
    seen: list[int] = []
    owner = QObject()
    background.run(lambda: 1, Lane.WORK, seen.append, owner=owner)
    if gone:
        shiboken6.delete(owner)
    background.drain()
    assert seen == ([] if gone else [1])


def test_closing_waits_for_what_is_being_saved(qapp: QApplication) -> None:
    lanes = Background(lambda _problem: None)
    written: list[int] = []
    started, go_on = threading.Event(), threading.Event()

    def save() -> None:
        started.set()
        go_on.wait(5)
        written.append(1)

    lanes.run(save, Lane.SAVE)
    lanes.run(lambda: written.append(2), Lane.SAVE)
    started.wait(5)
    threading.Timer(0.05, go_on.set).start()
    assert lanes.close(5)
    assert written == [1, 2]


def test_closing_does_not_wait_for_the_network(qapp: QApplication) -> None:
    lanes = Background(lambda _problem: None)
    go_on = threading.Event()
    told: list[object] = []
    lanes.run(lambda: go_on.wait(30), Lane.NETWORK, told.append)
    assert lanes.close(5)
    go_on.set()
    QCoreApplication.processEvents()
    assert told == []
    lanes.run(lambda: told.append("late"), Lane.SAVE)
    assert lanes.pending == 0


def test_draining_gives_up_when_a_job_hangs(background: Background) -> None:
    go_on = threading.Event()
    background.run(lambda: go_on.wait(30), Lane.WORK)
    with pytest.raises(TimeoutError, match="1 background job"):
        background.drain(0.1)
    go_on.set()
    background.drain()


def test_garbage_is_collected_on_the_gui_thread_alone_while_there_are_lanes(qapp: QApplication) -> None:
    assert gc.isenabled(), "the control: without lanes Python collects wherever it is"
    lanes = Background(lambda _problem: None)
    died: list[str] = []

    class Knot:
        def __init__(self) -> None:
            self.me = self

        def __del__(self) -> None:
            died.append(threading.current_thread().name)

    Knot()
    lanes.run(lambda: [[] for _ in range(100_000)], Lane.WORK)
    lanes.drain()
    assert died == []
    lanes.settle_memory()
    assert died == ["MainThread"]
    lanes.close()
    assert gc.isenabled()


def test_two_thousand_signals_do_not_end_the_process() -> None:
    """PySide6 6.12.0 on Python 3.11 loses a reference to True with every emit and aborts after about 570."""
    script = """
from PySide6.QtCore import QCoreApplication, QObject, Signal
import PySide6
class Bell(QObject):
    rung = Signal(bool)
app = QCoreApplication([])
bell, heard = Bell(), []
bell.rung.connect(heard.append)
for _ in range(2000):
    bell.rung.emit(True)
print(PySide6.__version__, len(heard))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.split() == ["6.11.3", "2000"], done.stderr
    assert done.returncode == 0
