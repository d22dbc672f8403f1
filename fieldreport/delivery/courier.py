"""Carries what waits in the outbox to HQ: one parcel a step, outcomes as values.

Commitments go first, then reports, then files. What HQ answers is one of three:
*done* (a verified receipt), *later* (the line, HQ's own trouble, anybody who is
not HQ, and whatever is not understood), *needs a person* (HQ understood and said
no). Between tries lies a random time that grows from two seconds to a quarter of
an hour (full jitter: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/),
or what HQ asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from fieldreport.delivery import outbox as rows
from fieldreport.errors import DeliveryProblem, NoLink, ProofProblem, RefusedByHQ, UntrustedHQ
from fieldreport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from fieldreport.delivery.outbox import Outbox, Parcel
    from fieldreport.delivery.wire import Address, InboxEvent

FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=15)
LONGEST_WAIT_FOR_ALL = timedelta(minutes=1)
"""A parcel on which the line breaks each time must not keep the others waiting for longer."""
FOR_A_PERSON = frozenset({400, 401, 403, 409, 410, 413, 422})
"""HTTP statuses that trying again does not cure. Every other refusal is tried again."""
_WHOLE_HQ = frozenset({429, 503})
_COMMITMENTS_A_STEP = 20


class HQ(Protocol):
    """What the courier asks of HQ; :class:`fieldreport.delivery.client.HQClient` is the real one."""

    @property
    def device(self) -> str:
        """The id of this laptop."""

    @property
    def receipt_keys(self) -> Mapping[str, bytes]:
        """Key id to raw Ed25519 key: who may sign receipts."""

    def commit(self, address: Address, commitment: bytes) -> None:
        """Put a commitment."""

    def find_receipt(self, address: Address, kind: str = "report") -> bytes | None:
        """Return the receipt of the report or file that was sent before."""

    def send(self, envelope: bytes, ciphertext: Path) -> bytes:
        """Send a parcel; return the receipt."""

    def news(self, after: int) -> tuple[tuple[InboxEvent, ...], bool]:
        """Return events after ``after``, and whether there are more."""


@dataclass(frozen=True, slots=True)
class Received:
    """HQ holds the bytes, durably; the verified receipt stands in the outbox."""

    kind: str
    address: Address
    number: str
    """The receipt's number."""
    receipt: bytes


@dataclass(frozen=True, slots=True)
class TryLater:
    """It did not go this time. Nothing is lost."""

    words: str
    at: datetime
    """When it is tried again by itself."""
    alarm: bool = False
    """Somebody who is not our HQ answered: worth a line in the journal."""


@dataclass(frozen=True, slots=True)
class NeedsPerson:
    """HQ refused this parcel for a reason that a person must look at. It stays, whole."""

    address: Address
    words: str


@dataclass(frozen=True, slots=True)
class NothingToSend:
    """Nothing can be sent now; ``next_at`` says when to look again (None: nothing waits at all)."""

    next_at: datetime | None


Outcome = Received | TryLater | NeedsPerson | NothingToSend


def deliver_step(outbox: Outbox, hq: HQ, now: datetime, random: Callable[[], float]) -> Outcome:
    """Send the commitments that wait, then one parcel. Call again until there is :class:`NothingToSend`.

    Args:
        outbox: open.
        hq: the client.
        now: aware.
        random: a number from 0 up to 1, for the jitter.

    Raises:
        StoreProblem, DiskProblem: the outbox itself cannot be written; nothing is lost.
    """
    for parcel in rows.commitments_due(outbox, now, _COMMITMENTS_A_STEP):
        try:
            hq.commit(parcel.address, parcel.commitment)
        except DeliveryProblem as problem:
            return _failed(outbox, parcel, problem, now, random)
        rows.mark_committed(outbox, parcel.number, now)
    due = rows.next_due(outbox, now)
    if due is None:
        return NothingToSend(rows.next_time(outbox, now))
    rows.mark_sending(outbox, due.number)
    try:
        receipt = _carry(hq, due)
        number = _check(receipt, due, hq)
    except (DeliveryProblem, ProofProblem) as problem:
        return _failed(outbox, due, problem, now, random)
    except BaseException:
        rows.mark_waiting(outbox, due.number, problem=said("The program stopped while it was sending."), again=now)
        raise
    rows.mark_done(outbox, due.number, receipt)
    return Received(due.kind, due.address, number, receipt)


def wait_before(attempt: int, random: Callable[[], float], retry_after: float | None = None) -> timedelta:
    """Return how long to wait after the ``attempt``-th failure (the first is 0).

    HQ's own Retry-After is obeyed, with a little spread so that not all laptops come in the same second.
    """
    if retry_after is not None:
        return timedelta(seconds=retry_after + random() * (retry_after / 10 + FIRST_WAIT.total_seconds()))
    # 2**9 s is beyond the longest wait already; a larger exponent would only overflow.
    longest: timedelta = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(attempt, 9))
    return random() * longest


def _carry(hq: HQ, parcel: Parcel) -> bytes:
    # An answer may have been lost on the way: asking costs less than sending the bytes again.
    known = hq.find_receipt(parcel.address, parcel.kind) if parcel.attempts else None
    return known if known is not None else hq.send(parcel.envelope, parcel.file)


def _check(receipt: bytes, parcel: Parcel, hq: HQ) -> str:
    """Return the receipt's number.

    Raises:
        ProofProblem: not signed by HQ.
        UntrustedHQ: for other bytes.
    """
    from fieldreport.proof.receipt import read_receipt

    read = read_receipt(receipt, hq.receipt_keys)
    address = parcel.address
    if (read.device, read.report, read.version, read.sha256) != (hq.device, address.report, address.version, address.sha256):
        raise UntrustedHQ(said("HQ's receipt is for another report, so it does not count. Everything stays safe here. Tell IT."))
    return read.number


def _failed(outbox: Outbox, parcel: Parcel, problem: Exception, now: datetime, random: Callable[[], float]) -> Outcome:
    words = str(problem)
    if isinstance(problem, ProofProblem):
        words = said("HQ's receipt does not hold, so it does not count. Everything stays safe here. ({words})", words=words)
    if _is_for_a_person(problem):
        rows.mark_needs_person(outbox, parcel.number, words, status=problem.status if isinstance(problem, RefusedByHQ) else 0)
        return NeedsPerson(parcel.address, words)
    asked = getattr(problem, "retry_after", None)
    again = now + wait_before(parcel.attempts, random, asked)
    all_wait_until = None
    if isinstance(problem, RefusedByHQ) and problem.status in _WHOLE_HQ:
        all_wait_until = again
    elif isinstance(problem, NoLink):
        all_wait_until = now + min(wait_before(rows.link_attempts(outbox), random), LONGEST_WAIT_FOR_ALL)
    rows.mark_waiting(outbox, parcel.number, problem=words, again=again, all_wait_until=all_wait_until)
    return TryLater(words, again, alarm=isinstance(problem, UntrustedHQ | ProofProblem))


def _is_for_a_person(problem: Exception) -> bool:
    if isinstance(problem, RefusedByHQ):
        return problem.status in FOR_A_PERSON
    # What is left of our own delivery problems lies on this laptop: a sealed file that is gone or damaged.
    return not isinstance(problem, NoLink | UntrustedHQ | ProofProblem)
