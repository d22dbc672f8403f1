"""A column of questions: made when asked, refreshed by name, turned from row to row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from fieldreport.answers.sheet import Change
from fieldreport.answers.values import Place, answer_of
from fieldreport.filling import load_known
from tests.builders import ROOT, empty_sheet
from tests.catalogue.test_beats import feature, square, written
from tests.ui.fill_page import CTRL, open_fill
from tests.ui.questions.editing import NOW
from tests.ui.small_form import small_sheet
from ui.questions.asking import Asking
from ui.questions.column import Column

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.filling import Known

# The offscreen platform says so whenever a window with a least size is shown; it means nothing there.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
Key = Qt.Key


@pytest.fixture
def sheet() -> AnswerSheet:
    return small_sheet()


@pytest.fixture
def column(owner: QWidget, sheet: AnswerSheet) -> Column:
    column = Column(sheet.form.children, Asking(sheet, lambda: NOW), owner)
    column.bind(())
    return column


def names(column: Column) -> list[str]:
    return [field.question.name for field in column.fields()]


def test_only_what_is_asked_is_made(column: Column, sheet: AnswerSheet) -> None:
    assert "how_much" not in names(column)
    column.refresh(sheet.put(Place("seen"), answer_of("yes")))
    assert names(column)[:3] == ["seen", "how_much", "remark"]
    column.refresh(sheet.put(Place("seen"), answer_of("no")))
    assert "how_much" not in names(column)


def test_a_hidden_question_is_never_seen(column: Column) -> None:
    assert "in_order" in names(column)
    assert "unseen" not in names(column)
    assert column.reveal(Place("unseen")) is None


def test_only_what_a_change_names_is_shown_anew(column: Column, sheet: AnswerSheet) -> None:
    remark = column.reveal(Place("remark"))
    assert remark is not None
    sheet.put(Place("remark"), answer_of("words"))
    column.refresh(Change(answered=frozenset({Place("day")})))
    assert remark.editor.line.text() == ""
    column.refresh(Change(answered=frozenset({Place("remark")})))
    assert remark.editor.line.text() == "words"


def test_everything_can_be_shown_anew(column: Column, sheet: AnswerSheet) -> None:
    sheet.put(Place("remark"), answer_of("words"))
    row = sheet.add_row(Place("vehicles"))
    column.refresh_all()
    remark = column.reveal(Place("remark"))
    assert remark is not None
    assert remark.editor.line.text() == "words"
    assert column.reveal(Place("make", (row,))) is not None


def test_an_answer_is_put_at_its_place(column: Column, sheet: AnswerSheet) -> None:
    row = sheet.add_row(Place("vehicles"))
    column.refresh(sheet.last_change)
    put: list[tuple[object, object]] = []
    column.put.connect(lambda *parts: put.append(parts))
    make = column.reveal(Place("make", (row,)))
    assert make is not None
    make.editor.line.insert("Van")
    assert [place for place, _ in put] == [Place("make", (row,))]


def test_a_place_inside_rows_inside_rows_is_revealed(column: Column, sheet: AnswerSheet) -> None:
    vehicles = [sheet.add_row(Place("vehicles")) for _ in range(2)]
    plates = [sheet.add_row(Place("plates", (vehicles[1],))) for _ in range(2)]
    column.refresh_all()
    place = Place("plate", (vehicles[1], plates[1]))
    field = column.reveal(place)
    assert field is not None
    assert column.place_of(field) == place
    assert column.reveal(Place("plate", (vehicles[0], plates[0]))) is None
    assert column.reveal(Place("nothing")) is None


def test_a_group_or_repeat_is_revealed_by_its_first_field(column: Column, sheet: AnswerSheet) -> None:
    sheet.add_row(Place("vehicles"))
    column.refresh_all()
    rest, vehicles = column.reveal_near(Place("rest")), column.reveal_near(Place("vehicles"))
    assert rest is not None
    assert vehicles is not None
    assert (rest.question.name, vehicles.question.name) == ("remark", "make")


def test_what_was_not_understood_is_known_until_it_is_forgotten(column: Column) -> None:
    hour = column.reveal(Place("hour"))
    assert hour is not None
    hour.editor.line.setText("half past")
    assert column.unread() == {Place("hour"): "half past"}
    column.forget()
    column.bind(())
    assert column.unread() == {}


def test_a_computation_without_words_is_not_seen(column: Column) -> None:
    assert "doubled" in names(column)


def known(tmp_path: Path) -> Known:
    written(tmp_path, [feature("0923", "9", square(-88, 41, -87, 42))])
    return load_known(tmp_path, ROOT / "resources")


def text(sheet: AnswerSheet, name: str, *rows: str) -> object:
    answer = sheet.answer(Place(name, rows))
    return answer[0].value if answer else None


def test_a_star_that_is_typed_offers_the_name_and_one_key_takes_it(qtbot: QtBot, tmp_path: Path) -> None:
    sheet = empty_sheet()
    sheet.put(Place("has_partner"), answer_of("yes"))
    page = open_fill(qtbot, sheet, "partner_star", known=known(tmp_path))
    page.type("90002")
    assert text(sheet, "partner_name") is None
    page.key(Key.Key_Return)
    assert page.place() == Place("partner_name")
    page.key(Key.Key_F10)
    assert text(sheet, "partner_name") == "Ofc. Robin Example"
    page.type(" Jr.")
    assert text(sheet, "partner_name") == "Ofc. Robin Example Jr."
    page.screen.go_to("partner_star")
    page.key(Key.Key_F10)
    assert text(sheet, "partner_name") == "Ofc. Robin Example Jr.", "what stands there is never replaced"


def test_a_star_of_nobody_is_said_when_the_field_is_left_and_kept(qtbot: QtBot, tmp_path: Path) -> None:
    sheet = empty_sheet()
    sheet.put(Place("has_partner"), answer_of("yes"))
    page = open_fill(qtbot, sheet, "partner_star", known=known(tmp_path))
    page.type("4711")
    field = page.field()
    assert "roster" not in field.foot_words()
    page.key(Key.Key_Tab)
    assert "Star 4711 is not in the roster" in field.foot_words()
    assert text(sheet, "partner_star") == "4711"


def test_plate_and_state_are_one_step_of_undo(qtbot: QtBot, tmp_path: Path) -> None:
    sheet = empty_sheet()
    sheet.put(Place("vehicle_any"), answer_of("yes"))
    row = sheet.add_row(Place("vehicles"))
    sheet.put(Place("plate_rear_condition", (row,)), answer_of("part"))
    page = open_fill(qtbot, sheet, f"plate_rear/{row}", known=known(tmp_path))
    page.type("in ab?-12")
    assert text(sheet, "plate_rear", row) == "IN AB?-12"
    page.key(Key.Key_F10)
    assert (text(sheet, "plate_rear", row), text(sheet, "plate_rear_state", row)) == ("AB?-12", "IN")
    page.key(Key.Key_Z, CTRL)
    assert (text(sheet, "plate_rear", row), text(sheet, "plate_rear_state", row)) == ("IN AB?-12", None)


def test_the_officers_own_camera_is_offered_in_every_field_of_it_as_soon_as_its_kind_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    sheet = empty_sheet()
    sheet.put(Place("bwc_worn"), answer_of("yes"))
    own = {"reporter_star": "90001", "reporter_name": "Ofc. Alex Sample", "bwc_serial": "X60A00001"}
    for name, value in own.items():
        sheet.put(Place(name), answer_of(value))
    row = sheet.add_row(Place("cameras"))
    page = open_fill(qtbot, sheet, f"camera_kind/{row}", known=known(tmp_path))
    page.type("b")
    page.key(Key.Key_Tab)
    page.key(Key.Key_Tab)
    assert page.place().name == "camera_wearer"
    page.key(Key.Key_F10)
    assert [text(sheet, name, row) for name in ("camera_star", "camera_wearer", "camera_serial")] == list(own.values())


def test_a_position_offers_the_beat_and_a_number_in_another_form_is_only_said(qtbot: QtBot, tmp_path: Path) -> None:
    sheet = empty_sheet()
    sheet.put(Place("location_type"), answer_of("park"))
    page = open_fill(qtbot, sheet, "incident_position", known=known(tmp_path))
    page.type("41.85, -87.65")
    page.key(Key.Key_F10)
    assert (text(sheet, "incident_beat"), text(sheet, "incident_district")) == ("0923", "009")
    page.screen.go_to("rd_number")
    page.type("jk12")
    field = page.field()
    assert field.foot_words() == "", "half a number is no slip"
    page.key(Key.Key_Tab)
    assert text(sheet, "rd_number") == "JK12"
    assert "Look again; it is kept as you typed it." in field.foot_words()
    assert not [gap for gap in sheet.gaps() if gap.place == Place("rd_number")]
