"""One key says what was stamped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.report.scene import Kind
from tests.ui.pages import Key, press, show_alone
from ui.parts.stamp_kinds import StampKinds

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_a_digit_or_a_letter_says_it_and_other_keys_do_not(qtbot: QtBot, dressed: QApplication) -> None:
    asked = StampKinds((Kind("force_seen", "Force seen", "7"), Kind("photo", "Photo", "P")))
    show_alone(qtbot, asked)
    asked.ask("14:07:31")
    assert asked.accessibleName().startswith("14:07:31. What was it?")
    said: list[str] = []
    asked.chosen.connect(said.append)
    for key in (Key.Key_X, Key.Key_7, Key.Key_P):
        press(key)
    assert said == ["force_seen", "photo"]
