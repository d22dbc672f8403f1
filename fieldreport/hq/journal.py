"""What HQ did, in one hash chain; and what a person at HQ must decide.

The functions run inside the caller's writing transaction, so an act and its
entry are on the disk together or not at all.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from fieldreport import canonical
from fieldreport.errors import HQProblem
from fieldreport.hq.tables import JournalRow, MatterRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

FORMAT = "fieldreport.hq-entry/1"
_FIRST = "0" * 64


def append(connection: Connection, at: str, act: str, detail: Mapping[str, object]) -> str:
    """Add an entry and return its hash."""
    rows = JournalRow.__table__  # type: ignore[attr-defined]
    last = connection.execute(select(rows.c.sequence, rows.c.hash).order_by(rows.c.sequence.desc()).limit(1)).first()
    sequence, previous = (last.sequence + 1, last.hash) if last else (1, _FIRST)
    entry = canonical.encode({"format": FORMAT, "sequence": sequence, "previous": previous, "at": at, "act": act, "detail": dict(detail)})
    hashed = hashlib.sha256(entry).hexdigest()
    connection.execute(insert(rows).values(sequence=sequence, entry=entry, hash=hashed))
    return hashed


def check(connection: Connection) -> int:
    """Walk the chain and return how many entries it has.

    Raises:
        HQProblem: naming the first entry that does not hold.
    """
    rows = JournalRow.__table__  # type: ignore[attr-defined]
    previous, count = _FIRST, 0
    for row in connection.execute(select(rows).order_by(rows.c.sequence)):
        count += 1
        entry = canonical.decode(row.entry)
        holds = (
            isinstance(entry, dict)
            and row.sequence == entry.get("sequence") == count
            and entry.get("previous") == previous
            and hashlib.sha256(row.entry).hexdigest() == row.hash
        )
        if not holds:
            raise HQProblem(f"Entry {row.sequence} of HQ's journal was changed or the one before it is missing.")
        previous = row.hash
    return count


def raise_matter(connection: Connection, kind: str, about: str, words: str, at: str) -> bool:
    """Put something before a person at HQ, once. Return whether it was new."""
    rows = MatterRow.__table__  # type: ignore[attr-defined]
    if connection.execute(select(rows.c.number).where(rows.c.kind == kind, rows.c.about == about)).first():
        return False
    connection.execute(insert(rows).values(kind=kind, about=about, words=words, at=at))
    append(connection, at, f"matter: {kind}", {"about": about, "words": words})
    return True
