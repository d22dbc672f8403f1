"""Where the functions may stand that remember, draw chance or look into tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.forms.evaluation import RANDOM
from fieldreport.forms.expression import Call, Column, Literal, Lookup, parts, walk
from fieldreport.forms.outside import close_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldreport.forms.expression import Node
    from fieldreport.forms.tables import LookupTables

Problem = tuple[str, str]
"""What is wrong, and what to write instead."""


def placing_problems(tree: Node, column: str, tables: LookupTables, *, triggered: bool) -> Iterator[Problem]:
    """Yield what stands where it cannot.

    Args:
        tree: an expression.
        column: where it stands.
        tables: the code lists and tables of the form.
        triggered: whether it is worked out at its trigger alone.
    """
    yield from _once(tree, column)
    if column != "default" and not (column == "calculation" and triggered):
        yield from _chance(tree)
    for node in walk(tree):
        if isinstance(node, Lookup):
            columns = [each.name for each in _columns(node)] + ([node.column] if node.column else [])
            yield from _table(node.table, columns, tables)
        elif isinstance(node, Call) and node.function == "pulldata":
            named = [argument.value for argument in node.arguments[:3] if isinstance(argument, Literal) and isinstance(argument.value, str)]
            if len(named) == 3:
                yield from _table(named[0], named[1:], tables)


def _once(tree: Node, column: str) -> Iterator[Problem]:
    """``once()`` gives the value that the question has: it makes sense as the whole of it, or as a branch of ``if``."""
    held = [node for node in walk(tree) if isinstance(node, Call) and node.function == "once"]
    if held and column != "calculation":
        yield "once() may stand only in a calculation.", ""
    elif len(held) > len(list(_whole(tree))):
        yield (
            "once() gives the whole value of its question: it may stand alone, or in a branch of if() or coalesce().",
            "Put it into a calculate of its own and name that here.",
        )


def _whole(node: Node) -> Iterator[Node]:
    if isinstance(node, Call) and node.function == "once":
        yield node
    elif isinstance(node, Call) and node.function in ("if", "coalesce"):
        for branch in node.arguments[1:] if node.function == "if" else node.arguments:
            yield from _whole(branch)


def _chance(node: Node) -> Iterator[Problem]:
    if isinstance(node, Call) and node.function == "once":
        return
    if isinstance(node, Call) and node.function in RANDOM:
        yield (
            f"{node.function}() gives something else each time it is worked out, so here it would never stay.",
            f"Write once({node.function}()) in a calculate, use it in a default, or give the calculation a trigger.",
        )
    for part in parts(node):
        yield from _chance(part)


def _columns(lookup: Lookup) -> Iterator[Column]:
    """Yield the columns of this look-up; those of a look-up in its condition are another table's."""
    if lookup.condition is not None:
        yield from (node for node in walk(lookup.condition, into_tables=False) if isinstance(node, Column))


def _table(name: str, columns: list[str], tables: LookupTables) -> Iterator[Problem]:
    if name not in tables:
        yield f"There is no code list or table {name}.", close_to(name, tables.names())
        return
    known = tables.columns(name)
    for column in columns:
        if column not in known:
            yield f"The table {name} has no column {column}.", close_to(column, known) or f"It has {', '.join(sorted(known))}."
