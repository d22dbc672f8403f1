"""Answers as they are stored: our JSON, and back.

``{"format": "fieldreport.answers/1", "answers": {name: [account, …]}, "rows": {repeat: [{"id", "answers", "rows"}]}}``.
Order of rows is their order in the list; their ids are made once and never change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.answers.checking import checked
from fieldreport.answers.values import from_json, to_json
from fieldreport.errors import AnswerProblem
from fieldreport.forms.definition import Group, Question, QuestionType, Repeat

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fieldreport.answers.evaluation import Key, Rows, State
    from fieldreport.answers.values import Answer
    from fieldreport.forms.definition import Item

FORMAT = "fieldreport.answers/1"


def to_stored(state: State, *, hidden: bool) -> dict[str, object]:
    """Return the answers as JSON data.

    Args:
        state: the sheet's state.
        hidden: whether answers to questions that are not asked now are kept, as a draft does.
    """
    children = state.graph.form.children
    return {"format": FORMAT, **_level(state, children, (), hidden=hidden)}


def _level(state: State, items: Iterable[Item], rows: Rows, *, hidden: bool) -> dict[str, object]:
    answers: dict[str, object] = {}
    repeats: dict[str, object] = {}
    _collect(state, items, rows, (answers, repeats), hidden=hidden)
    return {"answers": answers, "rows": repeats}


def _collect(state: State, items: Iterable[Item], rows: Rows, found: tuple[dict[str, object], dict[str, object]], *, hidden: bool) -> None:
    answers, repeats = found
    for item in items:
        key = (item.name, rows)
        if not hidden and key in state.hidden:
            continue
        if isinstance(item, Question):
            given = state.given.get(key)
            if given:
                answers[item.name] = _written(state, key, given)
        elif isinstance(item, Group):
            _collect(state, item.children, rows, found, hidden=hidden)
        elif key in state.rows:
            repeats[item.name] = [{"id": row, **_level(state, item.children, (*rows, row), hidden=hidden)} for row in state.rows[key]]


def _written(state: State, key: Key, given: Answer) -> object:
    """Return an answer as JSON data; as long as it stands it is written once. The window does this before each save."""
    known = state.written.get(key)
    if known is None or known[0] is not given:
        known = state.written[key] = (given, to_json(given))
    return known[1]


def load(state: State, stored: Mapping[str, object]) -> None:
    """Put stored answers into an empty state, without evaluating anything.

    Raises:
        AnswerProblem: not what :func:`to_stored` writes for this form.
    """
    if stored.get("format") != FORMAT:
        raise AnswerProblem(f"These are not answers of the format {FORMAT}.")
    loader = _Loader(state)
    loader.rows(stored, ())
    loader.answers(stored, ())


class _Loader:
    """Reads rows first, so that links to rows further down are known."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._ids: set[str] = set()

    def rows(self, stored: Mapping[str, object], rows: Rows) -> None:
        for name, listed in _object(stored.get("rows", {})).items():
            node = self._state.graph.nodes.get(name)
            if node is None or not isinstance(node.item, Repeat) or len(node.repeats) != len(rows):
                raise AnswerProblem(f"The stored rows of {name} have no place in the form {self._state.graph.form.id}.")
            ids = []
            for row in _list(listed):
                ids.append(self._id(_object(row)))
                self.rows(_object(row), (*rows, ids[-1]))
            self._state.set_rows((name, rows), tuple(ids))

    def _id(self, row: Mapping[str, object]) -> str:
        found = row.get("id")
        if not isinstance(found, str) or not found or found in self._ids or found != "".join(found.split()):
            raise AnswerProblem(f"The stored row id {found!r} is missing, stands twice, or has a blank in it.")
        self._ids.add(found)
        return found

    def answers(self, stored: Mapping[str, object], rows: Rows) -> None:
        for name, accounts in _object(stored.get("answers", {})).items():
            self._answer((name, rows), accounts)
        for listed in _object(stored.get("rows", {})).values():
            for row in _list(listed):
                self.answers(_object(row), (*rows, str(_object(row)["id"])))

    def _answer(self, key: Key, accounts: object) -> None:
        node = self._state.graph.nodes.get(key[0])
        if node is None or not isinstance(node.item, Question) or not self._state.exists(node, key[1]):
            raise AnswerProblem(f"The stored answer to {key[0]} has no place in the form {self._state.graph.form.id}.")
        answer = from_json(accounts)
        if node.item.type is not QuestionType.CALCULATE:
            answer = checked(node.item, answer, self._state.codes(node, key[1]), rows_may_be_gone=True)
        elif not node.keeps:
            raise AnswerProblem(f"{key[0]} is computed and has no stored answer.")
        if answer:
            self._state.given[key] = answer


def _object(stored: object) -> Mapping[str, object]:
    if not isinstance(stored, dict):
        raise AnswerProblem("Stored answers are not an object where one was expected.")
    return stored


def _list(stored: object) -> list[object]:
    if not isinstance(stored, list):
        raise AnswerProblem("Stored rows are not a list.")
    return stored
