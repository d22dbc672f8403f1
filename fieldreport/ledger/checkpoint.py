r"""HQ's word on how far its log had come: so many entries, with this root.

A signed note of a log (https://c2sp.org/tlog-checkpoint, https://c2sp.org/signed-note)::

    hq.example.org:8443/log
    17
    <root, Base64>
    2026-08-10T19:07:00.000Z

    — hq.example.org:8443/log <Base64 of the key's id and an Ed25519 signature>

The fourth line is the note's extension: when HQ said it. Whoever names a
checkpoint shows that he did so after it was made.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.answers.values import utc_moment, utc_text
from fieldreport.answers.words import date_words, time_words
from fieldreport.errors import LedgerProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime, tzinfo

_ED25519 = b"\x01"
_ID = 4
_NOTE = re.compile(
    r"(?P<body>(?P<origin>[^\s+]+)\n(?P<size>0|[1-9][0-9]{0,17})\n(?P<root>[A-Za-z0-9+/]{43}=)\n(?P<at>[0-9TZ:.-]{20,30})\n)"
    r"\n— (?P<name>[^\s+]+) (?P<signature>[A-Za-z0-9+/]{91}=)\n"
)
_SHOWN = 16


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What one checkpoint says."""

    origin: str
    """Which log."""
    size: int
    """Entries in it."""
    root: str
    """Hash of their tree, lower-case hex."""
    at: datetime
    """Aware UTC: when HQ said so."""


def origin_of(hq_url: str) -> str:
    """Return the name of the log of the HQ at this address."""
    return f"{hq_url.removeprefix('https://').rstrip('/')}/log"


def write_checkpoint(checkpoint: Checkpoint, public_key: bytes, sign: Callable[[bytes], bytes]) -> str:
    """Return a checkpoint as a signed note; ``sign`` is the Ed25519 signature of ``public_key`` (raw, 32 bytes)."""
    root = base64.b64encode(bytes.fromhex(checkpoint.root)).decode()
    body = f"{checkpoint.origin}\n{checkpoint.size}\n{root}\n{utc_text(checkpoint.at)}\n"
    signature = base64.b64encode(_key_id(checkpoint.origin, public_key) + sign(body.encode())).decode()
    return f"{body}\n— {checkpoint.origin} {signature}\n"


def read_checkpoint(note: str, public_keys: Iterable[bytes]) -> Checkpoint:
    """Read a checkpoint and check that one of the keys (raw Ed25519) signed it.

    Raises:
        LedgerProblem: not a checkpoint, or signed by nobody known here.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    found = _parts(note)
    read = _read(found)
    signed = base64.b64decode(found["signature"])
    for key in public_keys:
        if found["name"] == read.origin and signed[:_ID] == _key_id(read.origin, key):
            try:
                Ed25519PublicKey.from_public_bytes(key).verify(signed[_ID:], found["body"].encode())
            except (InvalidSignature, ValueError):
                continue
            return read
    raise LedgerProblem("The checkpoint of HQ's log is not signed with a key of this HQ, so it was not kept.")


def unproved(note: str) -> Checkpoint:
    """Read what a checkpoint says of itself, whoever signed it.

    Raises:
        LedgerProblem: it is no checkpoint.
    """
    return _read(_parts(note))


def checkpoint_words(note: str, zone: tzinfo) -> str:
    """Return a checkpoint for a reader: ``17 entries, root 9f86d081884c7d65…, 10 Aug 2026, 1407 hours CDT``; what is none, as it is."""
    try:
        said = unproved(note)
    except LedgerProblem:
        return note
    there = said.at.astimezone(zone)
    entries = "1 entry" if said.size == 1 else f"{said.size} entries"
    return f"{entries}, root {said.root[:_SHOWN]}…, {date_words(there.date())}, {time_words(there.time())} {there:%Z}"


def _parts(note: str) -> re.Match[str]:
    found = _NOTE.fullmatch(note)
    if found is None:
        raise LedgerProblem("This is not a checkpoint of a log.")
    return found


def _read(found: re.Match[str]) -> Checkpoint:
    try:
        return Checkpoint(found["origin"], int(found["size"]), base64.b64decode(found["root"]).hex(), utc_moment(found["at"]))
    except ValueError as problem:
        raise LedgerProblem(f"This is not a checkpoint of a log ({problem}).") from None


def _key_id(origin: str, public_key: bytes) -> bytes:
    return hashlib.sha256(f"{origin}\n".encode() + _ED25519 + public_key).digest()[:_ID]
