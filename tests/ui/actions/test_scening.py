"""A disk that refuses a stamp or a note: said at once, tried again, and nobody locks over unsaved words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fieldreport.errors import DiskFull
from tests.houses import PASSPHRASE, STAR, House
from tests.ui.pages import Key, press, write
from ui.screens.scene_log import SceneLogScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fieldreport.desk import Desk
    from fieldreport.stamping import Entry, SceneLog
    from tests.ui.pages import WindowPage


class FullLog:
    """A scene log whose disk is full until somebody makes space; everything else is the real log's."""

    def __init__(self, log: SceneLog, full: Callable[[], bool]) -> None:
        self._log = log
        self._full = full

    def stamp(self, *given: Any, **named: Any) -> Entry:
        self._refuse()
        return self._log.stamp(*given, **named)

    def write_note(self, *given: Any, **named: Any) -> Entry:
        self._refuse()
        return self._log.write_note(*given, **named)

    def _refuse(self) -> None:
        if self._full():
            raise DiskFull("The disk is full, so nothing was saved.")

    def __getattr__(self, name: str) -> object:
        return getattr(self._log, name)


class FullDisk:
    """A desk whose disk refuses the scene log; everything else is the real desk's."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.full = False

    @property
    def scene(self) -> FullLog:
        return FullLog(self._desk.scene, lambda: self.full)

    def __getattr__(self, name: str) -> object:
        return getattr(self._desk, name)


def open_log(house: House, open_it: Callable[[Path], WindowPage]) -> tuple[WindowPage, FullDisk]:
    """Go to the scene log of a desk whose disk can be filled."""
    window = open_it(house.laptop)
    window.unlock.open(STAR, PASSPHRASE)
    desk = FullDisk(window.wiring.session.open_desk)
    window.wiring.session.desk = desk  # type: ignore[assignment]  # a desk but for its disk
    press(Key.Key_F11)
    window.at(SceneLogScreen)
    window.settle()
    return window, desk


def test_a_note_that_the_disk_refuses_is_said_and_kept_at_the_next_try(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    window, disk = open_log(house, open_it)
    press(Key.Key_N)
    window.settle()
    disk.full = True
    write("a ram")
    window.qtbot.waitUntil(lambda: "not on the disk yet" in window.notice)
    press(Key.Key_F12)
    window.settle()
    assert window.left == []
    disk.full = False
    scening = window.wiring.scening
    scening._save()
    window.settle()
    assert [entry.note for entry in window.wiring.session.open_desk.scene.entries()] == ["a ram"]


def test_a_stamp_that_the_disk_refuses_is_said(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    window, disk = open_log(house, open_it)
    disk.full = True
    press(Key.Key_7)
    window.settle()
    assert window.notice.startswith("Not stamped.")
    assert window.wiring.session.open_desk.scene.entries() == ()
