"""The laptop's core while nobody is signed in: enrolment, tries, what is on the disk."""

from __future__ import annotations

import base64
import contextlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from fieldreport import trial
from fieldreport.answers.values import Place, answer_of
from fieldreport.app import Parts, open_field_report
from fieldreport.desk import take_snapshot
from fieldreport.errors import CatalogueProblem, DatabaseDamaged, LockedOut, NoLink, RefusedByHQ, VaultDamaged, VaultProblem, WrongPin
from fieldreport.hq.serve import issue_device_code, serving
from fieldreport.store.clock import Tick
from fieldreport.vault.keys import FolderKeyStore
from tests.houses import PASSPHRASE, SECOND_STAR, STAR, enrolled_house, found_house

if TYPE_CHECKING:
    from pathlib import Path

    from tests.houses import House

CANARY = "zebra-lantern-quilt"


def test_a_laptop_that_it_has_not_enrolled_says_whom_to_ask(tmp_path: Path) -> None:
    with found_house(tmp_path).open() as report:
        assert not report.is_enrolled
        with pytest.raises(VaultProblem, match="Ask IT"):
            report.make_vault(STAR, PASSPHRASE)


def test_a_changed_department_file_is_refused(tmp_path: Path) -> None:
    house = found_house(tmp_path)
    changed = house.settings.department_file.read_bytes().replace(b"Fictional Police", b"Factional Police")
    with house.open() as report, pytest.raises(CatalogueProblem, match="changed"):
        report.enrol_device(changed, "0000-0000-0000-0000")
    assert not (house.laptop / "device" / "department.json").exists()


def test_enrolment_with_the_cable_out_changes_nothing(tmp_path: Path) -> None:
    house = found_house(tmp_path)
    with house.open() as report:
        with pytest.raises(NoLink):
            report.enrol_device(house.settings.department_file.read_bytes(), "0000-0000-0000-0000")
        assert not report.is_enrolled


@dataclass
class Machine:
    """A laptop's two clocks: the one that can be set, and the counter since a start of the machine."""

    clock: datetime = datetime(2026, 8, 10, 19, 0, tzinfo=UTC)
    tick: Tick = field(default_factory=lambda: Tick(50_000, "this start"))

    def parts(self) -> Parts:
        return Parts(now=lambda: self.clock, tick=lambda: self.tick, key_store=lambda folder: FolderKeyStore(folder / "keys"))

    def passes(self, minutes: int) -> None:
        self.clock += timedelta(minutes=minutes)
        self.tick = Tick(self.tick.monotonic + minutes * 60_000, self.tick.boot)


@pytest.fixture
def locked_out(enrolled: House, tmp_path: Path) -> tuple[House, Machine]:
    machine = Machine()
    with enrolled_house(enrolled, tmp_path / "house") as (house, _, _):
        pass
    with open_field_report(house.laptop, machine.parts()) as report:
        for left in (4, 3, 2, 1, 0):
            with pytest.raises(WrongPin) as wrong:
                report.unlock(STAR, "wrong wrong wrong")
            assert wrong.value.tries_left == left
    return house, machine


def test_five_wrong_tries_and_then_ten_minutes_also_after_a_restart(locked_out: tuple[House, Machine]) -> None:
    house, machine = locked_out
    with open_field_report(house.laptop, machine.parts()) as report:
        with pytest.raises(LockedOut) as locked:
            report.unlock(STAR, PASSPHRASE)
        assert locked.value.until == machine.clock + timedelta(minutes=10)
        machine.passes(10)
        report.unlock(STAR, PASSPHRASE).close()


@pytest.mark.parametrize("set_by", [timedelta(days=400), timedelta(minutes=11), -timedelta(days=400)])
def test_setting_the_clock_does_not_shorten_the_pause(locked_out: tuple[House, Machine], set_by: timedelta) -> None:
    house, machine = locked_out
    machine.clock += set_by
    with open_field_report(house.laptop, machine.parts()) as report:
        machine.passes(9)
        with pytest.raises(LockedOut) as locked:
            report.unlock(STAR, PASSPHRASE)
        assert locked.value.until == machine.clock + timedelta(minutes=1)
        machine.passes(1)
        report.unlock(STAR, PASSPHRASE).close()


def test_starting_the_machine_anew_with_another_clock_does_not_shorten_it_either(locked_out: tuple[House, Machine]) -> None:
    house, machine = locked_out
    machine.clock += timedelta(days=1)
    machine.tick = Tick(30_000, "a later start")
    with open_field_report(house.laptop, machine.parts()) as report:
        with pytest.raises(LockedOut):
            report.unlock(STAR, PASSPHRASE)
        machine.passes(10)
        report.unlock(STAR, PASSPHRASE).close()


