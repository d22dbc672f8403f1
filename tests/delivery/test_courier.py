"""Every answer of HQ becomes done, later, or a person's matter; one bad parcel never stops another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.delivery import outbox as rows
from fieldreport.delivery import wire
from fieldreport.delivery.client import Refused
from fieldreport.delivery.courier import (
    FIRST_WAIT,
    FOR_A_PERSON,
    LONGEST_WAIT,
    NeedsPerson,
    NothingToSend,
    Outcome,
    Received,
    TryLater,
    deliver_step,
    wait_before,
)
from fieldreport.errors import NoLink, UntrustedHQ
from fieldreport.proof.receipt import read_receipt
from tests.delivery.test_outbox import put
from tests.fakes import NOON, FakeHQ, FakeLine, LaptopKey, no_link, seal_parcel

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path


def step(outbox: rows.Outbox, line: FakeLine, now: datetime = NOON, random: float = 1.0) -> Outcome:
    return deliver_step(outbox, line, now, lambda: random)


def raising(problem: Exception, *, on: str) -> Callable[[str, str], None]:
    def cut(when: str, what: str) -> None:
        if (when, what) == ("before", on):
            raise problem

    return cut


def test_a_parcel_is_received_and_then_there_is_nothing_to_send(outbox: rows.Outbox, line: FakeLine, laptop: LaptopKey, hq: FakeHQ) -> None:
    sealed = put(outbox, laptop, hq)
    outcome = step(outbox, line)
    assert isinstance(outcome, Received)
    assert outcome.address == sealed.address
    assert read_receipt(outcome.receipt, line.receipt_keys).number == outcome.number
    assert hq.holds(sealed.address.sha256) == sealed.clear
    assert step(outbox, line) == NothingToSend(None)
    assert rows.parcels(outbox)[0].receipt == outcome.receipt


def test_all_promises_go_before_the_first_body(outbox: rows.Outbox, line: FakeLine, laptop: LaptopKey, hq: FakeHQ) -> None:
    for number in range(3):
        put(outbox, laptop, hq, report=f"report-000{number}", sequence=number)
    asked: list[str] = []
    hq.cut = lambda when, what: asked.append(what) if when == "before" else None
    step(outbox, line)
    assert asked == ["commitment", "commitment", "commitment", "body"]
    assert len(hq.commitments) == 3
    assert len(hq.held) == 1


def test_with_the_cable_out_nothing_is_lost_and_with_it_in_all_goes(
    outbox: rows.Outbox, line: FakeLine, laptop: LaptopKey, hq: FakeHQ
) -> None:
    for number in range(3):
        put(outbox, laptop, hq, report=f"report-000{number}")
    hq.cut = no_link
    outcome = step(outbox, line)
    assert isinstance(outcome, TryLater)
    assert "HQ cannot be reached" in outcome.words
    assert not outcome.alarm
    waiting = step(outbox, line)
    assert isinstance(waiting, NothingToSend)
    assert waiting.next_at is not None
    assert waiting.next_at > NOON
    assert hq.requests == 1  # one line that is down is tried once, not once for each parcel
    hq.cut = lambda _when, _what: None
    rows.link_returned(outbox)
    assert [type(step(outbox, line)) for _ in range(4)] == [Received, Received, Received, NothingToSend]


@pytest.mark.parametrize("on", ["commitment", "body"])
@pytest.mark.parametrize("status", [*sorted(FOR_A_PERSON), 404, 405, 408, 411, 418, 425, 429, 500, 502, 503, 504, 507, 599])
def test_every_status_has_its_class(outbox: rows.Outbox, line: FakeLine, laptop: LaptopKey, hq: FakeHQ, status: int, on: str) -> None:
    put(outbox, laptop, hq)
    hq.cut = raising(Refused("HQ's own sentence.", status=status), on=on)
    outcome = step(outbox, line)
    (parcel,) = rows.parcels(outbox)
    expected = rows.NEEDS_PERSON if status in {400, 401, 403, 409, 410, 413, 422} else rows.WAITING
    assert parcel.state == expected
    assert parcel.last_problem == "HQ's own sentence."
    assert isinstance(outcome, NeedsPerson if expected == rows.NEEDS_PERSON else TryLater)
    assert parcel.file.exists()


def test_somebody_who_is_not_hq_is_an_alarm_and_a_reason_to_try_later(
    outbox: rows.Outbox, line: FakeLine, laptop: LaptopKey, hq: FakeHQ
) -> None:
    put(outbox, laptop, hq)
    hq.cut = raising(UntrustedHQ("Somebody answered at HQ's address."), on="body")
    outcome = step(outbox, line)
    assert isinstance(outcome, TryLater)
    assert outcome.alarm
    assert rows.parcels(outbox)[0].state == rows.WAITING


@dataclass
class LyingLine(FakeLine):
    """An HQ that answers with a receipt of the test's choice."""

    answer: bytes = b""

    def send(self, envelope: bytes, ciphertext: Path) -> bytes:
        return self.answer


