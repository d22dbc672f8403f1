"""A number on a scale, typed or moved by a step."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from fieldreport.answers.values import NonAnswer, Precision, Range
from tests.ui.questions.editing import listen
from ui.questions.range import Scale, range_line, scale_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.questions.editing import Heard

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
UP, DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down


@pytest.fixture
def heard(qtbot: QtBot) -> Heard:
    """0 to 10 in steps of 1."""
    return listen(qtbot, range_line({"start": "0", "end": "10", "step": "1"}))


def test_the_scale_is_said_beside_the_line(heard: Heard) -> None:
    assert heard.editor.ends.text() == "0 to 10, in steps of 1"


def test_a_number_on_the_scale_is_taken(heard: Heard) -> None:
    heard.type("7")
    assert heard.value == 7
    assert isinstance(heard.value, int)


@pytest.mark.parametrize(
    ("typed", "value", "precision"),
    [("about 7", 7, Precision.ABOUT), ("at least 3", 3, Precision.AT_LEAST), ("2 to 4", Range(2, 4), Precision.EXACT)],
)
def test_how_exact_it_is_can_be_typed(heard: Heard, typed: str, value: object, precision: Precision) -> None:
    heard.type(typed)
    assert (heard.value, heard.entries[-1].precision) == (value, precision)


@pytest.mark.parametrize("typed", ["11", "-1", "7.5", "many"])
def test_what_is_not_on_the_scale_is_not_taken_and_said(heard: Heard, typed: str) -> None:
    heard.type(typed)
    heard.editor.leave()
    assert heard.value is None
    assert heard.notes[-1].endswith("Write a number from 0 to 10, in steps of 1, such as 5.")


def test_up_and_down_move_by_a_step_and_stop_at_the_ends(heard: Heard) -> None:
    heard.type("9")
    heard.key(UP)
    heard.key(UP)
    assert heard.value == 10
    heard.key(DOWN)
    assert (heard.value, heard.focus().text()) == (9, "9")


def test_a_step_leaves_how_exact_it_is(heard: Heard) -> None:
    heard.type("about 5")
    heard.key(DOWN)
    assert (heard.value, heard.entries[-1].precision, heard.focus().text()) == (4, Precision.ABOUT, "about 4")


@pytest.mark.parametrize(("key", "value"), [(UP, 0), (DOWN, 10)])
def test_the_first_step_goes_to_an_end(heard: Heard, key: Qt.Key, value: int) -> None:
    heard.key(key)
    assert heard.value == value


@pytest.mark.parametrize("typed", ["2 to 4", "seven"])
def test_a_step_never_replaces_two_numbers_or_words(heard: Heard, typed: str) -> None:
    heard.type(typed)
    said = len(heard.entries)
    heard.key(UP)
    assert (len(heard.entries), heard.focus().text()) == (said, typed)


def test_a_step_takes_the_place_of_a_chip(heard: Heard) -> None:
    heard.show(NonAnswer.UNKNOWN)
    heard.editor.show_non_answer(NonAnswer.UNKNOWN)
    heard.key(UP)
    assert heard.value == 0


def test_steps_may_be_parts_of_a_number(qtbot: QtBot) -> None:
    heard = listen(qtbot, range_line({"start": "0.5", "end": "2", "step": "0.5"}))
    heard.type("1.0")
    heard.key(UP)
    assert heard.value == Decimal("1.5")
    assert heard.editor.ends.text() == "0.5 to 2, in steps of 0.5"


def test_the_last_step_may_fall_short_of_the_end() -> None:
    scale = scale_of({"start": "0", "end": "10", "step": "4"})
    assert scale.after(Decimal(8), 1) == 8
    assert not scale.holds(Decimal(10))


@pytest.mark.parametrize("parameters", [{}, {"start": "x", "end": "NaN", "step": "0"}])
def test_what_the_sheet_does_not_say_is_as_elsewhere(parameters: dict[str, str]) -> None:
    assert scale_of(parameters) == Scale(Decimal(1), Decimal(10), Decimal(1))


def test_a_scale_may_be_written_from_its_upper_end() -> None:
    assert scale_of({"start": "10", "end": "0", "step": "-2"}) == Scale(Decimal(0), Decimal(10), Decimal(2))


def test_the_scale_is_heard_too(heard: Heard) -> None:
    heard.editor.set_names("How steep?", "Guess.")
    assert heard.focus().accessibleDescription() == "Guess. 0 to 10, in steps of 1. Up and Down change it by a step."
