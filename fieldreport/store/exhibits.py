"""Exhibits and their custody in the vault: the rows; the bytes lie encrypted in the vault's folder of files.

Each custody entry stands in one transaction with the signed journal entry whose
number and time it bears and which names its hash. Nothing here changes or deletes
a custody entry, and the journal shows it if somebody else does.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, cast

from fieldreport import canonical
from fieldreport.answers.values import AttachedFile
from fieldreport.errors import EvidenceProblem, LifeProblem, SealingProblem, StoreProblem
from fieldreport.ledger.entries import Act, read_time
from fieldreport.report.exhibits import Ciphertext, CustodyAct, CustodyEntry, Exhibit, exhibit_label, read_facts
from fieldreport.report.life import State
from fieldreport.said import said
from fieldreport.store import journal
from fieldreport.store.drafts import no_such_report, not_as_written

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from fieldreport.store.database import Connection
    from fieldreport.store.opening import Store

_COLUMNS = (
    "report_id, sha256, name, media_type, size, file_name, wrapped_key, cipher_sha256, cipher_size, taken_at, number, version, "
    "received_at, receipt_number"
)
_JOURNALLED = {
    CustodyAct.TAKEN_IN: Act.ATTACHED,
    CustodyAct.DESCRIBED: Act.DESCRIBED,
    CustodyAct.EXPORTED: Act.EXPORTED,
    CustodyAct.SENT: Act.FILE_RECEIVED,
}


def record_taken_in(
    store: Store, report_id: str, file: AttachedFile, cipher: Ciphertext, *, officer: str, where_found: str, from_whom: str, replace: bool
) -> bool:
    """Record that a file was taken in for a draft.

    Args:
        store: the vault.
        report_id: the draft.
        file: what was taken in.
        cipher: where its bytes lie, durably.
        officer: name of who did it.
        where_found: in her words, or "".
        from_whom: likewise.
        replace: of bytes that are known already, use this ciphertext from now on (the one on the disk is damaged or gone).

    Returns:
        Whether the vault needs this ciphertext; False: the same bytes lie here already, and the caller removes it.

    Raises:
        NoSuchReport: no such report.
        LifeProblem: it is not a draft (any more); nothing was recorded.
    """
    with store.database.writing() as connection:
        _require_draft(connection, report_id)
        known = _find(connection, report_id, file.sha256)
        needed = known is None or (replace and known.version is None)
        extra: dict[str, object] = {}
        if needed:
            extra = {"file": cipher.file_name, "cipher_sha256": cipher.sha256, "key_sha256": _digest(cipher.wrapped_key)}
        told = (CustodyAct.TAKEN_IN, file, officer, where_found, from_whom, "")
        entry = _enter(connection, store, report_id, told, extra)
        values = (cipher.file_name, cipher.wrapped_key, cipher.sha256, cipher.size)
        if known is None:
            connection.execute(
                f"INSERT INTO exhibit ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, NULL)",
                (report_id, file.sha256, file.name, file.media_type, file.size, *values, entry),
            )
        elif needed:
            connection.execute(
                "UPDATE exhibit SET file_name = ?, wrapped_key = ?, cipher_sha256 = ?, cipher_size = ? WHERE report_id = ? AND sha256 = ?",
                (*values, report_id, file.sha256),
            )
        return needed


def record_custody(
    store: Store, report_id: str, sha256: str, act: CustodyAct, *, officer: str, where_found: str = "", from_whom: str = "", note: str = ""
) -> CustodyEntry:
    """Add an entry to an exhibit's custody, and its journal entry with it; return it.

    Raises:
        EvidenceProblem: no such exhibit.
    """
    with store.database.writing() as connection:
        exhibit = _require(connection, report_id, sha256)
        _enter(connection, store, report_id, (act, exhibit.file, officer, where_found, from_whom, note), {})
        return _entries(connection, report_id)[-1]


def exhibits(store: Store, report_id: str) -> tuple[Exhibit, ...]:
    """Return the exhibits of a report, the first taken in first."""
    return _select(store, "report_id = ? ORDER BY taken_at, sha256", (report_id,))


def one_exhibit(store: Store, report_id: str, sha256: str) -> Exhibit:
    """Return one exhibit.

    Raises:
        EvidenceProblem: no such exhibit in this report.
    """
    with store.database.reading() as connection:
        return _require(connection, report_id, sha256)


def find_exhibit(store: Store, report_id: str, sha256: str) -> Exhibit | None:
    """Return one exhibit, or None."""
    with store.database.reading() as connection:
        return _find(connection, report_id, sha256)


def travelling(store: Store, report_id: str, version: int) -> tuple[Exhibit, ...]:
    """Return the exhibits that go to HQ with a version: those that no earlier version named. In the order of their numbers."""
    return _select(store, "report_id = ? AND version = ? ORDER BY number", (report_id, version))


def custody(store: Store, report_id: str) -> tuple[CustodyEntry, ...]:
    """Return the custody entries of all exhibits of a report, the oldest first."""
    with store.database.reading() as connection:
        return _entries(connection, report_id)


def known_files(store: Store) -> frozenset[str]:
    """Return the names of all ciphertext files that an exhibit needs, also those that no answer names any more."""
    with store.database.reading() as connection:
        return frozenset(row[0] for row in connection.execute("SELECT file_name FROM exhibit").fetchall())


def mark_sealed(connection: Connection, report_id: str, version: int, numbers: Mapping[str, int]) -> None:
    """In the transaction that seals a version: give the exhibits that it names their numbers, and the version with which they travel.

    Raises:
        SealingProblem: one is not in the vault, or has another number.
    """
    for sha256, number in numbers.items():
        row = connection.execute(
            "UPDATE exhibit SET number = coalesce(number, ?), version = coalesce(version, ?) WHERE report_id = ? AND sha256 = ? "
            "AND coalesce(number, ?) = ?",
            (number, version, report_id, sha256, number, number),
        )
        if row.rowcount != 1:
            raise SealingProblem(
                f"Exhibit {exhibit_label(number)} is not in this report's store. The report is still a draft. Take the file in again."
            )


def apply_receipt(store: Store, report_id: str, sha256: str, receipt: bytes, receipt_number: str, *, officer: str) -> bool:
    """Record that HQ holds an exhibit. The receipt's signature was verified by the caller.

    Returns:
        Whether anything changed: the same receipt again changes nothing.

    Raises:
        NoSuchReport: no such exhibit in this vault.
        StoreProblem: another receipt is here already; nothing was changed.
    """
    with store.database.writing() as connection:
        exhibit = _find(connection, report_id, sha256)
        if exhibit is None:
            raise no_such_report(report_id)
        (known,) = connection.execute("SELECT receipt FROM exhibit WHERE report_id = ? AND sha256 = ?", (report_id, sha256)).fetchone()
        if known is not None:
            if known != receipt:
                raise StoreProblem(said("HQ sent a second, different receipt for the same file. The first one is kept. Tell IT."))
            return False
        extra: dict[str, object] = {"number": receipt_number, "receipt_sha256": _digest(receipt)}
        at = _enter(connection, store, report_id, (CustodyAct.SENT, exhibit.file, officer, "", "", f"receipt {receipt_number}"), extra)
        connection.execute(
            "UPDATE exhibit SET received_at = ?, receipt_number = ?, receipt = ? WHERE report_id = ? AND sha256 = ?",
            (at, receipt_number, receipt, report_id, sha256),
        )
        return True


def load_receipt(store: Store, report_id: str, sha256: str) -> bytes | None:
    """Return HQ's receipt for an exhibit, or None while there is none."""
    with store.database.reading() as connection:
        row = connection.execute("SELECT receipt FROM exhibit WHERE report_id = ? AND sha256 = ?", (report_id, sha256)).fetchone()
    return None if row is None else row[0]


