"""Which version a further version builds on: it must be one that HQ holds, of the same report and with a lower number.

What HQ thought of the earlier version does not matter: a refused or returned one is
answered by exactly such a version. If none is held under that hash, a person at HQ
looks at it; versions can also arrive out of order, and then the matter settles itself
when the earlier one has come.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from fieldreport.delivery.messages import is_sha256
from fieldreport.errors import HQProblem
from fieldreport.hq import journal
from fieldreport.hq.intake import RECEIVED
from fieldreport.hq.tables import HoldingRow, MatterRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection, Row

    from fieldreport.hq.office import Office

WAITS = "waits for an earlier version"
"""State of a report whose document holds and whose earlier version is not here."""
MATTER = "earlier version not here"
_holdings = HoldingRow.__table__  # type: ignore[attr-defined]
_matters = MatterRow.__table__  # type: ignore[attr-defined]


def read_builds_on(record: Mapping[str, Any], version: int) -> str:
    """Return the hash that a record builds on, or "" for the first version.

    Raises:
        HQProblem: it contradicts the version's number, or is no hash.
    """
    report = record.get("report")
    builds_on = report.get("builds_on") if isinstance(report, dict) else None
    if version == 1 and builds_on is None:
        return ""
    if version == 1 or not isinstance(builds_on, str) or not is_sha256(builds_on):
        raise HQProblem("the data inside it does not say which version it builds on, or says so for a first one.")
    return builds_on


def is_held(office: Office, row: Row[Any], builds_on: str) -> bool:
    """Return whether HQ holds what a version builds on; the first version builds on nothing.

    Raises:
        Refusal: the database is not available.
    """
    if not builds_on:
        return True
    with office.database.reading() as connection:
        return is_held_in(connection, row, builds_on)


def is_held_in(connection: Connection, row: Row[Any], builds_on: str) -> bool:
    """Return the same in a transaction that is open already."""
    c = _holdings.c
    where = (c.kind == "report", c.report == row.report, c.version < row.version, c.sha256 == builds_on)
    return not builds_on or connection.execute(select(c.number).where(*where).limit(1)).first() is not None


def raise_matter(connection: Connection, row: Row[Any], builds_on: str, now: str) -> None:
    """Say in words what a person has to look at."""
    words = (
        f"Version {row.version} of report {row.report} builds on a document that HQ does not hold as an earlier version of this report "
        f"(SHA-256 {builds_on}). The document itself holds. It is kept and not yet accepted. If the earlier version arrives, it is "
        "looked at again; otherwise ask the officer's laptop for it."
    )
    journal.raise_matter(connection, MATTER, _about(row), words, now)


def arrived(connection: Connection, row: Row[Any], now: str) -> None:
    """Now that a version was looked at: let later versions of the report that wait be looked at again, and end this one's own matter."""
    c, m = _holdings.c, _matters.c
    waiting = (c.kind == "report", c.report == row.report, c.version > row.version, c.state == WAITS)
    connection.execute(update(_holdings).where(*waiting).values(state=RECEIVED, tries=0))
    settled = (m.kind == MATTER, m.about == _about(row), m.settled_at.is_(None))
    connection.execute(update(_matters).where(*settled).values(settled_at=now))


def _about(row: Row[Any]) -> str:
    return f"{row.report}/{row.version}/{row.sha256}"
