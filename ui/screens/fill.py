"""The fill screen: the rail of sections, one section at a time, and why each question is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from fieldreport.answers.values import Account, Place, Precision, answer_of
from fieldreport.errors import AnswerProblem
from fieldreport.filling import Filling
from fieldreport.said import said
from ui import tongue
from ui.parts.bar import BarWords
from ui.parts.folding import arrange
from ui.parts.screen import Screen
from ui.parts.section_rail import SectionRail
from ui.parts.side_pane import SidePane
from ui.questions.asking import Asking, elements_of
from ui.questions.editor import BringIn, NewStep, PutIn, Told
from ui.questions.entering import only_takes_away, show_unread, stamped, unread_in
from ui.questions.field import QuestionField
from ui.questions.gaps import by_row, by_section, next_gap
from ui.questions.keys import Act, act_of
from ui.questions.linking import Trail
from ui.questions.places import place_of_text, place_text
from ui.questions.repeat import table_around
from ui.questions.section_stack import SectionStack
from ui.questions.undoing import Undoing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from fieldreport.answers.sheet import AnswerSheet, Change
    from fieldreport.answers.values import Answer, Value
    from fieldreport.filling import Known
    from ui.questions.editor import Editor, Request

__all__ = ["FOLDS_AT", "RECOUNT", "FillScreen", "place_of_text", "place_text"]

FOLDS_AT = 1366
"""Width of the window, px, up to which the side pane is folded until it is asked for."""
RECOUNT = 120
"""Milliseconds after a key in which what is missing is counted again: never in the way of typing."""


class FillScreen(Screen):
    """Asks a form. It puts every key into the answer sheet at once, understood or not, and says what changed.

    Args:
        parent: what it lies in.
        now: tells the time (aware): when an answer was entered, and what ``now`` and ``-15`` mean.
    """

    asked = Signal(object, object)
    """A place and a request that only the window can meet (:data:`ui.questions.editor.Request`)."""
    changed = Signal(object)
    """A :class:`~fieldreport.answers.sheet.Change`, after each put: the window saves."""
    place_changed = Signal(str)
    """The field in focus, as text for :meth:`open` and :meth:`go_to`."""
    missing_changed = Signal(int)
    """How many things are missing or wrong in the whole report."""
    review_requested = Signal()
    home_requested = Signal()
    form_requested = Signal()
    """F3: what a newer form would change, and the way back."""

    def __init__(self, parent: QWidget | None = None, *, now: Callable[[], datetime]) -> None:
        super().__init__()
        if parent is not None:
            self.setParent(parent)
        self._now = now
        self._asking: Asking | None = None
        self._undoing: Undoing | None = None
        self._place = Place("")
        self._field: QuestionField | None = None
        self._trail = Trail()
        self._lacking = 0
        self._in_row = False
        """Whether Esc leads to a table."""
        self._pane_wanted: bool | None = None
        # Above 0 while sections are turned: Qt then moves the keyboard through fields that are half way between two rows or reports.
        self._turning = 0
        self.rail, self.side, self.sections = SectionRail(self), SidePane(self), SectionStack(self)
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.setInterval(RECOUNT)
        self._recount.timeout.connect(self.count_missing)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.rail)
        line.addWidget(self.sections, 1)
        line.addWidget(self.side)
        self._connect()

    def _connect(self) -> None:
        self.rail.section_chosen.connect(self.open_section)
        self.rail.entered.connect(self._enter_section)
        self.sections.put.connect(self._put)
        self.sections.asked.connect(self._asked)
        self.sections.changed.connect(self._rows_changed)
        self.sections.next_asked.connect(self.next_section)
        self.sections.stops_changed.connect(self._order_stops)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    # What the window calls

    def open(self, sheet: AnswerSheet, place: str = "", known: Known | None = None) -> None:
        """Show a report at a place; "" is its first question.

        Widgets are kept when the report has the same form as the one before. ``known`` is what can be filled in by one key.
        """
        before = self._asking
        sheet.language = tongue.spoken()
        self._leave_field()
        if before is not None and before.sheet is not sheet:
            before.offers.clear()
        self._turning += 1
        if before is not None and before.sheet.form.sha256 == sheet.form.sha256 and before.language == sheet.language:
            before.sheet = sheet
            self.sections.turn()
        else:
            filling = Filling(known, sheet.form) if known is not None else None
            self._asking = Asking(sheet, self._now, before.offers if before else {}, filling=filling)
            self.sections.start(self._asking)
        self._undoing = Undoing(sheet)
        self._place = Place("")
        first = self.sections.sections[0].name if self.sections.sections else ""
        self.open_section(self.sections.section_of(place_of_text(place).name) or first)
        self._turning -= 1
        self.count_missing()
        if not place or not self.go_to(place):
            self._enter_section()

    def current_place(self) -> str:
        """Return the place of the field that has, or last had, the keyboard."""
        return place_text(self._place) if self._place.name else ""

    def go_to(self, place: str | Place) -> bool:
        """Put the keyboard on a place: a question, a repeat, a group or a section; returns whether there is one."""
        if isinstance(place, str):
            place = place_of_text(place)
        if not self.open_section(self.sections.section_of(place.name)):
            return False
        field = self.sections.field_at(place)
        if field is None:
            self._enter_section()
            return True
        field.focus()
        self._follow()
        if self._field is None:
            # The screen is not shown yet; the keyboard comes here when it is.
            self._note_place(place)
        return True

    def open_section(self, name: str) -> bool:
        """Show a section without moving the keyboard; returns whether there is one."""
        self._turning += 1
        page = self.sections.show_section(name)
        self._turning -= 1
        if page is None or self._asking is None:
            return False
        self.rail.choose(name)
        page.show_missing(by_row(self._asking.sheet.gaps()))
        self._focus_changed(None, QApplication.focusWidget())
        return True

    def next_gap(self) -> None:
        """Go to the next thing that is missing, anywhere in the form, and say what it is."""
        if self._asking is None:
            return
        self.count_missing()
        gap = next_gap(self._asking.sheet, self._place)
        if gap is None:
            return
        self.go_to(gap.place)
        if self._field is not None and self._place == gap.place:
            self._field.say_missing(gap.sentence)

    def next_section(self, step: int = 1) -> None:
        """Go to the next (or with -1 the previous) section that applies."""
        page = self.sections.page
        name = self.sections.neighbour(page.section.name, step) if page is not None else ""
        if name:
            self.open_section(name)
            self._enter_section()

    def turn_side_pane(self) -> None:
        """Fold the side pane or unfold it (F2)."""
        self._pane_wanted = self.side.isHidden()
        self._fold()

    def undo(self) -> None:
        """Take the last change back, wherever it was."""
        if self._asking is not None:
            self._took_back(self._asking.sheet.undo())

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self._asking is not None:
            self._took_back(self._asking.sheet.redo())

    def unread(self) -> dict[Place, str]:
        """Return what stands in a field and neither in an answer nor among what the sheet knows was not understood.

        There is nothing of the kind unless a key went astray: a last look before sealing.
        """
        if self._asking is None:
            return {}
        sheet = self._asking.sheet
        return {place: text for place, text in self.sections.unread().items() if sheet.unread(place) != text}

    def editor_at(self, place: Place) -> Editor | None:
        """Return the editor that shows a place now, or ``None`` when another section or row is in view."""
        field = self.sections.showing(place)
        return field.editor if field is not None else None

    def waiting_file(self) -> tuple[Place, str] | None:
        """Return where a file that was chosen still waits to be taken in, and its name."""
        return self._asking.waiting() if self._asking is not None else None

    def take(self, place: Place, value: Value) -> None:
        """Answer a place with a value that the window brings, in view or not; its source and the other accounts stay.

        Raises:
            AnswerProblem: the place is there no more (its row was deleted); nothing was changed.
        """
        field = self.sections.showing(place)
        if field is not None:
            field.take(value)
        elif self._asking is not None and self._undoing is not None:
            answer = self._asking.sheet.answer(place)
            first = replace(answer[0], value=value, precision=Precision.EXACT, entered=None) if answer else Account(value)
            self._undoing.rest()
            self._show_change(self._undoing.put(place, stamped((first, *answer[1:]), self._now())))

    def count_missing(self) -> None:
        """Count what is missing and show it in the rail, the tables and the bar."""
        self._recount.stop()
        if self._asking is None:
            return
        gaps = self._asking.sheet.gaps()
        self.rail.set_sections(self.sections.lines(by_section(gaps)))
        page = self.sections.page
        if page is not None and not page.stale:
            self.rail.choose(page.section.name)
            page.show_missing(by_row(gaps))
        self._lacking = len(gaps)
        self._say_bar()
        self.missing_changed.emit(len(gaps))

    # What the frame calls

    def act(self) -> None:
        """Ctrl+Enter: on to the review."""
        self._finish_field()
        self.review_requested.emit()

    def ask_form(self) -> None:
        """F3: what a newer form would change."""
        self._finish_field()
        self.form_requested.emit()

    def step(self) -> None:
        """F8: the next thing that is missing."""
        self.next_gap()

    def leave(self) -> None:
        """Esc: close what is open in the field, else out of the row to its table, else home; from what can be inserted back to the text."""
        if self.side.inserts.hasFocus():
            self.take_focus()
            return
        field, table = self._field, self._table_around(QApplication.focusWidget())
        if field is not None and field.editor.close_open():
            return
        if field is not None and field.how_known is not None and field.how_known.isVisible():
            field.act(Act.HOW_KNOWN)
        elif table is not None:
            self._finish_field()
            table.setFocus(Qt.FocusReason.OtherFocusReason)
            self._see(table)
        else:
            self._finish_field()
            self.home_requested.emit()

    def take_focus(self) -> None:
        """Put the keyboard back on the field that had it last."""
        if self._place.name:
            self.go_to(self._place)
        else:
            self._enter_section()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the screen."""
        keys: dict[Act, Callable[[], None]] = {
            Act.UNDO: self.undo,
            Act.REDO: self.redo,
            Act.NEXT_GAP: self.next_gap,
            Act.NEXT_SECTION: self.next_section,
            Act.PREVIOUS_SECTION: lambda: self.next_section(-1),
            Act.FOLLOW: lambda: self._follow_link(self._trail.follow),
            Act.BACK: lambda: self._follow_link(lambda sheet, _here: self._trail.back(sheet)),
            Act.SIDE_PANE: self.turn_side_pane,
            Act.REVIEW: self.act,
            Act.FORM: self.ask_form,
            Act.BRING_IN: lambda: self.asked.emit(self._place, BringIn()),
        }
        act = act_of(event)
        if act in keys:
            keys[act]()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the side pane where there is no room for it."""
        super().resizeEvent(event)
        self._fold()

    def _follow_link(self, ways: Callable[[AnswerSheet, Place], Place | None]) -> None:
        to = ways(self._asking.sheet, self._place) if self._asking is not None else None
        if to is not None:
            self.go_to(to)

    # Changes

    def _asked(self, place: Place, request: Request) -> None:
        if isinstance(request, Told):
            self.side.look_at(request.words)
        elif isinstance(request, PutIn) and self._undoing is not None:
            self._show_change(self._undoing.put_all((at, stamped(answer_of(words), self._now())) for at, words in request.puts))
        elif not isinstance(request, NewStep):
            self.asked.emit(place, request)
        elif self._undoing is not None:
            self._undoing.rest()

    def _put(self, place: Place, answer: Answer) -> None:
        if self._undoing is None or self._asking is None:
            return
        page, sheet = self.sections.page, self._asking.sheet
        field = page.column.reveal(place) if page is not None else None
        unread = unread_in(field) if only_takes_away(sheet.answer(place), answer) else ""
        try:
            change = self._undoing.put(place, stamped(answer, self._now()), unread)
        except AnswerProblem as problem:
            if self._field is not None:
                self._field.say_problem(said("{problem} The answer before it is kept.", problem=problem))
            return
        self._show_change(change)
        show_unread(field, unread)

    def _rows_changed(self, change: Change) -> None:
        if self._undoing is not None:
            self._undoing.rest()
        self._show_change(change)
        self._follow()

    def _took_back(self, change: Change | None) -> None:
        if self._undoing is not None:
            self._undoing.rest()
        if change is None:
            return
        self._show_change(change)
        page = self.sections.page
        here = page.section.name if page is not None else ""
        places = sorted(change.rows or change.answered or change.unread)
        if places and all(self.sections.section_of(place.name) != here for place in places):
            self.go_to(places[0])
        page = self.sections.page
        if page is None or self._asking is None:
            return
        for box in page.column.repeats():
            box.choose_what_came(change)
        self._follow()
        for field in page.column.fields():
            place = page.column.place_of(field)
            if place in change.unread:
                show_unread(field, self._asking.sheet.unread(place))

    def _show_change(self, change: Change) -> None:
        self.sections.refresh(change)
        if not self._recount.isActive():
            self._recount.start()
        if self._field is not None and self._place in change.answered:
            self._explain(self._field)
        self.changed.emit(change)

    # Where the keyboard is

    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or self._turning or self._asking is None or not self.isAncestorOf(now):
            return
        in_row = self._table_around(now) is not None
        if in_row != self._in_row:
            self._in_row = in_row
            self._say_bar()
        field: QWidget | None = now
        while field is not None and not isinstance(field, QuestionField) and field is not self:
            field = field.parentWidget()
        if field is self._field:
            return
        self._leave_field()
        if isinstance(field, QuestionField):
            self._arrive(field)

    def _table_around(self, widget: QWidget | None) -> QWidget | None:
        """Return the table to which Esc leads from a control, or ``None`` where it leads home."""
        table = table_around(widget) if widget is not None and self.sections.isAncestorOf(widget) else None
        return table if table is not None and table.isVisibleTo(self) else None

    def _follow(self) -> None:
        """Notice that the field in focus was turned to another row: the keyboard did not move, its place did."""
        if self._field is not None:
            self._arrive(self._field)

    def _arrive(self, field: QuestionField) -> None:
        page = self.sections.page
        place = page.column.place_of(field) if page is not None else None
        if place is None:
            return
        self._field = field
        field.set_current(True)
        self._see(field)
        self._explain(field)
        self._note_place(place)

    def _note_place(self, place: Place) -> None:
        if place != self._place:
            self._place = place
            self.place_changed.emit(place_text(place))

    def _leave_field(self) -> None:
        field, self._field = self._field, None
        if field is not None:
            field.set_current(False)
        if self._undoing is not None:
            self._undoing.rest()

    def _finish_field(self) -> None:
        """Tidy up what is typed; the keyboard may well stay, when the next screen does not come."""
        if self._field is not None:
            self._field.editor.leave()
        if self._undoing is not None:
            self._undoing.rest()

    def _enter_section(self) -> None:
        stop = self.sections.first_stop()
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _see(self, part: QWidget) -> None:
        page = self.sections.page
        if page is not None:
            page.ensureWidgetVisible(part, 0, 32)

    def _explain(self, field: QuestionField) -> None:
        page = self.sections.page
        place = page.column.place_of(field) if page is not None else None
        if place is None or self._asking is None:
            return
        sheet = self._asking.sheet
        self.side.explain(sheet.label(place), sheet.guidance(place), elements_of(sheet, field.question, place))
        self.side.show_inserts(field.editor.takes_inserts)

    def _order_stops(self) -> None:
        page = self.sections.page
        before: QWidget = self.rail.list
        for stop in page.stops() if page is not None else ():
            QWidget.setTabOrder(before, stop)
            before = stop

    def _fold(self) -> None:
        wanted = self._pane_wanted if self._pane_wanted is not None else self.window().width() > FOLDS_AT
        arrange(self.rail, self.side, self.width(), wanted=wanted)

    refit = _fold
    """The large face needs other room."""

    def _say_bar(self) -> None:
        count = self._lacking
        things = said("1 thing") if count == 1 else said("{count} things", count=count)
        self.set_bar(
            BarWords(
                left=said("{things} still missing", things=things) if count else said("Nothing is missing"),
                tone="" if count else "good",
                step=said("Next") if count else "",
                step_key="F8",
                back=said("To the table") if self._in_row else said("Home"),
                action=said("Review and seal"),
            )
        )
