"""The live state behind an answer sheet: what is asked now, and what each name's value is.

Only what can have changed is evaluated again: changes travel along the graph in
its order, so every item is evaluated at most once per change.
"""

from __future__ import annotations

import heapq
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from fieldreport.answers.checking import fitting
from fieldreport.answers.values import AttachedFile, GeoPoint, Moment, NonAnswer, Range, answer_of
from fieldreport.canonical import LARGEST_INTEGER
from fieldreport.forms.definition import UNASKED, Question, QuestionType
from fieldreport.forms.evaluation import Scope
from fieldreport.forms.meaning import as_date, as_moment, as_time, first, is_blank, number, text, truth
from fieldreport.forms.places import read_place

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from fieldreport.answers.graph import Edge, Graph, Node
    from fieldreport.answers.values import Answer, Scalar
    from fieldreport.forms.evaluation import Evaluator
    from fieldreport.forms.meaning import Single, Value

    Rows = tuple[str, ...]
    Key = tuple[str, Rows]

TICKED = "OK"
"""What a ticked *acknowledge* is in expressions (ODK XForms specification, ``trigger``)."""


class Touched:
    """What a change reached, while it is being worked out."""

    def __init__(self) -> None:
        self.answered: set[Key] = set()
        self.refreshed: set[Key] = set()
        self.rows: set[Key] = set()
        self.kept: dict[Key, tuple[Answer, Answer]] = {}
        """Values of ``once()`` that were kept with the answers, before and after."""


