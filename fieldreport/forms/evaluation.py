"""From an expression to a function that gives its value.

Compiled once per form: names are bound to where their answers stand
(:class:`Binding`), so that giving a value costs a few dictionary look-ups.
"""

from __future__ import annotations

import string
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from fieldreport.errors import ExpressionProblem
from fieldreport.forms.expression import Binary, Call, Column, Literal, Lookup, Name, Negative, Parent, Self, walk
from fieldreport.forms.functions import BODIES, BODIES_IN_ZONE, arithmetic
from fieldreport.forms.meaning import calculate, different, equal, is_blank, number, ordered, text, truth
from fieldreport.forms.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from fieldreport.forms.expression import Expression, Node
    from fieldreport.forms.meaning import Single, Value
    from fieldreport.forms.tables import LookupTable

    Key = tuple[str, tuple[str, ...]]
    Evaluator = Callable[["Scope"], Value]


class World(Protocol):
    """What expressions ask of the sheet around them."""

    zone: str
    values: dict[Key, Single]
    """Answers that are not blank and not hidden, by name and rows around."""
    hidden: set[Key]
    """Items that are not asked now."""

    def all_of(self, name: str, repeats: tuple[str, ...], around: tuple[str, ...]) -> list[Single]:
        """Return the values of a name in all rows under the rows given, blanks included. The list is not to be changed."""

    def instances(self, repeats: tuple[str, ...], around: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Return the rows of the innermost repeat, with all rows around each, under the rows given."""

    def local_now(self) -> datetime:
        """Return the time now, in the zone of the sheet."""

    def chance(self) -> bytes:
        """Return 32 bytes of chance that were never returned before."""

    def row_number(self, rows: tuple[str, ...]) -> int | None:
        """Return the number of the innermost row, counted from 1."""

    def choice_words(self, name: str, rows: tuple[str, ...], code: str) -> str:
        """Return the words shown for a code of a question."""


@dataclass(slots=True)
class Scope:
    """Where an expression is looked at from."""

    world: World
    rows: tuple[str, ...] = ()
    current: Single = None
    """What ``.`` stands for."""
    columns: Mapping[str, str] | None = None
    """The row of the code list that a choice filter looks at."""


class Binding(Protocol):
    """Says where a name's answer stands, for expressions at one place of the form."""

    def value(self, name: str) -> Evaluator:
        """Return what gives the answer to a question, or all rows of it, or the rows of a repeat."""

    def in_row(self, name: str, repeats: tuple[str, ...]) -> Callable[[Scope, tuple[int, ...]], Single]:
        """Return what gives the answer to a question in the n-th row of each repeat, counted from 1."""

    def table(self, name: str) -> LookupTable:
        """Return a code list or table."""


ORDERS: dict[str, Callable[[int], bool]] = {
    "<": lambda order: order < 0,
    "<=": lambda order: order <= 0,
    ">": lambda order: order > 0,
    ">=": lambda order: order >= 0,
}

LONGEST_ID = 255
"""Letters that ``uuid(length)`` gives at most."""

VOLATILE = frozenset({"now", "today"})
"""Functions whose value changes while nobody answers anything."""

RANDOM = frozenset({"random", "uuid"})
"""Functions that give something else each time they are asked."""


def compile_expression(expression: Expression, binding: Binding) -> Evaluator:
    """Return the function that gives the value of an expression.

    Raises:
        ExpressionProblem: a pattern that is no regular expression, or is not written out.
    """
    return _compile(expression.tree, binding)


def _compile(node: Node, binding: Binding) -> Evaluator:
    if isinstance(node, Literal):
        constant: Value = None if node.value == "" else node.value
        return lambda _scope: constant
    if isinstance(node, Name):
        return binding.value(node.name)
    if isinstance(node, Self):
        return lambda scope: scope.current
    if isinstance(node, Column):
        column = node.name
        return lambda scope: (scope.columns or {}).get(column)
    if isinstance(node, Negative):
        operand = _compile(node.operand, binding)
        return lambda scope: calculate("-", 0, operand(scope))
    if isinstance(node, Binary):
        return _binary(node, binding)
    if isinstance(node, Parent):
        return lambda _scope: None
    if isinstance(node, Lookup):
        return _lookup(node, binding)
    return _call(node, binding)


def _binary(node: Binary, binding: Binding) -> Evaluator:
    left, right = _compile(node.left, binding), _compile(node.right, binding)
    operator = node.operator
    if operator == "and":
        return lambda scope: truth(left(scope)) and truth(right(scope))
    if operator == "or":
        return lambda scope: truth(left(scope)) or truth(right(scope))
    if operator in ("=", "!="):
        return _equality(node, left, right)
    if operator in ORDERS:
        test = ORDERS[operator]
        return lambda scope: ordered(left(scope), right(scope), test)
    body = arithmetic(operator)
    return lambda scope: body(left(scope), right(scope))


def _equality(node: Binary, left: Evaluator, right: Evaluator) -> Evaluator:
    """Equality, where ``''`` written out asks for blank and everything else compared with blank is false."""
    asks_blank = node.operator == "="
    if _is_empty_text(node.right):
        return lambda scope: is_blank(left(scope)) is asks_blank
    if _is_empty_text(node.left):
        return lambda scope: is_blank(right(scope)) is asks_blank
    if asks_blank:
        return lambda scope: equal(left(scope), right(scope))
    return lambda scope: different(left(scope), right(scope))


def _is_empty_text(node: Node) -> bool:
    return isinstance(node, Literal) and node.value == ""


def _call(node: Call, binding: Binding) -> Evaluator:
    special = _SPECIAL.get(node.function)
    if special is not None:
        return special(node, binding)
    arguments = [_compile(argument, binding) for argument in node.arguments]
    if node.function in BODIES_IN_ZONE:
        in_zone = BODIES_IN_ZONE[node.function]
        return lambda scope: in_zone(*[argument(scope) for argument in arguments], scope.world.zone)
    body = BODIES[node.function]
    if len(arguments) == 1:
        only = arguments[0]
        return lambda scope: body(only(scope))
    return lambda scope: body(*[argument(scope) for argument in arguments])


def _if(node: Call, binding: Binding) -> Evaluator:
    condition, then, otherwise = (_compile(argument, binding) for argument in node.arguments)
    return lambda scope: then(scope) if truth(condition(scope)) else otherwise(scope)


def _coalesce(node: Call, binding: Binding) -> Evaluator:
    arguments = [_compile(argument, binding) for argument in node.arguments]

    def value(scope: Scope) -> Value:
        for argument in arguments:
            found = argument(scope)
            if not is_blank(found):
                return found
        return None

    return value


def _once(node: Call, binding: Binding) -> Evaluator:
    inner = _compile(node.arguments[0], binding)
    return lambda scope: inner(scope) if is_blank(scope.current) else scope.current


def _position(_node: Call, _binding: Binding) -> Evaluator:
    return lambda scope: scope.world.row_number(scope.rows)


def _indexed(node: Call, binding: Binding) -> Evaluator:
    name, *pairs = node.arguments
    repeats = [each.name for each in pairs[::2] if isinstance(each, Name)]
    if not isinstance(name, Name) or len(pairs) % 2 or len(repeats) * 2 != len(pairs):
        raise ExpressionProblem(
            "indexed-repeat() takes the name of a question, then the name of each repeat around it with a number.",
            suggestion="Write indexed-repeat(${q}, ${rows}, 1, ${rows_inside}, 2).",
        )
    found, places = binding.in_row(name.name, tuple(repeats)), [_compile(place, binding) for place in pairs[1::2]]

    def value(scope: Scope) -> Value:
        counted = [number(place(scope)) for place in places]
        known = tuple(int(each) for each in counted if each is not None)
        return found(scope, known) if len(known) == len(counted) else None

    return value


def _pulled(node: Call, binding: Binding) -> Evaluator:
    named = [argument.value for argument in node.arguments[:3] if isinstance(argument, Literal) and isinstance(argument.value, str)]
    if len(named) < 3:
        raise ExpressionProblem("The table and both columns of pulldata() must be written out as texts.")
    name, column, key_column = named
    table, key = binding.table(name), _compile(node.arguments[3], binding)

    def value(scope: Scope) -> Value:
        rows = table.where(key_column, text(key(scope)))
        return rows[0].get(column) if rows else None

    return value


def _lookup(node: Lookup, binding: Binding) -> Evaluator:
    table, column = binding.table(node.table), node.column
    rows = _rows_that_fit(node.condition, table, binding)
    if not column:
        return lambda scope: [True for _row in rows(scope)]
    return lambda scope: [row.get(column) for row in rows(scope)]


def _rows_that_fit(condition: Node | None, table: LookupTable, binding: Binding) -> Callable[[Scope], Sequence[Mapping[str, str]]]:
    if condition is None:
        return lambda _scope: table.rows
    fits, keys = _compile(condition, binding), _keys(condition, binding)

    def rows(scope: Scope) -> Sequence[Mapping[str, str]]:
        candidates = table.rows
        for column, key in keys:
            wanted = key(scope)
            if is_blank(wanted):
                return ()
            if isinstance(wanted, str):
                candidates = table.where(column, wanted)
                break
        return [row for row in candidates if truth(fits(Scope(scope.world, scope.rows, scope.current, row)))]

    return rows


def _keys(condition: Node, binding: Binding) -> list[tuple[str, Evaluator]]:
    """Return the columns that must equal something in every row that fits: a table is not read through for these."""
    if isinstance(condition, Binary) and condition.operator == "and":
        return _keys(condition.left, binding) + _keys(condition.right, binding)
    if isinstance(condition, Binary) and condition.operator == "=":
        for column, key in ((condition.left, condition.right), (condition.right, condition.left)):
            asks_blank = isinstance(key, Literal) and key.value == ""
            if isinstance(column, Column) and not asks_blank and not any(isinstance(node, Column) for node in walk(key, into_tables=False)):
                return [(column.name, _compile(key, binding))]
    return []


_ID_LETTERS = string.ascii_lowercase + "234567"
"""32 characters, so that a byte of chance gives each of them equally often."""


def _uuid(node: Call, binding: Binding) -> Evaluator:
    if not node.arguments:
        return lambda scope: str(UUID(bytes=scope.world.chance()[:16], version=4))
    length = _compile(node.arguments[0], binding)

    def value(scope: Scope) -> Value:
        wanted = number(length(scope))
        letters = ""
        while wanted is not None and len(letters) < min(wanted, LONGEST_ID):
            letters += "".join(_ID_LETTERS[byte % 32] for byte in scope.world.chance())
        return letters[: int(wanted)] if wanted is not None and wanted > 0 else None

    return value


def _random(_node: Call, _binding: Binding) -> Evaluator:
    # 53 bits are what a floating-point number holds, as other XForms tools give it.
    return lambda scope: Decimal(repr((int.from_bytes(scope.world.chance()[:7], "big") >> 3) / 2**53))


def _choice_name(node: Call, binding: Binding) -> Evaluator:
    code, asked = node.arguments
    if not isinstance(asked, Name):
        raise ExpressionProblem("The second argument of jr:choice-name() names the question.")
    given, name = _compile(code, binding), asked.name

    def value(scope: Scope) -> Value:
        codes = text(given(scope)).split()
        return ", ".join(scope.world.choice_words(name, scope.rows, each) for each in codes)

    return value


def _regex(node: Call, binding: Binding) -> Evaluator:
    pattern = node.arguments[1]
    if not isinstance(pattern, Literal) or not isinstance(pattern.value, str):
        raise ExpressionProblem("The pattern of regex() must be written out as a text.")
    compiled = compile_pattern(pattern.value)
    value = _compile(node.arguments[0], binding)
    return lambda scope: compiled.fullmatch(text(value(scope))) is not None


_SPECIAL: dict[str, Callable[[Call, Binding], Evaluator]] = {
    "if": _if,
    "coalesce": _coalesce,
    "once": _once,
    "position": _position,
    "index": _position,
    "indexed-repeat": _indexed,
    "jr:choice-name": _choice_name,
    "regex": _regex,
    "pulldata": _pulled,
    "uuid": _uuid,
    "random": _random,
    "now": lambda _node, _binding: lambda scope: scope.world.local_now(),
    "today": lambda _node, _binding: lambda scope: scope.world.local_now().date(),
}
"""Functions that look at the form, the clock or chance, or that do not need all their arguments."""
