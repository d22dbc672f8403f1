"""What the rows of stamped times say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from fieldreport.answers.values import Place
from fieldreport.report.scene import Entry, Fill, changed
from ui.lists.times import choice_rows, fill_rows, time_rows

AT = datetime(2026, 8, 10, 19, 7, 31, tzinfo=UTC)
ENTRY = Entry("a", "force_seen", "Force seen", AT, "America/Chicago", "Alex Sample", "A ram", locked=True)


def test_a_row_says_the_time_to_the_second_the_note_and_that_it_was_stamped_while_locked() -> None:
    (row,) = time_rows([ENTRY])
    assert (row.title, row.detail, row.state, row.extra) == ("1407:31  Force seen", "A ram", "", "stamped while locked")


def test_a_change_is_said_with_the_time_that_was_stamped() -> None:
    moved = changed(ENTRY, at=AT, by="x", when=AT - timedelta(minutes=9))
    assert time_rows([moved])[0].state == "changed; stamped 1407"
    assert time_rows([changed(ENTRY, at=AT, by="x", note="B")])[0].state == "note changed"


def test_each_time_is_in_or_out_in_words() -> None:
    rows = choice_rows([ENTRY], {"a"}, "mine", "not mine") + choice_rows([ENTRY], (), "mine", "not mine")
    assert [row.state for row in rows] == ["mine", "not mine"]
    assert rows[0].extra == "10 Aug 2026", "yesterday's times are not taken for today's"


def test_a_fill_says_the_question_the_answer_and_whether_it_is_asked() -> None:
    fills = [Fill("a", Place(name), (), "", "When?", "1407 hours", asked) for name, asked in (("q", True), ("r", False))]
    rows = fill_rows(fills, [ENTRY], ())
    assert [row.title for row in rows] == ["When?", "When?"]
    assert [row.detail.startswith("1407 hours (not asked yet") for row in rows] == [False, True]
    assert fill_rows(fills, [ENTRY], {fills[0].key})[0].detail == "1407 hours: left blank"


def test_a_stamp_that_may_be_about_several_is_one_line_a_person() -> None:
    fills = [Fill("a", Place(name, (row,)), (), "", "x", "1407 hours", True, f"Person {row}") for row in "12" for name in ("q", "r")]
    rows = fill_rows(fills, [ENTRY], {("a", "1")})
    assert [(row.title, row.state) for row in rows] == [("Person 1: Force seen", "is left blank"), ("Person 2: Force seen", "is filled")]
    assert "Enter says that it is about this one" in rows[0].detail
