"""The expressions of a form: the XLSForm subset, as text and as a tree.

Syntax and operator precedence are those of the ODK XForms specification
(https://getodk.github.io/xforms-spec/#xpath-expressions), with ``${name}`` for
a question as XLSForm writes it. Of paths only the one into a code table is read:
``instance('table')/root/item[condition]/column``. What is not in
:data:`OPERATORS` or :data:`FUNCTIONS` is refused with a suggestion.

What an expression *gives* is in ``forms.evaluation``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from fieldreport.errors import ExpressionProblem
from fieldreport.forms.outside import close_to, instead_of_function
from fieldreport.forms.subset import FUNCTIONS, OPERATORS
from fieldreport.forms.tokens import path_refused, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldreport.forms.tokens import Token

__all__ = [
    "FUNCTIONS",
    "OPERATORS",
    "Binary",
    "Call",
    "Column",
    "Expression",
    "Literal",
    "Lookup",
    "Name",
    "Negative",
    "Node",
    "Parent",
    "Self",
    "parse",
    "walk",
]

LONGEST = 20_000
"""Characters of one expression that are accepted."""

DEEPEST = 60
"""Levels of parentheses and function calls that are accepted."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A text or number that stands in the expression."""

    value: str | int | Decimal


@dataclass(frozen=True, slots=True)
class Name:
    """``${name}``: the answer to a question, or the rows of a repeat."""

    name: str


@dataclass(frozen=True, slots=True)
class Column:
    """A bare name in a choice filter or in the condition of a look-up: a column of that code list or table."""

    name: str


@dataclass(frozen=True, slots=True)
class Self:
    """``.``: the answer that is being checked."""


@dataclass(frozen=True, slots=True)
class Parent:
    """``..``: the row around; only as the argument of ``position``."""


@dataclass(frozen=True, slots=True)
class Negative:
    """A minus sign before a number."""

    operand: Node


@dataclass(frozen=True, slots=True)
class Binary:
    """Two operands and the operator between them."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments."""

    function: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Lookup:
    """``instance('table')/root/item[condition]/column``: what stands in a column of the rows that fit."""

    table: str
    condition: Node | None
    column: str
    """"" for the rows themselves, which can be counted."""


