"""Radio buttons and check boxes whose words wrap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.pages import show_alone
from ui.parts.words import block, column
from ui.questions.wrapping import DotButton, TickBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

LONG = "Transportation Security Administration, including Federal Air Marshals"


@pytest.mark.parametrize("kind", [DotButton, TickBox])
def test_words_take_more_lines_where_there_is_no_room_for_one(kind: type[DotButton | TickBox], qtbot: QtBot, dressed: QApplication) -> None:
    made = kind(LONG)
    ground = block(column(made, None))
    show_alone(qtbot, ground, 700, 200)
    one = made.sizeHint()
    assert made.heightForWidth(one.width()) == one.height()
    assert made.heightForWidth(300) > one.height()
    assert made.minimumSizeHint().width() < 300
    ground.resize(300, 200)
    made.click()
    qtbot.waitUntil(lambda: made.width() == 300)
    picture = made.grab().toImage()
    dark = {y for y in range(picture.height()) for x in range(40, 300) if picture.pixelColor(x, y).lightness() < 100}
    assert max(dark) - min(dark) > one.height()
    assert made.isChecked()


def test_an_ampersand_is_read_as_it_was_written(dressed: QApplication) -> None:
    assert DotButton("Law && order").minimumSizeHint().width() <= DotButton("Law && order").sizeHint().width()