class State:
    """Answers as given, rows, and what follows from them. It is the world that expressions see."""

    def __init__(
        self,
        graph: Graph,
        *,
        zone: str,
        now: Callable[[], datetime],
        chance: Callable[[], bytes],
        choice_words: Callable[[str, Rows, str], str],
    ) -> None:
        self.graph = graph
        self.zone = zone
        self.given: dict[Key, Answer] = {}
        """Answers as they were put, hidden ones too."""
        self.written: dict[Key, tuple[Answer, object]] = {}
        """Answers beside what they are as JSON data (``storing``)."""
        self.rows: dict[Key, Rows] = {}
        """Ids of the rows of each repeat."""
        self.values: dict[Key, Single] = {}
        """Values that are neither blank nor hidden."""
        self.hidden: set[Key] = set()
        """Items that are not asked now."""
        self._gathered: dict[str, dict[Rows, list[Single]]] = {}
        self._numbers: dict[Rows, int] = {}
        """Number of each row, counted from 1. Ids stand once in a sheet, so a row tells its repeat."""
        self._repeat_of: dict[str, str] = {}
        """By the id of a row."""
        self._now = now
        self.chance = chance
        self._choice_words = choice_words

    def local_now(self) -> datetime:
        """Return the time now, in the zone of the sheet."""
        return self._now().astimezone(ZoneInfo(self.zone))

    def all_of(self, name: str, repeats: tuple[str, ...], around: Rows) -> list[Single]:
        """Return the values of a name in all rows under the rows given, remembered until one of them changes."""
        gathered = self._gathered.setdefault(name, {})
        found = gathered.get(around)
        if found is None:
            found = gathered[around] = [self.values.get((name, rows)) for rows in self.instances(repeats, around)]
        return found

    def row_number(self, rows: Rows) -> int | None:
        """Return the number of the innermost row, counted from 1."""
        return self._numbers.get(rows)

    def set_rows(self, key: Key, ids: Rows) -> None:
        """Say which rows a repeat has."""
        self._gathered.clear()
        for row in self.rows.get(key, ()):
            self._numbers.pop((*key[1], row), None)
            self._repeat_of.pop(row, None)
        self._numbers.update({(*key[1], row): number for number, row in enumerate(ids, start=1)})
        self._repeat_of.update(dict.fromkeys(ids, key[0]))
        if ids:
            self.rows[key] = ids
        else:
            self.rows.pop(key, None)

    def choice_words(self, name: str, rows: Rows, code: str) -> str:
        """Return the words shown for a code of a question."""
        return self._choice_words(name, rows[: len(self.graph.nodes[name].repeats)], code)

    def instances(self, repeats: tuple[str, ...], around: Rows) -> list[Rows]:
        """Return the rows of the innermost repeat, with all rows around each, under the rows given."""
        found = [around]
        for name in repeats[len(around) :]:
            found = [(*rows, row) for rows in found for row in self.rows.get((name, rows), ())]
        return found

    def scope(self, rows: Rows, current: Single = None) -> Scope:
        """Return where an expression is looked at from."""
        return Scope(self, rows, current)

    def exists(self, node: Node, rows: Rows) -> bool:
        """Whether the rows around an item are there."""
        if len(rows) != len(node.repeats):
            return False
        for depth, name in enumerate(node.repeats, start=1):
            if rows[:depth] not in self._numbers or self._repeat_of[rows[depth - 1]] != name:
                return False
        return True

    def codes(self, node: Node, rows: Rows) -> Collection[str]:
        """Return what a question can be answered with, in order: codes of its list, or ids of rows; empty when it has no choices."""
        item = node.item
        if not isinstance(item, Question):
            return ()
        if item.rows_of:
            repeat = self.graph.nodes[item.rows_of]
            return self.rows.get((item.rows_of, rows[: len(repeat.repeats)]), ())
        return self.graph.labels.get(item.choices, {})

    def settle_all(self) -> set[Key]:
        """Evaluate everything, as at opening. Return the repeats whose number of rows is computed."""
        touched = Touched()
        counted: set[Key] = set()
        for node in self.graph.ordered:
            if not _is_live(node):
                continue
            for rows in self.instances(node.repeats, ()):
                self._evaluate(node, rows, touched)
                if node.count is not None:
                    counted.add((node.name, rows))
        return counted

    def settle(self, starts: Iterable[tuple[Node, Rows]], touched: Touched) -> set[Key]:
        """Evaluate what is named and whatever follows. Return the repeats whose number of rows is computed and may differ."""
        waiting = [(node.rank, rows, node) for node, rows in starts]
        heapq.heapify(waiting)
        seen: set[tuple[int, Rows]] = set()
        counted: set[Key] = set()
        while waiting:
            rank, rows, node = heapq.heappop(waiting)
            if (rank, rows) in seen:
                continue
            seen.add((rank, rows))
            if node.count is not None:
                counted.add((node.name, rows))
            if not self._evaluate(node, rows, touched):
                continue
            for target, reached in self._along(node.dependents, rows):
                heapq.heappush(waiting, (target.rank, reached, target))
            touched.refreshed.update(self.followers_of(node, rows))
        return counted

    def reached_by_rows(self, node: Node, rows: Rows, touched: Touched) -> list[tuple[Node, Rows]]:
        """Return what must be evaluated because rows of a repeat came, went or moved."""
        starts: list[tuple[Node, Rows]] = []
        edges, followers = list(node.dependents), list(node.followers)
        for inside in self.graph.under[node.name]:
            # Expressions outside see all rows of a name at once.
            edges += [(target, depth) for target, depth in inside.dependents if depth <= len(rows)]
            followers += [(target, depth) for target, depth in inside.followers if depth <= len(rows)]
        starts += self._along(edges, rows)
        touched.refreshed.update((target.name, reached) for target, reached in self._along(followers, rows))
        return starts

    def followers_of(self, node: Node, rows: Rows) -> Iterator[Key]:
        """Yield the items whose words, choices or problems may differ when an answer changes."""
        for target, reached in self._along(node.followers, rows):
            yield target.name, reached

    def places_in(self, repeat: str, rows: Rows) -> Iterator[Key]:
        """Yield the place of every item in a row of a repeat, those in rows of repeats in it too."""
        for node in self.graph.under[repeat]:
            for reached in self.instances(node.repeats, rows):
                yield node.name, reached

    def forget_row(self, repeat: str, rows: Rows) -> None:
        """Forget what was worked out for a row that is gone, and for all that was in it."""
        self._gathered.clear()
        for key in self.places_in(repeat, rows):
            self.values.pop(key, None)
            self.hidden.discard(key)
            self.written.pop(key, None)

    def _along(self, edges: Iterable[Edge], rows: Rows) -> Iterator[tuple[Node, Rows]]:
        for target, depth in edges:
            if depth == len(target.repeats):
                yield target, rows[:depth]
            else:
                for reached in self.instances(target.repeats, rows[:depth]):
                    yield target, reached

    def _evaluate(self, node: Node, rows: Rows, touched: Touched) -> bool:
        """Work out whether an item is asked and what its value is. Return whether either changed."""
        key = (node.name, rows)
        was_hidden = key in self.hidden
        hidden = node.may_hide and self._is_hidden(node, rows)
        if hidden != was_hidden:
            (self.hidden.add if hidden else self.hidden.discard)(key)
            touched.refreshed.add(key)
        if not isinstance(node.item, Question):
            return hidden != was_hidden
        before = self.values.get(key)
        value = None if hidden else self._value(node, node.item, key, touched)
        if type(value) is type(before) and value == before:
            return hidden != was_hidden
        self._gathered.pop(node.name, None)
        if is_blank(value):
            self.values.pop(key, None)
        else:
            self.values[key] = value
        touched.answered.add(key)
        touched.refreshed.add(key)
        return True

    def _is_hidden(self, node: Node, rows: Rows) -> bool:
        if node.parent is not None and (node.parent.name, rows[: node.parent_depth]) in self.hidden:
            return True
        return node.relevant is not None and not truth(node.relevant(self.scope(rows)))

    def _value(self, node: Node, item: Question, key: Key, touched: Touched) -> Single:
        given = self.given.get(key)
        if node.calculation is None:
            return None if given is None else seen_value(given)
        if given is not None and not (node.keeps and item.type in UNASKED):
            return seen_value(given)
        if node.keeps:
            return self._kept_value(node, node.calculation, item, key, touched)
        return coerced(item.type, node.calculation(self.scope(key[1])), self.zone)

    def _kept_value(self, node: Node, calculation: Evaluator, item: Question, key: Key, touched: Touched) -> Single:
        """Work out a calculation with ``once()``, which sees the value that it had; what it gives is kept with the answers."""
        before = self.given.get(key, ())
        value = coerced(item.type, calculation(self.scope(key[1], seen_value(before))), self.zone)
        after = fitting(item, computed_answer(value, self.zone, item.type), self.codes(node, key[1]))
        if not after:
            self.given.pop(key, None)
        elif after != before:
            self.given[key] = after
        if after != before:
            touched.kept[key] = (touched.kept[key][0] if key in touched.kept else before, after)
        return seen_value(after)


