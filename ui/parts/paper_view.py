"""Pages of paper on a desk: pictures of the pages as they will be printed, scrolled by keyboard or wheel.

All pages lie there at once as white sheets of their size; only those in sight, and one neighbour each way, are drawn. One page is
asked for at a time, so that whoever scrolls past sixty pages does not wait for those that are out of sight again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QScrollArea, QScrollBar, QWidget

from fieldreport.said import said
from ui import tongue
from ui.theme import NIGHT, UNIT, colours, set_role, worn
from ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent

WIDEST = 820
"""A US letter page at 96 px an inch is 816 px wide; wider adds nothing."""
GAP = 2 * UNIT
AROUND = 3 * UNIT
NEIGHBOURS = 1
"""Pages that are drawn before they come into sight, each way."""
KEPT = 3
"""Pages that stay drawn out of sight, each way: about 3.5 MB each."""
WHITE = QColor(255, 255, 255)
FAINT = QColor(90, 90, 90)
"""Words on a sheet that is not drawn yet: 6.9 to 1 on white."""
DIMMED = QColor(10, 10, 11, 100)
"""Laid over the white paper by night; black ink on it keeps a contrast of 7 to 1."""
_ENDS = {
    Qt.Key.Key_Home: QScrollBar.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QScrollBar.SliderAction.SliderToMaximum,
}


class Pages(Protocol):
    """A paper whose pages can be asked for, each in its turn."""

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of each page, in points."""

    def ask(self, index: int, width: int, then: Callable[[QImage], None], failed: Callable[[Exception], None], owner: QObject) -> None:
        """Have a page drawn so many pixels wide, beside the window; then one of the two is called, unless the owner is gone."""


