"""X.509 as HQ uses it: keys on disk, issuing, requests, revocation lists (RFC 5280)."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID, ObjectIdentifier

from fieldreport import durable
from fieldreport.errors import HQProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

EARLY = timedelta(hours=1)
"""Certificates begin this much before they are made: clocks differ."""
LONGEST_NAME = 64
"""Characters of a common name (RFC 5280, upper bounds)."""
_LARGEST_REQUEST = 8 * 1024
Key = TypeVar("Key", bound=Any)


@dataclass(frozen=True, slots=True)
class Issuer:
    """A certificate authority: its certificate and its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True)
class _Lasts:
    now: datetime
    span: timedelta


_Named = tuple[x509.Name, ec.EllipticCurvePrivateKey]


def new_p256() -> ec.EllipticCurvePrivateKey:
    """Return a fresh P-256 key."""
    return ec.generate_private_key(ec.SECP256R1())


def make_key(path: Path, generate: Callable[[], Key]) -> Key:
    """Return the key at ``path``, made and stored (PKCS #8, readable by this user alone) if it is not there."""
    if path.exists():
        stored: Any = serialization.load_pem_private_key(path.read_bytes(), None)
        return stored  # type: ignore[no-any-return]  # of the kind that was generated at this path
    key = generate()
    data = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    durable.write(path, data)
    return key


def make_root(folder: Path, name: str, words: str, now: datetime, lasts: timedelta, *, path_length: int = 0) -> Issuer:
    """Return the self-signed authority ``name`` in ``folder``, made if it is not there."""
    key = make_key(folder / f"{name}.key", new_p256)
    path = folder / f"{name}.pem"
    if not path.exists():
        subject = named((NameOID.COMMON_NAME, words[:LONGEST_NAME]))
        durable.write(path, pem(_authority((subject, key), subject, key.public_key(), _Lasts(now, lasts), path_length)).encode("ascii"))
    return load_issuer(folder, name)


def make_intermediate(folder: Path, name: str, words: str, *, root: Issuer, now: datetime, lasts: timedelta) -> Issuer:
    """Return the authority ``name`` under ``root``, made if it is not there."""
    key = make_key(folder / f"{name}.key", new_p256)
    path = folder / f"{name}.pem"
    if not path.exists():
        subject = named((NameOID.COMMON_NAME, words[:LONGEST_NAME]))
        made = _authority((root.certificate.subject, root.key), subject, key.public_key(), _Lasts(now, lasts), 0)
        durable.write(path, pem(made).encode("ascii"))
    return load_issuer(folder, name)


def load_issuer(folder: Path, name: str) -> Issuer:
    """Load ``name.pem`` and ``name.key``.

    Raises:
        HQProblem: the key is not a P-256 key.
        OSError, ValueError: unreadable.
    """
    certificate = x509.load_pem_x509_certificate((folder / f"{name}.pem").read_bytes())
    key = serialization.load_pem_private_key((folder / f"{name}.key").read_bytes(), None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise HQProblem(f"{name}.key is not a P-256 key. Restore HQ's keys from their backup.")
    return Issuer(certificate, key)


def issue(
    issuer: Issuer,
    *,
    subject: x509.Name,
    public_key: ec.EllipticCurvePublicKey,
    now: datetime,
    lasts: timedelta,
    usage: tuple[str, ...],
    extended: tuple[ObjectIdentifier, ...],
    reached_as: x509.GeneralName | None = None,
) -> x509.Certificate:
    """Return an end certificate."""
    builder = (
        _begun((issuer.certificate.subject, issuer.key), subject, public_key, _Lasts(now, lasts))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(*usage), critical=True)
        .add_extension(x509.ExtendedKeyUsage(extended), critical=False)
    )
    if reached_as is not None:
        builder = builder.add_extension(x509.SubjectAlternativeName([reached_as]), critical=False)
    return builder.sign(issuer.key, hashes.SHA256())


def reached_as(host: str, *, address: bool) -> x509.GeneralName:
    """Return the name under which TLS clients look for ``host``."""
    return x509.IPAddress(ipaddress.ip_address(host)) if address else x509.DNSName(host)


def revocation_list(issuer: Issuer, revoked: Sequence[tuple[int, datetime]], now: datetime, lasts: timedelta) -> bytes:
    """Return a certificate revocation list, DER; its number is its time in milliseconds."""
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.certificate.subject)
        .last_update(now - EARLY)
        .next_update(now + lasts)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()), critical=False)
        .add_extension(x509.CRLNumber(int(now.timestamp() * 1000)), critical=False)
    )
    for serial, at in revoked:
        builder = builder.add_revoked_certificate(x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(at).build())
    return builder.sign(issuer.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def read_request(text: str) -> tuple[str, ec.EllipticCurvePublicKey]:
    """Read a PEM certificate request and check that its maker holds the key; return common name and key.

    Raises:
        HQProblem: not a request, not P-256, or its signature does not fit.
    """
    refused = HQProblem("The certificate request cannot be read. Start the enrolment again.")
    if len(text) > _LARGEST_REQUEST:
        raise refused
    try:
        request = x509.load_pem_x509_csr(text.encode("ascii"))
        key = request.public_key()
        sound = request.is_signature_valid
        names = [str(attribute.value) for attribute in request.subject.get_attributes_for_oid(NameOID.COMMON_NAME)]
    except (ValueError, InvalidSignature, UnsupportedAlgorithm) as problem:
        raise refused from problem
    if not sound or not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise refused
    return (names[0] if len(names) == 1 else ""), key


def named(*parts: tuple[ObjectIdentifier, str]) -> x509.Name:
    """Return a name of these parts; empty ones are left out."""
    return x509.Name([x509.NameAttribute(kind, value) for kind, value in parts if value])


def pem(certificate: x509.Certificate) -> str:
    """Return a certificate as PEM text."""
    return certificate.public_bytes(serialization.Encoding.PEM).decode("ascii")


def public_der(key: ec.EllipticCurvePublicKey) -> bytes:
    """Return a public key as SubjectPublicKeyInfo, DER."""
    return key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)


def load_public(der: bytes) -> ec.EllipticCurvePublicKey:
    """Return the key that :func:`public_der` wrote."""
    key = serialization.load_der_public_key(der)
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise HQProblem("A laptop's key in the database is of the wrong kind.")
    return key


def _begun(issuer: _Named, subject: x509.Name, public_key: ec.EllipticCurvePublicKey, lasts: _Lasts) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer[0])
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(lasts.now - EARLY)
        .not_valid_after(lasts.now + lasts.span)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer[1].public_key()), critical=False)
    )


def _authority(
    issuer: _Named, subject: x509.Name, public_key: ec.EllipticCurvePublicKey, lasts: _Lasts, path_length: int
) -> x509.Certificate:
    return (
        _begun(issuer, subject, public_key, lasts)
        .add_extension(x509.BasicConstraints(ca=True, path_length=path_length), critical=True)
        .add_extension(_usage("key_cert_sign", "crl_sign"), critical=True)
        .sign(issuer[1], hashes.SHA256())
    )


def _usage(*said: str) -> x509.KeyUsage:
    names = (
        "digital_signature",
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(**{name: name in said for name in names})