def _is_live(node: Node) -> bool:
    """Whether an item can have a value, be hidden or have computed rows; notes and plain groups cannot."""
    if isinstance(node.item, Question):
        return node.may_hide or node.item.type is not QuestionType.NOTE
    return node.may_hide or node.count is not None


def seen_value(answer: Answer) -> Single:
    """Return an answer as expressions see it: the first account with a value; a range is its lower bound."""
    for account in answer:
        if not isinstance(account.value, NonAnswer):
            content = account.value.low if isinstance(account.value, Range) else account.value
            return seen_content(content)
    return None


def seen_content(content: Scalar | tuple[str, ...]) -> Single:
    """Return one value as expressions see it. Blanks alone are blank; a moment stands in the zone of its entry."""
    if isinstance(content, Moment):
        return content.utc.astimezone(ZoneInfo(content.zone))
    if isinstance(content, GeoPoint):
        return point_text(content)
    if isinstance(content, AttachedFile):
        return content.name
    if content is True:
        return TICKED
    if content is False or content == () or (isinstance(content, str) and not content.strip()):
        return None
    return content


def point_text(point: GeoPoint) -> str:
    """Return a place as expressions see it: latitude, longitude, altitude and accuracy with blanks between them (ODK's ``geopoint``).

    What is not known at the end is left out, so that a copy of a place claims no more than the place.
    """
    parts = [point.latitude, point.longitude]
    if point.altitude is not None or point.accuracy is not None:
        parts.append(point.altitude or Decimal(0))
    if point.accuracy is not None:
        parts.append(point.accuracy)
    return " ".join(format(part, "f") for part in parts)


def coerced(kind: QuestionType, value: Value, zone: str) -> Single:
    """Return a computed value in the kind of the question that shows it; blank when it does not fit."""
    value = first(value)
    if is_blank(value):
        return None
    if kind in (QuestionType.TEXT, QuestionType.HIDDEN, QuestionType.BARCODE):
        return text(value)
    if kind is QuestionType.GEOPOINT:
        place = read_place(text(value))
        return None if place is None else point_text(GeoPoint(*place))
    if kind is QuestionType.ACKNOWLEDGE:
        return TICKED if truth(value) else None
    if kind is QuestionType.INTEGER:
        counted = number(value)
        return None if counted is None else int(counted)
    if kind in (QuestionType.DECIMAL, QuestionType.RANGE):
        return number(value)
    if kind is QuestionType.DATE:
        return as_date(value)
    if kind is QuestionType.TIME:
        return as_time(value)
    if kind is QuestionType.DATE_TIME:
        return as_moment(value, zone)
    if kind in (QuestionType.SELECT_MULTIPLE, QuestionType.RANK):
        return tuple(text(value).split()) or None
    if kind is QuestionType.SELECT_ONE:
        return text(value)
    return value


def computed_answer(value: Single, zone: str, kind: QuestionType = QuestionType.CALCULATE) -> Answer:
    """Return a computed value as an answer with one exact account, in the form in which a question of this type holds it."""
    if value is None:
        return ()
    if kind is QuestionType.GEOPOINT:
        place = read_place(text(value))
        return () if place is None else answer_of(GeoPoint(*place))
    if kind is QuestionType.ACKNOWLEDGE:
        return answer_of(True)
    if isinstance(value, datetime):
        return answer_of(Moment(value, value.tzinfo.key if isinstance(value.tzinfo, ZoneInfo) else zone))
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > LARGEST_INTEGER:
        return answer_of(Decimal(value))
    return answer_of(value)
