"""Pages of paper on a desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

from tests.ui.pages import Key, press, show_alone
from ui.parts.paper_view import WIDEST, PaperView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def page(colour: str) -> bytes:
    image = QImage(612, 792, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide6 takes a text for the format
    return bytes(data.data())


@pytest.fixture
def view(qtbot: QtBot, dressed: QApplication) -> PaperView:
    made = PaperView("Laying out the paper…")
    show_alone(qtbot, made, 1000, 600)
    return made


def test_while_there_is_no_paper_it_says_what_is_being_done(view: PaperView) -> None:
    assert view.said == "Laying out the paper…"
    assert view.page_count == 0


def test_pages_lie_one_under_another_and_scroll_by_keyboard(view: PaperView) -> None:
    view.show_pages((page("red"), page("green"), page("blue")))
    assert view.page_count == 3
    assert "3 pages" in view.accessibleName()
    assert view.verticalScrollBar().maximum() > 2 * 792
    view.setFocus()
    press(Key.Key_PageDown)
    assert view.verticalScrollBar().value() > 0


def test_the_first_page_is_whole_and_the_second_begins_below_it(view: PaperView) -> None:
    view.resize(1000, 2400)
    view.show_pages((page("red"), page("green")))
    picture = view.grab().toImage()
    middle = picture.width() // 2
    column = [picture.pixelColor(middle, y).name() for y in range(picture.height())]
    reds, greens = column.count("#ff0000"), column.count("#008000")
    assert reds == pytest.approx(WIDEST * 792 / 612, abs=3)
    assert greens == pytest.approx(reds, abs=3)
    assert column.index("#008000") > column.index("#ff0000") + reds


def test_it_is_never_wider_than_the_view(view: PaperView) -> None:
    view.resize(500, 600)
    view.show_pages((page("red"),))
    assert view.horizontalScrollBar().maximum() == 0


def test_a_picture_that_cannot_be_read_is_left_out(view: PaperView) -> None:
    view.show_pages((b"not a picture", page("red")))
    assert view.page_count == 1
