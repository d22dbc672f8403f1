"""A receipt is for bytes that HQ holds; what cannot be kept leaves nothing behind."""

from __future__ import annotations

import base64
import hashlib
import os
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from sqlalchemy import select

from fieldreport.delivery import wire
from fieldreport.errors import DiskFull
from fieldreport.hq import enrolment, intake
from fieldreport.hq.refusals import Refusal
from fieldreport.hq.tables import MatterRow
from fieldreport.ledger.checkpoint import origin_of, read_checkpoint
from fieldreport.proof.receipt import read_receipt
from tests.delivery.contract import fresh
from tests.fakes import LaptopKey, SealedParcel, seal_parcel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fieldreport.hq.enrolment import KnownDevice
    from fieldreport.hq.office import Office


@pytest.fixture
def laptop() -> LaptopKey:
    return LaptopKey(fresh("laptop"))


@pytest.fixture
def known(office: Office, laptop: LaptopKey) -> KnownDevice:
    code = enrolment.issue_device_code(office, "a squad car")
    enrolment.enrol_device(office, code=code, request=laptop.request(), peer="here")
    device = enrolment.find_device(office, laptop.id)
    assert device is not None
    return device


def sealed_for(office: Office, laptop: LaptopKey, folder: Path, **what: object) -> SealedParcel:
    given = {"report": fresh("report"), "clear": fresh("a report").encode()} | what
    return seal_parcel(folder, laptop, office.authority.department.sealing_key, **given)  # type: ignore[arg-type]


def arrive(office: Office, device: KnownDevice, sealed: SealedParcel, *, pieces: int = 1000) -> intake.Kept:
    body = wire.parcel_head(sealed.envelope) + sealed.file.read_bytes()
    said = wire.read_envelope(sealed.envelope, None)
    arrival = intake.Arrival(office, device, kind=said.kind, path=said.path(), digest=hashlib.sha256(body).digest(), announced=len(body))
    try:
        for start in range(0, len(body), pieces):
            arrival.take(body[start : start + pieces])
        return arrival.finish()
    finally:
        arrival.abandon()


def matters(office: Office, kind: str) -> list[str]:
    rows = MatterRow.__table__  # type: ignore[attr-defined]
    with office.database.reading() as connection:
        return [row.about for row in connection.execute(select(rows).where(rows.c.kind == kind))]


def test_the_receipt_says_all_that_is_promised(office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path) -> None:
    sealed = sealed_for(office, laptop, tmp_path)
    kept = arrive(office, known, sealed, pieces=7)
    assert kept.new
    receipt = read_receipt(kept.receipt, office.authority.department.receipt_keys)
    promised = wire.read_commitment(sealed.commitment, lambda _signature, _data: None)
    assert receipt.commitment == promised.hash()
    assert receipt.received_at == office.now()
    log = read_checkpoint(receipt.checkpoint or "", office.authority.department.receipt_keys.values())
    assert (log.origin, log.at) == (origin_of(office.settings.url), office.now())
    assert log.size > 0
    assert receipt.number.startswith("2026-")
    issuers = [x509.load_der_x509_crl(item).issuer for item in receipt.revocation_lists]
    assert office.authority.officers_ca.certificate.subject in issuers


def test_the_same_receipt_is_given_for_ever(office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path) -> None:
    sealed = sealed_for(office, laptop, tmp_path)
    first = arrive(office, known, sealed)
    star = fresh("STAR")
    code = enrolment.issue_officer_code(office, star=star, name="Alex Sample", rank="", unit="")
    enrolment.enrol_officer(office, device=laptop.id, code=code, star=star, request=laptop.request(), peer="here")
    enrolment.revoke_officer(office, star)  # today's revocation list is another
    again = arrive(office, known, sealed)
    assert (again.receipt, again.new) == (first.receipt, False)
    assert intake.find_receipt(office, known, "report", sealed.address) == first.receipt


def test_two_contents_of_one_version_are_put_before_a_person(office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path) -> None:
    report = fresh("report")
    arrive(office, known, sealed_for(office, laptop, tmp_path, report=report))
    other = sealed_for(office, laptop, tmp_path, report=report)
    with pytest.raises(Refusal) as caught:
        arrive(office, known, other)
    assert caught.value.status == 409
    assert f"{report}/1/{other.address.sha256}" in matters(office, "two contents")


def test_what_does_not_arrive_whole_leaves_nothing(office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path) -> None:
    sealed = sealed_for(office, laptop, tmp_path)
    body = wire.parcel_head(sealed.envelope) + sealed.file.read_bytes()
    for data, digest in ((body[:-1], body), (body, body + b"x"), (body[:-1] + b"x", body)):
        arrival = intake.Arrival(
            office,
            known,
            kind="report",
            path=sealed.address.report_path(),
            digest=hashlib.sha256(digest).digest(),
            announced=len(body),
        )
        arrival.take(data)
        with pytest.raises(Refusal):
            arrival.finish()
        arrival.abandon()
    assert not intake.original_path(office.settings, sealed.address.sha256).exists()
    assert list(office.settings.incoming.iterdir()) == []


