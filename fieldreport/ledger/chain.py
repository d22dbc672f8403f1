"""A chain of signed entries: how the next one is made, and how the first bad one is found.

What the chain shows by itself: that no entry was changed, taken out, put in or
moved, and that each was signed by its device. What it cannot show alone: that
the newest entries were cut off; for that a head known elsewhere is compared
(in a sealed document, at HQ, in the operating system's key store).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.errors import LedgerProblem
from fieldreport.ledger.entries import NOTHING_BEFORE, VERSION, Entry, SignedEntry, entry_hash, signed_bytes, time_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    Sign = Callable[[bytes], bytes]
    Verify = Callable[[str, bytes, bytes], bool]
    """(device id, data, signature) -> whether that device signed that data."""


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a chain: how many entries, and the hash of the last."""

    chain: str
    sequence: int
    hash: str


@dataclass(frozen=True, slots=True)
class BadEntry:
    """The first place at which a chain does not hold."""

    sequence: int
    """Its number, counted from 1."""
    why: str
    """In plain words."""


def start(chain: str) -> Head:
    """Return the head of a chain that has no entry yet."""
    return Head(chain, 0, NOTHING_BEFORE)


def append(
    head: Head,
    *,
    device: str,
    officer: str,
    report: str,
    act: str,
    detail: Mapping[str, object],
    at: datetime,
    monotonic: int,
    boot: str,
    checkpoint: str | None,
    sign: Sign,
) -> SignedEntry:
    """Return the entry that follows ``head``, signed.

    Raises:
        NotCanonical: ``detail`` holds something that JSON cannot hold.
    """
    entry = Entry(
        v=VERSION,
        chain=head.chain,
        sequence=head.sequence + 1,
        previous=head.hash,
        device=device,
        officer=officer,
        report=report,
        act=str(act),
        detail=dict(detail),
        at=time_text(at),
        monotonic=monotonic,
        boot=boot,
        checkpoint=checkpoint,
    )
    hashed = entry_hash(entry)
    return SignedEntry(entry, hashed, sign(signed_bytes(hashed)))


def head_of(signed: SignedEntry) -> Head:
    """Return the head of a chain whose last entry this is."""
    return Head(signed.entry.chain, signed.entry.sequence, signed.hash)


def check(entries: Iterable[SignedEntry], verify: Verify, *, expected: Head | None = None) -> Head:
    """Check a whole chain and return its head.

    Args:
        entries: all entries, in order, from the first.
        verify: whether a device signed some data.
        expected: a head known from elsewhere that the chain must contain.

    Raises:
        LedgerProblem: naming the first bad entry by its number.
    """
    known = list(entries)
    bad = first_bad(known, verify, expected=expected)
    if bad is not None:
        raise LedgerProblem(f"The journal does not hold at entry {bad.sequence}: {bad.why}")
    return head_of(known[-1]) if known else start(expected.chain if expected else "")


def first_bad(entries: Iterable[SignedEntry], verify: Verify, *, expected: Head | None = None) -> BadEntry | None:
    """Return the first place at which the chain does not hold, or None. See :func:`check`."""
    before: SignedEntry | None = None
    number = 0
    for number, signed in enumerate(entries, start=1):
        why = _why_bad(signed, before, number, verify, expected)
        if why:
            return BadEntry(number, why)
        before = signed
    if expected is not None and number < expected.sequence:
        return BadEntry(number + 1, f"it is missing, with all after it; {expected.sequence} entries are known to have been made.")
    return None


def _why_bad(signed: SignedEntry, before: SignedEntry | None, number: int, verify: Verify, expected: Head | None) -> str:
    entry = signed.entry
    chain = before.entry.chain if before else (expected.chain if expected else entry.chain)
    if entry.sequence > number:
        return f"it is missing; entry {entry.sequence} stands in its place."
    if entry.sequence < number:
        return f"an entry numbered {entry.sequence} stands in its place."
    if entry.chain != chain:
        return "it belongs to another journal."
    if entry_hash(entry) != signed.hash:
        return "it was changed after it was made."
    if entry.previous != (before.hash if before else NOTHING_BEFORE):
        return "it does not follow the entry before it."
    if not verify(entry.device, signed_bytes(signed.hash), signed.signature):
        return "its signature is not that of its device."
    if before and entry.boot and entry.boot == before.entry.boot and entry.monotonic < before.entry.monotonic:
        return "by the machine's own counter it was made before the entry that it follows."
    if expected is not None and number == expected.sequence and signed.hash != expected.hash:
        return "it is not the entry that is known to have been made there: the journal was set back or split."
    return ""
