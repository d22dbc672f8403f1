"""One entry of a chain: who did what to which report, when, after which entry.

An entry is a value; its hash is the SHA-256 of its RFC 8785 canonical JSON, and
what is signed is that hash under a prefix of its own, so that a signature made
here can never be taken for one made elsewhere. Nothing here reads a clock, a
key or a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from typing import cast

from fieldreport import canonical
from fieldreport.errors import LedgerProblem, NotCanonical

VERSION = 1
"""The shape of entries that this program writes."""
NOTHING_BEFORE = "0" * 64
"""``previous`` of the first entry of a chain."""
_SIGNED_PREFIX = b"fieldreport.entry/1\n"


class Act(StrEnum):
    """What can be done that matters. Acts, not keystrokes."""

    JOURNAL_BEGUN = "journal_begun"
    VAULT_MADE = "vault_made"
    UNLOCKED = "unlocked"
    UNLOCK_FAILED = "unlock_failed"
    PIN_CHANGED = "pin_changed"
    VAULT_RECOVERED = "vault_recovered"
    WIPED = "wiped"
    RESCUED = "rescued"
    CREATED = "created"
    OPENED = "opened"
    ATTACHED = "attached"
    DESCRIBED = "described"
    FORM_MOVED = "form_moved"
    STAMPED = "stamped"
    STAMP_CHANGED = "stamp_changed"
    STAMPS_TAKEN = "stamps_taken"
    STAMPS_LEFT = "stamps_left"
    STAMPS_FORGOTTEN = "stamps_forgotten"
    DISCARDED = "discarded"
    RESTORED = "restored"
    SEALING_BEGUN = "sealing_begun"
    SEALED = "sealed"
    PREVIEWED = "previewed"
    PRINTED = "printed"
    PRINT_FAILED = "print_failed"
    COMPANION_MADE = "companion_made"
    REDACTED = "redacted"
    EXPORT_BEGUN = "export_begun"
    EXPORTED = "exported"
    RECEIVED = "received"
    FILE_RECEIVED = "file_received"
    COMPLETED = "completed"
    CHECKED = "checked"
    REFUSED = "refused"
    IGNORED = "ignored"
    RETURNED = "returned"
    APPROVED = "approved"
    CLOSED = "closed"
    AMENDED = "amended"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, without hash and signature."""

    v: int
    """:data:`VERSION`."""
    chain: str
    """Id of the chain, made once; an entry cannot be moved to another chain."""
    sequence: int
    """1 for the first entry, then without a gap."""
    previous: str
    """Hash of the entry before, or :data:`NOTHING_BEFORE`."""
    device: str
    """Id of the device whose key signed the entry."""
    officer: str
    """Star of the officer, or "" when nobody was unlocked."""
    report: str
    """Id of the report, or ""."""
    act: str
    """An :class:`Act`; kept as text, so that entries of newer programs can be read."""
    detail: Mapping[str, object]
    """JSON facts of the act: versions, hashes, reasons. No answers."""
    at: str
    """What the laptop's clock said, as :func:`time_text` writes it. A claim, not a proof."""
    monotonic: int
    """Milliseconds since ``boot``, which no change of the clock moves."""
    boot: str
    """Id of the machine's start, or "" where the system has none."""
    checkpoint: str | None
    """Newest checkpoint of HQ's log known then: the entry is not older than it."""

    def body(self) -> dict[str, object]:
        """Return the entry as JSON data."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}


@dataclass(frozen=True, slots=True)
class SignedEntry:
    """An entry with its hash (hex) and the device's signature over :func:`signed_bytes`."""

    entry: Entry
    hash: str
    signature: bytes


def entry_hash(entry: Entry) -> str:
    """Return the SHA-256 of the entry's canonical JSON, in lower-case hex.

    Raises:
        NotCanonical: its detail holds something that JSON cannot hold.
    """
    return canonical.digest(entry.body())


def signed_bytes(hash_hex: str) -> bytes:
    """Return what a device signs for an entry of this hash."""
    return _SIGNED_PREFIX + hash_hex.encode("ascii")


def write_entry(entry: Entry) -> str:
    """Return the entry's canonical JSON."""
    return canonical.encode(entry.body()).decode("utf-8")


def read_entry(text: str) -> Entry:
    """Read what :func:`write_entry` wrote.

    Raises:
        LedgerProblem: it is not an entry, or one of a newer shape.
    """
    try:
        found = canonical.decode(text.encode("utf-8"), strict=True)
    except (NotCanonical, UnicodeEncodeError) as problem:
        raise LedgerProblem(f"It is not readable: {problem}") from None
    names = {field.name for field in fields(Entry)}
    if not isinstance(found, dict) or found.get("v") != VERSION or set(found) != names:
        raise LedgerProblem("It is not an entry that this version of the program knows.")
    for name, kind in _KINDS.items():
        if not isinstance(found[name], kind) or isinstance(found[name], bool):
            raise LedgerProblem(f"Its {name} is not what an entry holds.")
    return Entry(**cast("dict[str, object]", found))  # type: ignore[arg-type]  # each kind was checked above


def time_text(at: datetime) -> str:
    """Return an aware time as UTC text that sorts, to the microsecond.

    Raises:
        ValueError: the time has no zone.
    """
    if at.tzinfo is None:
        raise ValueError("A time without a zone cannot be stored.")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read_time(text: str) -> datetime:
    """Return the aware UTC time that :func:`time_text` wrote."""
    return datetime.fromisoformat(text)


_KINDS: dict[str, type | tuple[type, ...]] = {
    "chain": str,
    "sequence": int,
    "previous": str,
    "device": str,
    "officer": str,
    "report": str,
    "act": str,
    "detail": dict,
    "at": str,
    "monotonic": int,
    "boot": str,
    "checkpoint": (str, type(None)),
}


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else value
