"""What waits to go to HQ: one row a parcel, in the laptop's own file outside the vaults.

Whoever uses the laptop, locked or not, these rows are delivered. They hold
ciphertext's names, commitments and wrapped keys: no case data. A row is never
deleted; it is *done* only when a verified receipt stands in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from fieldreport.delivery.wire import Address, InboxEvent, read_commitment, read_envelope, utc_text
from fieldreport.errors import DeliveryProblem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fieldreport.store.database import Connection, Database
    from fieldreport.store.migrations import Step

WAITING, SENDING, DONE, NEEDS_PERSON = "waiting", "sending", "done", "needs a person"
OF_THE_SENDER = (401, 403)
"""HTTP statuses with which HQ refuses the laptop and not what it sends."""

_PARCEL = """
CREATE TABLE parcel (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    report TEXT NOT NULL,
    version INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    envelope BLOB NOT NULL,
    commitment BLOB NOT NULL,
    file TEXT NOT NULL,
    put_at TEXT NOT NULL,
    committed_at TEXT,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    next_try_at TEXT NOT NULL,
    last_problem TEXT NOT NULL,
    receipt BLOB,
    applied_at TEXT,
    UNIQUE (kind, report, version, sha256)
) STRICT
"""
_EVENT = """
CREATE TABLE event (
    number INTEGER PRIMARY KEY,
    report TEXT NOT NULL,
    version INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    state TEXT NOT NULL,
    at TEXT NOT NULL,
    words TEXT NOT NULL,
    applied_at TEXT
) STRICT
"""
_LINK = "CREATE TABLE link (one INTEGER PRIMARY KEY CHECK (one = 1), attempts INTEGER NOT NULL, next_try_at TEXT NOT NULL) STRICT"
_COLUMNS = (
    "number, kind, report, version, sha256, envelope, commitment, file, committed_at, state, attempts, next_try_at, last_problem, receipt"
)
_ALWAYS = ""  # sorts before every time
_NO_WAIT_IS_LONGER = timedelta(days=2)
"""HQ may ask for a day at most (:mod:`fieldreport.delivery.link`): a later time was written while the laptop's clock was ahead."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A row of the outbox."""

    number: int
    kind: str
    address: Address
    envelope: bytes
    commitment: bytes
    file: Path
    committed: bool
    state: str
    attempts: int
    next_try_at: str
    last_problem: str
    receipt: bytes | None


@dataclass(frozen=True, slots=True)
class OutboxSummary:
    """What the window's strip shows."""

    waiting: int
    needs_person: int
    done: int
    last_problem: str
    """The newest problem of a parcel that is not done, in words; "" if there is none."""
    files: int = 0
    """How many of those that wait are files that travel with a report."""


@dataclass(frozen=True, slots=True)
class Outbox:
    """The open outbox; ``root`` is the folder that the files' names are relative to."""

    database: Database
    root: Path


def open_outbox(path: Path, key: bytes, root: Path) -> Outbox:
    """Open the outbox, making it if needed. What was being sent when the program ended waits again.

    Raises:
        StoreProblem, DiskProblem: as :func:`fieldreport.store.database.open_database`.
    """
    from fieldreport.store.database import open_database

    database = open_database(path, key, STEPS)
    outbox = Outbox(database, root)
    with database.writing() as connection:
        connection.execute("UPDATE parcel SET state = ?, attempts = attempts + 1 WHERE state = ?", (WAITING, SENDING))
    return outbox


