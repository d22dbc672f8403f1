"""Controls beside each other, like words in a line: what has no room goes into the next line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

from ui.theme import UNIT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Flow(QLayout):
    """A line of controls, each as large as it asks for; in a narrow place they stand in several lines."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(UNIT)
        for part in parts:
            self.addWidget(part)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are, shown or not."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let one go."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """None: they keep their size."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """A narrow place makes more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines in a width, px."""
        return max((place.bottom() + 1 for _, place in self._places(width)), default=0)

    def minimumSize(self) -> QSize:
        """As wide as the widest of them, and one line high."""
        sizes = [item.sizeHint() for item in self._shown()]
        return QSize(max((size.width() for size in sizes), default=0), max((size.height() for size in sizes), default=0))

    def sizeHint(self) -> QSize:
        """All of them in one line."""
        shown = self._shown()
        return QSize(sum(item.sizeHint().width() for item in shown) + self.spacing() * max(len(shown) - 1, 0), self.minimumSize().height())

    def setGeometry(self, rect: QRect) -> None:
        """Put them where they belong."""
        super().setGeometry(rect)
        for item, place in self._places(rect.width()):
            item.setGeometry(place.translated(rect.topLeft()))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _places(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        places: list[tuple[QLayoutItem, QRect]] = []
        across = top = bottom = 0
        for item in self._shown():
            size = item.sizeHint()
            if across and across + size.width() > width:
                across, top = 0, bottom + self.spacing()
            places.append((item, QRect(QPoint(across, top), size)))
            across += size.width() + self.spacing()
            bottom = max(bottom, top + size.height())
        return places
