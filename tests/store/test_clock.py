"""The machine's counter runs on by itself, and knows its start."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from fieldreport.store.clock import read_tick


def test_it_never_goes_back_and_keeps_its_start() -> None:
    first, second = read_tick(), read_tick()
    assert second.monotonic >= first.monotonic > 0
    assert second.boot == first.boot


@pytest.mark.skipif(not hasattr(time, "CLOCK_BOOTTIME"), reason="only Linux has a monotonic clock that stands still in sleep")
def test_it_counts_the_time_in_which_the_machine_slept() -> None:
    before = time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
    read = read_tick()
    assert before <= read.monotonic <= time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
    assert read.boot == Path("/proc/sys/kernel/random/boot_id").read_text().strip()
