"""Whatever is cut, repeated, killed or restored: no report is lost, none arrives twice, none goes backwards.

The invariants are those of a store-and-forward queue with content addresses:
every sealed report is at HQ or in the outbox or both; HQ holds one record for
one version; a receipt is for bytes that HQ holds; done stays done; after the
last fault everything drains.
"""

from __future__ import annotations

import contextlib
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule, run_state_machine_as_test

from fieldreport.delivery import outbox as rows
from fieldreport.delivery.courier import NothingToSend, Outcome, deliver_step
from fieldreport.errors import NoLink, RefusedByHQ
from tests.delivery.conftest import KEY
from tests.fakes import NOON, FakeHQ, LaptopKey, SealedParcel, no_link, seal_parcel


class Killed(BaseException):
    """The program ends at once, in the middle of a request."""


class Deliveries(RuleBasedStateMachine):
    """One laptop, one HQ, and everything that can happen between them."""

    sealed = Bundle("sealed")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name)
        self.laptop = LaptopKey("laptop-00000001")
        self.hq = FakeHQ()
        self.line = self.hq.enrol(self.laptop)
        self.now = NOON
        self.all: list[SealedParcel] = []
        self.done: dict[str, bytes] = {}
        self.outbox = self.open()

    def step(self) -> Outcome:
        return deliver_step(self.outbox, self.line, self.now, lambda: 0.5)

    def open(self) -> rows.Outbox:
        return rows.open_outbox(self.root / "outbox.db", KEY, self.root)

    @initialize()
    def begin(self) -> None:
        """There is always at least one report."""
        self.seal_one(1, 0)

    @rule(target=sealed, report=st.integers(1, 4), text=st.integers(0, 2))
    def seal_one(self, report: int, text: int) -> SealedParcel:
        made = seal_parcel(
            self.root, self.laptop, self.hq.sealing_key, report=f"report-000{report}", version=text + 1, clear=b"%d %d" % (report, text)
        )
        if made.address not in [known.address for known in self.all]:
            self.all.append(made)
        self.put(made)
        return made

    @rule(target=sealed, report=st.integers(1, 4), text=st.integers(0, 2), photo=st.integers(0, 2))
    def seal_a_file(self, report: int, text: int, photo: int) -> SealedParcel:
        """A file of a report, whether or not the report itself waits or has gone."""
        clear = b"photo %d of %d %d" % (photo, report, text)
        place = {"report": f"report-000{report}", "version": text + 1}
        made = seal_parcel(self.root, self.laptop, self.hq.sealing_key, clear=clear, kind="file", promised="a" * 64, **place)
        if made.address not in [known.address for known in self.all]:
            self.all.append(made)
        self.put(made)
        return made

    @rule(parcel=sealed)
    def put(self, parcel: SealedParcel) -> None:
        rows.put_parcel(self.outbox, envelope=parcel.envelope, commitment=parcel.commitment, file=parcel.file, now=self.now)

    @rule(seconds=st.integers(-7200, 7200))
    def clock_jumps(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule()
    def link_returns(self) -> None:
        rows.link_returned(self.outbox)

    @rule(steps=st.integers(1, 4))
    def deliver(self, steps: int) -> None:
        for _ in range(steps):
            self.step()

    @rule(when=st.sampled_from(["before", "after"]), what=st.sampled_from(["commitment", "find", "body"]))
    def deliver_over_a_line_that_breaks(self, when: str, what: str) -> None:
        def cut(at: str, on: str) -> None:
            if (at, on) == (when, what):
                raise NoLink("The link broke.")

        self.hq.cut = cut
        rows.link_returned(self.outbox)
        self.step()
        self.hq.cut = lambda _when, _what: None

    @rule(when=st.sampled_from(["before", "after"]), what=st.sampled_from(["commitment", "find", "body"]))
    def die_while_delivering(self, when: str, what: str) -> None:
        def cut(at: str, on: str) -> None:
            if (at, on) == (when, what):
                raise Killed

        self.hq.cut = cut
        rows.link_returned(self.outbox)
        try:
            self.step()
        except Killed:
            self.outbox.database.close()
            self.outbox = self.open()
        self.hq.cut = lambda _when, _what: None

    @rule(parcel=consumes(sealed))
    def send_the_same_past_the_outbox(self, parcel: SealedParcel) -> None:
        self.line.send(parcel.envelope, parcel.file)

    @rule()
    def cable_out(self) -> None:
        self.hq.cut = no_link
        self.step()
        self.hq.cut = lambda _when, _what: None

    @invariant()
    def nothing_is_lost(self) -> None:
        waiting = {parcel.address for parcel in rows.parcels(self.outbox)}
        assert {sealed.address for sealed in self.all} <= waiting
        assert all(sealed.file.exists() for sealed in self.all)

    @invariant()
    def nothing_is_at_hq_twice_or_changed(self) -> None:
        versions = [(address.report, address.version) for kind, address in self.hq.held if kind == "report"]
        assert len(versions) == len(set(versions))
        for sealed in self.all:
            assert self.hq.holds(sealed.address.sha256) in (None, sealed.clear)

    @invariant()
    def done_is_held_and_stays_done(self) -> None:
        for parcel in rows.parcels(self.outbox):
            if parcel.state == rows.DONE:
                assert parcel.receipt is not None
                assert self.hq.holds(parcel.address.sha256) is not None
                assert self.done.setdefault(parcel.address.sha256, parcel.receipt) == parcel.receipt
            else:
                assert parcel.address.sha256 not in self.done

    def teardown(self) -> None:
        """After the last fault everything drains, in bounded time."""
        try:
            rows.link_returned(self.outbox)
            for _ in range(4 * len(self.all) + 4):
                outcome = self.step()
                if isinstance(outcome, NothingToSend):
                    break
            assert {parcel.state for parcel in rows.parcels(self.outbox)} == {rows.DONE}
        finally:
            self.outbox.database.close()
            self.folder.cleanup()


TestDeliveries = Deliveries.TestCase
TestDeliveries.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)


class MarksSentBeforeTheAnswer(Deliveries):
    """A mutant courier: it takes sending for having been received."""

    def step(self) -> Outcome:
        due = rows.next_due(self.outbox, self.now)
        if due is not None:
            rows.mark_done(self.outbox, due.number, b"sent")
        return super().step()


class MakesANewNameForEachTry(Deliveries):
    """A mutant client: what it sends again arrives as something else."""

    def step(self) -> Outcome:
        due = rows.next_due(self.outbox, self.now)
        if due is not None:
            clear = b"tried %d times" % due.attempts
            address = due.address
            again = seal_parcel(self.root, self.laptop, self.hq.sealing_key, report=address.report, version=address.version, clear=clear)
            with contextlib.suppress(RefusedByHQ, NoLink):
                self.line.send(again.envelope, again.file)
        return super().step()


@pytest.mark.parametrize("mutant", [MarksSentBeforeTheAnswer, MakesANewNameForEachTry])
def test_the_model_catches_a_courier_that_is_wrong(mutant: type[Deliveries]) -> None:
    short = settings(max_examples=40, stateful_step_count=10, deadline=None, phases=[Phase.generate], database=None)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(mutant, settings=short)
