"""A column of questions: the items of a group, bound to the rows they are asked in.

A column makes a field when its question is first asked, reads its state from the
answer sheet, and afterwards refreshes only what a change names. Turned to another
row (:meth:`Column.bind`), it keeps its widgets.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldreport.answers.values import Place
from fieldreport.errors import AnswerProblem
from fieldreport.forms.definition import Group, Question, QuestionType, Repeat
from ui.parts.words import words
from ui.questions.asking import state_of
from ui.questions.editor import AddLinked
from ui.questions.field import QuestionField
from ui.questions.file import FileEditor
from ui.questions.linking import what_it_lacks
from ui.questions.registry import Making, editor_for
from ui.questions.repeat import RepeatBox

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fieldreport.answers.sheet import Change
    from fieldreport.answers.values import Answer
    from fieldreport.filling import Filling
    from fieldreport.forms.definition import Item
    from ui.questions.asking import Asking
    from ui.questions.editor import Request, TakeIn

GAP = 12
"""Between the foot of one field and the label of the next, px."""


@dataclass(slots=True)
class _Slot:
    """One item and the widget that shows it, once it has been asked."""

    item: Item
    widget: QWidget | None = None
    shown: bool = False


class Column(QWidget):
    """The items of a group, one under the other."""

    put = Signal(object, object)
    """A place and its whole new answer."""
    asked = Signal(object, object)
    """A place and a request that only the window can meet."""
    changed = Signal(object)
    """A change of rows that was made in the sheet already."""
    stops_changed = Signal()
    """Controls came or went: the tab order is to be made anew."""

    def __init__(self, items: tuple[Item, ...], asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asking = asking
        self._rows: tuple[str, ...] = ()
        self._slots = [_Slot(item) for item in items]
        self._by_name = {slot.item.name: slot for slot in self._slots}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        self._bound = False
        self._headings = 0

    @property
    def is_bound(self) -> bool:
        """Whether the questions have been asked for some rows."""
        return self._bound

    def bind(self, rows: tuple[str, ...]) -> None:
        """Ask the questions for these enclosing rows, outermost first."""
        self._rows = rows
        self._bound = True
        came = False
        for slot in self._slots:
            came = self._show(slot, afresh=True) or came
        if came:
            self.stops_changed.emit()

    def forget(self) -> None:
        """Let go of the rows: another report is coming, and nothing of this one may reach it."""
        self._bound = False
        for slot in self._slots:
            if isinstance(slot.widget, Column | RepeatBox):
                slot.widget.forget()

    def refresh(self, change: Change) -> None:
        """Show anew what a change names, and nothing else."""
        if not self._bound:
            return
        came = False
        for place in change.answered | change.refreshed | change.rows:
            slot = self._by_name.get(place.name)
            if slot is not None and place.rows == self._rows:
                came = self._show(slot) or came
        if self._asking.filling is not None:
            self._offer_anew(self._asking.filling, change)
        for inner in self._inner():
            inner.refresh(change)
        if came:
            self.stops_changed.emit()

    def _offer_anew(self, filling: Filling, change: Change) -> None:
        """Show anew the fields at which something else can be filled in now: one beside them was answered, or came or went."""
        for place in change.answered | change.refreshed:
            if place.rows == self._rows and place.name in self._by_name:
                for name in filling.followers(place.name):
                    slot = self._by_name.get(name)
                    if slot is not None and slot.shown:
                        self._show(slot)

    def refresh_all(self) -> None:
        """Show everything anew, without disturbing what is being typed."""
        if not self._bound:
            self.bind(self._rows)
            return
        came = False
        for slot in self._slots:
            came = self._show(slot) or came
        for inner in self._inner():
            inner.refresh_all()
        if came:
            self.stops_changed.emit()

    def show_missing(self, missing: Mapping[str, int]) -> None:
        """Show in tables how much is missing in each row, by row id."""
        for inner in self._inner():
            inner.show_missing(missing)

    def fields(self) -> Iterator[QuestionField]:
        """Yield the fields that are shown, in visual order."""
        for slot in self._slots:
            if not slot.shown:
                continue
            if isinstance(slot.widget, QuestionField):
                yield slot.widget
            elif isinstance(slot.widget, Column | RepeatBox):
                yield from slot.widget.fields()

    def stops(self) -> Iterator[QWidget]:
        """Yield the controls at which Tab stops, in visual order."""
        for slot in self._slots:
            if slot.shown and isinstance(slot.widget, QuestionField | Column | RepeatBox):
                yield from slot.widget.stops()

    def place_of(self, field: QuestionField) -> Place | None:
        """Return the place that a field of this column (or of one inside it) asks for."""
        slot = self._by_name.get(field.question.name)
        if slot is not None and slot.widget is field:
            return Place(field.question.name, self._rows)
        return next((place for inner in self._inner() if (place := inner.place_of(field)) is not None), None)

    def reveal(self, place: Place) -> QuestionField | None:
        """Turn to the rows of a place and return its field, or ``None`` when it is not asked here."""
        slot = self._by_name.get(place.name)
        if slot is not None and isinstance(slot.widget, QuestionField) and slot.shown and place.rows == self._rows:
            return slot.widget
        return next((field for inner in self._inner() if (field := inner.reveal(place)) is not None), None)

    def showing(self, place: Place) -> QuestionField | None:
        """Return the field that shows a place now, or ``None``: unlike :meth:`reveal` it turns to no other row."""
        slot = self._by_name.get(place.name)
        if slot is not None:
            shown = isinstance(slot.widget, QuestionField) and slot.shown and place.rows == self._rows and self._bound
            return slot.widget if isinstance(slot.widget, QuestionField) and shown else None
        return next((field for inner in self._inner() if (field := inner.showing(place)) is not None), None)

    def reveal_near(self, place: Place) -> QuestionField | None:
        """Return the first field inside a group or repeat of that name (for a repeat: of its chosen row)."""
        for slot in self._slots:
            if not slot.shown or not isinstance(slot.widget, Column | RepeatBox):
                continue
            if slot.item.name == place.name:
                return next(slot.widget.fields(), None)
            inner = slot.widget if isinstance(slot.widget, Column) else slot.widget.pane
            found = inner.reveal_near(place) if inner is not None else None
            if found is not None:
                return found
        return None

    def unread(self) -> dict[Place, str]:
        """Return what is typed in the fields and was not understood, by place."""
        found: dict[Place, str] = {}
        for field in self.fields():
            place = self.place_of(field)
            if place is not None and field.editor.unread():
                found[place] = field.editor.unread()
        return found

    def repeats(self) -> Iterator[RepeatBox]:
        """Yield the repeats that are shown, outermost first."""
        for slot in self._slots:
            if slot.shown and isinstance(slot.widget, RepeatBox):
                yield slot.widget
            elif slot.shown and isinstance(slot.widget, Column):
                yield from slot.widget.repeats()

    def _inner(self) -> Iterator[Column | RepeatBox]:
        for slot in self._slots:
            if slot.shown and isinstance(slot.widget, Column | RepeatBox):
                yield slot.widget

    def _show(self, slot: _Slot, *, afresh: bool = False) -> bool:
        """Show one item as it stands now; returns whether it came or went."""
        place = Place(slot.item.name, self._rows)
        asked = self._asking.sheet.is_relevant(place) and _has_words(slot.item)
        was = slot.shown
        if asked and slot.widget is None:
            slot.widget = self._make(slot.item)
            above = sum(other.widget is not None for other in self._slots[: self._slots.index(slot)])
            self._box.insertWidget(self._headings + above, slot.widget)
            afresh = True
        slot.shown = asked
        widget = slot.widget
        if widget is None:
            return False
        if asked:
            self._fill(widget, slot.item, place, afresh=afresh or not was)
        widget.setVisible(asked)
        return was != asked

    def _fill(self, widget: QWidget, item: Item, place: Place, *, afresh: bool) -> None:
        if isinstance(widget, QuestionField) and isinstance(item, Question):
            state = state_of(self._asking.sheet, item, place, self._asking.filling)
            widget.show_state(replace(state, before=self._asking.said_before(place)), afresh=afresh)
            unread = self._asking.sheet.unread(place) if afresh else ""
            if unread:
                widget.show_unread(unread)
            offer = self._asking.offers.get(place) if afresh else None
            if offer is not None and isinstance(widget.editor, FileEditor):
                widget.editor.show_offer(offer)
        elif isinstance(widget, RepeatBox):
            widget.bind(self._rows, afresh=afresh)
        elif isinstance(widget, _SubColumn) and afresh:
            widget.bind(self._rows)

    def _make(self, item: Item) -> QWidget:
        if isinstance(item, Question):
            return self._make_field(item)
        if isinstance(item, Repeat):
            box = RepeatBox(item, self._asking, lambda items, parent: Column(items, self._asking, parent), self)
            box.changed.connect(self.changed)
            box.put.connect(self.put)
            box.asked.connect(self.asked)
            box.stops_changed.connect(self.stops_changed)
            return box
        inner = _SubColumn(item, self._asking, self)
        inner.put.connect(self.put)
        inner.asked.connect(self.asked)
        inner.changed.connect(self.changed)
        inner.stops_changed.connect(self.stops_changed)
        return inner

    def _make_field(self, question: Question) -> QuestionField:
        choices = len(self._asking.sheet.form.lists.get(question.choices, ()))
        making = Making(question, choices, self._asking.now, self._asking.sheet.zone, self)
        field = QuestionField(question, editor_for(making), self)
        field.answered.connect(lambda answer, field=field: self._answered(field, answer))
        field.asked.connect(lambda request, field=field: self._asked_for(field, request))
        if isinstance(field.editor, FileEditor):
            field.editor.offered.connect(lambda offer, field=field: self._offered(field, offer))
        field.done.connect(field.focusNextChild)
        field.grew.connect(self.stops_changed)
        return field

    def _asked_for(self, field: QuestionField, request: Request) -> None:
        place = Place(field.question.name, self._rows)
        if not isinstance(request, AddLinked):
            self.asked.emit(place, request)
            return
        try:
            row = self._asking.sheet.add_linked(place, request.words)
        except AnswerProblem as problem:
            field.say_problem(str(problem))
            return
        self.changed.emit(self._asking.sheet.last_change)
        field.say_news(what_it_lacks(self._asking.sheet, place, row))

    def _offered(self, field: QuestionField, offer: TakeIn | None) -> None:
        place = Place(field.question.name, self._rows)
        if offer is None:
            self._asking.offers.pop(place, None)
        else:
            self._asking.offers[place] = offer

    def _answered(self, field: QuestionField, answer: Answer) -> None:
        self.put.emit(Place(field.question.name, self._rows), answer)


class _SubColumn(Column):
    """A group inside a section: its heading, then its items."""

    def __init__(self, group: Group | Item, asking: Asking, parent: QWidget) -> None:
        super().__init__(group.children if isinstance(group, Group) else (), asking, parent)
        self._group = group
        self._heading = words("", "section", wrap=True)
        self._hint = words("", "hint", wrap=True)
        self._box.setContentsMargins(0, 8, 0, 0)
        self._headings = 2
        self._box.insertWidget(0, self._heading)
        self._box.insertWidget(1, self._hint)

    def bind(self, rows: tuple[str, ...]) -> None:
        """Ask the group's questions for these rows."""
        place = Place(self._group.name, rows)
        self._heading.setText(self._asking.sheet.label(place))
        self._heading.setVisible(bool(self._heading.text()))
        self._hint.setText(self._asking.sheet.hint(place))
        self._hint.setVisible(bool(self._hint.text()))
        super().bind(rows)


def _has_words(item: Item) -> bool:
    """Whether there is anything to see: a calculation without a label works unseen."""
    if not isinstance(item, Question):
        return True
    return item.type is not QuestionType.HIDDEN and not (item.type is QuestionType.CALCULATE and not any(item.label.values()))
