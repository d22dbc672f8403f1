"""The list of provisions under its line: two lines a row, and beneath it what the row under the cursor says in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from fieldreport.answers.remarks import CLASS, COUNSEL, ELEMENTS, LITIGATION, tag_words
from fieldreport.catalogue.provisions import Finder, Provision
from fieldreport.said import capital, joined, said
from ui import tongue
from ui.parts.words import words
from ui.theme import base_font, colours, set_role, sizes
from ui.tongue import tr

if TYPE_CHECKING:
    from ui.questions.editor import ChoiceWords

Index = QModelIndex | QPersistentModelIndex
ROWS = 8
"""Rows that are seen at once, where there is room for them."""
FEWEST = 3
"""Rows that are seen at least."""
PROVISION = Qt.ItemDataRole.UserRole
TEACHING = said("↓ goes into the list, ↑ to “Not determined”. Enter chooses the row under the cursor; until then nothing is chosen.")
"""What the list says while no row is under the cursor."""
_PAD, _GAP = 10, 16
_BAR = 4
"""Width of the bar at the left of the row under the cursor, px."""


def facts_line(provision: Provision) -> str:
    """Return how far the entry was verified, in words, and the class."""
    return joined("  ·  ", (tag_words(provision.columns, short=True), said(provision.columns.get(CLASS, ""))))


def told_lines(provision: Provision) -> tuple[str, str]:
    """Return the elements in plain words, and what is to be minded before anybody relies on the entry."""
    columns = provision.columns
    beside = (tag_words(columns), *(said(columns.get(name, "")) for name in (CLASS, COUNSEL, LITIGATION)))
    return said(columns.get(ELEMENTS, "")), joined("  ·  ", (capital(text) for text in beside))


def said_aloud(provision: Provision) -> str:
    """Return a row as it is read aloud."""
    elements, beside = told_lines(provision)
    return ". ".join(tr(text).rstrip(".") for text in (provision.name, provision.citation, elements, beside) if text)


class ProvisionModel(QAbstractListModel):
    """What is left of the provisions for what was typed, in the order of their citations."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._choices: tuple[ChoiceWords, ...] = ()
        self._finder = Finder(())
        self._shown: tuple[Provision, ...] = ()
        self._typed = ""

    def set_choices(self, choices: tuple[ChoiceWords, ...]) -> None:
        """Offer these."""
        if choices != self._choices:
            self._choices = choices
            self._finder = Finder(Provision(choice.code, choice.words, choice.columns) for choice in choices)
            self.narrow(self._typed)

    def narrow(self, typed: str) -> None:
        """Leave out what does not fit."""
        self.beginResetModel()
        self._typed = typed
        self._shown = self._finder.find(typed)
        self.endResetModel()

    def __len__(self) -> int:
        return len(self._finder.all)

    def shown(self) -> tuple[Provision, ...]:
        """Return the rows."""
        return self._shown

    def at(self, row: int) -> Provision | None:
        """Return the provision of a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def of(self, code: str) -> Provision | None:
        """Return the provision of a code, shown or not."""
        return next((one for one in self._finder.all if one.code == code), None)

    def row_of(self, code: str) -> int:
        """Return the row in which a code is shown, or -1."""
        return next((row for row, one in enumerate(self._shown) if one.code == code), -1)

    def first_match(self) -> int:
        """Return the first row that names a provision, or 0: where the cursor goes from the line into a list that was searched."""
        return next((row for row, one in enumerate(self._shown) if self._typed and one.citation), 0)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many fit."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        """The label, the provision, and the row as it is read aloud."""
        provision = self.at(index.row())
        if provision is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return provision.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said_aloud(provision)
        return provision if role == PROVISION else None


class ProvisionPainter(QStyledItemDelegate):
    """Draws a row: the name and the citation, and beneath them how far it was verified and the class."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """As high as two lines, and never smaller than what a finger hits."""
        return QSize(0, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        provision: Provision | None = index.data(PROVISION)
        if provision is None:
            return
        palette = QApplication.palette()
        text, side = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.PlaceholderText)
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, option.palette.color(QPalette.ColorRole.Highlight))
            painter.fillRect(rect.adjusted(0, 2, _BAR - rect.width(), -2), palette.color(QPalette.ColorRole.Link))
        painter.setPen(colours().line)
        painter.drawLine(rect.left() + _PAD, rect.bottom(), rect.right() - _PAD, rect.bottom())
        inner = rect.adjusted(_PAD + _BAR, _PAD // 2, -_PAD, -_PAD // 2)
        second = facts_line(provision)
        upper = QRect(inner.left(), inner.top(), inner.width(), inner.height() // 2 if second else inner.height())
        cited = QFontMetrics(base_font()).horizontalAdvance(provision.citation) if provision.citation else 0
        room = inner.width() - cited - _GAP if cited else inner.width()
        if room < inner.width() // 3:  # words in place of a citation: the name comes first
            cited, room = 0, inner.width()
        _draw(painter, upper.adjusted(0, 0, room - inner.width(), 0), provision.name, text)
        if cited:
            _draw(painter, upper, provision.citation, text, right=True)
        if second:
            lower = QRect(inner.left(), upper.bottom(), inner.width(), inner.height() - upper.height())
            _draw(painter, lower, second, side, size=sizes().side)
        painter.restore()


class ProvisionList(QFrame):
    """The list with what it says of the row under the cursor. It never has the keyboard: the line keeps it."""

    def __init__(self, model: ProvisionModel, parent: QWidget) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.model = model
        self.view = QListView(self)
        set_role(self.view, "inner")
        self.view.setModel(model)
        self.view.setItemDelegate(ProvisionPainter(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tongue.name(self.view, said("Provisions, in the order of their citations"))
        self._elements = words("", wrap=True)
        self._beside = words("", "side", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 8)
        box.setSpacing(0)
        box.addWidget(self.view)
        inner = QVBoxLayout()
        inner.setContentsMargins(_PAD + _BAR, 8, _PAD, 0)
        inner.setSpacing(2)
        inner.addWidget(self._elements)
        inner.addWidget(self._beside)
        inner.addStretch(1)
        box.addLayout(inner)
        self.tell(None)

    def tell(self, provision: Provision | None) -> None:
        """Say beneath the list what the row under the cursor says, or which keys there are."""
        elements, beside = told_lines(provision) if provision is not None else (TEACHING, "")
        self._elements.setText(elements)
        self._beside.setText(beside)
        self._beside.setVisible(bool(beside))

    def told(self) -> str:
        """Return what stands beneath the list, as it is read."""
        return joined("\n", (self._elements.text(), self._beside.text()))

    def fit(self, width: int, room: int, fewest: int = FEWEST) -> None:
        """Take a width, and the height of the rows that there is room for, but of ``fewest`` at least."""
        told = self._told_height(width)
        most, free = min(self.model.rowCount(), ROWS), room - told - self._rows_height(0)
        self.view.setFixedHeight(self._rows_height(max(min(most, free // row_height()), min(most, fewest), 1)))
        self.setFixedSize(width, self.view.height() + told)

    def wanted(self, width: int) -> int:
        """Return the height of all the rows that are seen at once."""
        return self._rows_height(min(self.model.rowCount(), ROWS)) + self._told_height(width)

    def put_cursor(self, row: int) -> Provision | None:
        """Put the cursor on a row (-1: on none) and tell what it says."""
        index = self.model.index(row)
        self.view.setCurrentIndex(index)
        if not index.isValid():
            self.view.clearSelection()
            self.view.scrollToTop()
        provision = self.model.at(row)
        self.tell(provision)
        return provision

    def _rows_height(self, rows: int) -> int:
        # Before it is polished the view does not know the borders that the style sheet gives it.
        self.view.ensurePolished()
        return rows * row_height() + 2 * self.view.frameWidth() + 4

    def _told_height(self, width: int) -> int:
        """Return the height of the longest of what the rows say: the list stays where it is while the cursor moves."""
        inner = width - 2 * _PAD - _BAR - 2
        large, small = QFontMetrics(base_font()), QFontMetrics(base_font(sizes().side))
        heights = [_height(TEACHING, large, inner)]
        for provision in self.model.shown():
            elements, beside = told_lines(provision)
            heights.append(_height(elements, large, inner) + (2 + _height(beside, small, inner) if beside else 0))
        return max(heights) + 8 + 9


def row_height() -> int:
    """Return the height of a row of two lines, px."""
    lines = QFontMetrics(base_font()).height() + QFontMetrics(base_font(sizes().side)).height()
    return max(lines + _PAD + 2, sizes().control)


def _height(text: str, metrics: QFontMetrics, width: int) -> int:
    return metrics.boundingRect(QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, text).height()


def _draw(painter: QPainter, rect: QRect, text: str, colour: Any, *, size: int = 0, right: bool = False) -> None:  # noqa: ANN401 - a QColor
    painter.setPen(colour)
    font = base_font(size)
    painter.setFont(font)
    fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, fitting)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
