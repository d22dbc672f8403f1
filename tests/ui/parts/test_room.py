"""How parts of a line share the room that there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.pages import show_alone
from ui.parts.room import GivingWay, SideBySide
from ui.parts.words import line, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pytestqt.qtbot import QtBot


class Saying(GivingWay):
    """Three words, of which the last goes first."""

    def __init__(self) -> None:
        super().__init__()
        self.parts = [words(f"a part of the line, number {number}") for number in range(3)]
        self.setLayout(line(*self.parts))

    def whole(self) -> None:
        for part in self.parts:
            part.show()

    def steps(self) -> Sequence[Callable[[], object]]:
        return [part.hide for part in reversed(self.parts[1:])]


def test_parts_give_way_one_after_another_and_come_back(qtbot: QtBot, dressed: QApplication) -> None:
    saying = Saying()
    show_alone(qtbot, saying, 900, 60)
    shown = lambda: [not part.isHidden() for part in saying.parts]  # noqa: E731
    assert shown() == [True, True, True]
    saying.resize(450, 60)
    QApplication.processEvents()
    assert shown() == [True, True, False]
    saying.resize(200, 60)
    QApplication.processEvents()
    assert shown() == [True, False, False]
    saying.resize(900, 60)
    QApplication.processEvents()
    assert shown() == [True, True, True]


def test_two_parts_lie_beside_each_other_where_there_is_room_and_else_one_under_the_other(qtbot: QtBot, dressed: QApplication) -> None:
    one, other = QLineEdit(), QLineEdit()
    both = SideBySide(one, other, from_width=500, gap=8)
    show_alone(qtbot, both, 600, 200)
    QApplication.processEvents()
    assert one.y() == other.y()
    both.resize(400, 200)
    QApplication.processEvents()
    assert one.x() == other.x()
    assert one.y() < other.y()
