"""What waits is rows: nothing is lost, nothing goes backwards, nothing of a case is in the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from fieldreport.delivery import outbox as rows
from fieldreport.delivery import wire
from fieldreport.errors import DeliveryProblem
from tests.delivery.conftest import KEY
from tests.fakes import NOON, FakeHQ, LaptopKey, SealedParcel, seal_parcel

if TYPE_CHECKING:
    from pathlib import Path


def put(outbox: rows.Outbox, laptop: LaptopKey, hq: FakeHQ, **what: object) -> SealedParcel:
    sealed = seal_parcel(outbox.root, laptop, hq.sealing_key, **what)  # type: ignore[arg-type]
    rows.put_parcel(outbox, envelope=sealed.envelope, commitment=sealed.commitment, file=sealed.file, now=NOON)
    return sealed


def test_putting_the_same_parcel_again_changes_nothing(outbox: rows.Outbox, laptop: LaptopKey, hq: FakeHQ) -> None:
    sealed = put(outbox, laptop, hq)
    rows.put_parcel(outbox, envelope=sealed.envelope, commitment=sealed.commitment, file=sealed.file, now=NOON)
    (only,) = rows.parcels(outbox)
    assert (only.address, only.file, only.state) == (sealed.address, sealed.file, rows.WAITING)
    rows.mark_done(outbox, only.number, b"receipt")
    rows.put_parcel(outbox, envelope=sealed.envelope, commitment=sealed.commitment, file=sealed.file, now=NOON)
    assert [parcel.state for parcel in rows.parcels(outbox)] == [rows.DONE]


def test_a_parcel_and_its_promise_must_belong_together(outbox: rows.Outbox, laptop: LaptopKey, hq: FakeHQ) -> None:
    one = seal_parcel(outbox.root, laptop, hq.sealing_key, report="report-1")
    other = seal_parcel(outbox.root, laptop, hq.sealing_key, report="report-2")
    with pytest.raises(DeliveryProblem, match="promises another file"):
        rows.put_parcel(outbox, envelope=one.envelope, commitment=other.commitment, file=one.file, now=NOON)
    with pytest.raises(DeliveryProblem, match="outside"):
        rows.put_parcel(outbox, envelope=one.envelope, commitment=one.commitment, file=outbox.root.parent / "x", now=NOON)
    assert rows.parcels(outbox) == ()


def test_what_was_being_sent_when_the_program_ended_waits_again(outbox: rows.Outbox, laptop: LaptopKey, hq: FakeHQ) -> None:
    put(outbox, laptop, hq)
    rows.mark_sending(outbox, 1)
    outbox.database.close()
    again = rows.open_outbox(outbox.root / "outbox.db", KEY, outbox.root)
    (parcel,) = rows.parcels(again)
    assert (parcel.state, parcel.attempts) == (rows.WAITING, 1)
    again.database.close()


def test_done_is_the_end(outbox: rows.Outbox, laptop: LaptopKey, hq: FakeHQ) -> None:
    put(outbox, laptop, hq)
    rows.mark_done(outbox, 1, b"receipt")
    rows.mark_waiting(outbox, 1, problem="late failure", again=NOON)
    rows.mark_needs_person(outbox, 1, "late refusal")
    rows.mark_done(outbox, 1, b"another receipt")
    (parcel,) = rows.parcels(outbox)
    assert (parcel.state, parcel.receipt, parcel.last_problem) == (rows.DONE, b"receipt", "")


def test_reports_go_before_files_and_the_least_tried_first(outbox: rows.Outbox, laptop: LaptopKey, hq: FakeHQ) -> None:
    photo = put(outbox, laptop, hq, report="report-0001", kind="file", clear=b"photo", promised="a" * 64)
    first = put(outbox, laptop, hq, report="report-0001")
    second = put(outbox, laptop, hq, report="report-0002")
    for number in (2, 3):
        rows.mark_committed(outbox, number, NOON)
    rows.mark_waiting(outbox, 2, problem="it broke", again=NOON)
    order = []
    while (due := rows.next_due(outbox, NOON)) is not None:
        order.append(due.address)
        rows.mark_done(outbox, due.number, b"receipt")
    assert order == [second.address, first.address, photo.address]


def test_nothing_goes_before_its_time_and_the_link_makes_everything_due(outbox: rows.Outbox, laptop: LaptopKey, hq: FakeHQ) -> None:
    put(outbox, laptop, hq)
    later = NOON + timedelta(minutes=5)
    rows.mark_waiting(outbox, 1, problem="no link", again=later, all_wait_until=later)
    put(outbox, laptop, hq, report="report-0002")
    assert rows.commitments_due(outbox, NOON, 9) == ()
    assert rows.next_time(outbox, NOON) == later
    assert len(rows.commitments_due(outbox, later, 9)) == 2
    rows.link_returned(outbox)
    assert len(rows.commitments_due(outbox, NOON, 9)) == 2
    assert rows.next_time(outbox, NOON) == NOON


def test_the_summary_counts_and_says_the_newest_problem(outbox: rows.Outbox, laptop: LaptopKey, hq: FakeHQ) -> None:
    assert rows.summary(outbox) == rows.OutboxSummary(0, 0, 0, "")
    for number in range(1, 5):
        put(outbox, laptop, hq, report=f"report-000{number}")
    rows.mark_sending(outbox, 1)
    rows.mark_waiting(outbox, 2, problem="HQ cannot be reached now.", again=NOON + timedelta(minutes=1))
    rows.mark_needs_person(outbox, 3, "HQ refused.")
    rows.mark_done(outbox, 4, b"receipt")
    assert rows.summary(outbox) == rows.OutboxSummary(2, 1, 1, "HQ cannot be reached now.")


def test_files_that_wait_are_counted_beside_the_reports(outbox: rows.Outbox, laptop: LaptopKey, hq: FakeHQ) -> None:
    put(outbox, laptop, hq, report="report-0001")
    for photo in (b"one", b"two", b"three"):
        put(outbox, laptop, hq, report="report-0001", kind="file", clear=photo, promised="a" * 64)
    rows.mark_sending(outbox, 2)
    rows.mark_needs_person(outbox, 3, "HQ refused.")
    assert rows.summary(outbox) == rows.OutboxSummary(3, 1, 0, "HQ refused.", files=2)
    rows.mark_done(outbox, 4, b"receipt of a file")
    rows.mark_done(outbox, 1, b"receipt of the report")
    assert [parcel.kind for parcel in rows.receipts_to_apply(outbox)] == ["report", "file"]


def test_what_was_refused_because_of_the_laptop_goes_again_when_it_is_certified_anew(
    outbox: rows.Outbox, laptop: LaptopKey, hq: FakeHQ
) -> None:
    for number, status in enumerate((401, 403, 409, 0), 1):
        put(outbox, laptop, hq, report=f"report-000{number}")
        rows.mark_needs_person(outbox, number, "HQ refused.", status=status)
    assert rows.certified_again(outbox) == 2
    assert [parcel.state for parcel in rows.parcels(outbox)] == [rows.WAITING] * 2 + [rows.NEEDS_PERSON] * 2


def test_a_person_can_let_it_go_again(outbox: rows.Outbox, laptop: LaptopKey, hq: FakeHQ) -> None:
    for number in (1, 2):
        put(outbox, laptop, hq, report=f"report-000{number}")
        rows.mark_needs_person(outbox, number, "HQ refused.")
    assert rows.try_again(outbox, 2) == 1
    assert [parcel.state for parcel in rows.parcels(outbox)] == [rows.NEEDS_PERSON, rows.WAITING]
    assert rows.try_again(outbox) == 1
    assert rows.summary(outbox).needs_person == 0


def test_a_receipt_waits_for_its_owner_once(outbox: rows.Outbox, laptop: LaptopKey, hq: FakeHQ) -> None:
    sealed = put(outbox, laptop, hq)
    assert rows.receipts_to_apply(outbox) == ()
    rows.mark_done(outbox, 1, b"receipt")
    (parcel,) = rows.receipts_to_apply(outbox)
    assert (parcel.address, parcel.receipt) == (sealed.address, b"receipt")
    rows.mark_applied(outbox, 1, NOON)
    assert rows.receipts_to_apply(outbox) == ()
    assert rows.find_parcel(outbox, sealed.address) == parcel
    assert rows.find_parcel(outbox, replace(sealed.address, version=2)) is None


def test_news_wait_for_their_owner_once(outbox: rows.Outbox) -> None:
    events = [wire.InboxEvent(number, "report-0001", 1, "a" * 64, "checked", "now", "Well.") for number in (3, 8)]
    rows.keep_events(outbox, events)
    rows.keep_events(outbox, events)
    assert rows.events_to_apply(outbox) == tuple(events)
    assert rows.newest_event(outbox) == 8
    rows.mark_event_applied(outbox, 3, NOON)
    assert rows.events_to_apply(outbox) == (events[1],)


def test_the_file_gives_nothing_away_without_the_laptops_key(outbox: rows.Outbox, laptop: LaptopKey, hq: FakeHQ, tmp_path: Path) -> None:
    sealed = put(outbox, laptop, hq, report="a-recognisable-report-id")
    outbox.database.close()
    for path in (tmp_path / "outbox.db", tmp_path / "outbox.db-wal"):
        data = path.read_bytes() if path.exists() else b""
        assert sealed.address.report.encode() not in data
        assert sealed.file.name.encode() not in data


@pytest.mark.parametrize("ahead", [timedelta(days=3), timedelta(days=400)])
@pytest.mark.parametrize("for_all", [False, True])
def test_a_clock_that_was_ahead_keeps_no_parcel_back_once_it_is_set(
    outbox: rows.Outbox, laptop: LaptopKey, hq: FakeHQ, ahead: timedelta, for_all: bool
) -> None:
    put(outbox, laptop, hq)
    (parcel,) = rows.commitments_due(outbox, NOON, 1)
    wrong = NOON + ahead
    rows.mark_waiting(outbox, parcel.number, problem="No link.", again=wrong, all_wait_until=wrong if for_all else None)
    assert [due.number for due in rows.commitments_due(outbox, NOON, 1)] == [parcel.number]


def test_a_day_that_hq_asked_for_is_waited_for(outbox: rows.Outbox, laptop: LaptopKey, hq: FakeHQ) -> None:
    put(outbox, laptop, hq)
    (parcel,) = rows.commitments_due(outbox, NOON, 1)
    asked = NOON + timedelta(hours=28)
    rows.mark_waiting(outbox, parcel.number, problem="HQ is busy.", again=asked, all_wait_until=asked)
    assert rows.commitments_due(outbox, NOON, 1) == ()
    assert len(rows.commitments_due(outbox, asked, 1)) == 1
