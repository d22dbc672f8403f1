"""The answer sheet: one form being filled.

It knows what is asked now, what is computed, what is missing and what is
wrong, and takes every change back. It draws nothing, stores nothing and asks
no clock of its own.
"""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING

from fieldreport.answers import edits, row_edits
from fieldreport.answers.change import Change, change_of
from fieldreport.answers.checking import answerable, checked
from fieldreport.answers.edits import AnswerStep, ReasonStep, RowsStep, UnreadStep
from fieldreport.answers.evaluation import State, Touched, computed_answer
from fieldreport.answers.gaps import Gaps
from fieldreport.answers.graph import build_graph
from fieldreport.answers.history import History
from fieldreport.answers.kept_words import KEPT_WORDS, checked_reason, word_key
from fieldreport.answers.kept_words import from_stored as reasons_from_stored
from fieldreport.answers.kept_words import to_stored as reasons_to_stored
from fieldreport.answers.moving import ASIDE, rows_aside
from fieldreport.answers.saying import Gap, Speaker
from fieldreport.answers.storing import load, to_stored
from fieldreport.answers.unread import checked_unread, from_stored, with_unread
from fieldreport.answers.unread import to_stored as unread_to_stored
from fieldreport.answers.values import Place
from fieldreport.errors import AnswerProblem
from fieldreport.forms.definition import Question, Repeat

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from contextlib import AbstractContextManager
    from datetime import datetime

    from fieldreport.answers.edits import Step
    from fieldreport.answers.evaluation import Key, Rows
    from fieldreport.answers.graph import Graph, Node
    from fieldreport.answers.kept_words import Reasons
    from fieldreport.answers.row_edits import NewLinked, RowCopy
    from fieldreport.answers.unread import Unread
    from fieldreport.answers.values import Account, Answer
    from fieldreport.forms.definition import Choice, Form

__all__ = ["AnswerSheet", "Change", "Gap"]

_ROUNDS = 20
"""Rounds in which computed numbers of rows may set off each other."""


