"""Changes to a sheet as lists of steps that can be taken back.

Two things keep a history small. Changes that belong together are made one (:func:`joined`): the keys of a word.
And of a change of text that is not the newest only what differs is kept (:func:`packed`): the hundredth word of a
long narrative does not cost the narrative a hundred times.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from fieldreport.answers.checking import fitting
from fieldreport.answers.evaluation import Touched, coerced, computed_answer, seen_value
from fieldreport.forms.definition import UNASKED, Question
from fieldreport.forms.meaning import number

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from fieldreport.answers.evaluation import Key, Rows, State
    from fieldreport.answers.graph import Graph, Node
    from fieldreport.answers.kept_words import Reasons
    from fieldreport.answers.unread import Unread
    from fieldreport.answers.values import Answer
    from fieldreport.forms.meaning import Value

_Where = TypeVar("_Where")

MOST_COMPUTED_ROWS = 500
"""Rows that a computed ``repeat_count`` can ask for."""


@dataclass(frozen=True, slots=True)
class AnswerStep:
    """An answer that was put or cleared (``()``)."""

    key: Key
    before: Answer
    after: Answer


@dataclass(frozen=True, slots=True)
class TextStep:
    """An :class:`AnswerStep` between two texts: only what differs is kept."""

    key: Key
    at: int
    gone: str
    came: str
    before: Answer
    """The answer, with the text of its first account left out."""
    after: Answer


@dataclass(frozen=True, slots=True)
class UnreadStep:
    """What is typed and not understood came, changed, or went (``""``)."""

    key: Key
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ReasonStep:
    """The reason for a marked word that stays came, changed, or went (``""``)."""

    key: Key
    word: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowsStep:
    """Rows of a repeat that came, went or moved."""

    key: Key
    before: Rows
    after: Rows


Step = AnswerStep | TextStep | UnreadStep | ReasonStep | RowsStep


def taken_back(steps: Iterable[Step]) -> list[Step]:
    """Return the steps that undo these."""
    return [_reversed(step) for step in reversed(list(steps))]


def _reversed(step: Step) -> Step:
    if isinstance(step, TextStep):
        return TextStep(step.key, step.at, step.came, step.gone, step.after, step.before)
    if isinstance(step, AnswerStep):
        return AnswerStep(step.key, step.after, step.before)
    if isinstance(step, UnreadStep):
        return UnreadStep(step.key, step.after, step.before)
    if isinstance(step, ReasonStep):
        return ReasonStep(step.key, step.word, step.after, step.before)
    return RowsStep(step.key, step.after, step.before)


def can_join(steps: Sequence[Step], key: Key) -> bool:
    """Whether these are the steps of a put at this place, which a further put there may widen."""
    return bool(steps) and steps[0].key == key and not isinstance(steps[0], RowsStep | ReasonStep)


def joined(steps: list[Step], later: list[Step]) -> list[Step]:
    """Return the steps of two changes as those of one, from the oldest answer to the newest."""
    together: dict[tuple[bool, Key], AnswerStep | UnreadStep] = {}
    for step in (*steps, *later):
        if isinstance(step, AnswerStep):
            known = together.get((True, step.key))
            together[True, step.key] = AnswerStep(step.key, known.before, step.after) if isinstance(known, AnswerStep) else step
        elif isinstance(step, UnreadStep):
            known = together.get((False, step.key))
            together[False, step.key] = UnreadStep(step.key, known.before, step.after) if isinstance(known, UnreadStep) else step
        else:
            # Rows came or went in between: what is put into them must stay in its order.
            return [*steps, *later]
    return list(together.values())


def is_nothing(steps: Iterable[Step]) -> bool:
    """Whether these steps end where they began: a word that was typed and erased."""
    return all(isinstance(step, AnswerStep | UnreadStep) and step.before == step.after for step in steps)


def packed(graph: Graph, steps: Iterable[Step]) -> list[Step]:
    """Return steps that do the same and hold of each text only what differs.

    Not of a text that is computed until it is written: there an answer may stand that no step put.
    """
    return [_packed(step) if isinstance(step, AnswerStep) and graph.nodes[step.key[0]].calculation is None else step for step in steps]


def _packed(step: AnswerStep) -> Step:
    before, after = _text(step.before), _text(step.after)
    if before is None or after is None:
        return step
    at = _same_at_start(before, after)
    end = _same_at_end(before[at:], after[at:])
    gone, came = before[at : len(before) - end], after[at : len(after) - end]
    return TextStep(step.key, at, gone, came, _with_text(step.before, ""), _with_text(step.after, ""))


def _text(answer: Answer) -> str | None:
    """Return the words of the first account; ``None`` when there are none."""
    value = answer[0].value if answer else None
    # A non-answer is a string too, of a class of its own.
    return value if type(value) is str else None


def _with_text(answer: Answer, text: str) -> Answer:
    return (replace(answer[0], value=text), *answer[1:])


def _same_at_start(one: str, other: str) -> int:
    """Return how many characters are equal at the start, by halving: of a megabyte each is compared about once."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _same_at_end(one: str, other: str) -> int:
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low


