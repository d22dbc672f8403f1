"""A disk that refuses a stamp or a note: said at once, tried again, and nobody locks over unsaved words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.errors import DiskFull
from fieldreport.stamping import SceneLog
from tests.houses import PASSPHRASE, STAR, House
from tests.ui.pages import Key, press, write
from ui.screens.scene_log import SceneLogScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from fieldreport.stamping import Entry
    from tests.ui.pages import WindowPage


def _full(*_given: object, **_named: object) -> Entry:
    raise DiskFull("The disk is full, so the note was not saved.")


def test_a_note_that_the_disk_refuses_is_said_and_kept_at_the_next_try(
    house: House, open_it: Callable[[Path], WindowPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_it(house.laptop)
    window.unlock.open(STAR, PASSPHRASE)
    press(Key.Key_F11)
    window.at(SceneLogScreen)
    window.settle()
    press(Key.Key_N)
    window.settle()
    with monkeypatch.context() as disk:
        disk.setattr(SceneLog, "write_note", _full)
        write("a ram")
        window.qtbot.waitUntil(lambda: "not on the disk yet" in window.notice)
        press(Key.Key_F12)
        window.settle()
        assert window.left == []
    scening = window.wiring.scening
    scening._save()
    window.settle()
    assert [entry.note for entry in window.wiring.session.open_desk.scene.entries()] == ["a ram"]


def test_a_stamp_that_the_disk_refuses_is_said(
    house: House, open_it: Callable[[Path], WindowPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_it(house.laptop)
    window.unlock.open(STAR, PASSPHRASE)
    press(Key.Key_F11)
    window.at(SceneLogScreen)
    window.settle()
    with monkeypatch.context() as disk:
        disk.setattr(SceneLog, "stamp", _full)
        press(Key.Key_7)
        window.settle()
    assert window.notice.startswith("Not stamped.")
    assert window.wiring.session.open_desk.scene.entries() == ()
