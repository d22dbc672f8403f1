"""What is asked, computed, missing and wrong while a form is being filled."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from fieldreport.answers.sheet import AnswerSheet, Change
from fieldreport.answers.values import Account, Moment, NonAnswer, Place, Precision, Range, Source, answer_of
from fieldreport.errors import AnswerProblem
from tests.builders import empty_sheet
from tests.forms.form_language import NOW, add, asked, blank_sheet, missing, put, value

SCENE = """
| survey | type | name | label | hint | guidance_hint | required | required_message | relevant | constraint | constraint_message | calculation | appearance |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
|        | begin_group | scene | The scene | | | | | | | | | |
|  | integer | agents | How many agents? | Count or estimate | The order asks for it | yes | Say how many agents there were. |  | . > 0 and . < 500 | Between 1 and 499. |  |  |
|        | select_one yn | masked | Were ${agents} agents masked? | | | ${agents} > 1 | | ${agents} > 0 | | | | |
|        | begin_group | masks | Masks | | | | | ${masked} = 'y' | | | | |
|        | text | mask_words | Describe the masks | | | yes | | | | | | may-refuse |
|        | calculate | mask_note | | | | | | | | | concat('Masks: ', ${mask_words}) | |
|        | end_group | | | | | | | | | | | |
|        | select_one yn | how | How known | | | yes | | | | | | must-know |
|        | end_group | | | | | | | | | | | |
|        | begin_group | persons | Persons | | | | | | | | | |
|        | begin_repeat | people | Person | | | | | | | | | |
|        | text | nick | Name | | | yes | | | | | | |
|        | integer | age | Age | | | | | | . < 130 | | | |
|        | text | guardian | Guardian of ${nick} | | | yes | | ${age} < 18 | | | | |
|        | calculate | people_title | | | | | | | | | concat(${nick}, ' (', coalesce(${age}, '?'), ')') | |
|        | begin_repeat | injuries | Injury | | | | | | | | | |
|        | text | injury | Injury of ${nick} | | | | | | | | | |
|        | integer | pain | Pain | | | | | | | | | |
|        | end_repeat | | | | | | | | | | | |
|        | calculate | worst | | | | | | | | | max(${pain}) | |
|        | end_repeat | | | | | | | | | | | |
|        | calculate | total_age | | | | | | | | | sum(${age}) | |
|        | calculate | hurt | | | | | | | | | count(${injuries}) | |
|        | select_one ${people_title} | victim | Who was hurt? | | | | | ${hurt} > 0 | | | | |
|        | note | said | ${victim} of ${people} was hurt. | | | | | | | | | |
|        | end_group | | | | | | | | | | | |

