"""Who signs: the laptop's key is in its key store, the officer's in her vault; HQ's certificate must fit both."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import NameOID

from fieldreport.errors import DiskProblem, KeyStoreProblem, NotCertified, VaultDamaged, VaultProblem
from fieldreport.vault import identity
from fieldreport.vault.keys import FolderKeyStore
from tests.vault.conftest import STAR, Laptop

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.types import CertificatePublicKeyTypes

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
HQ = ec.generate_private_key(ec.SECP256R1())


def certified(request: str, *, key: CertificatePublicKeyTypes | None = None, **names: str) -> str:
    """Certify as HQ does: the key of the request, the names of HQ's own record."""
    asked = x509.load_pem_x509_csr(request.encode())
    assert asked.is_signature_valid
    oids = {"star": NameOID.SERIAL_NUMBER, "name": NameOID.COMMON_NAME, "rank": NameOID.TITLE, "unit": NameOID.ORGANIZATIONAL_UNIT_NAME}
    subject = x509.Name([x509.NameAttribute(oids[name], value) for name, value in names.items()])
    public = key or asked.public_key()
    assert isinstance(public, ec.EllipticCurvePublicKey)
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "HQ")]))
    builder = (
        builder.public_key(public).serial_number(7).not_valid_before(NOW - timedelta(hours=1)).not_valid_after(NOW + timedelta(days=30))
    )
    return builder.sign(HQ, SHA256()).public_bytes(serialization.Encoding.PEM).decode()


def store(tmp_path: Path) -> FolderKeyStore:
    return FolderKeyStore(tmp_path / "keys")


def test_a_laptop_keeps_its_identity_over_restarts(tmp_path: Path) -> None:
    assert identity.load_device(tmp_path, store(tmp_path)) is None
    made = identity.make_device(tmp_path, store(tmp_path), lambda: "laptop-1")
    found = identity.load_device(tmp_path, store(tmp_path))
    assert found is not None
    assert (found.id, found.certificate_pem) == ("laptop-1", None)
    assert found.verify(b"an entry", made.sign(b"an entry"))
    assert made.verify(b"an entry", found.sign(b"an entry"))


def test_a_laptops_signature_fits_what_it_signed_and_nothing_else(tmp_path: Path) -> None:
    device = identity.make_device(tmp_path, store(tmp_path), lambda: "laptop-1")
    other = identity.make_device(tmp_path / "other", store(tmp_path / "other"), lambda: "laptop-2")
    signature = device.sign(b"an entry")
    device.key.public_key().verify(signature, b"an entry", ec.ECDSA(SHA256()))
    assert not device.verify(b"another entry", signature)
    assert not other.verify(b"an entry", signature)
    for bad in (b"", b"\0", signature[:-1], signature + b"\0"):
        assert not device.verify(b"an entry", bad)
    assert isinstance(device.key.curve, ec.SECP256R1)


def test_the_private_key_is_in_the_key_store_alone(tmp_path: Path) -> None:
    device = identity.make_device(tmp_path, store(tmp_path), lambda: "laptop-1")
    number = device.key.private_numbers().private_value.to_bytes(32)
    public_file = (tmp_path / "device.json").read_bytes()
    assert number in (tmp_path / "keys" / "device-key").read_bytes()
    assert [form for form in (number, number.hex().encode(), base64.b64encode(number)[:40]) if form in public_file] == []
    assert "key" not in repr(device)


def test_the_laptops_request_names_it_and_proves_its_key(tmp_path: Path) -> None:
    device = identity.make_device(tmp_path, store(tmp_path), lambda: "laptop-1")
    request = x509.load_pem_x509_csr(identity.device_request(device).encode())
    assert request.is_signature_valid
    assert request.public_key() == device.key.public_key()
    assert [each.value for each in request.subject.get_attributes_for_oid(NameOID.SERIAL_NUMBER)] == ["laptop-1"]


def test_hqs_certificate_for_the_laptop_is_kept_if_it_is_for_its_key(tmp_path: Path) -> None:
    device = identity.make_device(tmp_path, store(tmp_path), lambda: "laptop-1")
    pem = certified(identity.device_request(device), name="laptop-1")
    assert identity.save_device_certificate(tmp_path, device, pem).certificate_pem == pem
    again = identity.load_device(tmp_path, store(tmp_path))
    assert again is not None
    assert again.certificate_pem == pem
    for bad in (certified(identity.device_request(device), key=HQ.public_key(), name="laptop-1"), "", "not PEM", "\ud800"):
        with pytest.raises(VaultProblem):
            identity.save_device_certificate(tmp_path, device, bad)
    unchanged = identity.load_device(tmp_path, store(tmp_path))
    assert unchanged is not None
    assert unchanged.certificate_pem == pem


