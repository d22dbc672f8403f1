"""A column of questions: made when asked, refreshed by name, turned from row to row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.answers.sheet import Change
from fieldreport.answers.values import Place, answer_of
from tests.ui.questions.editing import NOW
from tests.ui.small_form import small_sheet
from ui.questions.asking import Asking
from ui.questions.column import Column

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldreport.answers.sheet import AnswerSheet


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
