"""A draft keeps its form for ever, and may go to a newer one and back."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from fieldreport import canonical, trial
from fieldreport.answers.values import Place, answer_of
from fieldreport.app import Parts, open_field_report
from fieldreport.desk import Desk, take_snapshot
from fieldreport.errors import CatalogueProblem, LifeProblem, StoreProblem
from fieldreport.ledger.entries import Act
from fieldreport.renewing import came_from, with_way_back
from fieldreport.store import drafts
from fieldreport.vault.keys import FolderKeyStore
from tests.houses import PASSPHRASE, STAR, enrolled_house
from tests.newer_form import GONE, NEW, VERSION, newer_form, resources_with_newer_form

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fieldreport.desk import OpenReport
    from tests.houses import House


@pytest.fixture
def began(enrolled: House, tmp_path: Path) -> Iterator[tuple[Desk, OpenReport]]:
    """A desk where a newer form came after the draft was written."""
    with enrolled_house(enrolled, tmp_path / "house") as (house, report, desk):
        opened = trial.fill_sample(desk)
        desk.close()
        report.close()
        parts = Parts(key_store=lambda folder: FolderKeyStore(folder / "keys"), resources=resources_with_newer_form(tmp_path / "resources"))
        with open_field_report(house.laptop, parts) as later, contextlib.closing(later.unlock(STAR, PASSPHRASE)) as again:
            yield again, opened


def acts(desk: Desk, report_id: str) -> list[str]:
    with desk.parts.store.database.reading() as connection:
        return [act for (act,) in connection.execute("SELECT act FROM journal WHERE report = ? ORDER BY sequence", (report_id,))]


def test_a_draft_opens_with_the_form_and_the_codes_that_it_was_begun_with(began: tuple[Desk, OpenReport]) -> None:
    desk, opened = began
    again = desk.open_report(opened.report_id)
    assert again.sheet.form == opened.sheet.form
    assert again.sheet.form.lists == opened.sheet.form.lists
    assert again.sheet.stored() == opened.sheet.stored()
    assert desk.new_report().sheet.form.version == VERSION


def test_a_newer_form_is_offered_with_all_that_it_changes_for_this_draft(began: tuple[Desk, OpenReport]) -> None:
    desk, opened = began
    offer = desk.newer_form(opened.report_id)
    assert offer is not None
    assert (offer.version, offer.form_sha256, offer.back) == (VERSION, newer_form().sha256, False)
    assert any("What was the weather?" in each.words for each in offer.differences)
    (left,) = offer.set_aside
    assert (left.place, left.question) == (Place(GONE), opened.sheet.label(Place(GONE)))
    assert left.said.startswith("People did stand near the door")
    assert left.why == "It is not asked there."
    assert desk.begun_form(opened.report_id) is None


def test_there_is_no_offer_where_the_form_is_the_newest(began: tuple[Desk, OpenReport]) -> None:
    desk, _opened = began
    assert desk.newer_form(desk.new_report().report_id) is None


def test_there_and_back_the_draft_is_what_it_was_and_the_journal_says_both(began: tuple[Desk, OpenReport]) -> None:
    desk, opened = began
    report_id = opened.report_id
    moved = desk.move_draft(report_id, newer_form().sha256)
    assert moved.sheet.form.version == VERSION
    assert moved.sheet.stored() == desk.open_report(report_id).sheet.stored()
    (new,) = moved.sheet.answer(Place(NEW))
    assert new.value == "not noted"
    assert desk.newer_form(report_id) is None
    way = desk.begun_form(report_id)
    assert way is not None
    assert (way.back, way.form_sha256, [each.place for each in way.comes_back]) == (True, opened.sheet.form.sha256, [Place(GONE)])
    assert way.set_aside == ()
    back = desk.move_back(report_id)
    assert back.sheet.stored() == opened.sheet.stored()
    assert drafts.load_draft(desk.parts.store, report_id).answers == canonical.encode(opened.sheet.stored())
    assert acts(desk, report_id)[-2:] == [Act.FORM_MOVED, Act.FORM_MOVED]
    assert desk.begun_form(report_id) is None


def test_what_was_written_after_the_move_is_there_after_going_back(began: tuple[Desk, OpenReport]) -> None:
    desk, opened = began
    moved = desk.move_draft(opened.report_id, newer_form().sha256)
    moved.sheet.put(Place(NEW), answer_of("Light rain"))
    moved.sheet.put(Place("address"), answer_of("1300 block of West Example Street"))
    desk.save(take_snapshot(moved, ""))
    back = desk.move_back(opened.report_id)
    assert back.sheet.answer(Place("address"))[0].value == "1300 block of West Example Street"
    assert back.sheet.answer(Place(GONE)) == opened.sheet.answer(Place(GONE))
    offer = desk.newer_form(opened.report_id)
    assert offer is not None
    assert [(each.place, each.said) for each in offer.comes_back] == [(Place(NEW), "Light rain")]


def test_what_is_set_aside_is_never_sealed(began: tuple[Desk, OpenReport]) -> None:
    desk, opened = began
    moved = desk.move_draft(opened.report_id, newer_form().sha256)
    desk.seal(moved.report_id, PASSPHRASE)
    record = str(desk.record(moved.report_id, 1))
    assert "People did stand near the door" not in record
    assert "not noted" in record
    with pytest.raises(LifeProblem, match="only a draft can be moved"):
        desk.move_back(moved.report_id)


def test_a_sealed_report_names_the_code_tables_that_its_draft_was_begun_with(began: tuple[Desk, OpenReport]) -> None:
    desk, opened = began
    with desk.parts.store.database.writing() as connection:
        connection.execute("UPDATE report SET catalogue_version = 'of that day' WHERE id = ?", (opened.report_id,))
    desk.seal(opened.report_id, PASSPHRASE)
    assert "of that day" in str(desk.record(opened.report_id, 1)["catalogue"])


def test_a_save_that_comes_too_late_does_not_put_answers_of_the_old_form_into_the_moved_draft(began: tuple[Desk, OpenReport]) -> None:
    desk, opened = began
    late = take_snapshot(desk.open_report(opened.report_id), "")
    moved = desk.move_draft(opened.report_id, newer_form().sha256)
    with pytest.raises(LifeProblem, match="Open the report again"):
        desk.save(late)
    assert desk.open_report(opened.report_id).sheet.stored() == moved.sheet.stored()


def test_a_draft_is_not_moved_to_another_form_nor_to_one_that_is_not_here(began: tuple[Desk, OpenReport]) -> None:
    desk, opened = began
    with pytest.raises(CatalogueProblem, match="not on this laptop"):
        desk.move_draft(opened.report_id, "0" * 64)
    with pytest.raises(LifeProblem, match="begun with"):
        desk.move_back(opened.report_id)
    assert desk.open_report(opened.report_id).sheet.stored() == opened.sheet.stored()


def test_the_way_back_is_to_the_form_that_the_draft_was_begun_with_however_often_it_moved() -> None:
    one, two, three = (drafts.Pinned("f", str(n), str(n) * 64, "c", "1", "0") for n in (1, 2, 3))
    stored = with_way_back({"answers": {}}, one, two.form_sha256)
    stored = with_way_back(stored, two, three.form_sha256)
    assert came_from(stored) == (one, two)
    assert came_from(with_way_back(stored, three, two.form_sha256)) == (one,)
    assert with_way_back(stored, three, one.form_sha256) == {"answers": {}}


def test_a_way_back_that_cannot_be_read_is_said() -> None:
    with pytest.raises(StoreProblem, match="Nothing was changed"):
        came_from({"aside": {"forms": [{"form": "x"}]}})
