"""A ground that scrolls down where the window is too low for what lies on it, and never sideways.

On a small screen, at 200 % or with the large type for gloves, a screen needs more height than there is. What lies on this ground is as
wide as the view, always; as high as the view where that is enough, else as high as it must be, and no higher: a list on it
scrolls in itself first. The keyboard takes the view along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtGui import QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QLayout

NO_FRAME, NEVER, NO_FOCUS = 0, 1, 0
"""``QFrame.Shape.NoFrame``, ``Qt.ScrollBarPolicy.ScrollBarAlwaysOff``, ``Qt.FocusPolicy.NoFocus`` by their numbers."""
AROUND = 8
"""Room that is kept in view around the control in focus, px."""


class Scrolled(QScrollArea):
    """Holds a layout that is never cut off."""

    def __init__(self, layout: QLayout, ground: QWidget | None = None) -> None:
        """``ground`` is the widget that has the layout already; without it one is made."""
        super().__init__()
        self.ground, self._layout = ground or QWidget(), layout
        if ground is None:
            self.ground.setLayout(layout)
        # By name and number, as the unlock screen is built of this: see ui.theme on the first paint.
        for name, number in (("frameShape", NO_FRAME), ("horizontalScrollBarPolicy", NEVER), ("focusPolicy", NO_FOCUS)):
            self.setProperty(name, number)
        self.setWidget(self.ground)
        self._watches = False
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:
        """From now on fit again when what lies here asks for other room."""
        super().showEvent(event)
        if not self._watches:
            self._watches = True
            QTimer.singleShot(0, self, self._watch)

    def _watch(self) -> None:
        self.ground.installEventFilter(self)
        self.fit()

    def needed(self, width: int) -> int:
        """Return the least height that what lies here takes in a width, px."""
        layout = self._layout
        return max(layout.minimumHeightForWidth(width) if layout.hasHeightForWidth() else 0, layout.minimumSize().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again when what lies here asks for other room."""
        if watched is self.ground and event.type() == event.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit to the new size."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Make the ground as wide as the view and as high as it must be."""
        view = self.viewport().size()
        self.ground.resize(view.width(), max(view.height(), self.needed(view.width())))

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isVisible() and self.ground.isAncestorOf(now):
            self.fit()
            self.see(QRect(now.mapTo(self.ground, QPoint(0, 0)), now.size()))

    def reveal(self, widget: QWidget) -> None:
        """Bring what was shown just now into view, when it has its place."""
        QTimer.singleShot(0, widget, lambda: self._reveal(widget))

    def _reveal(self, widget: QWidget) -> None:
        if widget.isVisible():
            self._layout.activate()
            self.fit()
            self.see(QRect(widget.mapTo(self.ground, QPoint(0, 0)), widget.size()))

    def see(self, place: QRect) -> None:
        """Scroll so far that a place on the ground is in view: its top, where it is higher than the view."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if place.bottom() + AROUND > bar.value() + height:
            bar.setValue(place.bottom() + AROUND - height)
        if place.top() - AROUND < bar.value():
            bar.setValue(max(place.top() - AROUND, 0))
