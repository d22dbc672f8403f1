"""The shortcut card (F1): every key on one page; any key closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from fieldreport.said import said
from ui import tongue
from ui.parts.room import SideBySide
from ui.parts.scrolled import Scrolled
from ui.parts.words import column, words
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
            ("Delete", said("discard a draft, with a reason; F7 shows what was discarded")),
            ("F4", said("what is sealed of the report, also while its next version is a draft")),
            ("F6", said("change the shift")),
            ("F9", said("my words and phrases")),
            ("Ctrl+H", said("check a report, while locked too; Ctrl+S writes it down, Ctrl+J compares")),
            ("Ctrl+P", said("at a sealed report: print a numbered copy")),
            ("Ctrl+E", said("shift end")),
        ),
    ),
    (
        said("Times and dates"),
        (
            (said("1407, 2:07 pm, now, -15"), said("a time; -15 is fifteen minutes ago")),
            (said("today, y, y 2330, 10 Aug"), said("a date; y is yesterday")),
            ("10 Aug ?", said("the day alone, when the hour is not known")),
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
            ("Shift+F4", said("another account of the same; the next one")),
            ("F10", said("fill in what is offered: a name for a star, state of a plate, beat")),
            ("Ctrl+B", said("bring in people, vehicles, agents of an earlier report; link it")),
            ("Ctrl+N, Ctrl+D", said("new row in a table, copy of the row")),
            ("Alt+↑, Alt+↓", said("move the row, or a choice that is put in order")),
            ("Alt+→, Alt+←", said("to the row that an answer names, and back")),
            (said("letters, in a table"), said("find a row; Enter goes into it, Esc back to it")),
            ("↓ Enter, ↑ Enter", said("a provision: the first that fits; “Not determined”")),
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
            ("Ctrl+I", said("times of the scene log and names, written into the text")),
            (said(";ems and a space"), said("write the phrase of this key")),
            ("Ctrl+F", said("find and replace")),
        ),
    ),
    (
        said("At review"),
        (
            (said("1, 2, 3 … and A"), said("keep a marked word with that reason; A all that are left")),
            ("Delete", said("take the reason away")),
            ("Alt+C", said("when sealing: sign with the card, or with this laptop's key")),
        ),
    ),
)
CLOSES = said("Any key closes this card; the arrows move it where it is longer than the screen.")
WIDE = 860
"""Width from which the two halves of the card lie side by side, px of the usual type."""
HELD = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


class ShortcutCard(QFrame):
    """Lies over the work area until a key or a click."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "keys")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        tongue.name(self, said("Shortcut card. Any key closes it."))
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
            words(said("Keys"), "title"), words(CLOSES, "side", wrap=True), both, None, margins=(6 * UNIT, 3 * UNIT, 6 * UNIT, 3 * UNIT)
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
