"""How often a PIN may be tried: five wrong tries, then ten minutes. Pure functions.

The tries come from the device's signed chain. This slows down a hand at the
unlock screen; what protects a stolen disk is the key derivation and the half
of the key in the system's key store (``vault.unlocking``).

A clock that can be set can be set forward. Where the chain knows on which
start of the machine and at what uptime a try was made, place the tries with
:func:`by_uptime` first: then no setting of the clock shortens the wait
(CJIS Security Policy, AC-7: the delay holds, whoever sits at the keyboard).
Where starts cannot be told apart the clock has to do.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

TRIES = 5
"""Wrong tries in a row before a wait."""

WAIT = timedelta(minutes=10)
"""How long a wait is."""


def next_try(tries: Sequence[datetime], now: datetime) -> datetime | None:
    """Return when the PIN may be tried again, or None when it may be tried at once.

    Args:
        tries: the wrong tries since the last right one, in the order in which they were made (aware times).
        now: the aware present time.
    """
    if not tries or len(tries) % TRIES:
        return None
    last = tries[-1]
    # A try in the future means that the clock was set back. Waiting for it could take years, and a wrong clock
    # must never keep an officer from writing.
    if last > now or now >= last + WAIT:
        return None
    return last + WAIT


def tries_left(tries: Sequence[datetime]) -> int:
    """Return how many more wrong tries there are before the next wait (1 to 5)."""
    return TRIES - len(tries) % TRIES


def by_uptime(tries: Sequence[tuple[str, int]], *, boot: str, uptime: int, now: datetime) -> tuple[datetime, ...]:
    """Place tries in time by the machine's own counter, which nobody can set, instead of by its clock.

    A try from an earlier start of the machine is placed at the present start: that it lies at least so far back
    is certain, more is not.

    Args:
        tries: (boot id, milliseconds since that start) of each wrong try, in order.
        boot: the present boot id, "" where the system has none.
        uptime: milliseconds since the present start.
        now: the aware present time.
    """
    ago = (uptime - at if boot and start == boot else uptime for start, at in tries)
    return tuple(now - timedelta(milliseconds=max(0, each)) for each in ago)
