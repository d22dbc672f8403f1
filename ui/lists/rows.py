"""A list of rows of two lines: an item model that filters by what is typed, and the painter of a row.

Reports, gaps and the shift's reports all look like this; what their rows *say* is decided
in ``ui.lists.reports`` and ``ui.lists.gaps``, without a window.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldreport.said import joined
from ui import tongue
from ui.parts.mark import Mark, Tone, paint_mark
from ui.theme import RING, UNIT, base_font, colours, sizes
from ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

_FLAGS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
AnyIndex = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
SCROLL_BAR = 12
"""Room that is kept for a scroll bar when the height of wrapped rows is asked for, px."""
BETWEEN = 4
"""Between the two lines of a row, px."""
STATE_COLUMN = 328
"""Width of the column of states, px of the usual type: the same in every row, so that the marks stand under one another."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row in words."""

    key: object
    """What the row stands for; handed back when it is chosen."""
    title: str
    detail: str = ""
    """The second line, at the left."""
    state: str = ""
    """At the right, beside the mark."""
    mark: Mark | None = None
    tone: Tone = Tone.PLAIN
    extra: str = ""
    """The second line, at the right."""
    extra_tone: Tone = Tone.PLAIN

    def spoken(self) -> str:
        """Return the row as a screen reader says it."""
        return joined(". ", (self.title, self.detail, self.state, self.extra))


class RowsModel(QAbstractListModel):
    """Rows in the order given, of which those are shown that hold every word typed."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Row, ...] = ()
        self._said: tuple[Row, ...] = ()
        self._shown: tuple[Row, ...] = ()
        self._sought = ""

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self._all = tuple(rows)
        self.resay()

    def resay(self) -> None:
        """Say the rows in the language that is spoken now."""
        self._said = tuple(_told(row) for row in self._all)
        self._refresh()

    def seek(self, text: str) -> None:
        """Show only rows that hold every word of ``text``, in any case."""
        self._sought = text
        self._refresh()

    def row_at(self, index: AnyIndex) -> Row | None:
        """Return the row at an index."""
        return self._shown[index.row()] if index.isValid() and index.row() < len(self._shown) else None

    def place_of(self, key: object) -> int:
        """Return where the row of this key is shown, or -1."""
        return next((number for number, row in enumerate(self._shown) if row.key == key), -1)

    def count(self) -> tuple[int, int]:
        """Return how many rows are shown, and how many there are."""
        return len(self._shown), len(self._all)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature; an invalid index has no state
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        """Return what Qt asks for about a row."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken()
        return row if role == ROW_ROLE else None

    def _refresh(self) -> None:
        parts = self._sought.casefold().split()
        self.beginResetModel()
        self._shown = tuple(row for row in self._said if all(part in row.spoken().casefold() for part in parts))
        self.endResetModel()


def _told(row: Row) -> Row:
    return replace(row, title=tr(row.title), detail=tr(row.detail), state=tr(row.state), extra=tr(row.extra))


