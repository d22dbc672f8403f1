"""Everyone can use it: each control has a name and a ring when it has the keyboard, and the keyboard gets away from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QScrollArea, QWidget

from tests.ui.pages import CTRL, Key, press, show_alone
from ui import theme
from ui.parts.words import column

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.houses import House
    from tests.ui.pages import WindowPage

from tests.houses import PASSPHRASE, STAR


def nameless(root: QWidget) -> list[str]:
    """Return the focusable, visible controls under ``root`` that a screen reader cannot name."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisible() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.focusProxy() is not None:
            continue
        if isinstance(widget.parentWidget(), QAbstractScrollArea) and not isinstance(widget, QAbstractScrollArea):
            continue  # a viewport or header inside a control that has the name
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} under {type(widget.parentWidget()).__name__}")
    return found


def ringless(root: QWidget) -> list[str]:
    """Return the controls under ``root`` that do not show that they have the keyboard: no ring in the accent colour appears."""
    before, found = QApplication.focusWidget(), []
    if before is not None:
        before.clearFocus()
    for widget in root.findChildren(QWidget):
        tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and widget.focusProxy() is None
        if not widget.isVisible() or not tabbed or isinstance(widget.parentWidget(), QAbstractScrollArea):
            continue
        without = _accents(root, widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is widget and abs(_accents(root, widget) - without) < theme.RING:
            found.append(f"{type(widget).__name__} {widget.accessibleName()!r} under {type(widget.parentWidget()).__name__}")
        widget.clearFocus()
    if before is not None:
        before.setFocus()
    return found


def _accents(root: QWidget, widget: QWidget) -> int:
    """Count the pixels of the accent colour on a line across a control, at half its height (or near the top of a tall one)."""
    picture = root.grab(QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())).toImage()
    accent, middle = QColor(theme.DAY.accent).rgb(), min(picture.height() // 2, 60)
    return sum(picture.pixel(across, middle) == accent for across in range(picture.width()))


def sideways(root: QWidget) -> list[str]:
    """Return the areas under ``root`` that scroll sideways."""
    return [type(area).__name__ for area in root.findChildren(QScrollArea) if area.isVisible() and area.horizontalScrollBar().maximum() > 0]


def stops(count: int) -> list[int]:
    """Press Tab so often and return where the keyboard was."""
    seen = []
    for _ in range(count):
        press(Key.Key_Tab)
        widget = QApplication.focusWidget()
        seen.append(id(widget))
    return seen


def test_a_control_without_a_name_would_be_found(dressed: QApplication, qtbot: object) -> None:
    ground = QWidget()
    field = QLineEdit(ground)
    ground.resize(400, 300)
    ground.show()
    assert nameless(ground) == ["QLineEdit under QWidget"]
    field.setAccessibleName("Beat")
    assert nameless(ground) == []
    ground.close()


def test_a_control_without_a_ring_would_be_found(dressed: QApplication, qtbot: QtBot) -> None:
    ground = QWidget()
    field = QLineEdit()
    field.setAccessibleName("Beat")
    ground.setLayout(column(field, margins=(20, 20, 20, 20)))
    show_alone(qtbot, ground, 400, 200)
    assert ringless(ground) == []
    field.setStyleSheet("QLineEdit:focus { border: 1px solid black; }")
    assert ringless(ground) == ["QLineEdit 'Beat' under QWidget"]


@pytest.mark.timeout(90)
def test_every_screen_names_its_controls_shows_the_ring_scrolls_only_down_and_traps_no_key(
    house: House, open_it: Callable[[Path], WindowPage]
) -> None:
    page = open_it(house.laptop)
    looked: dict[str, tuple[list[str], list[str], list[str]]] = {}

    def look(name: str) -> None:
        page.settle()
        assert page.window.width() == 1366
        assert page.window.minimumSizeHint().width() <= 1366
        looked[name] = (nameless(page.window), ringless(page.window), sideways(page.window))
        assert len(set(stops(4))) > 1, f"the keyboard does not get on in {name}"

    look("unlock")
    press(Key.Key_F4)
    look("first time")
    press(Key.Key_Escape)
    page.window.unlock.forget()
    page.window.unlock.take_focus()
    page.unlock.open(STAR, PASSPHRASE)
    page.home.wait_for_state("ready")
    look("home")
    page.home.confirm_shift(beat="0923")
    look("home, shift confirmed")
    page.home.open_first()
    look("fill")
    page.fill.screen.take_focus()
    press(Key.Key_Return, CTRL)
    page.review.wait_for_paper()
    look("review")
    page.review.seal()
    look("seal")
    page.seal.screen.take_focus()
    page.seal.sign(PASSPHRASE)
    look("sealed")
    page.seal.screen.take_focus()
    page.seal.go_home()
    page.home.shift_end()
    look("shift end")
    page.window.tell_problem("The disk is full. What you typed is safe. Make space.")
    look("a line of words")
    assert {name: found for name, found in looked.items() if found != ([], [], [])} == {}
