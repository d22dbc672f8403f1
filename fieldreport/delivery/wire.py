r"""What travels between a laptop and HQ: addresses, commitments, envelopes, parcels, events.

Both ends read this one module. Every message is canonical JSON (RFC 8785); a
message with a name too many or too few is refused, on both ends.

A parcel is one stream::

    "FRPARCEL1\n" | length of the envelope, 4 bytes big-endian | envelope | ciphertext

The envelope says what lies inside and holds the file's key, wrapped to HQ; the
ciphertext is the file as it lies on the laptop's disk (:mod:`fieldreport.streams`).
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from fieldreport import canonical
from fieldreport.delivery import messages
from fieldreport.errors import DeliveryProblem

if TYPE_CHECKING:
    from collections.abc import Callable

COMMITMENT_FORMAT = "fieldreport.commitment/1"
ENVELOPE_FORMAT = "fieldreport.parcel/1"
INBOX_FORMAT = "fieldreport.inbox/1"
PURPOSE = b"fieldreport parcel/1"
"""Bound into the wrapping of a parcel's key (:func:`fieldreport.streams.wrap`)."""
PARCEL_MAGIC = b"FRPARCEL1\n"
PARCEL_TYPE = "application/vnd.fieldreport.parcel"
JSON_TYPE = "application/json"
LARGEST_ENVELOPE = 64 * 1024
LARGEST_MESSAGE = 64 * 1024
"""Bytes of a JSON request that HQ reads."""
LARGEST_ANSWER = 1024 * 1024
"""Bytes of an answer that a laptop reads."""

DEPARTMENT_PATH = "/v1/department"
DEVICES_PATH = "/v1/devices"
RENEWAL_PATH = "/v1/devices/renewal"
OFFICERS_PATH = "/v1/officers"
INBOX_PATH = "/v1/inbox"

_REPORT_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{7,63}")
_HIGHEST_VERSION = 9999


class Device(Protocol):
    """The laptop's own identity, as ``vault.identity`` holds it."""

    @property
    def id(self) -> str:
        """The device's id, the ``keyid`` of its requests."""

    def sign(self, data: bytes) -> bytes:
        """Return the ECDSA P-256 SHA-256 signature of ``data``, DER encoded."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a sealed file lies at HQ: report, version and the SHA-256 of its clear bytes.

    Raises:
        DeliveryProblem: not an address.
    """

    report: str
    version: int
    sha256: str

    def __post_init__(self) -> None:
        if not is_report_id(self.report) or not 1 <= self.version <= _HIGHEST_VERSION or not messages.is_sha256(self.sha256):
            raise DeliveryProblem("This is not the address of a sealed report.")

    def report_path(self) -> str:
        """Return the path to which the report's parcel is put."""
        return f"/v1/reports/{self.report}/{self.version}/{self.sha256}"

    def receipt_path(self, kind: str) -> str:
        """Return the path at which the receipt of a report or a file is asked for."""
        return self.report_path() if kind == "report" else f"/v1/files/{self.report}/{self.version}/{self.sha256}"

    def commitment_path(self) -> str:
        """Return the path to which the report's commitment is put."""
        return f"/v1/commitments/{self.report}/{self.version}/{self.sha256}"


def file_path(sha256: str) -> str:
    """Return the path to which a file (photo, recording, document) is put."""
    return f"/v1/files/{sha256}"


def is_report_id(text: str) -> bool:
    """Say whether ``text`` may be the id of a report or a device."""
    return bool(_REPORT_ID.fullmatch(text))


def utc_text(moment: datetime) -> str:
    """Return an aware time as RFC 3339 text in UTC, to the millisecond."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class Commitment:
    """The promise that goes to HQ before any body: this entry of this chain names this file."""

    device: str
    chain: str
    """The vault's chain; sequence numbers count within it."""
    sequence: int
    entry: str
    """Hash of the journal entry that records the sealing."""
    report: str
    version: int
    sha256: str
    at: str
    """The laptop's own clock, RFC 3339 in UTC: a claim, not a proof."""

    def address(self) -> Address:
        """Return the address that is promised."""
        return Address(self.report, self.version, self.sha256)

    def hash(self) -> str:
        """Return the SHA-256 that receipts name."""
        return canonical.digest(self._body())

    def _body(self) -> dict[str, object]:
        return {
            "format": COMMITMENT_FORMAT,
            "device": self.device,
            "chain": self.chain,
            "sequence": self.sequence,
            "entry": self.entry,
            "report": self.report,
            "version": self.version,
            "sha256": self.sha256,
            "at": self.at,
        }


