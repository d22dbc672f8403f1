"""The real programs of a journey: HQ and the window, each in a process of its own."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from fieldreport import trial
from fieldreport.errors import KeyStoreProblem
from fieldreport.further import AMENDMENT
from fieldreport.vault.keys import open_key_store
from tests.houses import PASSPHRASE, enrolled_house

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldreport.vault.keys import KeyStore
    from tests.houses import House

STARTS_WITHIN = 30


def prepare_laptop(enrolled: House, folder: Path, *, amended: bool = False) -> Path:
    """Make a laptop that was locked in the narrative of the fictional sample incident; when ``amended``, of an amendment of it.

    Its keys lie in the folder, so that it can be copied.
    """
    with enrolled_house(enrolled, folder) as (house, _, desk):
        report_id = trial.fill_sample(desk).report_id
        if amended:
            desk.seal(report_id, PASSPHRASE)
            desk.further.begin(report_id, AMENDMENT, "The narrative left out what was said.")
        desk.set_last_place(report_id, "narrative")
    open_key_store(house.laptop / "device", _no_system_store)
    return house.laptop


def _no_system_store(_name: str, _mark: str) -> KeyStore:
    raise KeyStoreProblem("This test uses none.")


@contextlib.contextmanager
def x_server() -> Iterator[dict[str, str]]:
    """Give the environment of a program that shows its window on a virtual screen of its own, 1366 × 768."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as numbers:
        display = numbers.readline().strip()
    assert display, "Xvfb did not start"
    try:
        yield {**os.environ, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": "."}
    finally:
        server.terminate()
        server.wait(10)


class HQ:
    """HQ's command line and its server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = f"https://127.0.0.1:{trial.free_port()}"

    def command(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "fieldreport", "hq", *words, "--folder", str(self.folder)], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    @contextlib.contextmanager
    def serving(self) -> Iterator[None]:
        """The cable is in for the length of the block."""
        words = ["serve", "--folder", str(self.folder), "--url", self.url, "--department-name", "Fictional Police Department"]
        child = subprocess.Popen([sys.executable, "-m", "fieldreport", "hq", *words, "--with-parent"], stdin=subprocess.PIPE)
        try:
            self._wait(child)
            yield
        finally:
            assert child.stdin is not None
            child.stdin.close()
            child.wait(STARTS_WITHIN)

    def _wait(self, child: subprocess.Popen[bytes]) -> None:
        address, pause = urlsplit(self.url), threading.Event()
        for _ in range(STARTS_WITHIN * 20):
            assert child.poll() is None, "HQ ended at once"
            with contextlib.suppress(OSError), socket.create_connection((address.hostname or "", address.port or 0), timeout=1):
                return
            pause.wait(0.05)
        raise AssertionError("HQ did not start")

    def held(self) -> list[bytes]:
        """The sealed files that HQ holds."""
        return [path.read_bytes() for path in sorted((self.folder / "originals").rglob("*")) if path.is_file()]


class Window:
    """The window's process, worked by keyboard through :mod:`tests.journeys.driver`."""

    def __init__(self, folder: Path, environment: dict[str, str], within: tuple[str, ...] = ()) -> None:
        """``within``: a command that ends by becoming the command after it."""
        self.folder = folder
        self._process = subprocess.Popen(
            [*within, sys.executable, "-m", "tests.journeys.driver", str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            text=True,
            start_new_session=True,
        )

    def do(self, step: str, **given: Any) -> Any:
        """Carry out one step of :mod:`tests.journeys.steps` and return what it returned."""
        self.begin(step, **given)
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the window has ended"
        answer = json.loads(line)
        assert "failed" not in answer, answer["failed"]
        return answer["result"]

    def begin(self, step: str, **given: Any) -> None:
        """Begin a step without waiting for its end."""
        assert self._process.stdin is not None
        print(json.dumps({"step": step, "with": given}), file=self._process.stdin, flush=True)

    @property
    def id(self) -> int:
        return self._process.pid

    def kill(self) -> int:
        """Pull the plug: SIGKILL. Return when, no earlier than it happened (CLOCK_MONOTONIC, nanoseconds)."""
        self._process.kill()
        at = time.monotonic_ns()
        self.wait()
        return at

    def wait(self) -> int:
        code = self._process.wait(STARTS_WITHIN)
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        return code


def successors(folder: Path) -> list[int]:
    """The windows that began afresh after a lock, on this folder."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            words = entry.read_bytes().split(b"\0")
            if b"ui" in words and str(folder).encode() in words:
                found.append(int(entry.parent.name))
    return found


def kill_successors(folder: Path) -> int:
    """Kill them; return how many there were."""
    pause = threading.Event()
    for _ in range(STARTS_WITHIN * 20):
        running = successors(folder)
        if running:
            for process in running:
                os.kill(process, signal.SIGKILL)
            return len(running)
        pause.wait(0.05)
    return 0
