"""HQ's journal as a log that others can hold HQ to: each receipt names how far it had come.

The journal's entries are the leaves, in order. A checkpoint counts committed
entries alone, so that what is said of the log never has to be taken back.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from sqlalchemy import select

from fieldreport.hq.tables import JournalRow
from fieldreport.ledger.checkpoint import Checkpoint, origin_of, write_checkpoint
from fieldreport.ledger.tree import Edge

if TYPE_CHECKING:
    from datetime import datetime

    from fieldreport.hq.authority import Authority
    from fieldreport.hq.database import Database

_journal = JournalRow.__table__  # type: ignore[attr-defined]


class Log:
    """The tree over HQ's journal. It remembers how far it has read. Safe between threads."""

    def __init__(self, authority: Authority, database: Database) -> None:
        self._authority = authority
        self._database = database
        self._edge = Edge()
        self._lock = threading.Lock()

    def checkpoint(self, now: datetime) -> str:
        """Return a signed note of all entries that are committed.

        Call it outside any transaction of one's own: what is not committed yet is not in it.

        Raises:
            Refusal: the database is not there (503).
        """
        with self._lock:
            self._edge = edge = self._read()
        department = self._authority.department
        said = Checkpoint(origin_of(department.hq_url), edge.size, edge.root().hex(), now)
        key = self._authority.receipt_key
        return write_checkpoint(said, key.public_key().public_bytes_raw(), key.sign)

    def _read(self) -> Edge:
        edge = self._edge
        newer = select(_journal.c.entry).where(_journal.c.sequence > edge.size).order_by(_journal.c.sequence)
        with self._database.reading() as connection:
            for (entry,) in connection.execute(newer):
                edge = edge.grown(bytes(entry))
        return edge
