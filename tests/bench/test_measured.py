"""The table of the benchmarks says plainly what holds, and a promise that does not hold is not overlooked."""

from __future__ import annotations

import importlib
from dataclasses import replace

import pytest

from bench.__main__ import NAMES, main
from bench.measured import Measured, broken, table

KEPT = Measured("first paint", 240.4, "ms", "empty window", 200, 1.202, "at most 1.3 x", holds=True)
BROKEN = replace(KEPT, what="autosave", value=2.5, ratio=1.4, holds=False)
UNPROMISED = replace(KEPT, what="sealing", promise_words="none: for information", holds=None)


def test_a_row_says_what_was_measured_beside_what_and_whether_the_promise_holds() -> None:
    heading, _, first, second, third = table([KEPT, BROKEN, UNPROMISED]).splitlines()
    assert heading.split()[0] == "what"
    assert first.split("  ")[0] == "first paint"
    assert [part.strip() for part in first.split("  ") if part.strip()][1:] == [
        "240 ms",
        "empty window: 200 ms",
        "1.20",
        "at most 1.3 x",
        "yes",
    ]
    assert second.endswith("NO")
    assert third.endswith("-")


def test_columns_stand_under_one_another() -> None:
    lines = table([KEPT, replace(BROKEN, what="a much longer name than the others have")]).splitlines()
    assert len({line.index("empty window") for line in lines[2:]}) == 1


def test_only_a_promise_that_was_made_can_be_broken() -> None:
    assert broken([KEPT, BROKEN, UNPROMISED]) == (BROKEN,)
    assert broken([KEPT, UNPROMISED]) == ()


@pytest.mark.parametrize("name", NAMES)
def test_every_benchmark_that_is_named_can_be_called(name: str) -> None:
    assert callable(importlib.import_module(f"bench.{name}").measure)


def test_a_benchmark_that_there_is_not_is_refused_with_the_names_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["first_paints"])
    assert refused.value.code == 2
    assert "usable_list" in capsys.readouterr().err
