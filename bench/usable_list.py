"""From the end of the key derivation to the list of reports, painted and ready for the next key.

The real window in a child process on a laptop with 50 reports, warm: the files have been read before, and what is
loaded behind the unlock screen has been loaded. The peer is what the officer waits for just before: one Argon2id
of her vault's own parameters, in the same process.
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from bench import children, laptop
from bench.measured import Measured
from tests.houses import PASSPHRASE, STAR

PROMISE = 1.2
"""Seconds."""
DRAFTS, SEALED = 45, 5
RUNS = 7


def measure(runs: int = RUNS) -> list[Measured]:
    """Return one figure: the median of so many starts."""
    with tempfile.TemporaryDirectory() as name, children.screens() as screens:
        house = laptop.enrolled(Path(name) / "house")
        laptop.write_reports(house, DRAFTS, SEALED)
        screen = list(screens)[-1]
        environment = {**children.environment(Path(name) / "bytecode"), **screens[screen]}
        words = ["bench.listing", str(house.laptop), STAR, PASSPHRASE, str(DRAFTS + SEALED)]
        children.said(words, environment)  # compiles, and fills the caches
        taken = [[float(word) for word in children.said(words, environment).split()] for _ in range(runs)]
    derivation, shown = (statistics.median(column) for column in zip(*taken, strict=True))
    return [
        Measured(
            what=f"unlocked to usable list of {DRAFTS + SEALED} reports ({screen})",
            value=shown,
            unit="s",
            floor_words="one Argon2id",
            floor=derivation,
            ratio=shown / derivation,
            promise_words=f"at most {PROMISE:g} s warm",
            holds=shown <= PROMISE,
        )
    ]
