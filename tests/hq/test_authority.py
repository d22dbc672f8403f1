"""HQ's keys are made once, survive a cut founding, and the ones for the safe are not needed to run."""

from __future__ import annotations

import shutil
import stat
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization

from fieldreport.catalogue.department import read_department
from fieldreport.errors import HQProblem
from fieldreport.hq import authority
from fieldreport.hq.settings import HQSettings
from tests.fakes import NOON

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def settings(tmp_path: Path) -> HQSettings:
    return HQSettings(tmp_path / "hq", "Sample Police Department", "https://127.0.0.1:8443")


def files(settings: HQSettings) -> dict[str, bytes]:
    return {str(path.relative_to(settings.folder)): path.read_bytes() for path in settings.folder.rglob("*") if path.is_file()}


def test_founding_twice_changes_nothing(settings: HQSettings) -> None:
    authority.found(settings, NOON)
    before = files(settings)
    authority.found(settings, NOON + timedelta(days=30))
    assert files(settings) == before


def test_a_founding_that_was_cut_short_is_finished_with_the_same_keys(settings: HQSettings) -> None:
    authority.found(settings, NOON)
    before = files(settings)
    for name in ("department.json", "keys/tls.pem", "keys/officers-ca.pem"):
        (settings.folder / name).unlink()
    authority.found(settings, NOON)
    after = files(settings)
    assert {name for name in before if before[name] != after[name]} <= {"keys/tls.pem", "keys/officers-ca.pem", "department.json"}
    assert read_department(after["department.json"]).receipt_keys == read_department(before["department.json"]).receipt_keys


def test_the_department_file_names_the_public_half_of_every_key(settings: HQSettings) -> None:
    made = authority.found(settings, NOON)
    department = read_department(settings.department_file.read_bytes())
    assert department.receipt_keys == {made.receipt_key_id: made.receipt_key.public_key().public_bytes_raw()}
    assert (department.name, department.hq_url, department.trial) == ("Sample Police Department", "https://127.0.0.1:8443", True)
    root = x509.load_pem_x509_certificate(department.officer_roots[0].encode())
    made.officers_ca.certificate.verify_directly_issued_by(root)
    secret = b"".join(data for name, data in files(settings).items() if name.endswith(".key"))
    assert b"PRIVATE KEY" in secret
    assert b"PRIVATE KEY" not in settings.department_file.read_bytes()


def test_private_keys_are_readable_by_hq_alone(settings: HQSettings) -> None:
    authority.found(settings, NOON)
    keys = list(settings.folder.rglob("*.key"))
    assert len(keys) == 8
    assert {stat.S_IMODE(path.stat().st_mode) for path in keys} == {0o600}


def test_hq_runs_while_its_roots_lie_in_the_safe(settings: HQSettings) -> None:
    authority.found(settings, NOON)
    shutil.rmtree(settings.offline)
    again = authority.found(settings, NOON)
    assert again.chain_pem().count("BEGIN CERTIFICATE") == 2


def test_another_hqs_folder_and_damaged_keys_are_said_in_words(settings: HQSettings) -> None:
    authority.found(settings, NOON)
    with pytest.raises(HQProblem, match="holds the HQ of Sample Police Department"):
        authority.found(HQSettings(settings.folder, "Another Department", settings.url), NOON)
    with pytest.raises(HQProblem, match="holds the HQ of"):
        authority.found(HQSettings(settings.folder, settings.name, "https://127.0.0.1:9999"), NOON)
    (settings.keys / "receipt.key").write_bytes(b"not a key")
    with pytest.raises(HQProblem, match="cannot be read"):
        authority.found(settings, NOON)


@pytest.mark.parametrize("name", ["tls.key", "tls-ca.key"])
def test_a_damaged_key_of_the_listener_is_said_in_words(settings: HQSettings, name: str) -> None:
    authority.found(settings, NOON)
    (settings.keys / name).write_bytes(b"not a key")
    (settings.keys / "tls.pem").unlink()
    with pytest.raises(HQProblem, match=r"cannot be read.*backup"):
        authority.found(settings, NOON)


def test_a_listeners_certificate_of_another_key_is_made_anew(settings: HQSettings) -> None:
    authority.found(settings, NOON)
    certificate_file, key_file = authority.tls_files(settings)
    key_file.unlink()
    authority.found(settings, NOON)
    before = certificate_file.read_bytes()
    key_file.write_bytes((settings.keys / "device-ca.key").read_bytes())
    authority.found(settings, NOON)
    assert certificate_file.read_bytes() != before
    key = serialization.load_pem_private_key(key_file.read_bytes(), None)
    assert x509.load_pem_x509_certificate(certificate_file.read_bytes()).public_key() == key.public_key()


@pytest.mark.parametrize("gone", [(), ("recovery.key",), ("officers-root.key", "officers-root.pem", "recovery.key")])
def test_an_hq_that_has_worked_is_never_founded_a_second_time(settings: HQSettings, gone: tuple[str, ...]) -> None:
    authority.found(settings, NOON)
    if not gone:
        (settings.folder / "hq.db").write_bytes(b"what it has received")
    for name in gone:  # they lie in the safe
        (settings.offline / name).unlink()
    settings.department_file.unlink()
    before = files(settings)
    with pytest.raises(HQProblem, match="Restore the file from the backup"):
        authority.found(settings, NOON)
    assert files(settings) == before


def test_the_listeners_certificate_is_renewed_in_time_for_the_same_pin(settings: HQSettings) -> None:
    authority.found(settings, NOON)
    certificate_file, _ = authority.tls_files(settings)
    first = certificate_file.read_bytes()
    authority.found(settings, NOON + timedelta(days=authority.TLS_DAYS - 20))
    second = certificate_file.read_bytes()
    assert first != second
    leaf, ca = x509.load_pem_x509_certificates(second)
    leaf.verify_directly_issued_by(ca)
    assert x509.load_pem_x509_certificates(first)[1] == ca


def test_a_long_department_name_still_founds(tmp_path: Path) -> None:
    long = HQSettings(tmp_path, "The Police Department of a Town with a Very Long Name " * 2, "https://hq.example.org")
    assert authority.found(long, NOON).department.name == long.name
