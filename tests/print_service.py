"""A real print service (CUPS) of a test's own: its folder, its socket, its queues; and printers that keep what they are sent.

The machine's own print service is never spoken to: every program of CUPS, Qt's part too, asks where CUPS_SERVER leads.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import socket
import subprocess
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pytest

Result = TypeVar("Result")

DAEMON = "/usr/sbin/cupsd"
PATIENCE = 30.0
"""Seconds that a test waits for the service or for a printer."""
CONFIGURATION = """\
Listen {socket}
Browsing Off
WebInterface No
DefaultAuthType None
PreserveJobFiles No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
FILES = """\
ServerRoot {folder}/etc
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/state
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
SystemGroup root
User {user}
Group {group}
"""


@dataclass
class NetworkPrinter:
    """A printer on loopback that takes whatever comes, as printers on port 9100 do."""

    port: int
    jobs: list[bytes] = field(default_factory=list)
    arrived: threading.Condition = field(default_factory=threading.Condition)

    def wait_for(self, count: int) -> list[bytes]:
        """Wait until so many jobs are whole."""
        with self.arrived:
            assert self.arrived.wait_for(lambda: len(self.jobs) >= count, PATIENCE), f"{len(self.jobs)} of {count} jobs arrived"
            return list(self.jobs)

    def serve(self, listening: socket.socket) -> None:
        """Take one job after the other until the socket is closed."""
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with connection:
                job = b"".join(iter(partial(connection.recv, 65536), b""))
            with self.arrived:
                if job:
                    self.jobs.append(job)
                    self.arrived.notify_all()


@contextlib.contextmanager
def network_printer() -> Iterator[NetworkPrinter]:
    """Plug a printer in for the length of the block."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        printer = NetworkPrinter(listening.getsockname()[1])
        thread = threading.Thread(target=printer.serve, args=(listening,), daemon=True)
        thread.start()
        yield printer
        listening.shutdown(socket.SHUT_RDWR)
    thread.join(PATIENCE)


@dataclass(frozen=True)
class PrintService:
    """A print service that runs."""

    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def address(self) -> str:
        """Where it listens, as CUPS_SERVER takes it."""
        return str(self.folder / "cups.sock")

    def run(self, *command: str) -> str:
        """Run a program of CUPS against this service."""
        env = os.environ | {"CUPS_SERVER": self.address, "LC_ALL": "C"}
        done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=PATIENCE, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def add(self, name: str, printer: NetworkPrinter, *, default: bool = False) -> None:
        """Add a queue whose printer takes a PDF as it is."""
        self.run("lpadmin", "-p", name, "-E", "-v", f"socket://127.0.0.1:{printer.port}", "-m", "raw", "-L", f"{name}, first floor")
        if default:
            self.run("lpadmin", "-d", name)

    def stop(self) -> None:
        """End the service, as a crash would."""
        self.process.terminate()
        self.process.wait(PATIENCE)

    def titles(self) -> bytes:
        """Return what it keeps of the jobs it had: their titles among it."""
        return b"".join(path.read_bytes() for path in sorted((self.folder / "spool").glob("c*")))

    def spooled(self) -> list[Path]:
        """Return the documents that lie in its spool."""
        return sorted((self.folder / "spool").glob("d*"))


@contextlib.contextmanager
def print_service() -> Iterator[PrintService]:
    """Run a print service for the length of the block, in a folder that its user (not root) may pass, with a short name for the socket."""
    with tempfile.TemporaryDirectory(prefix="cups-") as made:
        folder = Path(made)
        folder.chmod(0o711)
        with _serving(folder) as service:
            yield service


@contextlib.contextmanager
def _serving(folder: Path) -> Iterator[PrintService]:
    for name in ("etc", "spool/tmp", "cache", "state/certs", "log"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    user, group = ("lp", "lp") if os.getuid() == 0 else (str(os.getuid()), str(os.getgid()))
    (folder / "etc" / "cupsd.conf").write_text(CONFIGURATION.format(socket=folder / "cups.sock"))
    (folder / "etc" / "cups-files.conf").write_text(FILES.format(folder=folder, user=user, group=group))
    with (folder / "log" / "out").open("wb") as out:
        process = subprocess.Popen(
            [DAEMON, "-f", "-c", str(folder / "etc" / "cupsd.conf"), "-s", str(folder / "etc" / "cups-files.conf")],
            stdout=out,
            stderr=out,
        )
        service = PrintService(folder, process)
        try:
            _wait_until_it_answers(service)
            yield service
        finally:
            service.stop()


def _wait_until_it_answers(service: PrintService) -> None:
    """Ask until there is an answer: there is nothing else to wait on."""
    for _ in range(int(PATIENCE * 20)):
        assert service.process.poll() is None, (service.folder / "log" / "out").read_text()
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as asked:
            asked.connect(service.address)
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            service.process.wait(0.05)
    raise AssertionError((service.folder / "log" / "error").read_text())


def speak_to(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lead this process to a print service, and the thread that calls this too, whatever it spoke to before."""
    monkeypatch.setenv("CUPS_SERVER", address)
    ctypes.CDLL("libcups.so.2").cupsSetServer(None)


def in_a_thread_of_its_own(work: Callable[[], Result]) -> Result:
    """Run a function where libcups has not yet looked up which service it speaks to: it does that once in each thread."""
    with ThreadPoolExecutor(1) as executor:
        return executor.submit(work).result(PATIENCE)
