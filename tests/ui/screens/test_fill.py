"""Filling a report: every key is kept at once, everything goes by keyboard, and nothing is lost by looking around."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

from fieldreport import canonical
from fieldreport.answers.values import GeoPoint, NonAnswer, Place, Precision, Source, answer_of
from tests.builders import Clock, empty_sheet, sample_sheet
from tests.ui.fill_page import CTRL, open_fill
from tests.ui.small_form import small_sheet
from ui.questions.provision import ProvisionSearch
from ui.screens.fill import place_of_text, place_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from fieldreport.answers.sheet import AnswerSheet, Change

# The offscreen platform says so whenever a window with a least size is shown; it means nothing there.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
Key = Qt.Key


def value(sheet: AnswerSheet, name: str, *rows: str) -> object:
    answer = sheet.answer(Place(name, rows))
    return answer[0].value if answer else None


def test_the_sample_incident_is_filled_by_keyboard_alone(qtbot: QtBot) -> None:
    sheet, wanted = empty_sheet(), sample_sheet()
    page = open_fill(qtbot, sheet)
    page.fill_like(wanted)
    assert sheet.gaps() == ()
    assert _first_values(sheet) == _first_values(wanted)


def test_every_kind_of_question_is_answered_by_keyboard_alone(qtbot: QtBot) -> None:
    sheet, wanted = small_sheet(), small_sheet()
    for name, answered in {
        "steepness": 7,
        "label_code": "A-0042",
        "spot": GeoPoint(Decimal("41.8781"), Decimal("-87.6298"), accuracy=Decimal(5)),
        "in_order": ("blue", "red", "green"),
        "colors": ("red", "blue"),
        "read": True,
    }.items():
        wanted.put(Place(name), answer_of(answered))
    vans = tuple(wanted.add_row(Place("vehicles")) for _ in range(3))
    for van, make in zip(vans, ("Gray van", "White van", "Truck"), strict=True):
        wanted.put(Place("make", (van,)), answer_of(make))
    wanted.put(Place("damaged"), answer_of((vans[0], vans[2])))
    open_fill(qtbot, sheet).fill_like(wanted)
    assert _first_values(sheet) == _first_values(wanted)


def test_a_vehicle_that_was_deleted_is_unticked_in_the_list_that_names_it(qtbot: QtBot) -> None:
    sheet = small_sheet()
    vans = tuple(sheet.add_row(Place("vehicles")) for _ in range(2))
    for van, make in zip(vans, ("Gray van", "White van"), strict=True):
        sheet.put(Place("make", (van,)), answer_of(make))
    sheet.put(Place("damaged"), answer_of(vans))
    sheet.remove_row(Place("vehicles"), vans[1])
    page = open_fill(qtbot, sheet, "damaged")
    assert "names a row that was removed" in page.field().foot_words()
    page.answer("damaged", "a row that was removed")
    assert value(sheet, "damaged") == (vans[0],)
    assert page.field().foot_words() == ""


def test_every_key_is_in_the_sheet_at_once(qtbot: QtBot) -> None:
    sheet = empty_sheet()
    page = open_fill(qtbot, sheet, "address")
    seen = []
    for key in "1200":
        page.type(key)
        seen.append(value(sheet, "address"))
    assert seen == ["1", "12", "120", "1200"]


def test_each_key_says_what_changed(qtbot: QtBot) -> None:
    sheet = empty_sheet()
    page = open_fill(qtbot, sheet, "has_partner")
    changes: list[Change] = []
    page.screen.changed.connect(changes.append)
    page.type("y")
    assert len(changes) == 1
    assert Place("has_partner") in changes[0].answered
    assert Place("partner_name") in changes[0].refreshed


def test_a_report_opens_where_it_was_left_even_before_it_is_shown(qtbot: QtBot) -> None:
    page = open_fill(qtbot, sample_sheet(), "rd_number")
    assert page.screen.current_place() == "rd_number"
    assert page.field().question.name == "rd_number"


def test_a_place_in_a_row_is_found_again(qtbot: QtBot) -> None:
    sheet = sample_sheet()
    row = sheet.rows(Place("people"))[1]
    page = open_fill(qtbot, sheet, place_text(Place("person_name", (row,))))
    assert page.place() == Place("person_name", (row,))
    assert place_of_text(page.screen.current_place()) == page.place()


def test_a_place_that_the_form_does_not_have_opens_the_first_question(qtbot: QtBot) -> None:
    page = open_fill(qtbot, sample_sheet(), "was_renamed/row-9")
    assert page.screen.current_place() == "reporter_star"


def test_a_row_that_is_gone_opens_its_section(qtbot: QtBot) -> None:
    page = open_fill(qtbot, sample_sheet(), "person_name/row-that-is-gone")
    assert page.screen.sections.page is not None
    assert page.screen.sections.page.section.name == "people_section"


def test_f8_goes_through_everything_that_is_missing_and_says_what(qtbot: QtBot) -> None:
    sheet = sample_sheet()
    for name in ("address", "narrative"):
        sheet.put(Place(name), ())
    page = open_fill(qtbot, sheet)
    seen = []
    for _ in range(3):
        page.key(Key.Key_F8)
        seen.append(page.screen.current_place())
    assert seen == ["address", "narrative", "address"]
    assert page.field().foot_words() == next(gap.sentence for gap in sheet.gaps() if gap.place.name == "address")


def test_f8_goes_to_the_next_row_though_the_field_is_the_same(qtbot: QtBot) -> None:
    sheet = empty_sheet()
    rows = [sheet.add_row(Place("people")) for _ in range(2)]
    page = open_fill(qtbot, sheet, place_text(Place("person_role", (rows[0],))))
    seen = []
    for _ in range(4):
        page.key(Key.Key_F8)
        seen.append(page.place())
    missing = [("person_name", 0), ("person_age", 0), ("person_spoke", 0), ("person_role", 1)]
    assert seen == [Place(name, (rows[number],)) for name, number in missing]


def test_the_rail_and_the_bar_count_what_is_missing(qtbot: QtBot) -> None:
    sheet = sample_sheet()
    page = open_fill(qtbot, sheet, "address")
    assert page.screen.bar.left == "Nothing is missing"
    page.clear()
    qtbot.waitUntil(lambda: page.screen.bar.left == "1 thing still missing")
    model = page.screen.rail.model
    line = model.line(model.row_of("incident"))
    assert line is not None
    assert line.note() == "1 missing"


def test_sections_are_turned_by_keyboard(qtbot: QtBot) -> None:
    page = open_fill(qtbot, sample_sheet())
    page.key(Key.Key_PageDown, CTRL)
    assert page.screen.current_place() == "how_known"
    page.key(Key.Key_PageUp, CTRL)
    assert page.screen.current_place() == "reporter_star"


def test_a_section_that_does_not_apply_says_why_and_is_passed_by(qtbot: QtBot) -> None:
    sheet = small_sheet()
    page = open_fill(qtbot, sheet, "seen")
    page.key(Key.Key_PageDown, CTRL)
    assert page.screen.current_place() == "remark"
    page.screen.open_section("force")
    shown = page.screen.sections.page
    assert shown is not None
    assert "“Was force seen?”: not answered yet" in shown.why_not_asked()
    sheet.put(Place("seen"), answer_of("yes"))
    page.screen.open_section("known")
    page.reach(Place("seen"))
    page.type("y")
    page.key(Key.Key_PageDown, CTRL)
    assert page.screen.current_place() == "how_much"


def test_tab_goes_through_a_section_in_the_order_that_is_seen(qtbot: QtBot) -> None:
    page = open_fill(qtbot, sample_sheet(), "supervisor_outcome")
    tops = []
    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        inside = page.screen.sections.page
        assert inside is not None
        if not inside.isAncestorOf(focus):
            break
        tops.append((focus.mapTo(inside.widget(), focus.rect().topLeft()).y(), focus.accessibleName()))
        page.key(Key.Key_Tab)
    assert len(tops) > 10
    heights = [top for top, _ in tops]
    assert heights == sorted(heights), tops


def test_everything_that_takes_the_keyboard_has_a_name(qtbot: QtBot) -> None:
    page = open_fill(qtbot, sample_sheet())
    nameless = []
    for section in page.screen.sections.sections:
        page.screen.open_section(section.name)
        for widget in page.screen.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                interface = QAccessible.queryAccessibleInterface(widget)
                if not interface.text(QAccessible.Text.Name):
                    nameless.append(f"{section.name}: {widget}")
    assert nameless == []


def test_unknown_not_observed_and_refused_are_one_key_and_typing_replaces_them(qtbot: QtBot) -> None:
    sheet = empty_sheet()
    sheet.put(Place("how_known"), answer_of("reported"))
    page = open_fill(qtbot, sheet, "reported_by")
    for key, modifiers, wanted in (
        (Key.Key_U, CTRL, NonAnswer.UNKNOWN),
        (Key.Key_O, CTRL, NonAnswer.NOT_OBSERVED),
        (Key.Key_R, CTRL, NonAnswer.REFUSED),
        (Key.Key_F5, Qt.KeyboardModifier.NoModifier, NonAnswer.UNKNOWN),
        (Key.Key_F6, Qt.KeyboardModifier.NoModifier, NonAnswer.NOT_OBSERVED),
        (Key.Key_F7, Qt.KeyboardModifier.NoModifier, NonAnswer.REFUSED),
    ):
        page.key(key, modifiers)
        assert value(sheet, "reported_by") is wanted
    page.type("A")
    assert value(sheet, "reported_by") == "A"


def test_undo_takes_back_a_word_and_goes_where_it_was(qtbot: QtBot) -> None:
    sheet = empty_sheet()
    page = open_fill(qtbot, sheet, "address")
    page.type("West Example")
    page.key(Key.Key_PageDown, CTRL)
    page.key(Key.Key_Z, CTRL)
    assert value(sheet, "address") == "West "
    assert page.screen.current_place() == "address"
    page.key(Key.Key_Y, CTRL)
    assert value(sheet, "address") == "West Example"


def test_ctrl_z_in_a_text_takes_back_what_was_typed_there(qtbot: QtBot) -> None:
    sheet = empty_sheet()
    page = open_fill(qtbot, sheet, "narrative")
    page.type("one two")
    page.key(Key.Key_Z, CTRL)
    assert value(sheet, "narrative") == "one "
    page.type("three")
    assert value(sheet, "narrative") == "one three"


def test_a_deleted_row_comes_back_with_ctrl_z(qtbot: QtBot) -> None:
    sheet = sample_sheet()
    people = sheet.rows(Place("people"))
    before = sheet.stored()
    page = open_fill(qtbot, sheet, place_text(Place("person_name", (people[1],))))
    box = next(page.screen.sections.page.column.repeats())
    box.table.setFocus()
    page.key(Key.Key_Delete)
    assert people[1] not in sheet.rows(Place("people"))
    assert "Ctrl+Z brings it back" in box.said()
    page.key(Key.Key_Z, CTRL)
    assert sheet.stored() == before
    assert [line.id for line in (box.table.rows.line(row) for row in range(box.table.rows.rowCount())) if line] == list(people)


def test_the_source_of_an_answer_is_said_out_of_the_way(qtbot: QtBot) -> None:
    sheet = empty_sheet()
    page = open_fill(qtbot, sheet)
    page.answer("agents_number", "6")
    page.say_source(Source.TOLD, "a neighbor")
    account = sheet.answer(Place("agents_number"))[0]
    assert (account.value, account.source, account.told_by) == (6, Source.TOLD, "a neighbor")
    assert page.screen.current_place() == "agents_number"
    page.key(Key.Key_Tab)
    field = page.screen.sections.page.column.reveal(Place("agents_number"))
    assert field is not None
    assert field.foot_words() == "Told by a neighbor"


def test_answers_say_when_they_were_entered(qtbot: QtBot) -> None:
    sheet = empty_sheet()
    page = open_fill(qtbot, sheet, "address")
    page.type("x")
    assert sheet.answer(Place("address"))[0].entered == Clock()()


def test_further_accounts_are_shown_and_never_dropped(qtbot: QtBot) -> None:
    sheet = sample_sheet()
    second = sheet.answer(Place("agents_number"))[1:]
    assert second
    page = open_fill(qtbot, sheet)
    page.answer("agents_number", "about 7")
    answer = sheet.answer(Place("agents_number"))
    assert (answer[0].value, answer[0].precision) == (7, Precision.ABOUT)
    assert answer[1:] == second
    page.clear()
    assert sheet.answer(Place("agents_number")) == second
    page.type("8")
    assert [account.value for account in sheet.answer(Place("agents_number"))] == [8, second[0].value]


def test_half_typed_words_survive_looking_at_another_row_and_are_known(qtbot: QtBot) -> None:
    sheet = empty_sheet()
    rows = [sheet.add_row(Place("notifications")) for _ in range(2)]
    page = open_fill(qtbot, sheet)
    first, other = (Place("notified_at", (row,)) for row in rows)
    page.answer(first, "half past two")
    page.reach(other)
    assert sheet.all_unread() == {first: "half past two"}
    page.reach(first)
    assert page.focus().text() == "half past two"
    assert "was not understood" in page.field().foot_words()


@pytest.mark.parametrize(
    ("name", "typed"),
    [("day", "10 A"), ("hour", "half past two"), ("moment", "10 Aug, late"), ("distance", "far"), ("city", "sprin")],
)
def test_what_was_not_understood_stands_in_its_field_when_the_draft_is_opened_again(qtbot: QtBot, name: str, typed: str) -> None:
    sheet, place = small_sheet(), Place(name)
    page = open_fill(qtbot, sheet, name)
    heard: list[Change] = []
    page.screen.changed.connect(heard.append)
    page.type(typed)
    assert len(heard) == len(typed)
    assert heard[-1].unread == {place}
    again = small_sheet(canonical.decode(canonical.encode(sheet.stored())))
    opened = open_fill(qtbot, again, name)
    assert opened.focus().text() == typed
    assert typed in opened.field().foot_words()
    (gap,) = again.gaps()
    assert (gap.place, gap.kind) == (place, "wrong")
    assert f"“{typed}”" in gap.words
    assert opened.screen.bar.left == "1 thing still missing"
    opened.key(Key.Key_Escape)
    opened.reach(Place("remark"))
    opened.reach(place)
    opened.clear()
    assert again.gaps() == ()
    assert again.stored() == small_sheet().stored()


def test_half_typed_words_are_not_called_wrong_while_they_are_typed(qtbot: QtBot) -> None:
    page = open_fill(qtbot, small_sheet(), "day")
    page.type("10 A")
    assert page.focus().property("state") != "problem"
    assert page.field().foot_words() == ""
    page.key(Key.Key_Tab)
    field = page.screen.sections.page.column.reveal(Place("day"))
    assert field is not None
    assert "was not understood" in field.foot_words()


def test_what_is_understood_at_last_or_answered_with_a_key_leaves_nothing_behind(qtbot: QtBot) -> None:
    sheet = small_sheet()
    page = open_fill(qtbot, sheet, "day")
    page.type("10 Aug")
    assert sheet.all_unread() == {}
    page.type("x")
    assert sheet.all_unread() == {Place("day"): "10 Augx"}
    page.key(Key.Key_F5)
    assert (sheet.all_unread(), value(sheet, "day")) == ({}, NonAnswer.UNKNOWN)
    page.reach(Place("city"))
    page.type("spri")
    page.key(Key.Key_F5)
    assert page.focus().text() == ""
    page.key(Key.Key_Escape)
    page.key(Key.Key_Tab)
    assert (sheet.all_unread(), value(sheet, "city")) == ({}, NonAnswer.UNKNOWN)
    assert page.screen.unread() == {}


def test_undo_brings_half_typed_words_back_into_their_field_and_takes_them_out(qtbot: QtBot) -> None:
    sheet = small_sheet()
    page = open_fill(qtbot, sheet, "day")
    line = page.focus()
    page.type("10 A")
    page.key(Key.Key_F5)
    page.section("story_section")
    page.key(Key.Key_Z, CTRL)
    assert (page.screen.current_place(), line.text(), sheet.unread(Place("day"))) == ("day", "10 A", "10 A")
    page.key(Key.Key_Z, CTRL)
    assert (line.text(), sheet.all_unread()) == ("", {})
    page.key(Key.Key_Y, CTRL)
    assert (line.text(), sheet.unread(Place("day"))) == ("10 A", "10 A")
    page.key(Key.Key_Y, CTRL)
    assert (line.text(), value(sheet, "day")) == ("", NonAnswer.UNKNOWN)


def test_half_typed_words_come_back_with_their_row(qtbot: QtBot) -> None:
    sheet = empty_sheet()
    rows = [sheet.add_row(Place("notifications")) for _ in range(2)]
    place = Place("notified_at", (rows[0],))
    page = open_fill(qtbot, sheet, place_text(place))
    page.type("half past two")
    box = next(page.screen.sections.page.column.repeats())
    box.table.setFocus()
    page.key(Key.Key_Delete)
    assert sheet.all_unread() == {}
    page.key(Key.Key_Z, CTRL)
    assert sheet.all_unread() == {place: "half past two"}
    page.reach(place)
    assert page.focus().text() == "half past two"


def test_a_date_typed_in_one_go_is_taken_back_in_one_go(qtbot: QtBot) -> None:
    sheet = small_sheet()
    page = open_fill(qtbot, sheet, "day")
    page.type("10 Aug")
    assert value(sheet, "day") is not None
    page.key(Key.Key_Z, CTRL)
    assert (value(sheet, "day"), sheet.all_unread(), page.focus().text()) == (None, {}, "")


def test_a_choice_taken_on_leaving_is_taken_back_with_its_letters(qtbot: QtBot) -> None:
    sheet = small_sheet()
    page = open_fill(qtbot, sheet, "city")
    line = page.focus()
    page.type("capit")
    page.key(Key.Key_Tab)
    assert value(sheet, "city") == "capital_city"
    page.key(Key.Key_Z, CTRL)
    assert (value(sheet, "city"), line.text(), sheet.all_unread()) == (None, "", {})


def test_letters_that_fit_one_choice_alone_come_back_as_that_choice_in_field_and_sheet_alike(qtbot: QtBot) -> None:
    sheet = small_sheet()
    open_fill(qtbot, sheet, "city").type("capit")
    again = small_sheet(sheet.stored())
    opened = open_fill(qtbot, again, "city")
    assert (value(again, "city"), again.all_unread(), opened.focus().text()) == ("capital_city", {}, "Capital City")


def test_nothing_half_typed_reaches_the_next_report(qtbot: QtBot) -> None:
    page = open_fill(qtbot, empty_sheet(), "occurred_to")
    page.type("half past two")
    other = empty_sheet()
    page.screen.open(other, "occurred_to")
    assert page.focus().text() == ""
    assert page.screen.unread() == other.all_unread() == {}
    page.key(Key.Key_Tab)
    assert other.answer(Place("occurred_to")) == ()


def test_a_text_in_a_field_that_the_sheet_does_not_know_is_known_before_sealing(qtbot: QtBot) -> None:
    page = open_fill(qtbot, small_sheet(), "day")
    page.type("10 A")
    assert page.screen.unread() == {}
    page.focus().setText("10 A and a key that went astray")
    assert page.screen.unread() == {Place("day"): "10 A and a key that went astray"}


def test_another_report_of_the_same_form_is_shown_in_the_same_widgets(qtbot: QtBot) -> None:
    page = open_fill(qtbot, sample_sheet(), "address")
    control = page.focus()
    page.screen.open(empty_sheet(), "address")
    assert page.focus() is control
    assert control.text() == ""


def test_a_report_of_another_form_is_shown_too(qtbot: QtBot) -> None:
    page = open_fill(qtbot, sample_sheet())
    page.screen.open(small_sheet())
    assert page.screen.current_place() == "seen"


@pytest.mark.parametrize("text", ["a\x00b", "مرحبا \u202eabc", "🚓 👩🏽‍⚖️", "<b>&amp;</b>", "\u200b\u2060", "\x1b[31m", "ﷺ" * 50])
def test_hostile_text_is_kept_but_for_what_no_page_can_hold(qtbot: QtBot, text: str) -> None:
    kept = text.replace("\x00", "").replace("\x1b", "")
    sheet = empty_sheet()
    page = open_fill(qtbot, sheet, "address")
    page.paste(text)
    assert value(sheet, "address") == kept
    assert bool(page.field().foot_words()) == (kept != text)
    page.reach(Place("narrative"))
    page.paste(text)
    assert value(sheet, "narrative") == kept


def test_a_paste_of_one_megabyte_is_kept_and_typing_goes_on(qtbot: QtBot) -> None:
    sheet = empty_sheet()
    page = open_fill(qtbot, sheet, "narrative")
    text = "The agent stated that the door was open.\n" * 25_600
    assert len(text) > 1_000_000
    page.paste(text)
    page.type("x")
    assert value(sheet, "narrative") == text + "x"


def test_what_the_sheet_refuses_is_said_and_the_answer_before_it_is_kept(qtbot: QtBot) -> None:
    sheet = empty_sheet()
    page = open_fill(qtbot, sheet, "agents_number")
    page.type("9" * 15)
    assert value(sheet, "agents_number") == int("9" * 15)
    page.screen.sections.put.emit(Place("agents_number"), answer_of("seven"))
    assert value(sheet, "agents_number") == int("9" * 15)
    assert "The answer before it is kept." in page.field().foot_words()


def test_the_side_pane_says_why_and_folds(qtbot: QtBot) -> None:
    sheet = sample_sheet()
    page = open_fill(qtbot, sheet, "address")
    assert page.screen.side.isHidden()
    page.key(Key.Key_F2)
    assert page.screen.side.isVisible()
    assert page.screen.side.words() == sheet.guidance(Place("address"))
    page.key(Key.Key_F2)
    assert page.screen.side.isHidden()


def test_the_side_pane_stands_open_where_there_is_room(qtbot: QtBot) -> None:
    assert open_fill(qtbot, sample_sheet(), width=1700).screen.side.isVisible()


def test_nothing_scrolls_sideways_at_1366(qtbot: QtBot) -> None:
    page = open_fill(qtbot, sample_sheet())
    page.key(Key.Key_F2)
    wide = []
    for section in page.screen.sections.sections:
        page.screen.open_section(section.name)
        shown = page.screen.sections.page
        QApplication.processEvents()
        assert shown is not None
        if shown.widget().minimumSizeHint().width() > shown.viewport().width():
            wide.append((section.name, shown.widget().minimumSizeHint().width(), shown.viewport().width()))
    assert wide == []


def test_ctrl_enter_asks_for_the_review_and_esc_goes_home(qtbot: QtBot) -> None:
    page = open_fill(qtbot, sample_sheet(), "address")
    with qtbot.waitSignal(page.screen.review_requested, timeout=1000):
        page.key(Key.Key_Return, CTRL)
    with qtbot.waitSignal(page.screen.home_requested, timeout=1000):
        page.key(Key.Key_Escape)


def test_esc_first_closes_what_is_open(qtbot: QtBot) -> None:
    page = open_fill(qtbot, empty_sheet(), "reporter_rank")
    left: list[bool] = []
    page.screen.home_requested.connect(lambda: left.append(True))
    page.type("se")
    page.key(Key.Key_Escape)
    page.key(Key.Key_F4)
    assert isinstance(page.focus(), QRadioButton)
    page.key(Key.Key_Escape)
    assert left == []
    page.key(Key.Key_Escape)
    assert left == [True]


def test_the_field_goes_on_when_the_review_does_not_come(qtbot: QtBot) -> None:
    sheet = empty_sheet()
    page = open_fill(qtbot, sheet, "reporter_rank")
    page.key(Key.Key_Return, CTRL)
    page.type("se")
    page.key(Key.Key_Escape)
    page.type("r")
    page.key(Key.Key_Return)
    assert value(sheet, "reporter_rank") == "sergeant"


def test_a_chosen_provision_tells_its_elements(qtbot: QtBot) -> None:
    sheet = sample_sheet()
    row = sheet.rows(Place("violations"))[1]
    page = open_fill(qtbot, sheet, place_text(Place("provision", (row,))))
    assert page.screen.side.detail_words().startswith(tuple(choice.extra["elements"][:20] for choice in sheet.choices(page.place())))


def test_a_provision_under_the_cursor_tells_its_elements_in_the_pane_and_then_the_chosen_one_again(qtbot: QtBot) -> None:
    sheet = sample_sheet()
    row = sheet.rows(Place("violations"))[1]
    page = open_fill(qtbot, sheet, place_text(Place("provision", (row,))))
    before = page.screen.side.detail_words()
    page.clear()
    page.type("theft")
    page.key(Key.Key_Down)
    assert "exerts control over another's property" in page.screen.side.detail_words()
    page.key(Key.Key_Escape)
    assert page.screen.side.detail_words() == ""
    page.key(Key.Key_Z, CTRL)
    page.key(Key.Key_Z, CTRL)
    assert page.screen.side.detail_words() == before


def test_what_was_typed_and_chose_no_provision_is_kept_named_and_undone(qtbot: QtBot) -> None:
    sheet = sample_sheet()
    row = sheet.rows(Place("violations"))[1]
    place = Place("provision", (row,))
    page = open_fill(qtbot, sheet, place_text(place))
    before = sheet.answer(place)
    page.clear()
    page.type("theft")
    page.key(Key.Key_Tab)
    assert page.place() != place
    assert sheet.answer(place) == ()
    assert sheet.unread(place) == "theft"
    assert any(gap.place == place and "theft" in gap.words for gap in sheet.gaps())
    page.screen.go_to(place)
    assert page.focus().text() == "theft"
    page.key(Key.Key_Z, CTRL)
    page.key(Key.Key_Z, CTRL)
    assert sheet.answer(place) == before


def test_unknown_takes_the_place_of_a_search_and_its_list(qtbot: QtBot) -> None:
    sheet = sample_sheet()
    place = Place("provision", (sheet.rows(Place("violations"))[1],))
    page = open_fill(qtbot, sheet, place_text(place))
    page.clear()
    page.type("gun")
    editor = page.field().editor
    assert isinstance(editor, ProvisionSearch)
    assert editor.is_open
    page.key(Key.Key_F5)
    assert not editor.is_open
    assert page.focus().text() == ""
    assert value(sheet, place.name, *place.rows) is NonAnswer.UNKNOWN


def test_one_field_turned_to_another_row_emits_its_new_place(qtbot: QtBot) -> None:
    sheet = sample_sheet()
    first, second = sheet.rows(Place("people"))[:2]
    page = open_fill(qtbot, sheet, place_text(Place("person_name", (first,))))
    places: list[str] = []
    page.screen.place_changed.connect(places.append)
    page.screen.go_to(Place("person_name", (second,)))
    assert places == [f"person_name/{second}"]


def _first_values(sheet: AnswerSheet) -> list[object]:
    """The first account of every answer that is asked, rows by their order."""
    found: list[object] = []
    for item, around in sheet.form.walk():
        for rows in _instances(sheet, around):
            place = Place(item.name, rows)
            if hasattr(item, "type") and sheet.is_relevant(place):
                answer = sheet.answer(place)
                said = sheet.shown(place, answer[0]) if answer else ""
                found.append((item.name, said.removeprefix("about ") if isinstance(answer[0].value if answer else None, str) else said))
    return found


def _instances(sheet: AnswerSheet, around: tuple[str, ...]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = [()]
    for name in around:
        found = [(*rows, row) for rows in found for row in sheet.rows(Place(name, rows))]
    return found
