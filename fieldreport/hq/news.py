"""What HQ tells a laptop: the events of the reports that it sent, signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select

from fieldreport.delivery.wire import InboxEvent, inbox_body, write_answer
from fieldreport.hq.tables import EventRow

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

    from fieldreport.hq.office import Office

AT_ONCE = 200
_events = EventRow.__table__  # type: ignore[attr-defined]


def news(office: Office, device: str, after: int) -> bytes:
    """Return the events of this laptop after number ``after``, at most :data:`AT_ONCE`, signed with the receipt key."""
    c = _events.c
    with office.database.reading() as connection:
        wanted = select(_events).where(c.device == device, c.number > after).order_by(c.number).limit(AT_ONCE + 1)
        rows = connection.execute(wanted).all()
    events = tuple(InboxEvent(row.number, row.report, row.version, row.sha256, row.state, row.at, row.words) for row in rows[:AT_ONCE])
    body = inbox_body(device, after, events, more=len(rows) > AT_ONCE)
    return write_answer("inbox", body, office.authority.receipt_key_id, office.authority.receipt_key.sign)


def tell(connection: Connection, report: Row[Any], state: str, words: str, now: str) -> None:
    """Leave an event for the laptop that sent a report (its row in ``holding``)."""
    number = (connection.execute(select(func.max(_events.c.number))).scalar() or 0) + 1
    about = {"device": report.device, "report": report.report, "version": report.version, "sha256": report.sha256}
    connection.execute(insert(_events).values(number=number, state=state, at=now, words=words, **about))
