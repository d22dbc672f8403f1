"""The rows of a repeat as a table: number, title, what the form shows beside it, what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from fieldreport.said import said
from ui.questions.keys import lets_go
from ui.theme import UNIT, sizes
from ui.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

Index = QModelIndex | QPersistentModelIndex
NUMBER, TITLE = range(2)
FEWEST = 3
"""Columns of every table: number, title, and at the end what is missing."""
MOST, TALLEST, LEAST = 7, 304, 3
"""Rows that are seen at once, more scroll: so many, but in this height, px (fingers need high rows), at least so many."""
CELL, WIDEST_CELL, LEAST_TITLE = 136, 208, 168
"""Width of a column that the form shows beside the title, at least and at most, and what the title keeps, px of the usual type."""
NUMBER_WIDTH, MISSING_WIDTH = 48, 104


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row as it is listed."""

    id: str
    title: str
    missing: int = 0
    cells: tuple[str, ...] = ()
    """What stands beside the title, one for each column that the form shows."""

    def holds(self, sought: str, number: int) -> bool:
        """Whether the number, or a word of the title or of what stands beside it, begins with what is sought, or holds it whole."""
        text = f" {number} {self.title} {' '.join(self.cells)}".casefold()
        return f" {sought.casefold()}" in text


class RowModel(QAbstractTableModel):
    """The rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: list[RowLine] = []
        self._heads: tuple[str, ...] = ()

    @property
    def missing(self) -> int:
        """The last column: what is missing."""
        return FEWEST - 1 + len(self._heads)

    def set_heads(self, heads: tuple[str, ...]) -> bool:
        """Name the columns that stand beside the title; say whether they are other ones."""
        if heads == self._heads:
            return False
        self.beginResetModel()
        self._heads = heads
        self.endResetModel()
        return True

    def set_rows(self, lines: tuple[RowLine, ...]) -> None:
        """Show these rows; a row whose words alone changed is drawn anew, the rest is left alone."""
        if [line.id for line in lines] == [line.id for line in self._lines]:
            for row, line in enumerate(lines):
                if line != self._lines[row]:
                    self._lines[row] = line
                    self.dataChanged.emit(self.index(row, 0), self.index(row, self.missing))
            return
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def set_row(self, line: RowLine) -> None:
        """Show one row anew, if it is listed and its words changed."""
        row = self.row_of(line.id)
        if row >= 0 and line != self._lines[row]:
            self._lines[row] = line
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.missing))

    def line(self, row: int) -> RowLine | None:
        """Return a row as it is listed."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, row_id: str) -> int:
        """Return where a row stands, or -1."""
        return next((row for row, line in enumerate(self._lines) if line.id == row_id), -1)

    def holding(self, sought: str) -> frozenset[int]:
        """Return the rows that hold what is sought."""
        return frozenset(row for row, line in enumerate(self._lines) if line.holds(sought, row + 1))

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Number, title, what the form shows, what is missing."""
        return 0 if parent is not None and parent.isValid() else FEWEST + len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        """Words of a cell."""
        line = self.line(index.row())
        if line is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (NUMBER, self.missing):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if index.column() == NUMBER:
            return str(index.row() + 1)
        if index.column() == TITLE:
            return tr(line.title)
        if index.column() == self.missing:
            return tr(said("{missing} missing", missing=line.missing)) if line.missing else ""
        return tr(line.cells[index.column() - TITLE - 1]) if index.column() - TITLE <= len(line.cells) else ""

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Heads of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr((said("No."), "", *self._heads, "")[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in (NUMBER, self.missing) else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class RowTable(QTableView):
    """The table: arrows choose a row, letters find one, Enter goes into it, Delete removes it."""

    row_chosen = Signal(str)
    """The id of the row that is chosen now."""
    entered = Signal()
    """Enter: go to the fields of the chosen row."""
    delete_asked = Signal()
    sought = Signal(object)
    """What came of the letters that were typed, in words; "" when they are let go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowModel(self)
        self._quiet = False
        self._letters = ""
        self.setModel(self.rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.hide()
        head.setMinimumSectionSize(32)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head.setHighlightSections(False)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        self.refit()
        self.selectionModel().currentRowChanged.connect(self._moved)

    def set_heads(self, heads: tuple[str, ...]) -> None:
        """Name the columns that stand beside the title."""
        if self.rows.set_heads(heads):
            self.horizontalHeader().setVisible(bool(heads))
            self.refit()

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
        self.horizontalHeader().setFixedHeight(sizes().side + 2 * UNIT)
        self.setColumnWidth(NUMBER, sizes().wide(NUMBER_WIDTH))
        self.setColumnWidth(self.rows.missing, sizes().wide(MISSING_WIDTH))
        self._fit()
        self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many columns as leave the title its room."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit(self) -> None:
        head = 0 if self.horizontalHeader().isHidden() else self.horizontalHeader().height()
        seen = min(MOST, max(TALLEST // sizes().control, LEAST))
        self.setFixedHeight(min(max(self.rows.rowCount(), 1), seen) * sizes().control + head + 8)

    def _fit_columns(self) -> None:
        room = self.viewport().width() - sizes().wide(NUMBER_WIDTH + MISSING_WIDTH)
        columns = range(TITLE + 1, self.rows.missing)
        shown = min(len(columns), max(room - sizes().wide(LEAST_TITLE), 0) // sizes().wide(CELL))
        for spot, column in enumerate(columns):
            self.setColumnHidden(column, spot >= shown)
            self.setColumnWidth(column, min(room // (shown + 1), sizes().wide(WIDEST_CELL)))

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
        """Enter goes into the row, Delete removes it, Home and End go to the first and last, letters find, Esc goes outwards."""
        key, plain = event.key(), not event.modifiers() & ~_HARMLESS
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._let_go()
            self.entered.emit()
        elif key == Qt.Key.Key_Delete:
            self._let_go()
            self.delete_asked.emit()
        elif key == Qt.Key.Key_Escape:
            if not self._let_go():
                event.ignore()
        elif plain and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._let_go()
            self._go(0 if key == Qt.Key.Key_Home else self.rows.rowCount() - 1)
        elif self._letters and key in _STEPS:
            self._seek(self.currentIndex().row() + _STEPS[Qt.Key(key)], _STEPS[Qt.Key(key)])
        elif self._letters and key == Qt.Key.Key_Backspace:
            self._letters = self._letters[:-1]
            self._seek(self.currentIndex().row())
        elif plain and event.text().isprintable() and (self._letters + event.text()).strip():
            self._letters += event.text()
            self._seek(self.currentIndex().row())
        else:
            self._let_go()
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the letters go with the keyboard."""
        super().focusOutEvent(event)
        self._let_go()

    def _let_go(self) -> bool:
        had, self._letters = bool(self._letters), ""
        if had:
            self.sought.emit("")
        return had

    def _seek(self, start: int, step: int = 1) -> None:
        """Go to the first row from here on that holds the letters; after the last comes the first."""
        if not self._letters:
            self.sought.emit("")
            return
        count = self.rows.rowCount()
        fits = self.rows.holding(self._letters)
        found = next((row for spot in range(count) if (row := (start + spot * step) % count) in fits), None)
        if found is None:
            self.sought.emit(said("No row has “{letters}”. Backspace takes a letter back.", letters=self._letters))
            return
        self._go(found)
        others = (
            said("the only row")
            if len(fits) == 1
            else said("{index} of {count} rows, ↓ for the next", index=sorted(fits).index(found) + 1, count=len(fits))
        )
        self.sought.emit(said("“{letters}”: {others}. Enter goes into it.", letters=self._letters, others=others))

    def _go(self, row: int) -> None:
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row, TITLE))

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        line = self.rows.line(current.row())
        if line is not None and not self._quiet:
            self.row_chosen.emit(line.id)


_HARMLESS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
