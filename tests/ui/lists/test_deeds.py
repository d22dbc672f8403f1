"""What can be done with a sealed report stands in one order, whoever offers it first."""

from __future__ import annotations

import pytest

from tests.ui.lists.test_versions import VERSION
from ui.lists.deeds import Deed, deed_rows

SAVE, PRINT = Deed("save", "Save a PDF…"), Deed("print", "Print…", "A copy with a number of its own.", "Ctrl+P")


def test_deeds_stand_in_one_order_with_their_keys() -> None:
    rows = deed_rows([SAVE, PRINT], VERSION, [VERSION])
    assert [(row.key, row.title, row.detail) for row in rows] == [
        ("print", "Print…   Ctrl+P", "A copy with a number of its own."),
        ("save", "Save a PDF…", ""),
    ]


def test_a_deed_that_is_not_for_this_version_is_not_offered() -> None:
    compare = Deed("compare", "Compare…", when=lambda _, versions: len(versions) > 1)
    assert deed_rows([compare], VERSION, [VERSION]) == []
    assert [row.key for row in deed_rows([compare], VERSION, [VERSION, VERSION])] == ["compare"]


def test_a_deed_without_a_place_in_the_order_is_a_mistake_that_is_seen() -> None:
    with pytest.raises(ValueError, match="not in"):
        deed_rows([Deed("burn", "Burn")], VERSION, [VERSION])
