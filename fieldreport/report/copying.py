"""Copying answers from one sheet into another, as if a person had given them.

So the sample incident comes into a new report, and a further version begins
with what the version before it said. Rows get ids of the new sheet, and links
follow them.

From an earlier report single people, agents and vehicles are copied (:func:`copy_rows`): who and what they are, never what
they did or said there (questions with the appearance ``one-incident``), no files, and nothing about how it was known: what was
observed at one incident was not observed at another.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldreport.answers.values import Account, NonAnswer, Place, Range
from fieldreport.errors import AnswerProblem
from fieldreport.forms.definition import FILES, UNASKED, Question, QuestionType, Repeat
from fieldreport.said import said

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import datetime

    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.answers.values import Answer, Value
    from fieldreport.forms.definition import Form, Item

COPIED = ("people", "agents", "vehicles")
"""The repeats of which single rows are copied from an earlier report."""
RELATED = "related_numbers"
"""The question that names other reports on the same incident."""


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


@dataclass(frozen=True, slots=True)
class Copied:
    """What came over."""

    rows: Mapping[str, tuple[str, ...]]
    """Ids of the new rows, by repeat."""

    def in_words(self, form: Form, language: str = "en") -> str:
        """Return how many of what: ``People 2, Vehicles 1``."""
        names = {item.name: item.label.get(language, item.name) for item, _ in form.walk() if isinstance(item, Repeat)}
        return ", ".join(f"{names[name]} {len(rows)}" for name, rows in self.rows.items() if rows)


def titles(sheet: AnswerSheet, repeat: str) -> tuple[tuple[str, str], ...]:
    """Return id and title of each row of a repeat at the top of a form; none where the form has no such repeat or does not ask it."""
    place = Place(repeat)
    try:
        asked = sheet.is_relevant(place)
        return tuple((row, sheet.row_title(place, row)) for row in sheet.rows(place)) if asked else ()
    except AnswerProblem:
        return ()


def copy_rows(source: AnswerSheet, target: AnswerSheet, picks: Mapping[str, Collection[str]], *, name: str, now: datetime) -> Copied:
    """Copy rows into a report and name where they come from: one change for undo.

    What it reached is :attr:`AnswerSheet.last_change`.

    Args:
        source: the earlier report; it is not changed.
        target: the report that is written.
        picks: ids of the rows to copy, by repeat.
        name: what the earlier report is called.
        now: when they are entered.

    Raises:
        AnswerProblem: the report asks for no such rows; nothing was changed.
    """
    wanted = {repeat: [row for row in source.rows(Place(repeat)) if row in rows] for repeat, rows in picks.items() if rows}
    gates = [gate for repeat in wanted if (gate := _gate(target, repeat)) is not None]
    new_ids: dict[str, str] = {}
    with target.one_change():
        for gate in gates:
            target.put(gate, (Account("yes", entered=now),))
        for repeat, rows in wanted.items():
            new_ids |= {row: target.add_row(Place(repeat)) for row in rows}
        for repeat, rows in wanted.items():
            # What either form marks stays behind: a draft of an earlier form marks nothing.
            known = {item.name for item in _copied_items(source.form, repeat)}
            items = [item for item in _copied_items(target.form, repeat) if item.name in known]
            for row in rows:
                for item in items:
                    value = _copied_value(source, item, row, new_ids)
                    with contextlib.suppress(AnswerProblem):  # a code that the newer form does not have any more
                        target.put(Place(item.name, (new_ids[row],)), tuple(replace(each, entered=now) for each in value))
        copied = Copied({repeat: tuple(new_ids[row] for row in rows) for repeat, rows in wanted.items()})
        with contextlib.suppress(AnswerProblem):  # another form may not ask for related reports
            _say_related(target, f"{name} (copied from it: {copied.in_words(target.form, target.language)})", now)
    return copied


def link(target: AnswerSheet, name: str, now: datetime) -> bool:
    """Name another report among the related ones; return whether it was not named there yet.

    Raises:
        AnswerProblem: the form has no such question.
    """
    with target.one_change():
        return _say_related(target, name, now)


def _say_related(target: AnswerSheet, words: str, now: datetime) -> bool:
    place = Place(RELATED)
    answer = target.answer(place)
    told = answer[0].value if answer and type(answer[0].value) is str else ""
    if words in told.splitlines():
        return False
    target.put(place, (Account(f"{told}\n{words}".strip(), entered=now), *answer[1:]))
    return True


def _gate(target: AnswerSheet, repeat: str) -> Place | None:
    """Return the question that is to be answered with yes so that the rows are asked for; ``None`` where they are.

    Raises:
        AnswerProblem: the form has no such rows, or another answer says that there are none.
    """
    item = next((item for item in _items(target.form.children) if item.name == repeat), None)
    if not isinstance(item, Repeat):
        raise AnswerProblem(said("This report's form has no place for these rows. Nothing was copied."))
    if target.is_relevant(Place(repeat)):
        return None
    names = sorted(item.relevant.names) if item.relevant is not None else []
    gate = Place(names[0]) if len(names) == 1 else None
    if gate is None or target.answer(gate) or "yes" not in {choice.code for choice in target.choices(gate)}:
        label = f"\u201c{target.label(gate)}\u201d" if gate is not None else "another answer"
        raise AnswerProblem(
            said(
                "This report asks for no {casefold}: {label} says otherwise. Nothing was copied.",
                casefold=target.label(Place(repeat)).casefold(),
                label=label,
            )
        )
    return gate


def _items(items: Iterable[Item]) -> Iterator[Item]:
    """Yield what stands in no repeat, and the repeats themselves."""
    for item in items:
        yield item
        if not isinstance(item, Question | Repeat):
            yield from _items(item.children)


def _questions(form: Form, repeat: str) -> Iterator[Question]:
    return (item for item, around in form.walk() if around == (repeat,) and isinstance(item, Question))


def _copied_items(form: Form, repeat: str) -> Iterator[Question]:
    for item in _questions(form, repeat):
        made = item.type in (*FILES, *UNASKED, QuestionType.ACKNOWLEDGE) or item.calculation is not None or item.read_only
        if not made and "one-incident" not in item.appearance:
            yield item


def _copied_value(source: AnswerSheet, item: Question, row: str, new_ids: Mapping[str, str]) -> Answer:
    place = Place(item.name, (row,))
    answer = source.answer(place)
    value = answer[0].value if answer and source.is_relevant(place) else None
    if value is None or isinstance(value, NonAnswer):
        return ()  # what nobody knew then may be known now
    return (Account(_linked_value(value, new_ids) if item.rows_of else value, answer[0].precision),)


def _linked_value(value: Value | Range, new_ids: Mapping[str, str]) -> Value:
    """Return links to rows that came over; a link to one that did not is left out."""
    if isinstance(value, tuple):
        return tuple(new_ids[row] for row in value if row in new_ids)
    return new_ids.get(str(value), "")
