"""Sealed versions and what HQ says about them.

Each change stands in one transaction with its journal entry. Reading is plain
SQL, so that nothing on the screen waits for an import; writing goes through the
table classes.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from fieldreport.errors import LifeProblem, NoSuchReport, SealingProblem, StoreProblem
from fieldreport.ledger.entries import Act, read_time, time_text
from fieldreport.report.life import State, Step, possible_steps, step
from fieldreport.said import said
from fieldreport.store import exhibits, further, journal
from fieldreport.store.database import driver_of
from fieldreport.store.drafts import answers_digest, no_such_report, not_as_written

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlmodel import Session

    from fieldreport.store.opening import Store
    from fieldreport.store.tables import ReportRow, VersionRow

_COLUMNS = (
    "report_id, version, state, kind, builds_on, reason, sha256, cipher_sha256, file_name, wrapped_key, pages, sealed_at, begun_sequence, "
    "begun_entry, sealed_sequence, sealed_entry, parcelled_at, received_at, number, said_by_hq"
)

_SAID_BY_HQ: Mapping[str, tuple[Step | None, Act]] = {
    "checked": (Step.CHECK, Act.CHECKED),
    "returned": (Step.RETURN, Act.RETURNED),
    "approved": (Step.APPROVE, Act.APPROVED),
    "closed": (Step.CLOSE, Act.CLOSED),
    "complete": (None, Act.COMPLETED),
}
"""State in an inbox event → the step of a report's life and the act in the journal."""
_SAYS_COMPLETE = (State.RECEIVED, State.CHECKED)
"""States in which *complete* is worth more than HQ's last words: why a report was returned must stay to be read."""


@dataclass(frozen=True, slots=True)
class Version:
    """A sealed version."""

    report_id: str
    version: int
    state: State
    kind: str
    builds_on: str | None
    reason: str | None
    sha256: str
    """Of the signed PDF."""
    cipher_sha256: str
    """Of the file on the disk."""
    file_name: str
    """In the vault's folder of files."""
    wrapped_key: bytes
    """The file's key, wrapped to the vault."""
    pages: int
    sealed_at: datetime
    begun_sequence: int
    """Number of the journal entry that the document names."""
    begun_entry: str
    """Its hash."""
    sealed_sequence: int
    """Number of the journal entry that names the document's hash."""
    sealed_entry: str
    """Its hash."""
    parcelled_at: datetime | None
    """When its parcel was put in the outbox."""
    received_at: datetime | None
    """When HQ's receipt was applied here."""
    number: str | None
    """HQ's receipt number."""
    said_by_hq: str
    """HQ's last words about it, or ""."""


def record_sealing_begun(store: Store, report_id: str, answers: bytes | None = None) -> tuple[int, str]:
    """Journal that a draft is about to be sealed; return the entry's number and hash, which the document names.

    Args:
        store: the vault.
        report_id: the draft.
        answers: the saved answers that the document is made from. From here on they must not change:
            :func:`record_sealed` looks again.

    Raises:
        NoSuchReport: no such report.
        LifeProblem: it is not a draft.
        SealingProblem: other answers than these are saved by now; it is still a draft.
    """
    with store.database.writing() as connection:
        row = connection.execute("SELECT state, version, answers FROM report WHERE id = ?", (report_id,)).fetchone()
        if row is None:
            raise no_such_report(report_id)
        step(State(row[0]), Step.SEAL)
        if answers is not None and answers != row[2]:
            raise _written_in_meanwhile()
        detail = {"version": row[1], "answers": answers_digest(row[2])}
        signed = journal.append(connection, store.pen, Act.SEALING_BEGUN, report=report_id, detail=detail)
    return signed.entry.sequence, signed.hash


