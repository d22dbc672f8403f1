"""Changes to a sheet as lists of steps that can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.answers.evaluation import Touched, coerced, computed_answer
from fieldreport.forms.definition import Question, QuestionType
from fieldreport.forms.meaning import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fieldreport.answers.evaluation import Key, Rows, State
    from fieldreport.answers.graph import Node
    from fieldreport.answers.values import Answer

MOST_COMPUTED_ROWS = 500
"""Rows that a computed ``repeat_count`` can ask for."""


@dataclass(frozen=True, slots=True)
class AnswerStep:
    """An answer that was put or cleared (``()``)."""

    key: Key
    before: Answer
    after: Answer


@dataclass(frozen=True, slots=True)
class RowsStep:
    """Rows of a repeat that came, went or moved."""

    key: Key
    before: Rows
    after: Rows


Step = AnswerStep | RowsStep


def taken_back(steps: Iterable[Step]) -> list[Step]:
    """Return the steps that undo these."""
    return [
        AnswerStep(step.key, step.after, step.before) if isinstance(step, AnswerStep) else RowsStep(step.key, step.after, step.before)
        for step in reversed(list(steps))
    ]


def apply(state: State, steps: Iterable[Step], touched: Touched) -> set[Key]:
    """Take steps and work out what follows. Return the repeats whose number of rows is computed and may differ."""
    starts: list[tuple[Node, Rows]] = []
    for step in steps:
        if isinstance(step, AnswerStep):
            starts.append(_apply_answer(state, step, touched))
        else:
            starts += _apply_rows(state, step, touched)
    return state.settle([(node, rows) for node, rows in starts if state.exists(node, rows)], touched)


def _apply_answer(state: State, step: AnswerStep, touched: Touched) -> tuple[Node, Rows]:
    if step.after:
        state.given[step.key] = step.after
    else:
        state.given.pop(step.key, None)
    touched.answered.add(step.key)
    touched.refreshed.add(step.key)
    name, rows = step.key
    node = state.graph.nodes[name]
    # Labels that name this question show its accounts, which may differ where the value that expressions see does not.
    touched.refreshed.update(state.followers_of(node, rows))
    return node, rows


def _apply_rows(state: State, step: RowsStep, touched: Touched) -> list[tuple[Node, Rows]]:
    name, rows = step.key
    node = state.graph.nodes[name]
    state.set_rows(step.key, step.after)
    touched.rows.add(step.key)
    touched.refreshed.add(step.key)
    for row in step.before:
        if row not in step.after:
            state.forget_rows((*rows, row))
    starts = state.reached_by_rows(node, rows, touched)
    for row in step.after:
        if row not in step.before:
            for inside in state.graph.under[name]:
                starts += [(inside, found) for found in state.instances(inside.repeats, (*rows, row))]
    return starts


def removal(state: State, key: Key, row: str) -> list[Step]:
    """Return the steps that remove a row with everything in it, innermost first."""
    name, around = key
    inside = (*around, row)
    depth = len(inside)
    steps: list[Step] = [AnswerStep(place, answer, ()) for place, answer in state.given.items() if place[1][:depth] == inside]
    nested = sorted((place for place in state.rows if place[1][:depth] == inside), key=lambda place: -len(place[1]))
    steps += [RowsStep(place, state.rows[place], ()) for place in nested]
    before = state.rows[key]
    return [*steps, RowsStep((name, around), before, tuple(each for each in before if each != row))]


def defaults(state: State, nodes: Iterable[Node], rows: Rows) -> Iterable[AnswerStep]:
    """Yield the default answers of questions in a new row (or a new sheet), one after the other in sheet order."""
    for node in nodes:
        item = node.item
        if node.default is None or not isinstance(item, Question) or len(node.repeats) != len(rows):
            continue
        value = node.default(state.scope(rows))
        answer = computed_answer(coerced(item.type, value, state.zone), state.zone)
        if item.type is QuestionType.ACKNOWLEDGE or not answer:
            continue
        yield AnswerStep((node.name, rows), (), answer)


def counted_rows(state: State, key: Key, new_id: Callable[[], str]) -> RowsStep | None:
    """Return the step that gives a repeat as many rows as its ``repeat_count`` says, or ``None``.

    Rows are added freely; of those beyond the count only empty ones at the end go: what was typed stays.
    """
    node = state.graph.nodes[key[0]]
    if node.count is None or key in state.hidden or not state.exists(node, key[1]):
        return None
    wanted = number(node.count(state.scope(key[1])))
    if wanted is None:
        return None
    before = state.rows.get(key, ())
    count = min(max(int(wanted), 0), MOST_COMPUTED_ROWS)
    after = before + tuple(new_id() for _ in range(count - len(before)))
    while len(after) > count and not _has_answers(state, (*key[1], after[-1])):
        after = after[:-1]
    return RowsStep(key, before, after) if after != before else None


def _has_answers(state: State, rows: Rows) -> bool:
    depth = len(rows)
    return any(place[1][:depth] == rows for place in state.given)
