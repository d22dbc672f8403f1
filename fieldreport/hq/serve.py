"""HQ as a process: found it, give out codes, serve it over TLS with its own certificate."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from typing import IO, TYPE_CHECKING

from fieldreport.catalogue.department import read_department
from fieldreport.errors import CatalogueProblem, HQProblem
from fieldreport.hq import enrolment
from fieldreport.hq.app import create_hq, utc_now
from fieldreport.hq.authority import tls_files
from fieldreport.hq.office import open_office
from fieldreport.hq.settings import HQSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from uvicorn import Server

    from fieldreport.hq.enrolment import Enrolled
    from fieldreport.hq.office import Office

_STOP_SECONDS = 5
_START_SECONDS = 30


def found_hq(
    folder: Path, name: str, url: str, trial: bool = True, *, database_url: str = "", now: Callable[[], datetime] = utc_now
) -> HQSettings:
    """Make HQ's keys, department file and database on the first call; check them on every other.

    Args:
        folder: HQ's folder.
        name: the department, as papers print it.
        url: ``https://host:port``, as laptops reach it.
        trial: mark every paper as training.
        database_url: ``postgresql://…``, or "" for the embedded database.
        now: the clock.

    Raises:
        HQProblem: the folder holds another HQ, or its database cannot be used.
    """
    settings = HQSettings(folder, name, url, trial, database_url)
    open_office(settings, now).database.close()
    return settings


def issue_device_code(settings: HQSettings, label: str, *, now: Callable[[], datetime] = utc_now) -> str:
    """Return a one-time code for a laptop, while HQ runs or not."""
    with _opened(settings, now) as office:
        return enrolment.issue_device_code(office, label)


def issue_officer_code(settings: HQSettings, star: str, name: str, rank: str, unit: str, *, now: Callable[[], datetime] = utc_now) -> str:
    """Return a one-time code for an officer, while HQ runs or not."""
    with _opened(settings, now) as office:
        return enrolment.issue_officer_code(office, star=star, name=name, rank=rank, unit=unit)


def withdraw_device(settings: HQSettings, device: str, *, now: Callable[[], datetime] = utc_now) -> None:
    """Take nothing from a laptop any more, from the next request on, while HQ runs or not.

    Raises:
        HQProblem: no such laptop in use.
    """
    with _opened(settings, now) as office:
        enrolment.revoke_device(office, device)


def withdraw_officer(settings: HQSettings, star: str, *, now: Callable[[], datetime] = utc_now) -> int:
    """Withdraw an officer's certificates, while HQ runs or not; return how many.

    Raises:
        HQProblem: the officer has none in force.
    """
    with _opened(settings, now) as office:
        return enrolment.revoke_officer(office, star.strip().upper())


def enrolled_devices(settings: HQSettings, *, now: Callable[[], datetime] = utc_now) -> tuple[Enrolled, ...]:
    """Return all laptops that were ever enrolled."""
    with _opened(settings, now) as office:
        return enrolment.list_devices(office)


def enrolled_officers(settings: HQSettings, *, now: Callable[[], datetime] = utc_now) -> tuple[Enrolled, ...]:
    """Return all certificates that officers were ever given."""
    with _opened(settings, now) as office:
        return enrolment.list_officers(office)


def known_hq(folder: Path, database_url: str = "") -> HQSettings:
    """Return the settings of an HQ that was founded in ``folder``.

    Raises:
        HQProblem: none was, or its department file cannot be read.
    """
    try:
        department = read_department((folder / "department.json").read_bytes())
    except FileNotFoundError as problem:
        raise HQProblem(f"There is no HQ in {folder} yet. Start it once with: fieldreport hq serve --folder {folder}") from problem
    except (OSError, CatalogueProblem) as problem:
        raise HQProblem(f"HQ's department file in {folder} cannot be read ({problem}). Nothing was changed.") from problem
    return HQSettings(folder, department.name, department.hq_url, department.trial, database_url, zone=department.zone)


def serve(settings: HQSettings, *, bind: str = "", until_closed: IO[bytes] | None = None, now: Callable[[], datetime] = utc_now) -> None:
    """Serve HQ until the process is told to stop (SIGINT, SIGTERM); requests under way are finished first.

    Args:
        settings: where and how.
        bind: the address to listen on; by default the host in the settings' URL.
        until_closed: stop also when this stream ends (the parent's pipe).
        now: the clock.

    Raises:
        HQProblem: HQ cannot be opened or the port is taken.
    """
    with contextlib.closing(_listen(settings, bind)) as listener:
        server = _server(settings, now, check=True)
        if until_closed is not None:
            threading.Thread(target=_stop_when_closed, args=(server, until_closed), name="hq-parent", daemon=True).start()
        server.run(sockets=[listener])


@contextlib.contextmanager
def serving(settings: HQSettings, *, now: Callable[[], datetime] = utc_now, check: bool = True) -> Iterator[None]:
    """Serve HQ from a thread of this process for the length of a block (trial runs, tests).

    Raises:
        HQProblem: HQ cannot be opened, the port is taken, or it does not start.
    """
    with contextlib.closing(_listen(settings, "")) as listener:
        server = _server(settings, now, check=check)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, name="hq", daemon=True)
        thread.start()
        try:
            _wait_until_started(server, thread)
            yield
        finally:
            server.should_exit = True
            thread.join(_STOP_SECONDS + 5)


def _stop_when_closed(server: Server, stream: IO[bytes]) -> None:
    with contextlib.suppress(OSError, ValueError):
        while stream.read(4096):
            pass
    server.should_exit = True


def _wait_until_started(server: Server, thread: threading.Thread) -> None:
    pause = threading.Event()
    for _ in range(_START_SECONDS * 100):
        if server.started:
            return
        if not thread.is_alive():
            break
        pause.wait(0.01)
    raise HQProblem("HQ did not start. Look at its log.")


def _listen(settings: HQSettings, bind: str) -> socket.socket:
    host = bind or settings.host
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, settings.port))
    except OSError as problem:
        listener.close()
        raise HQProblem(f"HQ cannot listen on {host} port {settings.port} ({problem.strerror}). Is it running already?") from problem
    return listener


def _server(settings: HQSettings, now: Callable[[], datetime], *, check: bool) -> Server:
    import uvicorn

    app = create_hq(settings, now=now, check=check)
    certificate, key = tls_files(settings)
    config = uvicorn.Config(
        app,
        ssl_certfile=str(certificate),
        ssl_keyfile=str(key),
        ssl_context_factory=_tls,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=_STOP_SECONDS,
        ws="none",
    )
    return uvicorn.Server(config)


def _tls(_config: object, default: Callable[[], ssl.SSLContext]) -> ssl.SSLContext:
    context = default()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


@contextlib.contextmanager
def _opened(settings: HQSettings, now: Callable[[], datetime]) -> Iterator[Office]:
    office = open_office(settings, now)
    try:
        yield office
    finally:
        office.database.close()
