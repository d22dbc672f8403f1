"""A repeat: the table of its rows, and under it the questions of the chosen row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from fieldreport.answers.values import Place
from fieldreport.said import said
from ui import tongue
from ui.parts.row_table import RowLine, RowTable
from ui.parts.words import button, words
from ui.questions.keys import Act, act_of
from ui.theme import set_role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from PySide6.QtGui import QKeyEvent

    from fieldreport.answers.sheet import Change
    from fieldreport.forms.definition import Item, Repeat
    from ui.questions.asking import Asking
    from ui.questions.column import Column
    from ui.questions.field import QuestionField


class RepeatBox(QWidget):
    """Rows, and the pane of the chosen one."""

    put = Signal(object, object)
    """A place and its whole new answer."""
    asked = Signal(object, object)
    """A place and a request that only the window can meet."""
    changed = Signal(object)
    """A change of rows that was made in the sheet already."""
    stops_changed = Signal()

    def __init__(
        self,
        repeat: Repeat,
        asking: Asking,
        make_column: Callable[[tuple[Item, ...], QWidget], Column],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.repeat = repeat
        self._asking = asking
        self._make_column = make_column
        self._rows: tuple[str, ...] = ()
        self._missing: Mapping[str, int] = {}
        self._chosen = ""
        self._listed: tuple[str, ...] = ()
        self.pane: Column | None = None
        self._lay_out()

    @property
    def place(self) -> Place:
        """The repeat's place: its name and the rows around it."""
        return Place(self.repeat.name, self._rows)

    def bind(self, rows: tuple[str, ...], *, afresh: bool) -> None:
        """Show the rows that lie in these enclosing rows."""
        turned = afresh or rows != self._rows
        self._rows = rows
        sheet = self._asking.sheet
        self._heading.setText(sheet.label(self.place))
        self._hint.setText(sheet.hint(self.place))
        self._hint.setVisible(bool(self._hint.text()))
        tongue.name(self.table, sheet.label(self.place))
        there = sheet.rows(self.place)
        if turned or self._chosen not in there:
            self._note("")
            self._choose(self._chosen if self._chosen in there else (there[0] if there else ""))
        if turned or there != self._listed:
            self._list_rows()

    def forget(self) -> None:
        """Let go of the rows: another report is coming, and nothing of this one may reach it."""
        self._chosen, self._listed, self._missing = "", (), {}
        if self.pane is not None:
            self.pane.forget()

    def refresh(self, change: Change) -> None:
        """Show anew what a change names."""
        if self.place in change.rows:
            self.bind(self._rows, afresh=False)
        depth = len(self._rows)
        for row in {place.rows[depth] for place in change.answered | change.refreshed if len(place.rows) > depth}:
            if row in self._listed:
                self._list_row(row)
        if self.pane is not None and self._chosen:
            self.pane.refresh(change)

    def refresh_all(self) -> None:
        """Show everything anew, without disturbing what is being typed."""
        self.bind(self._rows, afresh=False)
        self._list_rows()
        if self.pane is not None and self._chosen:
            self.pane.refresh_all()

    def show_missing(self, missing: Mapping[str, int]) -> None:
        """Show how much is missing in each row."""
        before, self._missing = self._missing, missing
        for row in self._listed:
            if before.get(row) != missing.get(row):
                self._list_row(row)
        if self.pane is not None:
            self.pane.show_missing(missing)

    def new_row(self) -> None:
        """Add a row after the chosen one's list and go to its first question."""
        row = self._asking.sheet.add_row(self.place)
        self._note("")
        self._choose(row)
        self._list_rows()
        self.changed.emit(self._asking.sheet.last_change)
        self.enter()

    def delete_row(self) -> None:
        """Remove the chosen row; Ctrl+Z brings it back."""
        row, sheet = self._chosen, self._asking.sheet
        if not row:
            return
        there = sheet.rows(self.place)
        title = sheet.row_title(self.place, row)
        spot = there.index(row)
        change = sheet.remove_row(self.place, row)
        left = sheet.rows(self.place)
        self._choose(left[min(spot, len(left) - 1)] if left else "")
        self._list_rows()
        self._note(said("“{title}” was deleted. Ctrl+Z brings it back.", title=title))
        self.changed.emit(change)
        (self.table if left else self.add).setFocus(Qt.FocusReason.TabFocusReason)

    def said(self) -> str:
        """Return what was said about the last row that went, or ""."""
        return self._said.text()

    def enter(self) -> None:
        """Put the keyboard on the first question of the chosen row."""
        field = next(self.pane.fields(), None) if self.pane is not None and self._chosen else None
        if field is not None:
            field.focus()

    def fields(self) -> Iterator[QuestionField]:
        """Yield the fields of the chosen row."""
        if self.pane is not None and self._chosen:
            yield from self.pane.fields()

    def stops(self) -> Iterator[QWidget]:
        """Yield the controls at which Tab stops, in visual order."""
        yield self.table
        yield self.add
        yield self.delete
        if self.pane is not None and self._chosen:
            yield from self.pane.stops()

    def place_of(self, field: QuestionField) -> Place | None:
        """Return the place that a field of the pane asks for."""
        return self.pane.place_of(field) if self.pane is not None and self._chosen else None

    def reveal(self, place: Place) -> QuestionField | None:
        """Choose the row of a place and return its field."""
        depth = len(self._rows)
        if len(place.rows) <= depth or place.rows[:depth] != self._rows:
            return None
        row = place.rows[depth]
        if row not in self._asking.sheet.rows(self.place) or place.name not in self._names():
            return None
        if row != self._chosen:
            self._choose(row)
            self._list_rows()
        return self.pane.reveal(place) if self.pane is not None else None

    def showing(self, place: Place) -> QuestionField | None:
        """Return the field that shows a place now, or ``None``."""
        return self.pane.showing(place) if self.pane is not None and self._chosen else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+N adds a row from anywhere in here; the innermost repeat hears it first."""
        if act_of(event) is Act.NEW_ROW:
            self.new_row()
        else:
            super().keyPressEvent(event)

    def _names(self) -> frozenset[str]:
        return frozenset(_names(self.repeat.children))

    def _choose(self, row: str) -> None:
        self._chosen = row
        if row and self.pane is None:
            self.pane = self._make_column(self.repeat.children, self._card)
            self.pane.put.connect(self.put)
            self.pane.asked.connect(self.asked)
            self.pane.changed.connect(self.changed)
            self.pane.stops_changed.connect(self.stops_changed)
            self._card_box.addWidget(self.pane)
        if row and self.pane is not None:
            self.pane.bind((*self._rows, row))
            self.pane.show_missing(self._missing)
        self._card.setVisible(bool(row))
        self.stops_changed.emit()

    def _list_rows(self) -> None:
        self._listed = self._asking.sheet.rows(self.place)
        self.table.set_rows(tuple(self._line(row) for row in self._listed))
        self.table.choose(self._chosen)
        self.table.setVisible(bool(self._listed))
        self._empty.setVisible(not self._listed)
        self.delete.setVisible(bool(self._listed))
        self._name_pane()

    def _list_row(self, row: str) -> None:
        self.table.rows.set_row(self._line(row))
        if row == self._chosen:
            self._name_pane()

    def _line(self, row: str) -> RowLine:
        return RowLine(row, self._asking.sheet.row_title(self.place, row), self._missing.get(row, 0))

    def _name_pane(self) -> None:
        if self._chosen in self._listed:
            title = self._asking.sheet.row_title(self.place, self._chosen)
            self._card_title.setText(
                said("{index} of {count}   {title}", index=self._listed.index(self._chosen) + 1, count=len(self._listed), title=title)
            )

    def _row_chosen(self, row: str) -> None:
        self._choose(row)
        self._list_rows()

    def _note(self, note: str) -> None:
        self._said.setText(note)

    def _lay_out(self) -> None:
        self._heading = words("", "field-label", wrap=True)
        self._hint = words("", "hint", wrap=True)
        self.table = RowTable(self)
        self.table.row_chosen.connect(self._row_chosen)
        self.table.entered.connect(self.enter)
        self.table.delete_asked.connect(self.delete_row)
        self._empty = words(said("None yet. Ctrl+N adds the first."), "side")
        self.add = button(said("New row"))
        self.add.name(said("New row"), "Ctrl+N")
        self.add.clicked.connect(self.new_row)
        self.delete = button(said("Delete row"), "quiet")
        self.delete.clicked.connect(self.delete_row)
        self._said = words("", "side", wrap=True)
        self._card = QFrame(self)
        set_role(self._card, "card")
        self._card_title = words("", "side", wrap=True)
        self._card_box = QVBoxLayout(self._card)
        self._card_box.setContentsMargins(16, 12, 16, 4)
        self._card_box.setSpacing(8)
        self._card_box.addWidget(self._card_title)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.add)
        acts.addWidget(self.delete)
        acts.addWidget(self._said, 1)
        for press in (self.add, self.delete):
            press.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 16)
        box.setSpacing(4)
        for part in (self._heading, self._hint, self._empty, self.table):
            box.addWidget(part)
        box.addSpacing(4)
        box.addLayout(acts)
        box.addSpacing(8)
        box.addWidget(self._card)
        self._card.hide()


def _names(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        yield item.name
        yield from _names(getattr(item, "children", ()))
