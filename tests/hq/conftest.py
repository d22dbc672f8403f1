"""The real HQ, served over TLS on loopback, on both kinds of database."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, insert, select

from fieldreport.catalogue.department import read_department
from fieldreport.delivery import wire
from fieldreport.delivery.client import HQClient
from fieldreport.hq import enrolment
from fieldreport.hq.intake import original_path
from fieldreport.hq.office import SeenNonces, WrongCodes, open_office
from fieldreport.hq.serve import found_hq, serving
from fieldreport.hq.settings import HQSettings
from fieldreport.hq.tables import EventRow
from tests.fakes import NOON
from tests.hq import postgres

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from fieldreport.catalogue.department import Department
    from fieldreport.hq.office import Office
    from tests.fakes import LaptopKey


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass
class RealHQ:
    """A served HQ and its back door (``tests.delivery.contract.Trial``)."""

    settings: HQSettings
    office: Office
    department: Department
    now: Callable[[], datetime] = utc_now
    clients: list[HQClient] = field(default_factory=list)

    @property
    def sealing_key(self) -> bytes:
        return self.department.sealing_key

    def enrol(self, laptop: LaptopKey) -> HQClient:
        client = self.line(laptop)
        client.enrol_device(enrolment.issue_device_code(self.office, "a squad car"), laptop.request())
        return client

    def line(self, laptop: LaptopKey) -> HQClient:
        client = HQClient(self.department, laptop, now=self.now)
        self.clients.append(client)
        return client

    def holds(self, sha256: str) -> bytes | None:
        path = original_path(self.settings, sha256)
        return path.read_bytes() if path.exists() else None

    def say(self, device: str, address: wire.Address, state: str, words: str) -> None:
        events = EventRow.__table__  # type: ignore[attr-defined]
        with self.office.database.writing() as connection:
            number = (connection.execute(select(func.max(events.c.number))).scalar() or 0) + 1
            about = {"report": address.report, "version": address.version, "sha256": address.sha256}
            at = wire.utc_text(utc_now())
            connection.execute(insert(events).values(number=number, device=device, state=state, at=at, words=words, **about))

    def close(self) -> None:
        for client in self.clients:
            client.close()
        self.office.database.close()


@contextmanager
def real_hq(
    folder: Path, database_url: str = "", *, check: bool = False, now: Callable[[], datetime] = utc_now, **limits: int
) -> Iterator[RealHQ]:
    url = f"https://127.0.0.1:{postgres.free_port()}"
    settings = replace(found_hq(folder, "Sample Police Department", url, database_url=database_url), **limits)
    with serving(settings, check=check, now=now):
        hq = RealHQ(settings, open_office(settings, now), read_department(settings.department_file.read_bytes()), now)
        try:
            yield hq
        finally:
            hq.close()


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.moment = NOON

    def __call__(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)


class MovedClock:
    """The real clock, moved: certificates of a served HQ must be valid today."""

    def __init__(self) -> None:
        self.by = timedelta(0)

    def __call__(self) -> datetime:
        return utc_now() + self.by


@dataclass(frozen=True)
class Opened:
    """An HQ that is open but not served, with its clock."""

    office: Office
    clock: Clock


@pytest.fixture(scope="package", params=["embedded", pytest.param("postgres", marks=pytest.mark.postgres)])
def _opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    with ExitStack() as stack:
        url = ""
        if request.param == "postgres":
            url = stack.enter_context(postgres.database(request.getfixturevalue("postgres_url"), "office"))
        folder = tmp_path_factory.mktemp(f"office-{request.param}")
        clock = Clock()
        office = open_office(HQSettings(folder, "Sample Police Department", "https://hq.example.org:8443", database_url=url), clock)
        stack.callback(office.database.close)
        yield Opened(office, clock)


@pytest.fixture
def clock(_opened: Opened) -> Clock:
    _opened.clock.moment = NOON
    return _opened.clock


@pytest.fixture
def office(_opened: Opened, clock: Clock) -> Office:
    return replace(_opened.office, wrong_codes=WrongCodes(), nonces=SeenNonces(timedelta(minutes=30)))


@pytest.fixture(scope="package")
def _served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealHQ]:
    with real_hq(tmp_path_factory.mktemp("served"), now=MovedClock(), largest_report=2_000_000) as hq:
        yield hq


@pytest.fixture
def served(_served: RealHQ) -> RealHQ:
    """A served HQ (embedded database) whose clock the test may move, and that takes reports of two megabytes."""
    assert isinstance(_served.now, MovedClock)
    _served.now.by = timedelta(0)
    return _served


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    with postgres.server() as url:
        yield url


@pytest.fixture(scope="package", params=["embedded", pytest.param("postgres", marks=pytest.mark.postgres)])
def trial(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealHQ]:
    with ExitStack() as stack:
        url = ""
        if request.param == "postgres":
            url = stack.enter_context(postgres.database(request.getfixturevalue("postgres_url"), "hq"))
        yield stack.enter_context(real_hq(tmp_path_factory.mktemp(f"hq-{request.param}"), url))