class PaperView(QScrollArea):
    """The pages of a document, one under another, as wide as the view allows."""

    def __init__(self, waiting: str = "") -> None:
        """``waiting`` is said while there are no pages."""
        super().__init__()
        self._desk = _Desk()
        self._asked = False
        self.setWidget(self._desk)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._look)
        set_role(self, "paper")
        self.show_words(waiting)

    def show_words(self, text: str) -> None:
        """Show a line of words in place of the pages."""
        self._desk.lay(None, text)
        tongue.name(self, text or said("The paper, as it will be printed"))
        tongue.describe(self, "")

    def show_pages(self, pages: Pages) -> None:
        """Show a paper, keeping the place where the reader is."""
        place = self.verticalScrollBar().value()
        self._desk.lay(pages, "")
        count = len(pages.sizes)
        tongue.name(
            self,
            said("The paper, as it will be printed: 1 page")
            if count == 1
            else said("The paper, as it will be printed: {count} pages", count=count),
        )
        self.verticalScrollBar().setValue(place)
        self._look()

    @property
    def page_count(self) -> int:
        """How many pages lie on the desk."""
        return len(self._desk.sizes)

    @property
    def drawn(self) -> tuple[int, ...]:
        """Numbers of the pages that are drawn now, from 1."""
        return tuple(sorted(index + 1 for index in self._desk.pictures))

    @property
    def is_drawn(self) -> bool:
        """Whether every page in sight is drawn, as wide as it is shown."""
        return all(self._desk.is_drawn(index) for index in self._in_sight())

    @property
    def said(self) -> str:
        """What is said in place of the pages, or ""."""
        return self._desk.said

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self._desk.fit()
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what is in sight now: a paper that nobody sees is not drawn."""
        super().showEvent(event)
        self._look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the ends of the paper; the rest is a scroll area's own."""
        end = _ENDS.get(Qt.Key(event.key()))
        if end is None:
            super().keyPressEvent(event)
        else:
            self.verticalScrollBar().triggerAction(end)

    def _in_sight(self) -> range:
        top = self.verticalScrollBar().value()
        return self._desk.between(top, top + self.viewport().height())

    def _look(self) -> None:
        """Say which page is before the reader, forget pages far away, and have the next one drawn that is needed."""
        pages = self._desk.pages
        if pages is None or not self.isVisible():
            return
        seen, count = self._in_sight(), len(pages.sizes)
        self._desk.keep(range(seen.start - KEPT, seen.stop + KEPT))
        here = self._desk.nearest(self.verticalScrollBar().value() + self.viewport().height() // 2)
        tongue.describe(self, said("Page {number} of {count}", number=here + 1, count=count))
        around = range(max(0, seen.start - NEIGHBOURS), min(count, seen.stop + NEIGHBOURS))
        wanted = next((index for index in (*seen, *reversed(around)) if not self._desk.is_drawn(index)), None)
        if wanted is None or self._asked:
            return
        self._asked = True

        def drawn(image: QImage | None) -> None:
            self._asked = False
            if self._desk.pages is pages:
                self._desk.put(wanted, image)
            self._look()

        pages.ask(wanted, self._desk.dots(), drawn, lambda _: drawn(None), self)


class _Desk(QWidget):
    def __init__(self) -> None:
        super().__init__()
        set_role(self, "desk")
        self.pages: Pages | None = None
        self.pictures: dict[int, QPixmap] = {}
        """By index; one that was drawn for another width stands in until it is drawn anew."""
        self.said = ""
        self._refused: set[int] = set()
        self._laid: tuple[tuple[int, int], list[QRect]] = ((0, 0), [])

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        return self.pages.sizes if self.pages is not None else ()

    def lay(self, pages: Pages | None, told: str) -> None:
        self.pages, self.said, self._laid = pages, told, ((0, 0), [])
        self.pictures.clear()
        self._refused.clear()
        self.fit()
        self.update()

    def fit(self) -> None:
        self.setMinimumHeight(max((rect.bottom() + AROUND for rect in self._places()), default=0))

    def between(self, top: int, bottom: int) -> range:
        """Return the indices of the pages that stand between two heights."""
        found = [index for index, place in enumerate(self._places()) if place.bottom() >= top and place.top() <= bottom]
        return range(found[0], found[-1] + 1) if found else range(0)

    def nearest(self, height: int) -> int:
        """Return the index of the last page that begins above a height, or of the first."""
        return max((index for index, place in enumerate(self._places()) if place.top() <= height), default=0)

    def dots(self) -> int:
        """Return how many pixels of the screen a page is wide."""
        return round(self._wide() * self.devicePixelRatioF())

    def is_drawn(self, index: int) -> bool:
        picture = self.pictures.get(index)
        return index in self._refused or (picture is not None and picture.width() == self.dots())

    def put(self, index: int, image: QImage | None) -> None:
        """Take the picture of a page, or that there will be none."""
        if image is None:
            self._refused.add(index)
        else:
            self.pictures[index] = picture = QPixmap.fromImage(image)
            picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.update(self._places()[index])

    def keep(self, indices: Collection[int]) -> None:
        """Forget the pictures of all other pages."""
        for index in [index for index in self.pictures if index not in indices]:
            del self.pictures[index]

    def _wide(self) -> int:
        parent = self.parentWidget()
        return max(200, min(WIDEST, (parent.width() if parent else WIDEST) - 2 * AROUND))

    def _places(self) -> list[QRect]:
        wide, whole = self._wide(), self.width()
        if self._laid[0] != (wide, whole):
            places, top = [], AROUND
            for across, down in self.sizes:
                high = round(down * wide / across)
                places.append(QRect((whole - wide) // 2, top, wide, high))
                top += high + GAP
            self._laid = ((wide, whole), places)
        return self._laid[1]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(colours().desk))
        if self.said:
            painter.setPen(QColor(colours().text))
            painter.drawText(self.rect().adjusted(64, 0, -64, 0), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, tr(self.said))
            return
        for index in self.between(event.rect().top(), event.rect().bottom()):
            self._paint_page(painter, index, self._places()[index])

    def _paint_page(self, painter: QPainter, index: int, place: QRect) -> None:
        picture = self.pictures.get(index)
        if picture is None:
            painter.fillRect(place, WHITE)
            told = said("Page {number} cannot be shown.") if index in self._refused else said("Page {number} is being drawn…")
            painter.setPen(FAINT)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, tr(told.format(number=index + 1)))
        elif picture.width() == self.dots():
            painter.drawPixmap(place.topLeft(), picture)
        else:
            painter.drawPixmap(place, picture)
        if worn().theme is NIGHT:
            painter.fillRect(place, DIMMED)
        painter.setPen(QColor(colours().line))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))
