"""A screen with a paper: what is said and chosen at the left, the paper at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.parts.paper_view import PaperView
from ui.parts.screen import Screen
from ui.parts.scrolled import Scrolled
from ui.parts.words import line
from ui.theme import sizes

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QLayout

LEFT = 456
"""Width of the left side, px of the usual type: with a page of paper beside it at 1366 px. Never more than half of the window."""


class PaperScreen(Screen):
    """Shares the window between its left side, which scrolls by itself, and a paper."""

    def lay_beside_paper(self, left: QLayout, waiting: str) -> None:
        """Lay the screen out.

        Args:
            left: all that stands at the left.
            waiting: said in place of the paper while there is none.
        """
        self._left = Scrolled(left)
        self.paper = PaperView(waiting)
        page = line(self._left, self.paper)
        page.setStretch(1, 1)
        self.setLayout(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share a narrow window between the two."""
        super().resizeEvent(event)
        self.refit()

    def refit(self) -> None:
        """Take the type that is worn now."""
        self._left.setFixedWidth(min(sizes().wide(LEFT), self.width() // 2))