def put_parcel(outbox: Outbox, *, envelope: bytes, commitment: bytes, file: Path, now: datetime) -> None:
    """Put a sealed file into the outbox. The same again changes nothing.

    Args:
        outbox: open.
        envelope: signed, from ``wire.write_envelope``.
        commitment: signed, from ``wire.write_commitment``; a file rides on its report's.
        file: the ciphertext, below the outbox's root.
        now: aware.

    Raises:
        DeliveryProblem: envelope, commitment and file do not belong together.
    """
    said = read_envelope(envelope, None)
    promised = read_commitment(commitment, lambda _signature, _data: None)
    same = (promised.report, promised.version, promised.hash()) == (said.report, said.version, said.commitment)
    if not same or (said.kind == "report" and promised.sha256 != said.sha256):
        raise DeliveryProblem("The parcel's commitment promises another file. Seal the report again.")
    if not file.is_relative_to(outbox.root):
        raise DeliveryProblem("The sealed file lies outside the program's folder.")
    names = "kind, report, version, sha256, envelope, commitment, file, put_at, state, attempts, next_try_at, last_problem"
    values = (
        *(said.kind, said.report, said.version, said.sha256, envelope, commitment),
        *(file.relative_to(outbox.root).as_posix(), utc_text(now), WAITING, 0, _ALWAYS, ""),
    )
    with outbox.database.writing() as connection:
        connection.execute(f"INSERT OR IGNORE INTO parcel ({names}) VALUES ({', '.join('?' * len(values))})", values)


def commitments_due(outbox: Outbox, now: datetime, at_most: int) -> tuple[Parcel, ...]:
    """Return parcels whose commitment has not been noted by HQ yet and may be tried now."""
    return _due(outbox, now, "committed_at IS NULL AND kind = 'report'", at_most)


def next_due(outbox: Outbox, now: datetime) -> Parcel | None:
    """Return the parcel to send now: reports before files, least tried first. One bad parcel never blocks another."""
    found = _due(outbox, now, "(committed_at IS NOT NULL OR kind = 'file')", 1)
    return found[0] if found else None


def next_time(outbox: Outbox, now: datetime) -> datetime | None:
    """Return when something can be tried next, not before ``now``; None when nothing waits."""
    with outbox.database.reading() as connection:
        row = connection.execute("SELECT min(next_try_at) FROM parcel WHERE state = ?", (WAITING,)).fetchone()
        link = _link(connection)
    if row[0] is None:
        return None
    return datetime.fromisoformat(max(row[0], link[1], utc_text(now)))


def mark_committed(outbox: Outbox, number: int, now: datetime) -> None:
    """Note that HQ has noted the commitment."""
    with outbox.database.writing() as connection:
        connection.execute("UPDATE parcel SET committed_at = ? WHERE number = ? AND committed_at IS NULL", (utc_text(now), number))
        _link_works(connection)


def mark_sending(outbox: Outbox, number: int) -> None:
    """Note, before the first byte goes, that a parcel is under way."""
    with outbox.database.writing() as connection:
        connection.execute("UPDATE parcel SET state = ? WHERE number = ? AND state = ?", (SENDING, number, WAITING))


def mark_waiting(outbox: Outbox, number: int, *, problem: str, again: datetime, all_wait_until: datetime | None = None) -> None:
    """Note why a parcel did not go and when it is tried again.

    Args:
        outbox: open.
        number: the row.
        problem: in words.
        again: when this parcel may be tried again.
        all_wait_until: set when the reason is the line or HQ itself: nothing is tried before.
    """
    with outbox.database.writing() as connection:
        connection.execute(
            "UPDATE parcel SET state = ?, attempts = attempts + 1, next_try_at = ?, last_problem = ? WHERE number = ? AND state IN (?, ?)",
            (WAITING, utc_text(again), problem, number, WAITING, SENDING),
        )
        if all_wait_until is not None:
            values = (_link(connection)[0] + 1, utc_text(all_wait_until))
            connection.execute("INSERT OR REPLACE INTO link (one, attempts, next_try_at) VALUES (1, ?, ?)", values)
        else:
            _link_works(connection)


def mark_needs_person(outbox: Outbox, number: int, problem: str, *, status: int = 0) -> None:
    """Note that HQ refused for a reason that sending again does not cure.

    Args:
        outbox: open.
        number: the row.
        problem: in words.
        status: HQ's HTTP status; 0 where the reason lies on this laptop.
    """
    with outbox.database.writing() as connection:
        connection.execute(
            "UPDATE parcel SET state = ?, last_problem = ?, refused = ? WHERE number = ? AND state != ?",
            (NEEDS_PERSON, problem, status, number, DONE),
        )
        _link_works(connection)


