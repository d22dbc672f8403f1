"""A repeat: the table of its rows, and under it the questions of the chosen row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QVBoxLayout, QWidget

from fieldreport.answers.values import Place
from fieldreport.said import said
from ui import tongue
from ui.parts.flow import Flow
from ui.parts.row_table import RowLine, RowTable
from ui.parts.words import button, say, words
from ui.questions.asking import answer_words, shown_beside, words_in
from ui.questions.keys import Act, act_of
from ui.theme import set_role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from PySide6.QtGui import QKeyEvent

    from fieldreport.answers.sheet import AnswerSheet, Change
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
        self._came: tuple[str, ...] = ()
        """Rows that came with the last change of rows."""
        self._shown_beside = tuple(shown_beside(repeat))
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
        if turned:
            self.table.set_heads(tuple(words_in(question.label, sheet.language) for question in self._shown_beside))
        there = sheet.rows(self.place)
        if turned or self._chosen not in there:
            self._note("")
            self._choose(self._chosen if self._chosen in there else self._neighbour(there))
        if turned or there != self._listed:
            self._came = () if turned else tuple(row for row in there if row not in self._listed)
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
        """Add a row at the end of the list and go to its first question."""
        self._settle()
        row = self._asking.sheet.add_row(self.place)
        self._note("")
        self._choose(row)
        self._list_rows()
        self.changed.emit(self._asking.sheet.last_change)
        self.enter()

    def copy_row(self) -> None:
        """Put a copy after the chosen row; the keyboard goes to what was not copied, else it stays at its question of the copy."""
        row, sheet = self._chosen, self._asking.sheet
        if not row:
            self._note(said("There is no row to copy yet. Ctrl+N adds the first."))
            return
        field, title = self._settle(), sheet.row_title(self.place, row)
        copy = sheet.copy_row(self.place, row)
        self._choose(copy.row)
        self._list_rows()
        self.changed.emit(sheet.last_change)
        blank = next((place for place in copy.left_out if len(place.rows) == len(self._rows) + 1), None)
        if field is not None and blank is not None:
            field = self.showing(Place(blank.name, (*self._rows, copy.row))) or field
            field.focus()
        self._tell(said("This is a copy of “{title}”. {not_copied}", title=title, not_copied=_not_copied(sheet, copy.left_out)), field)

    def move_row(self, by: int) -> None:
        """Move the chosen row up or down by one; the keyboard stays where it is."""
        if self._chosen:
            change = self._asking.sheet.move_row(self.place, self._chosen, by)
            self._list_rows()
            self.changed.emit(change)
            place = said("This is row {index} of {count} now.", index=self._listed.index(self._chosen) + 1, count=len(self._listed))
            end = said("No row stands above this one.") if by < 0 else said("No row stands below this one.")
            self._tell(place if change.rows else end, self._focused())

    def choose_what_came(self, change: Change) -> None:
        """Choose the row that came back with a change that was taken back, here or in the rows inside."""
        if self.place in change.rows and len(self._came) == 1:
            self._choose(self._came[0])
            self._list_rows()
        elif self.pane is not None and self._chosen:
            for box in self.pane.repeats():
                box.choose_what_came(change)

    def delete_row(self) -> None:
        """Remove the chosen row; Ctrl+Z brings it back."""
        row, sheet = self._chosen, self._asking.sheet
        if not row:
            return
        there = sheet.rows(self.place)
        title = sheet.row_title(self.place, row)
        spot = there.index(row)
        wrong = _wrong(sheet)
        change = sheet.remove_row(self.place, row)
        left = sheet.rows(self.place)
        self._choose(left[min(spot, len(left) - 1)] if left else "")
        self._list_rows()
        self._note(said("“{title}” was deleted. Ctrl+Z brings it back.{named_it}", title=title, named_it=_named_it(_wrong(sheet) - wrong)))
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
            self.table.choose(row)
            self._name_pane()
        return self.pane.reveal(place) if self.pane is not None else None

    def showing(self, place: Place) -> QuestionField | None:
        """Return the field that shows a place now, or ``None``."""
        return self.pane.showing(place) if self.pane is not None and self._chosen else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add, copy or move a row from anywhere in here; the innermost repeat hears it first."""
        acts: dict[Act | None, Callable[[], None]] = {
            Act.NEW_ROW: self.new_row,
            Act.COPY_ROW: self.copy_row,
            Act.ROW_UP: lambda: self.move_row(-1),
            Act.ROW_DOWN: lambda: self.move_row(1),
        }
        act = act_of(event)
        if act in acts:
            acts[act]()
        else:
            super().keyPressEvent(event)

    def _settle(self) -> QuestionField | None:
        """Tidy up what is typed in the row, before another one is shown in its place; return the field that has the keyboard."""
        field = self._focused()
        if field is not None:
            field.editor.leave()
        return field

    def _focused(self) -> QuestionField | None:
        inside = QApplication.focusWidget()
        return next((field for field in self.fields() if inside is not None and field.isAncestorOf(inside)), None)

    def _tell(self, words: str, field: QuestionField | None) -> None:
        """Say under the table what was done with a row, and at the field in focus: the table may be out of sight."""
        self._note(words)
        if field is not None:
            field.say_news(words)

    def _neighbour(self, there: tuple[str, ...]) -> str:
        """Return the row that stands now where the chosen one stood."""
        spot = self._listed.index(self._chosen) if self._chosen in self._listed else 0
        return there[min(spot, len(there) - 1)] if there else ""

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
        self.copy.setVisible(bool(self._listed))
        self._empty.setVisible(not self._listed)
        self.delete.setVisible(bool(self._listed))
        self._name_pane()

    def _list_row(self, row: str) -> None:
        self.table.rows.set_row(self._line(row))
        if row == self._chosen:
            self._name_pane()

    def _line(self, row: str) -> RowLine:
        sheet, rows = self._asking.sheet, (*self._rows, row)
        cells = tuple(answer_words(sheet, Place(question.name, rows)) for question in self._shown_beside)
        return RowLine(row, sheet.row_title(self.place, row), self._missing.get(row, 0), cells)

    def _name_pane(self) -> None:
        if self._chosen in self._listed:
            title = self._asking.sheet.row_title(self.place, self._chosen)
            self._card_title.setText(
                said("{index} of {count}   {title}", index=self._listed.index(self._chosen) + 1, count=len(self._listed), title=title)
            )

    def _row_chosen(self, row: str) -> None:
        self._choose(row)
        self._name_pane()

    def _note(self, note: str) -> None:
        say(self._said, note)

    def _lay_out(self) -> None:
        self._heading = words("", "field-label", wrap=True)
        self._hint = words("", "hint", wrap=True)
        self.table = RowTable(self)
        self.table.row_chosen.connect(self._row_chosen)
        self.table.entered.connect(self.enter)
        self.table.delete_asked.connect(self.delete_row)
        self.table.sought.connect(self._note)
        self._empty = words(said("None yet. Ctrl+N adds the first."), "side")
        self.add = button(said("New row"))
        self.add.name(said("New row"), "Ctrl+N")
        self.add.clicked.connect(self.new_row)
        self.copy = button(said("Copy row"), "quiet")
        self.copy.name(said("Copy row"), "Ctrl+D")
        self.copy.clicked.connect(self.copy_row)
        # Its key is nearer: a stop of Tab in every table would cost a key for each row.
        self.copy.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.delete = button(said("Delete row"), "quiet")
        self.delete.clicked.connect(self.delete_row)
        self._said = words("", "side", wrap=True)
        self._said.hide()
        self._card = QFrame(self)
        set_role(self._card, "card")
        self._card_title = words("", "side", wrap=True)
        self._card_box = QVBoxLayout(self._card)
        self._card_box.setContentsMargins(16, 12, 16, 4)
        self._card_box.setSpacing(8)
        self._card_box.addWidget(self._card_title)
        acts = Flow(self.add, self.copy, self.delete)
        for press in (self.add, self.copy, self.delete):
            press.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 16)
        box.setSpacing(4)
        for part in (self._heading, self._hint, self._empty, self.table):
            box.addWidget(part)
        box.addSpacing(4)
        box.addLayout(acts)
        box.addWidget(self._said)
        box.addSpacing(8)
        box.addWidget(self._card)
        self._card.hide()


def _names(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        yield item.name
        yield from _names(getattr(item, "children", ()))


def _wrong(sheet: AnswerSheet) -> int:
    return sum(gap.kind == "wrong" for gap in sheet.gaps())


def _named_it(count: int) -> str:
    if count < 1:
        return ""
    return (
        said(" 1 answer named it and is to be chosen again.")
        if count == 1
        else said(" {count} answers named it and are to be chosen again.", count=count)
    )


def _not_copied(sheet: AnswerSheet, left_out: tuple[Place, ...]) -> str:
    """Say what a copy lacks: names and files, each kind of question once."""
    labels = dict.fromkeys(sheet.label(place) for place in left_out)
    told = said("Not copied: {labels}. ", labels="; ".join(labels)) if labels else ""
    return said("{said}Change what is not the same.", said=told)


def table_around(widget: QWidget) -> RowTable | None:
    """Return the table to which the way out of a widget leads: of the rows around it, or around its own table."""
    around = widget.parentWidget()
    while around is not None and not (isinstance(around, RepeatBox) and around.table is not widget):
        around = around.parentWidget()
    return around.table if around is not None else None
