"""``python -m bench``: measure everything, or what is named; one table, and exit code 1 if a promise does not hold."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import os
import sys
import time

from bench.measured import broken, table

NAMES = (
    "first_paint",
    "usable_list",
    "answers",
    "large_form",
    "typing_keys",
    "hundred_people",
    "narrative",
    "keystrokes",
    "autosave",
    "paper",
    "seal",
    "sealing_window",
    "printing_window",
    "paper_view",
    "verification",
    "intake",
)
"""Modules of this folder; each has ``measure()``, which returns its figures."""

BEFORE_OTHERS = -15
"""Niceness: whatever else the machine does waits, where that may be asked for."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Ratios of one run; docs/measurements.md explains them.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of: {', '.join(NAMES)}; without a name, all of them")
    names = parser.parse_args(arguments).names or NAMES
    if not set(names) <= set(NAMES):
        parser.error(f"there are these benchmarks: {', '.join(NAMES)}")
    with contextlib.suppress(PermissionError):  # only root may; children inherit it, so both sides of a ratio have it
        os.setpriority(os.PRIO_PROCESS, 0, BEFORE_OTHERS)
    found = []
    for name in names:
        print(f"measuring {name} ...", end=" ", file=sys.stderr, flush=True)
        begun = time.perf_counter()
        found += importlib.import_module(f"bench.{name}").measure()
        print(f"{time.perf_counter() - begun:.0f} s", file=sys.stderr)
    print(table(found))
    return 1 if broken(found) else 0


if __name__ == "__main__":
    sys.exit(main())