def record_sealed(  # noqa: PLR0917  # the columns of one row
    store: Store,
    report_id: str,
    version: int,
    sha256: str,
    file_name: str,
    wrapped_key: bytes,
    cipher_sha256: str,
    record_bytes: bytes,
    pages: int,
    numbers: Mapping[str, int] = MappingProxyType({}),
) -> Version:
    """Make a draft a sealed version: version row, state, the numbers of its exhibits and journal entry in one transaction.

    The ciphertexts must be durable on the disk before this is called. ``numbers``: SHA-256 of each exhibit that it names, and its number.

    Raises:
        NoSuchReport: no such report.
        LifeProblem: it is not a draft, or this is not its next version.
        SealingProblem: its sealing was not begun, it was written in since, or an exhibit is not here; it is still a draft.
    """
    from fieldreport.store.tables import VersionRow

    with store.database.session() as session:
        report = _report(session, report_id)
        state = step(State(report.state), Step.SEAL)
        begun = journal.newest(driver_of(session), report_id, Act.SEALING_BEGUN)
        if version != report.version:
            raise LifeProblem(f"The next version of this report is number {report.version}, not {version}. It is still a draft.")
        if begun is None or begun.entry.detail.get("version") != version:
            raise SealingProblem(
                "The sealing of this report was not begun in the journal. It is still a draft and nothing was lost. Try again."
            )
        if begun.entry.detail.get("answers") != answers_digest(report.answers):
            raise _written_in_meanwhile()
        detail: dict[str, object] = {
            "version": version,
            "sha256": sha256,
            "cipher_sha256": cipher_sha256,
            "record_sha256": _digest(record_bytes),
            "key_sha256": _digest(wrapped_key),
            "file": file_name,
            "pages": pages,
        }
        if numbers:
            exhibits.mark_sealed(driver_of(session), report_id, version, numbers)
            detail["exhibits"] = dict(numbers)
        signed = journal.append(driver_of(session), store.pen, Act.SEALED, report=report_id, detail=detail)
        row = VersionRow(
            report_id=report_id,
            version=version,
            state=str(state),
            kind=report.kind,
            builds_on=report.builds_on,
            reason=report.reason,
            sha256=sha256,
            cipher_sha256=cipher_sha256,
            file_name=file_name,
            wrapped_key=wrapped_key,
            pages=pages,
            sealed_at=signed.entry.at,
            begun_sequence=begun.entry.sequence,
            begun_entry=begun.hash,
            sealed_sequence=signed.entry.sequence,
            sealed_entry=signed.hash,
            record_sha256=_digest(record_bytes),
            record=record_bytes,
        )
        session.add(row)
        report.state = str(state)
        report.missing = 0
        further.forget_laid_aside(driver_of(session), report_id)
    return one_version(store, report_id, version)


def versions(store: Store, report_id: str) -> tuple[Version, ...]:
    """Return the sealed versions of a report, the first first."""
    return _select(store, "report_id = ? ORDER BY version", (report_id,))


def one_version(store: Store, report_id: str, version: int) -> Version:
    """Return one sealed version.

    Raises:
        NoSuchReport: there is none of this number.
    """
    found = _select(store, "report_id = ? AND version = ?", (report_id, version))
    if not found:
        raise NoSuchReport(f"Version {version} of report {report_id[:8]} is not sealed on this laptop.")
    return found[0]


def unsent(store: Store) -> tuple[Version, ...]:
    """Return sealed versions whose parcel may not be in the outbox yet, the oldest first: make it again and call :func:`mark_parcelled`."""
    return _select(store, "parcelled_at IS NULL ORDER BY sealed_sequence")


def unreceived(store: Store) -> tuple[Version, ...]:
    """Return sealed versions without a receipt, or with a file that has none, the oldest first."""
    same = "exhibit.report_id = version.report_id AND exhibit.version = version.version"
    awaited = f"SELECT 1 FROM exhibit WHERE {same} AND exhibit.received_at IS NULL"
    return _select(store, f"received_at IS NULL OR EXISTS ({awaited}) ORDER BY sealed_sequence")


