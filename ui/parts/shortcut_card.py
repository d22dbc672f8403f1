"""The shortcut card (F1): every key on one page; any key closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout

from fieldreport.said import said
from ui import tongue
from ui.parts.words import column, line, words
from ui.theme import UNIT, set_role

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

CARD: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        said("Everywhere"),
        (
            ("Ctrl+Enter", said("do the one thing at the lower right")),
            ("Esc", said("the way out; it never loses anything")),
            ("Tab", said("to the next field")),
            ("Ctrl+T", said("day, night")),
            ("Ctrl+G", said("large, for gloves; and back")),
            ("Ctrl+L", said("Spanish, English")),
            ("F12", said("lock")),
            ("F11", said("the scene log, and back; one stamp while locked")),
            ("F9", said("close the line at the top")),
            ("F1", said("this card")),
        ),
    ),
    (
        said("My shift"),
        (
            ("Ctrl+N", said("new report")),
            ("Enter", said("open the report; confirm the shift")),
            (said("any letter"), said("search")),
            ("F6", said("change the shift")),
            ("Ctrl+E", said("shift end")),
        ),
    ),
    (
        said("Times and dates"),
        (
            (said("1407, 2:07 pm, now, -15"), said("a time; -15 is fifteen minutes ago")),
            (said("today, y, 10 Aug"), said("a date; y is yesterday")),
        ),
    ),
    (
        said("In a report"),
        (
            ("F8", said("to the next thing that is missing")),
            (said("Ctrl+U or F5"), said("unknown")),
            (said("Ctrl+O or F6"), said("not observed")),
            (said("Ctrl+R or F7"), said("refused, where a person was asked")),
            (said("Ctrl+K or F4"), said("how do I know: observed, told, seen on video")),
            ("Ctrl+N", said("new row in a table")),
            ("Alt+↑, Alt+↓", said("move a choice, where an order is asked for")),
            ("Ctrl+PgDn, Ctrl+PgUp", said("next section, section before")),
            ("Ctrl+Z, Ctrl+Y", said("undo, redo")),
            ("F2", said("fold the pane at the right")),
            ("F3", said("a newer form for this report, and the way back")),
        ),
    ),
    (
        said("In the narrative"),
        (
            ("Ctrl+.", said("look at a marked word: why, and what it may be")),
            ("F10", said("phrases; with words selected, keep them as one")),
            (said(";ems and a space"), said("write the phrase of this key")),
            ("Ctrl+F", said("find and replace")),
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
        tongue.name(self, said("Shortcut card. Any key closes it."))
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
            words(said("Keys"), "title"),
            both,
            words(said("Any key closes this card."), "side"),
            margins=(6 * UNIT, 3 * UNIT, 6 * UNIT, 3 * UNIT),
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
