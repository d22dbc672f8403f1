"""The rows of a repeat as a table: number, title, what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from fieldreport.said import said
from ui.questions.keys import lets_go
from ui.theme import sizes
from ui.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

Index = QModelIndex | QPersistentModelIndex
NUMBER, TITLE, MISSING = range(3)
HEADS = (said("No."), "", said("Missing"))
MOST = 7
"""Rows that are seen at once; more scroll."""


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row as it is listed."""

    id: str
    title: str
    missing: int = 0


class RowModel(QAbstractTableModel):
    """The rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: list[RowLine] = []

    def set_rows(self, lines: tuple[RowLine, ...]) -> None:
        """Show these rows; a row whose words alone changed is drawn anew, the rest is left alone."""
        if [line.id for line in lines] == [line.id for line in self._lines]:
            for row, line in enumerate(lines):
                if line != self._lines[row]:
                    self._lines[row] = line
                    self.dataChanged.emit(self.index(row, 0), self.index(row, MISSING))
            return
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def set_row(self, line: RowLine) -> None:
        """Show one row anew, if it is listed and its words changed."""
        row = self.row_of(line.id)
        if row >= 0 and line != self._lines[row]:
            self._lines[row] = line
            self.dataChanged.emit(self.index(row, 0), self.index(row, MISSING))

    def line(self, row: int) -> RowLine | None:
        """Return a row as it is listed."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, row_id: str) -> int:
        """Return where a row stands, or -1."""
        return next((row for row, line in enumerate(self._lines) if line.id == row_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Number, title, what is missing."""
        return 0 if parent is not None and parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        """Words of a cell."""
        line = self.line(index.row())
        if line is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() != TITLE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if index.column() == NUMBER:
            return str(index.row() + 1)
        if index.column() == TITLE:
            return tr(line.title)
        return tr(said("{missing} missing", missing=line.missing)) if line.missing else ""

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Heads of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return tr(HEADS[section])
        return None


class RowTable(QTableView):
    """The table: arrows choose a row, Enter goes into it, Delete removes it."""

    row_chosen = Signal(str)
    """The id of the row that is chosen now."""
    entered = Signal()
    """Enter: go to the fields of the chosen row."""
    delete_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowModel(self)
        self._quiet = False
        self.setModel(self.rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(32)
        self.horizontalHeader().setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        self.refit()
        self.selectionModel().currentRowChanged.connect(self._moved)

    def set_rows(self, lines: tuple[RowLine, ...]) -> None:
        """Show these rows and keep the chosen one chosen."""
        chosen = self.chosen()
        self._quiet = True
        self.rows.set_rows(lines)
        if chosen and self.rows.row_of(chosen) >= 0:
            self.choose(chosen)
        self._quiet = False
        self._fit()

    def refit(self) -> None:
        """Take the sizes that are worn now."""
        self.verticalHeader().setDefaultSectionSize(sizes().control)
        self.setColumnWidth(NUMBER, sizes().wide(48))
        self.setColumnWidth(MISSING, sizes().wide(120))
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(min(max(self.rows.rowCount(), 1), MOST) * sizes().control + 8)

    def choose(self, row_id: str) -> None:
        """Choose a row without saying so."""
        was, self._quiet = self._quiet, True
        row = self.rows.row_of(row_id)
        if row >= 0 and row != self.currentIndex().row():
            self.setCurrentIndex(self.rows.index(row, TITLE))
        self._quiet = was

    def chosen(self) -> str:
        """Return the id of the chosen row, or ""."""
        line = self.rows.line(self.currentIndex().row())
        return line.id if line is not None else ""

    def event(self, event: QEvent) -> bool:
        """Let our keys through to the section and the screen."""
        return False if lets_go(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes into the row, Delete removes it, Esc goes outwards."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        line = self.rows.line(current.row())
        if line is not None and not self._quiet:
            self.row_chosen.emit(line.id)
