"""What somebody waits for stands first in the officer's list, and what is done stands last."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from fieldreport.report.life import State
from fieldreport.store import drafts, reports
from fieldreport.store.urgency import FOOTAGE_SOON_DAYS, ReportLine, most_urgent_first, read_day
from tests.store.house import House, begin, receive, seal, write

if TYPE_CHECKING:
    from fieldreport.store.opening import Store

NOON = datetime(2026, 8, 10, 17, 0, tzinfo=UTC)
TODAY = date(2026, 8, 10)


def line(name: str, state: State, *, days_old: float = 0, footage_in: int | None = None, said_by_hq: str = "") -> ReportLine:
    """Return a report in the list: how it stands, how old it is, and in how many days its footage is deleted."""
    return ReportLine(
        id=name,
        state=state,
        version=1,
        versions=0 if state is State.DRAFT else 1,
        kind="original",
        missing=0,
        what="",
        where="",
        when="",
        title={},
        footage_until=None if footage_in is None else TODAY + timedelta(days=footage_in),
        number=None,
        said_by_hq=said_by_hq,
        unsent=state is State.SEALED,
        training=False,
        created_at=NOON - timedelta(days=days_old),
        saved_at=NOON,
        discarded_at=None,
    )


def order(*lines: ReportLine) -> list[str]:
    """Return the names in the order of the list, which must not depend on the order in which they come."""
    found = {tuple(each.id for each in most_urgent_first(shuffled, TODAY)) for shuffled in itertools.permutations(lines)}
    assert len(found) == 1
    return list(found.pop())


def test_the_list_shows_the_most_urgent_first(store: Store, house: House) -> None:
    today = house.clock().date()
    for name in (
        "closed",
        "waits",
        "waits too",
        "draft old",
        "draft new",
        "footage in 12 days",
        "footage tomorrow",
        "footage far",
        "refused",
        "returned",
    ):
        begin(store, name)
        house.clock.forward(minutes=10)
    write(store, "footage in 12 days", "x", footage_until=str(today + timedelta(days=12)))
    write(store, "footage tomorrow", "x", footage_until=str(today + timedelta(days=1)))
    write(store, "footage far", "x", footage_until=str(today + timedelta(days=60)))
    for number, name in enumerate(("closed", "waits", "waits too", "refused", "returned")):
        version = seal(store, name)
        if "waits" in name:
            continue
        receive(store, name, number=str(number))
        for step, state in enumerate(
            {"closed": ("checked", "approved", "closed"), "refused": ("refused",), "returned": ("checked", "returned")}[name]
        ):
            words = "" if state in ("checked", "approved", "closed") else "Say which camera."
            assert reports.apply_event(store, number * 10 + step, name, 1, version.sha256, state, words)
    assert [line.id for line in drafts.list_reports(store)] == [
        "refused",
        "returned",
        "footage tomorrow",
        "footage in 12 days",
        "draft old",
        "draft new",
        "footage far",
        "waits",
        "waits too",
        "closed",
    ]


@pytest.mark.parametrize("footage", ["", "soon", "2026-13-45", 5, None])
def test_a_title_that_is_odd_still_lists(store: Store, footage: object) -> None:
    begin(store, "r-1", footage_until=footage)
    assert drafts.list_reports(store)[0].footage_until is None


def test_each_kind_stands_before_the_next_whatever_its_age() -> None:
    assert order(
        line("returned", State.RETURNED),
        line("footage", State.DRAFT, days_old=1, footage_in=3),
        line("draft", State.DRAFT, days_old=2),
        line("waiting", State.SEALED, days_old=3),
        line("done", State.RECEIVED, days_old=4),
    ) == ["returned", "footage", "draft", "waiting", "done"]


def test_what_hq_returned_or_could_not_accept_stands_first_and_longest_waiting_on_top() -> None:
    assert order(
        line("returned today", State.RETURNED),
        line("refused last week", State.RECEIVED, days_old=7, said_by_hq="The signature does not hold."),
        line("returned yesterday", State.RETURNED, days_old=1),
        line("footage is gone tomorrow", State.DRAFT, days_old=30, footage_in=1),
    ) == ["refused last week", "returned yesterday", "returned today", "footage is gone tomorrow"]


@pytest.mark.parametrize("state", [State.CHECKED, State.APPROVED, State.CLOSED, State.VOID])
def test_hqs_words_about_a_report_that_went_on_do_not_bring_it_back_to_the_top(state: State) -> None:
    assert order(line("went on", state, said_by_hq="Well written."), line("draft", State.DRAFT)) == ["draft", "went on"]


def test_footage_counts_until_the_fourteenth_day_and_after_it_is_overdue() -> None:
    assert FOOTAGE_SOON_DAYS == 14
    assert order(
        line("in 15 days", State.DRAFT, footage_in=15),
        line("in 14 days", State.DRAFT, footage_in=14),
        line("today", State.DRAFT, footage_in=0),
        line("was due yesterday", State.DRAFT, footage_in=-1),
        line("old draft", State.DRAFT, days_old=9),
    ) == ["was due yesterday", "today", "in 14 days", "old draft", "in 15 days"]


def test_footage_of_a_report_that_still_waits_to_be_sent_counts_and_of_one_that_is_done_does_not() -> None:
    assert order(
        line("waiting", State.SEALED, footage_in=2),
        line("draft", State.DRAFT, days_old=9),
        line("done", State.RECEIVED, footage_in=1),
    ) == ["waiting", "draft", "done"]


def test_drafts_and_waiting_reports_stand_oldest_first_and_done_ones_newest_first() -> None:
    for state, expected in ((State.DRAFT, ["old", "new"]), (State.SEALED, ["old", "new"]), (State.APPROVED, ["new", "old"])):
        assert order(line("new", state, days_old=1), line("old", state, days_old=2)) == expected


@pytest.mark.parametrize("state", list(State))
def test_two_reports_of_one_moment_always_stand_in_the_same_order(state: State) -> None:
    assert order(line("b", state, footage_in=1), line("a", state, footage_in=1)) == ["a", "b"]


def test_an_empty_list_is_no_trouble() -> None:
    assert most_urgent_first((), TODAY) == ()


def test_a_day_in_a_title_is_read_and_whatever_else_stands_there_is_no_day() -> None:
    assert read_day("2026-11-08") == date(2026, 11, 8)
    assert [read_day(odd) for odd in ("2026-02-29", "08/11/2026", " 2026-11-08", date(2026, 11, 8), True, [])] == [None] * 6
