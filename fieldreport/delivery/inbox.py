"""What HQ says about the reports that this laptop sent.

The news wait in the outbox until the officer whose report it is unlocks: they
change a vault, and the vault is closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.delivery import outbox as rows

if TYPE_CHECKING:
    from fieldreport.delivery.courier import HQ
    from fieldreport.delivery.outbox import Outbox
    from fieldreport.delivery.wire import InboxEvent

_PAGES = 10


def fetch(outbox: Outbox, hq: HQ) -> tuple[InboxEvent, ...]:
    """Ask HQ for what is new, keep it, and return it.

    Raises:
        NoLink, UntrustedHQ, RefusedByHQ: nothing is lost; ask again later.
        StoreProblem, DiskProblem: the outbox cannot be written; HQ is asked for the same again.
    """
    found: list[InboxEvent] = []
    for _ in range(_PAGES):
        events, more = hq.news(rows.newest_event(outbox))
        rows.keep_events(outbox, events)
        found += events
        if not more or not events:
            break
    return tuple(found)
