"""Honest histories and every edit of them that an insider could make."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fieldreport.ledger import chain
from fieldreport.ledger.entries import Act, SignedEntry, entry_hash, signed_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldreport.ledger.chain import Head

START = datetime(2026, 8, 10, 19, 7, 31, tzinfo=UTC)

History = list[SignedEntry]


@dataclass(frozen=True)
class Device:
    """A laptop with a signing key."""

    name: str
    key: Ed25519PrivateKey

    def sign(self, data: bytes) -> bytes:
        return self.key.sign(data)

    def verify(self, device: str, data: bytes, signature: bytes) -> bool:
        if device != self.name:
            return False
        try:
            self.key.public_key().verify(signature, data)
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True)
class Edit:
    """One edit of a history."""

    name: str
    history: History
    first_bad: int


def new_device(name: str = "dev-1") -> Device:
    return Device(name, Ed25519PrivateKey.generate())


def honest(device: Device, length: int, seed: int, *, name: str = "vault-1") -> History:
    """Return a history as the program makes it: clocks that jump, restarts, several reports."""
    dice = random.Random(seed)
    at, monotonic, boot = START, 0, "boot-0"
    head = chain.start(name)
    made: History = []
    for number in range(length):
        at += timedelta(seconds=dice.choice([0, 1, 60, 3600, -7200]))
        monotonic += dice.choice([0, 1, 5000])
        if dice.random() < 0.2:
            boot, monotonic = f"boot-{number}", dice.randrange(100)
        signed = chain.append(
            head,
            device=device.name,
            officer="90001",
            report=dice.choice(["", "r-1", "r-2"]),
            act=dice.choice(list(Act)),
            detail={"version": dice.randrange(1, 4), "sha256": f"{dice.getrandbits(256):064x}"},
            at=at,
            monotonic=monotonic,
            boot=boot,
            checkpoint=dice.choice([None, "tree 17"]),
            sign=device.sign,
        )
        made.append(signed)
        head = chain.head_of(signed)
    return made


def _changed(signed: SignedEntry, **values: object) -> SignedEntry:
    return replace(signed, entry=replace(signed.entry, **values))  # type: ignore[arg-type]


def _rehashed(signed: SignedEntry, sign: Callable[[bytes], bytes] | None = None) -> SignedEntry:
    hashed = entry_hash(signed.entry)
    return SignedEntry(signed.entry, hashed, sign(signed_bytes(hashed)) if sign else signed.signature)


def _rebuilt(history: History, sign: Callable[[bytes], bytes] | None) -> History:
    """Number, link and hash a history anew, as somebody would who knows the format but not the device's key."""
    made: History = []
    for number, signed in enumerate(history, start=1):
        entry = replace(signed.entry, sequence=number, previous=made[-1].hash if made else "0" * 64)
        made.append(_rehashed(replace(signed, entry=entry), sign))
    return made


def edits(history: History, dice: random.Random) -> list[Edit]:
    """Return every kind of edit at a random place of ``history`` (of at least 4 entries)."""
    stranger = new_device()
    place = dice.randrange(len(history))
    other = dice.choice([index for index in range(len(history)) if index != place])
    low, high = sorted((place, other))
    victim = history[place]
    later = (datetime.fromisoformat(victim.entry.at) + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    swapped = list(history)
    swapped[low], swapped[high] = swapped[high], swapped[low]
    renumbered = list(history)
    renumbered[low] = _rehashed(_changed(history[high], sequence=low + 1, previous=history[low].entry.previous))
    renumbered[high] = _rehashed(_changed(history[low], sequence=high + 1, previous=history[high].entry.previous))
    signature = bytearray(victim.signature)
    signature[dice.randrange(len(signature))] ^= 1 << dice.randrange(8)
    made: list[Edit] = []

    def put(name: str, *new: SignedEntry, first_bad: int = place + 1) -> None:
        made.append(Edit(name, [*history[:place], *new, *history[place + 1 :]], first_bad))

    for field, value in (
        ("report", "r-9"),
        ("officer", "90002"),
        ("act", "printed-twice"),
        ("detail", {"sha256": "0" * 64}),
        ("at", later),
        ("monotonic", victim.entry.monotonic + 10**9),
        ("boot", "other boot"),
        ("checkpoint", "tree 99"),
        ("device", "dev-2"),
    ):
        put(f"edited {field}", _changed(victim, **{field: value}))
        put(f"edited {field} and hashed anew", _rehashed(_changed(victim, **{field: value})))
        put(f"edited {field} and signed by a stranger", _rehashed(_changed(victim, **{field: value}), stranger.sign))
    put("another hash", replace(victim, hash="f" * 64))
    put("signature changed by a bit", replace(victim, signature=bytes(signature)))
    put("signature cut", replace(victim, signature=victim.signature[:-1]))
    put("signature gone", replace(victim, signature=b""))
    put("signed by a stranger", _rehashed(victim, stranger.sign))
    put("deleted")
    put("doubled", victim, victim, first_bad=place + 2)
    put("inserted from elsewhere", honest(stranger, len(history), 1)[place], victim)
    made.append(Edit("swapped", swapped, low + 1))
    made.append(Edit("swapped and renumbered", renumbered, low + 1))
    if place < len(history) - 1:
        made.append(Edit("deleted, the rest linked anew", _rebuilt([*history[:place], *history[place + 1 :]], None), place + 1))
    edited = [*history[:place], _changed(victim, report="r-9"), *history[place + 1 :]]
    made.append(Edit("edited, the rest linked anew", _rebuilt(edited, None), place + 1))
    made.append(Edit("all of it signed anew by a stranger", _rebuilt(edited, stranger.sign), 1))
    made.append(Edit("cut off", history[:place], place + 1))
    return made


def head(history: History) -> Head:
    return chain.head_of(history[-1])
