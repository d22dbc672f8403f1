"""Our own JSON, read back into a form.

The JSON is what the sheet compiles to (``forms.xlsform``), what HQ issues and
what a draft keeps. It is read with suspicion: an unknown key, type or name is
an error, never skipped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport import canonical
from fieldreport.errors import ExpressionProblem, FormProblem, NotCanonical
from fieldreport.forms.checking import check
from fieldreport.forms.definition import Choice, Form, Group, Question, QuestionType, Repeat, Table
from fieldreport.forms.expression import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.forms.definition import Item
    from fieldreport.forms.expression import Expression

FORMAT = "fieldreport.form/1"

DEEPEST = 16
"""Groups and repeats inside each other that are accepted."""

_FORM_KEYS = frozenset({"format", "id", "version", "title", "languages", "children", "lists", "tables"})
_WORDS = {
    "hint": "hint",
    "guidance": "guidance",
    "required_message": "required_message",
    "constraint_message": "constraint_message",
}
_EXPRESSIONS = ("required", "relevant", "constraint", "calculation", "default", "choice_filter")
_QUESTION_KEYS = frozenset(
    {"kind", "name", "type", "label", "choices", "rows_of", "read_only", "appearance", "parameters", "trigger", *_WORDS, *_EXPRESSIONS}
)
_GROUP_KEYS = frozenset({"kind", "name", "label", "children", "relevant", "hint", "appearance"})
_REPEAT_KEYS = _GROUP_KEYS | {"count", "row_title"}
_TABLE_KEYS = frozenset({"columns", "rows"})
_CHOICE_KEYS = frozenset({"code", "label", "extra"})


def read_form(data: bytes) -> Form:
    """Read a form and check it wholly.

    Raises:
        FormProblem: not our JSON, or a form that cannot be used; the first problem found.
    """
    form = decode_form(data)
    problems = check(form)
    if problems:
        raise problems[0]
    return form


def decode_form(data: bytes) -> Form:
    """Read a form without checking that its names and expressions fit each other.

    Raises:
        FormProblem: not our JSON.
    """
    try:
        stored, sha256 = canonical.decode_digested(data)
    except NotCanonical as problem:
        raise FormProblem(f"The form file cannot be read: {problem}") from None
    top = _object(stored, "the form", _FORM_KEYS)
    if top.get("format") != FORMAT:
        raise FormProblem(f"This is not a form of the format {FORMAT}.")
    languages = tuple(_text(item, "a language") for item in _list(top.get("languages"), "languages"))
    if not languages:
        raise FormProblem("The form names no language.")
    lists = _object(top.get("lists", {}), "lists")
    return Form(
        id=_needed(top, "id", "the form"),
        version=_needed(top, "version", "the form"),
        title=_words(top.get("title"), "the title"),
        languages=languages,
        children=_items(top.get("children"), "the form", 0),
        lists={name: _choices(rows, name) for name, rows in lists.items()},
        sha256=sha256,
        tables={name: _table(table, name) for name, table in _object(top.get("tables", {}), "tables").items()},
    )


def _items(stored: object, where: str, depth: int) -> tuple[Item, ...]:
    if depth > DEEPEST:
        raise FormProblem(f"Groups are nested more than {DEEPEST} deep in {where}.")
    return tuple(_item(item, where, depth) for item in _list(stored, f"the children of {where}"))


def _item(stored: object, where: str, depth: int) -> Item:
    item = _object(stored, f"an item of {where}")
    kind = item.get("kind")
    if kind == "question":
        return _question(_object(item, f"a question of {where}", _QUESTION_KEYS))
    if kind == "group":
        return _group(_object(item, f"a group of {where}", _GROUP_KEYS), depth)
    if kind == "repeat":
        return _repeat(_object(item, f"a repeat of {where}", _REPEAT_KEYS), depth)
    raise FormProblem(f"An item of {where} is of the unknown kind {kind!r}.")


def _question(item: Mapping[str, object]) -> Question:
    name = _needed(item, "name", "a question")
    words = {field: _words(item.get(key, {}), f"{key} of {name}") for key, field in _WORDS.items()}
    formulas = {key: _expression(item, key, name) for key in _EXPRESSIONS}
    try:
        kind = QuestionType(_needed(item, "type", name))
    except ValueError:
        raise FormProblem(f"The question {name} is of the unknown type {item.get('type')!r}.") from None
    return Question(
        name=name,
        type=kind,
        label=_words(item.get("label", {}), f"the label of {name}"),
        hint=words["hint"],
        guidance=words["guidance"],
        required=formulas["required"],
        required_message=words["required_message"],
        relevant=formulas["relevant"],
        constraint=formulas["constraint"],
        constraint_message=words["constraint_message"],
        calculation=formulas["calculation"],
        default=formulas["default"],
        choices=_text(item.get("choices", ""), f"the list of {name}"),
        rows_of=_text(item.get("rows_of", ""), f"the rows of {name}"),
        choice_filter=formulas["choice_filter"],
        trigger=tuple(_text(each, f"the trigger of {name}") for each in _list(item.get("trigger", []), f"the trigger of {name}")),
        read_only=item.get("read_only", False) is True,
        appearance=_appearance(item, name),
        parameters=_words(item.get("parameters", {}), f"the parameters of {name}"),
    )


def _group(item: Mapping[str, object], depth: int) -> Group:
    name = _needed(item, "name", "a group")
    return Group(
        name=name,
        label=_words(item.get("label", {}), f"the label of {name}"),
        children=_items(item.get("children"), name, depth + 1),
        relevant=_expression(item, "relevant", name),
        hint=_words(item.get("hint", {}), f"the hint of {name}"),
        appearance=_appearance(item, name),
    )


def _repeat(item: Mapping[str, object], depth: int) -> Repeat:
    name = _needed(item, "name", "a repeat")
    return Repeat(
        name=name,
        label=_words(item.get("label", {}), f"the label of {name}"),
        children=_items(item.get("children"), name, depth + 1),
        relevant=_expression(item, "relevant", name),
        count=_expression(item, "count", name),
        row_title=_expression(item, "row_title", name),
        hint=_words(item.get("hint", {}), f"the hint of {name}"),
        appearance=_appearance(item, name),
    )


def _choices(stored: object, name: str) -> tuple[Choice, ...]:
    found = []
    for row in _list(stored, f"the code list {name}"):
        choice = _object(row, f"an entry of the code list {name}", _CHOICE_KEYS)
        code = _needed(choice, "code", f"an entry of the code list {name}")
        found.append(
            Choice(code, _words(choice.get("label", {}), f"the label of {code}"), _words(choice.get("extra", {}), f"{code} in {name}"))
        )
    return tuple(found)


def _table(stored: object, name: str) -> Table:
    table = _object(stored, f"the code table {name}", _TABLE_KEYS)
    columns = tuple(_text(column, f"a column of {name}") for column in _list(table.get("columns"), f"the columns of {name}"))
    if len(set(columns)) < len(columns):
        raise FormProblem(f"In the form file a column of the code table {name} stands twice.")
    rows = []
    for stored_row in _list(table.get("rows"), f"the rows of {name}"):
        row = tuple(_text(cell, f"a cell of {name}") for cell in _list(stored_row, f"a row of {name}"))
        if len(row) != len(columns):
            raise FormProblem(f"In the form file a row of the code table {name} has {len(row)} cells for {len(columns)} columns.")
        rows.append(row)
    return Table(columns, tuple(rows))


def _expression(item: Mapping[str, object], key: str, name: str) -> Expression | None:
    stored = item.get(key)
    if stored is None:
        return None
    try:
        return parse(_text(stored, f"{key} of {name}"), columns=key == "choice_filter")
    except ExpressionProblem as problem:
        raise ExpressionProblem(f"{key} of {name}: {problem.what}", suggestion=problem.suggestion) from None


def _appearance(item: Mapping[str, object], name: str) -> frozenset[str]:
    return frozenset(_text(word, f"the appearance of {name}") for word in _list(item.get("appearance", []), f"the appearance of {name}"))


def _object(stored: object, what: str, allowed: frozenset[str] | None = None) -> dict[str, object]:
    if not isinstance(stored, dict):
        raise FormProblem(f"In the form file {what} is not an object.")
    unknown = sorted(set(stored) - allowed) if allowed is not None else []
    if unknown:
        raise FormProblem(f"In the form file {what} has the unknown key {unknown[0]!r}. A newer version of the program may know it.")
    return stored


def _list(stored: object, what: str) -> list[object]:
    if not isinstance(stored, list):
        raise FormProblem(f"In the form file {what} is not a list.")
    return stored


def _text(stored: object, what: str) -> str:
    if not isinstance(stored, str):
        raise FormProblem(f"In the form file {what} is not a text.")
    return stored


def _needed(item: Mapping[str, object], key: str, what: str) -> str:
    found = _text(item.get(key, ""), f"{key} of {what}")
    if not found:
        raise FormProblem(f"In the form file {what} has no {key}.")
    return found


def _words(stored: object, what: str) -> dict[str, str]:
    return {key: _text(value, what) for key, value in _object(stored, what).items()}
