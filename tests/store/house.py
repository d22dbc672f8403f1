"""A vault to test with: real SQLCipher, a real signing key, a clock that the test moves."""

from __future__ import annotations

import hashlib
import itertools
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from fieldreport.store import drafts, reports
from fieldreport.store.drafts import Pinned
from fieldreport.store.opening import Store, open_store
from tests.ledger.histories import Device, new_device

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KEY = bytes(range(32))
OTHER_KEY = bytes(range(1, 33))
PINNED = Pinned("federal-enforcement-report", "1", "f" * 64, "built-in", "1", "c" * 64)
TITLE = {"what": "Use of force", "where": "1200 W Sample St", "when": "10 Aug 2026"}
STAR = "90001"


@dataclass
class Clock:
    """Stands still until the test moves it."""

    at: datetime = datetime(2026, 8, 10, 19, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **amount: float) -> None:
        self.at += timedelta(**amount)


@dataclass
class House:
    """One laptop with one vault."""

    folder: Path
    device: Device = field(default_factory=new_device)
    clock: Clock = field(default_factory=Clock)
    ids: itertools.count[int] = field(default_factory=itertools.count)

    @property
    def path(self) -> Path:
        return self.folder / "vault.db"

    def open(self, key: bytes = KEY) -> Store:
        return open_store(
            self.path,
            key,
            device=self.device.name,
            officer=STAR,
            sign=self.device.sign,
            now=self.clock,
            new_id=lambda: f"id-{next(self.ids)}",
        )


def write(store: Store, report_id: str, words: str, *, missing: int = 0, **title: object) -> None:
    """Save a draft whose answers are ``words``."""
    drafts.save_draft(store, report_id, words.encode(), "narrative", missing, {**TITLE, **title})


def begin(store: Store, report_id: str, words: str = "stated", **title: object) -> None:
    """Begin a draft and save it once."""
    drafts.new_draft(store, report_id, PINNED)
    write(store, report_id, words, **title)


def seal(store: Store, report_id: str, version: int = 1, numbers: Mapping[str, int] | None = None) -> reports.Version:
    """Seal a draft as the program does, with bytes made up for the test."""
    reports.record_sealing_begun(store, report_id)
    made = f"{report_id} version {version}"
    return reports.record_sealed(
        store,
        report_id,
        version,
        sha256_of(made),
        f"{sha256_of('file ' + made)[:32]}.sealed",
        b"wrapped " + made.encode(),
        sha256_of("cipher " + made),
        b'{"format":"fieldreport.record/1"}',
        4,
        numbers or {},
    )


def receive(store: Store, report_id: str, version: int = 1, number: str = "2026-00417") -> bool:
    """Apply a receipt for a version sealed by :func:`seal`."""
    return reports.apply_receipt(
        store, report_id, version, sha256_of(f"{report_id} version {version}"), f"receipt {number}".encode(), number
    )


def sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
