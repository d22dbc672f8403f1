"""Pages of paper on a desk: pictures of the pages as they will be printed, scrolled by keyboard or wheel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QScrollArea, QWidget

from fieldreport.said import said
from ui import tongue
from ui.theme import NIGHT, UNIT, colours, set_role, worn
from ui.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

WIDEST = 820
"""A US letter page at 96 px an inch is 816 px wide; wider adds nothing."""
GAP = 2 * UNIT
AROUND = 3 * UNIT
DIMMED = QColor(10, 10, 11, 100)
"""Laid over the white paper by night; black ink on it keeps a contrast of 7 to 1."""


class PaperView(QScrollArea):
    """The pages of a document, one under another, as wide as the view allows."""

    def __init__(self, waiting: str = "") -> None:
        """``waiting`` is said while there are no pages."""
        super().__init__()
        self._desk = _Desk()
        self.setWidget(self._desk)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_role(self, "paper")
        self.show_words(waiting)

    def show_words(self, text: str) -> None:
        """Show a line of words in place of the pages."""
        self._desk.lay((), text)
        tongue.name(self, text or said("The paper, as it will be printed"))

    def show_pages(self, pages: tuple[bytes, ...]) -> None:
        """Show pages given as PNG pictures, keeping the place where the reader is."""
        place = self.verticalScrollBar().value()
        pixmaps = []
        for png in pages:
            pixmap = QPixmap()
            pixmap.loadFromData(png, "PNG")
            pixmaps.append(pixmap)
        self._desk.lay(tuple(pixmap for pixmap in pixmaps if not pixmap.isNull()), "")
        count = len(pages)
        tongue.name(
            self,
            said("The paper, as it will be printed: 1 page")
            if count == 1
            else said("The paper, as it will be printed: {count} pages", count=count),
        )
        self.verticalScrollBar().setValue(place)

    @property
    def page_count(self) -> int:
        """How many pages lie on the desk."""
        return len(self._desk.pages)

    @property
    def said(self) -> str:
        """What is said in place of the pages, or ""."""
        return self._desk.said

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self._desk.fit()


class _Desk(QWidget):
    def __init__(self) -> None:
        super().__init__()
        set_role(self, "desk")
        self.pages: tuple[QPixmap, ...] = ()
        self.said = ""
        self._scaled: tuple[int, tuple[QPixmap, ...]] = (0, ())

    def lay(self, pages: tuple[QPixmap, ...], told: str) -> None:
        self.pages, self.said, self._scaled = pages, told, (0, ())
        self.fit()
        self.update()

    def fit(self) -> None:
        self.setMinimumHeight(max((rect.bottom() + AROUND for rect in self._places()), default=0))

    def _wide(self) -> int:
        parent = self.parentWidget()
        return max(200, min(WIDEST, (parent.width() if parent else WIDEST) - 2 * AROUND))

    def _places(self) -> list[QRect]:
        places, top, wide = [], AROUND, self._wide()
        for page in self.pages:
            high = round(page.height() * wide / page.width())
            places.append(QRect((self.width() - wide) // 2, top, wide, high))
            top += high + GAP
        return places

    def _fitted(self) -> tuple[QPixmap, ...]:
        wide = round(self._wide() * self.devicePixelRatioF())
        if self._scaled[0] != wide:
            mode = Qt.TransformationMode.SmoothTransformation
            self._scaled = (wide, tuple(page.scaledToWidth(wide, mode) for page in self.pages))
        return self._scaled[1]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(colours().desk))
        if self.said:
            painter.setPen(QColor(colours().text))
            painter.drawText(self.rect().adjusted(64, 0, -64, 0), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, tr(self.said))
            return
        for place, page in zip(self._places(), self._fitted(), strict=True):
            if place.intersects(event.rect()):
                painter.drawPixmap(place, page)
                if worn().theme is NIGHT:
                    painter.fillRect(place, DIMMED)
                painter.setPen(QColor(colours().line))
                painter.drawRect(place.adjusted(-1, -1, 0, 0))