| choices | list_name | name | label |
|---------|-----------|------|-------|
|         | yn        | y    | Yes   |
|         | yn        | n    | No    |
"""  # noqa: E501


@pytest.fixture
def sheet() -> AnswerSheet:
    return blank_sheet(SCENE)


def test_a_question_appears_when_its_condition_holds_and_goes_with_its_group(sheet: AnswerSheet) -> None:
    assert not asked(sheet) & {"masked", "masks", "mask_words"}
    put(sheet, agents=3, masked="y")
    assert asked(sheet) >= {"masked", "masks", "mask_words"}
    put(sheet, agents=None)
    assert not asked(sheet) & {"masked", "masks", "mask_words"}


def test_what_was_typed_into_a_hidden_question_comes_back_with_it(sheet: AnswerSheet) -> None:
    put(sheet, agents=3, masked="y", mask_words="black")
    assert value(sheet, "mask_note") == "Masks: black"
    put(sheet, masked="n")
    assert value(sheet, "mask_note") is None
    put(sheet, masked="y")
    assert value(sheet, "mask_words") == "black"
    assert value(sheet, "mask_note") == "Masks: black"


def test_gaps_stand_in_the_order_of_the_form_with_words_and_why(sheet: AnswerSheet) -> None:
    first, second = sheet.gaps()
    assert (first.place, first.section, first.kind) == (Place("agents"), "scene", "missing")
    assert first.words == "Say how many agents there were."
    assert first.why == "The order asks for it"
    assert second.words == "“How known” has no answer yet."
    put(sheet, agents=900, how="y")
    assert [(gap.kind, gap.words) for gap in sheet.gaps()] == [
        ("missing", "“Were 900 agents masked?” has no answer yet."),
        ("wrong", "Between 1 and 499."),
    ][::-1]
    put(sheet, agents=1)
    assert sheet.gaps() == ()


def test_required_is_a_condition_and_only_counts_while_the_question_is_asked(sheet: AnswerSheet) -> None:
    assert sheet.is_required(Place("agents"))
    assert not sheet.is_required(Place("masked"))
    put(sheet, agents=2)
    assert sheet.is_required(Place("masked"))
    put(sheet, agents=1)
    assert not sheet.is_required(Place("masked"))


def test_unknown_satisfies_required_but_not_where_it_must_be_known(sheet: AnswerSheet) -> None:
    sheet.put(Place("agents"), answer_of(NonAnswer.UNKNOWN))
    assert missing(sheet) == ["how"]
    with pytest.raises(AnswerProblem, match="must be known"):
        sheet.put(Place("how"), answer_of(NonAnswer.UNKNOWN))
    assert missing(sheet) == ["how"]


def test_refused_is_taken_only_where_the_sheet_says_so(sheet: AnswerSheet) -> None:
    put(sheet, agents=3, masked="y")
    sheet.put(Place("mask_words"), answer_of(NonAnswer.REFUSED))
    assert "mask_words" not in missing(sheet)
    with pytest.raises(AnswerProblem, match="cannot be refused"):
        sheet.put(Place("agents"), answer_of(NonAnswer.REFUSED))
    assert value(sheet, "agents") == 3


def test_non_answers_count_as_blank_in_expressions(sheet: AnswerSheet) -> None:
    put(sheet, agents=3)
    sheet.put(Place("agents"), answer_of(NonAnswer.NOT_OBSERVED))
    assert not sheet.is_relevant(Place("masked"))


def test_an_inexact_count_gives_its_lower_bound_and_both_ends_must_be_possible(sheet: AnswerSheet) -> None:
    sheet.put(Place("agents"), (Account(Range(1, 40)),))
    assert not sheet.is_required(Place("masked"))
    sheet.put(Place("agents"), (Account(Range(2, 900)),))
    assert sheet.is_required(Place("masked"))
    assert sheet.problem(Place("agents")) == "Between 1 and 499."


def test_two_accounts_stand_side_by_side_and_each_must_be_possible(sheet: AnswerSheet) -> None:
    seen = Account(3, Precision.AT_LEAST, Source.OBSERVED)
    told = Account(12, Precision.ABOUT, Source.TOLD, "a bystander")
    sheet.put(Place("agents"), (seen, told))
    assert sheet.answer(Place("agents")) == (seen, told)
    assert sheet.label(Place("masked")) == "Were at least 3 / about 12 agents masked?"
    assert sheet.problem(Place("agents")) == ""
    sheet.put(Place("agents"), (seen, Account(700)))
    assert sheet.problem(Place("agents")) == "Between 1 and 499."


def test_a_label_follows_an_account_whose_value_expressions_do_not_see(sheet: AnswerSheet) -> None:
    sheet.put(Place("agents"), (Account(3),))
    sheet.gaps()
    change = sheet.put(Place("agents"), (Account(3), Account(NonAnswer.UNKNOWN, source=Source.VIDEO)))
    assert Place("masked") in change.refreshed
    assert "“Were 3 / unknown agents masked?” has no answer yet." in [gap.words for gap in sheet.gaps()]


def test_the_first_account_with_a_value_is_what_expressions_see(sheet: AnswerSheet) -> None:
    sheet.put(Place("agents"), (Account(NonAnswer.NOT_OBSERVED), Account(7, source=Source.TOLD)))
    assert sheet.is_relevant(Place("masked"))


def test_rows_have_ids_of_their_own_and_titles(sheet: AnswerSheet) -> None:
    people = Place("people")
    first = add(sheet, "people", nick="A. Sample", age=30)
    second = sheet.add_row(people)
    between = sheet.add_row(people, after=first)
    assert sheet.rows(people) == (first, between, second)
    assert sheet.row_title(people, first) == "A. Sample (30)"
    assert sheet.row_title(Place("injuries", (first,)), sheet.add_row(Place("injuries", (first,)))) == "Injury 1"


def test_a_row_without_a_title_is_named_by_its_number(sheet: AnswerSheet) -> None:
    first = add(sheet, "people")
    injuries = Place("injuries", (first,))
    one, two = sheet.add_row(injuries), sheet.add_row(injuries)
    assert [sheet.row_title(injuries, row) for row in (one, two)] == ["Injury 1", "Injury 2"]
    sheet.remove_row(injuries, one)
    assert sheet.row_title(injuries, two) == "Injury 1"


def test_a_row_sees_its_own_answers_and_the_form_sees_all_rows(sheet: AnswerSheet) -> None:
    child = add(sheet, "people", nick="Minor", age=7)
    adult = add(sheet, "people", nick="Adult", age=40)
    assert sheet.is_relevant(Place("guardian", (child,)))
    assert not sheet.is_relevant(Place("guardian", (adult,)))
    assert sheet.label(Place("guardian", (child,))) == "Guardian of Minor"
    assert value(sheet, "total_age") == 47
    sheet.remove_row(Place("people"), adult)
    assert value(sheet, "total_age") == 7


def test_rows_inside_rows_are_seen_from_the_row_around_them(sheet: AnswerSheet) -> None:
    one, two = add(sheet, "people", nick="One"), add(sheet, "people", nick="Two")
    for row, pains in ((one, (3, 9)), (two, (5,))):
        for pain in pains:
            injury = sheet.add_row(Place("injuries", (row,)))
            sheet.put(Place("pain", (row, injury)), answer_of(pain))
    assert [value(sheet, "worst", row) for row in (one, two)] == [9, 5]
    assert value(sheet, "hurt") == 3
    assert sheet.label(Place("injury", (two, sheet.rows(Place("injuries", (two,)))[0]))) == "Injury of Two"
    sheet.remove_row(Place("people"), one)
    assert value(sheet, "hurt") == 1


def test_a_link_names_a_row_and_keeps_naming_it_when_rows_move_or_change(sheet: AnswerSheet) -> None:
    first = add(sheet, "people", nick="First", age=30)
    second = add(sheet, "people", nick="Second", age=31)
    sheet.add_row(Place("injuries", (second,)))
    assert [(choice.code, choice.label["en"]) for choice in sheet.choices(Place("victim"))] == [
        (first, "First (30)"),
        (second, "Second (31)"),
    ]
    put(sheet, victim=second)
    assert sheet.shown(Place("victim"), sheet.answer(Place("victim"))[0]) == "Second (31)"
    change = sheet.put(Place("nick", (second,)), answer_of("Renamed"))
    assert Place("victim") in change.refreshed
    assert sheet.label(Place("said")) == "Renamed (31) of 2 was hurt."
    sheet.remove_row(Place("people"), first)
    assert value(sheet, "victim") == second


def test_a_link_to_a_removed_row_is_a_problem_until_undo(sheet: AnswerSheet) -> None:
    put(sheet, agents=1, how="y")
    first = add(sheet, "people", nick="First")
    second = add(sheet, "people", nick="Second")
    sheet.add_row(Place("injuries", (second,)))
    put(sheet, victim=first)
    sheet.remove_row(Place("people"), first)
    assert missing(sheet) == ["victim!"]
    assert "a row that was removed" in sheet.problem(Place("victim"))
    sheet.undo()
    assert missing(sheet) == []


def test_a_change_tells_what_it_reached(sheet: AnswerSheet) -> None:
    change = sheet.put(Place("agents"), answer_of(3))
    assert change.answered == {Place("agents")}
    assert change.refreshed >= {Place("agents"), Place("masked")}
    assert Place("how") not in change.refreshed
    assert sheet.put(Place("agents"), answer_of(3)) == Change()
    row = sheet.add_row(Place("people"))
    assert sheet.last_change.rows == {Place("people")}
    change = sheet.put(Place("age", (row,)), answer_of(7))
    assert change.answered == {Place("age", (row,)), Place("total_age"), Place("people_title", (row,))}
    assert change.refreshed >= {Place("guardian", (row,)), Place("people"), Place("victim")}


def test_a_change_names_only_places_that_are_there(sheet: AnswerSheet) -> None:
    row = add(sheet, "people", nick="A", age=3)
    change = sheet.remove_row(Place("people"), row)
    assert all(not place.rows for place in change.answered | change.refreshed)
    for place in change.answered | change.refreshed:
        sheet.is_relevant(place)


def test_undo_and_redo_go_back_and_forth(sheet: AnswerSheet) -> None:
    put(sheet, agents=3, masked="y")
    row = add(sheet, "people", nick="A")
    assert sheet.remove_row(Place("people"), row).rows
    assert sheet.rows(Place("people")) == ()
    sheet.undo()
    assert sheet.rows(Place("people")) == (row,)
    assert value(sheet, "nick", row) == "A"
    for _step in range(3):
        sheet.undo()
    assert value(sheet, "masked") is None
    for _step in range(3):
        sheet.redo()
    assert value(sheet, "nick", row) == "A"
    put(sheet, agents=4)
    assert sheet.redo() is None
    while sheet.undo():
        pass
    assert sheet.stored() == blank_sheet(sheet.form).stored()


def test_a_place_that_is_not_there_is_refused(sheet: AnswerSheet) -> None:
    row = sheet.add_row(Place("people"))
    for place in (Place("nobody"), Place("nick"), Place("nick", ("row-99",)), Place("agents", (row,)), Place("pain", (row, row))):
        with pytest.raises(AnswerProblem):
            sheet.answer(place)
    with pytest.raises(AnswerProblem):
        sheet.answer(Place("scene"))
    with pytest.raises(AnswerProblem):
        sheet.rows(Place("agents"))
    with pytest.raises(AnswerProblem):
        sheet.remove_row(Place("people"), "row-99")
    with pytest.raises(AnswerProblem):
        sheet.add_row(Place("people"), after="row-99")
    with pytest.raises(AnswerProblem):
        sheet.put(Place("mask_note"), answer_of("x"))
    with pytest.raises(AnswerProblem):
        sheet.put(Place("said"), answer_of("x"))


KINDS = """
| survey | type | name | label | default | calculation | read_only | choice_filter | relevant |
|--------|------|------|-------|---------|-------------|-----------|---------------|----------|
|        | text | words | Words | | | | | |
|        | integer | count | Count | 3 | | | | |
|        | decimal | miles | Miles | | | | | |
|        | date | day | Day | today() | | | | |
|        | time | at | At | | | | | |
|        | dateTime | when | When | | | | | |
|        | select_one agency | one | One | hsi | | | | |
|        | select_multiple agency | many | Many | | | | | |
|        | acknowledge | tick | Tick | | | | | |
|        | select_one unit | unit | Unit | | | | agency = ${one} | |
|        | text | sum_words | Sum | | concat(${count}, ' seen') | | | |
|        | integer | twice | Twice | | ${count} * 2 | yes | | |
|        | calculate | begun | | | once(now()) | | | |
|        | calculate | first_count | | | once(${count}) | | | |

