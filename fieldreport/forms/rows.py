"""The rows of the survey sheet, turned into the items of our JSON."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldreport.errors import ExpressionProblem, FormProblem
from fieldreport.forms.expression import Call, Literal, Lookup, parse, walk
from fieldreport.forms.outside import instead_of_type
from fieldreport.forms.parameters import consumed, split
from fieldreport.forms.subset import TYPE_SPELLINGS, TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fieldreport.forms.codelists import CodeLists
    from fieldreport.forms.expression import Expression
    from fieldreport.forms.headings import Headings
    from fieldreport.forms.sheets import Row, Sheet

_YES = {"yes": True, "true": True, "true()": True, "no": False, "false": False, "false()": False}
_WORDS = {"hint": "hint", "guidance_hint": "guidance", "required_message": "required_message", "constraint_message": "constraint_message"}
_FORMULAS = ("relevant", "constraint", "calculation", "choice_filter")
_ROW_OF = re.compile(r"\$\{\s*([\w.-]+)\s*\}")
_OTHER = "other"
SEVERAL = "several"
"""The appearance of ``select_one ${people_title}`` that lets several rows be chosen.

pyxform 4.5.0 cannot convert ``select_multiple ${people_title}`` (https://github.com/XLSForm/pyxform/issues/773).
"""
_ALLOWED = {
    "group": frozenset({"type", "name", "label", "hint", "relevant", "appearance"}),
    "repeat": frozenset({"type", "name", "label", "hint", "relevant", "appearance", "repeat_count"}),
    "end": frozenset({"type", "name"}),
}
_NEVER_ON_QUESTIONS = frozenset({"repeat_count"})


@dataclass(slots=True)
class Survey:
    """The items of a form, and the row in the sheet of each name."""

    children: list[dict[str, object]] = field(default_factory=list)
    row_numbers: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Open:
    """A group or repeat whose end has not come yet."""

    kind: str
    children: list[dict[str, object]]
    row: int
    item: dict[str, object]


def read_survey(
    sheet: Sheet, headings: Headings, lists: CodeLists, problems: list[FormProblem], is_formula: Callable[[str, str], bool]
) -> Survey:
    """Turn the rows of a survey sheet into items. What is wrong is added to ``problems``.

    Args:
        sheet: the survey sheet.
        headings: its headings, which were checked.
        lists: the code lists of the form; code tables are added as types name them.
        problems: takes what is wrong.
        is_formula: whether a default (of a question of this type) is a formula and not a fixed text.
    """
    reader = _Reader(headings, lists, problems, is_formula)
    for row in sheet.rows:
        reader.read(row)
    return reader.finish()


class _Reader:
    def __init__(self, headings: Headings, lists: CodeLists, problems: list[FormProblem], is_formula: Callable[[str, str], bool]) -> None:
        self._headings = headings
        self._is_formula = is_formula
        self._lists = lists
        self._problems = problems
        self._survey = Survey()
        self._open: list[_Open] = []
        self._repeat_of: dict[str, str] = {}
        self._links: list[dict[str, object]] = []
        self._lookups: list[tuple[Row, str, str, bool]] = []

    def read(self, row: Row) -> None:
        given = self._headings.given(row)
        words = given.get("type", "").split()
        if not words:
            self._problem(row, "type", "The type is missing.")
            return
        if len(words) > 1 and f"{words[0]} {words[1]}" in TYPE_SPELLINGS:
            words = [f"{words[0]} {words[1]}", *words[2:]]
        kind = TYPE_SPELLINGS.get(words[0], words[0])
        if kind not in TYPES:
            self._problem(row, "type", f"The type {given['type']} is outside the subset.", instead_of_type(kind))
        elif kind.startswith("end_"):
            self._end(row, kind.removeprefix("end_"), given)
        elif not given.get("name"):
            self._problem(row, "name", "The name is missing.")
        elif kind.startswith("begin_"):
            self._begin(row, kind.removeprefix("begin_"), given)
        else:
            self._question(row, kind, words[1:], given)

    def finish(self) -> Survey:
        for group in self._open:
            self._problems.append(
                FormProblem(
                    f"This {group.kind} has no end.", sheet="survey", row=group.row, column="type", suggestion=f"Add end_{group.kind}."
                )
            )
        for link in self._links:
            named = str(link["rows_of"])
            link["rows_of"] = self._repeat_of.get(named, named)
        for row, column, name, is_file in self._lookups:
            self._lists.look_into(name, (row.number, column), self._problems, is_file=is_file)
        return self._survey

    def _problem(self, row: Row, column: str, what: str, suggestion: str = "") -> None:
        self._problems.append(FormProblem(what, sheet="survey", row=row.number, column=column, suggestion=suggestion))

    def _place(self, row: Row, item: dict[str, object]) -> None:
        name = str(item["name"])
        self._survey.row_numbers.setdefault(name, row.number)
        around = next((group for group in reversed(self._open) if group.kind == "repeat"), None)
        if around is not None:
            self._repeat_of[name] = str(around.item["name"])
            if item.get("type") == "calculate" and name == f"{around.item['name']}_title":
                around.item["row_title"] = f"${{{name}}}"
        (self._open[-1].children if self._open else self._survey.children).append(item)

    def _begin(self, row: Row, kind: str, given: Mapping[str, str]) -> None:
        self._only(row, given, _ALLOWED[kind], kind)
        children: list[dict[str, object]] = []
        item: dict[str, object] = {"kind": kind, "name": given["name"], "label": self._headings.words(row, "label"), "children": children}
        self._texts(row, item, {"hint": "hint"})
        self._formula(row, item, "relevant", given)
        if kind == "repeat":
            self._formula(row, item, "repeat_count", given, "count")
        self._appearance(item, given)
        self._place(row, item)
        self._open.append(_Open(kind, children, row.number, item))

    def _end(self, row: Row, kind: str, given: Mapping[str, str]) -> None:
        self._only(row, given, _ALLOWED["end"], f"end_{kind}")
        if not self._open or self._open[-1].kind != kind:
            expected = f"The {self._open[-1].kind} of row {self._open[-1].row} is still open." if self._open else ""
            self._problem(row, "type", f"No {kind} ends here.", expected)
            return
        self._open.pop()

    def _only(self, row: Row, given: Mapping[str, str], allowed: frozenset[str], kind: str) -> None:
        for column in given:
            if column not in allowed:
                self._problem(row, column, f"A {kind} has no {column}.")

    def _question(self, row: Row, kind: str, rest: list[str], given: Mapping[str, str]) -> None:
        for column in _NEVER_ON_QUESTIONS & given.keys():
            self._problem(row, column, f"Only a repeat has a {column}.")
        parameters = self._parameters(row, given)
        item: dict[str, object] = {"kind": "question", "name": given["name"], "label": self._headings.words(row, "label")}
        item["type"] = kind.removesuffix("_from_file")
        self._choices(row, item, kind, rest, parameters)
        self._texts(row, item, _WORDS)
        for column in _FORMULAS:
            self._formula(row, item, column, given)
        self._required(row, item, given)
        self._default(row, item, kind, given)
        self._read_only(row, item, given)
        self._appearance(item, given)
        self._trigger(row, item, given)
        kept = {key: value for key, value in parameters.items() if key not in consumed(kind)}
        if kept:
            item["parameters"] = kept
        if "rows_of" in item and SEVERAL in given.get("appearance", "").split():
            item["type"] = "select_multiple"
        self._place(row, item)
        if rest[1:] == ["or_other"] and "choices" in item:
            self._other(row, item, given)

    def _choices(self, row: Row, item: dict[str, object], kind: str, rest: list[str], parameters: Mapping[str, str]) -> None:
        follows = TYPES[kind].follows
        wanted = 1 if follows else 0
        if follows == "list" and rest[1:] in (["or_other"], ["or", "other"], ["or", "specify", "other"]):
            rest[1:] = ["or_other"]
            wanted = 2
        if len(rest) != wanted:
            shown = f"{kind} {'agencies.csv' if follows == 'file' else 'list_name'}" if follows else kind
            self._problem(row, "type", f"“{' '.join([kind, *rest])}” is not how this type is written.", f"Write {shown}.")
            return
        if not follows:
            return
        row_of = _ROW_OF.fullmatch(rest[0])
        if row_of and kind != "select_one":
            self._problem(
                row,
                "type",
                f"pyxform cannot convert {kind} with the rows of a repeat.",
                f"Write select_one {rest[0]} with the appearance {SEVERAL}: several rows can be chosen then.",
            )
        if follows == "file":
            item["choices"] = self._lists.from_file(rest[0], parameters, row.number, self._problems)
        elif row_of:
            item["rows_of"] = row_of[1]
            self._links.append(item)
        else:
            item["choices"] = rest[0]

    def _other(self, row: Row, item: dict[str, object], given: Mapping[str, str]) -> None:
        """Add the code *other* to the list, and after the question the text that asks for it, as pyxform does."""
        if given.get("choice_filter"):
            self._problem(row, "choice_filter", "or_other cannot have a choice_filter.", "Add a code other and a text question.")
        if len(self._headings.languages) > 1:
            self._problem(row, "type", "or_other is not translated.", "Add a code other and a text question, each with its labels.")
        language = self._headings.languages[0]
        self._lists.add_other(str(item["choices"]), _OTHER, {language: "Other"})
        asks: dict[str, object] = {"kind": "question", "name": f"{item['name']}_other", "type": "text"}
        relevant = f"selected(${{{item['name']}}}, '{_OTHER}')"
        self._place(row, {**asks, "label": {language: "Specify other."}, "relevant": relevant})

    def _trigger(self, row: Row, item: dict[str, object], given: Mapping[str, str]) -> None:
        parts = [part.strip() for part in given.get("trigger", "").split(",") if part.strip()]
        named = [match[1] for part in parts if (match := _ROW_OF.fullmatch(part))]
        if len(named) < len(parts):
            self._problem(row, "trigger", f"“{given['trigger']}” does not name questions.", "Write ${q}, or ${q1}, ${q2}.")
        elif named:
            item["trigger"] = list(dict.fromkeys(named))

    def _texts(self, row: Row, item: dict[str, object], columns: Mapping[str, str]) -> None:
        for column, key in columns.items():
            words = self._headings.words(row, column)
            if words:
                item[key] = words

    def _formula(self, row: Row, item: dict[str, object], column: str, given: Mapping[str, str], key: str = "") -> None:
        text = given.get(column, "")
        if text and self._parses(row, column, text):
            item[key or column] = text

    def _parses(self, row: Row, column: str, text: str) -> bool:
        try:
            self._looks_into(row, column, parse(text, columns=column == "choice_filter"))
        except ExpressionProblem as problem:
            self._problems.append(
                ExpressionProblem(problem.what, sheet="survey", row=row.number, column=column, suggestion=problem.suggestion)
            )
            return False
        return True

    def _looks_into(self, row: Row, column: str, expression: Expression) -> None:
        for node in walk(expression.tree):
            if isinstance(node, Lookup):
                self._lookups.append((row, column, node.table, False))
            elif isinstance(node, Call) and node.function == "pulldata":
                table = node.arguments[0]
                if isinstance(table, Literal):
                    self._lookups.append((row, column, str(table.value), True))

    def _required(self, row: Row, item: dict[str, object], given: Mapping[str, str]) -> None:
        text = given.get("required", "")
        said = _YES.get(text.lower())
        if said is None:
            self._formula(row, item, "required", given)
        elif said:
            item["required"] = "true()"

    def _default(self, row: Row, item: dict[str, object], kind: str, given: Mapping[str, str]) -> None:
        """Store a default as an expression: a fixed text becomes a literal."""
        text = given.get("default", "")
        if not text:
            return
        if not self._is_formula(text, kind):
            quote = '"' if "'" in text else "'"
            if quote in text:
                self._problem(row, "default", "A default cannot hold both kinds of quotation mark.")
                return
            text = f"{quote}{text}{quote}"
        if self._parses(row, "default", text):
            item["default"] = text

    def _read_only(self, row: Row, item: dict[str, object], given: Mapping[str, str]) -> None:
        text = given.get("read_only", "")
        said = _YES.get(text.lower(), False if not text else None)
        if said is None:
            self._problem(row, "read_only", f"“{text}” is neither yes nor no.")
        elif said:
            item["read_only"] = True

    @staticmethod
    def _appearance(item: dict[str, object], given: Mapping[str, str]) -> None:
        words = sorted(set(given.get("appearance", "").split()))
        if words:
            item["appearance"] = words

    def _parameters(self, row: Row, given: Mapping[str, str]) -> dict[str, str]:
        found, strange = split(given.get("parameters", ""))
        for part in strange:
            self._problem(row, "parameters", f"“{part}” is not written key=value.")
        return found
