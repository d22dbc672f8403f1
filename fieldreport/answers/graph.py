"""What depends on what in a form: computed once, so that one answer costs little.

Dependencies are between names. At run time a change of a name in one row
reaches, of each dependent, only the rows that share the rows around it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldreport.errors import FormProblem
from fieldreport.forms.definition import Choice, Question, QuestionType, Repeat
from fieldreport.forms.evaluation import VOLATILE, compile_expression
from fieldreport.forms.outline import (
    expressions,
    named_in_parameters,
    named_in_words,
    names_used,
    needs,
    outline,
    seen_across,
    shared_depth,
    stands_in,
    titles_of,
    wordings,
)
from fieldreport.forms.tables import LookupTables, columns_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fieldreport.forms.definition import Form, Item
    from fieldreport.forms.evaluation import Evaluator, Scope
    from fieldreport.forms.meaning import Single, Value
    from fieldreport.forms.outline import Entry
    from fieldreport.forms.tables import LookupTable

    Edge = tuple["Node", int]
    """A dependent, and how many rows around it and around what it depends on are the same."""


@dataclass(eq=False, slots=True)
class Node:
    """One item of the form with its expressions compiled and its dependents known."""

    entry: Entry
    rank: int = 0
    """Place in the order of evaluation: after everything that it needs."""
    parent: Node | None = None
    parent_depth: int = 0
    may_hide: bool = False
    """Whether it, or a group around it, is asked under a condition."""
    relevant: Evaluator | None = None
    required: Evaluator | None = None
    constraint: Evaluator | None = None
    calculation: Evaluator | None = None
    default: Evaluator | None = None
    choice_filter: Evaluator | None = None
    count: Evaluator | None = None
    row_title: Evaluator | None = None
    keeps: bool = False
    """The value of its calculation is kept with the answers: it has ``once()``, or a trigger."""
    triggered: Evaluator | None = None
    """The calculation that is worked out when a question of its ``trigger`` is answered; its value is an answer. It is looked
    at from the row of that question."""
    triggers: list[Node] = field(default_factory=list)
    """Questions with a ``trigger`` that names this one, in sheet order."""
    by_clock: bool = False
    """Whether it is missing or wrong depends on the time of day, so what is said of it cannot be remembered."""
    by_day: bool = False
    """Whether it is missing or wrong depends on the date, so it can be remembered for a day."""
    dependents: list[Edge] = field(default_factory=list)
    """Items to evaluate again when this one changes."""
    followers: list[Edge] = field(default_factory=list)
    """Items whose words, choices or problems may differ when this one changes."""
    name: str = field(init=False)
    """Name of the item."""
    item: Item = field(init=False)
    """The item."""
    repeats: tuple[str, ...] = field(init=False)
    """Names of the repeats around it."""

    def __post_init__(self) -> None:
        # Looked at for every place that a change reaches, so they stand here and not behind the entry.
        self.name, self.item, self.repeats = self.entry.item.name, self.entry.item, self.entry.repeats


@dataclass(frozen=True, slots=True)
class Graph:
    """The nodes of one form."""

    form: Form
    nodes: Mapping[str, Node]
    """By name, in sheet order."""
    ordered: tuple[Node, ...]
    """In the order of evaluation."""
    under: Mapping[str, tuple[Node, ...]]
    """By the name of a repeat: everything inside it, in sheet order."""
    columns: Mapping[str, Mapping[str, Mapping[str, str]]]
    """The columns that a choice filter sees, by list and code; of the lists that are filtered."""
    labels: Mapping[str, Mapping[str, Choice]]
    """Choices of each list by code, in the order of the list."""
    watched: Mapping[str, tuple[Node, ...]]
    """By the name of a group or repeat ("" for the form): what in it can be missing or wrong, or holds such questions."""
    by_day: bool
    """Whether what is missing or wrong can differ on another day."""


def build_graph(form: Form) -> Graph:
    """Compile a checked form.

    Raises:
        FormProblem: the expressions need each other in a circle.
    """
    table = outline(form)
    nodes = {name: Node(entry) for name, entry in table.items()}
    tables = LookupTables(form)
    for node in nodes.values():
        _link_parent(node, nodes)
        _compile(node, table, tables)
    for node in nodes.values():
        _link_dependents(node, nodes, table)
    return Graph(
        form=form,
        nodes=nodes,
        ordered=_in_order(nodes, table),
        under={
            name: tuple(n for n in nodes.values() if name in n.repeats) for name, node in nodes.items() if isinstance(node.item, Repeat)
        },
        columns={name: {choice.code: columns_of(choice, form.languages[0]) for choice in form.lists[name]} for name in _filtered(nodes)},
        labels={name: {choice.code: choice for choice in choices} for name, choices in form.lists.items()},
        watched=_watched(nodes),
        by_day=any(node.by_day for node in nodes.values()),
    )


def _watched(nodes: Mapping[str, Node]) -> dict[str, tuple[Node, ...]]:
    found: dict[str, list[Node]] = {}
    # Children stand after their parent in sheet order, so backwards each group's content is known when it comes.
    for node in reversed(list(nodes.values())):
        item = node.item
        if isinstance(item, Question):
            holds = bool(node.required or node.constraint or node.choice_filter or item.rows_of or item.type is QuestionType.RANGE)
        else:
            holds = item.name in found
        if holds:
            found.setdefault(node.entry.parent, []).append(node)
    return {name: tuple(reversed(inside)) for name, inside in found.items()}


def _filtered(nodes: Mapping[str, Node]) -> set[str]:
    """Return the lists that a filter looks through; the filter of a link looks at rows."""
    items = [node.item for node in nodes.values() if isinstance(node.item, Question)]
    return {item.choices for item in items if item.choice_filter and item.choices}


def _link_parent(node: Node, nodes: Mapping[str, Node]) -> None:
    """Sheet order puts a parent before its children, so its own ``may_hide`` is known."""
    node.parent = nodes.get(node.entry.parent)
    node.parent_depth = len(node.parent.repeats) if node.parent else 0
    node.may_hide = node.item.relevant is not None or (node.parent is not None and node.parent.may_hide)


def _compile(node: Node, table: Mapping[str, Entry], tables: LookupTables) -> None:
    compiled: dict[str, Evaluator] = {}
    for column, expression in expressions(node.item):
        here = stands_in(column, node.entry, table)
        compiled[column] = compile_expression(expression, RowBinding(here, table, tables))
        if column in ("required", "constraint", "choice_filter"):
            node.by_clock = node.by_clock or bool(expression.functions & VOLATILE - {"today"})
            node.by_day = node.by_day or "today" in expression.functions
        if column == "calculation" and "once" in expression.functions:
            node.keeps = True
    node.relevant = compiled.get("relevant")
    node.required = compiled.get("required")
    node.constraint = compiled.get("constraint")
    calculation = compiled.get("calculation")
    if isinstance(node.item, Question) and node.item.trigger:
        node.triggered = calculation or _blank
        node.keeps = True
    else:
        node.calculation = calculation
    node.default = compiled.get("default")
    node.choice_filter = compiled.get("choice_filter")
    node.count = compiled.get("repeat_count")
    node.row_title = compiled.get("row title")


def _blank(_scope: Scope) -> Value:
    """A trigger without a calculation clears the answer."""
    return None


def _link_dependents(node: Node, nodes: Mapping[str, Node], table: Mapping[str, Entry]) -> None:
    needed = needs(node.entry, table)
    across = seen_across(node.entry, table)
    for name, column in needed.items():
        # A parent that never hides changes nothing in its children.
        if name in nodes and (column != "group" or node.may_hide):
            _edge(nodes[name].dependents, nodes[name], node, across)
    watched: set[str] = set()
    for _column, expression in expressions(node.item):
        watched |= names_used(expression, node.entry, table)
    for _column, words in wordings(node.item):
        for name in named_in_words(words):
            watched |= {name} | titles_of(name, table)
    watched |= titles_of(node.name, table) | named_in_parameters(node.item)
    for name in node.item.trigger if isinstance(node.item, Question) else ():
        nodes[name].triggers.append(node)
    for name in watched - {node.name}:
        if name in nodes:
            _edge(nodes[name].followers, nodes[name], node, across)


def _edge(edges: list[Edge], source: Node, target: Node, across: Mapping[str, int]) -> None:
    depth = shared_depth(target.repeats, source.repeats)
    edges.append((target, min(depth, across.get(source.name, depth))))


def _in_order(nodes: Mapping[str, Node], table: Mapping[str, Entry]) -> tuple[Node, ...]:
    """Order the nodes so that each comes after what it needs, and otherwise as in the sheet."""
    needed = {name: [other for other in needs(node.entry, table) if other in nodes] for name, node in nodes.items()}
    ordered: list[Node] = []
    placed: set[str] = set()
    opened: set[str] = set()
    for start in nodes:
        waiting = [start]
        while waiting:
            name = waiting[-1]
            missing = [other for other in needed[name] if other not in placed]
            if name in placed or not missing:
                waiting.pop()
                if name not in placed:
                    placed.add(name)
                    nodes[name].rank = len(ordered)
                    ordered.append(nodes[name])
            elif name in opened:
                raise FormProblem(f"The expressions of {name} need each other in a circle.")
            else:
                opened.add(name)
                waiting += missing
    return tuple(ordered)


class RowBinding:
    """Finds answers for expressions that stand in certain repeats (:class:`fieldreport.forms.evaluation.Binding`)."""

    def __init__(self, here: tuple[str, ...], table: Mapping[str, Entry], tables: LookupTables) -> None:
        self._here = here
        self._table = table
        self._tables = tables

    def value(self, name: str) -> Evaluator:
        """Return what gives one answer, all rows of it, or the rows of a repeat."""
        entry = self._table[name]
        depth = shared_depth(self._here, entry.repeats)
        if isinstance(entry.item, Repeat):
            return _rows_of(name, entry.repeats, depth)
        if depth < len(entry.repeats):
            return _all_of(name, entry.repeats, depth)
        if depth == len(self._here):
            return lambda scope: scope.world.values.get((name, scope.rows))
        return lambda scope: scope.world.values.get((name, scope.rows[:depth]))

    def in_row(self, name: str, repeats: tuple[str, ...]) -> Callable[[Scope, tuple[int, ...]], Single]:
        """Return what gives the answer in the n-th row of each repeat, counted from 1."""
        around = self._table[name].repeats

        def value(scope: Scope, places: tuple[int, ...]) -> Single:
            rows: tuple[str, ...] = ()
            for depth, repeat in enumerate(around):
                if repeat not in repeats:
                    rows = scope.rows[: depth + 1]
                    continue
                place = places[repeats.index(repeat)]
                found = scope.world.instances(around[: depth + 1], rows)
                if not 0 < place <= len(found):
                    return None
                rows = found[place - 1]
            return scope.world.values.get((name, rows))

        return value

    def table(self, name: str) -> LookupTable:
        """Return a code list or table."""
        return self._tables.get(name)


def _rows_of(name: str, repeats: tuple[str, ...], depth: int) -> Evaluator:
    def value(scope: Scope) -> Value:
        world = scope.world
        return [rows[-1] for rows in world.instances((*repeats, name), scope.rows[:depth]) if (name, rows[:-1]) not in world.hidden]

    return value


def _all_of(name: str, repeats: tuple[str, ...], depth: int) -> Evaluator:
    return lambda scope: scope.world.all_of(name, repeats, scope.rows[:depth])


def in_language(words: Mapping[str, str], language: str, languages: tuple[str, ...]) -> str:
    """Return words in a language, else in the form's first, else in any."""
    if language in words:
        return words[language]
    return words.get(languages[0]) or next(iter(words.values()), "")
