"""Lists of choices as an item model, and the filter that finds one by two letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from fieldreport.said import joined
from ui.parts.mark import Mark, paint_mark
from ui.questions.keys import lets_go
from ui.theme import sizes
from ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    from ui.questions.editor import ChoiceWords

Index = QModelIndex | QPersistentModelIndex
_BOX, _PAD = 20, 10
CODE = Qt.ItemDataRole.UserRole


def found(choice: ChoiceWords, typed: str) -> int:
    """Return how well a choice fits what was typed: 0 not at all, 3 best.

    3: its words begin with it; 2: every typed word begins a word of it, or it is made of its initials; 1: it stands somewhere in it.
    """
    asked = typed.casefold().split()
    text = f"{choice.words} {choice.note} {choice.code}".casefold()
    if not asked:
        return 1
    if choice.words.casefold().startswith(" ".join(asked)):
        return 3
    starts = "".join(letter if letter.isalnum() else " " for letter in text).split()
    if all(any(start.startswith("".join(filter(str.isalnum, word))) for start in starts) for word in asked):
        return 2
    initials = "".join(start[0] for start in starts)
    if len(asked) == 1 and len(asked[0]) > 1 and asked[0] in initials:
        return 2
    return 1 if " ".join(asked) in text else 0


class ChoiceModel(QAbstractListModel):
    """The choices that fit what was typed; with check marks where several may be chosen."""

    toggled = Signal()

    def __init__(self, *, several: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._several = several
        self._all: tuple[ChoiceWords, ...] = ()
        self._shown: list[ChoiceWords] = []
        self._fitting = 0
        self._chosen: set[str] = set()
        self._typed = ""
        self._last: Callable[[str], ChoiceWords] | None = None
        self.best = 0
        """The row that fits best: the one whose words were typed in full before those that only begin with them."""

    def set_last(self, last: Callable[[str], ChoiceWords] | None) -> None:
        """End the list with one more choice, made of what is typed; ``None`` leaves it away."""
        self._last = last

    def set_choices(self, choices: tuple[ChoiceWords, ...]) -> None:
        """Offer these choices."""
        if choices != self._all:
            self._all = choices
            self.narrow(self._typed)

    def narrow(self, typed: str) -> None:
        """Show the choices that fit: in the order of the list where several may be chosen, else the best first."""
        self.beginResetModel()
        self._typed = typed
        asked = " ".join(typed.casefold().split())
        fits = [(found(choice, typed), choice) for choice in self._all if self._several or not choice.gone]
        shown = [((rank, choice.words.casefold() == asked), choice) for rank, choice in fits if rank]
        if typed and not self._several:
            shown.sort(key=lambda pair: pair[0], reverse=True)
        self._shown = [choice for _, choice in shown]
        self._fitting = len(self._shown)
        if self._last is not None:
            self._shown.append(self._last(typed))
        ranks = [rank for rank, _ in shown]
        self.best = ranks.index(max(ranks)) if ranks else 0
        self.endResetModel()

    def choose(self, codes: tuple[str, ...]) -> None:
        """Show these codes as chosen."""
        if set(codes) != self._chosen:
            self._chosen = set(codes)
            if self._shown:
                self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def codes(self) -> tuple[str, ...]:
        """Return what is chosen, in the order of the list; codes that are no longer offered come last."""
        known = [choice.code for choice in self._all if choice.code in self._chosen]
        return (*known, *sorted(self._chosen - set(known)))

    def kept(self) -> tuple[str, ...]:
        """Return what is chosen and can be kept: without rows that were removed."""
        gone = {choice.code for choice in self._all if choice.gone}
        return tuple(code for code in self.codes() if code not in gone)

    def words_of(self, code: str) -> str:
        """Return the words of a code, or the code itself."""
        return next((choice.words for choice in self._all if choice.code == code), code)

    def __len__(self) -> int:
        return sum(not choice.gone for choice in self._all)

    @property
    def fitting(self) -> int:
        """How many choices fit, without the one more at the end."""
        return self._fitting

    def at(self, row: int) -> ChoiceWords | None:
        """Return the choice in a row that is shown."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, code: str) -> int:
        """Return the row in which a code is shown, or -1."""
        return next((row for row, choice in enumerate(self._shown) if choice.code == code), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many choices fit."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        """Words, code, check mark and accessible words of a choice."""
        choice = self.at(index.row())
        if choice is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return tr(joined("   ", (choice.words, choice.note)))
        if role == CODE:
            return choice.code
        if role == Qt.ItemDataRole.CheckStateRole and self._several:
            return Qt.CheckState.Checked if choice.code in self._chosen else Qt.CheckState.Unchecked
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Choices can be chosen; several can be checked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self._several else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 - Qt's own signature
        """Check or uncheck a choice."""
        choice = self.at(index.row())
        if choice is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._chosen.add(choice.code)
        else:
            self._chosen.discard(choice.code)
        self.dataChanged.emit(index, index, [role])
        self.toggled.emit()
        return True


class ChoicePainter(QStyledItemDelegate):
    """Draws a choice as the buttons of a short list look: the same box, the same tick, the same height."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as its words, as high as a control."""
        return QSize(super().sizeHint(option, index).width() + _BOX + 2 * _PAD, sizes().control)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        # Not the option's palette: a style sheet with a transparent ground leaves black in its Base.
        palette = QApplication.palette()
        rect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, option.palette.color(QPalette.ColorRole.Highlight))
        left = rect.left() + _PAD
        check = index.data(Qt.ItemDataRole.CheckStateRole)
        if check is not None:
            box = QRectF(left, rect.center().y() - _BOX / 2 + 0.5, _BOX, _BOX)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.PlaceholderText), 1.6))
            painter.setBrush(palette.color(QPalette.ColorRole.Base))
            painter.drawRoundedRect(box, 3, 3)
            if Qt.CheckState(check) == Qt.CheckState.Checked:
                paint_mark(painter, box.adjusted(4, 4, -4, -4), Mark.HELD, palette.color(QPalette.ColorRole.Link))
            left += _BOX + _PAD
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.setFont(option.font)
        words = option.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, rect.right() - left - _PAD)
        painter.drawText(rect.adjusted(left - rect.left(), 0, -_PAD, 0), Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


class ChoiceView(QListView):
    """The list itself: as high as its rows, up to ``most`` of them."""

    accepted = Signal()
    """Enter."""
    erased = Signal()
    """Backspace or Delete."""

    def __init__(self, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self.setUniformItemSizes(True)
        self.setItemDelegate(ChoicePainter(self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)

    def fit(self) -> None:
        """Take the height of the rows."""
        model = self.model()
        rows = min(model.rowCount() if model is not None else 0, self._most)
        self.setFixedHeight(max(rows, 1) * sizes().control + 2 * self.frameWidth() + 8)

    def refit(self) -> None:
        """Take the sizes that are worn now."""
        self.scheduleDelayedItemsLayout()
        self.fit()

    def event(self, event: QEvent) -> bool:
        """Let our keys through to the field and the screen."""
        return False if lets_go(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Backspace takes the answer away, Esc goes outwards."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.erased.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
