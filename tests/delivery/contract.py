"""What every HQ does, the real one and the fake: the suite that both pass."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import pytest

from fieldreport.errors import DeliveryProblem, NoLink, RefusedByHQ, UntrustedHQ
from fieldreport.proof.receipt import read_receipt
from tests.fakes import LaptopKey, seal_parcel

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.delivery import wire
    from fieldreport.delivery.courier import HQ


class Trial(Protocol):
    """An HQ under test, with what a test needs besides the laptop's own view."""

    @property
    def sealing_key(self) -> bytes: ...

    def enrol(self, laptop: LaptopKey) -> HQ: ...

    def line(self, laptop: LaptopKey) -> HQ: ...

    def holds(self, sha256: str) -> bytes | None: ...

    def say(self, device: str, address: wire.Address, state: str, words: str) -> None: ...


_COUNT = iter(range(10**6))


def fresh(prefix: str) -> str:
    return f"{prefix}-{next(_COUNT):08d}"


def raises_refusal(status: int) -> pytest.RaisesExc[RefusedByHQ]:
    return pytest.raises(RefusedByHQ, check=lambda problem: problem.status == status)


class HQContract:
    """Subclasses give the fixture ``trial``."""

    @pytest.fixture
    def laptop(self) -> LaptopKey:
        return LaptopKey(fresh("laptop"))

    @pytest.fixture
    def hq(self, trial: Trial, laptop: LaptopKey) -> HQ:
        return trial.enrol(laptop)

    def test_a_report_is_received_as_the_very_same_bytes(self, trial: Trial, hq: HQ, laptop: LaptopKey, tmp_path: Path) -> None:
        sealed = seal_parcel(tmp_path, laptop, trial.sealing_key, report=fresh("report"), clear=b"%PDF " + bytes(200_000))
        hq.commit(sealed.address, sealed.commitment)
        receipt = read_receipt(hq.send(sealed.envelope, sealed.file), hq.receipt_keys)
        assert (receipt.device, receipt.report, receipt.version) == (laptop.id, sealed.address.report, 1)
        assert receipt.sha256 == sealed.address.sha256
        assert [(held.sha256, held.size) for held in receipt.files] == [(sealed.address.sha256, len(sealed.clear))]
        assert trial.holds(sealed.address.sha256) == sealed.clear

    def test_the_same_again_gives_the_same_receipt(self, trial: Trial, hq: HQ, laptop: LaptopKey, tmp_path: Path) -> None:
        sealed = seal_parcel(tmp_path, laptop, trial.sealing_key, report=fresh("report"))
        assert hq.find_receipt(sealed.address) is None
        first = hq.send(sealed.envelope, sealed.file)
        assert hq.send(sealed.envelope, sealed.file) == first
        assert hq.find_receipt(sealed.address) == first

    def test_a_commitment_may_be_repeated_and_may_name_no_other_address(
        self, trial: Trial, hq: HQ, laptop: LaptopKey, tmp_path: Path
    ) -> None:
        sealed = seal_parcel(tmp_path, laptop, trial.sealing_key, report=fresh("report"))
        hq.commit(sealed.address, sealed.commitment)
        hq.commit(sealed.address, sealed.commitment)
        with raises_refusal(422):
            hq.commit(replace(sealed.address, version=2), sealed.commitment)

    def test_other_bytes_under_the_same_version_are_a_conflict_and_both_are_kept(
        self, trial: Trial, hq: HQ, laptop: LaptopKey, tmp_path: Path
    ) -> None:
        report = fresh("report")
        first = seal_parcel(tmp_path, laptop, trial.sealing_key, report=report, clear=b"one " + report.encode())
        other = seal_parcel(tmp_path, laptop, trial.sealing_key, report=report, clear=b"two " + report.encode())
        receipt = hq.send(first.envelope, first.file)
        for _ in range(2):
            with raises_refusal(409):
                hq.send(other.envelope, other.file)
        assert trial.holds(first.address.sha256) == first.clear
        assert trial.holds(other.address.sha256) == other.clear
        assert hq.send(first.envelope, first.file) == receipt
        assert hq.find_receipt(other.address) is None

    def test_a_later_version_is_no_conflict(self, trial: Trial, hq: HQ, laptop: LaptopKey, tmp_path: Path) -> None:
        report = fresh("report")
        for version in (1, 2):
            sealed = seal_parcel(tmp_path, laptop, trial.sealing_key, report=report, version=version, clear=f"version {version}".encode())
            assert read_receipt(hq.send(sealed.envelope, sealed.file), hq.receipt_keys).version == version

    def test_bytes_that_do_not_match_their_address_are_refused_and_not_kept(
        self, trial: Trial, hq: HQ, laptop: LaptopKey, tmp_path: Path
    ) -> None:
        clear = fresh("promised").encode()
        promised = hashlib.sha256(b"something else " + clear).hexdigest()
        lying = seal_parcel(tmp_path, laptop, trial.sealing_key, report=fresh("report"), clear=clear, sha256=promised)
        with raises_refusal(422):
            hq.send(lying.envelope, lying.file)
        assert trial.holds(promised) is None
        assert trial.holds(hashlib.sha256(clear).hexdigest()) is None

    def test_a_wrong_size_and_a_parcel_for_another_hq_are_refused(self, trial: Trial, hq: HQ, laptop: LaptopKey, tmp_path: Path) -> None:
        short = seal_parcel(tmp_path, laptop, trial.sealing_key, report=fresh("report"), clear=fresh("short").encode(), size=3)
        elsewhere = seal_parcel(tmp_path, laptop, bytes(31) + b"\x09", report=fresh("report"), clear=fresh("elsewhere").encode())
        for sealed in (short, elsewhere):
            with raises_refusal(422):
                hq.send(sealed.envelope, sealed.file)
            assert trial.holds(sealed.address.sha256) is None

    def test_a_damaged_file_is_not_even_sent(self, trial: Trial, hq: HQ, laptop: LaptopKey, tmp_path: Path) -> None:
        sealed = seal_parcel(tmp_path, laptop, trial.sealing_key, report=fresh("report"))
        sealed.file.write_bytes(sealed.file.read_bytes()[:-1] + b"!")
        with pytest.raises(DeliveryProblem, match="damaged") as damaged:
            hq.send(sealed.envelope, sealed.file)
        sealed.file.unlink()
        with pytest.raises(DeliveryProblem) as gone:
            hq.send(sealed.envelope, sealed.file)
        assert not isinstance(damaged.value, RefusedByHQ | NoLink | UntrustedHQ)
        assert not isinstance(gone.value, RefusedByHQ | NoLink | UntrustedHQ)

    def test_another_laptop_learns_nothing_and_gets_no_receipt(self, trial: Trial, hq: HQ, laptop: LaptopKey, tmp_path: Path) -> None:
        sealed = seal_parcel(tmp_path, laptop, trial.sealing_key, report=fresh("report"), clear=fresh("mine").encode())
        hq.send(sealed.envelope, sealed.file)
        stranger = LaptopKey(fresh("stranger"))
        other = trial.enrol(stranger)
        assert other.find_receipt(sealed.address) is None
        with raises_refusal(422):  # an envelope that somebody else signed
            other.send(sealed.envelope, sealed.file)
        copied = seal_parcel(tmp_path, stranger, trial.sealing_key, report=sealed.address.report, clear=sealed.clear)
        assert copied.address == sealed.address
        with raises_refusal(403):
            other.send(copied.envelope, copied.file)
        assert other.find_receipt(sealed.address) is None
        assert other.news(0) == ((), False)

    def test_a_laptop_that_hq_does_not_know_is_refused(self, trial: Trial, tmp_path: Path) -> None:
        unknown = LaptopKey(fresh("unknown"))
        line = trial.line(unknown)
        sealed = seal_parcel(tmp_path, unknown, trial.sealing_key, report=fresh("report"), clear=fresh("unknown").encode())
        with raises_refusal(401):
            line.commit(sealed.address, sealed.commitment)
        with raises_refusal(401):
            line.send(sealed.envelope, sealed.file)
        assert trial.holds(sealed.address.sha256) is None

    def test_another_key_under_a_known_name_is_refused(self, trial: Trial, hq: HQ, laptop: LaptopKey, tmp_path: Path) -> None:
        thief = LaptopKey(laptop.id)
        sealed = seal_parcel(tmp_path, thief, trial.sealing_key, report=fresh("report"))
        with raises_refusal(401):
            trial.line(thief).send(sealed.envelope, sealed.file)

    def test_a_file_is_received_by_its_hash(self, trial: Trial, hq: HQ, laptop: LaptopKey, tmp_path: Path) -> None:
        photo = fresh("a photo").encode()
        sealed = seal_parcel(tmp_path, laptop, trial.sealing_key, report=fresh("report"), clear=photo, kind="file", promised="a" * 64)
        first = hq.send(sealed.envelope, sealed.file)
        assert read_receipt(first, hq.receipt_keys).sha256 == hashlib.sha256(photo).hexdigest()
        assert hq.send(sealed.envelope, sealed.file) == first
        assert trial.holds(sealed.address.sha256) == photo

    def test_a_file_may_come_before_its_report_and_each_has_a_receipt_of_its_own(
        self, trial: Trial, hq: HQ, laptop: LaptopKey, tmp_path: Path
    ) -> None:
        report = fresh("report")
        sealed = seal_parcel(tmp_path, laptop, trial.sealing_key, report=report, clear=fresh("a report").encode())
        promise = sealed.address.sha256
        photos = [
            seal_parcel(tmp_path, laptop, trial.sealing_key, report=report, clear=fresh("photo").encode(), kind="file", promised=promise)
            for _ in range(2)
        ]
        receipts = [read_receipt(hq.send(parcel.envelope, parcel.file), hq.receipt_keys) for parcel in (photos[0], sealed, photos[1])]
        assert len({receipt.number for receipt in receipts}) == 3
        for receipt, parcel in zip(receipts, (photos[0], sealed, photos[1]), strict=True):
            assert (receipt.report, receipt.version, receipt.sha256) == (report, 1, parcel.address.sha256)
            assert [held.sha256 for held in receipt.files] == [parcel.address.sha256]
        assert hq.find_receipt(photos[0].address) is None  # a file is not a report
        assert hq.find_receipt(sealed.address, "file") is None
        assert read_receipt(hq.find_receipt(photos[0].address, "file") or b"", hq.receipt_keys) == receipts[0]

    def test_the_same_file_with_a_later_version_or_another_report_is_no_conflict(
        self, trial: Trial, hq: HQ, laptop: LaptopKey, tmp_path: Path
    ) -> None:
        report, photo = fresh("report"), fresh("photo").encode()
        for place in ({"report": report}, {"report": report, "version": 2}, {"report": fresh("report")}):
            parcel = seal_parcel(tmp_path, laptop, trial.sealing_key, clear=photo, kind="file", promised="a" * 64, **place)  # type: ignore[arg-type]
            first = hq.send(parcel.envelope, parcel.file)
            assert hq.send(parcel.envelope, parcel.file) == first
        assert trial.holds(hashlib.sha256(photo).hexdigest()) == photo

    def test_a_file_that_does_not_match_its_address_or_is_another_laptops_is_refused(
        self, trial: Trial, hq: HQ, laptop: LaptopKey, tmp_path: Path
    ) -> None:
        report, photo = fresh("report"), fresh("photo").encode()
        wrong = hashlib.sha256(fresh("other").encode()).hexdigest()
        lying = seal_parcel(tmp_path, laptop, trial.sealing_key, report=report, clear=photo, kind="file", promised="a" * 64, sha256=wrong)
        with raises_refusal(422):
            hq.send(lying.envelope, lying.file)
        assert trial.holds(wrong) is None
        honest = seal_parcel(tmp_path, laptop, trial.sealing_key, report=report, clear=photo, kind="file", promised="a" * 64)
        hq.send(honest.envelope, honest.file)
        stranger = LaptopKey(fresh("stranger"))
        copied = seal_parcel(tmp_path, stranger, trial.sealing_key, report=report, clear=photo, kind="file", promised="a" * 64)
        other = trial.enrol(stranger)
        assert other.find_receipt(honest.address, "file") is None
        with raises_refusal(403):
            other.send(copied.envelope, copied.file)

    def test_news_come_in_order_once_and_to_the_sender_alone(self, trial: Trial, hq: HQ, laptop: LaptopKey, tmp_path: Path) -> None:
        sealed = seal_parcel(tmp_path, laptop, trial.sealing_key, report=fresh("report"))
        stranger = trial.enrol(LaptopKey(fresh("stranger")))
        trial.say(laptop.id, sealed.address, "checked", "All is well.")
        trial.say(laptop.id, sealed.address, "returned", "Please look again.")
        events, more = hq.news(0)
        assert [(event.state, event.words) for event in events] == [("checked", "All is well."), ("returned", "Please look again.")]
        assert not more
        assert hq.news(events[0].number)[0] == events[1:]
        assert hq.news(events[-1].number) == ((), False)
        assert stranger.news(0) == ((), False)
