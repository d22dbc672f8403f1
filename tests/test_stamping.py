"""Stamping in one's own log and while nobody is signed in, on a laptop with two officers."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from fieldreport.answers.values import Place, answer_of
from fieldreport.app import Parts, open_field_report
from fieldreport.ledger.entries import Act
from fieldreport.open_report import take_snapshot
from fieldreport.report.scene import fill_in
from fieldreport.store import device
from fieldreport.vault.keys import FolderKeyStore
from tests.houses import PASSPHRASE, SECOND_STAR, STAR, House, enrolled_house
from tests.test_app import found_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fieldreport.app import FieldReport
    from fieldreport.desk import Desk

At = tuple[House, "FieldReport", "Desk"]
CANARY = "a-canary-at-the-scene-wvqz"


@pytest.fixture
def at(enrolled: House, tmp_path: Path) -> Iterator[At]:
    with enrolled_house(enrolled, tmp_path / "house") as found:
        yield found


def test_a_stamp_bears_the_officer_the_zone_and_the_words(at: At) -> None:
    log = at[2].scene
    entry = log.stamp("force_seen")
    assert (entry.words, entry.zone, entry.by, entry.locked) == ("Force seen", "America/Chicago", "Alex Sample, star 90001", False)
    assert log.entries() == (entry,) == log.unclaimed()


def test_notes_and_times_can_be_changed_and_a_time_to_come_is_none(at: At) -> None:
    log = at[2].scene
    entry = log.stamp("note", datetime.now(UTC) - timedelta(minutes=10))
    noted = log.write_note(entry.id, "A door was struck.")
    moved = log.change_time(noted, (entry.local - timedelta(minutes=5)).time())
    assert moved is not None
    assert moved.when == entry.when - timedelta(minutes=5)
    assert [each.when for each in moved.earlier] == [entry.when]


def test_what_was_stamped_while_locked_is_adopted_once_and_by_one_officer(at: At) -> None:
    _house, report, desk = at
    with contextlib.closing(report.make_vault(SECOND_STAR, PASSPHRASE)) as other:
        at_time = datetime(2026, 11, 20, 20, 7, 31, tzinfo=UTC)
        first = report.stamps.stamp(at=at_time)
        named = report.stamps.stamp("agents_on_scene", at=at_time, instead_of=first)
        report.stamps.stamp("photo", at=at_time + timedelta(minutes=1))
        assert (
            [entry.words for entry in desk.scene.waiting()]
            == ["Agents on scene", "Photo taken"]
            == [e.words for e in other.scene.waiting()]
        )
        assert desk.scene.adopt([named]) == 1
        (entry,) = desk.scene.entries()
        assert (entry.when, entry.words, entry.locked, entry.by) == (at_time, "Agents on scene", True, "Alex Sample, star 90001")
        assert [each.words for each in other.scene.waiting()] == ["Photo taken"]
        desk.scene.decline([each.id for each in desk.scene.waiting()])
        assert desk.scene.waiting() == ()
        assert other.scene.adopt([each.id for each in other.scene.waiting()]) == 1
        assert report.stamps.read(desk.parts.vault) == {}
        assert desk.scene.adopt([named]) == 0


def test_a_stamp_that_was_taken_before_the_power_went_is_not_taken_twice(at: At) -> None:
    _house, report, desk = at
    name = report.stamps.stamp("photo")
    kept = (report.stamps.folder / name).read_bytes()
    desk.scene.adopt([name])
    (report.stamps.folder / name).write_bytes(kept)  # the power went between the vault and the folder
    assert desk.scene.adopt([name]) == 1
    assert len(desk.scene.entries()) == 1
    assert not desk.scene.waiting()


def test_what_nobody_takes_is_forgotten_after_30_days_and_the_journal_says_so(enrolled: House, tmp_path: Path) -> None:
    ahead = [timedelta(0)]
    parts = Parts(now=lambda: datetime.now(UTC) + ahead[0], key_store=lambda folder: FolderKeyStore(folder / "keys"))
    with enrolled_house(enrolled, tmp_path / "house") as (house, _, _):
        pass
    with open_field_report(house.laptop, parts) as report:
        name = report.stamps.stamp("photo")
        ahead[0] = timedelta(days=29)
        report.unlock(STAR, PASSPHRASE).close()
        assert (report.stamps.folder / name).exists()
        ahead[0] = timedelta(days=31)
        report.unlock(STAR, PASSPHRASE).close()
        assert not (report.stamps.folder / name).exists()
        last = [signed.entry for signed in device.entries(report.stamps.journal) if signed.entry.act == Act.STAMPS_FORGOTTEN]
        assert [entry.detail["files"] for entry in last] == [[name]]


def test_no_note_and_no_kind_lies_on_the_disk_in_clear(at: At) -> None:
    house, report, desk = at
    entry = desk.scene.stamp("note")
    desk.scene.write_note(entry.id, CANARY)
    report.stamps.stamp(CANARY)
    assert found_in(house.laptop, CANARY) + found_in(house.laptop, "force_seen") == []
    (house.laptop / "control.txt").write_text(CANARY)
    assert found_in(house.laptop, CANARY) == [("control.txt", "UTF-8")]


def test_a_timeline_is_filled_in_sealed_and_found_again_in_the_pdf(at: At) -> None:
    from fieldreport import trial

    _house, _report, desk = at
    opened = trial.fill_sample(desk)
    log, sheet = desk.scene, opened.sheet
    asked = log.stamp("supervisor_asked", datetime.now(UTC) - timedelta(minutes=10))
    log.write_note(asked.id, CANARY)
    log.give(opened.report_id, [asked.id])
    for fill in log.fills(sheet, log.timeline(opened.report_id)):
        fill_in(sheet, fill)
    row = sheet.rows(Place("attempts"))[-1]
    for name in ("attempt_by", "attempt_to", "attempt_words", "attempt_reply"):
        sheet.put(Place(name, (row,)), answer_of("as asked"))
    desk.save(take_snapshot(opened, ""))
    assert desk.preview(opened.report_id).unprintable == ()
    version = desk.seal(opened.report_id, PASSPHRASE)
    record = desk.record(opened.report_id, version.version)
    (line,) = record["scene_log"]  # type: ignore[misc, index]
    assert (line["kind"], line["note"], line["words"]) == ("supervisor_asked", CANARY, "Supervisor asked for identification")
