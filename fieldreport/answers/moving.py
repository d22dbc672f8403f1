"""Moving stored answers from one form to another, forward and back, with nothing lost.

A question is known by its name and by the repeats around it, a row by its id.
What has a place in the other form is carried over (``answers.carrying``); what
has none is **set aside**: it stays in the draft, is never sealed, and comes
back when the draft is moved to a form that has a place for it.

What is set aside stands beside the answers, under ``"aside"``::

    {"answers": [{"name", "rows", "kept": [{"kind", "answer"}, …], "home": 0, "became": [account, …]}],
     "rows": [{"name", "around", "ids"}], "unread": {"name row": text},
     "filled": [{"name", "rows", "answer"}], "forms": […]}

``kept`` holds all that was said at one place, the newest first; ``home`` is which
of them stands in the sheet now, as ``became`` (-1: none). So a converted answer
goes back to exactly what it was, unless the officer has changed it meanwhile.
``filled`` are defaults of the form, which nobody said. ``forms`` is left to the
desk: where the draft came from.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldreport.answers.carrying import carried, kind_of
from fieldreport.answers.graph import build_graph
from fieldreport.answers.kept_words import KEPT_WORDS
from fieldreport.answers.storing import FORMAT
from fieldreport.answers.unread import path_of, place_of_path
from fieldreport.answers.values import Place, from_json, to_json
from fieldreport.errors import AnswerProblem
from fieldreport.forms.definition import UNASKED, Question, QuestionType, Repeat

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from fieldreport.answers.evaluation import Key, Rows
    from fieldreport.answers.graph import Graph, Node
    from fieldreport.answers.values import Answer
    from fieldreport.forms.definition import Form

    Stored = Mapping[str, object]

ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Said:
    """Something that was said at a place: as what kind of answer, and the accounts as they are stored."""

    kind: str
    answer: list[object]


@dataclass(slots=True)
class _Facts:
    """All that a draft holds, whichever form it is seen through."""

    said: dict[Key, list[Said]] = field(default_factory=dict)
    rows: dict[Key, Rows] = field(default_factory=dict)
    unread: dict[Key, str] = field(default_factory=dict)
    filled: dict[Key, object] = field(default_factory=dict)
    """Defaults that nobody has changed: where a form does not ask them, they are dropped."""


def move(stored: Stored, source: Form, target: Form) -> dict[str, object]:
    """Return the stored answers of a draft as they stand in another form.

    Moving there and back gives the same stored answers, unless they were changed in between.

    Args:
        stored: what an answer sheet of ``source`` stores.
        source: the form of the answers.
        target: the form that they are moved to.

    Raises:
        AnswerProblem: not what an answer sheet stores.
    """
    facts = _gather(stored, build_graph(source))
    view = _View(facts, build_graph(target))
    aside = view.aside()
    forms = _mapping(stored.get(ASIDE, {})).get("forms")
    if forms:
        aside["forms"] = forms
    reasons = stored.get(KEPT_WORDS)  # they name their places, also those that only another form has
    kept = {KEPT_WORDS: reasons} if reasons else {}
    return {"format": FORMAT, **view.level((), "")} | view.unread() | kept | ({ASIDE: aside} if aside else {})


def set_aside(stored: Stored) -> tuple[tuple[Place, Said], ...]:
    """Return what is set aside in a draft and has no other answer at its place, by place."""
    found = []
    for each in _list(_mapping(stored.get(ASIDE, {})).get("answers", [])):
        record = _mapping(each)
        kept = [_said(item) for item in _list(record.get("kept", []))]
        place = Place(*_key(record, "rows"))
        found += [(place, one) for number, one in enumerate(kept) if number != record.get("home")]
    return tuple(sorted(found, key=lambda pair: pair[0]))


def places_aside(stored: Stored) -> frozenset[Place]:
    """Return the places of answers that are set aside."""
    return frozenset(place for place, _said_there in set_aside(stored))


def rows_aside(stored: Stored) -> frozenset[Rows]:
    """Return the rows to which what is set aside belongs, each with the rows around it: they are not empty."""
    aside = _mapping(stored.get(ASIDE, {}))
    around = [place.rows for place in places_aside(stored)]
    around += [place_of_path(path)[1] for path in _mapping(aside.get("unread", {}))]
    around += [_key(_mapping(each), "around")[1] for each in _list(aside.get("rows", []))]
    return frozenset(rows[:depth] for rows in around for depth in range(1, len(rows) + 1))


def new_questions(source: Form, target: Form) -> frozenset[str]:
    """Return the names of the questions that only ``target`` asks: a moved draft gets their defaults, as a new one does."""
    before = {item.name for item, _repeats in source.walk() if isinstance(item, Question)}
    return frozenset(item.name for item, _repeats in target.walk() if isinstance(item, Question) and item.name not in before)


def note_filled(moved: Stored, opened: Stored) -> dict[str, object]:
    """Return a moved draft as it was ``opened``, with a note of the defaults that the opening added: nobody said them."""
    before = dict(_answers(moved, ()))
    filled = [
        {"name": name, "rows": list(rows), "answer": answer} for (name, rows), answer in _answers(opened, ()) if (name, rows) not in before
    ]
    if not filled:
        return dict(opened)
    aside = dict(_mapping(opened.get(ASIDE, {})))
    aside["filled"] = sorted((*map(_mapping, _list(aside.get("filled", []))), *filled), key=_by_place)
    return {**opened, ASIDE: aside}


# What a draft holds


def _gather(stored: Stored, graph: Graph) -> _Facts:
    facts = _Facts()
    aside = _mapping(stored.get(ASIDE, {}))
    filled = {_key(_mapping(each), "rows"): _mapping(each).get("answer") for each in _list(aside.get("filled", []))}
    facts.rows = dict(_rows(stored, ()))
    for each in _list(aside.get("rows", [])):
        record = _mapping(each)
        key = _key(record, "around")
        facts.rows[key] = tuple(dict.fromkeys((*facts.rows.get(key, ()), *map(str, _list(record.get("ids", []))))))
    for key, answer in _answers(stored, ()):
        item = graph.nodes[key[0]].item if key[0] in graph.nodes else None
        facts.said[key] = [Said(kind_of(item) if isinstance(item, Question) else "", answer)]
        if filled.get(key) == answer:
            facts.filled[key] = answer
    for each in _list(aside.get("answers", [])):
        _with_kept(facts, _mapping(each))
    unread = {**_mapping(aside.get("unread", {})), **_mapping(stored.get("unread", {}))}
    facts.unread = {place_of_path(path): str(text) for path, text in unread.items()}
    return facts


def _with_kept(facts: _Facts, record: Stored) -> None:
    """Add what is set aside at one place to what stands there: an answer that was not touched is what it was before."""
    key = _key(record, "rows")
    kept = [_said(each) for each in _list(record.get("kept", []))]
    home = record.get("home", -1)
    now = facts.said.get(key, [])
    if isinstance(home, int) and 0 <= home < len(kept):
        if now and now[0].answer == record.get("became"):
            now = []
        else:
            kept.pop(home)
    facts.said[key] = [*now, *kept]


def _answers(level: Stored, rows: Rows) -> Iterator[tuple[Key, list[object]]]:
    for name, answer in _mapping(level.get("answers", {})).items():
        yield (name, rows), _list(answer)
    for listed in _mapping(level.get("rows", {})).values():
        for row in _list(listed):
            yield from _answers(_mapping(row), (*rows, _id(row)))


def _rows(level: Stored, rows: Rows) -> Iterator[tuple[Key, Rows]]:
    for name, listed in _mapping(level.get("rows", {})).items():
        yield (name, rows), tuple(_id(row) for row in _list(listed))
        for row in _list(listed):
            yield from _rows(_mapping(row), (*rows, _id(row)))


# How a form sees it


class _View:
    """What one form shows of all that a draft holds. The rest is set aside."""

    def __init__(self, facts: _Facts, graph: Graph) -> None:
        self._facts = facts
        self._graph = graph
        self._known = {row for ids in facts.rows.values() for row in ids}
        self._rows: dict[Key, Rows] = {}
        for key in sorted(facts.rows, key=lambda key: len(key[1])):
            node = graph.nodes.get(key[0])
            if node is not None and isinstance(node.item, Repeat) and self._exists(node, key[1]):
                self._rows[key] = facts.rows[key]
        self._home: dict[Key, list[object]] = {}
        self._kept: list[dict[str, object]] = []
        self._filled: list[dict[str, object]] = []
        for key, said in sorted(facts.said.items()):
            self._place(key, said)

    def _exists(self, node: Node, rows: Rows) -> bool:
        """Whether the rows around an item are there."""
        if len(rows) != len(node.repeats):
            return False
        return all(rows[depth] in self._rows.get((name, rows[:depth]), ()) for depth, name in enumerate(node.repeats))

    def _place(self, key: Key, said: list[Said]) -> None:
        home, became = -1, None
        question = self._question(key)
        for number, one in enumerate(said if question is not None else ()):
            found = self._fitted(key, one)
            if found is not None:
                home, became = number, found
                self._home[key] = found
                break
        if key in self._facts.filled and len(said) == 1:
            if became == said[0].answer:
                self._filled.append({"name": key[0], "rows": list(key[1]), "answer": became})
            if became is None or became == said[0].answer:
                return
        if question is not None and said == [Said(kind_of(question), became or [])]:
            return
        if said:
            record = {
                "name": key[0],
                "rows": list(key[1]),
                "kept": [{"kind": one.kind, "answer": one.answer} for one in said],
                "home": home,
            }
            self._kept.append(record if became is None else {**record, "became": became})

    def _question(self, key: Key) -> Question | None:
        node = self._graph.nodes.get(key[0])
        return node.item if node is not None and isinstance(node.item, Question) and self._exists(node, key[1]) else None

    def _fitted(self, key: Key, said: Said) -> list[object] | None:
        node = self._graph.nodes[key[0]]
        question = node.item
        if not isinstance(question, Question) or (question.type is QuestionType.CALCULATE and not node.keeps and node.triggered is None):
            return None
        codes = self._codes(question, key[1])
        answer = from_json(said.answer)
        if question.rows_of and self._names_lost_row(answer, codes):
            return None
        found = carried(answer, said.kind, question, codes)
        return None if found is None else list(to_json(found))

    def _codes(self, question: Question, rows: Rows) -> Collection[str]:
        if not question.rows_of:
            return self._graph.labels.get(question.choices, {})
        repeat = self._graph.nodes[question.rows_of]
        return self._rows.get((question.rows_of, rows[: len(repeat.repeats)]), ())

    def _names_lost_row(self, answer: Answer, here: Collection[str]) -> bool:
        """Whether a link names a row that the draft has and this form does not show. One that was removed is said to be gone anyway."""
        for account in answer:
            named = account.value if isinstance(account.value, tuple) else (account.value,)
            if any(row in self._known and row not in here for row in named if isinstance(row, str)):
                return True
        return False

    def level(self, rows: Rows, within: str) -> dict[str, object]:
        """Return the stored answers and rows within a row (or the form), as an answer sheet stores them."""
        nodes = self._graph.under[within] if within else self._graph.nodes.values()
        here = [node for node in nodes if len(node.repeats) == len(rows)]
        repeats: dict[str, object] = {
            node.name: [{"id": row, **self.level((*rows, row), node.name)} for row in self._rows[node.name, rows]]
            for node in here
            if (node.name, rows) in self._rows
        }
        return {"answers": {node.name: self._home[node.name, rows] for node in here if (node.name, rows) in self._home}, "rows": repeats}

    def unread(self) -> dict[str, object]:
        """Return what was typed and not understood where this form takes it."""
        found = {path_of(key): text for key, text in sorted(self._facts.unread.items()) if self._takes(key)}
        return {"unread": found} if found else {}

    def _takes(self, key: Key) -> bool:
        question = self._question(key)
        return question is not None and question.type not in UNASKED and not (question.read_only and question.calculation is not None)

    def aside(self) -> dict[str, object]:
        """Return what this form does not show, as it is stored."""
        rows = [
            {"name": key[0], "around": list(key[1]), "ids": list(ids)}
            for key, ids in sorted(self._facts.rows.items())
            if key not in self._rows
        ]
        unread = {path_of(key): text for key, text in sorted(self._facts.unread.items()) if not self._takes(key)}
        return {
            name: part for name, part in (("answers", self._kept), ("rows", rows), ("unread", unread), ("filled", self._filled)) if part
        }


# Reading stored data


def _by_place(record: Mapping[str, object]) -> Key:
    return _key(record, "rows")


def _key(record: Stored, rows: str) -> Key:
    return str(record.get("name", "")), tuple(str(row) for row in _list(record.get(rows, [])))


def _said(stored: object) -> Said:
    record = _mapping(stored)
    return Said(str(record.get("kind", "")), _list(record.get("answer", [])))


def _id(row: object) -> str:
    return str(_mapping(row).get("id", ""))


def _mapping(stored: object) -> Mapping[str, object]:
    if not isinstance(stored, dict):
        raise AnswerProblem("Stored answers are not an object where one was expected.")
    return stored


def _list(stored: object) -> list[object]:
    if not isinstance(stored, list):
        raise AnswerProblem("Stored answers are not a list where one was expected.")
    return stored
