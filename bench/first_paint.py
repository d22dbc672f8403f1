"""From the start of the process to the first paint of the unlock screen, beside an empty main window.

Both are children of the same interpreter in the same environment, one after the other with the order
changing, so that whatever else the machine does meets both alike. The time runs from just before the
process is made to the first turn of the event loop after the paint (``bench.painting``).
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench import children
from bench.laptop import enrolled
from bench.measured import Measured

if TYPE_CHECKING:
    from collections.abc import Mapping

PROMISE = 1.3
RUNS = 15


def measure(runs: int = RUNS) -> list[Measured]:
    """Return one figure for each screen."""
    with tempfile.TemporaryDirectory() as name, children.screens() as screens:
        laptop = enrolled(Path(name) / "house").laptop
        plain = children.environment(Path(name) / "bytecode")
        return [_on(screen, {**plain, **settings}, laptop, runs) for screen, settings in screens.items()]


def _on(screen: str, environment: Mapping[str, str], laptop: Path, runs: int) -> Measured:
    kinds = {"program": ["program", str(laptop)], "empty": ["empty"]}
    for words in kinds.values():
        _painted_after(words, environment)  # compiles, and fills the caches of files and fonts
    taken: dict[str, list[float]] = {kind: [] for kind in kinds}
    for number in range(runs):
        for kind in sorted(kinds, reverse=bool(number % 2)):
            taken[kind].append(_painted_after(kinds[kind], environment))
    ours, bare = (statistics.median(taken[kind]) for kind in ("program", "empty"))
    return Measured(
        what=f"first paint of the unlock screen ({screen})",
        value=ours,
        unit="ms",
        floor_words="empty QMainWindow",
        floor=bare,
        ratio=ours / bare,
        promise_words=f"at most {PROMISE:g} x",
        holds=ours / bare <= PROMISE,
    )


def _painted_after(words: list[str], environment: Mapping[str, str]) -> float:
    """Return milliseconds from the start of a child to its first paint."""
    begun = time.monotonic()
    return (float(children.said(["bench.painting", *words], environment)) - begun) * 1000
