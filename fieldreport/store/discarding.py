"""Discarded drafts: why they were put away, and how they are let go for good after their 30 days.

Of a draft that was let go nothing stays that was written in it. Its row stays, empty, because the journal tells of it;
so do the custody entries of files that were taken in for it, and not the files.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from fieldreport.ledger.entries import Act, read_time, time_text
from fieldreport.report.life import State
from fieldreport.store import journal
from fieldreport.store.drafts import FORGOTTEN, KEPT, answers_digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.store.database import Connection
    from fieldreport.store.opening import Store

_NOTHING = b"{}"
_A_DAY = timedelta(days=1)
_EXPIRED = (
    "SELECT id, discarded_at FROM report r WHERE state = ? AND discarded_at IS NOT NULL AND title != ? "
    "AND NOT EXISTS (SELECT 1 FROM version v WHERE v.report_id = r.id)"
)


def reasons(store: Store) -> Mapping[str, str]:
    """Return why each discarded draft was put away, by report id."""
    with store.database.reading() as connection:
        rows = connection.execute("SELECT id, discard_reason FROM report WHERE discarded_at IS NOT NULL").fetchall()
    return {report: reason or "" for report, reason in rows}


def forget_expired(store: Store) -> int:
    """Empty the drafts that were discarded more than 30 days ago; return how many.

    A clock that runs ahead once must not cost a draft. When its time is over the journal says so first (nothing is lost by
    that), and it is let go at the earliest a day after, when the clock still says the same.
    """
    now = store.now()
    gone = 0
    with store.database.writing() as connection:
        rows = connection.execute(_EXPIRED, (str(State.DISCARDED), FORGOTTEN)).fetchall()
        for report, since in rows:
            end = read_time(since) + KEPT
            if now <= end:
                continue
            said = journal.newest(connection, report, Act.EXPIRED)
            at = read_time(said.entry.at) if said is not None else None
            if at is None or not end < at <= now:
                journal.append(connection, store.pen, Act.EXPIRED, report=report)
            elif at <= now - _A_DAY:
                _forget(connection, store, report)
                gone += 1
    return gone


def _forget(connection: Connection, store: Store, report: str) -> None:
    connection.execute(
        "UPDATE report SET answers = ?, answers_sha256 = ?, title = ?, last_place = '', missing = 0, discard_reason = NULL, "
        "saved_at = ? WHERE id = ?",
        (_NOTHING, answers_digest(_NOTHING), FORGOTTEN, time_text(store.now()), report),
    )
    journal.append(connection, store.pen, Act.FORGOTTEN, report=report)
