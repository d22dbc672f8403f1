"""Stand-ins for what lies outside: an HQ in memory, a laptop's key, sealed parcels.

``FakeHQ`` passes the same contract suite as the real one (``tests/delivery/contract.py``).
"""

from __future__ import annotations

import base64
import hashlib
import io
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.x509.oid import NameOID

from fieldreport import streams
from fieldreport.catalogue.department import key_id
from fieldreport.delivery import wire
from fieldreport.delivery.client import Refused
from fieldreport.errors import CipherProblem, DeliveryProblem, NoLink
from fieldreport.proof.receipt import write_receipt

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class LaptopKey:
    """A laptop's identity with a key in memory."""

    id: str
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def sign(self, data: bytes) -> bytes:
        return self.key.sign(data, ec.ECDSA(hashes.SHA256()))

    def request(self, name: str = "") -> str:
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name or self.id)])
        request = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(self.key, hashes.SHA256())
        return request.public_bytes(serialization.Encoding.PEM).decode()


@dataclass(frozen=True)
class SealedParcel:
    """What sealing hands to the outbox."""

    address: wire.Address
    envelope: bytes
    commitment: bytes
    file: Path
    clear: bytes


def seal_parcel(
    folder: Path,
    laptop: LaptopKey,
    sealing_key: bytes,
    *,
    clear: bytes = b"%PDF-1.7 a sealed report",
    report: str = "0197-aaaa-bbbb-cccc",
    version: int = 1,
    sequence: int = 7,
    chain: str = "vault-of-90001",
    entry: str = "e" * 64,
    kind: str = "report",
    promised: str = "",
    **changed: object,
) -> SealedParcel:
    """Encrypt ``clear``, wrap its key to HQ, sign commitment and envelope; ``changed`` overrides envelope fields."""
    sha256 = hashlib.sha256(clear).hexdigest()
    key = streams.new_key()
    cipher = io.BytesIO()
    streams.encrypt(io.BytesIO(clear), cipher, key)
    file = folder / f"{hashlib.sha256(cipher.getvalue()).hexdigest()[:32]}.sealed"
    file.write_bytes(cipher.getvalue())
    commitment = wire.Commitment(
        device=laptop.id,
        chain=chain,
        sequence=sequence,
        entry=entry,
        report=report,
        version=version,
        sha256=promised or sha256,
        at=wire.utc_text(NOON),
    )
    fields: dict[str, object] = {
        "kind": kind,
        "report": report,
        "version": version,
        "sha256": sha256,
        "size": len(clear),
        "cipher_sha256": hashlib.sha256(cipher.getvalue()).hexdigest(),
        "cipher_size": len(cipher.getvalue()),
        "wrapped_key": streams.wrap(key, sealing_key, wire.PURPOSE),
        "device": laptop.id,
        "star": "90001",
        "commitment": commitment.hash(),
    }
    envelope = wire.Envelope(**(fields | changed))  # type: ignore[arg-type]
    return SealedParcel(
        envelope.address(), wire.write_envelope(envelope, laptop.sign), wire.write_commitment(commitment, laptop.sign), file, clear
    )


class FakeHQ:
    """HQ in memory. ``answers`` is asked before and after each request and may raise, to cut the line."""

    def __init__(self) -> None:
        self.receipt_key = Ed25519PrivateKey.generate()
        self.sealing = X25519PrivateKey.generate()
        self.laptops: dict[str, LaptopKey] = {}
        self.commitments: dict[str, bytes] = {}
        self.held: dict[tuple[str, wire.Address], tuple[str, bytes, bytes | None]] = {}
        self.events: list[tuple[str, wire.InboxEvent]] = []
        self.requests = 0
        self.bodies = 0
        self.cut: Callable[[str, str], None] = lambda _when, _what: None

    @property
    def sealing_key(self) -> bytes:
        return self.sealing.public_key().public_bytes_raw()

    def line(self, laptop: LaptopKey) -> FakeLine:
        return FakeLine(self, laptop)

    def enrol(self, laptop: LaptopKey) -> FakeLine:
        self.laptops[laptop.id] = laptop
        return self.line(laptop)

    def holds(self, sha256: str) -> bytes | None:
        return next((clear for (_, address), (_, clear, _) in self.held.items() if address.sha256 == sha256), None)

    def say(self, device: str, address: wire.Address, state: str, words: str) -> None:
        number = len(self.events) + 1
        event = wire.InboxEvent(number, address.report, address.version, address.sha256, state, wire.utc_text(NOON), words)
        self.events.append((device, event))

    def receipt_for(self, envelope: wire.Envelope) -> bytes:
        body = {
            "format": "fieldreport.receipt/1",
            "number": f"2026-{len(self.held) + 1:06d}",
            "device": envelope.device,
            "report": envelope.report,
            "version": envelope.version,
            "sha256": envelope.sha256,
            "files": [{"sha256": envelope.sha256, "size": envelope.size}],
            "received_at": wire.utc_text(NOON),
            "commitment": envelope.commitment,
            "log": None,
            "revocation_lists": [base64.b64encode(b"a list").decode()],
        }
        return write_receipt(body, self.key_id, self.receipt_key.sign)

    @property
    def key_id(self) -> str:
        return key_id(self.receipt_key.public_key().public_bytes_raw())


