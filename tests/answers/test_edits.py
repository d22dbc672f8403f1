"""Changes are taken back whole, those that belong together at once, and a history of a long text stays small."""

from __future__ import annotations

import itertools
import tracemalloc
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from fieldreport.answers.values import Account, NonAnswer, Place, Source, answer_of
from tests.answers.test_properties import ACTS, Act, act, everything, the_form
from tests.forms.form_language import blank_sheet

if TYPE_CHECKING:
    from fieldreport.answers.sheet import AnswerSheet

FORM = """
| survey | type | name | label | calculation | repeat_count |
|--------|------|------|-------|-------------|--------------|
|        | text | story | Story | | |
|        | text | other | Other | | |
|        | integer | shots | Shots | | |
|        | text | words | Words | once(concat(${shots}, ' shots')) | |
|        | begin_repeat | people | Person | | |
|        | text | nick | Name | | |
|        | end_repeat | | | | |
|        | begin_repeat | shot | Shot | | ${shots} |
|        | text | who | Who | | |
|        | end_repeat | | | | |
"""
STORY, SHOTS, PEOPLE = Place("story"), Place("shots"), Place("people")
TYPED = st.tuples(
    st.sampled_from(["a", "c", "d", "e", "f"]), st.integers(0, 1), st.booleans(), st.text("ab ", max_size=4), st.text("xy", max_size=2)
)
"""Keys typed on at a place: whether they join, the words before them in the answer, and what was not understood."""


def keys(sheet: AnswerSheet, text: str, before: str = "") -> None:
    """Type a text of which every key after the first joins."""
    for end in range(1, len(text) + 1):
        sheet.put(STORY, answer_of(before + text[:end]), joins=end > 1)


def steps_back(sheet: AnswerSheet) -> int:
    return sum(1 for _ in iter(sheet.undo, None))


def told(sheet: AnswerSheet, place: Place = STORY) -> object:
    return sheet.answer(place)[0].value if sheet.answer(place) else None


def test_keys_that_belong_together_are_taken_back_together() -> None:
    sheet = blank_sheet(FORM)
    keys(sheet, "one ")
    keys(sheet, "two", before="one ")
    sheet.undo()
    assert told(sheet) == "one "
    sheet.undo()
    assert told(sheet) is None
    assert sheet.undo() is None
    sheet.redo()
    sheet.redo()
    assert told(sheet) == "one two"


def test_two_thousand_keys_in_one_word_cost_one_step_and_a_deleted_row_still_comes_back() -> None:
    sheet = blank_sheet(FORM)
    row = sheet.add_row(PEOPLE)
    sheet.remove_row(PEOPLE, row)
    keys(sheet, "w" * 2_000)
    assert steps_back(sheet) == 3
    sheet.redo()
    assert sheet.rows(PEOPLE) == (row,)


def test_only_a_put_at_the_same_place_is_joined() -> None:
    sheet = blank_sheet(FORM)
    sheet.put(STORY, answer_of("a"))
    sheet.put(Place("other"), answer_of("b"), joins=True)
    sheet.put(STORY, answer_of("c"), joins=True)
    row = sheet.add_row(PEOPLE)
    sheet.put(STORY, answer_of("d"), joins=True)
    sheet.put(Place("nick", (row,)), answer_of("e"), joins=True)
    assert steps_back(sheet) == 6


def test_a_word_that_was_typed_and_erased_is_no_step() -> None:
    sheet = blank_sheet(FORM)
    sheet.put(Place("other"), answer_of("b"))
    keys(sheet, "ab")
    sheet.put(STORY, answer_of("a"), joins=True)
    sheet.put(STORY, (), joins=True)
    sheet.undo()
    assert told(sheet, Place("other")) is None
    sheet.redo()
    assert told(sheet, Place("other")) == "b"
    assert sheet.redo() is None


def test_rows_that_came_with_a_number_go_with_it_whole() -> None:
    sheet = blank_sheet(FORM)
    before = sheet.stored()
    sheet.put(SHOTS, answer_of(1))
    sheet.put(SHOTS, answer_of(12), joins=True)
    rows = sheet.rows(Place("shot"))
    assert len(rows) == 12
    sheet.undo()
    assert sheet.stored() == before
    sheet.redo()
    assert sheet.rows(Place("shot")) == rows


