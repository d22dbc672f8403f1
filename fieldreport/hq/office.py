"""The open HQ: its keys, its database, its clock. Passed to whatever works in it."""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from fieldreport import durable
from fieldreport.hq import authority as authorities
from fieldreport.hq.database import connect
from fieldreport.hq.log import Log
from fieldreport.hq.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldreport.hq.authority import Authority
    from fieldreport.hq.database import Database
    from fieldreport.hq.settings import HQSettings

WRONG_CODES = 20
"""Wrong enrolment codes that one address may send in :data:`WRONG_CODES_WITHIN`."""
WRONG_CODES_WITHIN = timedelta(minutes=10)
_NONCES_KEPT = 200_000
_PEERS_KEPT = 10_000


class SeenNonces:
    """Nonces of signed requests, so that none is answered twice. Safe between threads."""

    def __init__(self, lasts: timedelta) -> None:
        self._lasts = lasts
        self._seen: OrderedDict[tuple[str, str], datetime] = OrderedDict()
        self._lock = threading.Lock()

    def is_new(self, device: str, nonce: str, now: datetime) -> bool:
        """Note a nonce and say whether this is its first time."""
        with self._lock:
            while self._seen and (len(self._seen) > _NONCES_KEPT or next(iter(self._seen.values())) < now - self._lasts):
                self._seen.popitem(last=False)
            known = (device, nonce) in self._seen
            if not known:
                self._seen[device, nonce] = now
            return not known


class WrongCodes:
    """Counts wrong enrolment codes per address. Safe between threads."""

    def __init__(self) -> None:
        self._wrong: OrderedDict[str, deque[datetime]] = OrderedDict()
        self._lock = threading.Lock()

    def allow(self, peer: str, now: datetime) -> None:
        """Refuse (429) an address that guessed too often.

        Raises:
            Refusal: with the seconds to wait.
        """
        with self._lock:
            tries = self._wrong.get(peer, deque())
            while tries and tries[0] <= now - WRONG_CODES_WITHIN:
                tries.popleft()
            if len(tries) >= WRONG_CODES:
                wait = int((tries[0] + WRONG_CODES_WITHIN - now).total_seconds()) + 1
                raise Refusal(429, "Too many wrong codes came from here. Wait some minutes and try again.", retry_after=wait)

    def note(self, peer: str, now: datetime) -> None:
        """Count one wrong code."""
        with self._lock:
            self._wrong.setdefault(peer, deque()).append(now)
            self._wrong.move_to_end(peer)
            while len(self._wrong) > _PEERS_KEPT:
                self._wrong.popitem(last=False)


@dataclass(frozen=True, slots=True)
class Office:
    """HQ's open parts."""

    settings: HQSettings
    authority: Authority
    database: Database
    now: Callable[[], datetime]
    nonces: SeenNonces
    log: Log
    wrong_codes: WrongCodes = field(default_factory=WrongCodes)
    arrived: threading.Event = field(default_factory=threading.Event)
    """Set when something waits to be checked."""


def open_office(settings: HQSettings, now: Callable[[], datetime]) -> Office:
    """Open HQ; on the first start its keys and database are made.

    Raises:
        HQProblem: keys or database cannot be used.
        DiskProblem: the disk refused.
    """
    from fieldreport.delivery.signing import CLOCKS_APART

    authority = authorities.found(settings, now())
    durable.clear_half_written(settings.originals)
    database = connect(settings)
    return Office(settings, authority, database, now, SeenNonces(3 * CLOCKS_APART), Log(authority, database))
