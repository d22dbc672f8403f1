"""Which answers can stand in another form, and which cannot."""

from __future__ import annotations

import pytest

from fieldreport.answers.carrying import LOSSLESS, carried, kind_of, may_carry
from fieldreport.answers.values import Account, NonAnswer, Precision, Range, answer_of
from fieldreport.forms.definition import Question, QuestionType


def question(kind: QuestionType, **more: object) -> Question:
    return Question("q", kind, {"en": "Q"}, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", QuestionType)
def test_an_answer_may_always_stand_at_a_question_of_its_own_type(kind: QuestionType) -> None:
    assert may_carry(kind_of(question(kind)), question(kind))


def test_only_the_pairs_of_the_table_may_change_type() -> None:
    pairs = {(one, two) for one in QuestionType for two in QuestionType if one is not two and may_carry(one.value, question(two))}
    assert pairs == LOSSLESS


def test_a_link_goes_to_the_rows_of_the_same_repeat_alone() -> None:
    link = question(QuestionType.SELECT_ONE, rows_of="people")
    assert kind_of(link) == "select_one people"
    assert may_carry("select_multiple people", link)
    assert not may_carry("select_one agents", link)
    assert not may_carry("select_one", link)
    assert not may_carry("hologram", question(QuestionType.TEXT))


def test_precision_and_range_travel_with_a_number() -> None:
    answer = (Account(3, Precision.ABOUT), Account(Range(2, 4)))
    assert carried(answer, "integer", question(QuestionType.DECIMAL), ()) == answer


def test_an_answer_goes_whole_or_not_at_all() -> None:
    one = question(QuestionType.SELECT_ONE, choices="yn")
    two = (Account("yes"), Account("maybe"))
    assert carried(two, "select_one", one, ("yes", "no")) is None
    assert carried(answer_of("yes"), "select_one", one, ("yes", "no")) == answer_of("yes")


def test_refused_stays_only_where_it_is_offered() -> None:
    refused = answer_of(NonAnswer.REFUSED)
    assert carried(refused, "text", question(QuestionType.TEXT), ()) is None
    offered = question(QuestionType.TEXT, appearance=frozenset({"may-refuse"}))
    assert carried(refused, "text", offered, ()) == refused