def test_a_row_with_half_a_word_in_it_is_not_dropped_by_a_smaller_number() -> None:
    sheet = blank_sheet(FORM)
    sheet.put(SHOTS, answer_of(3))
    rows = sheet.rows(Place("shot"))
    sheet.put(Place("who", (rows[1],)), (), unread="age")
    sheet.put(SHOTS, answer_of(1))
    assert sheet.rows(Place("shot")) == rows[:2]


def test_the_history_of_a_long_text_holds_what_was_typed_and_not_the_text_again() -> None:
    sheet = blank_sheet(FORM)
    text = "The agent stated that the door was open.\n" * 25_600
    sheet.put(STORY, answer_of(text))
    tracemalloc.start()
    try:
        for number in range(200):
            text += f" {number}"
            sheet.put(STORY, answer_of(text))
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(text) > 1_000_000
    assert held < 5 * len(text)
    whole = text
    for number in reversed(range(200)):
        assert told(sheet) == text
        text = text.removesuffix(f" {number}")
        sheet.undo()
    assert told(sheet) == text
    while sheet.redo():
        pass
    assert told(sheet) == whole


def test_a_change_in_the_middle_of_a_text_comes_back_with_its_source_and_the_accounts_beside_it() -> None:
    sheet = blank_sheet(FORM)
    beside = Account("it was red", source=Source.TOLD, told_by="a neighbor")
    answers = [
        (Account("abcabc"), beside),
        (Account("abXcabc", source=Source.OBSERVED),),
        (Account("abXcabc"), beside),
        (Account("cabc"),),
        answer_of(NonAnswer.UNKNOWN),
        (Account("ca"), beside),
        answer_of("aaaa"),
        answer_of("aa"),
        answer_of("aaa"),
    ]
    for answer in answers:
        sheet.put(STORY, answer)
    for answer in reversed(answers):
        assert sheet.answer(STORY) == answer
        sheet.undo()
    for answer in answers:
        sheet.redo()
        assert sheet.answer(STORY) == answer


def test_a_text_that_computes_itself_is_taken_back_too() -> None:
    sheet = blank_sheet(FORM)
    sheet.put(SHOTS, answer_of(3))
    first = told(sheet, Place("words"))
    for words in ("many", None, "several", "few"):
        sheet.put(Place("words"), answer_of(words) if words else ())
    seen = [told(sheet, Place("words")) for _ in iter(sheet.undo, None)]
    assert seen[-2:] == [first, first]
    while sheet.redo():
        pass
    assert told(sheet, Place("words")) == "few"


def typed(sheet: AnswerSheet, key: tuple[str, int, bool, str, str]) -> None:
    """Type at a place of the form of the properties, or do nothing when there is no such row."""
    name, number, joins, text, unread = key
    rows = sheet.rows(Place("r"))
    if name in ("e", "f") and number >= len(rows):
        return
    place = Place(name, (rows[number],) if name in ("e", "f") else ())
    value = text if name in ("d", "f") else len(text)
    sheet.put(place, answer_of(value) if text else (), unread=unread, joins=joins)


@settings(max_examples=150, deadline=None)
@given(ACTS, st.lists(TYPED, max_size=12), st.randoms(use_true_random=False))
def test_undo_goes_back_through_sheets_that_were_there_and_redo_comes_forth_through_the_same(
    acts: list[Act], keyed: list[tuple[str, int, bool, str, str]], chance: object
) -> None:
    mixed: list[tuple[bool, object]] = [(True, step) for step in acts] + [(False, key) for key in keyed]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    sheet = blank_sheet(the_form())
    forth = [everything(sheet)]
    for is_act, step in mixed:
        act(sheet, step) if is_act else typed(sheet, step)  # type: ignore[arg-type]
        forth.append(everything(sheet))
    back = [forth[-1], *(everything(sheet) for _ in iter(sheet.undo, None))]
    assert back[-1] == forth[0]
    waiting = iter(reversed(forth))
    assert all(any(there == here for there in waiting) for here in (key for key, _ in itertools.groupby(back)))
    again = [everything(sheet) for _ in iter(sheet.redo, None)]
    assert again == back[-2::-1]
