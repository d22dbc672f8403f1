"""One section: its title, its questions, the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from fieldreport.answers.values import Place, answer_of
from fieldreport.forms.definition import Form, Question
from tests.ui.pages import show_alone
from tests.ui.questions.editing import NOW
from tests.ui.small_form import small_form, small_sheet
from ui.parts.words import column
from ui.questions.asking import Asking
from ui.questions.section_page import SectionPage, names_in, sections_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from fieldreport.answers.sheet import AnswerSheet


@pytest.fixture
def sheet() -> AnswerSheet:
    return small_sheet()


def page_of(owner: QWidget, sheet: AnswerSheet, name: str) -> SectionPage:
    section = next(section for section in sections_of(sheet.form, "en") if section.name == name)
    page = SectionPage(section, Asking(sheet, lambda: NOW), owner)
    page.show_report()
    return page


def test_the_groups_of_the_top_are_the_sections() -> None:
    assert [section.name for section in sections_of(small_form(), "en")] == ["known", "force", "rest", "vehicles_section", "story_section"]


def test_questions_outside_every_group_have_a_section_too() -> None:
    form = small_form()
    loose = [Question(name, form.children[0].children[0].type, {"en": name}) for name in ("one", "two")]  # type: ignore[union-attr]
    form = Form(form.id, form.version, form.title, form.languages, (*loose, *form.children), form.lists, form.sha256)
    sections = sections_of(form, "en")
    assert (sections[0].label, [item.name for item in sections[0].items]) == ("Small form", ["one", "two"])
    assert sections[1].name == "known"


def test_names_reach_into_rows_of_rows() -> None:
    assert {"vehicles", "make", "plates", "plate", "nearest"} <= set(names_in(sections_of(small_form(), "en")[3].items))


def test_a_section_that_does_not_apply_says_why_and_asks_nothing(owner: QWidget, sheet: AnswerSheet) -> None:
    page = page_of(owner, sheet, "force")
    assert "This section is not asked" in page.why_not_asked()
    assert list(page.stops()) == [page.next]


def test_it_asks_as_soon_as_it_applies(owner: QWidget, sheet: AnswerSheet) -> None:
    page = page_of(owner, sheet, "force")
    page.refresh(sheet.put(Place("seen"), answer_of("yes")))
    assert page.why_not_asked() == ""
    assert [field.question.name for field in page.column.fields()] == ["how_much"]


def test_a_label_that_repeats_the_title_is_left_away_but_read(owner: QWidget, sheet: AnswerSheet) -> None:
    page = page_of(owner, sheet, "story_section")
    (story,) = page.column.fields()
    assert story.label() == page.section.label == "Story"
    assert story.editor.stops()[0].accessibleName() == "Story"
    assert not story.is_label_shown()


def test_the_way_on_is_named(owner: QWidget, sheet: AnswerSheet) -> None:
    page = page_of(owner, sheet, "known")
    page.name_next("The rest")
    assert page.next.accessibleName() == "Next: The rest"
    page.name_next("")
    assert page.next.isHidden()


def test_what_has_the_keyboard_stays_in_sight_where_the_window_becomes_lower(qtbot: QtBot, sheet: AnswerSheet) -> None:
    ground = QWidget()
    page = page_of(ground, sheet, "rest")
    ground.setLayout(column(page))
    show_alone(qtbot, ground, 900, 1600)
    last = [stop for stop in page.stops() if stop is not page.next][-1]
    last.setFocus()
    ground.resize(500, 300)
    qtbot.waitUntil(lambda: page.viewport().rect().contains(last.mapTo(page.viewport(), last.rect().topLeft())), timeout=2000)
    ground.close()
