"""The tree of errors: drawn as it is, every leaf under one root, texts for people."""

from __future__ import annotations

import inspect
import re
from datetime import UTC, datetime

import pytest

from fieldreport import errors
from fieldreport.errors import FieldReportError, FormProblem, LockedOut, MissingGlyphs, NotReady, RefusedByHQ, WrongPin


def drawn() -> dict[str, str]:
    """Return {name: name of what it hangs under} as the module's text draws it."""
    tree: dict[str, str] = {}
    stack: list[str] = []
    for line in str(errors.__doc__).splitlines():
        found = re.match(r"    ([│ ]*)(?:[├└]── )?(\w+)(?:\s{2,}.*)?$", line)
        if not found or not hasattr(errors, found[2]):
            continue
        level = 0 if found[2] == "FieldReportError" else len(found[1]) // 4 + 1
        stack[level:] = [found[2]]
        tree[found[2]] = stack[level - 1] if level else ""
    return tree


def built() -> dict[str, str]:
    kinds = [
        kind
        for _, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, Exception) and kind.__module__ == errors.__name__
    ]
    return {kind.__name__: "" if kind is FieldReportError else kind.__bases__[0].__name__ for kind in kinds}


def test_the_tree_is_drawn_as_it_is_built() -> None:
    assert drawn() == built()
    assert len(built()) > 30  # the control: the drawing was read


def test_every_error_says_what_it_is_for() -> None:
    assert [name for name in built() if not getattr(errors, name).__doc__] == []


@pytest.mark.parametrize("name", sorted(built()))
def test_one_except_at_the_door_catches_all(name: str) -> None:
    assert issubclass(getattr(errors, name), FieldReportError)
    assert not issubclass(getattr(errors, name), (OSError, ValueError))


def test_a_form_problem_names_the_place_as_the_author_counts() -> None:
    whole = FormProblem("Unknown type.", sheet="survey", row=4, column="type", suggestion="Write select_one.")
    assert str(whole) == "sheet survey, row 4, column type: Unknown type. Write select_one."
    assert (whole.what, whole.sheet, whole.row, whole.column, whole.suggestion) == (
        "Unknown type.",
        "survey",
        4,
        "type",
        "Write select_one.",
    )
    assert str(FormProblem("No sheet.")) == "No sheet."


def test_errors_carry_what_the_window_needs() -> None:
    until = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
    assert WrongPin("Wrong.", tries_left=2).tries_left == 2
    assert LockedOut("Wait.", until=until).until == until
    assert MissingGlyphs("No font.", characters=["𓀀"]).characters == ("𓀀",)
    assert NotReady("Missing.", missing=["When?"]).missing == ("When?",)
    assert RefusedByHQ("No.", status=409).status == 409
    assert str(WrongPin("Wrong.", tries_left=2)) == "Wrong."
