"""The narrative: marks that are gentle, suggestions, phrases, find and replace; by keyboard, each taken back in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontMetrics, QTextCharFormat

from fieldreport.answers.values import Place, answer_of
from fieldreport.app import resources_folder
from fieldreport.writing import Aids, load_aids
from tests.ui.fill_page import CTRL, FillPage, open_fill
from tests.ui.questions.editing import listen
from tests.ui.small_form import small_sheet
from ui.questions.editor import AidsWanted, KeepPhrase, KeepWord, Request
from ui.questions.narrative import KEEP, LEAST_PAPER, PAPER_COLUMNS, PAPER_LEADING, Narrative
from ui.theme import base_font

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from fieldreport.answers.sheet import AnswerSheet

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

STORY = Place("story")
Key = Qt.Key
Line = QTextCharFormat.UnderlineStyle


@pytest.fixture(scope="module")
def aids() -> Aids:
    return load_aids(resources_folder())


class Page(FillPage):
    """A narrative in the real fill screen."""

    sheet: AnswerSheet
    asked: list[Request]

    @property
    def editor(self) -> Narrative:
        editor = self.screen.editor_at(STORY)
        assert isinstance(editor, Narrative)
        return editor

    @property
    def text(self) -> str:
        answer = self.sheet.answer(STORY)
        return str(answer[0].value) if answer else ""

    def settle(self) -> None:
        while self.editor.marker is not None and not self.editor.marker.is_done:
            QCoreApplication.processEvents()

    def lines(self) -> list[tuple[str, Line]]:
        """The words that stand over a line, and its shape."""
        found, block = [], self.editor.paper.document().begin()
        while block.isValid():
            units = block.text().encode("utf-16-le")
            for one in block.layout().formats():
                word = units[2 * one.start : 2 * (one.start + one.length)].decode("utf-16-le")
                found.append((word, one.format.underlineStyle()))
            block = block.next()
        return found

    def chosen(self) -> str:
        return self.editor.paper.textCursor().selectedText()


def open_story(qtbot: QtBot, aids: Aids | None, text: str = "") -> Page:
    sheet = small_sheet()
    if text:
        sheet.put(STORY, answer_of(text))
    asked: list[Request] = []
    screen = open_fill(qtbot, sheet, "story").screen
    page = Page(screen)
    page.sheet, page.asked = sheet, asked
    screen.asked.connect(lambda _, request: asked.append(request))
    if aids is not None:
        page.editor.take_aids(aids)
    QCoreApplication.processEvents()
    page.settle()
    return page


def test_the_narrative_is_seventy_characters_wide(qtbot: QtBot) -> None:
    heard = listen(qtbot, Narrative())
    inside = heard.editor.paper.width() - 2 * 24
    prose = "We arrived at 1409 hours. I saw a gray van and a black car stopped in the lane, and at least six people."
    characters = inside / (QFontMetrics(base_font(17)).horizontalAdvance(prose) / len(prose))
    assert PAPER_COLUMNS - 5 < characters < PAPER_COLUMNS + 10


def test_the_sheet_takes_the_height_that_there_is(qtbot: QtBot) -> None:
    heard = listen(qtbot, Narrative())
    heard.editor.fit(500)
    assert heard.editor.paper.height() == 500 - 28  # the line of keys stands under it
    heard.editor.fit(10)
    assert heard.editor.paper.height() == LEAST_PAPER


def test_a_sheet_asks_for_what_it_is_written_with_when_it_is_seen(qtbot: QtBot) -> None:
    editor = Narrative()
    asked: list[Request] = []
    editor.asked.connect(asked.append)
    assert asked == []
    listen(qtbot, editor)
    QCoreApplication.processEvents()
    assert set(asked) == {AidsWanted()}


def test_words_are_marked_each_kind_with_a_line_of_its_own_shape(qtbot: QtBot, aids: Aids) -> None:
    page = open_story(qtbot, aids, "The agnet 🚓 was clearly a citizen of [place].\nAt 0923 the arrestee saw OEMC and I-200.")
    assert page.lines() == [
        ("agnet", Line.WaveUnderline),
        ("clearly", Line.DotLine),
        ("citizen", Line.DashUnderline),
        ("[place]", Line.SingleUnderline),
    ]


def test_a_word_is_not_marked_while_it_is_typed_and_is_when_it_is_done(qtbot: QtBot, aids: Aids) -> None:
    page = open_story(qtbot, aids)
    page.type("teh")
    assert page.lines() == []
    page.type(" ")
    assert page.lines() == [("teh", Line.WaveUnderline)]


def test_marks_change_nothing_and_are_no_step_of_undoing(qtbot: QtBot, aids: Aids) -> None:
    page = open_story(qtbot, None, "teh agnet")
    heard: list[object] = []
    page.screen.changed.connect(heard.append)
    page.editor.take_aids(aids)
    page.settle()
    assert len(page.lines()) == 2
    assert heard == []
    page.key(Key.Key_Home)
    page.type("x")
    page.key(Key.Key_End)
    page.settle()
    assert len(heard) == 1


def test_long_paragraphs_are_marked_once_and_not_for_ever(qtbot: QtBot, aids: Aids) -> None:
    page = open_story(qtbot, None, "\n".join(["teh agent said so. " * 150] * 4))
    page.editor.take_aids(aids)
    page.settle()
    assert page.lines() == [("teh", Line.WaveUnderline)] * 600


def test_what_is_pasted_is_marked_afterwards(qtbot: QtBot, aids: Aids) -> None:
    page = open_story(qtbot, aids)
    page.paste("teh agent said so. " * 150)
    QCoreApplication.processEvents()
    page.settle()
    assert len(page.lines()) == 150


def test_a_suggestion_is_taken_by_enter_and_taken_back_in_one_step(qtbot: QtBot, aids: Aids) -> None:
    page = open_story(qtbot, aids)
    page.type("It occured")
    page.key(Key.Key_Period, CTRL)
    assert page.editor.card is not None
    assert page.editor.card.rows()[0] == "occurred"
    page.key(Key.Key_Return)
    assert page.text == "It occurred"
    assert page.focus() is page.editor.paper
    page.key(Key.Key_Z, CTRL)
    assert page.text == "It occured"


def test_esc_leaves_the_suggestions_and_the_word(qtbot: QtBot, aids: Aids) -> None:
    page = open_story(qtbot, aids, "It occured")
    page.key(Key.Key_Period, CTRL)
    page.key(Key.Key_Escape)
    assert page.editor.card is not None
    assert not page.editor.card.isVisible()
    assert page.focus() is page.editor.paper
    assert page.text == "It occured"


def test_the_reason_of_a_mark_is_one_key_away_and_the_same_key_goes_on(qtbot: QtBot, aids: Aids) -> None:
    page = open_story(qtbot, aids, "He was clearly there.\nA citizen came.")
    page.key(Key.Key_Period, CTRL)
    assert page.editor.card is not None
    assert page.editor.card.title.text() == "\u201cclearly\u201d"
    assert "what the writer thinks" in page.editor.card.why.text()
    page.key(Key.Key_Period, CTRL)
    assert page.editor.card.title.text() == "\u201ccitizen\u201d"
    assert "2-173-030" in page.editor.card.why.text()
    page.key(Key.Key_Return)
    assert page.chosen() == "citizen"


def test_a_word_can_be_kept(qtbot: QtBot) -> None:
    page = open_story(qtbot, load_aids(resources_folder()), "Officer Zemplak came.")
    page.key(Key.Key_Period, CTRL)
    card = page.editor.card
    assert card is not None
    for _ in range(card.rows().index(KEEP)):
        page.key(Key.Key_Down)
    page.key(Key.Key_Return)
    assert KeepWord("Zemplak") in page.asked


def test_nothing_marked_is_said(qtbot: QtBot, aids: Aids) -> None:
    page = open_story(qtbot, aids, "The agents left.")
    page.key(Key.Key_Period, CTRL)
    assert page.editor.foot_words().startswith("Nothing is marked.")


def test_tab_leaves_a_card_and_stays_in_the_text(qtbot: QtBot, aids: Aids) -> None:
    page = open_story(qtbot, aids, "It occured")
    page.key(Key.Key_Period, CTRL)
    page.key(Key.Key_Tab)
    assert page.editor.card is not None
    assert not page.editor.card.isVisible()
    assert page.focus() is page.editor.paper


def test_a_suggestion_does_not_fall_on_words_that_an_undo_put_there(qtbot: QtBot, aids: Aids) -> None:
    page = open_story(qtbot, aids)
    page.type("It was so. ")
    page.type("occured")
    page.key(Key.Key_Period, CTRL)
    page.key(Key.Key_Z, CTRL)
    before = page.text
    page.key(Key.Key_Return)
    assert page.text == before


def test_a_card_is_closed_when_the_person_goes_elsewhere(qtbot: QtBot, aids: Aids) -> None:
    page = open_story(qtbot, aids, "It occured")
    page.key(Key.Key_Period, CTRL)
    card = page.editor.card
    page.screen.next_section(-1)
    assert card is not None
    assert card.isHidden()


def test_without_a_dictionary_everything_else_works(qtbot: QtBot) -> None:
    page = open_story(qtbot, None)
    page.key(Key.Key_Period, CTRL)
    page.key(Key.Key_F10)
    page.type("teh ;ems ")
    assert page.text == "teh ;ems "


def test_a_phrase_is_written_by_its_key_and_taken_back_in_one_step(qtbot: QtBot, aids: Aids) -> None:
    page = open_story(qtbot, aids)
    page.type("Then. ;ems ")
    assert page.text == "Then. I summoned EMS at [time] hours through OEMC. EMS arrived at [time] hours."
    assert page.chosen() == "[time]"
    page.type("1412")
    assert page.text.startswith("Then. I summoned EMS at 1412 hours")
    page.key(Key.Key_Z, CTRL)
    page.key(Key.Key_Z, CTRL)
    assert page.text == "Then. ;ems "


def test_the_list_of_phrases_writes_one(qtbot: QtBot, aids: Aids) -> None:
    page = open_story(qtbot, aids)
    page.key(Key.Key_F10)
    page.key(Key.Key_Down)
    page.key(Key.Key_Return)
    assert page.text == aids.phrases[1].text


def test_selected_words_are_kept_as_a_phrase_under_a_key(qtbot: QtBot, aids: Aids) -> None:
    page = open_story(qtbot, aids)
    page.type("My unit")
    page.key(Key.Key_A, CTRL)
    page.key(Key.Key_F10)
    page.type("mu")
    page.key(Key.Key_Return)
    assert page.asked[-1] == KeepPhrase("mu", "My unit")
    assert page.text == "My unit"
    assert page.focus() is page.editor.paper


def test_find_goes_round_and_says_how_many(qtbot: QtBot, aids: Aids) -> None:
    page = open_story(qtbot, aids, "A van. 🚓 A Van.\nA caravan.")
    page.key(Key.Key_F, CTRL)
    page.type("van")
    find = page.editor.finding
    assert find is not None
    seen = []
    for _ in range(4):
        seen.append((find.said.text(), page.chosen()))
        page.key(Key.Key_Return)
    assert {words for words, _ in seen} == {"1 of 3", "2 of 3", "3 of 3"}
    assert {word for _, word in seen} == {"van", "Van"}
    page.key(Key.Key_Escape)
    assert not find.isVisible()
    assert page.focus() is page.editor.paper


def test_replace_all_is_one_step_of_undoing(qtbot: QtBot, aids: Aids) -> None:
    before = "A van. 🚓 A Van.\nA caravan."
    page = open_story(qtbot, aids, before)
    page.key(Key.Key_F, CTRL)
    page.type("van")
    page.key(Key.Key_Tab)
    page.type("truck")
    page.key(Key.Key_Tab)
    page.key(Key.Key_Return)
    assert page.text == "A truck. 🚓 A truck.\nA caratruck."
    assert page.editor.paper.words() == page.text
    page.key(Key.Key_Z, CTRL)
    assert page.text == before
    assert page.editor.paper.words() == before


def test_one_is_replaced_by_enter_in_the_second_line(qtbot: QtBot, aids: Aids) -> None:
    page = open_story(qtbot, aids, "one van, two van")
    page.key(Key.Key_F, CTRL)
    page.type("van")
    page.key(Key.Key_Tab)
    page.type("car")
    page.key(Key.Key_Return)
    page.key(Key.Key_Escape)
    assert sorted((page.text.count("van"), page.text.count("car"))) == [1, 1]


def test_lines_keep_their_distance_after_a_phrase_and_an_undo(qtbot: QtBot, aids: Aids) -> None:
    page = open_story(qtbot, aids)
    page.type(";order ")
    page.key(Key.Key_Z, CTRL)
    page.key(Key.Key_Y, CTRL)
    block = page.editor.paper.document().begin()
    heights = set()
    while block.isValid():
        heights.add(block.blockFormat().lineHeight())
        block = block.next()
    assert heights == {PAPER_LEADING}


def test_the_line_under_the_sheet_names_the_keys(qtbot: QtBot, aids: Aids) -> None:
    page = open_story(qtbot, aids)
    assert all(key in page.editor.foot_words() for key in ("Ctrl+.", "F10", "Ctrl+F"))
