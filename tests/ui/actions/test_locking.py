"""Lock and leave: saved first, the keys end with their process, and a fresh one stands where the officer was."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from fieldreport.answers.values import Place
from tests.houses import PASSPHRASE, STAR
from tests.ui.pages import Key, press, write
from ui.actions.locking import Idle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.houses import House
    from tests.ui.pages import WindowPage


def test_locking_in_the_middle_of_a_word_lands_on_the_same_field_with_every_letter(
    house: House, open_it: Callable[[Path], WindowPage]
) -> None:
    page = open_it(house.laptop)
    page.unlock.open(STAR, PASSPHRASE)
    page.home.new_report().screen.go_to("narrative")
    write("A van without plates stood acro")
    page.lock()
    assert page.left == [True]

    again = open_it(house.laptop)
    again.unlock.enter(STAR, PASSPHRASE)
    assert again.fill.screen.current_place() == "narrative"
    again.settle()
    report = again.wiring.session.report
    assert report is not None
    (account,) = report.sheet.answer(Place("narrative"))
    assert account.value == "A van without plates stood acro"


def test_locked_at_home_it_opens_at_home(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    page = open_it(house.laptop)
    page.unlock.open(STAR, PASSPHRASE)
    page.settle()
    page.lock()
    again = open_it(house.laptop)
    again.unlock.open(STAR, PASSPHRASE)
    again.settle()
    assert again.home.screen.isVisible()


def test_on_the_unlock_screen_there_is_nothing_to_lock(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    page = open_it(house.laptop)
    press(Key.Key_F12)
    page.settle()
    assert page.left == []
    page.close()
    assert page.left == [False]


def test_it_locks_by_itself_when_nobody_is_there(qtbot: QtBot, dressed: QApplication) -> None:
    locked: list[bool] = []
    idle = Idle(0.001, lambda: locked.append(True))
    qtbot.waitUntil(lambda: bool(locked), timeout=5_000)
    idle.deleteLater()


def test_a_key_begins_the_count_anew(qtbot: QtBot, dressed: QApplication) -> None:
    locked: list[bool] = []
    idle = Idle(60, lambda: locked.append(True))
    before = idle.left()
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: idle.left() < before - 50, timeout=5_000)
    sunk = idle.left()
    idle.eventFilter(QObject(), QEvent(QEvent.Type.Paint))
    assert idle.left() <= sunk
    idle.eventFilter(QObject(), key)
    assert idle.left() > sunk + 25
    assert locked == []


def test_the_fresh_process_is_another_one_and_the_old_one_is_gone(tmp_path: Path) -> None:
    """The old process ends at once, with nothing after it; the fresh one gets the folder and nothing else."""
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "__init__.py").write_text("")
    (tmp_path / "ui" / "__main__.py").write_text(
        "import os, pathlib, sys\npathlib.Path(sys.argv[2], 'fresh').write_text(f'{os.getpid()} {sys.argv[1:]}')\n"
    )
    script = textwrap.dedent(
        f"""
        import os, pathlib, sys
        from ui.actions.locking import begin_again, end_now
        print(os.getpid(), flush=True)
        os.chdir({str(tmp_path)!r})
        begin_again(pathlib.Path({str(tmp_path)!r})).wait()
        try:
            end_now()
        finally:
            print("still here", flush=True)
        """
    )
    old = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    pid, words = (tmp_path / "fresh").read_text().split(" ", 1)
    assert old.stdout.split() != [pid]
    assert words == f"['--folder', '{tmp_path}']"
    assert "still here" not in old.stdout


def test_the_keys_end_also_when_no_fresh_process_can_be_begun(tmp_path: Path) -> None:
    script = textwrap.dedent(
        f"""
        import pathlib, sys
        from ui.actions.locking import end_and_begin
        sys.executable = {str(tmp_path / "gone")!r}
        try:
            end_and_begin(pathlib.Path({str(tmp_path)!r}))
        finally:
            print("still here", flush=True)
        """
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "Everything is saved" in ended.stderr
