"""The line of words under the strip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.parts.notice import Notice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_the_newest_line_stands_there_until_it_is_closed(qtbot: QtBot, dressed: QApplication) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    notice = Notice()
    notice.setParent(ground)
    assert notice.text == ""
    notice.tell("Saved as a file.", problem=False)
    notice.tell("The disk is full.", problem=True)
    assert notice.text == "The disk is full."
    assert notice.accessibleName() == "The disk is full."
    with qtbot.waitSignal(notice.closed):
        notice.clear()
    assert notice.text == ""
    assert notice.isHidden()
