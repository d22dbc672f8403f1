"""How parts of a line share the room that there is: what gives way first, and what goes under the other where both do not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from ui.theme import sizes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent


class GivingWay(QFrame):
    """A line whose parts give way one after another where there is no room for all of them."""

    def whole(self) -> None:
        """Show all that there is to show."""
        raise NotImplementedError

    def steps(self) -> Sequence[Callable[[], object]]:
        """What gives way, first things first."""
        raise NotImplementedError

    def fit(self) -> None:
        """Show all, then do the steps until it fits. What nobody sees is not measured."""
        self.whole()
        layout = self.layout()
        if layout is None or not self.isVisible():
            return
        for step in (*self.steps(), None):
            layout.invalidate()
            if layout.minimumSize().width() <= self.width() or step is None:
                return
            step()

    refit = fit
    """Take the type that is worn now."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into the new width."""
        super().resizeEvent(event)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit into the width that it came to have."""
        super().showEvent(event)
        self.fit()


class SideBySide(QWidget):
    """Two parts beside each other; in a narrow place the second lies under the first."""

    def __init__(self, first: QWidget, second: QWidget, *, from_width: int, gap: int, stretch: tuple[int, int] = (1, 0)) -> None:
        """``from_width``: the width from which they lie beside each other, px of the usual type; ``gap``: px between them."""
        super().__init__()
        self._from = from_width
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap)
        self._box.addWidget(first, stretch[0])
        self._box.addWidget(second, stretch[1])

    def minimumSizeHint(self) -> QSize:
        """No wider than the wider of the two: they can lie under each other."""
        least = super().minimumSizeHint()
        parts = [self._box.itemAt(number) for number in range(self._box.count())]
        return QSize(max(part.minimumSize().width() for part in parts if part is not None), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the two where the width asks for it."""
        super().resizeEvent(event)
        self.refit()

    def refit(self) -> None:
        """Take the type that is worn now."""
        beside = self.width() >= sizes().wide(self._from)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._box.direction() is not direction:
            self._box.setDirection(direction)
