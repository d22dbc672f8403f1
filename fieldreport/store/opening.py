"""The open vault: what every function of this room is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.ledger.entries import Act
from fieldreport.store import journal
from fieldreport.store.clock import read_tick
from fieldreport.store.database import Database, open_database
from fieldreport.store.journal import Pen
from fieldreport.store.migrations import VAULT_STEPS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from fieldreport.ledger.chain import Sign
    from fieldreport.store.clock import Tick


@dataclass(frozen=True, slots=True)
class Store:
    """One officer's open vault on this laptop."""

    database: Database
    pen: Pen
    new_id: Callable[[], str]

    @property
    def now(self) -> Callable[[], datetime]:
        """The clock that was passed in (aware times)."""
        return self.pen.now

    def close(self) -> None:
        """Close the file."""
        self.database.close()


def open_store(
    path: Path,
    key: bytes,
    *,
    device: str,
    officer: str,
    sign: Sign,
    now: Callable[[], datetime],
    new_id: Callable[[], str],
    tick: Callable[[], Tick] = read_tick,
) -> Store:
    """Open an officer's vault, making it at the first opening.

    Args:
        path: the database file; its folder must exist.
        key: the vault's raw 256-bit key.
        device: id of the device whose key ``sign`` uses.
        officer: the officer's star.
        sign: signs bytes with the device key.
        now: aware times.
        new_id: random ids.
        tick: the machine's counter.

    Raises:
        DatabaseDamaged, NewerDatabase, DiskFull, NotWritable, DiskProblem: see :func:`open_database`.
    """
    database = open_database(path, key, VAULT_STEPS)
    try:
        pen = open_journal(database, Pen("", device, officer, sign, now, tick), new_id)
    except BaseException:
        database.close()
        raise
    return Store(database, pen, new_id)


def open_journal(database: Database, pen: Pen, new_chain: Callable[[], str]) -> Pen:
    """Return the pen with the id of the chain in this database; a new chain begins with a signed first entry."""
    with database.reading() as connection:
        row = connection.execute("SELECT value FROM fact WHERE name = ?", (journal.CHAIN,)).fetchone()
    if row is not None:
        return _with_chain(pen, str(row[0]))
    with database.writing() as connection:
        chain, made = journal.begin_chain(connection, new_chain)
        named = _with_chain(pen, chain)
        if made:
            journal.append(connection, named, Act.JOURNAL_BEGUN)
        return named


def _with_chain(pen: Pen, chain: str) -> Pen:
    return Pen(chain, pen.device, pen.officer, pen.sign, pen.now, pen.tick)
