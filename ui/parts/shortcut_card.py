"""The shortcut card (F1): every key on one page; any key closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout

from fieldreport.said import said
from ui.parts.words import column, line, words
from ui.theme import UNIT, set_role

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

CARD: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Everywhere",
        (
            ("Ctrl+Enter", "do the one thing at the lower right"),
            ("Esc", "the way out; it never loses anything"),
            ("Tab", "to the next field"),
            ("Ctrl+T", "day, night"),
            ("Ctrl+G", "large, for gloves; and back"),
            ("Ctrl+L", said("Spanish, English")),
            ("F12", "lock"),
            ("F11", "the scene log, and back; one stamp while locked"),
            ("F9", "close the line at the top"),
            ("F1", "this card"),
        ),
    ),
    (
        "My shift",
        (
            ("Ctrl+N", "new report"),
            ("Enter", "open the report; confirm the shift"),
            ("any letter", "search"),
            ("F6", "change the shift"),
            ("Ctrl+E", "shift end"),
        ),
    ),
    (
        "Times and dates",
        (("1407, 2:07 pm, now, -15", "a time; -15 is fifteen minutes ago"), ("today, y, 10 Aug", "a date; y is yesterday")),
    ),
    (
        "In a report",
        (
            ("F8", "to the next thing that is missing"),
            ("Ctrl+U or F5", "unknown"),
            ("Ctrl+O or F6", "not observed"),
            ("Ctrl+R or F7", "refused, where a person was asked"),
            ("Ctrl+K or F4", "how do I know: observed, told, seen on video"),
            ("Ctrl+N", "new row in a table"),
            ("Alt+↑, Alt+↓", "move a choice, where an order is asked for"),
            ("Ctrl+PgDn, Ctrl+PgUp", "next section, section before"),
            ("Ctrl+Z, Ctrl+Y", "undo, redo"),
            ("F2", "fold the pane at the right"),
            ("F3", "a newer form for this report, and the way back"),
        ),
    ),
    (
        "In the narrative",
        (
            ("Ctrl+.", "look at a marked word: why, and what it may be"),
            ("F10", "phrases; with words selected, keep them as one"),
            (";ems and a space", "write the phrase of this key"),
            ("Ctrl+F", "find and replace"),
        ),
    ),
)
HELD = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


class ShortcutCard(QFrame):
    """Lies over the work area until a key or a click."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Shortcut card. Any key closes it.")
        left, right = QGridLayout(), QGridLayout()
        for grid, parts in ((left, CARD[:3]), (right, CARD[3:])):
            grid.setHorizontalSpacing(3 * UNIT)
            grid.setVerticalSpacing(UNIT)
            grid.setColumnStretch(1, 1)
            for name, keys in parts:
                row = grid.rowCount()
                grid.setRowMinimumHeight(row, 5 * UNIT)
                grid.addWidget(words(name, "section"), row, 0, 1, 2, Qt.AlignmentFlag.AlignBottom)
                for number, (key, what) in enumerate(keys, start=row + 1):
                    grid.addWidget(words(key, "key"), number, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                    grid.addWidget(words(what), number, 1)
            grid.setRowStretch(grid.rowCount(), 1)
        both = line(left, 6, right)
        both.setStretch(0, 1)
        both.setStretch(2, 1)
        inner = column(
            words("Keys", "title"), both, words("Any key closes this card.", "side"), margins=(6 * UNIT, 3 * UNIT, 6 * UNIT, 3 * UNIT)
        )
        inner.setStretch(1, 1)
        self.setLayout(inner)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on any key but one that is only held."""
        event.accept()
        if event.key() not in HELD:
            self.closed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close on a click."""
        event.accept()
        self.closed.emit()
