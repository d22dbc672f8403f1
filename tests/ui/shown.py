"""Everything that a window shows or tells a screen reader now: for tests that look at its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui.lists.rows import ROW_ROLE, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QAbstractItemModel


def shown_words(window: QWidget) -> Iterator[tuple[str, str]]:
    """Yield each text of each visible widget, with where it stands; what is typed in fields is left out."""
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisible():
            where = f"{type(widget).__name__} in {type(widget.parent()).__name__}"
            yield from ((where, text) for text in _texts(widget) if text.strip())


def _texts(widget: QWidget) -> Iterator[str]:
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.toolTip()
    if widget.isWindow():
        yield widget.windowTitle()
    if isinstance(widget, QLabel):
        yield widget.text()
    elif isinstance(widget, QAbstractButton):
        yield widget.text().partition("\u2003")[0]
    elif isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _cells(widget)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(model.rowCount()):
        for column in range(_columns(model)):
            index = model.index(row, column)
            yield str(index.data() or "")
            yield str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
            line = index.data(ROW_ROLE)
            if isinstance(line, Row):
                yield from (line.title, line.detail, line.state, line.extra)
    for column in range(_columns(model)):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")


def _columns(model: QAbstractItemModel) -> int:
    return model.columnCount() if isinstance(model, QAbstractTableModel) else 1
