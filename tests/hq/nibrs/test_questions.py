"""The names that the mapping looks for are those of the report form, and each is answered from the table it is mapped with."""

from __future__ import annotations

from fieldreport.forms.definition import Question, Repeat
from fieldreport.hq.nibrs import questions
from tests.builders import sample_form
from tests.hq.nibrs.making import catalogue


def asked() -> dict[str, Question]:
    return {item.name: item for item, _ in sample_form().walk() if isinstance(item, Question)}


def test_each_question_is_answered_from_its_table() -> None:
    form = asked()
    assert {name: form[name].choices.removesuffix(".csv") for name in questions.TABLES} == questions.TABLES


def test_each_link_names_rows_of_its_repeat() -> None:
    form = asked()
    assert {name: form[name].rows_of for name in questions.LINKS} == questions.LINKS


def test_what_is_answered_plainly_is_asked() -> None:
    assert set(questions.PLAIN) <= set(asked())


def test_the_repeats_are_there() -> None:
    repeats = {item.name for item, _ in sample_form().walk() if isinstance(item, Repeat)}
    assert {*questions.LINKS.values(), "violations", "injuries", "property"} <= repeats


def test_roles_and_provisions_that_the_mapping_knows_by_name_are_in_the_tables() -> None:
    tables = catalogue()
    for role in (questions.AFFECTED_ROLE, questions.DETAINED_ROLE, questions.MEMBER_ROLE):
        assert tables.choice("roles", role) is not None
    assert tables.choice("provisions", questions.NOT_DETERMINED) is not None
