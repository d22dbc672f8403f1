"""Amendments, supplements and late numbers on a real desk, delivered to a real HQ."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from fieldreport import trial
from fieldreport.answers.values import NonAnswer, Place, answer_of
from fieldreport.app import Parts, open_field_report
from fieldreport.desk import take_snapshot
from fieldreport.errors import AnswerProblem, LifeProblem, NotReady, WrongPin
from fieldreport.further import AMENDMENT, SUPPLEMENT
from fieldreport.report.life import State
from fieldreport.store import audit
from fieldreport.vault.keys import FolderKeyStore
from tests.houses import PASSPHRASE, STAR, enrolled_house
from tests.newer_form import resources_with_newer_form

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fieldreport.answers.values import Value
    from fieldreport.app import FieldReport
    from fieldreport.desk import Desk, OpenReport
    from tests.houses import House

RD, EVENT, BEAT, ATTESTED = Place("rd_number"), Place("event_number"), Place("reporter_beat"), Place("attested")


@pytest.fixture
def laptop(enrolled: House, tmp_path: Path) -> Iterator[tuple[House, FieldReport, Desk]]:
    with enrolled_house(enrolled, tmp_path / "house") as found:
        yield found


@pytest.fixture
def desk(laptop: tuple[House, FieldReport, Desk]) -> Iterator[Desk]:
    yield laptop[2]
    audit.check_rows(laptop[2].parts.store)  # whatever was done, the rows say what the journal says


def sealed(desk: Desk) -> str:
    """Seal the sample incident and return its id."""
    opened = trial.fill_sample(desk)
    desk.seal(opened.report_id, PASSPHRASE)
    return opened.report_id


def answered(desk: Desk, opened: OpenReport, **values: Value) -> None:
    """Answer, attest and save."""
    for name, value in values.items():
        opened.sheet.put(Place(name), answer_of(value))
    opened.sheet.put(ATTESTED, answer_of(True))
    desk.save(take_snapshot(opened, ""))


def test_an_amendment_begins_with_all_answers_and_is_attested_anew(desk: Desk) -> None:
    report_id = sealed(desk)
    before = desk.open_report(report_id).sheet.stored()
    opened = desk.further.begin(report_id, AMENDMENT, "The beat was wrong.")
    assert (opened.state, opened.version) == (State.DRAFT, 2)
    assert opened.sheet.answer(ATTESTED) == ()
    assert len(opened.sheet.gaps()) == 1
    assert opened.sheet.undo() is None, "undo does not reach behind the beginning of the draft"
    opened.sheet.put(ATTESTED, answer_of(True))
    assert list(opened.sheet.stored()) == list(before)
    with pytest.raises(NotReady):
        desk.seal(report_id, PASSPHRASE)


def test_the_sealed_amendment_names_the_hash_of_the_first_and_the_first_stays_readable(desk: Desk, tmp_path: Path) -> None:
    report_id = sealed(desk)
    opened = desk.further.begin(report_id, AMENDMENT, "The beat was wrong.")
    answered(desk, opened, reporter_beat="0914")
    second = desk.seal(report_id, PASSPHRASE)
    first, again = desk.versions(report_id)
    assert again.sha256 == second.sha256
    assert (second.version, second.kind, second.builds_on, second.reason) == (2, AMENDMENT, first.sha256, "The beat was wrong.")
    assert desk.record(report_id, 2)["report"]["builds_on"] == first.sha256
    assert desk.record(report_id, 2)["report"]["builds_on_sealed"] == desk.record(report_id, 1)["attestation"]["at"]
    assert "builds_on_sealed" not in desk.record(report_id, 1)["report"]
    for version in (first, second):
        desk.export(report_id, version.version, tmp_path / f"{version.version}.pdf")
    assert (tmp_path / "1.pdf").read_bytes() != (tmp_path / "2.pdf").read_bytes()
    assert desk.preview(report_id).pages


def test_standing_says_what_the_draft_changes_and_where(desk: Desk) -> None:
    report_id = sealed(desk)
    assert desk.further.standing(report_id) is None
    assert desk.further.before(report_id) is None
    opened = desk.further.begin(report_id, AMENDMENT, "The beat was wrong.")
    answered(desk, opened, reporter_beat="0914", rd_number="JK100123")
    standing = desk.further.standing(report_id)
    assert standing is not None
    assert (standing.version, standing.earlier, standing.kind) == (2, 1, AMENDMENT)
    before = desk.further.before(report_id)
    assert before is not None
    assert before.differs(BEAT, opened.sheet.answer(BEAT)) == "Version 1 says: 0923"
    assert before.differs(RD, opened.sheet.answer(RD)) == "Version 1 does not answer this."
    same = [place for place in before.said if place not in (BEAT, RD, ATTESTED)]
    assert [place for place in same if before.differs(place, opened.sheet.answer(place))] == []
    assert [change.label for change in standing.corrections] == ["Beat"]
    assert {"Beat", "RD number"} <= {change.label for change in standing.changes}


def test_a_supplement_that_says_otherwise_what_was_sealed_is_refused_until_it_is_an_amendment(desk: Desk) -> None:
    report_id = sealed(desk)
    opened = desk.further.begin(report_id, SUPPLEMENT, "The RD number came.")
    answered(desk, opened, reporter_beat="0914")
    with pytest.raises(NotReady, match=r"says otherwise what version 1 says .*Beat"):
        desk.seal(report_id, PASSPHRASE)
    desk.further.turn(report_id, AMENDMENT)
    assert desk.seal(report_id, PASSPHRASE).kind == AMENDMENT


def test_a_supplement_may_add_words_to_what_was_written(desk: Desk) -> None:
    report_id = sealed(desk)
    opened = desk.further.begin(report_id, SUPPLEMENT, "A witness called.")
    told = opened.sheet.answer(Place("narrative"))[0].value
    answered(desk, opened, narrative=f"{told}\n\nOn 12 Aug 2026 a witness called and stated the plate again.")
    assert desk.seal(report_id, PASSPHRASE).kind == SUPPLEMENT


def test_a_discarded_amendment_leaves_the_sealed_report_and_comes_back(desk: Desk) -> None:
    report_id = sealed(desk)
    opened = desk.further.begin(report_id, AMENDMENT, "The beat was wrong.")
    answered(desk, opened, reporter_beat="0914")
    desk.earlier.discard(report_id, "it was right")
    (line,) = desk.list_reports()
    assert (line.state, line.version) == (State.SEALED, 1)
    (away,) = desk.earlier.discarded()
    assert (away.line.version, away.reason) == (2, "it was right")
    desk.earlier.restore(report_id)
    assert desk.open_report(report_id).sheet.answer(BEAT)[0].value == "0914"


def test_the_numbers_that_are_not_yet_issued_are_found_by_the_forms_own_mark(desk: Desk) -> None:
    report_id = sealed(desk)
    late = desk.further.late_numbers(report_id)
    assert (late.version, late.in_draft) == (2, False)
    assert late.numbers[:2] == tuple(one for one in late.numbers if one.place in (EVENT, RD))
    assert {one.label for one in late.numbers} == {"Event number", "RD number", "evidence.com ID"}
    assert all(one.where for one in late.numbers if one.label == "evidence.com ID"), "it says which camera"
    assert late.statement.startswith("I made this report")


def test_a_late_number_is_one_supplement_with_the_pin_and_changes_nothing_else(desk: Desk) -> None:
    report_id = sealed(desk)
    version = desk.further.add_numbers(report_id, {RD: " JK100123 ", EVENT: ""}, PASSPHRASE)
    assert version is not None
    assert (version.version, version.kind, version.reason) == (2, SUPPLEMENT, "RD number issued after sealing")
    first, second = (desk.record(report_id, number) for number in (1, 2))
    assert (first["report"]["rd_number"], second["report"]["rd_number"]) == (None, "JK100123")
    assert RD not in [one.place for one in desk.further.late_numbers(report_id).numbers]
    assert desk.open_report(report_id).state is State.SEALED


def test_a_number_that_was_unknown_at_sealing_is_still_to_be_issued(desk: Desk) -> None:
    opened = trial.fill_sample(desk)
    opened.sheet.put(RD, answer_of(NonAnswer.UNKNOWN))
    desk.save(take_snapshot(opened, ""))
    desk.seal(opened.report_id, PASSPHRASE)
    assert RD in [one.place for one in desk.further.late_numbers(opened.report_id).numbers]
    assert desk.further.add_numbers(opened.report_id, {RD: "JK100123"}, PASSPHRASE) is not None


def test_a_number_of_an_unusual_form_is_doubted_and_taken(desk: Desk) -> None:
    report_id = sealed(desk)
    assert "two letters" in desk.further.doubts(report_id, {RD: "100123"})[RD]
    assert desk.further.doubts(report_id, {RD: "JK100123"}) == {}
    assert desk.further.add_numbers(report_id, {RD: "100123"}, PASSPHRASE) is not None


def test_a_wrong_pin_or_no_number_changes_nothing(desk: Desk) -> None:
    report_id = sealed(desk)
    with pytest.raises(WrongPin):
        desk.further.add_numbers(report_id, {RD: "JK100123"}, "wrong")
    with pytest.raises(LifeProblem, match="No number"):
        desk.further.add_numbers(report_id, {RD: " "}, PASSPHRASE)
    with pytest.raises(AnswerProblem, match="issued later"):
        desk.further.add_numbers(report_id, {BEAT: "0914"}, PASSPHRASE)
    assert desk.open_report(report_id).version == 1


def test_a_number_goes_into_the_further_version_that_is_open(desk: Desk) -> None:
    report_id = sealed(desk)
    desk.further.begin(report_id, AMENDMENT, "The beat was wrong.")
    assert desk.further.late_numbers(report_id).in_draft
    assert desk.further.add_numbers(report_id, {RD: "JK100123"}, "") is None
    opened = desk.open_report(report_id)
    assert (opened.state, opened.version, opened.sheet.answer(RD)[0].value) == (State.DRAFT, 2, "JK100123")
    assert len(desk.versions(report_id)) == 1


def test_hq_receives_and_checks_each_version_also_one_begun_before_the_first_was_sent(
    laptop: tuple[House, FieldReport, Desk],
) -> None:
    house, report, desk = laptop
    report_id = sealed(desk)
    opened = desk.further.begin(report_id, AMENDMENT, "The beat was wrong.")
    with house.serving():
        report.deliver_all()
        desk.apply_mail()
        (line,) = desk.list_reports()
        assert line.state is State.DRAFT
        assert line.sealed_state in (State.RECEIVED, State.CHECKED)
        answered(desk, opened, reporter_beat="0914")
        desk.seal(report_id, PASSPHRASE)
        desk.further.add_numbers(report_id, {RD: "JK100123"}, PASSPHRASE)
        report.deliver_all()
        desk.apply_mail()
    numbers = [version.number for version in desk.versions(report_id)]
    assert None not in numbers
    assert len(set(numbers)) == 3
    assert [desk.receipt(report_id, version) is not None for version in (1, 2, 3)] == [True] * 3


def test_after_a_restart_the_amendment_and_the_first_version_are_both_there(laptop: tuple[House, FieldReport, Desk]) -> None:
    house, report, desk = laptop
    report_id = sealed(desk)
    answered(desk, desk.further.begin(report_id, AMENDMENT, "The beat was wrong."), reporter_beat="0914")
    desk.close()
    report.close()
    with house.open() as again, contextlib.closing(again.unlock(STAR, PASSPHRASE)) as later:
        later.settle()
        opened = later.open_report(report_id)
        assert (opened.version, opened.sheet.answer(BEAT)[0].value) == (2, "0914")
        assert len(later.versions(report_id)) == 1
        later.seal(report_id, PASSPHRASE)
        audit.check_rows(later.parts.store)


def test_a_newer_form_is_offered_to_the_amendment_and_the_sealed_version_keeps_its_own(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (house, _report, desk):
        report_id = sealed(desk)
    parts = Parts(key_store=lambda folder: FolderKeyStore(folder / "keys"), resources=resources_with_newer_form(tmp_path / "resources"))
    with open_field_report(house.laptop, parts) as report, contextlib.closing(report.unlock(STAR, PASSPHRASE)) as desk:
        old = desk.open_report(report_id).sheet.form.version
        assert desk.newer_form(report_id) is None, "what is sealed is not moved"
        assert desk.further.begin(report_id, AMENDMENT, "The beat was wrong.").sheet.form.version == old
        offer = desk.newer_form(report_id)
        assert offer is not None
        assert desk.move_draft(report_id, offer.form_sha256).kind == AMENDMENT
        audit.check_rows(desk.parts.store)
        assert desk.further.standing(report_id) is not None
        desk.earlier.discard(report_id, "not needed")
        assert desk.open_report(report_id).sheet.form.version == old
        desk.earlier.restore(report_id)
        assert desk.open_report(report_id).sheet.form.version == offer.version
        audit.check_rows(desk.parts.store)