Node = Literal | Name | Column | Self | Parent | Negative | Binary | Call | Lookup


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression that has been read. Two are equal when their texts are; the text is its stored form."""

    text: str
    names: frozenset[str] = field(compare=False)
    """Questions and repeats that it names with ``${}``."""
    functions: frozenset[str] = field(compare=False)
    columns: frozenset[str] = field(compare=False)
    """Columns of its code list that a choice filter names; those of look-ups are not among them."""
    tree: Node = field(compare=False)


_QUESTION_NAME = re.compile(r"[A-Za-z_][\w.-]*")
_NAME_IN_TEXT = re.compile(r"\$\{\s*([A-Za-z_][\w.-]*)\s*\}")
_OF_ITSELF = frozenset({"string-length", "normalize-space"})
"""Functions that without an argument are those of the answer itself."""
_WORD_OPERATORS = frozenset(symbol for symbol in OPERATORS if symbol.isalpha())


def parse(text: str, *, columns: bool = False) -> Expression:
    """Read an expression.

    Args:
        text: the expression as it stands in the sheet.
        columns: bare names are columns of a code list (in a choice filter).

    Raises:
        ExpressionProblem: outside the published subset; says where and what to write instead.
    """
    if len(text) > LONGEST:
        raise ExpressionProblem(f"The expression is longer than {LONGEST} characters.")
    parser = _Parser(text, list(tokens(text)), columns=columns)
    tree = parser.whole()
    nodes = list(walk(tree))
    return Expression(
        text=text,
        names=frozenset(node.name for node in nodes if isinstance(node, Name)),
        functions=frozenset("instance" if isinstance(node, Lookup) else node.function for node in nodes if isinstance(node, Call | Lookup)),
        columns=frozenset(node.name for node in walk(tree, into_tables=False) if isinstance(node, Column)),
        tree=tree,
    )


def walk(node: Node, *, into_tables: bool = True) -> Iterator[Node]:
    """Yield a node and everything under it.

    Args:
        node: where to begin.
        into_tables: also the conditions of look-ups, where bare names are columns of another table.
    """
    yield node
    for part in parts(node):
        if into_tables or not isinstance(node, Lookup):
            yield from walk(part, into_tables=into_tables)


def parts(node: Node) -> tuple[Node, ...]:
    """Return the nodes right under a node."""
    if isinstance(node, Negative):
        return (node.operand,)
    if isinstance(node, Binary):
        return (node.left, node.right)
    if isinstance(node, Call):
        return node.arguments
    return (node.condition,) if isinstance(node, Lookup) and node.condition is not None else ()


class _Parser:
    """Reads by precedence climbing: one method for operators, one for what stands between them."""

    def __init__(self, text: str, tokens: list[Token], *, columns: bool) -> None:
        self._text = text
        self._tokens = tokens
        self._columns = columns
        self._next = 0
        self._depth = 0

    def whole(self) -> Node:
        if not self._tokens:
            raise ExpressionProblem("The expression is empty.")
        tree = self._operators(0)
        left = self._peek()
        if left is not None:
            self._no_path(left)
            hint = close_to(left.text.lower(), _WORD_OPERATORS) if left.kind == "word" else ""
            raise ExpressionProblem(f"“{left.text}” in “{self._text}” stands where an operator was expected.", suggestion=hint)
        return tree

    def _peek(self) -> Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _no_path(self, token: Token) -> None:
        if token.kind in ("path", "parent"):
            raise path_refused(token.text, self._text)

    def _take(self, expected: str) -> None:
        token = self._peek()
        if token is None or token.text != expected:
            if token is not None:
                self._no_path(token)
            found = f"“{token.text}”" if token else "the end"
            raise ExpressionProblem(f"“{expected}” was expected in “{self._text}” where {found} stands.")
        self._next += 1

    def _operators(self, lowest: int) -> Node:
        self._depth += 1
        if self._depth > DEEPEST:
            raise ExpressionProblem(f"The expression is nested more than {DEEPEST} levels deep.")
        left = self._operand()
        while (token := self._peek()) is not None and token.text in OPERATORS and token.kind in ("word", "operator"):
            operator = OPERATORS[token.text]
            if operator.precedence < lowest:
                break
            self._next += 1
            left = Binary(token.text, left, self._operators(operator.precedence + 1))
        self._depth -= 1
        return left

    def _operand(self) -> Node:
        token = self._peek()
        if token is None:
            raise ExpressionProblem(f"Something is missing at the end of “{self._text}”.")
        self._next += 1
        if token.kind == "number":
            return Literal(Decimal(token.text) if "." in token.text else int(token.text))
        if token.kind == "text":
            return Literal(token.text[1:-1])
        if token.kind == "name":
            return self._name(token)
        if token.kind == "self":
            return Self()
        if token.kind == "word":
            return self._word(token)
        if token.text == "-":
            return Negative(self._operators(OPERATORS["*"].precedence))
        if token.text == "(":
            inside = self._operators(0)
            self._take(")")
            return inside
        self._no_path(token)
        raise ExpressionProblem(f"“{token.text}” in “{self._text}” stands where a value was expected.")

    def _name(self, token: Token) -> Name:
        name = token.text[2:-1].strip()
        if name.startswith("last-saved#"):
            raise ExpressionProblem(f"{token.text} asks for the last saved form, which is outside the subset.")
        if not _QUESTION_NAME.fullmatch(name):
            raise ExpressionProblem(f"{token.text} is not the name of a question.")
        return Name(name)

    def _word(self, token: Token) -> Node:
        following = self._peek()
        if following is not None and following.text == "(" and following.kind == "operator":
            return self._lookup() if token.text == "instance" else self._call(token.text)
        if self._columns and token.text not in _WORD_OPERATORS:
            return Column(token.text)
        raise ExpressionProblem(
            f"“{token.text}” in “{self._text}” is neither a value nor a function.",
            suggestion=f"For a question write ${{{token.text}}}, for a text '{token.text}'.",
        )

    def _call(self, name: str) -> Node:
        function = FUNCTIONS.get(name)
        if function is None:
            raise ExpressionProblem(f"The function {name}() is outside the subset.", suggestion=instead_of_function(name))
        self._take("(")
        arguments = self._arguments(name)
        self._take(")")
        if not function.least <= len(arguments) <= function.most:
            raise ExpressionProblem(f"{name}() in “{self._text}” has {len(arguments)} arguments.", suggestion=f"Write {function.usage}.")
        if not arguments and name in _OF_ITSELF:
            arguments = [Self()]
        if name == "jr:choice-name":
            arguments = self._choice_name(arguments)
        return Call(name, tuple(arguments))

    def _lookup(self) -> Lookup:
        """Read what follows ``instance``: the name of the table, ``/root/item``, conditions, and perhaps a column."""
        self._take("(")
        table = self._peek()
        if table is None or table.kind != "text":
            raise ExpressionProblem(f"instance() in “{self._text}” names no table.", suggestion=f"Write {FUNCTIONS['instance'].usage}.")
        self._next += 1
        for expected in (")", "/", "root", "/", "item"):
            self._take(expected)
        condition: Node | None = None
        while (token := self._peek()) is not None and token.text == "[" and token.kind == "path":
            found = self._condition()
            condition = found if condition is None else Binary("and", condition, found)
        column = ""
        token = self._peek()
        if token is not None and token.text == "/" and token.kind == "path":
            self._next += 1
            token = self._peek()
            if token is None or token.kind != "word":
                raise ExpressionProblem(f"“{self._text}” names no column after the last /.")
            column = token.text
            self._next += 1
        return Lookup(table.text[1:-1], condition, column)

    def _condition(self) -> Node:
        self._take("[")
        outside, self._columns = self._columns, True
        found = self._operators(0)
        self._columns = outside
        self._take("]")
        if isinstance(found, Literal | Negative):
            raise ExpressionProblem(
                f"What stands in [ ] in “{self._text}” is no condition.", suggestion="Compare a column: [name = ${agency}]."
            )
        return found

    def _arguments(self, name: str) -> list[Node]:
        arguments: list[Node] = []
        token = self._peek()
        if token is not None and token.text == ")":
            return arguments
        while True:
            token = self._peek()
            if token is not None and token.kind == "parent":
                self._next += 1
                following = self._peek()
                if following is not None and following.kind == "path":
                    raise path_refused(f"..{following.text}", self._text)
                if name != "position":
                    raise ExpressionProblem("“..” may stand only in position(..).")
                arguments.append(Parent())
            else:
                arguments.append(self._operators(0))
            token = self._peek()
            if token is None or token.text != ",":
                return arguments
            self._next += 1

    def _choice_name(self, arguments: list[Node]) -> list[Node]:
        """Read ``jr:choice-name(${q}, '${q}')``, whose second argument names the question in a text."""
        asked = arguments[1]
        match = _NAME_IN_TEXT.fullmatch(asked.value.strip()) if isinstance(asked, Literal) and isinstance(asked.value, str) else None
        if match is None:
            raise ExpressionProblem(
                "The second argument of jr:choice-name() names the question.", suggestion=f"Write {FUNCTIONS['jr:choice-name'].usage}."
            )
        return [arguments[0], Name(match.group(1))]
