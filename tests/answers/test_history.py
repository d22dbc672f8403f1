"""Changes are taken back in the order of their making, and only so far as they are kept."""

from __future__ import annotations

from fieldreport.answers import history
from fieldreport.answers.edits import AnswerStep
from fieldreport.answers.graph import build_graph
from fieldreport.answers.history import History
from fieldreport.answers.values import answer_of
from tests.builders import sample_form


def change(number: int) -> list[AnswerStep]:
    return [AnswerStep(("address", ()), answer_of(f"{number} Elm"), answer_of(f"{number + 1} Elm"))]


def after(steps: list[AnswerStep] | None) -> object:
    assert steps
    return steps[0].after[0].value


def test_nothing_is_taken_back_where_nothing_was_done() -> None:
    empty = History(build_graph(sample_form()))
    assert empty.back() is None
    assert empty.forth() is None


def test_the_last_change_is_taken_back_first_and_a_new_one_ends_what_could_be_done_again() -> None:
    done = History(build_graph(sample_form()))
    for number in (1, 2):
        done.did(change(number))
    assert after(done.back()) == "2 Elm"
    assert after(done.forth()) == "3 Elm"
    done.back()
    done.did(change(7))
    assert done.forth() is None


def test_two_changes_can_be_made_one() -> None:
    done = History(build_graph(sample_form()))
    for number in (1, 2):
        done.did(change(number))
    done.join_last()
    assert len(done.back() or []) == 2
    assert done.back() is None


def test_the_oldest_changes_are_forgotten() -> None:
    done = History(build_graph(sample_form()))
    for number in range(history.MOST + 5):
        done.did(change(number))
    taken = 0
    while done.back() is not None:
        taken += 1
    assert taken == history.MOST
