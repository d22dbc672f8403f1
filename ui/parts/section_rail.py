"""The rail of sections, each with what is missing in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from fieldreport.said import said
from ui import tongue
from ui.parts.mark import Mark, paint_mark
from ui.questions.keys import lets_go
from ui.theme import RING, base_font, fix_width, set_role, sizes
from ui.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent

Index = QModelIndex | QPersistentModelIndex
WIDTH = 304
"""Width of the rail, px of the usual type."""
FOLDED = 64
"""Width of the rail where it is folded to the numbers of the sections, px of the usual type."""
_LEFT, _RIGHT, _NOTE = 16, 10, 68


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One section as the rail shows it."""

    name: str
    label: str
    missing: int = 0
    wrong: int = 0
    asked: bool = True

    def note(self) -> str:
        """Return how it stands, in words."""
        if not self.asked:
            return said("not asked")
        if self.missing and self.wrong:
            return said("{missing} to do", missing=self.missing + self.wrong)
        if self.wrong:
            return said("{wrong} wrong", wrong=self.wrong)
        return said("{missing} missing", missing=self.missing) if self.missing else ""


class SectionModel(QAbstractListModel):
    """The sections."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: list[SectionLine] = []

    def set_sections(self, lines: tuple[SectionLine, ...]) -> None:
        """Show these sections; one whose words alone changed is drawn anew."""
        if [line.name for line in lines] == [line.name for line in self._lines]:
            for row, line in enumerate(lines):
                if line != self._lines[row]:
                    self._lines[row] = line
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def line(self, row: int) -> SectionLine | None:
        """Return a section as it is shown."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, name: str) -> int:
        """Return where a section stands, or -1."""
        return next((row for row, line in enumerate(self._lines) if line.name == name), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many sections there are."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        """Words of a section."""
        line = self.line(index.row())
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr(said("{label}, {note}", label=line.label, note=line.note() or said("nothing missing")))
        return None


class _SectionPainter(QStyledItemDelegate):
    """Draws a section: its name, at the right what is missing, a bar at the one that is open."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the name needs."""
        view = option.widget
        if _is_folded(view):
            return QSize(option.rect.width(), sizes().control)
        width = view.viewport().width() if isinstance(view, QListView) else WIDTH
        # Measured as it is drawn when chosen, so that choosing a section moves nothing.
        words = QFontMetrics(base_font(bold=True)).boundingRect(
            QRect(0, 0, width - _LEFT - _RIGHT - sizes().wide(_NOTE), 800), _WRAP, str(index.data())
        )
        return QSize(option.rect.width(), max(sizes().control, words.height() + 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        model = index.model()
        line = model.line(index.row()) if isinstance(model, SectionModel) else None
        if line is None:
            return
        rect, state = option.rect, option.state
        # Not the option's palette: a style sheet with a transparent ground leaves black in its Base.
        palette = QApplication.palette()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Base))
            painter.fillRect(QRect(rect.left(), rect.top(), RING, rect.height()), palette.color(QPalette.ColorRole.Link))
        side = palette.color(QPalette.ColorRole.PlaceholderText)
        if _is_folded(option.widget):
            self._paint_number(painter, rect, line, index.row() + 1, chosen=chosen)
            painter.restore()
            return
        painter.setPen(palette.color(QPalette.ColorRole.Text) if line.asked else side)
        painter.setFont(base_font(bold=chosen))
        painter.drawText(rect.adjusted(_LEFT, 0, -_RIGHT - sizes().wide(_NOTE), 0), _WRAP, tr(line.label))
        painter.setPen(side)
        painter.setFont(base_font(sizes().side))
        painter.drawText(rect.adjusted(0, 0, -_RIGHT, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tr(line.note()))
        painter.restore()

    def _paint_number(self, painter: QPainter, rect: QRect, line: SectionLine, number: int, *, chosen: bool) -> None:
        """Draw the number of a section, and beside it the mark of what is missing; dimmed, when it is not asked."""
        palette = QApplication.palette()
        painter.setPen(palette.color(QPalette.ColorRole.Text if line.asked else QPalette.ColorRole.PlaceholderText))
        painter.setFont(base_font(bold=chosen))
        words = str(number) if line.asked else f"({number})"
        painter.drawText(rect.adjusted(_LEFT - 4, 0, 0, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        if line.asked and line.missing + line.wrong:
            square = QRectF(rect.right() - _RIGHT - 12, rect.center().y() - 5, 12, 12)
            paint_mark(painter, square, Mark.OPEN if not line.wrong else Mark.LOOK, palette.color(QPalette.ColorRole.Text))


class _Sections(QListView):
    unfolded = Signal(bool)
    """The keyboard came, or went; not at a click, under which nothing may move."""
    folded = False
    """Whether the numbers alone are drawn."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard came."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.unfolded.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard went."""
        super().focusOutEvent(event)
        self.unfolded.emit(False)

    def event(self, event: QEvent) -> bool:
        """Let the screen's keys through."""
        return False if lets_go(event) else super().event(event)


class SectionRail(QWidget):
    """The rail: arrows choose a section, Enter goes into it."""

    section_chosen = Signal(str)
    entered = Signal()
    """Enter or a click: go to the section's first field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "rail")
        fix_width(self, WIDTH)
        self.model = SectionModel(self)
        self.list = _Sections(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_SectionPainter(self.list))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tongue.name(self.list, said("Sections of the report"))
        self.list.setTabKeyNavigation(False)
        self._quiet = self._folded = False
        self.list.unfolded.connect(self._unfold)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 8)
        box.addWidget(self.list)
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.list.activated.connect(lambda _: self.entered.emit())
        self.list.clicked.connect(lambda _: self.entered.emit())

    def fold(self, folded: bool) -> None:
        """Shrink to the numbers of the sections, or be whole again; while the keyboard is in the rail it is whole."""
        self._folded = folded
        self._unfold(self.list.hasFocus())

    def _unfold(self, whole: bool) -> None:
        self.list.folded = self._folded and not whole
        fix_width(self, FOLDED if self.list.folded else WIDTH)
        self.list.scheduleDelayedItemsLayout()

    def set_sections(self, lines: tuple[SectionLine, ...]) -> None:
        """Show these sections."""
        self._quiet = True
        self.model.set_sections(lines)
        self._quiet = False

    def choose(self, name: str) -> None:
        """Mark a section as the one that is open, without saying so."""
        self._quiet = True
        row = self.model.row_of(name)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
            if not self.list.hasFocus():  # under the arrow keys the list stands still
                self.list.scrollTo(self.model.index(row), QListView.ScrollHint.PositionAtCenter)
        self._quiet = False

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        line = self.model.line(current.row())
        if line is not None and not self._quiet:
            self.section_chosen.emit(line.name)


def _is_folded(view: QWidget | None) -> bool:
    return isinstance(view, _Sections) and view.folded


_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
