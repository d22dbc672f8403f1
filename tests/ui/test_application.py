"""The application: what is there at the first paint, and what is said when something nobody expected happens."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING

from ui import single
from ui.application import Desktop, watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from PySide6.QtWidgets import QApplication

    from tests.houses import House
    from tests.ui.pages import WindowPage

HEAVY = ("sqlmodel", "sqlalchemy", "requests", "reportlab", "pyhanko", "pikepdf", "keyring", "cryptography", "sqlcipher3", "argon2")
FIRST_PAINT = """
    import sys
    from pathlib import Path
    {also}
    from ui.application import Desktop, make_app
    app = make_app(["fieldreport"])
    desktop = Desktop(Path({folder!r}), lambda again: None, lambda: None)
    unlock = desktop.window.unlock
    unlock.painted.disconnect(desktop.start)
    unlock.painted.connect(lambda: (print(*sys.modules, sep="\\n"), app.exit()))
    desktop.window.show()
    app.exec()
"""


def loaded_at_first_paint(folder: Path, also: str = "") -> set[str]:
    script = textwrap.dedent(FIRST_PAINT).format(folder=str(folder), also=also)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    return set(done.stdout.split())


def heavy(loaded: set[str]) -> set[str]:
    return {name for name in loaded if name.split(".")[0] in HEAVY}


def test_nothing_heavy_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    loaded = loaded_at_first_paint(tmp_path)
    assert "ui.screens.unlock" in loaded
    assert heavy(loaded) == set()
    assert {name for name in loaded if name.startswith("PySide6.Qt")} == {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets"}
    assert {name for name in loaded if name.startswith("fieldreport")} <= {"fieldreport", "fieldreport.errors", "fieldreport.said"}


def test_the_look_at_imports_would_notice_a_heavy_one(tmp_path: Path) -> None:
    assert "requests" in heavy(loaded_at_first_paint(tmp_path, also="import requests"))


def test_the_unlock_screen_names_the_department_and_nobody_who_works_here(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    unlock = open_it(house.laptop).window.unlock
    assert unlock.department == "Fictional Police Department"
    assert "90001" not in unlock.department + unlock.problem


def test_an_error_that_nobody_caught_becomes_a_line_in_the_window(
    dressed: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desktop = Desktop(tmp_path, lambda _again: None, lambda: None)  # type: ignore[arg-type, return-value]  # no clock is asked
    before, sys.excepthook = sys.excepthook, sys.__excepthook__
    watch(desktop.tell_problem)
    try:
        sys.excepthook(ZeroDivisionError, ZeroDivisionError("division by zero"), None)
    finally:
        sys.excepthook = before
    assert "did not expect" in desktop.window.notice.text
    assert "ZeroDivisionError" in desktop.window.notice.text
    assert "Traceback" not in desktop.window.notice.text
    assert "ZeroDivisionError" in capsys.readouterr().err
    desktop.window.let_close()


def test_a_second_window_on_the_same_folder_says_where_the_first_one_is(tmp_path: Path) -> None:
    held = single.hold(tmp_path)
    command = [sys.executable, "-m", "ui", "--folder", str(tmp_path)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as second:
        assert second.stderr is not None
        said = next(line for line in second.stderr if "open already" in line)
        second.terminate()
    held.unlock()
    assert "Go to that window" in said


def test_a_wrong_call_of_the_window_says_how_it_is_called() -> None:
    done = subprocess.run([sys.executable, "-m", "ui"], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "usage: python -m ui --folder FOLDER | --preview FORM [--remove]\n"


def test_at_shutdown_the_window_saves_and_ends(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ui", "--folder", str(tmp_path)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as window:
        while not (tmp_path / "device" / "outbox.db").exists():
            assert window.poll() is None, "the window ended by itself"
        window.terminate()
        assert window.wait(20) == 0
    assert single.hold(tmp_path, wait=0).isLocked()


def test_python_imports_without_pyside_reading_every_source() -> None:
    """Where it has its hook, what it read lies in ``linecache`` for good."""
    code = """
        import sys
        from ui.__main__ import import_plainly
        from PySide6 import QtCore
        if sys.argv[1] == "plainly":
            import_plainly()
        import colorsys, linecache
        print(any("colorsys" in name for name in linecache.cache))
    """
    read = {
        how: subprocess.run([sys.executable, "-c", textwrap.dedent(code), how], capture_output=True, text=True, check=True).stdout.strip()
        for how in ("hooked", "plainly")
    }
    assert read == {"hooked": "True", "plainly": "False"}
