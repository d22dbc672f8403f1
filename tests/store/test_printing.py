"""Copies as the journal tells of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlcipher3 import dbapi2

from fieldreport.errors import StoreProblem
from fieldreport.store import journal
from fieldreport.store.printing import Printed, begin, note_failed, printed

if TYPE_CHECKING:
    from fieldreport.store.opening import Store
    from tests.store.house import House

R = "report-1"


def detail(version: int, copy: int, **more: Any) -> dict[str, Any]:
    return {"version": version, "copy": copy, "of": "ab", "sha256": "cd", "reason": "court", "printer": "room 4"} | more


def test_copies_are_counted_for_each_version_of_each_report(store: Store) -> None:
    for report, version, copy in ((R, 1, 1), (R, 1, 2), (R, 2, 1), ("report-2", 1, 1)):
        begin(store, report, detail(version, copy))
    assert [copy.number for copy in printed(store, R, 1)] == [1, 2]
    assert [copy.number for copy in printed(store, R, 2)] == [1]
    assert printed(store, R, 3) == ()


def test_a_copy_says_who_when_why_and_where(store: Store, house: House) -> None:
    begin(store, R, detail(1, 1))
    begin(store, R, detail(1, 2, printer="", to="copy.pdf"))
    assert printed(store, R, 1) == (
        Printed(1, house.clock(), "90001", "court", "room 4", "", "cd", ""),
        Printed(2, house.clock(), "90001", "court", "", "copy.pdf", "cd", ""),
    )


def test_a_number_that_was_given_is_refused_and_nothing_is_noted(store: Store) -> None:
    begin(store, R, detail(1, 1))
    note_failed(store, R, 1, 1, "out of paper")
    before = len(journal.entries(store))
    with pytest.raises(StoreProblem, match="this number already"):
        begin(store, R, detail(1, 1))
    assert len(journal.entries(store)) == before
    assert [copy.failed for copy in printed(store, R, 1)] == ["out of paper"]


def test_without_the_journal_nothing_begins(store: Store) -> None:
    with store.database.writing() as connection:
        connection.execute("CREATE TRIGGER refuse BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'refused'); END")
    with pytest.raises((StoreProblem, dbapi2.Error)):
        begin(store, R, detail(1, 1))
    assert printed(store, R, 1) == ()
