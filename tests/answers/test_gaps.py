"""What is remembered of gaps is never older than the answers, the rows and the clock."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta

from fieldreport.answers.sheet import AnswerSheet
from fieldreport.answers.values import Moment, Place, answer_of
from tests.forms.form_language import add, blank_sheet, form, missing, put

AT_NOON = datetime(2026, 8, 10, 17, 0, tzinfo=UTC)
"""Noon in Chicago."""


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.at = AT_NOON

    def __call__(self) -> datetime:
        return self.at


def sheet_with(clock: Clock, survey: str) -> AnswerSheet:
    ids = (f"row-{number}" for number in itertools.count(1))
    return AnswerSheet(form(survey), now=clock, new_id=lambda: next(ids))


BY_DAY = """
| survey | type | name | label | constraint | required |
|--------|------|------|-------|------------|----------|
|        | begin_group | g | G | | |
|        | date | due | Due | . >= today() | |
|        | begin_repeat | visits | Visit | | |
|        | date | on | On | . <= today() | |
|        | end_repeat | | | | |
|        | text | late | Late | | today() > ${due} |
|        | end_group | | | | |
"""


def test_a_date_becomes_wrong_when_the_day_changes_and_nobody_answers_anything() -> None:
    clock = Clock()
    sheet = sheet_with(clock, BY_DAY)
    put(sheet, due=date(2026, 8, 10))
    row = add(sheet, "visits", on=date(2026, 8, 11))
    assert missing(sheet) == ["on!"]
    clock.at += timedelta(hours=11, minutes=59)
    assert missing(sheet) == ["on!"]
    clock.at += timedelta(minutes=2)
    assert missing(sheet) == ["due!", "late"]
    assert sheet.problem(Place("on", (row,))) == ""


BY_CLOCK = """
| survey | type | name | label | constraint | relevant |
|--------|------|------|-------|------------|----------|
|        | begin_group | g | G | | |
|        | select_one yn | open | Open | | |
|        | begin_repeat | visits | Visit | | ${open} = 'y' |
|        | begin_group | inside | Inside | | |
|        | dateTime | at | At | . <= now() | |
|        | end_group | | | | |
|        | end_repeat | | | | |
|        | end_group | | | | |

