"""What an officer does at her desk, with a real vault and a real HQ."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from fieldreport import canonical, trial
from fieldreport.answers.values import Account, Place, answer_of
from fieldreport.delivery import outbox
from fieldreport.delivery.wire import InboxEvent
from fieldreport.desk import take_snapshot
from fieldreport.errors import LifeProblem, MissingGlyphs, NotCertified, NotReady, ProofProblem, WrongPin
from fieldreport.hq.serve import serving
from fieldreport.proof.receipt import read_receipt
from fieldreport.report.life import State
from tests.houses import PASSPHRASE, SECOND_STAR, enrolled_house, found_house

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fieldreport.app import FieldReport
    from fieldreport.desk import Desk
    from tests.houses import House

At = tuple["House", "FieldReport", "Desk"]


@pytest.fixture
def at(enrolled: House, tmp_path: Path) -> Iterator[At]:
    with enrolled_house(enrolled, tmp_path / "house") as found:
        yield found


def test_a_new_report_knows_who_writes_it(at: At) -> None:
    _, _, desk = at
    report = desk.new_report()
    (star,) = report.sheet.answer(Place("reporter_star"))
    (name,) = report.sheet.answer(Place("reporter_name"))
    assert (star.value, name.value) == ("90001", "Alex Sample")
    assert desk.list_reports()[0].missing == len(report.sheet.gaps()) > 0


def test_what_was_saved_is_there_after_the_next_start_and_on_the_same_field(at: At) -> None:
    house, report, desk = at
    opened = desk.new_report()
    opened.sheet.put(Place("narrative"), answer_of("An unmarked van stood across the lane."))
    desk.save(take_snapshot(opened, "narrative"))
    desk.set_last_place(opened.report_id, "narrative")
    desk.close()
    report.close()

    with house.open() as again:
        desk_again = again.unlock("90001", PASSPHRASE)
        same = desk_again.open_report(opened.report_id)
        place = desk_again.last_place()
        desk_again.close()
    assert same.sheet.stored() == opened.sheet.stored()
    assert same.last_place == "narrative"
    assert place == (opened.report_id, "narrative")


def test_sealed_offline_delivered_later_and_both_ends_hold_the_same_bytes(at: At, tmp_path: Path) -> None:
    house, report, desk = at
    opened = trial.fill_sample(desk)
    version = desk.seal(opened.report_id, PASSPHRASE)
    assert desk.list_reports()[0].state is State.SEALED
    assert report.outbox_summary().waiting == 1

    with house.serving():
        summary = report.deliver_all()
        desk.apply_mail()
    assert (summary.waiting, summary.needs_person, summary.done) == (0, 0, 1)
    line = desk.list_reports()[0]
    assert line.state in (State.RECEIVED, State.CHECKED)

    pdf, receipt = desk.export(opened.report_id, 1, tmp_path / "report.pdf")
    assert hashlib.sha256(pdf.read_bytes()).hexdigest() == version.sha256
    assert report.department is not None
    assert read_receipt(receipt.read_bytes(), report.department.receipt_keys).sha256 == version.sha256
    held = [path for path in house.settings.originals.rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in held] == [pdf.read_bytes()]


def test_delivering_twice_changes_nothing(at: At) -> None:
    house, report, desk = at
    opened = trial.fill_sample(desk)
    desk.seal(opened.report_id, PASSPHRASE)
    with house.serving():
        report.deliver_all()
        desk.apply_mail()
        first = desk.receipt(opened.report_id, 1)
        report.deliver_all()
        desk.apply_mail()
        for version in desk.versions(opened.report_id):
            assert version.received_at is not None
    assert desk.receipt(opened.report_id, 1) == first
    assert first is not None


def test_news_that_overtake_a_receipt_are_applied_once_the_receipt_is_here(at: At) -> None:
    house, report, desk = at
    opened = trial.fill_sample(desk)
    version = desk.seal(opened.report_id, PASSPHRASE)
    box = desk.parts.outbox
    # The answer with the receipt was lost on the way; HQ went on, checked the report, and its news came through.
    outbox.keep_events(box, (InboxEvent(1, opened.report_id, 1, version.sha256, "checked", "2026-08-11T01:00:00.000Z", "Checked."),))
    assert desk.apply_mail() == 0
    with serving(house.settings, check=False):
        report.deliver_all()
    assert desk.apply_mail() == 2
    assert desk.list_reports()[0].state is State.CHECKED
    assert outbox.events_to_apply(box) == ()


def test_one_receipt_that_does_not_hold_keeps_back_no_other_and_no_news(at: At) -> None:
    house, report, desk = at
    first, second = trial.fill_sample(desk), trial.fill_sample(desk)
    for opened in (first, second):
        desk.seal(opened.report_id, PASSPHRASE)
    box = desk.parts.outbox
    with serving(house.settings, check=False):
        report.deliver_all()
    with box.database.writing() as connection:
        connection.execute("UPDATE parcel SET receipt = ? WHERE report = ?", (b"{}", first.report_id))
    sha256 = desk.versions(second.report_id)[0].sha256
    outbox.keep_events(box, (InboxEvent(1, second.report_id, 1, sha256, "checked", "2026-08-11T01:00:00.000Z", "Checked."),))
    with pytest.raises(ProofProblem, match="not a receipt"):
        desk.apply_mail()
    states = {line.id: line.state for line in desk.list_reports()}
    assert states == {first.report_id: State.SEALED, second.report_id: State.CHECKED}


def test_another_officers_turn_delivers_what_she_cannot_read(at: At) -> None:
    house, report, desk = at
    opened = trial.fill_sample(desk)
    desk.seal(opened.report_id, PASSPHRASE)
    desk.close()

    with house.serving():
        second = house.enrol_officer(report, SECOND_STAR, "Jo Example")
        assert second.list_reports() == ()
        assert report.deliver_all().waiting == 0
        assert second.settle() == 0
        assert second.list_reports() == ()
        second.close()

    first = report.unlock("90001", PASSPHRASE)
    assert first.settle() >= 1
    assert first.list_reports()[0].number
    first.close()


def test_an_unfinished_report_is_not_sealed_and_says_what_is_missing(at: At) -> None:
    _, _, desk = at
    opened = desk.new_report()
    with pytest.raises(NotReady) as refused:
        desk.seal(opened.report_id, PASSPHRASE)
    assert refused.value.missing
    assert desk.list_reports()[0].state is State.DRAFT


def test_a_wrong_pin_seals_nothing(at: At) -> None:
    _, _, desk = at
    opened = trial.fill_sample(desk)
    with pytest.raises(WrongPin):
        desk.seal(opened.report_id, "not the passphrase at all")
    assert desk.versions(opened.report_id) == ()


def test_a_character_that_no_font_has_is_named_before_sealing(at: At) -> None:
    _, _, desk = at
    opened = trial.fill_sample(desk)
    opened.sheet.put(Place("narrative"), answer_of("A car 🚓 stood there."))
    desk.save(take_snapshot(opened, ""))
    with pytest.raises(MissingGlyphs) as refused:
        desk.seal(opened.report_id, PASSPHRASE)
    assert refused.value.characters == ("🚓",)
    assert "U+1F693" in str(refused.value)
    assert desk.list_reports()[0].state is State.DRAFT
    assert desk.preview(opened.report_id).unprintable == ("🚓",)


def test_the_record_in_the_pdf_says_what_was_answered(at: At) -> None:
    _, _, desk = at
    opened = trial.fill_sample(desk)
    desk.seal(opened.report_id, PASSPHRASE)
    record = desk.record(opened.report_id, 1)
    assert record["answers"] == canonical.decode(canonical.encode(opened.sheet.stored(hidden=False)))


def test_a_sealed_report_cannot_be_written_in(at: At) -> None:
    _, _, desk = at
    opened = trial.fill_sample(desk)
    desk.seal(opened.report_id, PASSPHRASE)
    opened.sheet.put(Place("narrative"), (Account("Something else."),))
    with pytest.raises(LifeProblem):
        desk.save(take_snapshot(opened, ""))


def test_an_officer_whom_hq_has_not_certified_can_write_and_not_seal(tmp_path: Path) -> None:
    house = found_house(tmp_path)
    with house.open() as report:
        with house.serving():
            house.enrol_laptop(report)
        desk = report.make_vault("90001", PASSPHRASE)
        opened = trial.fill_sample(desk)
        assert "certified" in desk.why_not_sealing()
        with pytest.raises(NotCertified):
            desk.seal(opened.report_id, PASSPHRASE)
        assert desk.list_reports()[0].state is State.DRAFT
        desk.close()
