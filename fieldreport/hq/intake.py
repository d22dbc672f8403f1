"""How a parcel becomes something HQ holds, and the receipt that says so.

The order is the promise: the ciphertext is on the disk and matches its
envelope; it is opened with HQ's key and the clear bytes match their address;
they are published durably; the row, the journal entry and the receipt are
committed in one transaction; only then is the receipt sent. The receipt is
kept, so the same parcel again is answered with the same bytes.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import secrets
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from fieldreport import durable, streams
from fieldreport.delivery import wire
from fieldreport.errors import CipherProblem, DeliveryProblem, DiskFull
from fieldreport.hq import journal
from fieldreport.hq.enrolment import revoked_officers
from fieldreport.hq.refusals import Refusal, disk_full, not_here
from fieldreport.hq.tables import HoldingRow

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Row

    from fieldreport.hq.enrolment import KnownDevice
    from fieldreport.hq.office import Office
    from fieldreport.hq.settings import HQSettings

RECEIVED, CONFLICT, CHECKED = "received", "conflict", "checked"
_KEPT_FREE = 64 * 1024 * 1024
"""Bytes of HQ's disk that no parcel may take: the database must still be able to commit."""
_NOT_FROM_HERE = "HQ does not take this report from this laptop. It stays safe here. Ask IT to look at it."

_holdings = HoldingRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Kept:
    """The receipt, and whether this parcel was new."""

    receipt: bytes
    new: bool


class Arrival:
    """One parcel on its way in. Call :meth:`take` for each piece, then :meth:`finish`; :meth:`abandon` in every case."""

    def __init__(self, office: Office, device: KnownDevice, *, kind: str, path: str, digest: bytes, announced: int) -> None:
        """Begin.

        Args:
            office: the open HQ.
            device: who sends; its request's signature was checked.
            kind: ``report`` or ``file``.
            path: the path of the request, which must be the envelope's own.
            digest: the SHA-256 of the body that the request's signature covers.
            announced: bytes of the body as the request says.

        Raises:
            Refusal: too large (413) or no room (507).
        """
        largest = office.settings.largest_report if kind == "report" else office.settings.largest_file
        if announced > largest:
            raise Refusal(413, f"The parcel is larger than HQ takes ({largest // (1024 * 1024)} MB). Ask IT.")
        if shutil.disk_usage(office.settings.folder).free < 2 * announced + _KEPT_FREE:
            raise disk_full()
        self._office = office
        self._device = device
        self._kind = kind
        self._path = path
        self._digest = digest
        self._left = announced
        self._reader = wire.ParcelReader()
        self._body_hash = hashlib.sha256()
        self._cipher_hash = hashlib.sha256()
        self._cipher_size = 0
        self._held = office.settings.incoming / f"{secrets.token_hex(16)}.parcel"
        self._open = contextlib.ExitStack()
        self._file = self._open.enter_context(durable.writing(self._held))

    def take(self, piece: bytes) -> None:
        """Write the next piece to the disk.

        Raises:
            Refusal: not a parcel (422), longer than announced (413), or the disk is full (507).
        """
        self._left -= len(piece)
        if self._left < 0:
            raise Refusal(413, "The parcel is longer than its request says.")
        self._body_hash.update(piece)
        try:
            cipher = self._reader.feed(piece)
            self._file.write(cipher)
        except DeliveryProblem as problem:
            raise Refusal(422, str(problem)) from problem
        except OSError as problem:
            raise durable.disk_problem(problem, self._held) from problem
        self._cipher_hash.update(cipher)
        self._cipher_size += len(cipher)

    def finish(self) -> Kept:
        """Check, open, publish and record the parcel; return its receipt.

        Raises:
            Refusal: what arrived is not what was promised (422: nothing is kept), other bytes lie under
                the same report and version (409: both are kept), or another laptop's (403).
            DiskProblem: HQ's disk refused; nothing is kept.
        """
        envelope_bytes, envelope = self._checked_envelope()
        self._open.close()
        original = original_path(self._office.settings, envelope.sha256)
        self._publish(envelope, original)
        checkpoint = self._office.log.checkpoint(self._office.now())
        with self._office.database.writing() as connection:
            kept = _record(self._office, connection, self._device, envelope, envelope_bytes, checkpoint)
        if kept is None:
            raise Refusal(
                409,
                f"HQ already holds other bytes as version {envelope.version} of this report. Both are kept; a person at HQ decides. "
                "Nothing is lost.",
            )
        self._office.arrived.set()
        return kept

    def abandon(self) -> None:
        """Remove what has arrived of the parcel itself; what was published stays."""
        stop = _Abandoned()
        with contextlib.suppress(Exception):
            self._open.__exit__(_Abandoned, stop, None)
        with contextlib.suppress(Exception):
            durable.remove(self._held)

    def _checked_envelope(self) -> tuple[bytes, wire.Envelope]:
        data = self._reader.envelope
        if self._left or data is None or self._body_hash.digest() != self._digest:
            raise Refusal(422, "The parcel did not arrive as it was sent. Nothing was kept; it is sent again.")
        try:
            envelope = wire.read_envelope(data, self._device.check)
        except DeliveryProblem as problem:
            raise Refusal(422, str(problem)) from problem
        if envelope.device != self._device.id:
            raise Refusal(403, _NOT_FROM_HERE)
        if envelope.kind != self._kind or envelope.path() != self._path:
            raise Refusal(422, "The parcel's envelope names another address than the request.")
        if envelope.cipher_size != self._cipher_size or envelope.cipher_sha256 != self._cipher_hash.hexdigest():
            raise Refusal(422, "The parcel's bytes do not match its envelope. Nothing was kept.")
        return data, envelope

    def _publish(self, envelope: wire.Envelope, original: Path) -> None:
        """Open the parcel into its durable place; on any mismatch nothing appears there."""
        durable.make_folder(original.parent)
        hashed = hashlib.sha256()
        size = 0
        try:
            key = streams.unwrap(envelope.wrapped_key, self._office.authority.sealing_key, wire.PURPOSE)
            with self._held.open("rb") as source, durable.writing(original) as target:
                for clear in streams.decrypt(source, key):
                    size += len(clear)
                    hashed.update(clear)
                    target.write(clear)
                if size != envelope.size or hashed.hexdigest() != envelope.sha256:
                    raise Refusal(422, "The opened bytes do not match their address. Nothing was kept.")
        except CipherProblem as problem:
            raise Refusal(422, f"{problem} Nothing was kept.") from problem