def test_where_starts_of_the_machine_cannot_be_told_apart_the_pause_goes_by_the_clock(enrolled: House, tmp_path: Path) -> None:
    machine = Machine(tick=Tick(10**9, ""))
    with enrolled_house(enrolled, tmp_path / "house") as (house, _, _):
        pass
    with open_field_report(house.laptop, machine.parts()) as report:
        for _ in range(5):
            with pytest.raises(WrongPin):
                report.unlock(STAR, "wrong wrong wrong")
        with pytest.raises(LockedOut):
            report.unlock(STAR, PASSPHRASE)
        machine.passes(10)
        report.unlock(STAR, PASSPHRASE).close()


def test_a_star_without_a_vault_is_told_in_the_words_of_a_wrong_pin(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (_, report, _):
        with pytest.raises(WrongPin) as unknown:
            report.unlock("77777", PASSPHRASE)
        with pytest.raises(WrongPin) as wrong:
            report.unlock(STAR, "wrong wrong wrong")
    assert str(unknown.value) == str(wrong.value)


def test_a_vault_whose_reports_are_gone_is_not_silently_begun_anew(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (house, report, desk):
        desk.close()
        for path in house.laptop.glob("vaults/*/store.db*"):
            path.unlink()
        with pytest.raises(DatabaseDamaged, match="Tell IT"):
            report.unlock(STAR, PASSPHRASE)
        assert not list(house.laptop.glob("vaults/*/store.db"))


MADE = (".unfinished", "header.json", "header-copy.json", "files", "identity.sealed", "store.db", "stamp-key.json")
"""What a vault's making puts into its folder, in this order; the first goes when all is there."""


@pytest.mark.parametrize("last", MADE)
def test_a_vault_whose_making_was_cut_off_anywhere_is_made_whole_or_made_again(enrolled: House, tmp_path: Path, last: str) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (house, report, _):
        before = set(house.laptop.glob("vaults/*"))
        report.make_vault(SECOND_STAR, PASSPHRASE).close()
        (made,) = set(house.laptop.glob("vaults/*")) - before
    assert {path.name for path in made.iterdir()} == set(MADE[1:]), "this test knows each thing that is made"
    (made / MADE[0]).touch()
    for path in (made / name for name in MADE[MADE.index(last) + 1 :]):  # as a kill leaves it
        path.rmdir() if path.is_dir() else path.unlink()
    with house.open() as report:
        begin = report.unlock if report.has_vault(SECOND_STAR) else report.make_vault
        with contextlib.closing(begin(SECOND_STAR, PASSPHRASE)) as desk:
            written = desk.new_report().report_id
    with house.open() as report, contextlib.closing(report.unlock(SECOND_STAR, PASSPHRASE)) as desk:
        assert [line.id for line in desk.list_reports()] == [written]
        assert report.has_vault(STAR)


def test_a_vault_that_was_whole_once_is_never_taken_for_an_unfinished_one(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (house, report, _):
        assert not list(house.laptop.glob("vaults/*/.unfinished"))
        report.make_vault(SECOND_STAR, PASSPHRASE).close()
        for path in house.laptop.glob("vaults/*/store.db*"):
            path.unlink()
        for star in (STAR, SECOND_STAR):
            with pytest.raises(DatabaseDamaged, match="gone"):
                report.unlock(star, PASSPHRASE)


@pytest.mark.parametrize("spoiled", [b"", b"rotten", bytes(5000)])
@pytest.mark.parametrize("name", ["outbox.db", "journal.db"])
def test_a_damaged_file_of_the_laptop_keeps_no_officer_from_her_reports(enrolled: House, tmp_path: Path, name: str, spoiled: bytes) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (house, _, desk):
        opened = trial.fill_sample(desk)
        desk.seal(opened.report_id, PASSPHRASE)
    device = house.laptop / "device"
    for left in device.glob(f"{name}-*"):
        left.unlink()
    (device / name).write_bytes(spoiled)
    with house.open() as report, contextlib.closing(report.unlock(STAR, PASSPHRASE)) as desk:
        assert bool(report.damage) == bool(spoiled)
        assert [path.read_bytes() for path in device.glob(f"{name}.damaged-*")] == ([spoiled] if spoiled else [])
        desk.settle()
        with house.serving():
            assert report.deliver_all().done == 1
    with house.open() as again:
        assert again.damage == ""


def test_a_rotten_page_of_the_outbox_costs_no_parcel_that_lies_elsewhere(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (house, _, desk):
        opened = trial.fill_sample(desk)
        desk.seal(opened.report_id, PASSPHRASE)
    path = house.laptop / "device" / "outbox.db"
    rotten = bytearray(path.read_bytes())
    rotten[-100] ^= 1
    path.write_bytes(rotten)
    with house.open() as report, house.serving():
        assert "Tell IT" in report.damage
        report.deliver_all()
        with contextlib.closing(report.unlock(STAR, PASSPHRASE)) as desk:
            desk.settle()
            report.deliver_all()
            desk.apply_mail()
            assert desk.receipt(opened.report_id, 1) is not None


def test_a_laptop_with_a_damaged_department_file_is_enrolled_again_and_keeps_its_reports(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (house, _, desk):
        opened = trial.fill_sample(desk)
    (house.laptop / "device" / "department.json").write_bytes(b"{")
    with house.open() as report:
        assert not report.is_enrolled
        with pytest.raises(VaultProblem, match="fieldreport enrol"):
            report.unlock(STAR, PASSPHRASE)
        with house.serving():
            house.enrol_laptop(report)
        with contextlib.closing(report.unlock(STAR, PASSPHRASE)) as desk:
            assert [line.id for line in desk.list_reports()] == [opened.report_id]


def test_a_laptop_whose_name_is_gone_does_not_take_another_one_in_silence(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (house, _, _):
        pass
    key = (house.laptop / "device" / "keys" / "device-key").read_bytes()
    for path in (house.laptop / "device").glob("device*.json"):
        path.unlink()
    with pytest.raises(VaultDamaged, match="backup"):
        house.open()
    assert (house.laptop / "device" / "keys" / "device-key").read_bytes() == key


def needles(text: str) -> dict[str, bytes]:
    return {
        "UTF-8": text.encode(),
        "UTF-16 LE": text.encode("utf-16-le"),
        "UTF-16 BE": text.encode("utf-16-be"),
        **{f"base64 at {shift}": base64.b64encode(b"x" * shift + text.encode())[4:-4] for shift in range(3)},
    }


def found_in(folder: Path, text: str) -> list[tuple[str, str]]:
    return [
        (path.name, name)
        for path in folder.rglob("*")
        if path.is_file()
        for name, needle in needles(text).items()
        if needle in path.read_bytes()
    ]


def test_no_file_on_the_laptop_holds_an_answer_in_clear(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (house, _, desk):
        opened = trial.fill_sample(desk)
        opened.sheet.put(Place("narrative"), answer_of(f"The driver said: {CANARY}."))
        desk.save(take_snapshot(opened, "narrative"))
        while_open = found_in(house.laptop, CANARY)
        desk.seal(opened.report_id, PASSPHRASE)
        desk.preview(opened.report_id)
    assert while_open + found_in(house.laptop, CANARY) == []

    exported = tmp_path / "house" / "laptop" / "control.txt"
    exported.write_text(CANARY)
    assert found_in(house.laptop, CANARY) == [("control.txt", "UTF-8")]


def test_a_laptops_certificate_is_renewed_in_its_last_month_and_not_before(enrolled: House, tmp_path: Path) -> None:
    ahead = [timedelta(0)]
    parts = Parts(now=lambda: datetime.now(UTC) + ahead[0], key_store=lambda folder: FolderKeyStore(folder / "keys"))
    with enrolled_house(enrolled, tmp_path / "house") as (house, _, _):
        pass
    file = house.laptop / "device" / "device.json"
    before = file.read_bytes()
    with open_field_report(house.laptop, parts) as report, house.serving():
        assert not report.renew_certificate()
        assert file.read_bytes() == before
        ahead[0] = timedelta(days=70)  # a wrong clock, too: HQ says what time it is, and the laptop signs again
        assert report.renew_certificate()
        assert file.read_bytes() != before
        ahead[0] = timedelta(0)
        assert report.deliver_all().waiting == 0


def test_what_an_expired_laptop_could_not_deliver_goes_by_itself_when_it_is_enrolled_again(enrolled: House, tmp_path: Path) -> None:
    def later() -> datetime:
        return datetime.now(UTC) + timedelta(days=100)

    parts = Parts(now=later, key_store=lambda folder: FolderKeyStore(folder / "keys"))
    with enrolled_house(enrolled, tmp_path / "house") as (house, _, desk):
        desk.seal(trial.fill_sample(desk).report_id, PASSPHRASE)
    with open_field_report(house.laptop, parts) as report, serving(house.settings, now=later):
        with pytest.raises(RefusedByHQ, match="expired"):
            report.deliver_all()
        (parcel,) = report.parcels()
        assert (parcel.state, "enrol it again" in parcel.last_problem) == ("needs a person", True), "tried, though the renewal was refused"
        report.enrol_device(house.settings.department_file.read_bytes(), issue_device_code(house.settings, "car 417", now=later))
        assert report.deliver_all().done == 1
