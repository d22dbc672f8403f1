"""What stands beside the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.parts import folding, section_rail, side_pane
from ui.parts.folding import Beside, beside
from ui.parts.section_rail import SectionRail
from ui.parts.side_pane import SidePane

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

RAIL, FOLDED, PANE = section_rail.WIDTH, section_rail.FOLDED, side_pane.WIDTH


@pytest.mark.parametrize(
    ("room", "pane", "stands"),
    [
        (1366, False, Beside(RAIL, 0)),
        (1366, True, Beside(RAIL, PANE)),
        (1024, True, Beside(FOLDED, PANE)),
        (853, True, Beside(0, PANE)),
        (683, False, Beside(FOLDED, 0)),
        (683, True, Beside(0, folding.LEAST_PANE)),
    ],
)
def test_the_rail_gives_way_before_the_work_does(room: int, pane: bool, stands: Beside) -> None:
    assert beside(room, pane=pane) == stands


def test_the_large_face_needs_more_room_for_the_same(qtbot: QtBot, dressed: QApplication) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    rail, pane = SectionRail(ground), SidePane(ground)
    folding.arrange(rail, pane, 1024, wanted=False)
    assert (rail.width(), rail.list.folded, pane.isHidden()) == (RAIL, False, True)
    theme.wear(dressed, theme.Face(sizes=theme.TOUCH))
    folding.arrange(rail, pane, 1024, wanted=False)
    assert (rail.width(), rail.list.folded) == (theme.TOUCH.wide(FOLDED), True)
    theme.wear(dressed, theme.Face())