def apply(state: State, unread: Unread, reasons: Reasons, steps: Iterable[Step], touched: Touched) -> set[Key]:
    """Take steps and work out what follows. Return the repeats whose number of rows is computed and may differ."""
    starts: list[tuple[Node, Rows]] = []
    for step in steps:
        if isinstance(step, UnreadStep):
            _put_text(unread, step.key, step.after)
        elif isinstance(step, ReasonStep):
            _put_text(reasons, (step.key, step.word), step.after)
        elif isinstance(step, RowsStep):
            starts += _apply_rows(state, step, touched)
        else:
            starts.append(_apply_answer(state, step, touched))
    if touched.rows_went:
        starts = [(node, rows) for node, rows in starts if state.exists(node, rows)]
    return state.settle(starts, touched)


def _put_text(texts: dict[_Where, str], where: _Where, text: str) -> None:
    if text:
        texts[where] = text
    else:
        texts.pop(where, None)


def _apply_answer(state: State, step: AnswerStep | TextStep, touched: Touched) -> tuple[Node, Rows]:
    after = step.after
    if isinstance(step, TextStep):
        text = _text(state.given[step.key]) or ""
        after = _with_text(after, text[: step.at] + step.came + text[step.at + len(step.gone) :])
    if after:
        state.given[step.key] = after
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
            state.forget_row(name, (*rows, row))
            touched.rows_went = True
    starts = state.reached_by_rows(node, rows, touched)
    if node.count is not None and len(step.after) < len(step.before):
        # A repeat has at least as many rows as its count says, also when one is taken out by hand.
        starts.append((node, rows))
    for row in step.after:
        if row not in step.before:
            for inside in state.graph.under[name]:
                starts += [(inside, found) for found in state.instances(inside.repeats, (*rows, row))]
    return starts


def defaults(state: State, nodes: Iterable[Node], rows: Rows) -> Iterable[AnswerStep]:
    """Yield the default answers of questions in a new row (or a new sheet), one after the other in sheet order."""
    for node in nodes:
        item = node.item
        if node.default is None or not isinstance(item, Question) or len(node.repeats) != len(rows):
            continue
        answer = worked_out(state, node, item, (node.name, rows), node.default(state.scope(rows)))
        if answer:
            yield AnswerStep((node.name, rows), (), answer)


def worked_out(state: State, node: Node, item: Question, key: Key, value: Value) -> Answer:
    """Return a computed value as an answer that its question takes; blank when it takes no such value (a code of no list)."""
    return fitting(item, computed_answer(coerced(item.type, value, state.zone), state.zone, item.type), state.codes(node, key[1]))


def kept(touched: Touched) -> list[Step]:
    """Return the steps that ``once()`` made by itself, so that they are taken back with the change that made them."""
    return [AnswerStep(key, before, after) for key, (before, after) in touched.kept.items() if before != after]


def set_off(state: State, steps: Sequence[Step]) -> Iterator[AnswerStep]:
    """Yield the answers that change because a question was answered that stands in their ``trigger``.

    As ODK does it: when the value of a question changes by hand, and then again when a question that was so
    changed is a trigger itself; never when a calculation changes by itself. The caller takes each step before the next is asked for.
    """
    waiting = [step for step in steps if isinstance(step, AnswerStep)]
    while waiting:
        step = waiting.pop(0)
        name, rows = step.key
        if seen_value(step.before) == seen_value(step.after):
            continue
        for target in state.graph.nodes[name].triggers:
            item, key = target.item, (target.name, rows[: len(target.repeats)])
            if not isinstance(item, Question) or target.triggered is None:
                continue
            before = state.given.get(key, ())
            after = worked_out(state, target, item, key, target.triggered(state.scope(rows, seen_value(before))))
            if after != before:
                found = AnswerStep(key, before, after)
                yield found
                if item.type not in UNASKED:
                    waiting.append(found)


def counted_rows(
    state: State, unread: Unread, key: Key, new_id: Callable[[], str], *, kept: Collection[Rows] = (), shrinks: bool = True
) -> RowsStep | None:
    """Return the step that gives a repeat as many rows as its ``repeat_count`` says, or ``None``.

    Rows are added freely; of those beyond the count only empty ones at the end go: what was typed stays.

    Args:
        state: the sheet's state.
        unread: what was typed and not understood.
        key: the repeat.
        new_id: makes the id of a row.
        kept: rows that stay although nothing stands in them here: what was set aside belongs to them.
        shrinks: whether rows may go; not when a sheet is opened, where a row that was added by hand is found again.
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
    while shrinks and len(after) > count and not _has_entries(state, unread, key[0], last := (*key[1], after[-1])) and last not in kept:
        after = after[:-1]
    return RowsStep(key, before, after) if after != before else None


def _has_entries(state: State, unread: Unread, repeat: str, rows: Rows) -> bool:
    return any(place in state.given or place in unread for place in state.places_in(repeat, rows))
