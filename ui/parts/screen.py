"""What the frame asks of a screen: words for the bar, and what its keys do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.scrolled import Scrolled
from ui.theme import set_role

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

    from ui.parts.bar import BarWords


class Screen(QWidget):
    """A screen in the work area. The frame binds the keys once and hands them to the screen that is shown."""

    bar_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "page")
        self._bar: BarWords | None = None

    def lay_out(self, layout: QLayout) -> None:
        """Lay the screen out on a ground that scrolls down where the window is too low for it."""
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self.ground = Scrolled(layout)
        box.addWidget(self.ground)

    @property
    def bar(self) -> BarWords:
        """What the bar says while this screen is shown."""
        if self._bar is None:
            from ui.parts.bar import BarWords

            self._bar = BarWords()
        return self._bar

    def set_bar(self, bar: BarWords) -> None:
        """Say something else in the bar."""
        if bar != self._bar:
            self._bar = bar
            self.bar_changed.emit()

    def act(self) -> None:
        """Ctrl+Enter: the default action."""

    def step(self) -> None:
        """F8: the next thing that is missing."""

    def leave(self) -> None:
        """Esc: the way out, which never loses anything."""

    def take_focus(self) -> None:
        """Put the focus where work goes on."""

    def minimumSizeHint(self) -> QSize:
        """Never ask for more than the smallest screen has."""
        return super().minimumSizeHint().boundedTo(QSize(1366, 600))
