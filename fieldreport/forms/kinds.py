"""Type errors in expressions, found before anybody fills the form.

XPath turns everything into everything; the mistake shows only as a question
that never appears. Here a number compared with words, a code that is not in
the list, or all rows where one is meant, is an error in the sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.forms.definition import FILES, SELECTS, Question, QuestionType, Repeat
from fieldreport.forms.expression import Binary, Call, Column, Literal, Lookup, Name, Negative, Self
from fieldreport.forms.functions import ENCODINGS, HASHES
from fieldreport.forms.meaning import as_date, as_moment, as_time, number
from fieldreport.forms.outline import shared_depth, stands_in
from fieldreport.forms.outside import close_to
from fieldreport.forms.parameters import steps_of
from fieldreport.forms.places import read_place
from fieldreport.forms.subset import FUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fieldreport.forms.definition import Form
    from fieldreport.forms.expression import Expression, Node
    from fieldreport.forms.outline import Entry

Problem = tuple[str, str]
"""What is wrong, and what to write instead."""

_KINDS = {
    QuestionType.TEXT: "text",
    QuestionType.INTEGER: "number",
    QuestionType.DECIMAL: "number",
    QuestionType.DATE: "date",
    QuestionType.TIME: "time",
    QuestionType.DATE_TIME: "moment",
    QuestionType.SELECT_ONE: "code",
    QuestionType.SELECT_MULTIPLE: "codes",
    QuestionType.RANK: "codes",
    QuestionType.RANGE: "number",
    QuestionType.HIDDEN: "text",
    QuestionType.ACKNOWLEDGE: "truth",
    QuestionType.BARCODE: "text",
    QuestionType.GEOPOINT: "place",
    **dict.fromkeys(FILES, "file"),
}
_SAID = {
    "text": "words",
    "number": "a number",
    "date": "a date",
    "time": "a time of day",
    "moment": "a date and time",
    "code": "a code",
    "codes": "several codes",
    "truth": "true or false",
    "rows": "the rows of a repeat",
    "place": "a place on the map",
    "file": "a file",
}
_READS = {
    "number": lambda text: number(text) is not None,
    "date": lambda text: as_date(text) is not None,
    "time": lambda text: as_time(text) is not None,
    "moment": lambda text: as_moment(text, "UTC") is not None,
    "place": lambda text: read_place(text) is not None,
}
_NEVER_ORDERED = frozenset({"text", "codes", "truth", "rows", "place", "file"})
_STRANGERS = frozenset({frozenset({"date", "time"}), frozenset({"time", "number"}), frozenset({"date", "truth"})})
_NEVER_CODES = frozenset({"number", "date", "time", "moment", "truth", "place", "file"})
_NEVER_PLACES = frozenset({"number", "date", "time", "moment", "truth", "code", "codes", "rows", "file"})
_NEVER_COUNTED = frozenset({"text", "codes", "truth", "rows", "time", "place", "file"})


_CONDITIONS = ("relevant", "required", "constraint", "choice_filter")
_NEVER_RESULT = {
    "number": frozenset({"time", "code", "codes", "place", "file", "rows"}),
    "date": frozenset({"time", "truth", "code", "codes", "place", "file", "rows"}),
    "time": frozenset({"number", "date", "truth", "code", "codes", "place", "file", "rows"}),
    "moment": frozenset({"time", "truth", "code", "codes", "place", "file", "rows"}),
    "place": frozenset({"number", "date", "time", "moment", "truth", "code", "codes", "file", "rows"}),
    "code": frozenset({"date", "time", "moment", "truth", "place", "file", "rows"}),
    "codes": frozenset({"date", "time", "moment", "truth", "place", "file", "rows"}),
}
"""What a question of each kind cannot show: it would always be blank."""


def type_problems(expression: Expression, column: str, entry: Entry, table: Mapping[str, Entry], form: Form) -> Iterator[Problem]:
    """Yield what does not fit in an expression whose names are all known.

    Args:
        expression: the expression.
        column: where it stands.
        entry: the item that it belongs to; ``.`` stands for its answer.
        table: the outline of the form.
        form: the form, for its code lists.
    """
    types = _Types(entry, stands_in(column, entry, table), table, form)
    yield from types.problems(expression.tree, many_allowed=False)
    yield from types.result(expression.tree, column)


def default_problem(item: Question, form: Form) -> str:
    """Return why a default that is written out does not fit its question, or ""."""
    tree = item.default.tree if item.default is not None else None
    if not isinstance(tree, Literal):
        return ""
    written = str(tree.value)
    reads = _READS.get(_KINDS.get(item.type, ""))
    if reads is not None and not reads(written):
        return f"The default '{written}' is not {_SAID[_KINDS[item.type]]}."
    if item.type is QuestionType.RANGE and not steps_of(item.parameters).holds(number(written) or 0):
        return f"The default '{written}' is not between the ends of the range, or not on a step."
    if item.choices in form.lists:
        codes = {choice.code for choice in form.lists[item.choices]}
        given = written.split() if item.type in SELECTS - {QuestionType.SELECT_ONE} else [written]
        unknown = [code for code in given if code not in codes]
        return f"The default '{unknown[0]}' is no code of the list {item.choices}." if unknown else ""
    if item.rows_of or item.type is QuestionType.ACKNOWLEDGE or item.type in FILES:
        return f"A {item.type.value} of this kind has no default."
    return ""


class _Types:
    def __init__(self, entry: Entry, here: tuple[str, ...], table: Mapping[str, Entry], form: Form) -> None:
        self._entry = entry
        self._here = here
        self._table = table
        self._form = form

    def problems(self, node: Node, *, many_allowed: bool) -> Iterator[Problem]:
        if isinstance(node, Name) and not many_allowed and self._is_many(node.name):
            yield (
                f"${{{node.name}}} has an answer in every row of its repeat, and here one value is needed.",
                f"Write count(${{{node.name}}}), sum(), min(), max(), join() or selected().",
            )
        if isinstance(node, Negative):
            yield from self.problems(node.operand, many_allowed=False)
        elif isinstance(node, Lookup):
            yield from self._lookup(node, many_allowed=many_allowed)
        elif isinstance(node, Binary):
            compares = node.operator in ("=", "!=", "<", "<=", ">", ">=")
            yield from self.problems(node.left, many_allowed=compares)
            yield from self.problems(node.right, many_allowed=compares)
            yield from self._operator(node, compares=compares)
        elif isinstance(node, Call):
            yield from self._call(node)

    def result(self, tree: Node, column: str) -> Iterator[Problem]:
        """Yield why what an expression gives is of no use where it stands."""
        kind, item = self._kind(tree), self._entry.item
        if column in _CONDITIONS and isinstance(tree, Literal) and isinstance(tree.value, str):
            yield f"'{tree.value}' is a text and no condition.", "Compare with it, as in ${q} = 'yes', or write true()."
        elif column == "repeat_count" and kind in _NEVER_COUNTED - {"text"}:
            yield f"A repeat_count needs a number and has {_SAID[kind]}.", ""
        elif column in ("calculation", "default") and isinstance(item, Question) and not isinstance(tree, Literal):
            wanted = _KINDS.get(item.type, "any")
            if kind in _NEVER_RESULT.get(wanted, ()):
                yield f"This gives {_SAID[kind]}, and {item.name} takes {_SAID[wanted]}.", ""

    def _is_many(self, name: str) -> bool:
        entry = self._table[name]
        if isinstance(entry.item, Repeat):
            return True
        return shared_depth(self._here, entry.repeats) < len(entry.repeats)

    def _operator(self, node: Binary, *, compares: bool) -> Iterator[Problem]:
        left, right = self._kind(node.left), self._kind(node.right)
        if compares:
            yield from self._comparison(node, left, right)
        elif node.operator in ("+", "-", "*", "div", "mod"):
            for side, kind in ((node.left, left), (node.right, right)):
                written = isinstance(side, Literal) and number(side.value) is not None
                if kind in _NEVER_COUNTED and not written:
                    yield f"“{node.operator}” cannot be used with {_SAID[kind]}.", "Use number() or concat()." if kind == "text" else ""

    def _comparison(self, node: Binary, left: str, right: str) -> Iterator[Problem]:
        for one, other, kind in ((node.left, node.right, left), (node.right, node.left, right)):
            if isinstance(other, Literal) and isinstance(other.value, str):
                if other.value == "":
                    return
                if kind in _READS and not _READS[kind](other.value):
                    yield f"{_SAID[kind]} is compared with '{other.value}'.".capitalize(), ""
                    return
                yield from self._code(one, other.value)
        kinds = {left, right}
        if "rows" in kinds:
            yield "The rows of a repeat cannot be compared.", "Use count()."
        elif node.operator not in ("=", "!=") and kinds & _NEVER_ORDERED and not _literals(node):
            kind = next(iter(kinds & _NEVER_ORDERED))
            yield f"“{node.operator}” cannot be used with {_SAID[kind]}.", "Use number() or string-length()." if kind == "text" else ""
        elif frozenset(kinds) in _STRANGERS:
            yield f"{_SAID[left]} is compared with {_SAID[right]}.".capitalize(), ""

    def _code(self, node: Node, code: str) -> Iterator[Problem]:
        """Yield a code that is not in the list of the question it is compared with."""
        name = node.name if isinstance(node, Name) else self._entry.name if isinstance(node, Self) else ""
        item = self._table[name].item if name else None
        if not isinstance(item, Question) or item.choices not in self._form.lists:
            return
        codes = [choice.code for choice in self._form.lists[item.choices]]
        if code not in codes and not (item.type is QuestionType.SELECT_MULTIPLE and " " in code):
            yield f"The list {item.choices} has no code '{code}'.", close_to(code.lower(), codes, cutoff=0.5)

    def _call(self, node: Call) -> Iterator[Problem]:
        function = FUNCTIONS[node.function]
        for place, argument in enumerate(node.arguments):
            takes = function.takes[min(place, len(function.takes) - 1)]
            yield from self.problems(argument, many_allowed=takes.startswith("set:") or node.function == "jr:choice-name")
            wanted, kind = takes.removeprefix("set:"), self._kind(argument)
            written = isinstance(argument, Literal) and number(argument.value) is not None
            if wanted == "number" and kind in _NEVER_COUNTED and not written:
                yield f"{function.name}() needs a number and has {_SAID[kind]}.", f"Write {function.usage}."
            if wanted == "codes" and kind in _NEVER_CODES:
                yield f"{function.name}() needs codes and has {_SAID[kind]}.", f"Write {function.usage}."
            if wanted == "place" and kind in _NEVER_PLACES:
                yield f"{function.name}() needs places and has {_SAID[kind]}.", f"Write {function.usage}."
            if isinstance(argument, Lookup) and not argument.column and takes.startswith("set:") and not function.name.startswith("count"):
                yield f"{function.name}() needs a column of the table {argument.table}.", "Write /column at the end."
        if node.function == "selected" and isinstance(node.arguments[1], Literal):
            yield from self._code(node.arguments[0], str(node.arguments[1].value))
        if node.function in ("count-selected", "selected-at", "selected") and self._kind(node.arguments[0]) == "rows":
            yield f"{node.function}() needs codes and has the rows of a repeat.", "Use count()."

        if node.function == "indexed-repeat":
            yield from self._indexed(node)
        if node.function == "digest":
            yield from _digest(node)

    def _lookup(self, node: Lookup, *, many_allowed: bool) -> Iterator[Problem]:
        if not node.column and not many_allowed:
            yield f"The rows of the table {node.table} are no value.", "Write /column at the end, or count() around it."
        if node.condition is not None:
            yield from self.problems(node.condition, many_allowed=False)
            if self._kind(node.condition) not in ("truth", "any"):
                yield "What stands in [ ] is no condition.", "Compare a column: [name = ${agency}]."

    def _indexed(self, node: Call) -> Iterator[Problem]:
        """Yield repeats that are not those around the question, the outermost first, down to its own."""
        if not all(isinstance(argument, Name) for argument in (node.arguments[0], *node.arguments[1::2])):
            return  # compiling it says so
        name, *named = [argument.name for argument in (node.arguments[0], *node.arguments[1::2]) if isinstance(argument, Name)]
        around = self._table[name].repeats
        wanted = list(around[shared_depth(self._here, around) :]) or list(around[-1:])
        if not around or named != list(around[-len(named) :]) or len(named) < len(wanted):
            pairs = ", ".join(f"${{{repeat}}}, 1" for repeat in wanted)
            suggestion = f"Write indexed-repeat(${{{name}}}, {pairs})." if around else f"${{{name}}} stands in no repeat."
            yield f"indexed-repeat() does not name the repeats around ${{{name}}}.", suggestion

    def _kind(self, node: Node) -> str:
        if isinstance(node, Literal):
            return "text" if isinstance(node.value, str) else "number"
        if isinstance(node, Name):
            return self._kind_of(node.name)
        if isinstance(node, Self):
            return self._kind_of(self._entry.name)
        if isinstance(node, Column):
            return "any"
        if isinstance(node, Negative):
            return "number"
        if isinstance(node, Lookup):
            return "any" if node.column else "rows"
        if isinstance(node, Call):
            return FUNCTIONS[node.function].gives
        if isinstance(node, Binary):
            if node.operator in ("+", "-"):
                return "any" if self._kind(node.left) in ("date", "moment", "any") else "number"
            return "number" if node.operator in ("*", "div", "mod") else "truth"
        return "any"

    def _kind_of(self, name: str) -> str:
        item = self._table[name].item
        if isinstance(item, Repeat):
            return "rows"
        return _KINDS.get(item.type, "any") if isinstance(item, Question) else "any"


def _digest(node: Call) -> Iterator[Problem]:
    for argument, known in zip(node.arguments[1:], (tuple(HASHES), ENCODINGS), strict=False):
        if isinstance(argument, Literal) and argument.value not in known:
            yield f"digest() knows no '{argument.value}'.", f"Write {', '.join(known[:-1])} or {known[-1]}."


def _literals(node: Binary) -> bool:
    return any(isinstance(side, Literal) and isinstance(side.value, str) for side in (node.left, node.right))
