"""Errors in words: what happened, what is safe, what to do."""

from __future__ import annotations

import inspect
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from fieldreport import errors
from ui import messages

NOON = datetime(2026, 8, 10, 19, 7, 31, tzinfo=UTC)
CHICAGO = ZoneInfo("America/Chicago")


@pytest.mark.parametrize(("left", "words"), [(4, "4 tries are left"), (1, "1 try is left"), (0, "a pause of ten minutes now")])
def test_a_wrong_pin_says_what_is_left(left: int, words: str) -> None:
    said = messages.in_words(errors.WrongPin("", tries_left=left))
    assert words in said
    assert "Nothing was changed" in said


def test_where_there_is_no_key_store_it_is_called_a_passphrase() -> None:
    assert "Star and passphrase" in messages.in_words(errors.WrongPin("", tries_left=3), secret="passphrase")


def test_a_lock_out_says_when_the_next_try_is_in_the_departments_time() -> None:
    assert "1407 hours" in messages.in_words(errors.LockedOut("", until=NOON), CHICAGO)


def test_the_clock_is_told_to_the_second() -> None:
    assert messages.clock(NOON, CHICAGO) == "14:07:31"


def test_what_is_missing_is_named() -> None:
    said = messages.in_words(errors.NotReady("Something is missing.", missing=["the address", "the narrative"]))
    assert said == "Something is missing. Missing: the address; the narrative."


def test_an_unexpected_error_says_what_is_safe_and_where_it_came_from() -> None:
    try:
        {}["beat"]
    except KeyError as problem:
        said = messages.in_words(problem)
    assert "is saved" in said
    assert "KeyError, test_an_unexpected_error" in said


def test_every_error_of_ours_has_words() -> None:
    extra = {"tries_left": 3, "until": NOON, "characters": ("x",), "missing": ("y",), "status": 409}
    kinds = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, errors.FieldReportError)]
    assert len(kinds) > 30
    for kind in kinds:
        wanted = inspect.signature(kind.__init__).parameters
        said = messages.in_words(kind("It happened.", **{name: value for name, value in extra.items() if name in wanted}))
        assert said.strip()
        assert "Traceback" not in said


def test_a_save_that_failed_says_that_what_is_typed_is_not_on_the_disk() -> None:
    assert "not on the disk yet" in messages.save_failed(errors.DiskFull("The disk is full."))
