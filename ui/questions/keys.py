"""The keys of the fill screen, in one table.

Keys travel as Qt sends them: from the control in focus outwards (editor, field,
row pane, section, screen). A text control would swallow some of them (Ctrl+U and
Ctrl+K delete to the ends of the line in Qt's X11 bindings, Ctrl+Z is its own undo),
so our text controls let go of every key in this table (:func:`lets_go`).
"""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


class Act(Enum):
    """What a key asks for."""

    UNKNOWN = auto()
    NOT_OBSERVED = auto()
    REFUSED = auto()
    HOW_KNOWN = auto()
    ANOTHER_ACCOUNT = auto()
    UNDO = auto()
    REDO = auto()
    NEW_ROW = auto()
    COPY_ROW = auto()
    ROW_UP = auto()
    ROW_DOWN = auto()
    FOLLOW = auto()
    BACK = auto()
    NEXT_GAP = auto()
    NEXT_SECTION = auto()
    PREVIOUS_SECTION = auto()
    SIDE_PANE = auto()
    REVIEW = auto()
    FORM = auto()
    FILL_IN = auto()
    BRING_IN = auto()


_PLAIN = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL_SHIFT = _CTRL | _SHIFT

ACTS: dict[tuple[Qt.Key, Qt.KeyboardModifier], Act] = {
    (Qt.Key.Key_U, _CTRL): Act.UNKNOWN,
    (Qt.Key.Key_F5, _PLAIN): Act.UNKNOWN,
    (Qt.Key.Key_O, _CTRL): Act.NOT_OBSERVED,
    (Qt.Key.Key_F6, _PLAIN): Act.NOT_OBSERVED,
    (Qt.Key.Key_R, _CTRL): Act.REFUSED,
    (Qt.Key.Key_F7, _PLAIN): Act.REFUSED,
    (Qt.Key.Key_K, _CTRL): Act.HOW_KNOWN,
    (Qt.Key.Key_F4, _PLAIN): Act.HOW_KNOWN,
    (Qt.Key.Key_F4, _SHIFT): Act.ANOTHER_ACCOUNT,
    (Qt.Key.Key_Z, _CTRL): Act.UNDO,
    (Qt.Key.Key_Z, _CTRL_SHIFT): Act.REDO,
    (Qt.Key.Key_Y, _CTRL): Act.REDO,
    (Qt.Key.Key_N, _CTRL): Act.NEW_ROW,
    (Qt.Key.Key_D, _CTRL): Act.COPY_ROW,
    (Qt.Key.Key_Up, _ALT): Act.ROW_UP,
    (Qt.Key.Key_Down, _ALT): Act.ROW_DOWN,
    (Qt.Key.Key_Right, _ALT): Act.FOLLOW,
    (Qt.Key.Key_Left, _ALT): Act.BACK,
    (Qt.Key.Key_F8, _PLAIN): Act.NEXT_GAP,
    (Qt.Key.Key_PageDown, _CTRL): Act.NEXT_SECTION,
    (Qt.Key.Key_PageUp, _CTRL): Act.PREVIOUS_SECTION,
    (Qt.Key.Key_F2, _PLAIN): Act.SIDE_PANE,
    (Qt.Key.Key_F3, _PLAIN): Act.FORM,
    (Qt.Key.Key_F10, _PLAIN): Act.FILL_IN,
    (Qt.Key.Key_B, _CTRL): Act.BRING_IN,
    (Qt.Key.Key_Return, _CTRL): Act.REVIEW,
    (Qt.Key.Key_Enter, _CTRL): Act.REVIEW,
}
"""The keys and what they ask for. F5 to F8 and F4 are there for one hand."""


def act_of(event: QEvent) -> Act | None:
    """Return what a key event asks for, or ``None``."""
    if not isinstance(event, QKeyEvent):
        return None
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return ACTS.get((Qt.Key(event.key()), modifiers))


def lets_go(event: QEvent) -> bool:
    """Whether a control must leave this event to its parents: it carries a key of our table.

    Call it at the top of ``event``; when it answers yes the event has been ignored, so Qt hands it on.
    """
    if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) or act_of(event) is None:
        return False
    event.ignore()
    return True
