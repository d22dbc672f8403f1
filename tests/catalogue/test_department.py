"""The department file: read only when HQ signed every byte of it."""

from __future__ import annotations

import base64
import dataclasses

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fieldreport import canonical
from fieldreport.catalogue.department import Department, key_id, read_department, write_department
from fieldreport.errors import CatalogueProblem

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()


def department() -> Department:
    return Department(
        name="Sample Police Department",
        trial=True,
        hq_url="https://localhost:8443",
        tls_ca="-----BEGIN CERTIFICATE-----",
        officer_roots=("root",),
        device_root="device",
        receipt_keys={key_id(PUBLIC): PUBLIC},
        sealing_key=bytes(32),
        recovery_key=bytes([1]) * 32,
    )


def signed(value: Department | None = None) -> bytes:
    return write_department(value or department(), key_id(PUBLIC), KEY.sign)


def test_a_signed_file_reads_back_as_it_was_written() -> None:
    assert read_department(signed()) == department()


@pytest.mark.parametrize("field", ["name", "trial", "hq_url", "tls_ca", "lock_after_minutes", "sealing_key"])
def test_a_file_that_was_changed_after_signing_is_refused(field: str) -> None:
    outer = canonical.decode(signed())
    assert isinstance(outer, dict)
    body = outer["department"]
    body[field] = {"name": "X", "trial": False, "lock_after_minutes": 600, "sealing_key": base64.b64encode(bytes([9]) * 32).decode()}.get(
        field, "x"
    )
    with pytest.raises(CatalogueProblem, match="changed after HQ signed it"):
        read_department(canonical.encode(outer))


def test_a_file_signed_by_a_key_that_it_does_not_name_is_refused() -> None:
    stranger = Ed25519PrivateKey.from_private_bytes(bytes([7]) * 32)
    with pytest.raises(CatalogueProblem, match="changed after HQ signed it"):
        read_department(write_department(department(), key_id(PUBLIC), stranger.sign))
    unnamed = key_id(stranger.public_key().public_bytes_raw())
    with pytest.raises(CatalogueProblem, match="not a department file"):
        read_department(write_department(department(), unnamed, stranger.sign))


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"null", b'{"department":[],"key":"a","signature":"b"}', b"\xff"])
def test_something_else_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(CatalogueProblem, match="not a department file"):
        read_department(data)


def test_a_part_of_another_kind_is_refused_in_words() -> None:
    outer = canonical.decode(signed())
    assert isinstance(outer, dict)
    outer["department"]["receipt_keys"] = []
    with pytest.raises(CatalogueProblem, match="not a department file"):
        read_department(canonical.encode(outer))


def test_the_fingerprint_follows_the_keys_and_the_pin_and_nothing_else() -> None:
    base = department()
    assert dataclasses.replace(base, name="Other").fingerprint() == base.fingerprint()
    assert dataclasses.replace(base, tls_ca="other").fingerprint() != base.fingerprint()
    assert dataclasses.replace(base, receipt_keys={"a": b"b" * 32}).fingerprint() != base.fingerprint()
    assert len(base.fingerprint().split(" ")) == 8
