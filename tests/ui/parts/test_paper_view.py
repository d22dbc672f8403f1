"""Pages of paper on a desk: all of them lie there at once, those in sight are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.proof.own_paper import OwnPaper
from tests.ui.coloured import BLUE, GREEN, RED, paper
from tests.ui.pages import PATIENCE, Key, press, show_alone
from ui import theme
from ui.actions.leafing import LeafedPaper
from ui.background import Lane
from ui.parts.paper_view import KEPT, WIDEST, PaperView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.background import Background

MANY = 60


@pytest.fixture
def view(qtbot: QtBot, dressed: QApplication) -> PaperView:
    made = PaperView("Laying out the paper…")
    show_alone(qtbot, made, 1000, 600)
    return made


@pytest.fixture
def lay(view: PaperView, lanes: Background) -> Callable[[OwnPaper], None]:
    """Shows a paper and waits until what is in sight is drawn."""

    def showing(shown: OwnPaper) -> None:
        view.show_pages(LeafedPaper(shown, lanes))
        lanes.drain()

    return showing


def column(view: PaperView) -> list[str]:
    """The colours down the middle of the view."""
    picture = view.grab().toImage()
    return [picture.pixelColor(picture.width() // 2, y).name() for y in range(picture.height())]


def test_while_there_is_no_paper_it_says_what_is_being_done(view: PaperView) -> None:
    assert view.said == "Laying out the paper…"
    assert view.page_count == 0


def test_pages_lie_one_under_another_and_scroll_by_keyboard(view: PaperView, lay: Callable[[OwnPaper], None]) -> None:
    lay(paper(RED, GREEN, BLUE))
    assert view.page_count == 3
    assert "3 pages" in view.accessibleName()
    assert view.verticalScrollBar().maximum() > 2 * 792
    view.setFocus()
    press(Key.Key_PageDown)
    assert view.verticalScrollBar().value() > 0
    press(Key.Key_End)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    press(Key.Key_PageUp)
    assert view.verticalScrollBar().value() < view.verticalScrollBar().maximum()
    press(Key.Key_Home)
    assert view.verticalScrollBar().value() == 0


def test_the_first_page_is_whole_and_the_second_begins_below_it(
    view: PaperView, lay: Callable[[OwnPaper], None], lanes: Background
) -> None:
    view.resize(1000, 2400)
    lay(paper(RED, GREEN))
    lanes.drain()
    found = column(view)
    reds, greens = found.count(RED), found.count(GREEN)
    assert reds == pytest.approx(WIDEST * 792 / 612, abs=3)
    assert greens == pytest.approx(reds, abs=3)
    assert found.index(GREEN) > found.index(RED) + reds


def test_it_is_never_wider_than_the_view_and_is_drawn_anew_for_another_width(
    view: PaperView, lay: Callable[[OwnPaper], None], lanes: Background
) -> None:
    lay(paper(RED))
    view.resize(500, 600)
    assert not view.is_drawn
    assert RED in column(view), "what was drawn for the old width stands in meanwhile"
    lanes.drain()
    assert view.is_drawn
    assert view.horizontalScrollBar().maximum() == 0


def test_all_sixty_pages_lie_there_before_any_is_drawn(view: PaperView, lanes: Background, qtbot: QtBot) -> None:
    view.show_pages(LeafedPaper(paper(*[RED] * MANY), lanes))
    assert (view.page_count, view.drawn) == (MANY, ())
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > (MANY - 1) * 792, timeout=PATIENCE)
    assert "#ffffff" in column(view)
    lanes.drain()
    assert view.drawn == (1, 2)
    assert RED in column(view)


def test_pages_are_drawn_where_the_reader_goes_and_those_far_away_are_dropped(
    view: PaperView, lay: Callable[[OwnPaper], None], lanes: Background
) -> None:
    lay(paper(*[RED] * 30, *[BLUE] * 30))
    view.setFocus()
    press(Key.Key_End)
    assert not view.is_drawn
    lanes.drain()
    assert view.drawn == (59, 60)
    assert BLUE in column(view)
    most = 0
    while view.verticalScrollBar().value():
        press(Key.Key_PageUp)
        lanes.drain()
        most = max(most, len(view.drawn))
    assert 3 <= most <= 2 * KEPT + 2
    assert 1 in view.drawn


def test_the_page_before_the_reader_is_said(view: PaperView, lay: Callable[[OwnPaper], None]) -> None:
    lay(paper(RED, GREEN, BLUE))
    assert view.accessibleDescription() == "Page 1 of 3"
    view.setFocus()
    press(Key.Key_End)
    assert view.accessibleDescription() == "Page 3 of 3"
    view.show_words("The paper could not be made.")
    assert not view.accessibleDescription()


def test_who_scrolls_past_many_pages_does_not_wait_for_them(view: PaperView, lay: Callable[[OwnPaper], None], lanes: Background) -> None:
    lay(paper(*[RED] * MANY))
    for place in range(0, view.verticalScrollBar().maximum(), 300):
        view.verticalScrollBar().setValue(place)
    assert lanes.pending <= 1
    lanes.drain()
    assert view.is_drawn


def test_another_paper_takes_the_place_of_one_that_is_still_being_drawn(
    view: PaperView, lay: Callable[[OwnPaper], None], lanes: Background
) -> None:
    view.show_pages(LeafedPaper(paper(RED, RED), lanes))
    lay(paper(BLUE, BLUE))
    assert BLUE in column(view)
    assert RED not in column(view)


def test_a_paper_that_nobody_sees_is_drawn_when_it_is_shown(view: PaperView, lay: Callable[[OwnPaper], None], lanes: Background) -> None:
    view.hide()
    lay(paper(RED))
    assert view.drawn == ()
    view.show()
    lanes.drain()
    assert view.drawn == (1,)


def test_a_page_that_cannot_be_drawn_is_said_in_its_place_and_the_others_are_shown(
    view: PaperView, lay: Callable[[OwnPaper], None]
) -> None:
    whole = paper(RED, GREEN)
    lay(OwnPaper(whole.pdf, (*whole.sizes, (612, 792))))  # the third page is not in the document
    view.setFocus()
    press(Key.Key_End)
    lay(OwnPaper(b"%PDF-1.7 spoilt", whole.sizes))
    assert view.is_drawn
    assert view.drawn == ()
    assert "#ffffff" in column(view)


def test_by_night_the_paper_is_dimmed_whether_it_is_drawn_or_not(view: PaperView, lanes: Background, dressed: QApplication) -> None:
    theme.apply_theme(dressed, theme.Face(theme.NIGHT))
    try:
        view.show_pages(LeafedPaper(paper("#ffffff"), lanes))
        before = column(view)
        lanes.drain()
        assert "#ffffff" not in before
        assert "#ffffff" not in column(view)
        assert max(before) == max(column(view)), "the sheet is as bright before as after"
    finally:
        theme.apply_theme(dressed)


def test_pages_wait_their_turn_behind_other_work(view: PaperView, lanes: Background) -> None:
    done: list[str] = []
    lanes.run(lambda: done.append("sealed"), Lane.WORK)
    view.show_pages(LeafedPaper(paper(RED), lanes))
    lanes.drain()
    assert done == ["sealed"]
    assert view.drawn == (1,)
