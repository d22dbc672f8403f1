"""What a question takes: the types that hold more than words and numbers, and the ways to be wrong."""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal

import pytest

from fieldreport.answers.checking import LONGEST_NAME, checked, fitting
from fieldreport.answers.values import AttachedFile, GeoPoint, NonAnswer, Range, answer_of
from fieldreport.canonical import LARGEST_INTEGER
from fieldreport.errors import AnswerProblem
from fieldreport.forms.definition import Question, QuestionType

CODES = ("a", "b", "c")
PAPER = AttachedFile("0f" * 32, "Warrant 12.pdf", "application/pdf", 12)
HALL = GeoPoint(Decimal("41.883718"), Decimal("-87.632382"), Decimal(181), Decimal(5))


def question(kind: QuestionType, **more: object) -> Question:
    return dataclasses.replace(Question("q", kind, {"en": "Q"}), **more)


@pytest.mark.parametrize(
    ("kind", "good"),
    [
        (QuestionType.GEOPOINT, HALL),
        (QuestionType.GEOPOINT, GeoPoint(Decimal(-90), Decimal(180))),
        (QuestionType.GEOPOINT, NonAnswer.UNKNOWN),
        (QuestionType.BARCODE, "4006381333931"),
        (QuestionType.RANGE, 4),
        (QuestionType.RANGE, Decimal("0.25")),
        (QuestionType.RANGE, Range(1, 3)),
        (QuestionType.RANK, ("c", "a")),
        (QuestionType.IMAGE, PAPER),
        (QuestionType.AUDIO, PAPER),
        (QuestionType.VIDEO, PAPER),
        (QuestionType.FILE, dataclasses.replace(PAPER, size=0)),
        (QuestionType.FILE, NonAnswer.NOT_OBSERVED),
    ],
)
def test_a_value_of_the_kind_is_kept_as_it_is(kind: QuestionType, good: object) -> None:
    answer = answer_of(good)  # type: ignore[arg-type]
    assert checked(question(kind, choices="list"), answer, CODES) == answer


@pytest.mark.parametrize(
    ("kind", "bad"),
    [
        (QuestionType.GEOPOINT, "41.88 -87.63"),
        (QuestionType.GEOPOINT, GeoPoint(Decimal("90.1"), Decimal(0))),
        (QuestionType.GEOPOINT, GeoPoint(Decimal(0), Decimal("-180.1"))),
        (QuestionType.GEOPOINT, GeoPoint(Decimal(0), Decimal(0), None, Decimal(-1))),
        (QuestionType.GEOPOINT, GeoPoint(Decimal("NaN"), Decimal(0))),
        (QuestionType.GEOPOINT, Range(HALL, HALL)),
        (QuestionType.BARCODE, 4006381333931),
        (QuestionType.RANGE, "4"),
        (QuestionType.RANGE, True),
        (QuestionType.RANGE, Range(3, 1)),
        (QuestionType.RANK, "a"),
        (QuestionType.RANK, ("a", "z")),
        (QuestionType.FILE, "a.pdf"),
        (QuestionType.FILE, dataclasses.replace(PAPER, sha256="0F" * 32)),
        (QuestionType.FILE, dataclasses.replace(PAPER, sha256="0f")),
        (QuestionType.FILE, dataclasses.replace(PAPER, name="")),
        (QuestionType.FILE, dataclasses.replace(PAPER, name="../a.pdf")),
        (QuestionType.FILE, dataclasses.replace(PAPER, name="C:\\a.pdf")),
        (QuestionType.FILE, dataclasses.replace(PAPER, name="a\n.pdf")),
        (QuestionType.FILE, dataclasses.replace(PAPER, name="a" * (LONGEST_NAME + 1))),
        (QuestionType.FILE, dataclasses.replace(PAPER, media_type="pdf")),
        (QuestionType.FILE, dataclasses.replace(PAPER, size=-1)),
        (QuestionType.FILE, dataclasses.replace(PAPER, size=LARGEST_INTEGER + 1)),
        (QuestionType.FILE, Range(PAPER, PAPER)),
        (QuestionType.NOTE, "words"),
    ],
)
def test_a_value_of_another_kind_is_refused_and_a_computed_one_is_blank(kind: QuestionType, bad: object) -> None:
    asked = question(kind, choices="list")
    with pytest.raises(AnswerProblem):
        checked(asked, answer_of(bad), CODES)  # type: ignore[arg-type]
    assert fitting(asked, answer_of(bad), CODES) == ()  # type: ignore[arg-type]


def test_codes_stand_in_the_order_of_the_list_and_ranked_ones_in_the_order_given() -> None:
    several, rank = question(QuestionType.SELECT_MULTIPLE, choices="list"), question(QuestionType.RANK, choices="list")
    assert checked(several, answer_of(("c", "a", "c")), CODES) == answer_of(("a", "c"))
    assert checked(rank, answer_of(("c", "a", "c")), CODES) == answer_of(("c", "a"))


def test_links_to_rows_keep_their_order_when_some_are_gone() -> None:
    links = question(QuestionType.SELECT_MULTIPLE, rows_of="people")
    stored = answer_of(("gone", "b", "a"))
    assert checked(links, stored, CODES, rows_may_be_gone=True) == stored
    with pytest.raises(AnswerProblem, match="is not a row of people"):
        checked(links, stored, CODES)


def test_a_calculation_holds_whatever_it_gives() -> None:
    computed = question(QuestionType.CALCULATE)
    assert fitting(computed, answer_of(date(2026, 8, 10)), ()) == answer_of(date(2026, 8, 10))
    assert fitting(question(QuestionType.HIDDEN), answer_of("x"), ()) == answer_of("x")