def _enter(
    connection: Connection,
    store: Store,
    report_id: str,
    told: tuple[CustodyAct, AttachedFile, str, str, str, str],
    extra: Mapping[str, object],
) -> str:
    """Write a custody entry and its journal entry; return the time of both, as it is stored."""
    act, file, officer, where_found, from_whom, note = told
    facts = CustodyEntry(0, act, file, store.pen.officer, officer, store.now(), where_found, from_whom, note).facts()
    detail: dict[str, object] = {"sha256": file.sha256, "size": file.size, "custody_sha256": canonical.digest(facts), **extra}
    signed = journal.append(connection, store.pen, _JOURNALLED[act], report=report_id, detail=detail)
    connection.execute(
        "INSERT INTO custody (number, report_id, entry) VALUES (?, ?, ?)",
        (signed.entry.sequence, report_id, canonical.encode(facts).decode("utf-8")),
    )
    return signed.entry.at


def _require_draft(connection: Connection, report_id: str) -> None:
    row = connection.execute("SELECT state FROM report WHERE id = ?", (report_id,)).fetchone()
    if row is None:
        raise no_such_report(report_id)
    if row[0] != State.DRAFT:
        raise LifeProblem(f"This report is {row[0]}, so no file can be added to it. The file was not taken in.")


def _require(connection: Connection, report_id: str, sha256: str) -> Exhibit:
    found = _find(connection, report_id, sha256)
    if found is None:
        raise EvidenceProblem(f"No file with the SHA-256 {sha256[:8]}… was taken in for this report on this laptop. Nothing was changed.")
    return found


