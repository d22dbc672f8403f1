"""The laptop's own small journal: wrong tries, vaults made, wipes. No case data.

It lies outside the vaults, because it is needed before any of them is open.
Its key is the device's, so it keeps honest people honest; that it was set back
is noticed by the head that the caller keeps in the operating system's key store.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.ledger import chain
from fieldreport.ledger.entries import Act, read_time
from fieldreport.store import journal
from fieldreport.store.clock import Tick, read_tick
from fieldreport.store.database import Database, open_database
from fieldreport.store.journal import Pen
from fieldreport.store.migrations import DEVICE_STEPS
from fieldreport.store.opening import open_journal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from fieldreport.ledger.chain import Head, Sign, Verify
    from fieldreport.ledger.entries import SignedEntry


@dataclass(frozen=True, slots=True)
class DeviceJournal:
    """The open device journal."""

    database: Database
    pen: Pen

    def close(self) -> None:
        """Close the file."""
        self.database.close()


def open_device_journal(
    path: Path, key: bytes, *, device: str, sign: Sign, now: Callable[[], datetime], tick: Callable[[], Tick] = read_tick
) -> DeviceJournal:
    """Open the device's journal, making it at the first opening.

    Raises:
        DatabaseDamaged, NewerDatabase, DiskFull, NotWritable, DiskProblem: see :func:`open_database`.
    """
    database = open_database(path, key, DEVICE_STEPS)
    try:
        pen = open_journal(database, Pen("", device, "", sign, now, tick), lambda: f"device:{device}")
    except BaseException:
        database.close()
        raise
    return DeviceJournal(database, pen)


def note(opened: DeviceJournal, act: Act, vault_tag: str, detail: Mapping[str, object] | None = None) -> SignedEntry:
    """Write one entry about a vault, which is named by its tag alone.

    Args:
        opened: the journal.
        act: what was done.
        vault_tag: the tag in the vault's header; it tells nobody whose vault it is.
        detail: further facts; no case data, no names.
    """
    with opened.database.writing() as connection:
        return journal.append(connection, opened.pen, act, detail={**(detail or {}), "vault": vault_tag})


@dataclass(frozen=True, slots=True)
class WrongTry:
    """When a PIN was tried in vain, by both clocks."""

    at: datetime
    """By the laptop's clock (aware UTC), which can be set."""
    tick: Tick
    """By the machine's own counter, which cannot."""


def wrong_tries(opened: DeviceJournal, vault_tag: str) -> list[WrongTry]:
    """Return when this vault's PIN was tried in vain since it was last opened, in the order of the tries."""
    with opened.database.reading() as connection:
        rows = connection.execute(
            "SELECT json_extract(entry, '$.at'), json_extract(entry, '$.monotonic'), json_extract(entry, '$.boot') "
            "FROM journal WHERE vault = ?1 AND act = ?2 AND sequence > "
            "(SELECT coalesce(max(sequence), 0) FROM journal WHERE vault = ?1 AND act IN (?3, ?4, ?5)) ORDER BY sequence",
            (vault_tag, str(Act.UNLOCK_FAILED), str(Act.UNLOCKED), str(Act.VAULT_MADE), str(Act.PIN_CHANGED)),
        ).fetchall()
    return [WrongTry(read_time(at), Tick(monotonic, boot)) for at, monotonic, boot in rows]


def stamped(opened: DeviceJournal) -> dict[str, datetime]:
    """Return when each time was stamped that was stamped while locked, by the name of its file (aware UTC)."""
    with opened.database.reading() as connection:
        rows = connection.execute(
            "SELECT json_extract(entry, '$.detail.file'), json_extract(entry, '$.at') FROM journal WHERE act = ?", (str(Act.STAMPED),)
        ).fetchall()
    return {name: read_time(at) for name, at in rows}


def entries(opened: DeviceJournal, *, after: int = 0) -> tuple[SignedEntry, ...]:
    """Return the entries with a number greater than ``after``."""
    return journal.read_entries(opened.database, after=after)


def check(opened: DeviceJournal, verify: Verify, *, expected: Head | None = None) -> Head:
    """Check the whole chain and return its head.

    Raises:
        LedgerProblem: naming the first bad entry.
    """
    return chain.check(entries(opened), verify, expected=expected or chain.start(opened.pen.chain))
