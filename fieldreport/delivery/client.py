"""What the laptop asks of HQ: one method a request, signed by the device key.

Nothing HQ says is believed because of where it came from alone: receipts and
news are signed with a key that the department file names.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from fieldreport import canonical
from fieldreport.delivery import signing, wire
from fieldreport.delivery.link import Limits, Link
from fieldreport.errors import DeliveryProblem, NoLink, NotCanonical, RefusedByHQ, UntrustedHQ
from fieldreport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path
    from typing import IO

    from fieldreport.catalogue.department import Department
    from fieldreport.delivery.link import Answer

_EMPTY = b""
_LONGEST_SENTENCE = 500
_MEBIBYTE = 1024 * 1024
_BAD_ANSWER = said("HQ's answer cannot be read or does not prove to be HQ's. Everything stays safe here and is sent later.")


class Refused(RefusedByHQ):
    """HQ's no, with the seconds after which it may be asked again (None: it did not say)."""

    def __init__(self, text: str, *, status: int, retry_after: float | None = None) -> None:
        super().__init__(text, status=status)
        self.retry_after = retry_after


class HQClient:
    """HQ, as a laptop sees it. Use it from one thread at a time."""

    def __init__(
        self,
        department: Department,
        device: wire.Device,
        *,
        now: Callable[[], datetime],
        limits: Limits | None = None,
    ) -> None:
        self._department = department
        self._device = device
        self._now = now
        self._limits = limits or Limits()
        self._link: Link | None = None
        self.clock_offset = timedelta(0)
        """HQ's clock less this laptop's, once HQ has said that they are too far apart."""

    @property
    def device(self) -> str:
        """The id of this laptop."""
        return self._device.id

    @property
    def receipt_keys(self) -> Mapping[str, bytes]:
        """The keys that may sign receipts."""
        return self._department.receipt_keys

    def close(self) -> None:
        """Close the connection; the next request opens another."""
        if self._link is not None:
            self._link.close()
            self._link = None

    def department(self) -> bytes:
        """Return HQ's department file as it is now (checked with ``read_department`` by the caller).

        Raises:
            NoLink, UntrustedHQ, RefusedByHQ: as for all methods here.
        """
        return self._ask("GET", wire.DEPARTMENT_PATH, signed=False).body

    def enrol_device(self, code: str, request: str) -> str:
        """Return this laptop's certificate (PEM) for a one-time code and a certificate request (PEM)."""
        answer = self._ask("POST", wire.DEVICES_PATH, canonical.encode({"code": code, "request": request}), signed=False)
        return self._fields(answer, "certificate")["certificate"]

    def renew_device(self, request: str) -> str:
        """Return a fresh certificate (PEM) for the key that this laptop has."""
        answer = self._ask("POST", wire.RENEWAL_PATH, canonical.encode({"request": request}))
        return self._fields(answer, "certificate")["certificate"]

    def enrol_officer(self, code: str, star: str, request: str) -> tuple[str, str]:
        """Return an officer's certificate and its chain (PEM) for a one-time code and a certificate request (PEM)."""
        answer = self._ask("POST", wire.OFFICERS_PATH, canonical.encode({"code": code, "star": star, "request": request}))
        fields = self._fields(answer, "certificate", "chain")
        return fields["certificate"], fields["chain"]

    def commit(self, address: wire.Address, commitment: bytes) -> None:
        """Put a signed commitment at HQ; returning means that HQ has signed that it noted it."""
        answer = self._ask("PUT", address.commitment_path(), commitment)
        body = self._signed(answer, "noted")
        expected = wire.read_commitment(commitment, lambda _signature, _data: None).hash()
        if body.get("commitment") != expected or body.get("device") != self._device.id:
            raise UntrustedHQ(_BAD_ANSWER)

    def find_receipt(self, address: wire.Address, kind: str = "report") -> bytes | None:
        """Return the receipt for the report (or ``file``) that this laptop sent before, or None. The receipt is not checked here."""
        try:
            return self._ask("GET", address.receipt_path(kind)).body
        except Refused as problem:
            if problem.status == 404:
                return None
            raise

    def send(self, envelope: bytes, ciphertext: Path) -> bytes:
        """Send a parcel and return the receipt's bytes, which are not checked here.

        Raises:
            DeliveryProblem: the ciphertext on this disk is not what the envelope says; nothing was sent.
        """
        read = wire.read_envelope(envelope, None)
        head = wire.parcel_head(envelope)
        with _Parcel(head, ciphertext) as parcel:
            digest, cipher = parcel.hashes()
            if cipher != read.cipher_sha256:
                raise DeliveryProblem(
                    said("The sealed file on this laptop was changed or is damaged, so it was not sent. Keep the laptop and tell IT.")
                )
            return self._ask("PUT", read.path(), parcel, digest=digest).body

    def news(self, after: int) -> tuple[tuple[wire.InboxEvent, ...], bool]:
        """Return what HQ says about this laptop's reports after event ``after``, and whether there is more."""
        body = self._signed(self._ask("GET", f"{wire.INBOX_PATH}?after={after:d}"), "inbox")
        try:
            return wire.read_inbox(body, device=self._device.id, after=after)
        except DeliveryProblem as problem:
            raise UntrustedHQ(_BAD_ANSWER) from problem

    def _ask(self, method: str, path: str, body: bytes | _Parcel = _EMPTY, *, digest: bytes | None = None, signed: bool = True) -> Answer:
        answer = self._exchange(method, path, body, digest, signed=signed)
        if signed and answer.status == 401 and self._learns_time(answer):
            answer = self._exchange(method, path, body, digest, signed=signed)
        if 200 <= answer.status < 300:
            if not answer.is_json:
                raise UntrustedHQ(said("Something that is not HQ answered in its place. Everything stays safe here and is sent later."))
            return answer
        if not answer.is_json and answer.status < 500 and answer.status != 429:
            raise UntrustedHQ(said("Something that is not HQ refused in its place. Everything stays safe here and is sent later."))
        raise Refused(_sentence(answer), status=answer.status, retry_after=answer.retry_after)

    def _exchange(self, method: str, path: str, body: bytes | _Parcel, digest: bytes | None, *, signed: bool) -> Answer:
        if self._link is None:
            self._link = Link(self._department.hq_url, self._department.tls_ca, self._limits)
        kind = wire.JSON_TYPE if isinstance(body, bytes) else wire.PARCEL_TYPE
        headers = {"Content-Type": kind} if len(body) else {}
        if signed:
            sha256 = digest if digest is not None else hashlib.sha256(body if isinstance(body, bytes) else b"").digest()
            headers["Content-Digest"] = wire.content_digest(sha256)
            message = signing.Message(method, self._department.hq_url.rstrip("/") + path, headers)
            signing.sign_request(message, device=self._device, now=self._now() + self.clock_offset)
        if isinstance(body, _Parcel):
            body.rewind()
        try:
            return self._link.exchange(method, path, headers, body)
        except NoLink:
            self.close()
            raise

    def _learns_time(self, answer: Answer) -> bool:
        """Take HQ's time from a refusal because of the clock; say whether there was one."""
        try:
            fields = canonical.decode(answer.body)
            if not isinstance(fields, dict) or fields.get("code") != "clock":
                return False
            theirs = datetime.fromisoformat(str(fields["now"]))
            self.clock_offset = theirs.astimezone(UTC) - self._now()
        except (NotCanonical, ValueError, KeyError, OverflowError):
            return False
        return True

    def _signed(self, answer: Answer, name: str) -> Mapping[str, object]:
        try:
            return wire.read_answer(name, answer.body, self._verify)
        except DeliveryProblem as problem:
            raise UntrustedHQ(_BAD_ANSWER) from problem

    def _verify(self, key: str, signature: bytes, data: bytes) -> None:
        try:
            Ed25519PublicKey.from_public_bytes(self._department.receipt_keys[key]).verify(signature, data)
        except (KeyError, ValueError, InvalidSignature) as problem:
            raise UntrustedHQ(_BAD_ANSWER) from problem

    @staticmethod
    def _fields(answer: Answer, *names: str) -> dict[str, str]:
        try:
            return wire.read_message(answer.body, names)
        except DeliveryProblem as problem:
            raise UntrustedHQ(_BAD_ANSWER) from problem