def test_a_start_clears_what_a_stop_cut_off(office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path) -> None:
    kept = sealed_for(office, laptop, tmp_path)
    arrive(office, known, kept)
    (office.settings.incoming / "half.parcel").write_bytes(b"half")
    (office.settings.incoming / ".half-0123").write_bytes(b"half")
    half = intake.original_path(office.settings, kept.address.sha256).parent / ".half-4567"
    half.write_bytes(b"half")
    assert intake.clear_incoming(office.settings) == 2
    assert not half.exists()
    assert intake.original_path(office.settings, kept.address.sha256).read_bytes() == kept.clear


def test_the_file_is_whole_before_the_row_is_there(office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path) -> None:
    """If the database fails at the last moment there is no receipt, and the next try succeeds."""
    sealed = sealed_for(office, laptop, tmp_path)
    closed = replace(office, database=replace(office.database, engine=_broken_engine()))
    with pytest.raises(Refusal) as caught:
        arrive(closed, known, sealed)
    assert caught.value.status == 503
    with pytest.raises(Refusal):
        intake.find_receipt(office, known, "report", sealed.address)
    assert arrive(office, known, sealed).new


def _broken_engine() -> object:
    import sqlalchemy

    return sqlalchemy.create_engine("postgresql+psycopg://hq@127.0.0.1:1/none")


@pytest.fixture(params=["incoming", "originals"])
def full_disk(request: pytest.FixtureRequest, office: Office, tmp_path: Path) -> Iterator[Office]:
    """HQ with a disk of one megabyte where parcels arrive, or where they are kept."""
    if os.geteuid() != 0:
        pytest.skip("a disk of one megabyte can be mounted by root only")
    folder = tmp_path / "hq"
    settings = replace(office.settings, folder=folder)
    for path in (settings.incoming, settings.originals):
        path.mkdir(parents=True)
    small = getattr(settings, request.param)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(small)], check=False, capture_output=True)
    if mounted.returncode:
        pytest.skip("no file system can be mounted here")
    try:
        yield replace(office, settings=settings)
    finally:
        subprocess.run(["umount", "-l", str(small)], check=True)


def test_a_full_disk_keeps_nothing_half(full_disk: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path) -> None:
    sealed = sealed_for(full_disk, laptop, tmp_path, clear=os.urandom(3_000_000))
    with pytest.raises(DiskFull) as caught:
        arrive(full_disk, known, sealed, pieces=100_000)
    assert intake.disk_refusal(caught.value).status == 507
    assert list(full_disk.settings.incoming.iterdir()) == []
    assert not intake.original_path(full_disk.settings, sealed.address.sha256).exists()
    with pytest.raises(Refusal):
        intake.find_receipt(full_disk, known, "report", sealed.address)
    small = sealed_for(full_disk, laptop, tmp_path)
    assert arrive(full_disk, known, small).new


def test_a_parcel_that_would_fill_the_disk_is_refused_before_it_comes(office: Office, known: KnownDevice) -> None:
    settings = replace(office.settings, largest_file=2**62)
    with pytest.raises(Refusal) as caught:
        intake.Arrival(replace(office, settings=settings), known, kind="file", path="/v1/files/x", digest=b"", announced=2**60)
    assert caught.value.status == 507


def test_a_parcel_never_lies_in_memory_as_a_whole(office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path) -> None:
    import tracemalloc

    sealed = sealed_for(office, laptop, tmp_path, clear=bytes(30_000_000))
    head = wire.parcel_head(sealed.envelope)
    whole = hashlib.sha256(head + sealed.file.read_bytes()).digest()
    size = len(head) + sealed.file.stat().st_size
    tracemalloc.start()
    arrival = intake.Arrival(office, known, kind="report", path=sealed.address.report_path(), digest=whole, announced=size)
    arrival.take(head)
    with sealed.file.open("rb") as file:
        while piece := file.read(256 * 1024):
            arrival.take(piece)
    assert arrival.finish().new
    arrival.abandon()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8_000_000


def test_receipts_carry_the_lists_of_their_day(office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path) -> None:
    star = fresh("STAR")
    code = enrolment.issue_officer_code(office, star=star, name="Alex Sample", rank="", unit="")
    pem, _ = enrolment.enrol_officer(office, device=laptop.id, code=code, star=star, request=laptop.request(), peer="here")
    serial = x509.load_pem_x509_certificate(pem.encode()).serial_number

    def lists() -> list[x509.CertificateRevocationList]:
        body = wire.read_answer("receipt", arrive(office, known, sealed_for(office, laptop, tmp_path)).receipt, lambda *_: None)
        items = body["revocation_lists"]
        assert isinstance(items, list)
        return [x509.load_der_x509_crl(base64.b64decode(item)) for item in items]

    assert all(item.get_revoked_certificate_by_serial_number(serial) is None for item in lists())
    enrolment.revoke_officer(office, star)
    assert any(item.get_revoked_certificate_by_serial_number(serial) is not None for item in lists())