def test_a_lost_or_foreign_device_key_is_said_and_never_replaced_in_silence(tmp_path: Path) -> None:
    identity.make_device(tmp_path, store(tmp_path), lambda: "laptop-1")
    identity.make_device(tmp_path / "other", store(tmp_path / "other"), lambda: "laptop-2")
    for secret in (store(tmp_path / "other").get("device-key"), b"rubbish", b""):
        store(tmp_path).put("device-key", secret or b"")
        with pytest.raises(KeyStoreProblem, match="Reports are safe"):
            identity.load_device(tmp_path, store(tmp_path))
    store(tmp_path).remove("device-key")
    with pytest.raises(KeyStoreProblem):
        identity.load_device(tmp_path, store(tmp_path))


@pytest.mark.parametrize("spoiled", [None, b"", b"{"])
@pytest.mark.parametrize("name", ["device.json", "device-copy.json"])
def test_one_damaged_device_file_is_made_whole_from_the_other(tmp_path: Path, name: str, spoiled: bytes | None) -> None:
    made = identity.make_device(tmp_path, store(tmp_path), lambda: "laptop-1")
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).unlink()
    if spoiled is not None:
        (tmp_path / name).write_bytes(spoiled)
    found = identity.load_device(tmp_path, store(tmp_path))
    assert found is not None
    assert (found.id, found.key.private_numbers()) == (made.id, made.key.private_numbers())
    assert (tmp_path / name).read_bytes() == whole


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"\xff", b'{"format":"fieldreport.device/1"}', b'{"format":"fieldreport.device/9"}'])
def test_a_damaged_device_file_is_said(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "device.json").write_bytes(data)
    with pytest.raises(VaultDamaged):
        identity.load_device(tmp_path, store(tmp_path))


def test_the_officers_key_is_in_her_vault_and_the_same_at_each_unlock(laptop: Laptop) -> None:
    vault = laptop.make()
    assert identity.load_officer(vault) is None
    made = identity.new_officer_key(vault, star=f" {STAR}", name="Ofc. Alex Sample")
    found = identity.load_officer(laptop.open())
    assert found is not None
    assert (found.star, found.name, found.certificate_pem, found.chain_pem) == (STAR, "Ofc. Alex Sample", None, "")
    made.key.public_key().verify(found.sign(b"paper"), b"paper", ec.ECDSA(SHA256()))


def test_on_the_disk_the_officers_identity_shows_nothing(laptop: Laptop) -> None:
    vault = laptop.make()
    officer = identity.new_officer_key(vault, star=STAR, name="Ofc. Alex Sample")
    data = (vault.folder / "identity.sealed").read_bytes()
    number = officer.key.private_numbers().private_value.to_bytes(32)
    assert [clear for clear in (STAR.encode(), b"Sample", number, base64.b64encode(number)[:40], b"format") if clear in data] == []
    assert "key" not in repr(officer)


def test_another_vault_cannot_read_it_and_every_byte_counts(laptop: Laptop) -> None:
    vault, other = laptop.make("90001"), laptop.make("90002")
    identity.new_officer_key(vault, star="90001")
    path = vault.folder / "identity.sealed"
    whole = path.read_bytes()
    (other.folder / "identity.sealed").write_bytes(whole)
    with pytest.raises(VaultDamaged):
        identity.load_officer(other)
    for place in range(0, len(whole), 11):
        changed = bytearray(whole)
        changed[place] ^= 1
        for bad in (bytes(changed), whole[:place]):
            path.write_bytes(bad)
            with pytest.raises(VaultDamaged, match="Reports are safe"):
                identity.load_officer(vault)
    path.write_bytes(whole)
    assert identity.load_officer(vault) is not None  # the control


def test_the_officers_request_holds_star_and_name_and_proves_the_key(laptop: Laptop) -> None:
    officer = identity.new_officer_key(laptop.make(), star=STAR, name="Ofc. Alex Sample")
    request = x509.load_pem_x509_csr(identity.officer_request(officer).encode())
    assert request.is_signature_valid
    assert request.public_key() == officer.key.public_key()
    assert [each.value for each in request.subject.get_attributes_for_oid(NameOID.SERIAL_NUMBER)] == [STAR]
    assert [each.value for each in request.subject.get_attributes_for_oid(NameOID.COMMON_NAME)] == ["Ofc. Alex Sample"]


