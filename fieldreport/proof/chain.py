"""The signature's container and the certificates behind it, by our own rules.

An officer's certificate: P-256, not an authority, for digital signature and
content commitment (RFC 5280 §4.2.1.3), for signing documents (RFC 9336), with
the star as serial number and the name as common name.
"""

from __future__ import annotations

import hashlib
from datetime import UTC
from typing import TYPE_CHECKING, Any

from asn1crypto import cms, core
from asn1crypto.algos import DSASignature

from fieldreport.proof.verdict import CertificateFacts, Outcome, Refused, SignerFacts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator import ValidationContext
    from pyhanko_certvalidator.path import ValidationPath

DOCUMENT_SIGNING = "1.3.6.1.5.5.7.3.36"
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Order of the base point (FIPS 186-5): with (r, s) also (r, order - s) is a signature of the same bytes."""


def check_container(signature: EmbeddedPdfSignature) -> None:
    """Check the CMS object: one signer, SHA-256, ECDSA on P-256, and only one way of writing it.

    The officer signs the document and some attributes; the rest of the container is covered by nothing. So it is
    built again from what was signed and must come out byte for byte: a variant of the file with the same meaning
    and another SHA-256 is not accepted.

    Raises:
        Refused: anything else.
    """
    data, signer = signature.signed_data, signature.signer_info
    if len(data["signer_infos"]) != 1:
        raise Refused("its signature holds more than one signer.")
    if signer["digest_algorithm"]["algorithm"].native != "sha256" or signer["signature_algorithm"]["algorithm"].native != "sha256_ecdsa":
        raise Refused("its signature uses other algorithms than ours.")
    _check_certificate(signature.signer_cert)
    numbers = DSASignature.load(signer["signature"].native, strict=True)
    if not 0 < numbers["s"].native <= P256_ORDER // 2:
        raise Refused("its signature is written in the second of two possible ways; ours are written in the first.", Outcome.CHANGED)
    written = bytes(signature.pkcs7_content)
    exact = _built_again(signature)
    if not written.startswith(exact) or written[len(exact) :].strip(b"\0"):
        raise Refused("something in or behind its signature was changed that nobody signed.", Outcome.CHANGED)


def check_path(signature: EmbeddedPdfSignature, path: ValidationPath) -> None:
    """Check that the certificates that travel in the signature are those of its chain without the root, in DER's order.

    Raises:
        Refused: others, more, fewer, or in another order.
    """
    carried = [choice.chosen.dump() for choice in signature.signed_data["certificates"]]
    needed = [certificate.dump() for certificate in path.iter_certs(include_root=False)]
    if carried != sorted(needed):  # X.690 §11.6: the order of a SET OF
        raise Refused("the certificates in its signature are not exactly those of its chain.", Outcome.CHANGED)


def _built_again(signature: EmbeddedPdfSignature) -> bytes:
    data, signer, certificate = signature.signed_data, signature.signer_info, signature.signer_cert
    digest = {"algorithm": "sha256", "parameters": core.Null()}
    issued = {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
    info = {
        "version": "v1",
        "sid": cms.SignerIdentifier("issuer_and_serial_number", issued),
        "digest_algorithm": digest,
        "signed_attrs": signer["signed_attrs"],
        "signature_algorithm": {"algorithm": "sha256_ecdsa"},
        "signature": signer["signature"],
    }
    signed = {
        "version": "v1",
        "digest_algorithms": [digest],
        "encap_content_info": {"content_type": "data"},
        "certificates": data["certificates"],
        "signer_infos": [info],
    }
    again: bytes = cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(signed)}).dump()
    return again


def key_usage() -> KeyUsageConstraints:
    """Return what the signer's certificate must be for, in pyHanko's terms."""
    from pyhanko.sign.validation.settings import KeyUsageConstraints

    return KeyUsageConstraints(
        key_usage={"digital_signature", "non_repudiation"},
        match_all_key_usages=True,
        extd_key_usage={DOCUMENT_SIGNING},
        explicit_extd_key_usage_required=True,
    )


def validation_context(roots_pem: Sequence[str], moment: datetime, revocation_lists: Sequence[bytes] | None) -> ValidationContext:
    """Return the terms on which a chain is accepted.

    Args:
        roots_pem: trusted roots; no others, whatever the system or the signature offers.
        moment: the time at which the chain must have been valid.
        revocation_lists: DER lists of that day: every certificate must then be shown as not revoked. ``None`` when the
            day is not proved: revocation cannot be judged then.
    """
    from asn1crypto import crl
    from pyhanko.keys import load_certs_from_pemder_data
    from pyhanko_certvalidator import ValidationContext

    roots = [certificate for pem in roots_pem for certificate in load_certs_from_pemder_data(pem.encode())]
    if not roots:
        raise Refused("no root certificate of the department was given.")
    return ValidationContext(
        trust_roots=roots,
        allow_fetching=False,
        moment=moment,
        best_signature_time=moment,
        crls=[crl.CertificateList.load(item, strict=True) for item in revocation_lists or ()],
        # "hard-fail" asks for revocation data only where a certificate names a place to fetch them; ours name none.
        revocation_mode="soft-fail" if revocation_lists is None else "require",
    )


def signer_facts(signature: EmbeddedPdfSignature) -> SignerFacts:
    """Return who the certificate says the signer is."""
    certificate = signature.signer_cert
    subject = certificate.subject.native
    issuer = certificate.issuer.native
    return SignerFacts(
        name=_said(subject, "common_name"),
        star=_said(subject, "serial_number"),
        rank=_said(subject, "title", ""),
        unit=_said(subject, "organizational_unit_name", ""),
        issuer=_said(issuer, "common_name"),
        certificate_sha256=hashlib.sha256(certificate.dump()).hexdigest(),
    )


def path_facts(path: ValidationPath) -> tuple[CertificateFacts, ...]:
    """Return what each certificate of the chain says of itself: the signer's first, the root last."""
    return tuple(
        CertificateFacts(
            subject=str(certificate.subject.human_friendly),
            issuer=str(certificate.issuer.human_friendly),
            serial=f"{certificate.serial_number:x}",
            valid_from=certificate.not_valid_before.astimezone(UTC),
            valid_until=certificate.not_valid_after.astimezone(UTC),
            sha256=hashlib.sha256(certificate.dump()).hexdigest(),
        )
        for certificate in reversed(list(path.iter_certs(include_root=True)))
    )


def _check_certificate(certificate: Any) -> None:  # noqa: ANN401
    uses = certificate.key_usage_value.native if certificate.key_usage_value is not None else set()
    if not {"digital_signature", "non_repudiation"} <= uses:
        raise Refused("its signer's certificate is not for signing documents.")
    if certificate.ca:
        raise Refused("it was signed with an authority's certificate, not an officer's.")
    key = certificate.public_key
    if key.algorithm != "ec" or key.curve != ("named", "secp256r1"):
        raise Refused("its signer's key is of another kind than ours.")


def _said(name: Any, part: str, otherwise: str | None = None) -> str:  # noqa: ANN401
    value = name.get(part, otherwise)
    if not isinstance(value, str):
        raise Refused(f"its signer's certificate has no single {part.replace('_', ' ')}.")
    return value
