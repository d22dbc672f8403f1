"""Choices put into an order: moved by keys, by their number, or by the mouse.

The order that is shown at first is the list's own and nobody's answer. It becomes one when the person moves
a choice, or confirms it as it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QListView, QStyle, QVBoxLayout, QWidget

from fieldreport.said import said
from ui import tongue
from ui.parts.words import button, words
from ui.questions.choice_list import ChoicePainter, ChoiceView, Index
from ui.questions.editor import Editor, Entry
from ui.questions.keys import Act, act_of
from ui.questions.lines import Chip
from ui.theme import limit_width
from ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from fieldreport.answers.values import Account, NonAnswer
    from ui.questions.editor import ChoiceWords

ROWS = 10
"""Rows of the list that are seen at once."""
WIDTH = 560
"""Width of the list, px."""
PLACE = Qt.ItemDataRole.UserRole + 1
"""Role of a row's place in the order, counted from 1; 0 while it has none."""
_BOX, _PAD = 24, 10
HOW = said("Alt+↑ and Alt+↓ move a choice, a number puts it in that place.")
NOT_YET = said("Not in order yet. {how} Enter confirms the order shown.", how=HOW)
SOME = said("Some are not in order yet. {how} Enter confirms the order shown.", how=HOW)


class RankModel(QAbstractListModel):
    """The choices in the order shown; those that the answer does not rank come last."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._all: tuple[ChoiceWords, ...] = ()
        self._shown: list[ChoiceWords] = []
        self._ranked: tuple[str, ...] = ()

    def set_choices(self, choices: tuple[ChoiceWords, ...]) -> None:
        """Offer these choices."""
        if choices != self._all:
            self._all = choices
            self._order(self._ranked)

    def rank(self, codes: tuple[str, ...]) -> None:
        """Show these codes as ranked, in this order."""
        if codes != self._ranked:
            self._order(codes)

    def codes(self) -> tuple[str, ...]:
        """Return all codes, in the order shown."""
        return tuple(choice.code for choice in self._shown)

    @property
    def all_ranked(self) -> bool:
        """Whether every choice has its place."""
        return bool(self._shown) and set(self.codes()) <= set(self._ranked)

    @property
    def any_ranked(self) -> bool:
        """Whether there is an order."""
        return bool(self._ranked)

    def move(self, row: int, to: int) -> bool:
        """Move a choice to another row: all that are shown have their place then. Returns whether it moved."""
        if not (0 <= row < len(self._shown) and 0 <= to < len(self._shown)) or row == to:
            return False
        # Qt counts the place before which it goes, as if the row were still there.
        self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), to + 1 if to > row else to)
        self._shown.insert(to, self._shown.pop(row))
        self.endMoveRows()
        self.confirm()
        return True

    def confirm(self) -> None:
        """Take the order shown as the person's own."""
        self._ranked = self.codes()
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        """How many choices there are."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        """Words, place and accessible words of a choice."""
        if not 0 <= index.row() < len(self._shown):
            return None
        choice = self._shown[index.row()]
        shown = f"{choice.words}   {choice.note}" if choice.note else choice.words
        place = index.row() + 1 if choice.code in self._ranked else 0
        if role == Qt.ItemDataRole.DisplayRole:
            return shown
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{place}: {shown}" if place else tr(said("Not in order yet: {shown}", shown=shown))
        return place if role == PLACE else None

    def _order(self, codes: tuple[str, ...]) -> None:
        known = {choice.code: choice for choice in self._all}
        self.beginResetModel()
        self._ranked = codes
        ranked = [known[code] for code in codes if code in known]
        self._shown = [*ranked, *(choice for choice in self._all if choice.code not in codes)]
        self.endResetModel()


class _RankPainter(ChoicePainter):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row: its place in a box, then its words."""
        palette = QApplication.palette()
        rect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected and _has_keyboard(option.widget):
            painter.fillRect(rect, option.palette.color(QPalette.ColorRole.Highlight))
        box = QRectF(rect.left() + _PAD, rect.center().y() - _BOX / 2 + 0.5, _BOX, _BOX)
        place = index.data(PLACE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # An empty box is the place that is still to be given, as the square of a check box is.
        pen = QPen(palette.color(QPalette.ColorRole.PlaceholderText), 1.6)
        pen.setStyle(Qt.PenStyle.SolidLine if place else Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(box, 3, 3)
        painter.setFont(option.font)
        painter.setPen(palette.color(QPalette.ColorRole.Link if place else QPalette.ColorRole.Text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(place) if place else "")
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        left = int(box.right()) + _PAD
        shown = option.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, rect.right() - left - _PAD)
        painter.drawText(rect.adjusted(left - rect.left(), 0, -_PAD, 0), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


def _has_keyboard(view: QWidget | None) -> bool:
    """Whether the keyboard is in the list or on its buttons: elsewhere a tinted row would look like an answer."""
    focus, editor = QApplication.focusWidget(), view.parentWidget() if view is not None else None
    return focus is not None and editor is not None and editor.isAncestorOf(focus)


class RankView(ChoiceView):
    """The list: the row in it is moved with Alt and an arrow, with a number, or dragged."""

    step_asked = Signal(int)
    """By how many rows, as Alt and an arrow move it."""
    place_asked = Signal(int)
    """To which row."""
    dropped = Signal()
    """The mouse let go of what it dragged."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(ROWS, parent)
        self.setItemDelegate(_RankPainter(self))
        limit_width(self, WIDTH)
        self._dragged = False

    def event(self, event: QEvent) -> bool:
        """Keep Alt and an arrow, which around a list move a row of a table; our other keys go through."""
        return QListView.event(self, event) if act_of(event) in (Act.ROW_UP, Act.ROW_DOWN) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the row by keys; the rest is the list's."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        arrows = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if modifiers == Qt.KeyboardModifier.AltModifier and key in arrows:
            self.step_asked.emit(arrows[key])
        elif not modifiers and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.place_asked.emit(key - Qt.Key.Key_1)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the row to where the mouse is; the others make room at once."""
        to = self.indexAt(event.position().toPoint()).row()
        if event.buttons() & Qt.MouseButton.LeftButton and to >= 0 and to != self.currentIndex().row():
            self._dragged = True
            self.place_asked.emit(to)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the row."""
        super().mouseReleaseEvent(event)
        if self._dragged:
            self._dragged = False
            self.dropped.emit()

    @property
    def dragging(self) -> bool:
        """Whether the mouse holds a row."""
        return self._dragged


class Rank(Editor):
    """A list that is put into order, and buttons that do the same for whoever has no keys to spare."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RankModel(self)
        self.view = RankView(self)
        self.view.setModel(self.model)
        self.chip = Chip(self)
        self.said = words("", "side", wrap=True)
        self.up, self.down = button(said("Move up"), "quiet"), button(said("Move down"), "quiet")
        self.confirm, self.clear = button(said("Confirm this order"), "quiet"), button(said("Take the order away"), "quiet")
        self._lay_out()
        self.view.step_asked.connect(lambda by: self._move(self._row() + by))
        self.view.place_asked.connect(self._move)
        self.view.dropped.connect(self._say_order)
        self.view.accepted.connect(self._accept)
        self.view.erased.connect(self._erase)
        self.up.clicked.connect(lambda: self._move(self._row() - 1))
        self.down.clicked.connect(lambda: self._move(self._row() + 1))
        self.confirm.clicked.connect(self._confirm)
        self.clear.clicked.connect(lambda: self.entered.emit(Entry(None)))

    def show_account(self, account: Account | None, *, afresh: bool = False) -> None:
        """Show the order of an account."""
        value = account.value if account is not None else None
        codes = value if isinstance(value, tuple) else ()
        if not self.view.dragging or afresh:
            self._keep_row(lambda: self.model.rank(codes), afresh=afresh)
        self._say()

    def show_non_answer(self, non_answer: NonAnswer | None) -> None:
        """Show a chip under the list."""
        self.chip.say(non_answer)

    def set_choices(self, choices: tuple[ChoiceWords, ...]) -> None:
        """Offer these choices."""
        self._keep_row(lambda: self.model.set_choices(choices))
        self.view.setVisible(bool(self.model.rowCount()))
        self.view.fit()
        self._say()

    def set_names(self, name: str, description: str) -> None:
        """Name the list; the buttons say what they do, and to which question they belong."""
        tongue.name(self.view, name)
        tongue.describe(self.view, f"{description} {HOW}" if description else HOW)
        for pressed in (self.up, self.down, self.confirm, self.clear):
            tongue.describe(pressed, name)

    def stops(self) -> tuple[QWidget, ...]:
        """The list, then its buttons."""
        return (self.view, self.up, self.down, self.confirm, self.clear)

    def leave(self) -> None:
        """Show no row as current any more."""
        self.view.viewport().update()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(4)
        for pressed in (self.up, self.down, self.confirm, self.clear):
            buttons.addWidget(pressed)
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.view)
        box.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.said)
        box.addLayout(buttons)

    def _row(self) -> int:
        return self.view.currentIndex().row()

    def _keep_row(self, change: Callable[[], None], *, afresh: bool = False) -> None:
        """Change the model and stay on the choice that was chosen."""
        row = self._row()
        code = self.model.codes()[row] if 0 <= row < self.model.rowCount() and not afresh else ""
        change()
        codes = self.model.codes()
        if codes:
            self.view.setCurrentIndex(self.model.index(codes.index(code) if code in codes else 0))

    def _move(self, to: int) -> None:
        if self.model.move(self._row(), to):
            self.view.setCurrentIndex(self.model.index(to))
            if not self.view.dragging:
                self._say_order()

    def _accept(self) -> None:
        if self.model.all_ranked or not self.model.rowCount():
            self.done.emit()
        else:
            self._confirm()

    def _confirm(self) -> None:
        if not self.model.all_ranked:
            self.model.confirm()
            self._say_order()

    def _erase(self) -> None:
        # One key never takes a whole order away: it erases the chip that stands for none.
        if not self.model.any_ranked:
            self.entered.emit(Entry(None))

    def _say_order(self) -> None:
        self._say()
        self.entered.emit(Entry(self.model.codes() or None))

    def _say(self) -> None:
        there, every, some = bool(self.model.rowCount()), self.model.all_ranked, self.model.any_ranked
        told = HOW if every else SOME if some else NOT_YET
        self.said.setText(told if there else said("This list is empty."))
        shown = {
            self.up: self.model.rowCount() > 1,
            self.down: self.model.rowCount() > 1,
            self.confirm: there and not every,
            self.clear: some,
        }
        for pressed, wanted in shown.items():
            if not wanted and pressed.hasFocus():
                # Qt would move the keyboard on to the next question.
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            pressed.setVisible(wanted)
