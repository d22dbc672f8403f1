"""One window for one data folder."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from fieldreport.errors import AlreadyRunning, NotWritable
from ui import single

if TYPE_CHECKING:
    from pathlib import Path


def test_the_folder_is_held_until_it_is_let_go(tmp_path: Path) -> None:
    held = single.hold(tmp_path / "new")
    with pytest.raises(AlreadyRunning, match="another window"):
        single.hold(tmp_path / "new", wait=0)
    held.unlock()
    assert single.hold(tmp_path / "new", wait=0).isLocked()


def test_a_window_that_was_killed_does_not_hold_the_folder(tmp_path: Path) -> None:
    script = f"import os, pathlib; from ui import single; held = single.hold(pathlib.Path({str(tmp_path)!r})); os.kill(os.getpid(), 9)"
    killed = subprocess.run([sys.executable, "-c", script], check=False)
    assert killed.returncode == -9
    assert (tmp_path / single.NAME).exists()
    assert single.hold(tmp_path, wait=100).isLocked()


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotWritable, match="cannot be made"):
        single.hold(tmp_path / "file" / "folder")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_in_is_said_in_words(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(NotWritable, match="may not be written"):
        single.hold(tmp_path, wait=0)
