"""Review, seal, and what comes after, on a real core and a real HQ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from fieldreport.answers.values import Place, answer_of
from fieldreport.hq.serve import issue_officer_code
from fieldreport.signing import CardWanted
from fieldreport.wording import REASONS, FreeText
from tests.cards import MODULE
from tests.cards import PIN as CARD_PIN
from tests.houses import PASSPHRASE, STAR
from tests.ui.pages import ALT, CTRL, Key, press, write
from ui.actions.sealing import open_gaps
from ui.questions.text_area import TextArea

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cards import Reader
    from tests.houses import House
    from tests.ui.pages import WindowPage


@pytest.fixture
def page(house: House, open_it: Callable[[Path], WindowPage]) -> WindowPage:
    opened = open_it(house.laptop)
    opened.unlock.open(STAR, PASSPHRASE)
    opened.home.wait_for_state("ready to seal")
    return opened


def test_sealed_by_keyboard_with_the_cable_out_delivered_when_it_is_in(page: WindowPage, house: House, tmp_path: Path) -> None:
    page.home.open_first()
    press(Key.Key_Return, CTRL)
    assert page.review.gaps == []
    assert page.review.wait_for_paper() >= 2
    page.review.seal()
    assert "4 tries are left" in page.seal.try_pin("not the passphrase")
    assert "waits on this laptop" in page.seal.sign(PASSPHRASE)
    target = tmp_path / "report.pdf"
    report = page.wiring.session.report
    assert report is not None
    (sealed,) = page.wiring.session.open_desk.versions(report.report_id)
    page.wiring.recording.save_to(sealed, target)
    page.settle()
    assert target.read_bytes().startswith(b"%PDF-1.7")
    assert any("report.pdf" in label.text() for label in page.seal.screen.findChildren(QLabel))
    press(Key.Key_Escape)
    page.home.wait_for_state("sealed")
    page.home.screen.list.setFocus()
    press(Key.Key_Return)
    assert "waits on this laptop" in page.record.wait_for_standing("waits"), "a sealed report opens where it stands"
    with house.serving():
        page.record.do("send")
        assert "HQ holds it" in page.record.wait_for_standing("HQ holds it")
        page.record.go_home()
        page.home.wait_for_state("received")
        page.home.shift_end()
        page.shift_end.wait_for_number(0)


def test_a_gap_leads_to_its_field_and_back(page: WindowPage) -> None:
    page.home.new_report()
    page.settle()
    press(Key.Key_Return, CTRL)
    gaps = page.review.gaps
    assert len(gaps) > 10
    assert not page.review.screen.bar.ready
    page.review.wait_for_paper()
    page.review.open_gap()
    assert page.fill.screen.isVisible()
    assert page.fill.screen.current_place()
    press(Key.Key_Escape)
    assert page.home.screen.isVisible()


def test_an_open_gap_of_a_phrase_does_not_block_and_signs_that_no_font_has_do(page: WindowPage) -> None:
    page.home.open_first()
    report = page.wiring.session.report
    assert report is not None
    report.sheet.put(Place("narrative"), answer_of("He came at [time]. He left at [time]."))
    press(Key.Key_Return, CTRL)
    review = page.review.screen
    page.settle()
    assert review.warnings.rows.count() == (1, 1)
    assert review.bar.ready
    report.sheet.put(Place("narrative"), answer_of("A car \U0001f693 stood there."))
    page.wiring.drafting.note_change()
    page.wiring.sealing.review()
    page.settle()
    assert not review.bar.ready
    assert any("U+1F693" in label.text() for label in review.findChildren(QLabel))


def test_a_marked_word_is_gone_to_by_enter_and_kept_by_one_key_through_lock_and_undo(page: WindowPage) -> None:
    page.home.open_first()
    report = page.wiring.session.report
    assert report is not None
    report.sheet.put(Place("narrative"), answer_of("Legally or illegally. He said: \u201cillegal\u201d."))
    page.wiring.drafting.note_change()
    press(Key.Key_Return, CTRL)
    page.settle()
    review = page.review.screen
    assert review.bar.left == "2 words need a reason"
    press(Key.Key_Down)
    press(Key.Key_Return)
    editor = page.wiring.drafting.editor_at(Place("narrative"))
    assert isinstance(editor, TextArea)
    assert editor.paper.textCursor().selectedText() == "illegal"
    press(Key.Key_Return, CTRL)
    page.settle()
    write("1a")
    page.settle()
    assert review.bar.ready
    assert report.sheet.reason(Place("narrative"), "illegal") == REASONS[0]
    saved = page.wiring.session.open_desk.open_report(report.report_id).sheet
    assert saved.reason(Place("narrative"), "illegally") == REASONS[0]
    press(Key.Key_Escape)
    press(Key.Key_Z, CTRL)
    assert report.sheet.reason(Place("narrative"), "illegally") in ("", REASONS[0])
    press(Key.Key_Z, CTRL)
    assert report.sheet.reason(Place("narrative"), "illegal") == ""
    press(Key.Key_Return, CTRL)
    page.settle()
    assert review.bar.left == "2 words need a reason"


def test_each_gap_of_a_text_is_named_once() -> None:
    texts = [
        FreeText(Place("narrative"), "Narrative", ("At [time] and [time].",)),
        FreeText(Place("other"), "Other", ("[who]", "Clearly.")),
    ]
    found = open_gaps(texts)
    assert [(place, word) for place, word, _ in found] == [
        (Place("narrative"), "\u201c[time]\u201d"),
        (Place("other"), "\u201c[who]\u201d"),
    ]


def test_sealed_by_keyboard_with_the_card_or_with_the_laptops_key_as_she_chooses(page: WindowPage, house: House, reader: Reader) -> None:
    reader.new_card("Alex's card", "p256")
    session = page.wiring.session
    desk = session.open_desk
    code = issue_officer_code(house.settings, STAR, "Alex Sample", "Police Officer", "009")
    with house.serving():
        session.open_core.certify(desk, code, CardWanted(MODULE, "", CARD_PIN))
    page.home.open_first()
    press(Key.Key_Return, CTRL)
    page.review.wait_for_paper()
    page.review.seal()
    reader.take_out()
    assert "not in the reader" in page.seal.try_pin(CARD_PIN)
    reader.put_in()
    assert "not the PIN of the card" in page.seal.try_pin("111111")
    press(Key.Key_C, ALT)
    page.qtbot.waitUntil(lambda: not desk.signing.by_card)
    page.settle()
    assert "4 tries are left" in page.seal.try_pin(CARD_PIN), "now the laptop's own is asked"
    press(Key.Key_C, ALT)
    page.qtbot.waitUntil(lambda: desk.signing.by_card)
    page.settle()
    assert "waits on this laptop" in page.seal.sign(CARD_PIN)
