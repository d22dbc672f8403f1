"""Parameters as they are written, and the numbers that a range offers. Refusals stand in ``test_subset``."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.forms.parameters import Steps, consumed, split, steps_of
from fieldreport.forms.subset import PARAMETERS, TYPES


@pytest.mark.parametrize(
    ("cell", "found", "strange"),
    [
        ("start=0 end=10", {"start": "0", "end": "10"}, []),
        ("start = 0; end =10,step= 2", {"start": "0", "end": "10", "step": "2"}, []),
        ("  ", {}, []),
        ("rows", {}, ["rows"]),
        ("=3 rows=", {}, ["=3", "rows="]),
        ("seed=${q}", {"seed": "${q}"}, []),
    ],
)
def test_a_cell_is_read_as_pairs_and_what_is_none_is_told(cell: str, found: dict[str, str], strange: list[str]) -> None:
    read, rest = split(cell)
    assert read == found
    assert "".join(rest) == "".join(strange).replace(" ", "")


def test_a_range_goes_from_1_to_10_when_nothing_is_said() -> None:
    assert steps_of({}) == Steps(1, 10, 1)
    assert steps_of({"start": "5", "step": "-0.5"}) == Steps(5, 10, Decimal("0.5"))


def test_decimal_steps_are_exact() -> None:
    steps = steps_of({"start": "0", "end": "1", "step": "0.1"})
    assert all(steps.holds(Decimal(tenth) / 10) for tenth in range(11))
    assert not steps.holds(Decimal("0.05"))
    assert not steps.holds(Decimal("1.1"))


@given(st.integers(-50, 50), st.integers(1, 9), st.integers(1, 20), st.integers(-200, 200))
def test_a_range_holds_what_its_steps_reach_in_either_direction(start: int, step: int, count: int, value: int) -> None:
    end = start + step * count
    reached = set(range(start, end + 1, step))
    assert steps_of({"start": str(start), "end": str(end), "step": str(step)}).holds(value) == (value in reached)
    assert steps_of({"start": str(end), "end": str(start), "step": str(-step)}).holds(value) == (value in reached)


def test_parameters_are_told_of_types_that_are_there_and_those_of_a_file_are_used_up() -> None:
    assert set(PARAMETERS) <= set(TYPES)
    assert consumed("select_one_from_file") <= set(PARAMETERS["select_one_from_file"])
    assert consumed("select_one") == frozenset()
