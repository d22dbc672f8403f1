"""Certificates follow RFC 5280, and requests are read with suspicion."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from fieldreport.errors import HQProblem
from fieldreport.hq import certificates
from tests.fakes import NOON, LaptopKey

if TYPE_CHECKING:
    from pathlib import Path

YEAR = timedelta(days=365)


def test_a_chain_stands_on_its_root(tmp_path: Path) -> None:
    root = certificates.make_root(tmp_path, "root", "Root", NOON, 20 * YEAR, path_length=1)
    middle = certificates.make_intermediate(tmp_path, "middle", "Middle", root=root, now=NOON, lasts=10 * YEAR)
    leaf = certificates.issue(
        middle,
        subject=certificates.named((NameOID.COMMON_NAME, "A leaf"), (NameOID.TITLE, "")),
        public_key=LaptopKey("x").key.public_key(),
        now=NOON,
        lasts=YEAR,
        usage=("digital_signature",),
        extended=(ExtendedKeyUsageOID.CLIENT_AUTH,),
    )
    leaf.verify_directly_issued_by(middle.certificate)
    middle.certificate.verify_directly_issued_by(root.certificate)
    constraints = [
        item.extensions.get_extension_for_class(x509.BasicConstraints).value for item in (leaf, middle.certificate, root.certificate)
    ]
    assert [(item.ca, item.path_length) for item in constraints] == [(False, None), (True, 0), (True, 1)]
    assert leaf.subject.rfc4514_string() == "CN=A leaf"
    assert leaf.not_valid_before_utc == NOON - certificates.EARLY


def test_a_key_is_made_once(tmp_path: Path) -> None:
    first = certificates.make_key(tmp_path / "a.key", certificates.new_p256)
    assert certificates.make_key(tmp_path / "a.key", certificates.new_p256).private_numbers() == first.private_numbers()


def test_a_list_names_what_was_withdrawn(tmp_path: Path) -> None:
    root = certificates.make_root(tmp_path, "root", "Root", NOON, YEAR)
    read = x509.load_der_x509_crl(certificates.revocation_list(root, [(77, NOON)], NOON, timedelta(days=7)))
    assert read.is_signature_valid(root.key.public_key())
    assert read.get_revoked_certificate_by_serial_number(77) is not None
    assert read.get_revoked_certificate_by_serial_number(78) is None


def test_a_request_says_a_name_and_a_key() -> None:
    laptop = LaptopKey("laptop-00000001")
    assert certificates.read_request(laptop.request()) == ("laptop-00000001", laptop.key.public_key())
    assert certificates.load_public(certificates.public_der(laptop.key.public_key())) == laptop.key.public_key()


@pytest.mark.parametrize("text", ["", "x", "\ud800", "é", "-----BEGIN CERTIFICATE REQUEST-----", "x" * 10_000])
def test_what_is_no_request_is_refused(text: str) -> None:
    with pytest.raises(HQProblem, match="cannot be read"):
        certificates.read_request(text)


def test_names_and_addresses_of_hosts_are_told_apart() -> None:
    assert isinstance(certificates.reached_as("127.0.0.1", address=True), x509.IPAddress)
    assert isinstance(certificates.reached_as("hq.example.org", address=False), x509.DNSName)
