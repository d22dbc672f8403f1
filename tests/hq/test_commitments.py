"""A promise is noted before its body, for its own address, by its own laptop; a second history is noticed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from fieldreport.delivery import wire
from fieldreport.hq import commitments, enrolment, journal
from fieldreport.hq.refusals import Refusal
from tests.delivery.contract import fresh
from tests.fakes import LaptopKey
from tests.hq.test_intake import arrive, matters, sealed_for

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.hq.enrolment import KnownDevice
    from fieldreport.hq.office import Office


@pytest.fixture
def laptop() -> LaptopKey:
    return LaptopKey(fresh("laptop"))


@pytest.fixture
def known(office: Office, laptop: LaptopKey) -> KnownDevice:
    enrolment.enrol_device(office, code=enrolment.issue_device_code(office, "x"), request=laptop.request(), peer="here")
    device = enrolment.find_device(office, laptop.id)
    assert device is not None
    return device


def test_hq_signs_that_it_noted_the_promise_and_notes_it_once(
    office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path
) -> None:
    sealed = sealed_for(office, laptop, tmp_path)
    first, new = commitments.keep_commitment(office, known, sealed.address, sealed.commitment)
    again, new_again = commitments.keep_commitment(office, known, sealed.address, sealed.commitment)
    assert (new, new_again) == (True, False)
    assert first == again
    promised = wire.read_commitment(sealed.commitment, known.check)
    assert wire.read_answer("noted", first, lambda *_: None)["commitment"] == promised.hash()


def test_a_promise_for_another_address_or_by_another_laptop_is_refused(
    office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path
) -> None:
    sealed = sealed_for(office, laptop, tmp_path)
    forged = sealed_for(office, LaptopKey(laptop.id), tmp_path)
    for address, data in (
        (replace(sealed.address, version=2), sealed.commitment),
        (replace(sealed.address, sha256="0" * 64), sealed.commitment),
        (forged.address, forged.commitment),
        (sealed.address, b"{}"),
        (sealed.address, b'{"commitment":' + b"9" * 5000 + b',"signature":""}'),
    ):
        with pytest.raises(Refusal) as caught:
            commitments.keep_commitment(office, known, address, data)
        assert caught.value.status == 422


def test_a_copied_laptop_is_noticed_and_its_report_is_kept_all_the_same(
    office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path
) -> None:
    one = sealed_for(office, laptop, tmp_path, sequence=9, entry="1" * 64)
    other = sealed_for(office, laptop, tmp_path, sequence=9, entry="2" * 64)
    elsewhere = sealed_for(office, laptop, tmp_path, sequence=9, entry="3" * 64, chain="vault-of-90002")
    for sealed in (one, elsewhere):
        commitments.keep_commitment(office, known, sealed.address, sealed.commitment)
    assert not [about for about in matters(office, "fork") if laptop.id in about]
    commitments.keep_commitment(office, known, other.address, other.commitment)
    assert f"{laptop.id}/vault-of-90001/9" in matters(office, "fork")
    assert arrive(office, known, other).new


def test_everything_stands_in_hqs_journal(office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path) -> None:
    sealed = sealed_for(office, laptop, tmp_path)
    commitments.keep_commitment(office, known, sealed.address, sealed.commitment)
    arrive(office, known, sealed)
    with office.database.reading() as connection:
        assert journal.check(connection) >= 4
