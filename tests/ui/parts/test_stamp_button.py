"""A button of the scene log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.pages import show_alone
from ui.parts.stamp_button import StampButton
from ui.parts.words import block, column

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_a_big_one_needs_less_width_than_its_words_as_they_wrap(qtbot: QtBot, dressed: QApplication) -> None:
    big, plain = (StampButton("Supervisor asked for identification", "2", big=big) for big in (True, False))
    ground = block(column(big, plain))
    show_alone(qtbot, ground, 700, 200)
    words = big.fontMetrics().horizontalAdvance("Supervisor asked for identification")
    assert big.minimumSizeHint().width() < words
    assert plain.minimumSizeHint().width() > plain.fontMetrics().horizontalAdvance("Supervisor asked for identification")
    assert (big.accessibleName(), big.accessibleDescription()) == ("Supervisor asked for identification", "Key: 2")
