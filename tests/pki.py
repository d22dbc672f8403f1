"""A small test PKI: root → officers' CA → officer, all P-256, as HQ's authority makes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

if TYPE_CHECKING:
    from collections.abc import Sequence

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
SIGNED_AT = datetime(2026, 8, 10, 23, 12, 40, tzinfo=UTC)
DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Holder:
    """A key and its certificate."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def pem(self) -> str:
        return self.certificate.public_bytes(Encoding.PEM).decode()


@dataclass(frozen=True)
class TestPKI:
    """Root, officers' CA and what they issue."""

    __test__ = False

    root: Holder
    officers_ca: Holder

    @property
    def chain_pem(self) -> str:
        return self.officers_ca.pem + self.root.pem

    @property
    def roots_pem(self) -> tuple[str, ...]:
        return (self.root.pem,)

    def officer(
        self,
        star: str = "90001",
        name: str = "Alex Sample",
        *,
        begin: datetime = BEGIN,
        lasts: timedelta = 3 * YEAR,
        key: ec.EllipticCurvePrivateKey | None = None,
        usage: Sequence[str] = ("digital_signature", "content_commitment"),
        extended: Sequence[ObjectIdentifier] = (DOCUMENT_SIGNING,),
    ) -> Holder:
        """Certify an officer's key (a fresh one unless given)."""
        subject = _name(
            (NameOID.ORGANIZATIONAL_UNIT_NAME, "Unit 012"),
            (NameOID.TITLE, "Police Officer"),
            (NameOID.COMMON_NAME, name),
            (NameOID.SERIAL_NUMBER, star),
        )
        return _issue(subject, self.officers_ca, begin=begin, lasts=lasts, key=key, usage=usage, extended=extended)

    def revocation_lists(self, revoked: Sequence[tuple[int, datetime]] = (), *, at: datetime = SIGNED_AT) -> tuple[bytes, ...]:
        """Return the lists (DER) of the officers' CA and of the root, as of ``at``."""
        return _revocation_list(self.officers_ca, revoked, at), _revocation_list(self.root, (), at)


def make_pki(words: str = "Test") -> TestPKI:
    """Return a fresh PKI."""
    root = _issue(_name((NameOID.COMMON_NAME, f"{words} officers' root")), None, begin=BEGIN, lasts=20 * YEAR, path_length=1)
    return TestPKI(root, _issue(_name((NameOID.COMMON_NAME, f"{words} officers' CA")), root, begin=BEGIN, lasts=10 * YEAR, path_length=0))


def self_signed(star: str = "90001", name: str = "Alex Sample") -> Holder:
    """Return an impostor: the officer's name on a certificate that nobody issued."""
    subject = _name((NameOID.COMMON_NAME, name), (NameOID.SERIAL_NUMBER, star))
    return _issue(subject, None, begin=BEGIN, lasts=3 * YEAR, usage=("digital_signature", "content_commitment"))


def tls_purpose() -> tuple[ObjectIdentifier, ...]:
    """Return the purpose of a certificate that is not for signing documents."""
    return (ExtendedKeyUsageOID.CLIENT_AUTH,)


def _name(*parts: tuple[ObjectIdentifier, str]) -> x509.Name:
    return x509.Name([x509.NameAttribute(kind, value) for kind, value in parts])


def _issue(
    subject: x509.Name,
    issuer: Holder | None,
    *,
    begin: datetime,
    lasts: timedelta,
    path_length: int | None = None,
    key: ec.EllipticCurvePrivateKey | None = None,
    usage: Sequence[str] = (),
    extended: Sequence[ObjectIdentifier] = (),
) -> Holder:
    key = key or ec.generate_private_key(ec.SECP256R1())
    signer = issuer.key if issuer else key
    authority = path_length is not None
    on = set(usage) | ({"key_cert_sign", "crl_sign"} if authority else set())
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
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(begin + lasts)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=path_length), critical=True)
        .add_extension(x509.KeyUsage(**{name: name in on for name in names}), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
    )
    if extended:
        builder = builder.add_extension(x509.ExtendedKeyUsage(extended), critical=False)
    return Holder(key, builder.sign(signer, hashes.SHA256()))


def _revocation_list(issuer: Holder, revoked: Sequence[tuple[int, datetime]], at: datetime) -> bytes:
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.certificate.subject)
        .last_update(at - timedelta(hours=1))
        .next_update(at + timedelta(days=30))
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()), critical=False)
        .add_extension(x509.CRLNumber(1), critical=False)
    )
    for serial, when in revoked:
        builder = builder.add_revoked_certificate(x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(when).build())
    return builder.sign(issuer.key, hashes.SHA256()).public_bytes(Encoding.DER)
