"""News come in pages, in order, signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select

from fieldreport.delivery.wire import read_answer, read_inbox
from fieldreport.hq import news
from fieldreport.hq.tables import EventRow
from tests.delivery.contract import fresh

if TYPE_CHECKING:
    from fieldreport.hq.office import Office


def test_many_news_come_in_pages(office: Office) -> None:
    device, rows = fresh("laptop"), EventRow.__table__  # type: ignore[attr-defined]
    about = {"report": "0197-aaaa-bbbb", "version": 1, "sha256": "a" * 64, "state": "checked", "at": "now", "words": "Well."}
    with office.database.writing() as connection:
        first = (connection.execute(select(func.max(rows.c.number))).scalar() or 0) + 1
        many = [{"number": first + number, "device": device, **about} for number in range(news.AT_ONCE + 1)]
        connection.execute(insert(rows), many)

    def page(after: int) -> tuple[int, int, bool]:
        keys = office.authority.department.receipt_keys

        def verify(key: str, signature: bytes, data: bytes) -> None:
            from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

            Ed25519PublicKey.from_public_bytes(keys[key]).verify(signature, data)

        events, more = read_inbox(read_answer("inbox", news.news(office, device, after), verify), device=device, after=after)
        return len(events), events[-1].number, more

    count, last, more = page(0)
    assert (count, more) == (news.AT_ONCE, True)
    assert page(last) == (1, first + news.AT_ONCE, False)
