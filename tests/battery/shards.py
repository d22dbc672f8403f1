"""Which test of the slow batteries is in which shard."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Shards = tuple[tuple[str, ...], ...]


def read_shards(text: str) -> Shards:
    """Return the beginnings of names, a tuple for each shard."""
    return tuple(tuple(line.split()) for line in text.splitlines())


def shards_of(name: str, shards: Shards) -> list[int]:
    """Return the numbers of the shards that run a test, counted from 1."""
    return [number for number, starts in enumerate(shards, start=1) if name.startswith(starts)]


def shard_of(name: str, shards: Shards) -> int:
    """Return the number of the first shard that runs a test, or 0."""
    return next(iter(shards_of(name, shards)), 0)


def misplaced(names: Iterable[str], shards: Shards) -> str:
    """Say which tests are in no shard or in several, or ""."""
    wrong = [f"{name} is in {len(found)} shards" for name in names if len(found := shards_of(name, shards)) != 1]
    if not all(shards):
        wrong.append("a line is empty: it would be a shard that runs nothing")
    return f"tests/battery/SHARDS: {'; '.join(wrong)}." if wrong else ""
