"""Labels, buttons, rules and columns: the smallest pieces, dressed by their role."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6 import QtCore
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fieldreport.said import said
from ui import tongue
from ui.theme import UNIT, limit_width, set_role, sizes

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QStyleOptionButton

FRAME_KEYS = frozenset({"Enter", "Esc", "Ctrl+Enter", "F1", "F8", "F10", "F11", "F12"})
"""Keys that the frame binds once and hands to the screen that is shown."""
GAP = "\u2003"
PLAIN_TEXT = 0
"""``Qt.TextFormat.PlainText`` by its number (https://doc.qt.io/qt-6/qt.html#TextFormat-enum): see ``ui.theme`` on the first paint."""
Layout = TypeVar("Layout", QVBoxLayout, QHBoxLayout)


class Words(QLabel):
    """A label that says its words again when another language is spoken."""

    def __init__(self, text: str = "") -> None:
        super().__init__(tongue.tr(text))
        self.source = text
        """What it was given to say, before it was translated."""

    def setText(self, text: str) -> None:
        """Say something else."""
        self.source = text
        super().setText(tongue.tr(text))

    def clear(self) -> None:
        """Say nothing."""
        self.setText("")

    def resay(self) -> None:
        """Say the same in the language that is spoken now."""
        super().setText(tongue.tr(self.source))


def words(text: str = "", role: str = "", *, wrap: bool = False) -> Words:
    """Return a label. Its text is never read as markup."""
    label = Words(text)
    label.setProperty("textFormat", PLAIN_TEXT)
    label.setWordWrap(wrap)
    if role:
        set_role(label, role)
    return label


def button(text: str, role: str = "", key: str = "", *, bind: bool = True) -> KeyButton:
    """Return a button that shows its key after its words and is pressed by it.

    Args:
        text: what it does, in words; also its accessible name.
        role: see ``ui.theme``.
        key: a shortcut such as ``Ctrl+N``; shown, and bound unless it belongs to the frame (:data:`FRAME_KEYS`).
        bind: False leaves the key unbound until :meth:`KeyButton.bind`.
    """
    made = KeyButton()
    made.name(text, key)
    if role:
        set_role(made, role)
    if key and key not in FRAME_KEYS and bind:
        made.bind()
    return made


def name_button(made: KeyButton, text: str, key: str = "") -> None:
    """Change the words (and the key that is shown) of a button."""
    made.name(text, key)


class KeyButton(QPushButton):
    """A button that shows its key beside its words, lighter than they are; Enter presses it, as Space does."""

    def __init__(self) -> None:
        super().__init__()
        self._source, self._words, self._key = "", "", ""
        self.setAutoDefault(False)

    def name(self, text: str, key: str = "") -> None:
        """Change the words and the key that is shown."""
        self._source, self._key = text, key
        self.resay()
        tongue.name(self, text)
        tongue.describe(self, said("Key: {key}", key=key) if key else "")

    def resay(self) -> None:
        """Show the words in the language that is spoken now."""
        self._words = tongue.tr(self._source)
        self.setText(f"{self._words}{GAP}{self._key}" if self._key else self._words)

    def bind(self) -> None:
        """Let the key that is shown press the button, as long as it is visible and enabled.

        Not the button's own shortcut: that one shows the press for 100 ms before it acts, and what is typed
        meanwhile goes to the wrong field.
        """
        from PySide6.QtGui import QKeySequence, QShortcut

        QShortcut(QKeySequence(self._key), self).activated.connect(self.click)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter."""
        qt = QtCore.Qt
        plain = not event.modifiers() & ~qt.KeyboardModifier.KeypadModifier
        if event.key() in (qt.Key.Key_Return, qt.Key.Key_Enter) and plain:
            self.click()
        else:
            super().keyPressEvent(event)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Leave the words to :meth:`paintEvent` where there is a key beside them."""
        super().initStyleOption(option)
        if self._key:
            option.text = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the key after the words, lighter and smaller."""
        super().paintEvent(event)
        if not self._key:
            return
        plain = QFont(self.font())
        plain.setBold(False)
        plain.setPixelSize(sizes().side)
        metrics = self.fontMetrics()
        before = metrics.horizontalAdvance(self._words + GAP)
        left = (self.width() - before - QFontMetrics(plain).horizontalAdvance(self._key)) // 2
        baseline = (self.height() + metrics.ascent() - metrics.descent()) // 2
        painter = QPainter(self)  # begins with this button's own font and colour of words
        painter.drawText(left, baseline, self._words)
        painter.setFont(plain)
        painter.drawText(left + before, baseline, self._key)


def rule() -> QFrame:
    """Return a hairline."""
    line = QFrame()
    set_role(line, "rule")
    line.setFixedHeight(1)
    return line


def column(*parts: QWidget | QLayout | int | None, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Return a vertical layout of widgets, layouts, gaps (an int: grid units) and stretches (None)."""
    return _fill(QVBoxLayout(), parts, margins)


def line(*parts: QWidget | QLayout | int | None, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Return a horizontal layout of widgets, layouts, gaps (an int: grid units) and stretches (None)."""
    return _fill(QHBoxLayout(), parts, margins)


def labelled(label: str, field: QWidget, hint: str = "") -> QVBoxLayout:
    """Return a field with its label above and an optional hint below, each bound for screen readers."""
    layout = under(words(label, "field-label"), field)
    if hint:
        tongue.describe(field, hint)
        layout.addWidget(words(hint, "hint", wrap=True))
    return layout


def under(label: Words, field: QWidget) -> QVBoxLayout:
    """Return a field under a label that it belongs to."""
    label.setBuddy(field)
    tongue.name(field, label.source)
    layout = column(label, field)
    layout.setSpacing(UNIT // 2)
    return layout


def block(layout: QLayout, role: str = "", *, width: int | None = None) -> QWidget:
    """Return a widget around a layout; ``width`` is the most that it takes, px of the usual type."""
    made = QWidget()
    made.setLayout(layout)
    if role:
        set_role(made, role)
    if width is not None:
        from PySide6.QtWidgets import QSizePolicy

        limit_width(made, width)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return made


def say(label: QLabel, text: str) -> None:
    """Show a line of words, or take no room when there is nothing to say."""
    label.setText(text)
    label.setVisible(bool(text))


def _fill(layout: Layout, parts: tuple[QWidget | QLayout | int | None, ...], margins: tuple[int, int, int, int]) -> Layout:
    layout.setContentsMargins(*margins)
    layout.setSpacing(0)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part * UNIT)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        elif part is not None:
            layout.addLayout(part)
    return layout
