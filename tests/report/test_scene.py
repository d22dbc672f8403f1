"""The scene log: what an entry says and keeps, and which answers it would fill, never over one that is there."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from fieldreport import canonical
from fieldreport.answers.values import Moment, NonAnswer, Place, answer_of
from fieldreport.errors import SceneProblem
from fieldreport.forms.definition import Choice, Question, QuestionType
from fieldreport.report import scene
from fieldreport.report.scene import Entry, Kind, changed, fill_in, fills
from tests.builders import empty_sheet, sample_catalogue, sample_form

AT = datetime(2026, 8, 10, 19, 7, 31, 250_000, tzinfo=UTC)
NOW = AT + timedelta(hours=2)
KINDS = scene.read_kinds(sample_catalogue().tables[scene.TABLE])
ZONE = "America/Chicago"


def stamped(kind: str, minutes: int = 0, note: str = "") -> Entry:
    words = next(each.words for each in KINDS if each.code == kind)
    return Entry(f"{kind}-{minutes}", kind, words, AT + timedelta(minutes=minutes), ZONE, "Alex Sample, star 90001", note)


def offered(*entries: Entry, **answers: str) -> list[tuple[str, str]]:
    sheet = empty_sheet(lambda: NOW)
    for name, value in answers.items():
        sheet.put(Place(name), answer_of(value))
    return [(fill.repeat or fill.place.name, fill.shown) for fill in fills(sheet, entries, KINDS, NOW)]


def test_nine_kinds_have_a_digit_and_no_two_have_the_same_key() -> None:
    keys = [kind.key for kind in KINDS]
    assert keys[:9] == list("123456789")
    assert len(set(keys)) == len(keys)
    assert all(len(key) == 1 for key in keys)
    assert {scene.NOTE, scene.TIME_ONLY} <= {kind.code for kind in KINDS}


def test_what_stamps_prove_are_questions_of_the_form() -> None:
    questions = {item.name: item.type for item, _ in sample_form().walk() if isinstance(item, Question)}
    for kind in KINDS:
        for proof in kind.proves:
            assert (questions[proof.question] is QuestionType.DATE_TIME) == (proof.value == "@"), proof


def test_an_entry_is_stored_and_read_again() -> None:
    entry = changed(stamped("force_seen", note="one"), at=NOW, by="Robin Example", when=AT - timedelta(minutes=1), note="two \u6771")
    assert scene.from_json(canonical.decode(canonical.encode(scene.to_json(entry)))) == entry
    with pytest.raises(SceneProblem):
        scene.from_json({"id": "x"})


def test_a_change_keeps_what_it_said_before_and_says_who_and_when() -> None:
    entry = changed(stamped("force_seen", note="one"), at=NOW, by="Robin Example", when=AT - timedelta(minutes=1))
    (before,) = entry.earlier
    assert (before.when, before.note, before.changed_at, before.by) == (AT, "one", NOW, "Robin Example")
    assert changed(entry, at=NOW, by="x", note="one") is entry
    again = changed(entry, at=NOW, by="x", note="three")
    assert [each.note for each in again.earlier] == ["one", "one"]


def test_a_first_note_takes_nothing_back() -> None:
    assert changed(stamped("photo"), at=NOW, by="x", note="door").earlier == ()


def test_a_note_that_is_too_long_is_refused_and_one_that_no_file_can_hold_is_mended() -> None:
    with pytest.raises(SceneProblem):
        changed(stamped("note"), at=NOW, by="x", note="x" * (scene.LONGEST_NOTE + 1))
    assert canonical.encode(changed(stamped("note"), at=NOW, by="x", note="a\ud800\0b").note)


def test_another_time_is_on_the_nearest_day_and_never_still_to_come() -> None:
    night = Entry("n", "note", "Note", datetime(2026, 8, 11, 5, 5, tzinfo=UTC), ZONE, "x")  # 0005
    soon = night.when + timedelta(minutes=5)
    assert scene.at_clock(night, time(23, 55), soon) == datetime(2026, 8, 11, 4, 55, tzinfo=UTC)
    assert scene.at_clock(night, time(0, 7), soon) == datetime(2026, 8, 11, 5, 7, tzinfo=UTC)
    later = scene.at_clock(night, time(0, 30), soon)
    assert later is not None
    assert later < night.when


def test_on_the_night_on_which_the_clocks_go_back_the_nearer_hour_is_meant() -> None:
    second = Entry("n", "note", "Note", datetime(2026, 11, 1, 7, 40, tzinfo=UTC), ZONE, "x")  # 0140 CST
    assert scene.at_clock(second, time(1, 30), second.when) == datetime(2026, 11, 1, 7, 30, tzinfo=UTC)
    first = Entry("n", "note", "Note", datetime(2026, 11, 1, 6, 40, tzinfo=UTC), ZONE, "x")  # 0140 CDT
    assert scene.at_clock(first, time(1, 30), second.when) == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)


def test_the_timeline_in_words_stands_under_its_days_in_the_order_of_time() -> None:
    said = scene.timeline_words([stamped("force_seen", 600, "A push."), stamped("agents_on_scene")])
    assert said.splitlines() == [
        "10 Aug 2026",
        "1407 hours: Agents on scene.",
        "11 Aug 2026",
        "0007 hours: Force seen. A push.",
    ]


def test_an_attempt_becomes_a_row_and_arrival_answers_two_questions() -> None:
    assert offered(stamped("supervisor_asked", 3), stamped("arrived"), stamped("supervisor_asked", 9)) == [
        ("on_scene", "Yes"),
        ("arrived_at", "1407 hours"),
        ("attempts", "1410 hours"),
        ("attempts", "1416 hours"),
    ]


def test_nothing_is_offered_where_an_answer_stands_or_the_officer_said_otherwise() -> None:
    assert offered(stamped("arrived"), on_scene="no") == []
    assert offered(stamped("arrived"), on_scene="yes") == [("arrived_at", "1407 hours")]
    sheet = empty_sheet(lambda: NOW)
    sheet.put(Place("on_scene"), answer_of("yes"))
    sheet.put(Place("arrived_at"), answer_of(NonAnswer.UNKNOWN))
    assert fills(sheet, [stamped("arrived")], KINDS, NOW) == ()


def test_ems_times_go_to_the_one_injured_person_and_are_offered_for_each_when_there_are_two() -> None:
    entries = (stamped("ems_requested"), stamped("ems_arrived", 8))
    assert offered(*entries) == []
    sheet = empty_sheet(lambda: NOW)
    sheet.add_row(Place("injuries"))
    found = fills(sheet, entries, KINDS, NOW)
    assert [fill.place.name for fill in found] == ["ems_requested", "ems_requested_at", "ems_arrived_at"]
    assert {fill.one_of for fill in found} == {""}
    for fill in found:
        assert fill_in(sheet, fill)
    assert fills(sheet, entries, KINDS, NOW) == ()
    second = sheet.add_row(Place("injuries"))
    found = fills(sheet, entries, KINDS, NOW)
    assert {(fill.place.rows, fill.one_of) for fill in found} == {((second,), "Injured people 2")}
    assert {fill.key for fill in found} == {("ems_requested-0", second), ("ems_arrived-8", second)}, "one choice for a stamp and a person"


def test_what_was_said_of_one_of_two_persons_stands_and_is_not_offered() -> None:
    sheet = empty_sheet(lambda: NOW)
    first, second = sheet.add_row(Place("injuries")), sheet.add_row(Place("injuries"))
    sheet.put(Place("ems_requested", (first,)), answer_of("no"))
    found = fills(sheet, [stamped("ems_requested")], KINDS, NOW)
    assert [(fill.place.name, fill.place.rows) for fill in found] == [("ems_requested", (second,)), ("ems_requested_at", (second,))]


def test_each_fill_is_one_undo_and_one_redo_and_taking_twice_says_nothing_twice() -> None:
    sheet = empty_sheet(lambda: NOW)
    before = sheet.stored()
    found = fills(sheet, [stamped("arrived"), stamped("supervisor_asked", 2)], KINDS, NOW)
    for fill in found:
        assert fill_in(sheet, fill)
    (row,) = sheet.rows(Place("attempts"))
    assert sheet.answer(Place("attempt_at", (row,)))[0].value == Moment(datetime(2026, 8, 10, 19, 9, tzinfo=UTC), ZONE)
    filled = sheet.stored()
    assert not fill_in(sheet, found[0])
    assert fills(sheet, [stamped("arrived"), stamped("supervisor_asked", 2)], KINDS, NOW) == ()
    for _ in found:
        assert sheet.undo() is not None
    assert sheet.stored() == before
    assert sheet.undo() is None
    for _ in found:
        assert sheet.redo() is not None
    assert sheet.stored() == filled


def test_a_table_that_proves_what_cannot_be_read_is_refused() -> None:
    with pytest.raises(SceneProblem):
        scene.read_kinds([Choice("x", {"en": "X"}, {"key": "1", "proves": "arrived_at"})])
    assert scene.read_kinds([Choice("x", {"en": "X"}, {"key": "1"})]) == (Kind("x", "X", "1"),)


def test_what_a_text_does_not_tell_yet_is_what_is_inserted() -> None:
    first, second = stamped("force_seen"), stamped("note", 3, "A ram.")
    assert scene.not_told([second, first], "") == (first, second)
    text = f"It began.\n{scene.line_words(first)}\n"
    assert scene.not_told([second, first], text) == (second,)
    assert scene.timeline_words([second]).endswith("1410 hours: Note. A ram.")