def mark_done(outbox: Outbox, number: int, receipt: bytes) -> None:
    """Keep a receipt that was verified. There is no way back from *done*."""
    with outbox.database.writing() as connection:
        connection.execute(
            "UPDATE parcel SET state = ?, receipt = ?, last_problem = '' WHERE number = ? AND state != ?", (DONE, receipt, number, DONE)
        )
        _link_works(connection)


def link_attempts(outbox: Outbox) -> int:
    """Return how often in a row HQ could not be used."""
    with outbox.database.reading() as connection:
        return int(_link(connection)[0])


def link_returned(outbox: Outbox) -> None:
    """The network is back: everything that waits may be tried at once."""
    with outbox.database.writing() as connection:
        _link_works(connection)
        connection.execute("UPDATE parcel SET next_try_at = ? WHERE state = ?", (_ALWAYS, WAITING))


def try_again(outbox: Outbox, number: int | None = None) -> int:
    """A person has seen to it: let one parcel (or all) that needed a person go again. Return how many."""
    one = "" if number is None else " AND number = ?"
    values: tuple[object, ...] = (WAITING, _ALWAYS, NEEDS_PERSON) if number is None else (WAITING, _ALWAYS, NEEDS_PERSON, number)
    with outbox.database.writing() as connection:
        return connection.execute(f"UPDATE parcel SET state = ?, next_try_at = ?, attempts = 0 WHERE state = ?{one}", values).rowcount


def certified_again(outbox: Outbox) -> int:
    """HQ has certified this laptop anew: let go again what it refused because of who sent it (401, 403). Return how many."""
    which = ", ".join("?" * len(OF_THE_SENDER))
    with outbox.database.writing() as connection:
        return connection.execute(
            f"UPDATE parcel SET state = ?, next_try_at = ?, attempts = 0 WHERE state = ? AND refused IN ({which})",
            (WAITING, _ALWAYS, NEEDS_PERSON, *OF_THE_SENDER),
        ).rowcount


def parcels(outbox: Outbox) -> tuple[Parcel, ...]:
    """Return every parcel, oldest first."""
    with outbox.database.reading() as connection:
        rows = connection.execute(f"SELECT {_COLUMNS} FROM parcel ORDER BY number").fetchall()
    return tuple(_parcel(outbox, row) for row in rows)


def find_parcel(outbox: Outbox, address: Address, kind: str = "report") -> Parcel | None:
    """Return the parcel of an address."""
    with outbox.database.reading() as connection:
        row = connection.execute(
            f"SELECT {_COLUMNS} FROM parcel WHERE kind = ? AND report = ? AND version = ? AND sha256 = ?",
            (kind, address.report, address.version, address.sha256),
        ).fetchone()
    return _parcel(outbox, row) if row else None


def receipts_to_apply(outbox: Outbox) -> tuple[Parcel, ...]:
    """Return delivered reports and files whose receipt the owner's vault has not taken over yet, reports first."""
    with outbox.database.reading() as connection:
        rows = connection.execute(
            f"SELECT {_COLUMNS} FROM parcel WHERE state = ? AND applied_at IS NULL ORDER BY kind = 'file', number", (DONE,)
        ).fetchall()
    return tuple(_parcel(outbox, row) for row in rows)


def mark_applied(outbox: Outbox, number: int, now: datetime) -> None:
    """Note that the owner's vault has the receipt."""
    with outbox.database.writing() as connection:
        connection.execute("UPDATE parcel SET applied_at = ? WHERE number = ? AND state = ?", (utc_text(now), number, DONE))


