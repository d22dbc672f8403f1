"""The strict policy: when a signed document is accepted.

A library's "valid" is not enough: poppler calls shadow attacks valid, and
pyHanko's bottom line accepts bytes appended after the revision. Accepted is
only what is wholly expected: one revision, one signature with the expected
name over the entire file, certified "no changes", from a chain that ends in
our roots and keeps our rules, with its canonical data inside. Whatever is not
understood, and every exception of any kind, comes to *cannot be verified*.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from fieldreport.proof import chain, formats, structure
from fieldreport.proof.verdict import CertificateFacts, Outcome, Refused, SignerFacts, Verdict, refused, steps_up_to, time_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

    from fieldreport.proof.receipt import Receipt

__all__ = ["Outcome", "SignerFacts", "Verdict", "check_document"]

CLOCK_TOLERANCE = timedelta(hours=24)
"""How far ahead of our clock the claimed time may lie when no receipt tells the time."""
NOT_KNOWN_WITHOUT_RECEIPT = "Whether the certificate had been revoked by then was not checked: that needs HQ's receipt."
"""Revocation is judged as of a time that is proved; what the file itself claims proves none."""


def check_document(pdf: bytes, *, roots_pem: Sequence[str], receipt: Receipt | None, now: datetime) -> Verdict:
    """Check a document.

    Args:
        pdf: its bytes.
        roots_pem: the roots of officers' certificates that are trusted (PEM), from the department file.
        receipt: HQ's receipt for it, already read and its signature checked. With it the signature is judged as of
            the time of receipt with the revocation lists of that day; without it as of the time that it claims.
        now: aware time of the check.

    Returns:
        The verdict; this function raises nothing on account of the document.
    """
    sha256 = hashlib.sha256(pdf).hexdigest()
    at = _At()
    try:
        structure.check_bytes(pdf)
        at.step = "receipt"
        if receipt is not None and receipt.sha256 != sha256:
            raise Refused(f"the receipt {receipt.number} is for another file.")
        return _checked(pdf, sha256, roots_pem, receipt, now=now, at=at)
    except Refused as problem:
        finding, outcome = problem.finding, problem.outcome
    except Exception as problem:  # noqa: BLE001
        # The parsers under us leak ValueError, KeyError, decimal.InvalidOperation, RecursionError and more on hostile files.
        finding, outcome = f"the program that reads it gave up ({type(problem).__name__}).", Outcome.CANNOT
    return refused(sha256, finding, outcome, steps_up_to(at.step, receipt=receipt is not None))


@dataclass(slots=True)
class _At:
    """How far a check has come."""

    step: str = "whole"
    """One of :data:`~fieldreport.proof.verdict.STEPS`."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What a document that is accepted says."""

    signer: SignerFacts
    claimed: datetime
    record: Mapping[str, Any]
    data: bytes
    path: tuple[CertificateFacts, ...]


def _checked(pdf: bytes, sha256: str, roots_pem: Sequence[str], receipt: Receipt | None, *, now: datetime, at: _At) -> Verdict:
    at.step = "structure"
    reader = structure.open_document(pdf)
    at.step = "scope"
    signature = structure.signature_of(reader, pdf)
    claimed = signature.self_reported_timestamp
    if not isinstance(claimed, datetime) or claimed.tzinfo is None:
        raise Refused("its signature claims no time.")
    claimed = claimed.astimezone(UTC)
    if receipt is None and claimed > now + CLOCK_TOLERANCE:
        raise Refused("its signature claims a time in the future.")
    at.step = "container"
    chain.check_container(signature)
    at.step = "fits"
    path = _judge(signature, roots_pem, receipt, claimed, at)
    at.step = "data"
    data, record = structure.embedded_record(reader)
    structure.embedded_pictures(reader, record)
    at.step = "agree"
    found = _Found(chain.signer_facts(signature), claimed, record, data, path)
    _agree(found, receipt)
    return _accepted(sha256, found, receipt)


def _judge(
    signature: EmbeddedPdfSignature, roots_pem: Sequence[str], receipt: Receipt | None, claimed: datetime, at: _At
) -> tuple[CertificateFacts, ...]:
    """Have pyHanko check digest, signature, coverage and chain, and ask of it more than its bottom line. Return the chain."""
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    moment = receipt.received_at if receipt else claimed
    context = chain.validation_context(roots_pem, moment, receipt.revocation_lists if receipt else None)
    status = validate_pdf_signature(signature, context, key_usage_settings=chain.key_usage())
    if not status.intact:
        raise Refused("its bytes are not those that were signed.", Outcome.CHANGED)
    if not status.valid:
        raise Refused("its signature does not fit.", Outcome.CHANGED)
    if status.coverage is not SignatureCoverageLevel.ENTIRE_FILE:
        raise Refused("its signature does not cover the entire file.", Outcome.CHANGED)
    if status.modification_level is not ModificationLevel.NONE or not status.docmdp_ok:
        raise Refused("it was changed after it was signed.", Outcome.CHANGED)
    at.step = "chain"
    if status.revoked:
        at.step = "revoked"
        raise Refused("the signer's certificate had been revoked.")
    if not status.trusted:
        raise Refused("its signer's certificate does not come from this department, or was not valid at that time.")
    if not status.bottom_line:
        raise Refused("the signature as a whole is not valid.")
    if status.validation_path is None:
        raise Refused("the chain of its certificates is not known.")
    chain.check_path(signature, status.validation_path)
    return chain.path_facts(status.validation_path)


def _agree(found: _Found, receipt: Receipt | None) -> None:
    """Signature, data and receipt must name the same officer, report and version."""
    officer, report = found.record["officer"], found.record["report"]
    if (officer["star"], officer["name"]) != (found.signer.star, found.signer.name):
        raise Refused("the officer in its data is not the one who signed it.")
    if receipt is not None and (receipt.report, receipt.version) != (report["id"], report["version"]):
        raise Refused(f"the receipt {receipt.number} names another report or version.")


def _accepted(sha256: str, found: _Found, receipt: Receipt | None) -> Verdict:
    report, zone = found.record["report"], str(found.record["made"]["zone"])
    who = f"Signed by {found.signer.words}, as certified by {found.signer.issuer}."
    claimed = time_words(found.claimed, zone)
    findings = []
    if receipt is not None:
        words = f"HQ held these bytes at {time_words(receipt.received_at, zone)}"
        when = f"{words} (receipt {receipt.number}); the signature itself claims {claimed}."
        if found.claimed > receipt.received_at:
            findings.append("The laptop's clock was ahead: the signature claims a later time than the receipt.")
    else:
        words = "valid at the claimed time; time not proved"
        when = f"The signature claims {claimed} and was valid then; that time is not proved, because no receipt was given."
        findings.append(NOT_KNOWN_WITHOUT_RECEIPT)
    training = "This is a training report, not a record of a real incident. " if report.get("training") else ""
    what = (
        f"{training}Nothing was changed or added since it was signed: the signature covers the whole file and allows no change. "
        f"It is {formats.in_words(found.record)}."
    )
    steps = steps_up_to("", receipt=receipt is not None)
    number = receipt.number if receipt is not None else ""
    return Verdict(
        Outcome.VERIFIED,
        (who, when, what),
        sha256,
        found.signer,
        found.claimed,
        words,
        found.data,
        tuple(findings),
        steps,
        found.path,
        number,
    )