class AnswerSheet:
    """The answers to one form.

    Args:
        form: the form.
        now: tells the time (aware).
        new_id: makes an id that was never used, without blanks in it.
        zone: IANA name of the zone in which dates and times are meant.
        language: in which labels are shown.
        stored: what :meth:`stored` returned; ``None`` begins a new sheet with the form's defaults.
        begun: questions that get their defaults although ``stored`` is given: those that are new to a draft of an earlier form.

    Raises:
        AnswerProblem: the stored answers do not belong to this form.
    """

    def __init__(
        self,
        form: Form,
        *,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        zone: str = "America/Chicago",
        language: str = "en",
        stored: Mapping[str, object] | None = None,
        begun: Collection[str] = (),
    ) -> None:
        self.form = form
        self._graph: Graph = build_graph(form)
        self._new_id = new_id
        self._state = State(self._graph, zone=zone, now=now, chance=self._chance, choice_words=self._choice_words)
        self._speaker = Speaker(self._state, language)
        self._gaps = Gaps(self._state, self._speaker)
        self._unread: Unread = {}
        self._reasons: Reasons = {}
        self._aside: Mapping[str, object] = {}
        self._kept_rows: frozenset[Rows] = frozenset()
        """Rows of answers that are set aside: they are not empty."""
        self._history = History(self._graph)
        self.last_change = Change()
        """What the last change reached, also one that returns something else."""
        self._open(stored, begun)

    def _open(self, stored: Mapping[str, object] | None, begun: Collection[str]) -> None:
        if stored is not None:
            load(self._state, stored)
            self._unread = from_stored(stored.get("unread"), self._takes)
            self._reasons = reasons_from_stored(stored.get(KEPT_WORDS))
            aside = stored.get(ASIDE)
            self._aside = aside if isinstance(aside, dict) else {}
            self._kept_rows = rows_aside(stored)
        counted = self._state.settle_all()
        steps: list[Step] = []
        touched = Touched()
        if stored is None:
            counted |= self._fill_defaults(self._graph.nodes.values(), (), steps, touched)
        for name in begun:
            node = self._graph.nodes[name]
            for rows in self._state.instances(node.repeats, ()):
                if (name, rows) not in self._state.given:
                    counted |= self._fill_defaults((node,), rows, steps, touched)
        self._count_rows(counted, steps, touched, shrinks=stored is None)

    @property
    def language(self) -> str:
        """The language in which labels are shown."""
        return self._speaker.language

    @language.setter
    def language(self, language: str) -> None:
        self._speaker.language = language
        self._gaps.clear()
        self._state.settle_all()

    @property
    def zone(self) -> str:
        """IANA name of the zone in which dates and times are meant."""
        return self._state.zone

    # What is answered

    def answer(self, place: Place) -> Answer:
        """Return the answer at a place: ``()`` when blank; for a computed value its one account.

        Raises:
            AnswerProblem: no such question.
        """
        node, key = self._question(place)
        given = self._state.given.get(key)
        if given is not None:
            return given
        if node.calculation is None or not isinstance(node.item, Question):
            return ()
        return computed_answer(self._state.values.get(key), self.zone, node.item.type)

    def put(self, place: Place, answer: Answer, *, unread: str = "", joins: bool = False) -> Change:
        """Put an answer in place of the one that stands there; ``()`` clears it.

        Args:
            place: a question.
            answer: its accounts.
            unread: what is typed there and not understood, in place of what was; it is kept beside the answer until the next put.
            joins: whether this belongs to the change before it, when that one was a put at the same place: one undo takes both back.

        Raises:
            AnswerProblem: no such question, a value of the wrong kind, or one that cannot be stored. Nothing is changed then.
        """
        node, key = self._question(place)
        kept = checked(answerable(node.item), answer, self._state.codes(node, key[1]))
        unread = checked_unread(place.name, unread)
        steps: list[Step] = []
        if kept != (before := self._state.given.get(key, ())):
            steps.append(AnswerStep(key, before, kept))
        if unread != (typed := self._unread.get(key, "")):
            steps.append(UnreadStep(key, typed, unread))
        if not steps:
            self.last_change = Change()
            return self.last_change
        return self._do(steps, joins=key if joins else None, sets_off=True)

    def unread(self, place: Place) -> str:
        """Return what was typed at a place and not understood, or "".

        Raises:
            AnswerProblem: no such question.
        """
        _node, key = self._question(place)
        return self._unread.get(key, "")

    def all_unread(self) -> dict[Place, str]:
        """Return all that was typed and not understood, by place, also where nothing is asked now."""
        return {Place(*key): text for key, text in self._unread.items()}

    def reason(self, place: Place, word: str) -> str:
        """Return why a marked word stays at a place, or ""."""
        return self._reasons.get(((place.name, place.rows), word_key(word)), "")

    def keep_words(self, words: Iterable[tuple[Place, str]], reason: str) -> Change:
        """Say why marked words stay, each at its place; "" takes the reason away. One undo takes all of it back.

        Raises:
            AnswerProblem: no such question, or a reason that cannot be stored. Nothing is changed then.
        """
        reason = checked_reason(reason)
        where = [(self._question(place)[1], word_key(word)) for place, word in words]
        steps: list[Step] = [ReasonStep(*at, before, reason) for at in where if (before := self._reasons.get(at, "")) != reason]
        return self._do(steps) if steps else Change()

    # Rows

    def rows(self, repeat: Place) -> tuple[str, ...]:
        """Return the ids of the rows of a repeat, in order.

        Raises:
            AnswerProblem: no such repeat.
        """
        _node, key = self._repeat(repeat)
        return self._state.rows.get(key, ())

    def add_row(self, repeat: Place, after: str | None = None) -> str:
        """Add a row with its defaults, at the end or after another, and return its id. :attr:`last_change` says what it reached.

        Raises:
            AnswerProblem: no such repeat or row.
        """
        node, key = self._repeat(repeat)
        before = self._state.rows.get(key, ())
        if after is not None and after not in before:
            raise AnswerProblem(f"There is no row {after} in {repeat.name}.")
        row = row_edits.unused(self._state, self._new_id)
        at = len(before) if after is None else before.index(after) + 1
        self._do([RowsStep(key, before, (*before[:at], row, *before[at:]))], new_row=(node, (*key[1], row)))
        return row

    def remove_row(self, repeat: Place, row: str) -> Change:
        """Remove a row with everything in it. Links to it stay and are shown as a problem; undo brings it back with its id.

        Raises:
            AnswerProblem: no such repeat or row.
        """
        _node, key = self._row(repeat, row)
        return self._do(row_edits.removal(self._state, self._unread, key, row))

    def copy_row(self, repeat: Place, row: str) -> RowCopy:
        """Put a copy of a row after it, with the rows in it (:func:`fieldreport.answers.row_edits.copied`: what comes along).

        No default of the form fills what is blank in the copy.

        Raises:
            AnswerProblem: no such repeat or row.
        """
        _node, key = self._row(repeat, row)
        steps, copy = row_edits.copied(self._state, key, row, self._new_id)
        self._do(steps)
        return copy

    def move_row(self, repeat: Place, row: str, by: int) -> Change:
        """Move a row by so many places, towards the end or (below 0) the beginning. Its id stays, so links hold.

        Raises:
            AnswerProblem: no such repeat or row.
        """
        _node, key = self._row(repeat, row)
        steps = row_edits.moved(self._state, key, row, by)
        if steps:
            return self._do(steps)
        self.last_change = Change()
        return self.last_change

    def new_linked(self, place: Place) -> NewLinked | None:
        """Return where :meth:`add_linked` would make a row for a link; ``None`` when it cannot.

        Raises:
            AnswerProblem: no such question.
        """
        node, key = self._question(place)
        return row_edits.new_linked(self._state, node, key[1])

    def add_linked(self, place: Place, words: str = "") -> str:
        """Make a row with its defaults for a link that names it then, and return its id. It is one change with the letters before it.

        Args:
            place: the link.
            words: the answer to the question that names the row; passed over where there is no such question.

        Raises:
            AnswerProblem: no such question, or no row can be made for it. Nothing is changed then.
        """
        node, key = self._question(place)
        link = row_edits.for_link(self._state, node, key, words, self._new_id)
        self._do(list(link.begin), new_row=link.new_row, then=link.then(self._unread), joins=key if key in self._unread else None)
        return link.row

    def row_title(self, repeat: Place, row: str) -> str:
        """Return what names a row: its title as the form makes it, else the label and the number of the row.

        Raises:
            AnswerProblem: no such repeat or row.
        """
        node, key = self._row(repeat, row)
        return self._speaker.row_title(node, key[1], row)

    # What is asked, and how

    def is_relevant(self, place: Place) -> bool:
        """Whether a question, group or repeat is asked now."""
        _node, key = self._node(place)
        return key not in self._state.hidden

    def is_required(self, place: Place) -> bool:
        """Whether an answer is needed now."""
        node, key = self._node(place)
        return self._speaker.is_required(node, key[1])

    def problem(self, place: Place) -> str:
        """Return what is wrong with the answer at a place, as a sentence, or ""."""
        node, key = self._node(place)
        return self._speaker.problem(node, key[1])

    def warning(self, place: Place) -> str:
        """Return what is worth a second look in the answer at a place, as a sentence, or "". It stops nobody from sealing."""
        node, key = self._node(place)
        return self._speaker.warning(node, key[1])

    def warnings(self) -> dict[Place, str]:
        """Return all that is worth a second look, by place, in the order of the form."""
        return self._speaker.warnings()

    def gaps(self) -> tuple[Gap, ...]:
        """Return all that is missing or wrong, in the order of the form. What was typed and not understood is wrong."""
        found = self._gaps.all()
        return tuple(with_unread(found, self._unread, self._state, self._speaker) if self._unread else found)

    def label(self, place: Place) -> str:
        """Return the label of a question, group or repeat."""
        node, key = self._node(place)
        return self._speaker.label(node, key[1])

    def hint(self, place: Place) -> str:
        """Return how to answer, or ""."""
        node, key = self._node(place)
        return self._speaker.hint(node, key[1])

    def guidance(self, place: Place) -> str:
        """Return why it is asked, or ""."""
        node, key = self._node(place)
        return self._speaker.guidance(node, key[1])

    def choices(self, place: Place) -> tuple[Choice, ...]:
        """Return what can be chosen at a place now. For a link to a row the code is the row's id."""
        node, key = self._question(place)
        return self._speaker.choices(node, key[1])

    def shown(self, place: Place, account: Account) -> str:
        """Return an account in words, as it is printed: ``about 1407 hours``, ``at least 3``, ``unknown``."""
        node, key = self._question(place)
        return self._speaker.shown(node, key[1], account)

    def shown_source(self, account: Account) -> str:
        """Return how the officer knows, in words, or "": ``I observed``, ``told by Person 1``."""
        return self._speaker.shown_source(account)

    # Back and forth

    def undo(self) -> Change | None:
        """Take the last change back; ``None`` when there is none."""
        steps = self._history.back()
        return None if steps is None else self._replay(steps)

    def join_last(self) -> None:
        """Let one undo take the last two changes back: a row, and the answer for which it was added."""
        self._history.join_last()

    def one_change(self) -> AbstractContextManager[None]:
        """Let one undo take back all that is changed within; :attr:`last_change` then says what all of it reached."""
        return self._history.together(partial(setattr, self, "last_change"))

    def redo(self) -> Change | None:
        """Make the change again that was taken back last; ``None`` when there is none."""
        steps = self._history.forth()
        return None if steps is None else self._replay(steps)

    def stored(self, *, hidden: bool = True) -> dict[str, object]:
        """Return the answers as JSON data. Parts of it are given out again by the next call: it is to be written, not changed.

        Args:
            hidden: also answers to questions that are not asked now, what was typed and not understood, why marked words stay, and
                what was set aside when the draft was moved to another form, as a draft keeps them; a sealed record leaves them out.
        """
        stored = to_stored(self._state, hidden=hidden)
        if hidden and self._unread:
            stored["unread"] = unread_to_stored(self._unread)
        if hidden and self._reasons:
            stored[KEPT_WORDS] = reasons_to_stored(self._reasons)
        if hidden and self._aside:
            stored[ASIDE] = self._aside
        return stored

    # How it is done

    def _chance(self) -> bytes:
        """Chance for ``uuid()`` and ``random()``: drawn from an id that was never used, so that it too is passed in."""
        return hashlib.sha256(f"fieldreport.chance/1 {self._new_id()}".encode()).digest()

    def _do(
        self,
        steps: list[Step],
        new_row: tuple[Node, Rows] | None = None,
        *,
        then: Iterable[Step] = (),
        joins: Key | None = None,
        sets_off: bool = False,
    ) -> Change:
        """Take steps, fill the new row with its defaults, then take further steps, each looked for when those before it are taken."""
        touched = Touched()
        counted = self._apply(steps, touched)
        if sets_off:
            counted |= self._set_off(tuple(steps), steps, touched)
        if new_row is not None:
            node, rows = new_row
            counted |= self._fill_defaults(self._graph.under[node.name], rows, steps, touched)
        for step in then:
            steps.append(step)
            counted |= self._apply([step], touched) | self._set_off((step,), steps, touched)
        self._count_rows(counted, steps, touched)
        steps += edits.kept(touched)
        self._history.did(steps, joins)
        return self._changed(touched, steps)

    def _apply(self, steps: Iterable[Step], touched: Touched) -> set[Key]:
        return edits.apply(self._state, self._unread, self._reasons, steps, touched)

    def _set_off(self, by: tuple[Step, ...], steps: list[Step], touched: Touched) -> set[Key]:
        counted: set[Key] = set()
        for step in edits.set_off(self._state, by):
            steps.append(step)
            counted |= self._apply([step], touched)
        return counted

    def _replay(self, steps: list[Step]) -> Change:
        touched = Touched()
        self._apply(steps, touched)
        return self._changed(touched, steps)

    def _fill_defaults(self, nodes: Iterable[Node], rows: Rows, steps: list[Step], touched: Touched) -> set[Key]:
        counted: set[Key] = set()
        for step in edits.defaults(self._state, nodes, rows):
            steps.append(step)
            counted |= self._apply([step], touched)
        return counted

    def _count_rows(self, counted: set[Key], steps: list[Step], touched: Touched, *, shrinks: bool = True) -> None:
        for _round in range(_ROUNDS):
            state, unread, kept = self._state, self._unread, self._kept_rows
            wanted = [edits.counted_rows(state, unread, key, self._new_id, kept=kept, shrinks=shrinks) for key in sorted(counted)]
            found = [step for step in wanted if step is not None]
            if not found:
                return
            steps += found
            counted = self._apply(found, touched)
            for step in found:
                for row in step.after[len(step.before) :]:
                    inside = (*step.key[1], row)
                    counted |= self._fill_defaults(self._graph.under[step.key[0]], inside, steps, touched)

    def _changed(self, touched: Touched, steps: Iterable[Step]) -> Change:
        self._gaps.forget(touched.refreshed)
        exists = self._state.exists
        there = (lambda key: not key[1] or exists(self._graph.nodes[key[0]], key[1])) if touched.rows_went else None
        self.last_change = change_of(touched, steps, there)
        self._history.reached(self.last_change)
        return self.last_change

    def _choice_words(self, name: str, rows: Rows, code: str) -> str:
        return self._speaker.code_words(self._graph.nodes[name], rows, code)

    def _node(self, place: Place) -> tuple[Node, Key]:
        node = self._graph.nodes.get(place.name)
        if node is None or not self._state.exists(node, place.rows):
            raise AnswerProblem(f"The form {self.form.id} has no place {place.name} in the rows {list(place.rows)}.")
        return node, (place.name, place.rows)

    def _row(self, repeat: Place, row: str) -> tuple[Node, Key]:
        node, key = self._repeat(repeat)
        if row not in self._state.rows.get(key, ()):
            raise AnswerProblem(f"There is no row {row} in {repeat.name}.")
        return node, key

    def _takes(self, key: Key) -> bool:
        try:
            answerable(self._question(Place(*key))[0].item)
        except AnswerProblem:
            return False
        return True

    def _question(self, place: Place) -> tuple[Node, Key]:
        node, key = self._node(place)
        if not isinstance(node.item, Question):
            raise AnswerProblem(f"{place.name} is a group of questions and has no answer of its own.")
        return node, key

    def _repeat(self, place: Place) -> tuple[Node, Key]:
        node, key = self._node(place)
        if not isinstance(node.item, Repeat):
            raise AnswerProblem(f"{place.name} has no rows.")
        return node, key
