"""Controls in a line, and in several where there is no room for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.pages import show_alone
from ui.parts.flow import Flow
from ui.parts.words import button, column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.parts.words import KeyButton


@pytest.fixture
def pressed(qtbot: QtBot, dressed: QApplication) -> Iterator[tuple[KeyButton, ...]]:
    """Three buttons on a ground of 800 px."""
    made = tuple(button(words) for words in ("New row", "Copy row", "Delete row"))
    ground = QWidget()
    ground.setLayout(column(Flow(*made), None))
    show_alone(qtbot, ground, 800, 300)
    yield made
    ground.close()


def lines_in(width: int, pressed: tuple[KeyButton, ...]) -> list[list[str]]:
    """Return the words of the buttons line by line in a width."""
    pressed[0].window().resize(width, 300)
    QApplication.processEvents()
    lines: dict[int, list[str]] = {}
    for one in pressed:
        if one.isVisible():
            assert one.geometry().right() < width
            lines.setdefault(one.y(), []).append(one.text())
    return list(lines.values())


def test_all_stand_in_one_line_where_there_is_room(pressed: tuple[KeyButton, ...]) -> None:
    assert lines_in(800, pressed) == [["New row", "Copy row", "Delete row"]]


def test_what_has_no_room_goes_into_the_next_line(pressed: tuple[KeyButton, ...]) -> None:
    two = pressed[0].width() + pressed[1].width() + 8
    assert lines_in(two, pressed) == [["New row", "Copy row"], ["Delete row"]]
    assert lines_in(two - 1, pressed) == [["New row"], ["Copy row"], ["Delete row"]]


def test_what_is_hidden_takes_no_room(pressed: tuple[KeyButton, ...]) -> None:
    pressed[1].hide()
    assert lines_in(pressed[0].width() + pressed[2].width() + 8, pressed) == [["New row", "Delete row"]]