def summary(outbox: Outbox) -> OutboxSummary:
    """Return the counts and the newest problem."""
    with outbox.database.reading() as connection:
        counts = dict(connection.execute("SELECT state, count(*) FROM parcel GROUP BY state").fetchall())
        files = connection.execute("SELECT count(*) FROM parcel WHERE kind = 'file' AND state IN (?, ?)", (WAITING, SENDING)).fetchone()[0]
        row = connection.execute(
            "SELECT last_problem FROM parcel WHERE state != ? AND last_problem != '' ORDER BY next_try_at DESC, number DESC LIMIT 1",
            (DONE,),
        ).fetchone()
    waiting = counts.get(WAITING, 0) + counts.get(SENDING, 0)
    return OutboxSummary(waiting, counts.get(NEEDS_PERSON, 0), counts.get(DONE, 0), row[0] if row else "", files)


def newest_event(outbox: Outbox) -> int:
    """Return the number of the newest event that is here, 0 if there is none."""
    with outbox.database.reading() as connection:
        return int(connection.execute("SELECT coalesce(max(number), 0) FROM event").fetchone()[0])


def keep_events(outbox: Outbox, events: Sequence[InboxEvent]) -> None:
    """Keep news until their owner unlocks. The same again changes nothing."""
    with outbox.database.writing() as connection:
        for e in events:
            values = (e.number, e.report, e.version, e.sha256, e.state, e.at, e.words)
            connection.execute(
                "INSERT OR IGNORE INTO event (number, report, version, sha256, state, at, words) VALUES (?, ?, ?, ?, ?, ?, ?)", values
            )


def events_to_apply(outbox: Outbox) -> tuple[InboxEvent, ...]:
    """Return the news that no vault has taken over yet, oldest first."""
    with outbox.database.reading() as connection:
        rows = connection.execute(
            "SELECT number, report, version, sha256, state, at, words FROM event WHERE applied_at IS NULL ORDER BY number"
        ).fetchall()
    return tuple(InboxEvent(*row) for row in rows)


def mark_event_applied(outbox: Outbox, number: int, now: datetime) -> None:
    """Note that the owner's vault has the news."""
    with outbox.database.writing() as connection:
        connection.execute("UPDATE event SET applied_at = ? WHERE number = ?", (utc_text(now), number))


def _step_1(connection: Connection) -> None:
    for statement in (_PARCEL, "CREATE INDEX parcel_by_state ON parcel (state, next_try_at)", _EVENT, _LINK):
        connection.execute(statement)


def _step_2(connection: Connection) -> None:
    connection.execute("ALTER TABLE parcel ADD COLUMN refused INTEGER NOT NULL DEFAULT 0")


STEPS: tuple[Step, ...] = (_step_1, _step_2)
"""How the file came to its present shape (:mod:`fieldreport.store.migrations`)."""


def _due(outbox: Outbox, now: datetime, which: str, at_most: int) -> tuple[Parcel, ...]:
    moment, too_late = utc_text(now), utc_text(now + _NO_WAIT_IS_LONGER)
    with outbox.database.reading() as connection:
        if moment < _link(connection)[1] <= too_late:
            return ()
        rows = connection.execute(
            f"SELECT {_COLUMNS} FROM parcel WHERE state = ? AND (next_try_at <= ? OR next_try_at > ?) AND {which} "
            "ORDER BY kind = 'file', attempts, number LIMIT ?",
            (WAITING, moment, too_late, at_most),
        ).fetchall()
    return tuple(_parcel(outbox, row) for row in rows)


def _link(connection: Connection) -> tuple[int, str]:
    row = connection.execute("SELECT attempts, next_try_at FROM link").fetchone()
    return (row[0], row[1]) if row else (0, _ALWAYS)


def _link_works(connection: Connection) -> None:
    connection.execute("DELETE FROM link")


def _parcel(outbox: Outbox, row: Any) -> Parcel:  # noqa: ANN401  (a row of _COLUMNS)
    number, kind, report, version, sha256, envelope, commitment, file, committed, *rest = row
    state, attempts, next_try_at, last_problem, receipt = rest
    return Parcel(
        number=number,
        kind=kind,
        address=Address(report, version, sha256),
        envelope=envelope,
        commitment=commitment,
        file=outbox.root / file,
        committed=committed is not None,
        state=state,
        attempts=attempts,
        next_try_at=next_try_at,
        last_problem=last_problem,
        receipt=receipt,
    )
