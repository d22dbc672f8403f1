"""What an autosave of a 20 KB draft costs, beside the same write by bare SQLCipher in the same run.

Both write interleaved, each into its own file on the same disk, in the same
journal mode, one after the other with the order changing, so that whatever else
the machine does meets both alike. The budget is a p99 of at most 2 × bare.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from bench.measured import Measured
from fieldreport.store import drafts
from fieldreport.store.drafts import Pinned
from fieldreport.store.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Callable

BYTES = 20_000
LONG = 130_000
"""Bytes of a draft whose narrative has 20,000 words."""
ROUNDS = 600
REPEATS = 5
BUDGET = 2.0
KEY = bytes(range(32))
TITLE = {"what": "Use of force, gas", "where": "1200 W Sample St", "when": "10 Aug 2026 1407 hours", "footage_until": "2026-11-08"}


def run(*, rounds: int = ROUNDS, repeats: int = REPEATS, folder: Path | None = None, size: int = BYTES) -> dict[str, float]:
    """Measure and return milliseconds (``bare_p50`` …) and ``ratio_p50``, ``ratio_p99`` (medians over the repeats)."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        bare, ours = _bare(Path(name) / "bare.db"), _ours(Path(name) / "ours.db")
        _measure(bare, ours, 50, size)
        found = [_measure(bare, ours, rounds, size) for _ in range(repeats)]
    return {key: round(statistics.median(one[key] for one in found), 3) for key in found[0]}


def _measure(bare: Callable[[bytes], None], ours: Callable[[bytes], None], rounds: int, size: int) -> dict[str, float]:
    taken: dict[str, list[float]] = {"bare": [], "ours": []}
    for number in range(rounds):
        answers = _answers(number, size)
        pair = [("bare", bare), ("ours", ours)]
        for name, save in pair if number % 2 else reversed(pair):
            begin = time.perf_counter()
            save(answers)
            taken[name].append((time.perf_counter() - begin) * 1000)
    found: dict[str, float] = {}
    for name, times in taken.items():
        cuts = statistics.quantiles(times, n=100)
        found |= {f"{name}_p50": cuts[49], f"{name}_p99": cuts[98], f"{name}_max": max(times)}
    return {**found, "ratio_p50": found["ours_p50"] / found["bare_p50"], "ratio_p99": found["ours_p99"] / found["bare_p99"]}


def _answers(number: int, size: int) -> bytes:
    """Return a draft that grew by a sentence: its length changes at each save, as it does while somebody types."""
    return random.Random(number).randbytes((size + number % 97) // 2).hex().encode()


def _bare(path: Path) -> Callable[[bytes], None]:
    connection = dbapi2.connect(str(path), isolation_level=None)
    for statement in (
        f"PRAGMA key = \"x'{KEY.hex()}'\"",
        "PRAGMA journal_mode = wal",
        "PRAGMA synchronous = full",
        "CREATE TABLE draft (id TEXT PRIMARY KEY, answers BLOB)",
        "INSERT INTO draft VALUES ('r-1', x'')",
    ):
        connection.execute(statement)

    def save(answers: bytes) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE draft SET answers = ? WHERE id = 'r-1'", (answers,))
        connection.execute("COMMIT")

    return save


def _ours(path: Path) -> Callable[[bytes], None]:
    store = open_store(
        path, KEY, device="bench", officer="90001", sign=lambda data: data[:64], now=lambda: datetime.now(UTC), new_id=lambda: "bench"
    )
    drafts.new_draft(store, "r-1", Pinned("form", "1", "f" * 64, "codes", "1", "c" * 64))

    def save(answers: bytes) -> None:
        drafts.save_draft(store, "r-1", answers, "narrative", 3, TITLE)

    return save


def measure() -> list[Measured]:
    """Return the figures for the table."""
    return [_row(BYTES, ROUNDS), _row(LONG, ROUNDS // 3)]


def _row(size: int, rounds: int) -> Measured:
    found = run(rounds=rounds, size=size)
    return Measured(
        what=f"autosave of a {size // 1000} KB draft, p99",
        value=found["ours_p99"],
        unit="ms",
        floor_words="bare SQLCipher",
        floor=found["bare_p99"],
        ratio=found["ratio_p99"],
        promise_words=f"at most {BUDGET:g} x",
        holds=found["ratio_p99"] <= BUDGET,
    )
