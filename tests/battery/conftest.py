"""The slow batteries: one shard at a time (``make battery SHARD=n``), and never in an ordinary run of the tests.

``SHARDS`` has one line a shard: the beginnings of the names of the tests that it runs, divided by spaces. Each test of this
folder is in exactly one shard; a run refuses to begin otherwise. A shard takes at most 30 minutes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.battery.shards import misplaced, read_shards, shard_of
from tests.incidents.conftest import dressed, laptop, open_it

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["dressed", "laptop", "open_it"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the tests of the shard that was asked for; of this folder none when none was."""
    here = config.rootpath / "tests" / "battery"
    names = {item.nodeid: _name(item, here) for item in items if item.path.is_relative_to(here)}
    shards = read_shards((here / "SHARDS").read_text())
    wanted = config.getoption("--shard")
    if wrong := misplaced(names.values(), shards):
        raise pytest.UsageError(wrong)
    if not 0 <= wanted <= len(shards):
        raise pytest.UsageError(f"There are shards 1 to {len(shards)} (tests/battery/SHARDS), and no shard {wanted}.")
    left_out = [item for item in items if item.nodeid in names and shard_of(names[item.nodeid], shards) != wanted]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def _name(item: pytest.Item, here: Path) -> str:
    return f"{item.path.relative_to(here).as_posix()}::{item.nodeid.partition('::')[2]}"
