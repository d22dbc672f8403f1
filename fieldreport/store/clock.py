"""The machine's own counter, which nobody can set: it orders entries when the clock was moved."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True, slots=True)
class Tick:
    """One reading of the counter."""

    monotonic: int
    """Milliseconds since the machine started."""
    boot: str
    """Id of that start, or "" where the system has none (then counters are not compared)."""


def read_tick() -> Tick:
    """Read the counter."""
    try:
        boot = _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        boot = ""
    return Tick(_uptime_ns() // 1_000_000, boot)


def _uptime_ns() -> int:
    # Linux's monotonic clock stands still while the machine sleeps (clock_gettime(2)); a pause must not.
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    return time.monotonic_ns()
