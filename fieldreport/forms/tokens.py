"""The words of an expression: numbers, texts, names, operators."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.errors import ExpressionProblem

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Token:
    """One word of an expression."""

    kind: str
    """``number text name word operator path parent self``."""
    text: str


_TOKENS = re.compile(
    r"""\s*(?:
      (?P<number>\d+(?:\.\d*)?|\.\d+)
    | (?P<text>"[^"]*"|'[^']*')
    | (?P<name>\$\{\s*[^}]*\s*\})
    | (?P<word>[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)
    | (?P<operator><=|>=|!=|[=<>+*,()-])
    | (?P<path>/(?!/)|[\[\]])
    | (?P<parent>\.\.)
    | (?P<self>\.)
    )""",
    re.VERBOSE,
)


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of an expression.

    Raises:
        ExpressionProblem: a character that no expression has, or a text or name that is not closed.
    """
    position = 0
    while text[position:].strip():
        match = _TOKENS.match(text, position)
        if match is None or match.lastgroup is None:
            raise ExpressionProblem(_strange(text[position:].strip(), text))
        yield Token(match.lastgroup, match.group(match.lastgroup))
        position = match.end()


def path_refused(part: str, text: str) -> ExpressionProblem:
    """Return the refusal of a path that is not the one of ``instance()``."""
    return ExpressionProblem(
        f"“{part}” in “{text}” is a path. Paths are outside the subset, but for instance('table')/root/item[condition]/column.",
        suggestion="Name questions as ${name}; for the answer in another row write indexed-repeat(${q}, ${rows}, 1).",
    )


def _strange(rest: str, text: str) -> str:
    if rest[0] in "'\"":
        return f"A quotation mark is not closed in “{text}”."
    if rest.startswith("${"):
        return f"A name is not closed in “{text}”: write ${{name}}."
    if rest[0] in "/|@:":
        return str(path_refused(rest[0], text))
    return f"“{rest[0]}” in “{text}” is not part of an expression."
