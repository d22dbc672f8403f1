"""The receipt: HQ's signed word that it holds exactly these bytes.

Signed with Ed25519 over the canonical JSON of its body (RFC 8785). It carries
the revocation lists of its day, so that a signature can be judged years later
as of the time at which HQ held the file.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport import canonical
from fieldreport.answers.values import utc_moment
from fieldreport.errors import NotCanonical, ProofProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

FORMAT = "fieldreport.receipt/1"
LARGEST = 8 * 1024 * 1024
"""Bytes of a receipt that are read; its revocation lists are the bulk of it."""
_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file that HQ holds."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt that was read and whose signature fits."""

    number: str
    device: str
    report: str
    version: int
    sha256: str
    """SHA-256 of the signed PDF, lower-case hex."""
    files: tuple[HeldFile, ...]
    received_at: datetime
    """Aware UTC: when HQ held the bytes durably."""
    commitment: str
    log: object
    """What HQ says of its log; ``None`` in receipts from before it said anything."""
    revocation_lists: tuple[bytes, ...]
    """DER, as of the receipt's day."""
    key: str
    """Id of the key that signed it."""

    @property
    def checkpoint(self) -> str | None:
        """The checkpoint of HQ's log that it names, as a note (:mod:`fieldreport.ledger.checkpoint`), or ``None``."""
        named = self.log.get("checkpoint") if isinstance(self.log, dict) else None
        return named if isinstance(named, str) else None


def write_receipt(body: Mapping[str, object], key_id: str, sign: Callable[[bytes], bytes]) -> bytes:
    """Return a signed receipt.

    Args:
        body: the fields of :class:`Receipt` in their JSON form, with ``format``.
        key_id: id of the signing key in the department file.
        sign: Ed25519 signature of that key.

    Raises:
        ProofProblem: the body is not a receipt's.
        NotCanonical: the body has no canonical form.
    """
    _from_body(body, key_id)
    signature = base64.b64encode(sign(canonical.encode(body))).decode()
    return canonical.encode({"receipt": dict(body), "key": key_id, "signature": signature})


def read_receipt(data: bytes, receipt_keys: Mapping[str, bytes]) -> Receipt:
    """Read a receipt and check its signature.

    Args:
        data: the bytes that HQ answered with.
        receipt_keys: id to raw Ed25519 public key, from the department file.

    Raises:
        ProofProblem: not a receipt, signed by nobody we know, or changed.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if len(data) > LARGEST:
        raise ProofProblem("This is not a receipt: it is far too large.")
    try:
        outer = canonical.decode(data, strict=True)
        if not isinstance(outer, dict) or set(outer) != {"receipt", "key", "signature"}:
            raise ProofProblem("This is not a receipt of ours.")
        body, key_id = outer["receipt"], str(outer["key"])
        if key_id not in receipt_keys:
            raise ProofProblem(
                f"The receipt was signed with a key ({key_id}) that this department file does not know. It proves nothing here."
            )
        signature = base64.b64decode(str(outer["signature"]), validate=True)
        Ed25519PublicKey.from_public_bytes(receipt_keys[key_id]).verify(signature, canonical.encode(body))
        return _from_body(body, key_id)
    except InvalidSignature:
        raise ProofProblem("The receipt was changed after HQ signed it, or HQ did not sign it. It proves nothing.") from None
    except (NotCanonical, ValueError, TypeError) as problem:
        raise ProofProblem(f"This is not a receipt of ours, or it is damaged ({problem}).") from None


def _from_body(body: object, key_id: str) -> Receipt:
    if not isinstance(body, dict) or body.get("format") != FORMAT:
        raise ProofProblem("This is not a receipt that this version can read.")
    try:
        receipt = Receipt(
            number=str(body["number"]),
            device=str(body["device"]),
            report=str(body["report"]),
            version=_whole(body["version"]),
            sha256=_hash(body["sha256"]),
            files=tuple(HeldFile(_hash(item["sha256"]), _whole(item["size"])) for item in body["files"]),
            received_at=utc_moment(str(body["received_at"])),
            commitment=str(body["commitment"]),
            log=body["log"],
            revocation_lists=tuple(base64.b64decode(str(item), validate=True) for item in body["revocation_lists"]),
            key=key_id,
        )
    except (KeyError, ValueError, TypeError) as problem:
        raise ProofProblem(f"The receipt lacks something or holds it in another form ({problem}).") from None
    return receipt


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"{value!r} is not a whole number")
    return value


def _hash(value: object) -> str:
    if not isinstance(value, str) or not _HASH.fullmatch(value):
        raise ValueError(f"{value!r} is not a SHA-256 in lower-case hex")
    return value