def _find(connection: Connection, report_id: str, sha256: str) -> Exhibit | None:
    row = connection.execute(f"SELECT {_COLUMNS} FROM exhibit WHERE report_id = ? AND sha256 = ?", (report_id, sha256)).fetchone()
    return None if row is None else _exhibit(row)


def _select(store: Store, where: str, values: tuple[object, ...]) -> tuple[Exhibit, ...]:
    with store.database.reading() as connection:
        rows = connection.execute(f"SELECT {_COLUMNS} FROM exhibit WHERE {where}", values).fetchall()
    return tuple(_exhibit(row) for row in rows)


def _exhibit(row: tuple[object, ...]) -> Exhibit:
    report_id, sha256, name, media_type, size, file_name, wrapped_key, cipher_sha256, cipher_size, taken_at, *rest = row
    number, version, received_at, receipt_number = rest
    return Exhibit(
        report_id=str(report_id),
        file=_file(sha256, name, media_type, size),
        cipher=Ciphertext(str(file_name), wrapped_key, str(cipher_sha256), _count(cipher_size)),  # type: ignore[arg-type]  # a BLOB
        taken_at=_time(taken_at),
        number=None if number is None else _count(number),
        version=None if version is None else _count(version),
        received_at=None if received_at is None else _time(received_at),
        receipt_number=None if receipt_number is None else str(receipt_number),
    )


def _entries(connection: Connection, report_id: str) -> tuple[CustodyEntry, ...]:
    rows = connection.execute(
        "SELECT c.number, json_extract(j.entry, '$.at'), c.entry, json_extract(j.entry, '$.detail.custody_sha256') "
        "FROM custody c LEFT JOIN journal j ON j.sequence = c.number WHERE c.report_id = ? ORDER BY c.number",
        (report_id,),
    ).fetchall()
    return tuple(_entry(*row) for row in rows)


def _entry(number: int, at: str | None, text: str, told: str | None) -> CustodyEntry:
    data = text.encode("utf-8")
    if at is None or _digest(data) != told:
        raise not_as_written("The custody of an exhibit")
    return read_facts(number, read_time(at), cast("dict[str, object]", canonical.decode(data)))


def _file(sha256: object, name: object, media_type: object, size: object) -> AttachedFile:
    return AttachedFile(str(sha256), str(name), str(media_type), _count(size))


def _count(value: object) -> int:
    return int(str(value))


def _time(value: object) -> datetime:
    return read_time(str(value))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
