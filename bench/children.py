"""Programs that are measured from outside: on which screen, with which bytecode, and how they are run."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 120
"""The longest that a child may take, seconds."""
# Settings of whoever runs the benchmarks that would reach into what is measured.
STRAY = ("PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME", "PYTHONPATH", "QT_STYLE_OVERRIDE", "QT_SCALE_FACTOR", "QT_LOGGING_RULES")


def environment(bytecode: Path) -> dict[str, str]:
    """Return an environment in which bytecode is kept in a folder of its own: the first child fills it, whatever lies in the tree."""
    kept = {name: value for name, value in os.environ.items() if name not in STRAY}
    return {**kept, "PYTHONPYCACHEPREFIX": str(bytecode)}


@contextlib.contextmanager
def screens() -> Iterator[dict[str, dict[str, str]]]:
    """Give the screens there are, by name: memory alone (``offscreen``), and a virtual X server (``xcb``) if one is installed."""
    found = {"offscreen": {"QT_QPA_PLATFORM": "offscreen"}}
    with contextlib.ExitStack() as open_until_then:
        if shutil.which("Xvfb"):
            display = open_until_then.enter_context(_x_server())
            found["xcb"] = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
        yield found


def said(words: list[str], child: Mapping[str, str]) -> str:
    """Run ``python -m`` with these words and return what it printed.

    Raises:
        RuntimeError: it failed; with its own words.
    """
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=ROOT, env=dict(child), capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


@contextlib.contextmanager
def _x_server() -> Iterator[str]:
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as numbers:
            number = numbers.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start.")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(10)
