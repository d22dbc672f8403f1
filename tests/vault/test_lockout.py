"""Five wrong tries, ten minutes; no setting of the clock shortens it, and none makes it last for years."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.vault.lockout import TRIES, WAIT, by_uptime, next_try, tries_left

NOW = datetime(2026, 3, 8, 7, 59, tzinfo=UTC)  # a minute before clocks go forward in Chicago


def tries(count: int, last: datetime = NOW, apart: int = 5) -> list[datetime]:
    return [last - timedelta(seconds=apart * back) for back in reversed(range(count))]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 6, 9, 11])
def test_fewer_than_five_in_a_row_wait_for_nothing(count: int) -> None:
    assert next_try(tries(count), NOW) is None


@pytest.mark.parametrize("count", [5, 10, 15])
def test_after_each_fifth_wrong_try_there_are_ten_minutes(count: int) -> None:
    made = tries(count)
    until = NOW + timedelta(minutes=10)
    assert next_try(made, NOW) == until
    assert next_try(made, until - timedelta(seconds=1)) == until
    assert next_try(made, until) is None
    assert next_try(made, until + timedelta(days=1)) is None


def test_the_ten_minutes_run_from_the_last_try_however_slowly_they_came() -> None:
    assert next_try(tries(5, apart=86_400), NOW) == NOW + WAIT


def test_a_clock_that_was_set_back_does_not_lock_for_years() -> None:
    assert next_try(tries(5, last=NOW + timedelta(days=3_000)), NOW) is None


@pytest.mark.parametrize(("made", "left"), [(0, 5), (1, 4), (4, 1), (5, 5), (6, 4), (9, 1)])
def test_the_officer_is_told_how_many_are_left(made: int, left: int) -> None:
    assert tries_left(tries(made)) == left


def test_no_setting_of_the_clock_shortens_the_wait() -> None:
    made = [("this start", 60_000 + second * 1_000) for second in range(5)]
    for clock in (NOW, NOW + timedelta(days=400), NOW - timedelta(days=400)):
        placed = by_uptime(made, boot="this start", uptime=65_000, now=clock)
        assert next_try(placed, clock) == clock + WAIT - timedelta(seconds=1)
        placed = by_uptime(made, boot="this start", uptime=64_000 + 600_000, now=clock)
        assert next_try(placed, clock) is None


def test_starting_the_machine_anew_does_not_shorten_it_and_is_waited_for_once() -> None:
    made = [("an earlier start", 9_000_000)] * 5
    assert next_try(by_uptime(made, boot="this start", uptime=30_000, now=NOW), NOW) == NOW + timedelta(minutes=9, seconds=30)
    assert next_try(by_uptime(made, boot="this start", uptime=600_000, now=NOW), NOW) is None


def test_where_the_system_has_no_boot_id_counters_are_not_compared() -> None:
    assert by_uptime([("", 500_000)], boot="", uptime=600_000, now=NOW) == (NOW - timedelta(seconds=600),)


@given(st.lists(st.tuples(st.sampled_from(["a", "b", ""]), st.integers(0, 10**10)), max_size=20), st.integers(0, 10**10))
def test_whatever_stands_in_the_chain_nobody_waits_longer_than_ten_minutes(made: list[tuple[str, int]], uptime: int) -> None:
    placed = by_uptime(made, boot="a", uptime=uptime, now=NOW)
    assert all(each <= NOW for each in placed)
    until = next_try(placed, NOW)
    assert until is None or NOW < until <= NOW + WAIT
    assert (until is None) or len(made) % TRIES == 0