def write_commitment(commitment: Commitment, sign: Callable[[bytes], bytes]) -> bytes:
    """Return the commitment with the device's signature (DER) over its canonical bytes."""
    return messages.write_signed("commitment", commitment._body(), sign)  # noqa: SLF001  (its own module)


def read_commitment(data: bytes, verify: Callable[[bytes, bytes], None]) -> Commitment:
    """Read a commitment and check its signature.

    Args:
        data: what :func:`write_commitment` made.
        verify: called with (signature, signed bytes); raises when they do not fit.

    Raises:
        DeliveryProblem: not a commitment.
    """
    body = messages.read_signed("commitment", COMMITMENT_FORMAT, data, verify)
    names = ("device", "chain", "sequence", "entry", "report", "version", "sha256", "at")
    messages.exactly(body, names)
    commitment = Commitment(
        device=messages.text(body, "device"),
        chain=messages.text(body, "chain"),
        sequence=messages.count(body, "sequence"),
        entry=messages.sha256(body, "entry"),
        report=messages.text(body, "report"),
        version=messages.count(body, "version"),
        sha256=messages.sha256(body, "sha256"),
        at=messages.text(body, "at"),
    )
    commitment.address()
    return commitment


@dataclass(frozen=True, slots=True)
class Envelope:
    """What lies in a parcel, without case data."""

    kind: str
    """``report`` (the sealed PDF) or ``file`` (something attached to it)."""
    report: str
    version: int
    sha256: str
    """SHA-256 of the clear bytes: the address."""
    size: int
    """Clear bytes."""
    cipher_sha256: str
    cipher_size: int
    wrapped_key: bytes
    """The file's key, wrapped to HQ's sealing key for :data:`PURPOSE`."""
    device: str
    star: str
    commitment: str
    """Hash of the commitment that went ahead."""

    def address(self) -> Address:
        """Return the address of the parcel."""
        return Address(self.report, self.version, self.sha256)

    def path(self) -> str:
        """Return the path to which the parcel is put."""
        return file_path(self.sha256) if self.kind == "file" else self.address().report_path()


def write_envelope(envelope: Envelope, sign: Callable[[bytes], bytes]) -> bytes:
    """Return the envelope with the device's signature (DER) over its canonical bytes."""
    body = {
        "format": ENVELOPE_FORMAT,
        "kind": envelope.kind,
        "report": envelope.report,
        "version": envelope.version,
        "sha256": envelope.sha256,
        "size": envelope.size,
        "cipher_sha256": envelope.cipher_sha256,
        "cipher_size": envelope.cipher_size,
        "wrapped_key": base64.b64encode(envelope.wrapped_key).decode(),
        "device": envelope.device,
        "star": envelope.star,
        "commitment": envelope.commitment,
    }
    return messages.write_signed("envelope", body, sign)


def read_envelope(data: bytes, verify: Callable[[bytes, bytes], None] | None) -> Envelope:
    """Read an envelope; ``verify`` as in :func:`read_commitment`, None on the laptop that made it.

    Raises:
        DeliveryProblem: not an envelope.
    """
    body = messages.read_signed("envelope", ENVELOPE_FORMAT, data, verify)
    messages.exactly(
        body,
        (
            "kind",
            "report",
            "version",
            "sha256",
            "size",
            "cipher_sha256",
            "cipher_size",
            "wrapped_key",
            "device",
            "star",
            "commitment",
        ),
    )
    if body["kind"] not in {"report", "file"}:
        raise DeliveryProblem("The parcel is of a kind that this version does not know.")
    envelope = Envelope(
        kind=messages.text(body, "kind"),
        report=messages.text(body, "report"),
        version=messages.count(body, "version"),
        sha256=messages.sha256(body, "sha256"),
        size=messages.count(body, "size"),
        cipher_sha256=messages.sha256(body, "cipher_sha256"),
        cipher_size=messages.count(body, "cipher_size"),
        wrapped_key=messages.octets(body, "wrapped_key"),
        device=messages.text(body, "device"),
        star=messages.text(body, "star"),
        commitment=messages.sha256(body, "commitment"),
    )
    envelope.address()
    return envelope


def parcel_head(envelope: bytes) -> bytes:
    """Return the bytes that stand before the ciphertext."""
    return PARCEL_MAGIC + len(envelope).to_bytes(4, "big") + envelope


