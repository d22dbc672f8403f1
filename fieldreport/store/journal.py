"""The journal in a database: entries are written in the same transaction as what they record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.errors import LedgerProblem
from fieldreport.ledger import chain
from fieldreport.ledger.chain import Head
from fieldreport.ledger.entries import Entry, SignedEntry, read_entry, write_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from fieldreport.ledger.chain import Sign, Verify
    from fieldreport.ledger.entries import Act
    from fieldreport.store.clock import Tick
    from fieldreport.store.database import Connection, Database
    from fieldreport.store.opening import Store

CHAIN = "chain"
CHECKPOINT = "checkpoint"


@dataclass(frozen=True, slots=True)
class Pen:
    """What is needed to write an entry: who, on which device, by which clock."""

    chain: str
    device: str
    officer: str
    sign: Sign
    now: Callable[[], datetime]
    tick: Callable[[], Tick]


def append(connection: Connection, pen: Pen, act: Act, *, report: str = "", detail: Mapping[str, object] | None = None) -> SignedEntry:
    """Write the next entry in the transaction that is open on ``connection``, and return it."""
    tick = pen.tick()
    signed = chain.append(
        _head(connection, pen.chain),
        device=pen.device,
        officer=pen.officer,
        report=report,
        act=act,
        detail=detail or {},
        at=pen.now(),
        monotonic=tick.monotonic,
        boot=tick.boot,
        checkpoint=_fact(connection, CHECKPOINT),
        sign=pen.sign,
    )
    connection.execute(
        "INSERT INTO journal (sequence, entry, hash, signature) VALUES (?, ?, ?, ?)",
        (signed.entry.sequence, write_entry(signed.entry), signed.hash, signed.signature),
    )
    return signed


def note(store: Store, act: Act, *, report: str = "", detail: Mapping[str, object] | None = None) -> SignedEntry:
    """Write one entry for an act that changes no row: opened, printed, exported."""
    with store.database.writing() as connection:
        return append(connection, store.pen, act, report=report, detail=detail)


def note_checkpoint(store: Store, checkpoint: str) -> None:
    """Keep the newest checkpoint of HQ's log: every later entry names it."""
    with store.database.writing() as connection:
        connection.execute("INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)", (CHECKPOINT, checkpoint))


def newest_checkpoint(store: Store) -> str | None:
    """Return the newest checkpoint known, or None."""
    with store.database.reading() as connection:
        return _fact(connection, CHECKPOINT)


def entries(store: Store, *, after: int = 0) -> tuple[SignedEntry, ...]:
    """Return the entries with a number greater than ``after``, in order.

    Raises:
        LedgerProblem: an entry cannot be read; its number is named.
    """
    return read_entries(store.database, after=after)


def head(store: Store) -> Head:
    """Return the end of the chain."""
    with store.database.reading() as connection:
        return _head(connection, store.pen.chain)


def check(store: Store, verify: Verify, *, expected: Head | None = None) -> Head:
    """Check the whole chain and return its head.

    Args:
        store: the vault.
        verify: whether a device signed some data.
        expected: a head known from elsewhere (HQ, a sealed document).

    Raises:
        LedgerProblem: naming the first bad entry.
    """
    return chain.check(entries(store), verify, expected=expected or chain.start(store.pen.chain))


def read_entries(database: Database, *, after: int = 0) -> tuple[SignedEntry, ...]:
    """Return the entries of any database with a journal. See :func:`entries`."""
    with database.reading() as connection:
        rows = connection.execute(
            "SELECT sequence, entry, hash, signature FROM journal WHERE sequence > ? ORDER BY sequence", (after,)
        ).fetchall()
    return tuple(SignedEntry(_readable(number, text), hashed, signature) for number, text, hashed, signature in rows)


def newest(connection: Connection, report: str, act: Act) -> SignedEntry | None:
    """Return the newest entry of an act on a report, or None."""
    row = connection.execute(
        "SELECT sequence, entry, hash, signature FROM journal WHERE report = ? AND act = ? ORDER BY sequence DESC LIMIT 1",
        (report, str(act)),
    ).fetchone()
    return None if row is None else SignedEntry(_readable(row[0], row[1]), row[2], row[3])


def acts(connection: Connection, report: str, wanted: Sequence[Act]) -> tuple[SignedEntry, ...]:
    """Return the entries of some acts on a report, the oldest first.

    Raises:
        LedgerProblem: an entry cannot be read; its number is named.
    """
    marks = ", ".join("?" for _ in wanted)
    rows = connection.execute(
        f"SELECT sequence, entry, hash, signature FROM journal WHERE report = ? AND act IN ({marks}) ORDER BY sequence",
        (report, *map(str, wanted)),
    ).fetchall()
    return tuple(SignedEntry(_readable(number, text), hashed, signature) for number, text, hashed, signature in rows)


def begin_chain(connection: Connection, new_chain: Callable[[], str]) -> tuple[str, bool]:
    """Return the chain's id, and whether it was made just now."""
    known = _fact(connection, CHAIN)
    if known is not None:
        return known, False
    made = new_chain()
    connection.execute("INSERT INTO fact (name, value) VALUES (?, ?)", (CHAIN, made))
    return made, True


def _readable(number: int, text: str) -> Entry:
    try:
        entry = read_entry(text)
    except LedgerProblem as problem:
        raise LedgerProblem(f"The journal does not hold at entry {number}: {problem}") from None
    if entry.sequence != number:
        raise LedgerProblem(f"The journal does not hold at entry {number}: an entry numbered {entry.sequence} stands in its place.")
    return entry


def _head(connection: Connection, chain_id: str) -> Head:
    row = connection.execute("SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1").fetchone()
    return Head(chain_id, row[0], row[1]) if row else chain.start(chain_id)


def _fact(connection: Connection, name: str) -> str | None:
    row = connection.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])
