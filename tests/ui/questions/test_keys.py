"""The table of keys: what each asks for, with one hand and with two."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ui.questions.keys import ACTS, Act, act_of, lets_go

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, kind: QEvent.Type = QEvent.Type.KeyPress) -> QKeyEvent:
    return QKeyEvent(kind, key, modifiers)


@pytest.mark.parametrize(
    ("key", "modifiers", "act"),
    [
        (Qt.Key.Key_U, CTRL, Act.UNKNOWN),
        (Qt.Key.Key_F5, NONE, Act.UNKNOWN),
        (Qt.Key.Key_F6, NONE, Act.NOT_OBSERVED),
        (Qt.Key.Key_F7, NONE, Act.REFUSED),
        (Qt.Key.Key_Enter, CTRL | Qt.KeyboardModifier.KeypadModifier, Act.REVIEW),
        (Qt.Key.Key_U, NONE, None),
        (Qt.Key.Key_U, CTRL | Qt.KeyboardModifier.ShiftModifier, None),
    ],
)
def test_keys_ask_for_what_the_table_says(key: Qt.Key, modifiers: Qt.KeyboardModifier, act: Act | None) -> None:
    assert act_of(press(key, modifiers)) is act


def test_every_act_has_a_key() -> None:
    assert set(ACTS.values()) == set(Act)


def test_what_officers_need_most_is_reached_with_one_hand() -> None:
    one_handed = {act for (_key, modifiers), act in ACTS.items() if modifiers == NONE}
    assert one_handed >= {Act.UNKNOWN, Act.NOT_OBSERVED, Act.REFUSED, Act.HOW_KNOWN, Act.NEXT_GAP}


@pytest.mark.parametrize("kind", [QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress])
def test_a_control_lets_go_of_our_keys_only(kind: QEvent.Type) -> None:
    ours, its = press(Qt.Key.Key_K, CTRL, kind), press(Qt.Key.Key_C, CTRL, kind)
    assert lets_go(ours)
    assert not ours.isAccepted()
    assert not lets_go(its)
    assert not lets_go(QEvent(QEvent.Type.FocusIn))
