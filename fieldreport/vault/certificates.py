"""Private keys as bytes, requests for certificates, and whether a certificate is the one that was asked for."""

from __future__ import annotations

import base64

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import NameOID

from fieldreport.errors import KeyStoreProblem, VaultProblem
from fieldreport.said import said

_LONGEST_NAME = 64  # ub-common-name, RFC 5280 appendix A.1


def request(key: ec.EllipticCurvePrivateKey, name: str, serial: str) -> str:
    """Return a certificate request (PKCS #10, PEM) with common name and serial number.

    Raises:
        VaultProblem: a certificate cannot hold them.
    """
    try:
        subject = x509.Name(
            [
                # HQ writes the whole name into the certificate from its own record.
                x509.NameAttribute(NameOID.COMMON_NAME, name[:_LONGEST_NAME]),
                x509.NameAttribute(NameOID.SERIAL_NUMBER, serial),
            ]
        )
        made = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(key, SHA256())
    except (ValueError, UnicodeError) as problem:
        raise VaultProblem(f"The name or star cannot stand in a certificate ({problem}). Correct it and try again.") from None
    return made.public_bytes(serialization.Encoding.PEM).decode()


def read(pem: str) -> x509.Certificate:
    """Read one certificate. VaultProblem if it is none."""
    return read_chain(pem)[0]


def read_chain(pem: str) -> list[x509.Certificate]:
    """Read certificates that stand one after another. VaultProblem if there is none or one is damaged."""
    try:
        return x509.load_pem_x509_certificates(pem.encode("utf-8", "replace"))
    except ValueError:
        raise VaultProblem(said("What HQ sent is not a certificate. It was not kept. Ask IT.")) from None


def read_for(pem: str, key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    """Read the certificate of ``key``. VaultProblem if it is none or another key's."""
    certificate = read(pem)
    if certificate.public_key() != key.public_key():
        raise VaultProblem(said("HQ's certificate is for another key. It was not kept. Ask IT."))
    return certificate


def fingerprint(pem: str) -> str:
    """Return the SHA-256 of a certificate's DER bytes, lower-case hex, as other programs show it. VaultProblem if it is none."""
    return read(pem).fingerprint(SHA256()).hex()


def named(certificate: x509.Certificate, what: x509.ObjectIdentifier) -> str:
    """Return one part of the subject's name, "" if it is not there."""
    found = certificate.subject.get_attributes_for_oid(what)
    return str(found[0].value) if found else ""


def private_bytes(key: ec.EllipticCurvePrivateKey) -> bytes:
    """Return a private key as PKCS #8 DER, in the clear: only for a key store or a cipher."""
    return key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


def private_key(data: bytes) -> ec.EllipticCurvePrivateKey:
    """Read what :func:`private_bytes` made. KeyStoreProblem if it is something else."""
    try:
        key = serialization.load_der_private_key(data, None)
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise KeyStoreProblem("A private key was changed by another program. Reports are safe. Ask IT.")
    return key


def public_text(key: ec.EllipticCurvePrivateKey) -> str:
    """Return the public point of a private key, uncompressed (SEC 1), base64."""
    point = key.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    return base64.b64encode(point).decode()
