"""The life of a version: each step that may be taken, and the refusal of every other."""

from __future__ import annotations

import itertools
import re

import pytest

from fieldreport.errors import LifeProblem
from fieldreport.report import life
from fieldreport.report.life import TRANSITIONS, State, Step, possible_steps, state_words, step

EVERY = list(itertools.product(State, Step))
FORBIDDEN = [pair for pair in EVERY if pair not in TRANSITIONS]


def test_a_report_goes_from_draft_to_closed() -> None:
    state = State.DRAFT
    for act in (Step.SEAL, Step.RECEIVE, Step.CHECK, Step.APPROVE, Step.CLOSE):
        state = step(state, act)
    assert state is State.CLOSED


def test_a_checked_report_can_be_returned_instead_and_stays_so() -> None:
    assert step(State.CHECKED, Step.RETURN) is State.RETURNED
    assert possible_steps(State.RETURNED) == {Step.VOID}


def test_a_discarded_draft_comes_back() -> None:
    assert step(step(State.DRAFT, Step.DISCARD), Step.RESTORE) is State.DRAFT


@pytest.mark.parametrize(("state", "act"), FORBIDDEN)
def test_every_step_outside_the_table_is_refused_in_words(state: State, act: Step) -> None:
    with pytest.raises(LifeProblem, match="Nothing was changed"):
        step(state, act)


def test_nothing_goes_backwards_but_a_discarded_draft() -> None:
    order = [State.DRAFT, State.SEALED, State.RECEIVED, State.CHECKED, State.RETURNED, State.APPROVED, State.CLOSED, State.VOID]
    back = [
        (before, act)
        for (before, act), after in TRANSITIONS.items()
        if before in order and after in order and order.index(after) <= order.index(before)
    ]
    assert back == []


def test_what_was_sealed_never_becomes_a_draft_or_disappears() -> None:
    reached = {State.SEALED}
    while True:
        more = {after for (before, _), after in TRANSITIONS.items() if before in reached} - reached
        if not more:
            break
        reached |= more
    assert reached.isdisjoint({State.DRAFT, State.DISCARDED})


def test_closed_and_void_are_the_end() -> None:
    assert possible_steps(State.CLOSED) == possible_steps(State.VOID) == frozenset()


def test_the_drawing_names_every_state_and_every_step() -> None:
    drawing = life.__doc__ or ""
    words = set(re.findall(r"\w+", drawing.partition("Nothing goes backwards")[0]))
    assert {state.name for state in State} <= words
    assert {act.value for act in Step} <= words


@pytest.mark.parametrize(
    ("state", "facts", "words"),
    [
        (State.DRAFT, {"missing": 3}, "3 things missing"),
        (State.DRAFT, {"missing": 1}, "1 thing missing"),
        (State.DRAFT, {}, "ready to seal"),
        (State.SEALED, {}, "waiting to be sent"),
        (State.RECEIVED, {"number": "2026-00417"}, "received, no. 2026-00417"),
        (State.CHECKED, {"number": "2026-00417"}, "checked, no. 2026-00417"),
        (State.RETURNED, {"comments": 2}, "returned: 2 comments"),
        (State.RETURNED, {"comments": 1}, "returned: 1 comment"),
        (State.RETURNED, {}, "returned"),
        (State.VOID, {"number": "2026-00417"}, "void"),
    ],
)
def test_each_state_is_said_as_an_officer_says_it(state: State, facts: dict[str, object], words: str) -> None:
    assert state_words(state, **facts) == words  # type: ignore[arg-type]


def test_every_state_has_words() -> None:
    assert all(state_words(state) for state in State)
