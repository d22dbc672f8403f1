"""HQ's keys and certificates: made once, then loaded.

Roots for officers and the recovery key stand in a folder of their own that a
running HQ never reads: it belongs in a safe. What HQ needs every day stays:
the officers' CA, the device CA, the TLS CA, the receipt key (Ed25519) and the
key to which parcels are sealed (X25519).

Profiles follow RFC 5280. Certificates begin an hour early, because a laptop's
clock may be behind.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, x25519
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from fieldreport import durable
from fieldreport.catalogue.department import Department, key_id, write_department
from fieldreport.errors import HQProblem
from fieldreport.hq import certificates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from fieldreport.hq.settings import HQSettings

ROOT_YEARS = 20
CA_YEARS = 10
OFFICER_YEARS = 3
DEVICE_DAYS = 90
TLS_DAYS = 397
_TLS_RENEWED_BEFORE = timedelta(days=30)
_CRL_DAYS = 7
_YEAR = timedelta(days=365)
DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")
"""id-kp-documentSigning, RFC 9336."""


@dataclass(frozen=True, slots=True)
class Authority:
    """HQ's keys, loaded. Nothing here is on the laptop."""

    settings: HQSettings
    department: Department
    department_file: bytes
    receipt_key: ed25519.Ed25519PrivateKey
    sealing_key: bytes
    """Raw X25519 private key (32 bytes)."""
    device_ca: certificates.Issuer
    officers_ca: certificates.Issuer
    officers_root_pem: str

    @property
    def receipt_key_id(self) -> str:
        """Return the id under which the department file lists the receipt key."""
        return key_id(_raw_public(self.receipt_key))

    def certify_device(self, device: str, public_key: ec.EllipticCurvePublicKey, now: datetime) -> x509.Certificate:
        """Return a certificate of 90 days for a laptop's key."""
        return certificates.issue(
            self.device_ca,
            subject=certificates.named((NameOID.COMMON_NAME, device)),
            public_key=public_key,
            now=now,
            lasts=timedelta(days=DEVICE_DAYS),
            usage=("digital_signature",),
            extended=(ExtendedKeyUsageOID.CLIENT_AUTH,),
        )

    def certify_officer(
        self, *, star: str, name: str, rank: str, unit: str, public_key: ec.EllipticCurvePublicKey, now: datetime
    ) -> x509.Certificate:
        """Return a certificate of three years for an officer's document-signing key."""
        return certificates.issue(
            self.officers_ca,
            subject=certificates.named(
                (NameOID.ORGANIZATIONAL_UNIT_NAME, unit),
                (NameOID.TITLE, rank),
                (NameOID.COMMON_NAME, name),
                (NameOID.SERIAL_NUMBER, star),
            ),
            public_key=public_key,
            now=now,
            lasts=OFFICER_YEARS * _YEAR,
            usage=("digital_signature", "content_commitment"),
            extended=(DOCUMENT_SIGNING,),
        )

    def chain_pem(self) -> str:
        """Return the officers' CA and root, PEM, as they go into signatures."""
        return certificates.pem(self.officers_ca.certificate) + self.officers_root_pem

    def revocation_lists(self, revoked: Sequence[tuple[int, datetime]], now: datetime) -> tuple[bytes, ...]:
        """Return the lists (DER) of the day: the officers' CA's, signed now, and the root's.

        Args:
            revoked: serial number and time of each officer's certificate that was withdrawn.
            now: aware.
        """
        fresh = certificates.revocation_list(self.officers_ca, revoked, now, timedelta(days=_CRL_DAYS))
        root = (self.settings.keys / "officers-root.crl").read_bytes()
        return fresh, root


def found(settings: HQSettings, now: datetime) -> Authority:
    """Make HQ's keys and department file on the first start; load them on every other.

    A first start that was cut short is finished by the next: each key is made
    once and kept.

    Raises:
        HQProblem: the folder holds another HQ, or keys that cannot be read.
        DiskProblem: the disk refused.
    """
    for folder in (settings.folder, settings.keys, settings.offline, settings.originals, settings.incoming):
        durable.make_folder(folder)
    with _keys_said_plainly(settings):
        if not settings.department_file.exists():
            _refuse_second_founding(settings)
            _make(settings, now)
    authority = load(settings)
    with _keys_said_plainly(settings):
        _renew_tls(settings, now)
    return authority


def _refuse_second_founding(settings: HQSettings) -> None:
    """Refuse to make new roots for an HQ that has worked: nothing that officers signed would be verified by them."""
    made = (settings.keys / "officers-root.pem").exists()
    in_the_safe = not all((settings.offline / name).exists() for name in ("officers-root.key", "recovery.key"))
    if made and (in_the_safe or (settings.folder / "hq.db").exists()):
        raise HQProblem(
            f"The file {settings.department_file} is gone, and the HQ in this folder has worked already. "
            "Nothing was made anew. Restore the file from the backup."
        )


@contextlib.contextmanager
def _keys_said_plainly(settings: HQSettings) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, TypeError) as problem:
        raise HQProblem(f"HQ's keys in {settings.folder} cannot be read ({problem}). Restore the folder from its backup.") from problem