class _Parcel:
    """Head and ciphertext as one readable of known length, never whole in memory."""

    def __init__(self, head: bytes, path: Path) -> None:
        self._head = head
        self._path = path
        self._file: IO[bytes] | None = None
        self._at_head = True

    def __enter__(self) -> _Parcel:
        try:
            self._file = self._path.open("rb")
        except OSError as problem:
            raise DeliveryProblem(
                said(
                    "The sealed file {name} cannot be read from this laptop's disk, so it was not sent. Keep the laptop and tell IT.",
                    name=self._path.name,
                )
            ) from problem
        return self

    def __exit__(self, *_details: object) -> None:
        self._opened().close()

    def __len__(self) -> int:
        return len(self._head) + self._path.stat().st_size

    def __iter__(self) -> Iterator[bytes]:
        while piece := self.read():
            yield piece

    def rewind(self) -> None:
        """Begin anew."""
        self._opened().seek(0)
        self._at_head = True

    def read(self, _size: int = -1) -> bytes:
        """Return the next mebibyte, whatever size was asked for: small pieces cost more than the disk."""
        if self._at_head:
            self._at_head = False
            return self._head
        return self._opened().read(_MEBIBYTE)

    def hashes(self) -> tuple[bytes, str]:
        """Return the SHA-256 of the whole, and that of the ciphertext in hex."""
        whole, cipher = hashlib.sha256(self._head), hashlib.sha256()
        self._opened().seek(0)
        while piece := self._opened().read(_MEBIBYTE):
            whole.update(piece)
            cipher.update(piece)
        return whole.digest(), cipher.hexdigest()

    def _opened(self) -> IO[bytes]:
        if self._file is None:
            raise DeliveryProblem("The parcel is not open.")
        return self._file


def _sentence(answer: Answer) -> str:
    """Return HQ's own sentence, cleaned; or ours when there is none."""
    try:
        fields = canonical.decode(answer.body) if answer.is_json else None
    except NotCanonical:
        fields = None
    told = fields.get("problem") if isinstance(fields, dict) else None
    if isinstance(told, str) and told.strip():
        return "".join(character if character.isprintable() else " " for character in told)[:_LONGEST_SENTENCE]
    return said("HQ answered with error {status}. Everything stays safe here and is sent later.", status=answer.status)