class ParcelReader:
    """Cuts a stream into envelope and ciphertext, however the pieces fall."""

    def __init__(self) -> None:
        self._head = bytearray()
        self.envelope: bytes | None = None

    def feed(self, piece: bytes) -> bytes:
        """Take the next piece of the stream and return what of it is ciphertext.

        Raises:
            DeliveryProblem: not a parcel.
        """
        if self.envelope is not None:
            return piece
        self._head += piece
        start = len(PARCEL_MAGIC) + 4
        if not PARCEL_MAGIC.startswith(bytes(self._head[: len(PARCEL_MAGIC)])):
            raise DeliveryProblem("This is not a parcel.")
        if len(self._head) < start:
            return b""
        length = int.from_bytes(self._head[len(PARCEL_MAGIC) : start], "big")
        if length > LARGEST_ENVELOPE:
            raise DeliveryProblem("The parcel's envelope is too large.")
        if len(self._head) < start + length:
            return b""
        self.envelope = bytes(self._head[start : start + length])
        rest = bytes(self._head[start + length :])
        self._head.clear()
        return rest


@dataclass(frozen=True, slots=True)
class InboxEvent:
    """Something that HQ says about a report that this laptop sent."""

    number: int
    """Rises for ever; the laptop asks for what came after the newest it has."""
    report: str
    version: int
    sha256: str
    state: str
    """``checked``, ``refused`` …; an unknown word is kept and shown as it is."""
    at: str
    words: str


def inbox_body(device: str, after: int, events: tuple[InboxEvent, ...], *, more: bool) -> dict[str, object]:
    """Return the body of HQ's answer, which HQ signs with :func:`write_answer`."""
    rows = [
        {"number": e.number, "report": e.report, "version": e.version, "sha256": e.sha256, "state": e.state, "at": e.at, "words": e.words}
        for e in events
    ]
    return {"format": INBOX_FORMAT, "device": device, "after": after, "events": rows, "more": more}


def read_inbox(body: Mapping[str, object], *, device: str, after: int) -> tuple[tuple[InboxEvent, ...], bool]:
    """Return the events and whether more wait.

    Raises:
        DeliveryProblem: not an inbox, somebody else's, or not the one asked for.
    """
    rows = body.get("events")
    if body.get("format") != INBOX_FORMAT or body.get("device") != device or body.get("after") != after or not isinstance(rows, list):
        raise DeliveryProblem("HQ's list of news is not the one that was asked for.")
    events = tuple(_event(row) for row in rows)
    numbers = [after, *(event.number for event in events)]
    if any(later <= earlier for earlier, later in itertools.pairwise(numbers)):
        raise DeliveryProblem("HQ's list of news is out of order.")
    return events, body.get("more") is True


def write_answer(name: str, body: Mapping[str, object], key_id: str, sign: Callable[[bytes], bytes]) -> bytes:
    """Return an answer of HQ, signed (Ed25519) with the receipt key ``key_id``."""
    signature = base64.b64encode(sign(canonical.encode(dict(body)))).decode()
    return canonical.encode({name: dict(body), "key": key_id, "signature": signature})


def read_answer(name: str, data: bytes, verify: Callable[[str, bytes, bytes], None]) -> Mapping[str, object]:
    """Return the body of an answer; ``verify(key id, signature, bytes)`` raises when it is not HQ's.

    Raises:
        DeliveryProblem: not such an answer.
    """
    outer = messages.read_object(data)
    body, key = outer.get(name), outer.get("key")
    if not isinstance(body, Mapping) or not isinstance(key, str):
        raise DeliveryProblem("HQ's answer cannot be read.")
    verify(key, messages.octets(outer, "signature"), canonical.encode(dict(body)))
    return body


def read_message(data: bytes, names: tuple[str, ...]) -> dict[str, str]:
    """Read a flat JSON message whose values are all text, with exactly these names.

    Raises:
        DeliveryProblem: not such a message.
    """
    body = messages.read_object(data)
    if set(body) != set(names):
        raise DeliveryProblem(f"The message must have exactly these names: {', '.join(names)}.")
    return {name: messages.text(body, name) for name in names}


def content_digest(sha256: bytes) -> str:
    """Return the Content-Digest field (RFC 9530) for a SHA-256."""
    return f"sha-256=:{base64.b64encode(sha256).decode()}:"


def digest_of(data: bytes) -> str:
    """Return the Content-Digest field of ``data``."""
    return content_digest(hashlib.sha256(data).digest())


def _event(row: object) -> InboxEvent:
    if not isinstance(row, Mapping):
        raise DeliveryProblem("HQ's list of news cannot be read.")
    return InboxEvent(
        number=messages.count(row, "number"),
        report=messages.text(row, "report"),
        version=messages.count(row, "version"),
        sha256=messages.sha256(row, "sha256"),
        state=messages.text(row, "state"),
        at=messages.text(row, "at"),
        words=messages.text(row, "words"),
    )