def find_receipt(office: Office, device: KnownDevice, kind: str, address: wire.Address) -> bytes:
    """Return the receipt for the ``report`` or ``file`` that this laptop sent.

    Raises:
        Refusal: 404, in the same words whether it is absent or another laptop's.
    """
    with office.database.reading() as connection:
        row = _held_at(connection, kind, address)
    if row is None or row.device != device.id or row.receipt is None:
        raise not_here()
    return bytes(row.receipt)


def original_path(settings: HQSettings, sha256: str) -> Path:
    """Return where the clear bytes with this SHA-256 lie."""
    return settings.originals / sha256[:2] / sha256


def clear_incoming(settings: HQSettings) -> int:
    """Remove parcels whose arrival was cut off by a stop of HQ; return how many."""
    left = [path for path in settings.incoming.iterdir() if path.is_file()]
    for path in left:
        durable.remove(path)
    for folder in settings.originals.iterdir():
        durable.clear_half_written(folder)
    return len(left)


class _Abandoned(Exception):
    """Tells the half-written file that it will not be finished."""


def _record(  # noqa: PLR0917  # what one row and its receipt hold
    office: Office, connection: Connection, device: KnownDevice, envelope: wire.Envelope, data: bytes, checkpoint: str
) -> Kept | None:
    """Write the rows; None when other bytes lie under the same report and version."""
    address = envelope.address()
    held = _held_at(connection, envelope.kind, address)
    if held is not None:
        if held.device != device.id:
            raise Refusal(403, _NOT_FROM_HERE)
        return Kept(bytes(held.receipt), new=False) if held.receipt is not None else None
    now = wire.utc_text(office.now())
    conflict = envelope.kind == "report" and _has_other(connection, address)
    values = {
        "kind": envelope.kind,
        "report": envelope.report,
        "version": envelope.version,
        "sha256": envelope.sha256,
        "size": envelope.size,
        "device": device.id,
        "star": envelope.star,
        "envelope": data,
        "commitment": envelope.commitment,
        "received_at": now,
        "state": CONFLICT if conflict else RECEIVED,
        "tries": 0,
    }
    number = connection.execute(insert(_holdings).values(**values).returning(_holdings.c.number)).scalar_one()
    detail = {name: values[name] for name in ("kind", "report", "version", "sha256", "device", "commitment")}
    if conflict:
        words = f"Version {envelope.version} of report {envelope.report} arrived with two different contents. Both are kept."
        journal.raise_matter(connection, "two contents", f"{envelope.report}/{envelope.version}/{envelope.sha256}", words, now)
        journal.append(connection, now, "conflict", detail)
        return None
    receipt = _write_receipt(office, connection, envelope, number, now, checkpoint)
    connection.execute(update(_holdings).where(_holdings.c.number == number).values(receipt=receipt))
    journal.append(connection, now, "received", detail | {"receipt": hashlib.sha256(receipt).hexdigest()})
    return Kept(receipt, new=True)


def _write_receipt(  # noqa: PLR0917  # what a receipt holds
    office: Office, connection: Connection, envelope: wire.Envelope, number: int, received_at: str, checkpoint: str
) -> bytes:
    from fieldreport.proof.receipt import write_receipt

    lists = office.authority.revocation_lists(revoked_officers(connection), office.now())
    body = {
        "format": "fieldreport.receipt/1",
        "number": f"{received_at[:4]}-{number:06d}",
        "device": envelope.device,
        "report": envelope.report,
        "version": envelope.version,
        "sha256": envelope.sha256,
        "files": [{"sha256": envelope.sha256, "size": envelope.size}],
        "received_at": received_at,
        "commitment": envelope.commitment,
        "log": {"checkpoint": checkpoint},
        "revocation_lists": [base64.b64encode(item).decode() for item in lists],
    }
    return write_receipt(body, office.authority.receipt_key_id, office.authority.receipt_key.sign)


def _held_at(connection: Connection, kind: str, address: wire.Address) -> Row[Any] | None:
    c = _holdings.c
    where = (c.kind == kind, c.report == address.report, c.version == address.version, c.sha256 == address.sha256)
    return connection.execute(select(_holdings).where(*where)).first()


def _has_other(connection: Connection, address: wire.Address) -> bool:
    c = _holdings.c
    where = (c.kind == "report", c.report == address.report, c.version == address.version)
    return connection.execute(select(c.number).where(*where).limit(1)).first() is not None


def disk_refusal(problem: DiskFull | Exception) -> Refusal:
    """Return the refusal for a disk problem at HQ."""
    if isinstance(problem, DiskFull):
        return disk_full()
    return Refusal(503, "HQ's disk does not answer. The report stays safe on the laptop and is sent again later.", retry_after=60)