@pytest.mark.parametrize("name", ["", "Ñandú Ærø-Sample", "Sample " * 40, "עלי לדוגמה", "👮"])
def test_a_request_can_be_made_for_any_name(laptop: Laptop, name: str) -> None:
    officer = identity.new_officer_key(laptop.make(), star=STAR, name=name)
    assert x509.load_pem_x509_csr(identity.officer_request(officer).encode()).is_signature_valid


@pytest.mark.parametrize("star", ["", "9é001", "90_01", "\x00"])
def test_a_star_that_no_certificate_can_hold_is_said(laptop: Laptop, star: str) -> None:
    officer = identity.new_officer_key(laptop.make(), star=star)
    with pytest.raises(VaultProblem):
        identity.officer_request(officer)


def test_what_hq_certified_is_kept_with_hqs_name_rank_and_unit(laptop: Laptop) -> None:
    vault = laptop.make()
    officer = identity.new_officer_key(vault, star=STAR, name="A. Sampel")
    pem = certified(identity.officer_request(officer), star=STAR, name="Alex Sample", rank="Police Officer", unit="012")
    chain = certified(identity.officer_request(officer), name="officers") * 2
    kept = identity.save_certificate(vault, pem, chain)
    found = identity.load_officer(laptop.open())
    assert found is not None
    assert (kept.star, kept.name, kept.rank, kept.unit) == (STAR, "Alex Sample", "Police Officer", "012")
    assert (found.name, found.certificate_pem, found.chain_pem) == ("Alex Sample", pem, chain)
    assert found.key.private_numbers() == officer.key.private_numbers()


def test_a_certificate_that_is_not_hers_is_not_kept(laptop: Laptop) -> None:
    vault = laptop.make()
    with pytest.raises(VaultProblem, match="no officer's key"):
        identity.save_certificate(vault, "", "")
    officer = identity.new_officer_key(vault, star=STAR)
    request = identity.officer_request(officer)
    good = certified(request, star=STAR, name="Alex Sample")
    for pem, chain, said in (
        (certified(request, key=HQ.public_key(), star=STAR), good, "another key"),
        (certified(request, star="90002"), good, "another star"),
        (certified(request, name="Alex Sample"), good, "another star"),
        ("rubbish", good, "not a certificate"),
        (good, "", "not a certificate"),
        (good, good[:-40], "not a certificate"),
    ):
        with pytest.raises(VaultProblem, match=said):
            identity.save_certificate(vault, pem, chain)
    found = identity.load_officer(vault)
    assert found is not None
    assert found.certificate_pem is None


def test_only_when_something_is_to_be_sealed_is_the_certificate_asked_for(laptop: Laptop) -> None:
    vault = laptop.make()
    officer = identity.new_officer_key(vault, star=STAR)
    with pytest.raises(NotCertified, match="The draft is safe"):
        identity.require_certified(officer, NOW)
    pem = certified(identity.officer_request(officer), star=STAR, name="Alex Sample")
    officer = identity.save_certificate(vault, pem, pem)
    identity.require_certified(officer, NOW)
    with pytest.raises(NotCertified, match="expired on 31 Mar 2026"):
        identity.require_certified(officer, NOW + timedelta(days=31))
    with pytest.raises(NotCertified, match="clock"):
        identity.require_certified(officer, NOW - timedelta(days=1))
    assert identity.load_officer(vault) is not None  # expired or not, the vault opens and the key is there


def test_where_the_disk_refuses_the_earlier_identity_stays(laptop: Laptop) -> None:
    vault = laptop.make()
    (vault.folder / "identity.sealed").mkdir()
    with pytest.raises(DiskProblem):
        identity.new_officer_key(vault, star=STAR)
    with pytest.raises(VaultDamaged):
        identity.load_officer(vault)


def test_an_officer_is_named_with_the_star_and_by_the_star_alone_before_the_name_is_known() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    officer = identity.OfficerIdentity("90001", "", "", "", key, None, "")
    assert officer.named == "star 90001"
    assert replace(officer, name="Alex Sample").named == "Alex Sample, star 90001"