def known_files(store: Store) -> frozenset[str]:
    """Return the names of all ciphertext files that a version needs; see :func:`fieldreport.store.exhibits.known_files`."""
    with store.database.reading() as connection:
        return frozenset(row[0] for row in connection.execute("SELECT file_name FROM version").fetchall())


def load_record(store: Store, report_id: str, version: int) -> bytes:
    """Return the canonical JSON that a sealed version holds.

    Raises:
        NoSuchReport: there is none of this number.
        DatabaseDamaged: the disk changed it.
    """
    record: bytes
    record, sha256 = _blobs(store, "record, record_sha256", report_id, version)
    if _digest(record) != sha256:
        raise not_as_written("The sealed answers of this report")
    return record


def load_receipt(store: Store, report_id: str, version: int) -> bytes | None:
    """Return HQ's receipt for a sealed version, or None while there is none.

    Raises:
        NoSuchReport: there is no version of this number.
    """
    receipt: bytes | None = _blobs(store, "receipt", report_id, version)[0]
    return receipt


def mark_parcelled(store: Store, report_id: str, version: int) -> None:
    """Note that the parcel of a version stands durably in the outbox."""
    with store.database.writing() as connection:
        connection.execute(
            "UPDATE version SET parcelled_at = coalesce(parcelled_at, ?) WHERE report_id = ? AND version = ?",
            (time_text(store.now()), report_id, version),
        )


def apply_receipt(  # noqa: PLR0917  # the columns of one row
    store: Store, report_id: str, version: int, sha256: str, receipt_bytes: bytes, number: str
) -> bool:
    """Turn a sealed version *received*. The receipt's signature was verified by the caller.

    Returns:
        Whether anything changed: the same receipt again changes nothing.

    Raises:
        NoSuchReport: no such version here.
        StoreProblem: the receipt is for other bytes, or another receipt is here already; nothing was changed.
    """
    with store.database.session() as session:
        row = _version(session, report_id, version)
        if row.sha256 != sha256:
            raise StoreProblem(
                said("HQ's receipt names other bytes than those sealed on this laptop. The report is unchanged and kept. Tell IT.")
            )
        if row.receipt is not None:
            if row.receipt != receipt_bytes:
                raise StoreProblem(said("HQ sent a second, different receipt for the same document. The first one is kept. Tell IT."))
            return False
        detail = {"version": version, "sha256": sha256, "number": number, "receipt_sha256": _digest(receipt_bytes)}
        signed = journal.append(driver_of(session), store.pen, Act.RECEIVED, report=report_id, detail=detail)
        row.receipt = receipt_bytes
        row.number = number
        row.received_at = signed.entry.at
        row.parcelled_at = row.parcelled_at or signed.entry.at
        _move(session, row, Step.RECEIVE)
        if not _later_is_received(session, row):
            _report(session, report_id).number = number
        return True


def apply_event(  # noqa: PLR0917  # the columns of one row
    store: Store, number: int, report_id: str, version: int, sha256: str, state: str, words: str
) -> bool:
    """Apply one event of HQ's inbox.

    Args:
        store: the vault.
        number: the event's number in the inbox; one that was applied is passed over.
        report_id: the report.
        version: its version.
        sha256: of the document that HQ speaks about.
        state: ``checked``, ``complete`` (all its files are there), ``refused``, ``returned``, ``approved`` or ``closed``;
            any other is kept as words alone.
        words: HQ's sentence for the officer, or "".

    Returns:
        Whether it changed anything. False: it was applied before; or the receipt has to come first (give it again
        later); or the version cannot take this step (the journal says so, and it is not looked at again).

    Raises:
        NoSuchReport: no such version with these bytes here.
    """
    from fieldreport.store.tables import EventRow

    with store.database.session() as session:
        row = _version(session, report_id, version)
        if row.sha256 != sha256:
            raise NoSuchReport(said("HQ speaks about other bytes than those sealed on this laptop. The report is unchanged and kept."))
        if session.get(EventRow, number) is not None or row.received_at is None:
            return False
        life, act = _SAID_BY_HQ.get(state, (None, Act.REFUSED))
        possible = life is None or life in possible_steps(State(row.state))
        detail = {"version": version, "sha256": sha256, "event": number, "state": state, "words": words}
        signed = journal.append(driver_of(session), store.pen, act if possible else Act.IGNORED, report=report_id, detail=detail)
        session.add(EventRow(number=number, report_id=report_id, state=state, applied_at=signed.entry.at))
        if possible and not (act is Act.COMPLETED and row.state not in _SAYS_COMPLETE):
            _say(session, row, words)
        if possible and life is not None:
            _move(session, row, life)
        return possible