def load(settings: HQSettings) -> Authority:
    """Load what :func:`found` made, without the keys that belong in the safe.

    Raises:
        HQProblem: not founded yet, damaged, or founded under another name.
    """
    from fieldreport.catalogue.department import read_department
    from fieldreport.errors import CatalogueProblem

    keys = settings.keys
    try:
        data = settings.department_file.read_bytes()
        department = read_department(data)
        receipt_key = serialization.load_pem_private_key((keys / "receipt.key").read_bytes(), None)
        sealing_key = serialization.load_pem_private_key((keys / "sealing.key").read_bytes(), None)
        device_ca = certificates.load_issuer(keys, "device-ca")
        officers_ca = certificates.load_issuer(keys, "officers-ca")
        root = (keys / "officers-root.pem").read_text("ascii")
    except (OSError, ValueError, TypeError, CatalogueProblem) as problem:
        raise HQProblem(f"HQ's keys in {settings.folder} cannot be read ({problem}). Restore the folder from its backup.") from problem
    if not isinstance(receipt_key, ed25519.Ed25519PrivateKey) or not isinstance(sealing_key, x25519.X25519PrivateKey):
        raise HQProblem(f"HQ's keys in {settings.keys} are of the wrong kind. Restore the folder from its backup.")
    if (department.hq_url, department.name) != (settings.url, settings.name):
        raise HQProblem(
            f"The folder {settings.folder} holds the HQ of {department.name} at {department.hq_url}. "
            "Start it under that name and address, or choose another folder."
        )
    return Authority(settings, department, data, receipt_key, sealing_key.private_bytes_raw(), device_ca, officers_ca, root)


def tls_files(settings: HQSettings) -> tuple[Path, Path]:
    """Return the certificate (with its CA) and the key for the TLS listener."""
    return settings.keys / "tls.pem", settings.keys / "tls.key"


def _make(settings: HQSettings, now: datetime) -> None:
    keys, offline = settings.keys, settings.offline
    name = settings.name
    tls_ca = certificates.make_root(keys, "tls-ca", f"{name} HQ connections", now, ROOT_YEARS * _YEAR)
    device_ca = certificates.make_root(keys, "device-ca", f"{name} laptops", now, ROOT_YEARS * _YEAR)
    root = certificates.make_root(offline, "officers-root", f"{name} officers' root", now, ROOT_YEARS * _YEAR, path_length=1)
    root_pem = certificates.pem(root.certificate)
    durable.write(keys / "officers-root.pem", root_pem.encode("ascii"))
    certificates.make_intermediate(keys, "officers-ca", f"{name} officers", root=root, now=now, lasts=CA_YEARS * _YEAR)
    if not (keys / "officers-root.crl").exists():
        durable.write(keys / "officers-root.crl", certificates.revocation_list(root, (), now, CA_YEARS * _YEAR))
    receipt_key = certificates.make_key(keys / "receipt.key", ed25519.Ed25519PrivateKey.generate)
    sealing_key = certificates.make_key(keys / "sealing.key", x25519.X25519PrivateKey.generate)
    recovery_key = certificates.make_key(offline / "recovery.key", x25519.X25519PrivateKey.generate)
    receipt_public = _raw_public(receipt_key)
    department = Department(
        name=name,
        trial=settings.trial,
        hq_url=settings.url,
        tls_ca=certificates.pem(tls_ca.certificate),
        officer_roots=(root_pem,),
        device_root=certificates.pem(device_ca.certificate),
        receipt_keys={key_id(receipt_public): receipt_public},
        sealing_key=_raw_public(sealing_key),
        recovery_key=_raw_public(recovery_key),
        zone=settings.zone,
    )
    # Last of all: its presence says that the founding is whole.
    durable.write(settings.department_file, write_department(department, key_id(receipt_public), receipt_key.sign), mode=0o644)


def _renew_tls(settings: HQSettings, now: datetime) -> None:
    """Make the listener's certificate when there is none, or the one there is ends soon."""
    certificate_file, key_file = tls_files(settings)
    with contextlib.suppress(OSError, ValueError):
        current = x509.load_pem_x509_certificate(certificate_file.read_bytes())
        key = serialization.load_pem_private_key(key_file.read_bytes(), None)
        if current.not_valid_after_utc - now > _TLS_RENEWED_BEFORE and current.public_key() == key.public_key():
            return
    issuer = certificates.load_issuer(settings.keys, "tls-ca")
    own = certificates.make_key(key_file, certificates.new_p256)
    leaf = certificates.issue(
        issuer,
        subject=certificates.named((NameOID.COMMON_NAME, settings.host)),
        public_key=own.public_key(),
        now=now,
        lasts=timedelta(days=TLS_DAYS),
        usage=("digital_signature",),
        extended=(ExtendedKeyUsageOID.SERVER_AUTH,),
        reached_as=certificates.reached_as(settings.host, address=settings.is_address()),
    )
    durable.write(certificate_file, (certificates.pem(leaf) + certificates.pem(issuer.certificate)).encode("ascii"))


def _raw_public(key: ed25519.Ed25519PrivateKey | x25519.X25519PrivateKey) -> bytes:
    return key.public_key().public_bytes_raw()


def fingerprint_of(public_key: ec.EllipticCurvePublicKey) -> str:
    """Return the SHA-256 (hex) of a public key's SubjectPublicKeyInfo."""
    digest = hashes.Hash(hashes.SHA256())
    digest.update(certificates.public_der(public_key))
    return digest.finalize().hex()
