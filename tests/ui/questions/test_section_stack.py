"""The sections of the open report: each made when it is first opened, caught up when it is opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.answers.values import Place, answer_of
from tests.ui.questions.editing import NOW
from tests.ui.small_form import small_sheet
from ui.questions.asking import Asking
from ui.questions.section_stack import SectionStack

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldreport.answers.sheet import AnswerSheet


@pytest.fixture
def sheet() -> AnswerSheet:
    return small_sheet()


@pytest.fixture
def stack(owner: QWidget, sheet: AnswerSheet) -> SectionStack:
    stack = SectionStack(owner)
    stack.start(Asking(sheet, lambda: NOW))
    return stack


def test_a_section_is_made_when_it_is_first_opened(stack: SectionStack) -> None:
    assert stack.count() == 0
    stack.show_section("rest")
    stack.show_section("known")
    assert stack.count() == 2
    stack.show_section("rest")
    assert stack.count() == 2
    assert stack.show_section("no_such_section") is None


def test_sections_that_do_not_apply_are_passed_by(stack: SectionStack, sheet: AnswerSheet) -> None:
    assert stack.neighbour("known", 1) == "rest"
    sheet.put(Place("seen"), answer_of("yes"))
    assert stack.neighbour("known", 1) == "force"
    assert stack.neighbour("known", -1) == ""
    assert stack.neighbour("story_section", 1) == ""


def test_a_section_catches_up_with_what_changed_elsewhere(stack: SectionStack, sheet: AnswerSheet) -> None:
    stack.show_section("rest")
    stack.show_section("known")
    stack.refresh(sheet.put(Place("remark"), answer_of("words")))
    remark = stack.field_at(Place("remark"))
    assert remark is not None
    assert remark.editor.line.text() == "words"


def test_another_report_takes_nothing_over(stack: SectionStack, sheet: AnswerSheet, owner: QWidget) -> None:
    sheet.put(Place("remark"), answer_of("words"))
    remark = stack.field_at(Place("remark"))
    assert remark is not None
    hour = stack.field_at(Place("hour"))
    assert hour is not None
    hour.editor.line.setText("half past")
    asking = stack.asking
    assert asking is not None
    asking.sheet = small_sheet()
    stack.turn()
    assert stack.unread() == {}
    assert stack.field_at(Place("remark")) is remark
    assert remark.editor.line.text() == ""
    assert hour.editor.line.text() == ""


def test_every_item_knows_its_section(stack: SectionStack) -> None:
    assert (stack.section_of("plate"), stack.section_of("vehicles"), stack.section_of("rest"), stack.section_of("gone")) == (
        "vehicles_section",
        "vehicles_section",
        "rest",
        "",
    )
