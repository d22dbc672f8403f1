"""What can be done with a sealed report: the deeds, their order, and the rows of the list that offers them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.said import joined
from ui.lists.rows import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from fieldreport.desk import Version

ORDER = ("send", "numbers", "print", "save", "correct", "add", "compare", "companions", "redacted", "check")
"""The order in which they are offered, whoever registers first."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done with a sealed version."""

    name: str
    """One of :data:`ORDER`."""
    words: str
    """``Print…``"""
    note: str = ""
    """One line on what it does."""
    key: str = ""
    """``Ctrl+P``: does it from anywhere on the screen."""
    when: Callable[[Version, Sequence[Version]], bool] = lambda _version, _all: True
    """Whether it is offered for a version, which is one of all that the report has."""


def deed_rows(deeds: Iterable[Deed], version: Version, versions: Sequence[Version]) -> list[Row]:
    """Return a row for each deed that is offered for a version; the key is its name."""
    offered = sorted((deed for deed in deeds if deed.when(version, versions)), key=lambda deed: ORDER.index(deed.name))
    return [Row(deed.name, joined("   ", (deed.words, deed.key)), deed.note) for deed in offered]
