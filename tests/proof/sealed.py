"""Sealed papers and receipts for these tests, made once."""

from __future__ import annotations

import base64
import functools
import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from fieldreport.answers.values import utc_text
from fieldreport.paper.copies import SignedPaper, sealed_paper
from fieldreport.proof.document import Verdict, check_document
from fieldreport.proof.receipt import read_receipt, write_receipt
from tests.paper.records import minimal
from tests.pki import SIGNED_AT, Holder, TestPKI, make_pki

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from fieldreport.paper.furniture import Paper
    from fieldreport.proof.receipt import Receipt

RECEIVED_AT = SIGNED_AT + timedelta(hours=2)
CHECKED_AT = SIGNED_AT + timedelta(days=400)
KEY_ID = "0123456789abcdef"


@functools.cache
def pki() -> TestPKI:
    return make_pki()


@functools.cache
def officer() -> Holder:
    return pki().officer()


@functools.cache
def receipt_key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.generate()


def receipt_keys() -> dict[str, bytes]:
    return {KEY_ID: receipt_key().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)}


def seal(
    record: Mapping[str, Any],
    holder: Holder,
    *,
    chain: str | None = None,
    at: datetime = SIGNED_AT,
    paper: Paper = "letter",
    pictures: Mapping[str, bytes] | None = None,
) -> SignedPaper:
    chain = chain or pki().chain_pem
    return sealed_paper(record, key=holder.key, certificate_pem=holder.pem, chain_pem=chain, at=at, paper=paper, pictures=pictures)


@functools.cache
def sealed() -> SignedPaper:
    """Return the honest paper that all forgeries begin with."""
    return seal(minimal(), officer())


def receipt_bytes(pdf: bytes, *, lists: Sequence[bytes] | None = None, at: datetime = RECEIVED_AT, **other: object) -> bytes:
    sha256 = hashlib.sha256(pdf).hexdigest()
    body: dict[str, object] = {
        "format": "fieldreport.receipt/1",
        "number": "2026-000017",
        "device": "device-1",
        "report": minimal()["report"]["id"],
        "version": 1,
        "sha256": sha256,
        "files": [{"sha256": sha256, "size": len(pdf)}],
        "received_at": utc_text(at),
        "commitment": "00" * 32,
        "log": None,
        "revocation_lists": [base64.b64encode(item).decode() for item in (lists if lists is not None else pki().revocation_lists(at=at))],
    }
    return write_receipt(body | other, KEY_ID, receipt_key().sign)


def receipt_for(pdf: bytes, **more: Any) -> Receipt:
    return read_receipt(receipt_bytes(pdf, **more), receipt_keys())


def check(pdf: bytes, receipt: Receipt | None = None) -> Verdict:
    return check_document(pdf, roots_pem=pki().roots_pem, receipt=receipt, now=CHECKED_AT)
