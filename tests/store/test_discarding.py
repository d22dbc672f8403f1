"""A discarded draft says why, comes back for 30 days, and is then really gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.errors import LifeProblem
from fieldreport.ledger.entries import Act
from fieldreport.report.life import State
from fieldreport.store import audit, discarding, drafts, exhibits, journal
from tests.store.house import begin, seal, write
from tests.store.test_exhibits import take

if TYPE_CHECKING:
    from fieldreport.store.opening import Store
    from tests.store.house import House


@pytest.fixture
def away(house: House, store: Store) -> Store:
    begin(store, "r-1")
    write(store, "r-1", "what nobody shall read after that")
    drafts.discard(store, "r-1", "entered twice")
    return store


def gone(store: Store) -> bool:
    return drafts.load_draft(store, "r-1").answers == b"{}"


def acts(store: Store) -> list[str]:
    return [signed.entry.act for signed in journal.entries(store)]


def test_why_it_was_discarded_is_kept(away: Store) -> None:
    assert discarding.reasons(away) == {"r-1": "entered twice"}


def test_for_30_days_nothing_is_let_go(house: House, away: Store) -> None:
    house.clock.forward(seconds=30 * 86_400)
    assert discarding.forget_expired(away) == 0
    drafts.restore(away, "r-1")
    assert not gone(away)


def test_after_30_days_it_does_not_come_back_and_a_day_later_it_is_empty(house: House, away: Store) -> None:
    house.clock.forward(seconds=30 * 86_400 + 1)
    assert discarding.forget_expired(away) == 0
    assert drafts.list_discarded(away) == ()
    with pytest.raises(LifeProblem, match="30 days"):
        drafts.restore(away, "r-1")
    assert not gone(away)
    house.clock.forward(seconds=86_399)
    assert discarding.forget_expired(away) == 0
    house.clock.forward(seconds=1)
    assert discarding.forget_expired(away) == 1
    assert gone(away)
    assert drafts.load_draft(away, "r-1").state is State.DISCARDED
    assert discarding.reasons(away) == {"r-1": ""}
    assert acts(away)[-2:] == [Act.EXPIRED, Act.FORGOTTEN]
    assert discarding.forget_expired(away) == 0
    audit.check_rows(away)


def test_a_clock_that_ran_ahead_once_costs_nothing(house: House, away: Store) -> None:
    house.clock.forward(seconds=400 * 86_400)
    assert discarding.forget_expired(away) == 0
    house.clock.forward(seconds=-399 * 86_400)
    assert discarding.forget_expired(away) == 0
    drafts.restore(away, "r-1")
    assert not gone(away)


def test_what_was_let_go_does_not_come_back_empty_when_the_clock_is_put_back(house: House, away: Store) -> None:
    for days in (31, 1):
        house.clock.forward(seconds=days * 86_400)
        discarding.forget_expired(away)
    assert gone(away)
    house.clock.forward(seconds=-20 * 86_400)
    assert drafts.list_discarded(away) == ()
    with pytest.raises(LifeProblem, match="30 days"):
        drafts.restore(away, "r-1")


def test_a_draft_that_came_back_is_never_let_go(house: House, away: Store) -> None:
    drafts.restore(away, "r-1")
    for _ in range(3):
        house.clock.forward(seconds=40 * 86_400)
        assert discarding.forget_expired(away) == 0


def test_what_was_sealed_stays(house: House, store: Store) -> None:
    begin(store, "r-1")
    seal(store, "r-1")
    for _ in range(3):
        house.clock.forward(seconds=40 * 86_400)
        assert discarding.forget_expired(store) == 0
    assert not gone(store)


def test_the_files_of_a_draft_go_with_it_and_their_custody_stays(house: House, store: Store) -> None:
    for report, words in (("r-1", "a photo"), ("r-2", "another")):
        begin(store, report)
        take(store, report, words)
    drafts.discard(store, "r-1", "entered twice")
    both = exhibits.known_files(store)
    assert len(both) == 2
    house.clock.forward(seconds=31 * 86_400)
    discarding.forget_expired(store)
    assert exhibits.known_files(store) == both
    house.clock.forward(seconds=86_400)
    assert discarding.forget_expired(store) == 1
    assert exhibits.known_files(store) == {exhibit.cipher.file_name for exhibit in exhibits.exhibits(store, "r-2")}
    assert exhibits.custody(store, "r-1")
    audit.check_rows(store)
