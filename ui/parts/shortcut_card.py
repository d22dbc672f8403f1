"""The shortcut card (F1): every key on one page; any key closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from ui.parts.room import SideBySide
from ui.parts.scrolled import Scrolled
from ui.parts.words import column, words
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
            ("Delete", "discard a draft, with a reason; F7 shows what was discarded"),
            ("F6", "change the shift"),
            ("F9", "my words and phrases"),
            ("Ctrl+E", "shift end"),
        ),
    ),
    (
        "Times and dates",
        (
            ("1407, 2:07 pm, now, -15", "a time; -15 is fifteen minutes ago"),
            ("today, y, y 2330, 10 Aug", "a date; y is yesterday"),
            ("10 Aug ?", "the day alone, when the hour is not known"),
        ),
    ),
    (
        "In a report",
        (
            ("F8", "to the next thing that is missing"),
            ("Ctrl+U or F5", "unknown"),
            ("Ctrl+O or F6", "not observed"),
            ("Ctrl+R or F7", "refused, where a person was asked"),
            ("Ctrl+K or F4", "how do I know: observed, told, seen on video"),
            ("Shift+F4", "another account of the same; the next one"),
            ("F10", "fill in what is offered: a name for a star, state of a plate, beat"),
            ("Ctrl+B", "bring in people, vehicles, agents of an earlier report; link it"),
            ("Ctrl+N, Ctrl+D", "new row in a table, copy of the row"),
            ("Alt+↑, Alt+↓", "move the row, or a choice that is put in order"),
            ("Alt+→, Alt+←", "to the row that an answer names, and back"),
            ("letters, in a table", "find a row; Enter goes into it, Esc back to it"),
            ("↓ Enter, ↑ Enter", "a provision: the first that fits; “Not determined”"),
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
            ("Ctrl+I", "times of the scene log and names, written into the text"),
            (";ems and a space", "write the phrase of this key"),
            ("Ctrl+F", "find and replace"),
        ),
    ),
    (
        "At review",
        (("1, 2, 3 \u2026 and A", "keep a marked word with that reason; A all that are left"), ("Delete", "take the reason away")),
    ),
)
CLOSES = "Any key closes this card; the arrows move it where it is longer than the screen."
WIDE = 720
"""Width from which the two halves of the card lie side by side, px of the usual type."""
HELD = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


class ShortcutCard(QFrame):
    """Lies over the work area until a key or a click."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "keys")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Shortcut card. Any key closes it.")
        left, right = QWidget(), QWidget()
        for half, parts in ((left, CARD[:3]), (right, CARD[3:])):
            grid = QGridLayout(half)
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setHorizontalSpacing(3 * UNIT)
            grid.setVerticalSpacing(UNIT)
            grid.setColumnStretch(1, 1)
            for name, keys in parts:
                row = grid.rowCount()
                grid.setRowMinimumHeight(row, 5 * UNIT)
                grid.addWidget(words(name, "section"), row, 0, 1, 2, Qt.AlignmentFlag.AlignBottom)
                for number, (key, what) in enumerate(keys, start=row + 1):
                    grid.addWidget(words(key, "key"), number, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                    grid.addWidget(words(what, wrap=True), number, 1)
            grid.setRowStretch(grid.rowCount(), 1)
        both = SideBySide(left, right, from_width=WIDE, gap=6 * UNIT)
        inner = column(
            words("Keys", "title"), words(CLOSES, "side", wrap=True), both, None, margins=(6 * UNIT, 3 * UNIT, 6 * UNIT, 3 * UNIT)
        )
        self._area = Scrolled(inner)
        self.setLayout(column(self._area))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on any key but one that is only held, or that moves a card which is longer than the screen."""
        event.accept()
        bar = self._area.verticalScrollBar()
        moves = {Qt.Key.Key_Down: 40, Qt.Key.Key_Up: -40, Qt.Key.Key_PageDown: bar.pageStep(), Qt.Key.Key_PageUp: -bar.pageStep()}
        if event.key() in moves and bar.maximum() > 0:
            bar.setValue(bar.value() + moves[Qt.Key(event.key())])
        elif event.key() not in HELD:
            self.closed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close on a click."""
        event.accept()
        self.closed.emit()
