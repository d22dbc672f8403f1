"""Copying answers from one sheet into another, as if a person had given them.

So the sample incident comes into a new report, and a further version begins
with what the version before it said. Rows get ids of the new sheet, and links
follow them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fieldreport.answers.values import Place
from fieldreport.forms.definition import Question, Repeat

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.answers.values import Account, Answer
    from fieldreport.forms.definition import Item


def copy_answers(source: AnswerSheet, target: AnswerSheet) -> Mapping[str, str]:
    """Put every answer of ``source`` into ``target``, a sheet of the same form; return the new id of each row.

    Computed answers are left to the target. Answers of questions that do not apply are copied too.
    """
    new_ids: dict[str, str] = {}
    # All rows come first, so that a link finds the row that it names.
    _copy_rows(source, target, source.form.children, (), new_ids)
    _copy_items(source, target, source.form.children, (), new_ids)
    return new_ids


def _copy_rows(source: AnswerSheet, target: AnswerSheet, items: Iterable[Item], rows: tuple[str, ...], new_ids: dict[str, str]) -> None:
    for item in items:
        if isinstance(item, Question):
            continue
        if not isinstance(item, Repeat):
            _copy_rows(source, target, item.children, rows, new_ids)
            continue
        there = Place(item.name, tuple(new_ids[row] for row in rows))
        waiting = list(target.rows(there))
        for row in source.rows(Place(item.name, rows)):
            # A repeat with a count has rows already: they are filled before new ones are added.
            new_ids[row] = waiting.pop(0) if waiting else target.add_row(there)
            _copy_rows(source, target, item.children, (*rows, row), new_ids)


def _copy_items(source: AnswerSheet, target: AnswerSheet, items: Iterable[Item], rows: tuple[str, ...], new_ids: Mapping[str, str]) -> None:
    for item in items:
        if isinstance(item, Question):
            _copy_answer(source, target, item, rows, new_ids)
        elif isinstance(item, Repeat):
            for row in source.rows(Place(item.name, rows)):
                _copy_items(source, target, item.children, (*rows, row), new_ids)
        else:
            _copy_items(source, target, item.children, rows, new_ids)


def _copy_answer(source: AnswerSheet, target: AnswerSheet, question: Question, rows: tuple[str, ...], new_ids: Mapping[str, str]) -> None:
    if question.calculation is not None:
        return
    answer = source.answer(Place(question.name, rows))
    if answer:
        target.put(Place(question.name, tuple(new_ids[row] for row in rows)), _linked(question, answer, new_ids))


def _linked(question: Question, answer: Answer, new_ids: Mapping[str, str]) -> Answer:
    return tuple(_account(question, account, new_ids) for account in answer)


def _account(question: Question, account: Account, new_ids: Mapping[str, str]) -> Account:
    told_by = new_ids.get(account.told_by, account.told_by)
    if question.rows_of and isinstance(account.value, str):
        return replace(account, value=new_ids.get(account.value, account.value), told_by=told_by)
    return replace(account, told_by=told_by)
