"""Taking in a file of 200 MB, beside the barest program that does the same: read, SHA-256, AES-256-GCM, write, flush.

The intake does more: it hashes the ciphertext too (by that hash it is checked before it travels), asks whether it was
stopped, tells its progress and writes the vault's rows. The bare one works with pieces of the same size, in memory of the
same process, on the same disk. Both run interleaved, on the same source.
"""

from __future__ import annotations

import hashlib
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bench import laptop
from bench.measured import Measured
from fieldreport import streams, trial

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = 200 * 1000 * 1000
ROUNDS = 7
PROMISE = 1.5


def measure(rounds: int = ROUNDS, size: int = SIZE) -> list[Measured]:
    """Return one figure."""
    taken: dict[str, list[float]] = {"intake": [], "bare": []}
    with tempfile.TemporaryDirectory() as name, laptop.desk(laptop.enrolled(Path(name) / "house")) as desk:
        folder = Path(name)
        source = folder / "film.mp4"
        report = trial.fill_sample(desk)
        steps: dict[str, Callable[[], object]] = {
            "intake": lambda: desk.attach(report.report_id, source),
            "bare": lambda: _bare(source, folder / "bare"),
        }
        for number in range(rounds + 1):
            source.write_bytes(os.urandom(size))  # other bytes each time: the same ones would be the same exhibit
            os.sync()
            for kind in sorted(steps, reverse=bool(number % 2)):
                begun = time.perf_counter()
                steps[kind]()
                if number:  # the first round imports and fills the caches
                    taken[kind].append((time.perf_counter() - begun) * 1000)
    intake, bare = (statistics.median(taken[kind]) for kind in ("intake", "bare"))
    ratio = intake / bare
    words = "read, SHA-256, AES-256-GCM, write and flush alone"
    return [Measured("taking in a file of 200 MB", intake, "ms", words, bare, ratio, f"at most {PROMISE} x", ratio <= PROMISE)]


def _bare(source: Path, target: Path) -> None:
    cipher, hashed, header = AESGCM(streams.new_key()), hashlib.sha256(), b"header"
    with source.open("rb", buffering=0) as file, target.open("wb", buffering=0) as written:
        number = 0
        while piece := file.read(streams.CHUNK):
            hashed.update(piece)
            written.write(cipher.encrypt(number.to_bytes(12, "big"), piece, header))
            number += 1
        os.fsync(written.fileno())
