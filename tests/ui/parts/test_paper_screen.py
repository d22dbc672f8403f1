"""A screen with a paper beside what is said and chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from tests.ui.pages import show_alone
from ui.parts.paper_screen import LEFT, PaperScreen
from ui.parts.words import column

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(("window", "left"), [(1366, LEFT), (1920, LEFT), (683, 341)])
def test_the_paper_has_at_least_half_of_the_window(window: int, left: int, qtbot: QtBot, dressed: QApplication) -> None:
    screen, field = PaperScreen(), QLineEdit()
    screen.lay_beside_paper(column(field, None), "Laying out the paper…")
    show_alone(qtbot, screen)
    screen.resize(window, 768)
    qtbot.waitUntil(lambda: screen.width() == window and screen.paper.geometry().left() == left)
    assert screen.paper.said == "Laying out the paper…"
    assert screen.paper.width() >= window // 2
    assert field.width() <= left
