"""Review, seal, and what comes after, on a real core and a real HQ."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from fieldreport.answers.values import Place, answer_of
from fieldreport.report.life import State
from fieldreport.store.reports import Version
from fieldreport.wording import REASONS, FreeText
from tests.houses import PASSPHRASE, STAR
from tests.ui.pages import ALT, CTRL, Key, press, write
from ui.actions.sealing import open_gaps, standing_of
from ui.parts.mark import Mark
from ui.questions.text_area import TextArea

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.houses import House
    from tests.ui.pages import WindowPage

NOON = datetime(2026, 8, 10, 19, 7, tzinfo=UTC)
VERSION = Version(
    report_id="7f3a", version=1, state=State.SEALED,
    kind="original", builds_on=None, reason=None, sha256="ab" * 32, cipher_sha256="cd" * 32,
    file_name="x", wrapped_key=b"", pages=4, sealed_at=NOON, begun_sequence=1, begun_entry="", sealed_sequence=2, sealed_entry="",
    parcelled_at=NOON, received_at=None, number=None, said_by_hq="",
)  # fmt: skip


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
    page.wiring.sealing.export_to(target)
    page.settle()
    assert target.read_bytes().startswith(b"%PDF-1.7")
    press(Key.Key_Escape)
    page.home.wait_for_state("sealed")
    page.home.screen.list.setFocus()
    press(Key.Key_Return)
    assert "waits on this laptop" in page.seal.wait_for_standing("waits"), "a sealed report opens where it stands"
    page.wiring.sealing.export_to(target)
    page.settle()
    assert any("report.pdf" in label.text() for label in page.seal.screen.findChildren(QLabel))
    with house.serving():
        press(Key.Key_S, ALT)
        assert "HQ holds it" in page.seal.wait_for_standing("HQ holds it")
        page.seal.go_home()
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


def test_where_a_version_is_in_words() -> None:
    held = replace(VERSION, received_at=NOON, number="2026-00417", state=State.RECEIVED)
    said = {
        version.state.value: standing_of(version)
        for version in (VERSION, held, replace(held, state=State.CHECKED), replace(held, state=State.RETURNED, said_by_hq="page 2"))
    }
    assert said["sealed"][0].startswith("It waits on this laptop")
    assert said["received"][:2] == ("HQ holds it as no. 2026-00417.", Mark.HELD)
    assert said["checked"][0] == "HQ holds it as no. 2026-00417 and has checked it."
    assert said["returned"][0].endswith("returned it: page 2")


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