def test_a_receipt_that_is_not_for_these_bytes_or_not_hqs_does_not_count(
    outbox: rows.Outbox, line: FakeLine, laptop: LaptopKey, hq: FakeHQ, tmp_path: Path
) -> None:
    sealed = put(outbox, laptop, hq)
    envelope = wire.read_envelope(sealed.envelope, None)
    other = seal_parcel(tmp_path, laptop, hq.sealing_key, clear=b"other bytes")
    strange = FakeHQ()
    lies = [
        hq.receipt_for(wire.read_envelope(other.envelope, None)),
        strange.receipt_for(envelope),
        hq.receipt_for(envelope).replace(envelope.sha256.encode(), b"0" * 64, 1),
        b"<html>200 OK</html>",
        b"",
        b"{}",
    ]
    now = NOON
    for lie in lies:
        outcome = step(outbox, LyingLine(hq, laptop, lie), now)
        assert isinstance(outcome, TryLater), lie
        assert outcome.alarm
        (parcel,) = rows.parcels(outbox)
        assert (parcel.state, parcel.receipt) == (rows.WAITING, None)
        now = outcome.at
    # The control: the true receipt is taken on the same way.
    assert isinstance(step(outbox, LyingLine(hq, laptop, hq.receipt_for(envelope)), now), Received)


@pytest.mark.parametrize("what", [{}, {"kind": "file", "promised": "a" * 64}], ids=["report", "file"])
def test_a_lost_answer_costs_no_second_body(
    outbox: rows.Outbox, line: FakeLine, laptop: LaptopKey, hq: FakeHQ, what: dict[str, object]
) -> None:
    sealed = put(outbox, laptop, hq, **what)

    def lose_the_answer(when: str, what: str) -> None:
        if (when, what) == ("after", "body"):
            raise NoLink("The link broke.")

    hq.cut = lose_the_answer
    outcome = step(outbox, line)
    assert isinstance(outcome, TryLater)
    assert hq.holds(sealed.address.sha256) == sealed.clear
    hq.cut = lambda _when, _what: None
    assert isinstance(step(outbox, line, outcome.at), Received)
    assert hq.bodies == 1
    assert len(hq.held) == 1


def test_one_bad_parcel_never_stops_the_others(outbox: rows.Outbox, line: FakeLine, laptop: LaptopKey, hq: FakeHQ) -> None:
    gone = put(outbox, laptop, hq, report="report-gone")
    gone.file.unlink()
    lying = put(outbox, laptop, hq, report="report-lying", sha256="b" * 64, promised="b" * 64)
    good = [put(outbox, laptop, hq, report=f"report-good-{number}", clear=f"good {number}".encode()) for number in range(3)]
    outcomes = []
    while not isinstance(outcome := step(outbox, line), NothingToSend):
        outcomes.append(outcome)
    assert [parcel.state for parcel in rows.parcels(outbox)] == [rows.NEEDS_PERSON, rows.NEEDS_PERSON, rows.DONE, rows.DONE, rows.DONE]
    assert all(hq.holds(sealed.address.sha256) for sealed in good)
    assert hq.holds(lying.address.sha256) is None


def test_a_parcel_on_which_the_line_always_breaks_does_not_starve_the_others(
    outbox: rows.Outbox, line: FakeLine, laptop: LaptopKey, hq: FakeHQ
) -> None:
    put(outbox, laptop, hq, report="report-poison", clear=b"poison")
    others = [put(outbox, laptop, hq, report=f"report-good-{number}", clear=f"good {number}".encode()) for number in range(5)]

    def break_on_poison(when: str, what: str) -> None:
        if (when, what) == ("after", "body") and "report-poison" in {address.report for _, address in hq.held}:
            hq.held = {key: value for key, value in hq.held.items() if key[1].report != "report-poison"}
            raise NoLink("The link broke.")

    hq.cut = break_on_poison
    now = NOON
    for _ in range(12):
        outcome = step(outbox, line, now)
        if isinstance(outcome, NothingToSend):
            now = outcome.next_at or now
    assert all(hq.holds(sealed.address.sha256) for sealed in others)
    assert now - NOON < timedelta(minutes=5)


def test_a_mistake_of_our_own_leaves_the_parcel_waiting(outbox: rows.Outbox, line: FakeLine, laptop: LaptopKey, hq: FakeHQ) -> None:
    put(outbox, laptop, hq)
    hq.cut = raising(ZeroDivisionError("a mistake"), on="body")
    with pytest.raises(ZeroDivisionError):
        step(outbox, line)
    assert rows.parcels(outbox)[0].state == rows.WAITING


def test_hqs_own_time_is_obeyed_by_everything_that_waits(outbox: rows.Outbox, line: FakeLine, laptop: LaptopKey, hq: FakeHQ) -> None:
    for number in range(2):
        put(outbox, laptop, hq, report=f"report-000{number}")
    hq.cut = raising(Refused("Busy.", status=503, retry_after=600), on="body")
    outcome = step(outbox, line, random=0.0)
    assert isinstance(outcome, TryLater)
    assert outcome.at == NOON + timedelta(seconds=600)
    assert isinstance(step(outbox, line, NOON + timedelta(seconds=599)), NothingToSend)
    assert isinstance(step(outbox, line, NOON + timedelta(seconds=600)), TryLater)


@given(st.integers(0, 10**6), st.floats(0, 1, exclude_max=True))
def test_waits_grow_from_two_seconds_to_a_quarter_of_an_hour_with_full_jitter(attempt: int, random: float) -> None:
    longest = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(attempt, 20))
    wait = wait_before(attempt, lambda: random)
    assert timedelta(0) <= wait <= longest
    assert abs(wait - random * longest) < timedelta(milliseconds=1)


@given(st.integers(0, 86_400), st.floats(0, 1, exclude_max=True))
def test_hq_is_never_asked_before_the_time_it_named(seconds: int, random: float) -> None:
    wait = wait_before(3, lambda: random, seconds)
    assert timedelta(seconds=seconds) <= wait <= timedelta(seconds=seconds * 1.1 + 2)