def _say(session: Session, row: VersionRow, words: str) -> None:
    report = _report(session, row.report_id)
    row.said_by_hq = words
    if report.version == row.version:
        report.said_by_hq = words


def _written_in_meanwhile() -> SealingProblem:
    return SealingProblem(
        said("The report was changed while it was being sealed. It is still a draft and nothing was lost. Seal it again.")
    )


def _move(session: Session, row: VersionRow, act: Step) -> None:
    """Move a version forward, and its report with it while it is the newest."""
    state = step(State(row.state), act)
    report = _report(session, row.report_id)
    if report.version == row.version and report.state == row.state:
        report.state = str(state)
    row.state = str(state)


def _later_is_received(session: Session, row: VersionRow) -> bool:
    """Whether HQ's receipt for a later version came before this one's: the list shows the number of the newest."""
    newer = "SELECT 1 FROM version WHERE report_id = ? AND version > ? AND received_at IS NOT NULL"
    return driver_of(session).execute(newer, (row.report_id, row.version)).fetchone() is not None


def _report(session: Session, report_id: str) -> ReportRow:
    from fieldreport.store.tables import ReportRow

    row = session.get(ReportRow, report_id)
    if row is None:
        raise no_such_report(report_id)
    return row


def _version(session: Session, report_id: str, version: int) -> VersionRow:
    from fieldreport.store.tables import VersionRow

    row = session.get(VersionRow, (report_id, version))
    if row is None:
        raise NoSuchReport(f"Version {version} of report {report_id[:8]} is not sealed on this laptop.")
    return row


def _select(store: Store, where: str, values: tuple[object, ...] = ()) -> tuple[Version, ...]:
    with store.database.reading() as connection:
        rows = connection.execute(f"SELECT {_COLUMNS} FROM version WHERE {where}", values).fetchall()
    return tuple(_version_of(*row) for row in rows)


def _version_of(report_id: str, version: int, state: str, *row: Any) -> Version:  # noqa: ANN401  # a row holds what its columns hold
    *sealed, sealed_at, begun, begun_entry, number, entry, parcelled, received, receipt_number, told = row
    kind, builds_on, reason, sha256, cipher_sha256, file_name, wrapped_key, pages = sealed
    return Version(
        report_id=report_id,
        version=version,
        state=State(state),
        kind=kind,
        builds_on=builds_on,
        reason=reason,
        sha256=sha256,
        cipher_sha256=cipher_sha256,
        file_name=file_name,
        wrapped_key=wrapped_key,
        pages=pages,
        sealed_at=read_time(sealed_at),
        begun_sequence=begun,
        begun_entry=begun_entry,
        sealed_sequence=number,
        sealed_entry=entry,
        parcelled_at=read_time(parcelled) if parcelled else None,
        received_at=read_time(received) if received else None,
        number=receipt_number,
        said_by_hq=told,
    )


def _blobs(store: Store, columns: str, report_id: str, version: int) -> tuple[Any, ...]:
    with store.database.reading() as connection:
        row: tuple[Any, ...] | None = connection.execute(
            f"SELECT {columns} FROM version WHERE report_id = ? AND version = ?", (report_id, version)
        ).fetchone()
    if row is None:
        raise NoSuchReport(f"Version {version} of report {report_id[:8]} is not sealed on this laptop.")
    return row


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
