"""What the frame asks of a screen: words for the bar, and what its keys do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

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
        self._laid_out: tuple[QLayout, QWidget] | None = None

    def lay_out(self, layout: QLayout, *, scrolls: bool = True) -> None:
        """Lay the screen out on a ground that scrolls down where the window is too low for it.

        Args:
            layout: all that the screen shows.
            scrolls: whether it lies on such a ground at once; if not, :meth:`let_scroll` puts it there after the first paint.
        """
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        ground = QWidget()
        ground.setLayout(layout)
        box.addWidget(ground)
        ground.show()
        self._laid_out = (layout, ground)
        if scrolls:
            self.let_scroll()

    def let_scroll(self) -> None:
        """Put what was laid out on a ground that scrolls; the keyboard stays where it is."""
        if self._laid_out is None:
            return
        from ui.parts.scrolled import Scrolled

        (layout, ground), self._laid_out = self._laid_out, None
        focus = self.focusWidget()
        self.ground = Scrolled(layout, ground)
        box = self.layout()
        if box is not None:
            box.addWidget(self.ground)
        self.ground.show()  # the layout would do it a turn later: nothing must flicker, and what is hidden takes no keys
        if focus is not None and self.isVisible():
            focus.setFocus()

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