| choices | list_name | name | label | agency |
|---------|-----------|------|-------|--------|
|         | agency    | ice  | ICE   |        |
|         | agency    | hsi  | HSI   |        |
|         | unit      | u1   | Unit 1 | ice   |
|         | unit      | u2   | Unit 2 | hsi   |
"""


@pytest.fixture
def kinds() -> AnswerSheet:
    return blank_sheet(KINDS)


def test_a_new_sheet_has_its_defaults(kinds: AnswerSheet) -> None:
    assert [value(kinds, name) for name in ("count", "day", "one", "many")] == [3, date(2026, 8, 10), "hsi", None]


def test_defaults_are_not_put_again_when_a_sheet_is_opened(kinds: AnswerSheet) -> None:
    put(kinds, count=None)
    assert value(blank_sheet(kinds.form, stored=kinds.stored()), "count") is None


def test_a_computed_question_shows_its_value_until_the_officer_writes_another(kinds: AnswerSheet) -> None:
    assert value(kinds, "sum_words") == "3 seen"
    put(kinds, sum_words="several")
    put(kinds, count=5)
    assert value(kinds, "sum_words") == "several"
    put(kinds, sum_words=None)
    assert value(kinds, "sum_words") == "5 seen"
    assert value(kinds, "twice") == 10
    with pytest.raises(AnswerProblem, match="computed"):
        put(kinds, twice=11)


def test_once_keeps_the_first_value_through_changes_and_opening(kinds: AnswerSheet) -> None:
    put(kinds, count=9)
    assert value(kinds, "first_count") == 3
    later = AnswerSheet(kinds.form, now=lambda: datetime(2027, 1, 1, tzinfo=UTC), new_id=lambda: "x", stored=kinds.stored())
    assert value(later, "begun") == Moment(NOW, "America/Chicago")
    assert value(later, "first_count") == 3


def test_choices_are_filtered_by_other_answers(kinds: AnswerSheet) -> None:
    assert [choice.code for choice in kinds.choices(Place("unit"))] == ["u2"]
    put(kinds, unit="u2")
    change = kinds.put(Place("one"), answer_of("ice"))
    assert Place("unit") in change.refreshed
    assert [choice.code for choice in kinds.choices(Place("unit"))] == ["u1"]
    assert kinds.problem(Place("unit")) == "“Unit 2” no longer fits the other answers. Choose again."
    assert value(kinds, "unit") == "u2"


def test_codes_stand_in_the_order_of_the_list(kinds: AnswerSheet) -> None:
    put(kinds, many=("hsi", "ice"))
    assert value(kinds, "many") == ("ice", "hsi")
    assert kinds.shown(Place("many"), kinds.answer(Place("many"))[0]) == "ICE, HSI"


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("words", "x"),
        ("count", -5),
        ("miles", Decimal("2.5")),
        ("miles", 2),
        ("miles", Range(Decimal(1), 2)),
        ("day", date(2026, 1, 1)),
        ("day", Range(date(2026, 1, 1), date(2026, 1, 2))),
        ("at", time(1, 30)),
        ("when", Moment(NOW, "America/Chicago")),
        ("one", "ice"),
        ("many", ("ice",)),
        ("tick", True),
        ("words", NonAnswer.UNKNOWN),
    ],
)
def test_a_value_of_the_right_kind_is_taken_and_stored(kinds: AnswerSheet, name: str, good: object) -> None:
    put(kinds, **{name: good})
    again = blank_sheet(kinds.form, stored=kinds.stored())
    assert again.answer(Place(name)) == kinds.answer(Place(name)) == answer_of(good)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("words", 5),
        ("words", ("a",)),
        ("words", Range("a", "b")),
        ("words", "half \ud83d"),
        ("count", "3"),
        ("count", True),
        ("count", 2**53),
        ("count", Range(5, 3)),
        ("miles", Decimal("NaN")),
        ("miles", Decimal("1E+500")),
        ("day", datetime(2026, 1, 1, tzinfo=UTC)),
        ("at", time(1, 30, tzinfo=UTC)),
        ("when", Moment(NOW, "Nowhere/Land")),
        ("when", Moment(NOW.replace(tzinfo=None), "UTC")),
        ("one", "fbi"),
        ("one", ("ice",)),
        ("many", "ice"),
        ("many", ("fbi",)),
        ("tick", NonAnswer.UNKNOWN),
        ("tick", "yes"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_and_nothing_changes(kinds: AnswerSheet, name: str, bad: object) -> None:
    before = kinds.stored()
    with pytest.raises(AnswerProblem):
        put(kinds, **{name: bad})
    assert kinds.stored() == before
    assert kinds.undo() is None


def test_blank_words_and_no_codes_are_no_answer(kinds: AnswerSheet) -> None:
    put(kinds, words="x", many=("ice",), tick=True)
    put(kinds, words="", many=(), tick=False)
    assert [kinds.answer(Place(name)) for name in ("words", "many", "tick")] == [(), (), ()]


def test_a_sealed_copy_leaves_out_what_is_not_asked() -> None:
    sheet = blank_sheet(SCENE)
    put(sheet, agents=3, masked="y", mask_words="black", how="y")
    put(sheet, masked="n")
    assert "mask_words" in sheet.stored()["answers"]  # type: ignore[operator]
    assert "mask_words" not in sheet.stored(hidden=False)["answers"]  # type: ignore[operator]


COUNTED = """
| survey | type | name | label | repeat_count | default |
|--------|------|------|-------|--------------|---------|
|        | integer | shots | Shots | | |
|        | begin_repeat | shot | Shot | ${shots} | |
|        | text | who | Who | | unknown shooter |
|        | end_repeat | | | | |
"""


def test_a_counted_repeat_gets_its_rows_and_never_drops_what_was_typed() -> None:
    sheet = blank_sheet(COUNTED.replace("unknown shooter", ""))
    put(sheet, shots=3)
    rows = sheet.rows(Place("shot"))
    assert len(rows) == 3
    sheet.put(Place("who", (rows[1],)), answer_of("agent 1"))
    put(sheet, shots=1)
    assert sheet.rows(Place("shot")) == rows[:2]
    sheet.undo()
    assert sheet.rows(Place("shot")) == rows
    put(sheet, shots=10**9)
    assert len(sheet.rows(Place("shot"))) == 500


def test_counted_rows_get_their_defaults() -> None:
    sheet = blank_sheet(COUNTED)
    put(sheet, shots=2)
    assert [value(sheet, "who", row) for row in sheet.rows(Place("shot"))] == ["unknown shooter"] * 2


def test_a_counted_row_that_is_taken_out_by_hand_is_followed_by_a_blank_one_and_comes_back_alone() -> None:
    sheet = blank_sheet(COUNTED.replace("unknown shooter", ""))
    put(sheet, shots=2)
    first, second = sheet.rows(Place("shot"))
    sheet.put(Place("who", (first,)), answer_of("agent 1"))
    sheet.remove_row(Place("shot"), first)
    assert len(sheet.rows(Place("shot"))) == 2
    assert sheet.rows(Place("shot"))[0] == second
    assert blank_sheet(sheet.form, stored=sheet.stored()).rows(Place("shot")) == sheet.rows(Place("shot"))
    sheet.undo()
    assert sheet.rows(Place("shot")) == (first, second)
    assert value(sheet, "who", first) == "agent 1"


def test_a_row_beyond_the_count_that_was_added_by_hand_is_there_when_the_draft_is_opened_again() -> None:
    sheet = blank_sheet(COUNTED.replace("unknown shooter", ""))
    put(sheet, shots=1)
    sheet.add_row(Place("shot"))
    rows = sheet.rows(Place("shot"))
    assert len(rows) == 2
    assert blank_sheet(sheet.form, stored=sheet.stored()).rows(Place("shot")) == rows


TYPED = """
| survey | type | name | label | calculation | trigger |
|--------|------|------|-------|-------------|---------|
|        | text | a    | A     |             |         |
|        | text | b    | B     | concat(${a}, '!') | ${a} |
|        | calculate | c | | concat(${b}, '?') | ${b} |
"""


def test_keys_of_one_word_and_all_that_they_set_off_are_one_change() -> None:
    sheet = blank_sheet(TYPED)
    for typed in ("h", "he", "hel"):
        sheet.put(Place("a"), answer_of(typed), joins=True)
    sheet.put(Place("a"), answer_of("hello"))
    assert (value(sheet, "b"), value(sheet, "c")) == ("hello!", "hello!?")
    sheet.undo()
    assert [value(sheet, name) for name in "abc"] == ["hel", "hel!", "hel!?"]
    sheet.undo()
    assert [value(sheet, name) for name in "abc"] == [None, None, None]
    sheet.redo()
    sheet.redo()
    assert [value(sheet, name) for name in "abc"] == ["hello", "hello!", "hello!?"]


def test_a_change_tells_what_it_set_off() -> None:
    sheet = blank_sheet(TYPED)
    change = sheet.put(Place("a"), answer_of("x"))
    assert change.answered >= {Place("a"), Place("b"), Place("c")}


def test_what_was_set_off_and_is_only_shown_cannot_be_changed_by_hand() -> None:
    sheet = blank_sheet(TYPED.replace("| trigger |", "| trigger | read_only |").replace("| ${a} |", "| ${a} | yes |"))
    put(sheet, a="x")
    with pytest.raises(AnswerProblem, match="computed"):
        put(sheet, b="y")


def test_what_is_brought_together_is_taken_back_together_and_says_all_that_it_reached() -> None:
    sheet = empty_sheet()
    before = sheet.stored()
    with sheet.one_change():
        row = sheet.add_row(Place("people"))
        sheet.put(Place("person_name", (row,)), answer_of("Witness 1"))
        sheet.put(Place("address"), answer_of("1200 block of West Example Street"))
    assert {Place("person_name", (row,)), Place("address")} <= sheet.last_change.answered
    assert Place("people") in sheet.last_change.rows
    after = sheet.stored()
    sheet.undo()
    assert sheet.stored() == before
    sheet.redo()
    assert sheet.stored() == after
    sheet.put(Place("intersection"), answer_of("North side"))
    sheet.undo()
    assert sheet.stored() == after, "what comes after is a change of its own"
    with sheet.one_change():
        pass
    assert sheet.last_change == Change()
