"""Whether an answer that was given in one form can stand in another.

An answer is carried over only when nothing of what it says is lost: the same
type, or one of the few pairs in :data:`LOSSLESS`; codes that are still in the
list; *unknown* only where it is still taken. An answer is carried whole or not
at all: half an answer would say something else.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fieldreport.answers.checking import checked
from fieldreport.answers.values import NonAnswer, Range
from fieldreport.errors import AnswerProblem
from fieldreport.forms.definition import FILES, QuestionType

if TYPE_CHECKING:
    from collections.abc import Collection

    from fieldreport.answers.values import Account, Answer
    from fieldreport.forms.definition import Question

_T = QuestionType
LOSSLESS: frozenset[tuple[QuestionType, QuestionType]] = frozenset(
    {
        (_T.INTEGER, _T.DECIMAL),
        (_T.DECIMAL, _T.INTEGER),
        (_T.INTEGER, _T.RANGE),
        (_T.RANGE, _T.INTEGER),
        (_T.DECIMAL, _T.RANGE),
        (_T.RANGE, _T.DECIMAL),
        (_T.TEXT, _T.BARCODE),
        (_T.BARCODE, _T.TEXT),
        (_T.SELECT_ONE, _T.SELECT_MULTIPLE),
        (_T.SELECT_MULTIPLE, _T.SELECT_ONE),
        *((kind, _T.FILE) for kind in FILES - {_T.FILE}),
    }
)
"""Pairs of types (before, after) between which an answer may be carried, if its value can: 3.5 is no whole number."""


def kind_of(question: Question) -> str:
    """Return what an answer to a question is: its type, and the repeat whose rows it names, if any. It is stored with what is set aside."""
    return f"{question.type.value} {question.rows_of}".rstrip()


def may_carry(kind: str, question: Question) -> bool:
    """Whether an answer of this kind can stand at the question at all, whatever it says."""
    before, _, rows_of = kind.partition(" ")
    if rows_of != question.rows_of:
        return False
    try:
        return before == question.type.value or (QuestionType(before), question.type) in LOSSLESS
    except ValueError:  # a type of a later program
        return False


def carried(answer: Answer, kind: str, question: Question, codes: Collection[str]) -> Answer | None:
    """Return an answer as it stands at a question of another form, or ``None`` when something of it would be lost.

    Args:
        answer: as it was given.
        kind: what it was given as, see :func:`kind_of`.
        question: where it is to stand.
        codes: the codes (or row ids) that can be chosen there, in order.
    """
    if not may_carry(kind, question):
        return None
    if question.type is QuestionType.CALCULATE:
        return answer
    fitted = [_fitted(account, question) for account in answer]
    if any(account is None for account in fitted):
        return None
    try:
        kept = checked(question, tuple(account for account in fitted if account is not None), codes, rows_may_be_gone=True)
    except AnswerProblem:
        return None
    return kept if len(kept) == len(answer) else None


def _fitted(account: Account, question: Question) -> Account | None:
    value = account.value
    if isinstance(value, NonAnswer):
        return account
    if question.type is QuestionType.SELECT_MULTIPLE and isinstance(value, str):
        return replace(account, value=(value,))
    if question.type is QuestionType.SELECT_ONE and isinstance(value, tuple):
        return replace(account, value=value[0]) if len(value) == 1 else None
    if question.type is QuestionType.INTEGER:
        ends = (value.low, value.high) if isinstance(value, Range) else (value,)
        return account if all(isinstance(end, int) for end in ends) else None
    return account