class RowPainter(QStyledItemDelegate):
    """Paints a :class:`Row`: title and detail at the left, mark with state and extra at the right, a hairline below."""

    def __init__(self, parent: QWidget, *, wrap: bool = False, leads: bool = True, brief: bool = False) -> None:
        """Set what every row looks like.

        Args:
            parent: the list.
            wrap: the title takes as many lines as it needs and stands alone in its width.
            leads: a row goes somewhere when chosen.
            brief: with ``wrap``, the second line is left to whoever shows it elsewhere.
        """
        super().__init__(parent)
        self._leads = leads
        self._wrap = wrap
        self._brief = brief
        self.refit()

    def refit(self) -> None:
        """Take the type that is worn now."""
        self._bold, self._plain, self._side = base_font(bold=True), base_font(), base_font(sizes().side)
        self._line_height = QFontMetrics(self._bold).height()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the room that a row takes."""
        view: Any = option.widget  # the stubs lack the fields of QStyleOption
        wide = view.viewport().width() if isinstance(view, QListView) else option.rect.width() or 400
        return QSize(0, self.height_of(index.data(ROW_ROLE), wide))

    def height_of(self, row: Row, wide: int) -> int:
        """Return the height of a row in this width, px: no word of it is cut off."""
        if self._wrap:
            below = self._wrapped(row.detail, self._side, wide) + 4 if row.detail and not self._brief else 0
            height = self._wrapped(row.title, self._plain, wide) + below
            return max(height + 2 * UNIT, sizes().control)
        left, right = _halves(wide - 4 * UNIT)
        right -= 3 * UNIT if row.mark else 0
        least = sizes().row if row.detail or row.extra else sizes().control
        return max(*(sum(self._pair(row, width, side)) + 2 * UNIT for side, width in enumerate((left, right))), least)

    def _pair(self, row: Row, wide: int, side: int) -> tuple[int, int]:
        """Return the heights of the first and the second line at the left (0) or at the right (1), px; each may wrap."""
        words = ((row.title, self._bold), (row.detail, self._side)) if not side else ((row.state, self._plain), (row.extra, self._side))
        first, second = (_height(text, font, wide) if text else 0 for text, font in words)
        return first, second + BETWEEN if second and first else second

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one row."""
        row: Row = index.data(ROW_ROLE)
        view: Any = option  # the stubs lack the fields of QStyleOption
        rect: QRect = view.rect
        painter.save()
        current = view.state & QStyle.StateFlag.State_Selected
        focused = view.widget is not None and view.widget.hasFocus()
        if view.state & QStyle.StateFlag.State_MouseOver or (current and (focused or not self._wrap)):
            painter.fillRect(rect, QColor(colours().tint))
        if current and focused:
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), QColor(colours().accent))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(colours().line))
        if self._wrap:
            self._paint_wrapped(painter, rect, row)
        else:
            self._paint_line(painter, rect.adjusted(2 * UNIT, UNIT, -2 * UNIT, -UNIT), row)
        painter.restore()

    def _paint_line(self, painter: QPainter, rect: QRect, row: Row) -> None:
        left, right = _halves(rect.width())
        start = rect.right() - right
        wide = right - (3 * UNIT if row.mark else 0)
        heights = (self._pair(row, left, 0), self._pair(row, wide, 1))
        # The first lines of both halves stand level; a row of one line stands in the middle.
        top = rect.top() + max((rect.height() - max(sum(pair) for pair in heights)) // 2, 0)
        if row.mark:
            paint_mark(painter, QRectF(start, top + self._line_height / 2 - 6, 12, 12), row.mark, QColor(getattr(colours(), row.tone)))
            start += 3 * UNIT
        tone = colours().text if row.tone is Tone.PLAIN else getattr(colours(), row.tone)
        for text, font, colour, across, width, down in (
            (row.title, self._bold, colours().text, rect.left(), left, 0),
            (row.detail, self._side, colours().side, rect.left(), left, heights[0][0] + BETWEEN),
            (row.state, self._plain, tone, start, wide, 0),
            (row.extra, self._side, getattr(colours(), row.extra_tone), start, wide, max(heights[0][0], heights[1][0]) + BETWEEN),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(QRect(across, top + down, width, rect.bottom() - top - down + UNIT), _FLAGS, text)

    def _paint_wrapped(self, painter: QPainter, rect: QRect, row: Row) -> None:
        inner = rect.adjusted(2 * UNIT + 3 * UNIT, UNIT, -2 * UNIT, -UNIT)
        if row.mark:
            paint_mark(painter, QRectF(rect.left() + 2 * UNIT, inner.top() + 4, 12, 12), row.mark, QColor(getattr(colours(), row.tone)))
        painter.setFont(self._plain)
        painter.setPen(QColor(colours().accent if self._leads else colours().text))
        painter.drawText(inner, _FLAGS, row.title)
        if self._brief:
            return
        painter.setFont(self._side)
        painter.setPen(QColor(colours().side))
        height = self._wrapped(row.title, self._plain, rect.width())
        painter.drawText(inner.adjusted(0, height + 4, 0, 0), _FLAGS, row.detail)

    @staticmethod
    def _wrapped(text: str, font: QFont, wide: int) -> int:
        return _height(text, font, wide - 7 * UNIT)


def _halves(wide: int) -> tuple[int, int]:
    """Return the widths of what stands at the left and at the right of a row, px."""
    right = min(sizes().wide(STATE_COLUMN), wide // 2)
    return wide - right - 3 * UNIT, right


def _height(text: str, font: QFont, wide: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(wide, 1), 10_000), _FLAGS, text).height()


class RowList(QListView):
    """A list of rows that is chosen from with the arrow keys and Enter, or one click."""

    chosen = Signal(object)
    """The key of the row."""
    typed = Signal(str)
    """Printable text typed while the list has the focus: for a search field nearby."""

    pointed_at = Signal(str)
    """The second line of the row that is current or under the pointer: what a brief list does not show itself."""

    def __init__(self, name: str, *, wrap: bool = False, leads: bool = True, brief: bool = False) -> None:
        """``name`` is the accessible name; ``leads`` is False where rows are only read; ``brief`` lists show first lines alone."""
        super().__init__()
        self.rows = RowsModel()
        self.setModel(self.rows)
        self._painter = RowPainter(self, wrap=wrap, leads=leads, brief=brief)
        self.setItemDelegate(self._painter)
        tongue.name(self, name)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.rows.modelReset.connect(self.updateGeometry)
        self.clicked.connect(self._choose)
        self.entered.connect(self._point_at)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the row that was current stays current."""
        held = self.rows.row_at(self.currentIndex())
        self.rows.set_rows(rows)
        self._keep(held)

    def seek(self, text: str) -> None:
        """Show only rows that hold every word of ``text``."""
        held = self.rows.row_at(self.currentIndex())
        self.rows.seek(text)
        self._keep(held)

    def select(self, key: object) -> bool:
        """Make the row with this key current; say whether it is shown."""
        place = self.rows.place_of(key)
        if place >= 0:
            self.setCurrentIndex(self.rows.index(place))
        return place >= 0

    def step(self) -> None:
        """Make the next row current; after the last comes the first."""
        count = self.rows.rowCount()
        if count:
            self.setCurrentIndex(self.rows.index((self.currentIndex().row() + 1) % count))

    def sizeHint(self) -> QSize:
        """Ask for the height of the rows and no more: no empty box under the last one."""
        rows = (self.rows.row_at(self.rows.index(number)) for number in range(min(self.rows.rowCount(), 40)))
        height = sum(self._painter.height_of(row, self.width() - 2 * RING - SCROLL_BAR) for row in rows if row is not None)
        return QSize(super().sizeHint().width(), height + 2 * RING)

    def minimumSizeHint(self) -> QSize:
        """Never less than one row; no wider than the side pane leaves it in a window of 683 px."""
        return QSize(160, min(self.sizeHint().height(), sizes().row + UNIT))

    def resay(self) -> None:
        """Say the rows in the language that is spoken now."""
        held = self.rows.row_at(self.currentIndex())
        self.rows.resay()
        self._keep(held)

    def refit(self) -> None:
        """Take the type that is worn now."""
        self._painter.refit()
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrapped rows need another height in another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Say what the current row's second line is."""
        super().currentChanged(current, previous)
        self._point_at(current)

    def leaveEvent(self, event: QEvent) -> None:
        """Without the pointer it is the current row that counts."""
        super().leaveEvent(event)
        self._point_at(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose on Enter; hand printable text on; leave the rest to Qt."""
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and self.currentIndex().isValid():
            self._choose(self.currentIndex())
        elif plain and event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _point_at(self, index: AnyIndex) -> None:
        row = self.rows.row_at(index)
        self.pointed_at.emit(row.detail if row is not None else "")

    def _keep(self, held: Row | None) -> None:
        if not self.rows.rowCount():
            return
        place = self.rows.place_of(held.key) if held is not None else 0
        self.setCurrentIndex(self.rows.index(max(place, 0)))

    def _choose(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index)
        if row is not None:
            self.chosen.emit(row.key)