| choices | list_name | name | label |
|---------|-----------|------|-------|
|         | yn        | y    | Yes   |
|         | yn        | n    | No    |
"""


def test_a_time_that_is_still_to_come_stops_being_wrong_when_it_has_come() -> None:
    clock = Clock()
    sheet = sheet_with(clock, BY_CLOCK)
    put(sheet, open="y")
    rows = [add(sheet, "visits", at=Moment(AT_NOON + timedelta(minutes=minutes), "America/Chicago")) for minutes in (5, 10)]
    assert [gap.place.rows for gap in sheet.gaps()] == [(rows[0],), (rows[1],)]
    clock.at += timedelta(minutes=7)
    assert [gap.place.rows for gap in sheet.gaps()] == [(rows[1],)]
    clock.at -= timedelta(minutes=7)
    assert [gap.place.rows for gap in sheet.gaps()] == [(rows[0],), (rows[1],)]
    sheet.remove_row(Place("visits"), rows[0])
    assert [gap.place.rows for gap in sheet.gaps()] == [(rows[1],)]
    put(sheet, open="n")
    assert sheet.gaps() == ()
    clock.at += timedelta(minutes=30)
    put(sheet, open="y")
    assert sheet.gaps() == ()
    sheet.undo()
    sheet.undo()
    sheet.undo()
    clock.at = AT_NOON
    assert [gap.place.rows for gap in sheet.gaps()] == [(rows[0],), (rows[1],)]


NESTED = """
| survey | type | name | label | required | relevant |
|--------|------|------|-------|----------|----------|
|        | begin_group | g | G | | |
|        | begin_repeat | homes | Home | | |
|        | begin_repeat | people | Person | | |
|        | begin_group | more | More | | |
|        | text | name | Name | yes | |
|        | integer | age | Age | | |
|        | text | guardian | Guardian of ${name} | yes | ${age} < 18 |
|        | end_group | | | | |
|        | end_repeat | | | | |
|        | end_repeat | | | | |
|        | end_group | | | | |
"""


def test_a_gap_in_a_row_of_a_row_comes_and_goes_alone() -> None:
    sheet = blank_sheet(NESTED)
    homes = [sheet.add_row(Place("homes")) for _ in range(2)]
    people = {home: [sheet.add_row(Place("people", (home,))) for _ in range(2)] for home in homes}
    assert len(sheet.gaps()) == 4
    here = (homes[1], people[homes[1]][0])
    sheet.put(Place("name", here), answer_of("Avery Fictional"))
    assert len(sheet.gaps()) == 3
    sheet.put(Place("age", here), answer_of(9))
    assert [gap.words for gap in sheet.gaps() if gap.place.rows == here] == ["“Guardian of Avery Fictional” has no answer yet."]
    sheet.put(Place("name", here), answer_of("Blake Fictional"))
    assert [gap.words for gap in sheet.gaps() if gap.place.rows == here] == ["“Guardian of Blake Fictional” has no answer yet."]
    sheet.remove_row(Place("homes"), homes[0])
    assert [gap.place.name for gap in sheet.gaps()] == ["guardian", "name"]
    sheet.undo()
    assert [gap.place.rows[0] for gap in sheet.gaps()] == [homes[0], homes[0], homes[1], homes[1]]
    sheet.language = "es"
    assert len(sheet.gaps()) == 4


def test_a_row_inserted_before_others_puts_its_gaps_before_theirs() -> None:
    sheet = blank_sheet(NESTED)
    home = sheet.add_row(Place("homes"))
    first, last = (sheet.add_row(Place("people", (home,))) for _ in range(2))
    sheet.gaps()
    between = sheet.add_row(Place("people", (home,)), first)
    assert [gap.place.rows[1] for gap in sheet.gaps()] == [first, between, last]


def test_the_list_that_is_given_out_is_not_the_one_that_is_remembered() -> None:
    sheet = blank_sheet(NESTED)
    sheet.add_row(Place("people", (sheet.add_row(Place("homes")),)))
    sheet._gaps.all().clear()
    assert len(sheet.gaps()) == 1


LATER = """
| survey | type | name | label | required |
|--------|------|------|-------|----------|
|        | begin_group | g | G | |
|        | dateTime | until | Until | |
|        | begin_repeat | visits | Visit | |
|        | text | why | Why so long? | now() > ${until} |
|        | end_repeat | | | |
|        | end_group | | | |
"""


def test_a_row_that_comes_back_later_is_seen_by_the_clock_of_then() -> None:
    clock = Clock()
    sheet = sheet_with(clock, LATER)
    put(sheet, until=Moment(AT_NOON + timedelta(minutes=5), "America/Chicago"))
    row = sheet.add_row(Place("visits"))
    assert missing(sheet) == []
    sheet.remove_row(Place("visits"), row)
    assert missing(sheet) == []
    clock.at += timedelta(minutes=10)
    sheet.undo()
    assert missing(sheet) == ["why"]


INSIDE = """
| survey | type | name | label | required | relevant |
|--------|------|------|-------|----------|----------|
|        | begin_group | g | G | | |
|        | integer | a | A | | |
|        | begin_group | h | H | | ${a} > 1 |
|        | begin_group | i | I | | |
|        | text | t | T ${a} | ${a} > 2 | |
|        | end_group | | | | |
|        | end_group | | | | |
|        | end_group | | | | |
"""


def test_what_changes_in_a_group_that_is_not_asked_is_seen_when_it_is() -> None:
    sheet = blank_sheet(INSIDE)
    seen = []
    for number in (3, 0, 4, 1, 2, 5):
        put(sheet, a=number)
        seen.append([gap.words for gap in sheet.gaps()])
    assert seen == [["“T 3” has no answer yet."], [], ["“T 4” has no answer yet."], [], [], ["“T 5” has no answer yet."]]
