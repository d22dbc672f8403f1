"""HQ looks at what it received: an officer's sealed report is *checked*, anything else is *refused*, and each is said once."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select, update

from fieldreport.delivery.wire import read_answer, read_inbox
from fieldreport.hq import checking, enrolment
from fieldreport.hq.intake import original_path
from fieldreport.hq.news import news
from fieldreport.hq.refusals import Refusal
from fieldreport.hq.tables import HoldingRow, MatterRow
from fieldreport.paper.copies import sealed_paper
from tests.delivery.contract import fresh
from tests.fakes import NOON, LaptopKey
from tests.hq.test_intake import arrive, sealed_for
from tests.paper.records import minimal

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.delivery.wire import InboxEvent
    from fieldreport.hq.enrolment import KnownDevice
    from fieldreport.hq.office import Office
    from tests.fakes import SealedParcel

ROWS = HoldingRow.__table__  # type: ignore[attr-defined]
EMBEDDED = pytest.mark.parametrize("_opened", ["embedded"], indirect=True)
"""One kind of database is enough where the limited child does the work."""


@pytest.fixture
def laptop() -> LaptopKey:
    return LaptopKey(fresh("laptop"))


@pytest.fixture
def known(office: Office, laptop: LaptopKey) -> KnownDevice:
    enrolment.enrol_device(office, code=enrolment.issue_device_code(office, "x"), request=laptop.request(), peer="here")
    device = enrolment.find_device(office, laptop.id)
    assert device is not None
    # What other tests left to be checked is not this test's matter.
    with office.database.writing() as connection:
        connection.execute(update(ROWS).where(ROWS.c.state == "received").values(state="another test's"))
    return device


def sealed_report(
    office: Office,
    laptop: LaptopKey,
    folder: Path,
    *,
    device: str = "",
    attachments: object = (),
    version: int = 1,
    builds_on: object = "ee" * 32,
    **envelope: Any,
) -> SealedParcel:
    """An officer's report as a laptop seals it, certified by this HQ."""
    officer = LaptopKey(fresh("officer"))
    code = enrolment.issue_officer_code(office, star="90001", name="Alex Sample", rank="Police Officer", unit="Unit 012")
    pem, chain = enrolment.enrol_officer(office, device=laptop.id, code=code, star="90001", request=officer.request(), peer="here")
    record, report = minimal(), envelope.get("report") or fresh("report")
    record["report"] |= {"id": report, "version": version}
    if version > 1:
        record["report"] |= {"kind": "amendment", "builds_on": builds_on, "reason": "The beat was wrong."}
    record["attachments"] = list(attachments) if isinstance(attachments, tuple) else attachments
    record["ledger"]["device"] = device or laptop.id
    record["made"]["at"] = record["attestation"]["at"] = "2026-11-22T12:00:00.000Z"
    paper = sealed_paper(record, key=officer.key, certificate_pem=pem, chain_pem=chain, at=NOON)
    return sealed_for(office, laptop, folder, **({"report": report, "version": version, "clear": paper.pdf} | envelope))


def heard(office: Office, laptop: LaptopKey) -> tuple[InboxEvent, ...]:
    body = read_answer("inbox", news(office, laptop.id, 0), lambda *_: None)
    return read_inbox(body, device=laptop.id, after=0)[0]


def state_of(office: Office, sealed: SealedParcel) -> str:
    with office.database.reading() as connection:
        return str(connection.execute(select(ROWS.c.state).where(ROWS.c.sha256 == sealed.address.sha256)).scalar_one())


def test_an_officers_sealed_report_is_checked_and_its_laptop_hears_of_it_once(
    office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path
) -> None:
    sealed = sealed_report(office, laptop, tmp_path)
    arrive(office, known, sealed)
    assert checking.check_next(office) == checking.CHECKED, heard(office, laptop)
    assert checking.check_next(office) is None
    (event,) = heard(office, laptop)
    assert (event.state, event.report, event.version, event.sha256) == (
        "checked",
        sealed.address.report,
        1,
        sealed.address.sha256,
    )


@EMBEDDED
def test_a_report_that_is_not_what_its_envelope_says_is_refused(
    office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path
) -> None:
    honest = sealed_report(office, laptop, tmp_path)
    for change in ({"star": "90002"}, {"version": 2}):
        lying = {"clear": honest.clear, "report": fresh("report") if "star" in change else honest.address.report} | change
        arrive(office, known, sealed_for(office, laptop, tmp_path, **lying))
    checking.check_all(office)
    events = heard(office, laptop)
    assert [event.state for event in events] == ["refused"] * 2
    assert all("names another" in event.words for event in events)


@EMBEDDED
def test_a_star_or_laptop_that_is_not_the_envelopes_is_refused(
    office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path
) -> None:
    strange = sealed_report(office, laptop, tmp_path, device="laptop-other", star="90001")
    arrive(office, known, strange)
    checking.check_all(office)
    (event,) = heard(office, laptop)
    assert (event.state, "ledger device" in event.words) == ("refused", True)


@EMBEDDED
def test_what_is_no_report_is_refused_after_some_looks_and_stays_held(
    office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path
) -> None:
    sealed = sealed_for(office, laptop, tmp_path)
    arrive(office, known, sealed)
    good = sealed_report(office, laptop, tmp_path)
    arrive(office, known, good)
    checking.check_all(office)
    states = {event.report: event.state for event in heard(office, laptop)}
    assert states == {sealed.address.report: "refused", good.address.report: "checked"}
    assert original_path(office.settings, sealed.address.sha256).read_bytes() == sealed.clear


def test_a_file_that_hq_lost_is_a_matter_for_a_person_at_hq_and_not_the_officers_fault(
    office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path
) -> None:
    sealed = sealed_for(office, laptop, tmp_path)
    arrive(office, known, sealed)
    original_path(office.settings, sealed.address.sha256).unlink()
    assert checking.check_all(office) == checking.TRIES
    assert state_of(office, sealed) == checking.STUCK
    assert heard(office, laptop) == ()
    rows = MatterRow.__table__  # type: ignore[attr-defined]
    with office.database.reading() as connection:
        abouts = connection.execute(select(rows.c.about).where(rows.c.kind == "cannot be checked")).scalars().all()
    assert any(sealed.address.sha256 in about for about in abouts)


@EMBEDDED
def test_bytes_that_changed_at_hq_are_not_called_checked(office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path) -> None:
    sealed, other = sealed_report(office, laptop, tmp_path), sealed_report(office, laptop, tmp_path)
    arrive(office, known, sealed)
    original_path(office.settings, sealed.address.sha256).write_bytes(other.clear)
    checking.check_all(office)
    assert [event.state for event in heard(office, laptop)] == ["refused"]


@EMBEDDED
def test_the_worker_checks_what_arrives_and_survives_its_own_mistakes(
    office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path
) -> None:
    looked = threading.Semaphore(0)
    mistakes = iter([ZeroDivisionError("a mistake"), Refusal(503, "The database is away.")])

    def check(own: Office) -> str | None:
        looked.release()
        problem = next(mistakes, None)
        if problem is not None:
            raise problem
        return checking.check_next(own)

    sealed = sealed_report(office, laptop, tmp_path)
    arrive(office, known, sealed)
    working = replace(office, arrived=threading.Event())
    worker = checking.Checker(working, check=check)
    worker.start()
    for _ in range(2):
        assert looked.acquire(timeout=20)
        working.arrived.set()
    for _ in range(2):  # one look that checks it, one that finds nothing more
        while not looked.acquire(timeout=0.05):
            working.arrived.set()
    worker.stop()
    assert state_of(office, sealed) == checking.CHECKED
