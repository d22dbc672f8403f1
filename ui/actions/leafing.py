"""A paper of the core, leafed through in the window: each page is drawn on the work lane when the view asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from ui.background import Lane

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from fieldreport.proof.own_paper import DrawnPage, OwnPaper
    from ui.background import Background


class LeafedPaper:
    """The pages that a :class:`ui.parts.paper_view.PaperView` asks for."""

    def __init__(self, paper: OwnPaper, background: Background) -> None:
        """``paper`` is drawn on the work lane of ``background``."""
        self._paper, self._background = paper, background

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of each page, in points."""
        return self._paper.sizes

    def ask(self, index: int, width: int, then: Callable[[QImage], None], failed: Callable[[Exception], None], owner: QObject) -> None:
        """Have a page drawn so many pixels wide."""
        paper = self._paper
        self._background.run(lambda: paper.draw(index, width), Lane.WORK, lambda page: then(_image(page)), failed, owner)


def _image(page: DrawnPage) -> QImage:
    """Return a picture that owns its pixels: QImage only borrows what it is made of."""
    return QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32).copy()
