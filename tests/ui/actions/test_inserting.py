"""Times and names are written into the narrative by Enter, in one step, and nothing twice unnoticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.answers.values import Place
from tests.houses import PASSPHRASE, STAR
from tests.ui.pages import CTRL, Key, press, write
from ui.actions.inserting import ALL_THERE, THERE
from ui.lists.inserts import NO_TIMES
from ui.questions.narrative import Narrative

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.houses import House
    from tests.ui.pages import WindowPage

NARRATIVE = Place("narrative")


@pytest.fixture
def page(house: House, open_it: Callable[[Path], WindowPage]) -> WindowPage:
    opened = open_it(house.laptop)
    opened.unlock.open(STAR, PASSPHRASE)
    opened.home.wait_for_state("ready to seal")
    opened.home.open_first()
    return opened


def paper(page: WindowPage) -> Narrative:
    editor = page.wiring.drafting.editor_at(NARRATIVE)
    assert isinstance(editor, Narrative)
    return editor


def to_narrative(page: WindowPage) -> str:
    page.fill.screen.go_to(NARRATIVE)
    page.settle()
    return paper(page).paper.words()


def test_the_timeline_is_written_in_the_order_of_time_as_one_step(page: WindowPage) -> None:
    log, report = page.wiring.session.open_desk.scene, page.wiring.session.report
    assert report is not None
    first, second = log.stamp("force_seen"), log.stamp("ems_requested")
    log.give(report.report_id, [second.id, first.id])
    before = to_narrative(page)
    press(Key.Key_I, CTRL)
    assert page.fill.screen.side.inserts.hasFocus()
    press(Key.Key_Return)
    after = paper(page).paper.words()
    assert after.index("Force seen.") < after.index("EMS requested.")
    assert paper(page).paper.hasFocus()
    assert "2 times are written." in page.window.notice.text
    press(Key.Key_I, CTRL)
    press(Key.Key_Return)
    assert paper(page).paper.words() == after
    assert page.window.notice.text == ALL_THERE
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert page.window.notice.text == THERE
    assert paper(page).paper.words() == after
    press(Key.Key_Return)
    assert paper(page).paper.words().count("Force seen.") == 2
    press(Key.Key_Z, CTRL)
    press(Key.Key_Z, CTRL)
    assert paper(page).paper.words() == before


def test_a_name_is_written_where_the_cursor_stands(page: WindowPage) -> None:
    to_narrative(page)
    press(Key.Key_End, CTRL)
    write(" Then")
    press(Key.Key_I, CTRL)
    assert page.fill.screen.side.isVisible()
    rows = page.fill.screen.side.inserts.rows
    names = [row.title for number in range(rows.rowCount()) if (row := rows.row_at(rows.index(number))) is not None]
    assert names[0] == NO_TIMES
    for _ in range(names.index("Agent 1")):
        press(Key.Key_Down)
    press(Key.Key_Return)
    write(" left.")
    assert paper(page).paper.words().endswith(" Then Agent 1 left.")


def test_esc_goes_back_to_the_text_and_nothing_is_written(page: WindowPage) -> None:
    before = to_narrative(page)
    press(Key.Key_I, CTRL)
    press(Key.Key_Escape)
    assert paper(page).paper.hasFocus()
    assert paper(page).paper.words() == before


def test_another_field_offers_nothing(page: WindowPage) -> None:
    to_narrative(page)
    assert page.fill.screen.side.inserts.isVisibleTo(page.fill.screen.side)
    page.fill.screen.go_to(Place("supervisor_outcome"))
    page.settle()
    assert not page.fill.screen.side.inserts.isVisibleTo(page.fill.screen.side)
