"""A form keeps the order of its sheet, knows its sections, and offers only the non-answers that its sheet allows."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from fieldreport.forms.definition import Form, Group, Question, QuestionType, Repeat
from tests.forms.form_language import form

SHEET = """
| survey | type | name | label | appearance |
|--------|------|------|-------|------------|
|        | text | before | Before | |
|        | begin_group | scene | The scene | |
|        | begin_group | weather | Weather | |
|        | text | sky | Sky | |
|        | end_group | | | |
|        | text | light | Light | |
|        | end_group | | | |
|        | begin_repeat | people | Person | |
|        | text | nick | Name | |
|        | begin_group | body | Body | |
|        | begin_repeat | injuries | Injury | |
|        | text | injury | Injury | |
|        | end_repeat | | | |
|        | end_group | | | |
|        | end_repeat | | | |
|        | begin_group | closing | Closing | |
|        | note | said | Thank you. | |
|        | end_group | | | |
"""


@pytest.fixture(scope="module")
def sheet() -> Form:
    return form(SHEET)


def question(kind: QuestionType, *appearance: str) -> Question:
    return Question("q", kind, {"en": "Q"}, appearance=frozenset(appearance))


def test_the_groups_at_the_top_are_the_sections_in_the_order_of_the_sheet(sheet: Form) -> None:
    assert [section.name for section in sheet.sections()] == ["scene", "closing"]


def test_a_walk_meets_everything_once_in_sheet_order_with_the_repeats_around_it(sheet: Form) -> None:
    assert [(item.name, repeats) for item, repeats in sheet.walk()] == [
        ("before", ()),
        ("scene", ()),
        ("weather", ()),
        ("sky", ()),
        ("light", ()),
        ("people", ()),
        ("nick", ("people",)),
        ("body", ("people",)),
        ("injuries", ("people",)),
        ("injury", ("people", "injuries")),
        ("closing", ()),
        ("said", ()),
    ]


def test_a_form_without_questions_has_no_sections_and_nothing_to_walk() -> None:
    empty = Form("t", "1", {"en": "T"}, ("en",), (), {}, "0" * 64)
    assert (empty.sections(), list(empty.walk())) == ((), [])


def test_a_draft_cannot_change_the_form_that_it_was_begun_with(sheet: Form) -> None:
    first = next(item for item, _repeats in sheet.walk() if isinstance(item, Question))
    for thing, name in ((sheet, "version"), (sheet.sections()[0], "children"), (first, "required")):
        with pytest.raises(FrozenInstanceError):
            setattr(thing, name, None)


@pytest.mark.parametrize("kind", list(QuestionType))
def test_refused_is_offered_only_where_the_sheet_says_so(kind: QuestionType) -> None:
    assert not question(kind).may_be_refused
    assert question(kind, "may-refuse", "multiline").may_be_refused


@pytest.mark.parametrize("kind", list(QuestionType))
def test_unknown_is_offered_for_every_question_that_a_person_answers_unless_it_must_be_known(kind: QuestionType) -> None:
    nobody_answers = {QuestionType.NOTE, QuestionType.CALCULATE, QuestionType.HIDDEN, QuestionType.ACKNOWLEDGE}
    assert question(kind).takes_non_answers == (kind not in nobody_answers)
    assert not question(kind, "must-know").takes_non_answers


def test_appearance_words_of_the_sheet_are_read_one_by_one() -> None:
    read = form("| survey | type | name | label | appearance |\n|---|---|---|---|---|\n| | text | a | A | multiline  may-refuse |\n")
    (item,) = read.children
    assert isinstance(item, Question)
    assert item.appearance == {"multiline", "may-refuse"}
    assert item.may_be_refused


def test_what_a_sheet_leaves_out_is_empty_and_not_missing(sheet: Form) -> None:
    group, repeat = (next(item for item in sheet.children if isinstance(item, kind)) for kind in (Group, Repeat))
    assert (group.relevant, group.hint, group.appearance) == (None, {}, frozenset())
    assert isinstance(repeat, Repeat)
    assert (repeat.count, repeat.row_title, repeat.relevant) == (None, None, None)
