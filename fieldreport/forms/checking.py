"""Whether the parts of a form fit each other.

Every problem is found, not only the first: policy staff see them all at once.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from fieldreport.errors import ExpressionProblem, FormProblem
from fieldreport.forms.definition import FILES, SELECTS, UNASKED, Group, Question, QuestionType, Repeat
from fieldreport.forms.evaluation import compile_expression
from fieldreport.forms.expression import Self, walk
from fieldreport.forms.kinds import default_problem, type_problems
from fieldreport.forms.outline import (
    entries,
    expressions,
    named_in_parameters,
    named_in_words,
    needs,
    outline,
    shared_depth,
    stands_in,
    wordings,
)
from fieldreport.forms.outside import close_to, slip_of_appearance
from fieldreport.forms.parameters import parameter_problems
from fieldreport.forms.placing import placing_problems
from fieldreport.forms.tables import LookupTable, LookupTables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from fieldreport.forms.definition import Form, Item
    from fieldreport.forms.evaluation import Evaluator, Scope
    from fieldreport.forms.expression import Expression
    from fieldreport.forms.meaning import Single
    from fieldreport.forms.outline import Entry

_NAME = re.compile(r"[A-Za-z_][\w.-]*")
_NEVER = {
    QuestionType.NOTE: ("required", "constraint", "calculation", "default", "read_only", "trigger"),
    QuestionType.CALCULATE: ("required", "constraint", "default", "read_only"),
    QuestionType.HIDDEN: ("required", "constraint", "read_only"),
    **dict.fromkeys(FILES, ("calculation", "default", "trigger")),
}
"""Columns that would do nothing."""

_SILENT = (QuestionType.CALCULATE, QuestionType.HIDDEN)
"""Questions that need no label."""


def check(form: Form, sheet_rows: Mapping[str, int] | None = None) -> tuple[FormProblem, ...]:
    """Return everything that is wrong with a form; empty when it can be used.

    Args:
        form: the form.
        sheet_rows: row in the sheet by name, when the form was just compiled from one.
    """
    checker = _Checker(form, sheet_rows or {})
    found = [*checker.names(), *checker.lists(), *checker.questions(), *checker.formulas()]
    return tuple(found or checker.cycles())


class _Checker:
    def __init__(self, form: Form, sheet_rows: Mapping[str, int]) -> None:
        self._form = form
        self._rows = sheet_rows
        self._table = outline(form)
        self._tables = LookupTables(form)

    def _problem(self, name: str, column: str, what: str, suggestion: str = "", *, formula: bool = False) -> FormProblem:
        row = self._rows.get(name, 0)
        kind = ExpressionProblem if formula else FormProblem
        words = what if row else f"{name}: {what}"
        return kind(words, sheet="survey" if row else "", row=row, column=column, suggestion=suggestion)

    def names(self) -> Iterator[FormProblem]:
        """Yield names that stand twice or are no names."""
        for name, times in Counter(entry.name for entry in entries(self._form)).items():
            if times > 1:
                yield self._problem(name, "name", f"The name {name} stands {times} times.", "Give each question a name of its own.")
            if not _NAME.fullmatch(name):
                yield self._problem(name, "name", f"{name!r} is no name.", "Use letters, digits, _ and -; begin with a letter.")

    def lists(self) -> Iterator[FormProblem]:
        """Yield code lists with a code that stands twice or without words."""
        for name, choices in self._form.lists.items():
            for code, times in Counter(choice.code for choice in choices).items():
                if times > 1:
                    yield FormProblem(f"The code {code} stands {times} times in the list {name}.", sheet="choices", column="name")
            for choice in choices:
                if not choice.label:
                    yield FormProblem(f"The code {choice.code} of the list {name} has no label.", sheet="choices", column="label")
                if not choice.code or choice.code != "".join(choice.code.split()):
                    yield FormProblem(f"The code {choice.code!r} of the list {name} has a blank in it.", sheet="choices", column="name")

    def questions(self) -> Iterator[FormProblem]:
        """Yield questions that lack what their type needs."""
        for entry in self._table.values():
            item = entry.item
            # A group inside a section may only hold questions together.
            silent = item.type in _SILENT if isinstance(item, Question) else isinstance(item, Group) and bool(entry.parent)
            if not silent and not item.label:
                computed = isinstance(item, Question) and item.calculation is not None
                suggestion = "A value that nobody is shown is a calculate." if computed else ""
                yield self._problem(item.name, "label", "There is no label.", suggestion)
            yield from self._appearance(item)
            for column, words in wordings(item):
                yield from self._unknown(entry, column, named_in_words(words))
            if isinstance(item, Question):
                yield from self._question(entry, item)

    def _appearance(self, item: Item) -> Iterator[FormProblem]:
        for word in sorted(item.appearance):
            meant = slip_of_appearance(word)
            if meant:
                yield self._problem(item.name, "appearance", f"The appearance {word} is not known.", f"Did you mean {meant}?")
        if "several" in item.appearance and not (isinstance(item, Question) and item.rows_of):
            yield self._problem(item.name, "appearance", "Only rows of a repeat are chosen so.", "For codes write select_multiple.")

    def _question(self, entry: Entry, item: Question) -> Iterator[FormProblem]:
        if item.type in SELECTS:
            yield from self._choices(entry, item)
        elif item.choices or item.rows_of or item.choice_filter:
            yield self._problem(item.name, "type", f"A {item.type} has no choices.", "Write select_one or select_multiple.")
        if item.type is QuestionType.CALCULATE and item.calculation is None:
            yield self._problem(item.name, "calculation", "A calculate needs a calculation.")
        for column in _NEVER.get(item.type, ()):
            if getattr(item, column):
                why = "what is in it is never computed" if item.type in FILES else "nobody answers it"
                yield self._problem(item.name, column, f"A {item.type} has no {column}: {why}.")
        what = default_problem(item, self._form)
        if what:
            yield self._problem(item.name, "default", what)
        yield from self._parameters(entry, item)
        yield from self._trigger(entry, item)

    def _parameters(self, entry: Entry, item: Question) -> Iterator[FormProblem]:
        for what, suggestion in parameter_problems(item):
            yield self._problem(item.name, "parameters", what, suggestion)
        named = named_in_parameters(item)
        yield from self._unknown(entry, "parameters", named)
        for name in sorted(named & self._table.keys()):
            if shared_depth(entry.repeats, self._table[name].repeats) < len(self._table[name].repeats):
                yield self._problem(item.name, "parameters", f"${{{name}}} stands in a repeat that is not around this question.")

    def _trigger(self, entry: Entry, item: Question) -> Iterator[FormProblem]:
        yield from self._unknown(entry, "trigger", set(item.trigger))
        known = [self._table[name] for name in item.trigger if name in self._table]
        for trigger in known:
            if isinstance(trigger.item, Repeat):
                yield self._problem(item.name, "trigger", f"${{{trigger.name}}} is a repeat: it is not answered.", "Name a question in it.")
            if not isinstance(trigger.item, Question):
                continue
            if trigger.item.type in UNASKED:
                yield self._problem(item.name, "trigger", f"Nobody answers ${{{trigger.name}}}, so it sets nothing off.")
            elif trigger.repeats[: len(entry.repeats)] != entry.repeats:
                yield self._problem(
                    item.name,
                    "trigger",
                    f"${{{trigger.name}}} does not say which row of {entry.repeats[-1]} is meant.",
                    "Let a question of the same row set it off.",
                )
        if len({trigger.repeats for trigger in known}) > 1:
            yield self._problem(item.name, "trigger", "The questions of one trigger must stand in the same repeat.")

    def _choices(self, entry: Entry, item: Question) -> Iterator[FormProblem]:
        if item.rows_of:
            repeat = self._table.get(item.rows_of)
            if repeat is None or not isinstance(repeat.item, Repeat):
                names = [name for name, each in self._table.items() if isinstance(each.item, Repeat)]
                yield self._problem(item.name, "type", f"{item.rows_of} is no repeat.", close_to(item.rows_of, names))
            elif entry.repeats[: len(repeat.repeats)] != repeat.repeats:
                yield self._problem(
                    item.name, "type", f"The rows of {item.rows_of} cannot be seen from here: they stand in another repeat."
                )
            if item.type is QuestionType.RANK or item.parameters:
                yield self._problem(item.name, "type", "Rows of a repeat are chosen with select_one, and without parameters.")
            for column in sorted(item.choice_filter.columns) if item.choice_filter else ():
                yield self._problem(
                    item.name,
                    "choice_filter",
                    f"Rows have no column {column}.",
                    f"Write ${{{column}}} for a question in them.",
                    formula=True,
                )
        elif item.choices not in self._form.lists:
            yield self._problem(item.name, "type", f"There is no code list {item.choices!r}.", close_to(item.choices, self._form.lists))
        elif item.choice_filter:
            known = {"name", "label", *(column for choice in self._form.lists[item.choices] for column in choice.extra)}
            for column in sorted(item.choice_filter.columns - known):
                yield self._problem(
                    item.name,
                    "choice_filter",
                    f"The list {item.choices} has no column {column}.",
                    close_to(column, known),
                    formula=True,
                )

    def formulas(self) -> Iterator[FormProblem]:
        """Yield expressions that name what is not there or do not fit their types."""
        for entry in self._table.values():
            for column, expression in expressions(entry.item):
                unknown = list(self._unknown(entry, column, expression.names))
                yield from unknown
                if not unknown:
                    yield from self._formula(entry, column, expression)

    def _formula(self, entry: Entry, column: str, expression: Expression) -> Iterator[FormProblem]:
        here = stands_in(column, entry, self._table)
        if column != "constraint" and any(isinstance(node, Self) for node in walk(expression.tree)):
            yield self._problem(entry.name, column, "“.” may stand only in a constraint.", f"Write ${{{entry.name}}}.", formula=True)
        if expression.functions & {"position", "index"} and not here:
            yield self._problem(entry.name, column, "There is no row to count: this stands in no repeat.", formula=True)
        triggered = isinstance(entry.item, Question) and bool(entry.item.trigger)
        for what, suggestion in placing_problems(expression.tree, column, self._tables, triggered=triggered):
            yield self._problem(entry.name, column, what, suggestion, formula=True)
        try:
            compile_expression(expression, _Nothing())
        except ExpressionProblem as problem:
            yield self._problem(entry.name, column, problem.what, problem.suggestion, formula=True)
        for what, suggestion in type_problems(expression, column, entry, self._table, self._form):
            yield self._problem(entry.name, column, what, suggestion, formula=True)

    def _unknown(self, entry: Entry, column: str, names: set[str] | frozenset[str]) -> Iterator[FormProblem]:
        for name in sorted(names):
            known = self._table.get(name)
            if known is None:
                yield self._problem(entry.name, column, f"There is no question ${{{name}}}.", close_to(name, self._table), formula=True)
            elif isinstance(known.item, Group) or (isinstance(known.item, Question) and known.item.type is QuestionType.NOTE):
                yield self._problem(entry.name, column, f"${{{name}}} is a group or note and has no answer.", formula=True)

    def cycles(self) -> Iterator[FormProblem]:
        """Yield each circle of expressions that need each other, with its path."""
        graph = {name: needs(entry, self._table) for name, entry in self._table.items()}
        for path in _circles(graph):
            steps = [f"{name} ({graph[name][following]})" for name, following in zip(path, [*path[1:], path[0]], strict=True)]
            shown = " → ".join([*steps, path[0]])
            column = graph[path[0]][path[1] if len(path) > 1 else path[0]]
            yield self._problem(path[0], column, f"These need each other in a circle: {shown}.", formula=True)
        triggers = {
            name: dict.fromkeys(entry.item.trigger, "trigger") for name, entry in self._table.items() if isinstance(entry.item, Question)
        }
        for path in _circles(triggers):
            shown = " → ".join([*path, path[0]])
            yield self._problem(path[0], "trigger", f"These set each other off in a circle: {shown}.")


def _circles(graph: Mapping[str, Mapping[str, str]]) -> Iterator[list[str]]:
    """Walk depth first without recursion: a form may nest calculations hundreds deep."""
    done: set[str] = set()
    for start in graph:
        if start in done:
            continue
        path: list[str] = [start]
        on_path = {start}
        waiting = [iter(graph[start])]
        while waiting:
            following = next(waiting[-1], None)
            if following is None:
                done.add(path[-1])
                on_path.discard(path.pop())
                waiting.pop()
            elif following in on_path:
                yield path[path.index(following) :]
            elif following not in done and following in graph:
                path.append(following)
                on_path.add(following)
                waiting.append(iter(graph[following]))


class _Nothing:
    """A binding for expressions that are compiled only to see whether they can be."""

    def value(self, name: str) -> Evaluator:
        return lambda _scope: name

    def in_row(self, name: str, repeats: tuple[str, ...]) -> Callable[[Scope, tuple[int, ...]], Single]:
        return lambda _scope, _places: name + repeats[0]

    def table(self, name: str) -> LookupTable:
        return LookupTable([{"name": name}])