@dataclass
class FakeLine:
    """One laptop's line to a :class:`FakeHQ`, with the methods of ``HQClient``."""

    hq: FakeHQ
    laptop: LaptopKey

    @property
    def device(self) -> str:
        return self.laptop.id

    @property
    def receipt_keys(self) -> Mapping[str, bytes]:
        return {self.hq.key_id: self.hq.receipt_key.public_key().public_bytes_raw()}

    def commit(self, address: wire.Address, commitment: bytes) -> None:
        with self._exchange("commitment"):
            read = wire.read_commitment(commitment, self._verify)
            if read.device != self.device or read.address() != address:
                raise Refused("The commitment names another laptop or address than the request.", status=422)
            self.hq.commitments[read.hash()] = commitment

    def find_receipt(self, address: wire.Address, kind: str = "report") -> bytes | None:
        with self._exchange("find"):
            device, _, receipt = self.hq.held.get((kind, address), ("", b"", None))
            return receipt if device == self.device else None

    def send(self, envelope: bytes, ciphertext: Path) -> bytes:
        data = ciphertext.read_bytes() if ciphertext.exists() else b""
        if hashlib.sha256(data).hexdigest() != wire.read_envelope(envelope, None).cipher_sha256:
            raise DeliveryProblem("The sealed file on this laptop was changed or is damaged.")
        with self._exchange("body"):
            self.hq.bodies += 1
            return self._keep(self._read(envelope), data)

    def news(self, after: int) -> tuple[tuple[wire.InboxEvent, ...], bool]:
        with self._exchange("news"):
            found = tuple(event for device, event in self.hq.events if device == self.device and event.number > after)
            return found, False

    def _read(self, envelope: bytes) -> wire.Envelope:
        try:
            read = wire.read_envelope(envelope, self._verify)
        except DeliveryProblem as problem:
            raise Refused(str(problem), status=422) from problem
        if read.device != self.device:
            raise Refused("HQ does not take this report from this laptop.", status=403)
        return read

    def _keep(self, read: wire.Envelope, data: bytes) -> bytes:
        address = (read.kind, read.address())
        try:
            key = streams.unwrap(read.wrapped_key, self.hq.sealing.private_bytes_raw(), wire.PURPOSE)
            clear = b"".join(streams.decrypt(io.BytesIO(data), key))
        except CipherProblem as problem:
            raise Refused(str(problem), status=422) from problem
        if hashlib.sha256(clear).hexdigest() != read.sha256 or len(clear) != read.size or len(data) != read.cipher_size:
            raise Refused("The opened bytes do not match their address.", status=422)
        if address in self.hq.held:
            device, _, receipt = self.hq.held[address]
            if device != self.device:
                raise Refused("HQ does not take this report from this laptop.", status=403)
            if receipt is None:
                raise Refused("Both are kept.", status=409)
            return receipt
        same_version = any(kind == "report" and (held.report, held.version) == (read.report, read.version) for kind, held in self.hq.held)
        if read.kind == "report" and same_version:
            self.hq.held[address] = (self.device, clear, None)
            raise Refused("Both are kept.", status=409)
        receipt = self.hq.receipt_for(read)
        self.hq.held[address] = (self.device, clear, receipt)
        return receipt

    def _verify(self, signature: bytes, data: bytes) -> None:
        try:
            self.laptop.key.public_key().verify(signature, data, ec.ECDSA(hashes.SHA256()))
        except InvalidSignature as problem:
            raise DeliveryProblem("The message is not signed by the laptop that sends it.") from problem

    def _exchange(self, what: str) -> _Exchange:
        return _Exchange(self, what)


@dataclass
class _Exchange:
    """Cuts the line before or after a request, when told to."""

    line: FakeLine
    what: str

    def __enter__(self) -> None:
        self.line.hq.requests += 1
        self.line.hq.cut("before", self.what)
        if self.line.hq.laptops.get(self.line.device) is not self.line.laptop:
            raise Refused("The request is not signed by a laptop that HQ knows.", status=401)

    def __exit__(self, kind: object, *_rest: object) -> None:
        if kind is None:
            self.line.hq.cut("after", self.what)


def no_link(_when: str = "", _what: str = "") -> None:
    """The cable is out."""
    raise NoLink("HQ cannot be reached now.")
