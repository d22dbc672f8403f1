"""One section of the report: its title, what it holds, and its column of questions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from fieldreport.answers.values import Place
from fieldreport.forms.definition import Group, Repeat
from fieldreport.said import joined, said
from ui.parts.words import button, say, words
from ui.questions.asking import why_not_asked, words_in
from ui.questions.column import Column
from ui.questions.keys import Act, act_of
from ui.questions.narrative import Narrative
from ui.theme import COLUMN, UNIT, limit_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from fieldreport.answers.sheet import Change
    from fieldreport.forms.definition import Form, Item
    from ui.questions.asking import Asking


BELOW_PAPER = 108
"""Height kept under the narrative's sheet for its foot and the way on, px."""
SETTLES = 4
"""Turns of the event loop within which wrapped words have found their height in another width."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the rail: a group of the top level, or what lies between such groups."""

    name: str
    label: str
    hint: str
    items: tuple[Item, ...]
    group: Group | None


def sections_of(form: Form, language: str) -> tuple[Section, ...]:
    """Return the sections of a form; questions outside every group make a section of their own."""
    found: list[Section] = []
    for item in form.children:
        if isinstance(item, Group):
            label = words_in(item.label, language) or item.name
            found.append(Section(item.name, label, words_in(item.hint, language), item.children, item))
        elif found and found[-1].group is None:
            found[-1] = Section(found[-1].name, found[-1].label, "", (*found[-1].items, item), None)
        else:
            found.append(Section(item.name, words_in(form.title, language), "", (item,), None))
    return tuple(found)


def names_in(items: tuple[Item, ...]) -> Iterator[str]:
    """Yield the names of items and of all that lies in them."""
    for item in items:
        yield item.name
        if isinstance(item, Group | Repeat):
            yield from names_in(item.children)


class SectionPage(QScrollArea):
    """A section; made when it is first opened."""

    put = Signal(object, object)
    """A place and its whole new answer."""
    asked = Signal(object, object)
    """A place and a request that only the window can meet."""
    changed = Signal(object)
    """A change of rows that was made in the sheet already."""
    stops_changed = Signal()
    next_asked = Signal()

    def __init__(self, section: Section, asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section = section
        self._asking = asking
        self.stale = True
        """Whether another report was opened since the section was shown."""
        self.behind = False
        """Whether something changed while another section was shown."""
        self.column = Column(section.items, asking)
        self.next = button("", "quiet")
        self._lay_out()
        for signal, mine in (
            (self.column.put, self.put),
            (self.column.asked, self.asked),
            (self.column.changed, self.changed),
            (self.column.stops_changed, self.stops_changed),
            (self.next.clicked, self.next_asked),
        ):
            signal.connect(mine)

    def show_report(self) -> None:
        """Show the section as it stands in the report that is open, from its beginning."""
        self.stale = self.behind = False
        if self._show_relevance():
            self.column.bind(())
        for field in self.column.fields():
            field.hide_label(field.label() == self.section.label)
        self.verticalScrollBar().setValue(0)
        self._fit_paper()

    def refresh(self, change: Change) -> None:
        """Show anew what a change names."""
        names = {place.name for place in change.refreshed}
        if self.section.group is not None and self.section.name in names and self._show_relevance() and not self.column.is_bound:
            self.column.bind(())
        self.column.refresh(change)

    def refresh_all(self) -> None:
        """Show everything anew, without disturbing what is being typed."""
        self.behind = False
        if self._show_relevance():
            self.column.refresh_all()

    def show_missing(self, missing: Mapping[str, int]) -> None:
        """Show in tables how much is missing in each row."""
        self.column.show_missing(missing)

    def name_next(self, label: str) -> None:
        """Name the section that comes next; "" when this is the last."""
        self.next.name(said("Next: {label}", label=label), "Ctrl+PgDn")
        self.next.setVisible(bool(label))

    def why_not_asked(self) -> str:
        """Return what is said when the section does not apply, or ""."""
        return self._not_asked.text()

    def stops(self) -> Iterator[QWidget]:
        """Yield the controls at which Tab stops, in visual order."""
        if self.column.isVisibleTo(self):
            yield from self.column.stops()
        yield self.next

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+N outside a table adds to the section's first one; the rest goes to the screen."""
        if act_of(event) is Act.NEW_ROW:
            box = next(self.column.repeats(), None)
            if box is not None:
                box.new_row()
                return
        if act_of(event) is not None or event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the narrative's sheet the height that there is."""
        super().resizeEvent(event)
        page = self.widget()
        if page is not None:
            page.setMaximumWidth(self.viewport().width())  # what is wider wraps or gives way: nothing scrolls sideways
        self._fit_paper()
        if event.size().height() < event.oldSize().height():
            self._keep_in_sight(SETTLES)

    def _keep_in_sight(self, turns: int) -> None:
        """Keep what has the keyboard in sight where the window became lower, until all have found their height."""
        page, focused = self.widget(), QApplication.focusWidget()
        if page is not None and focused is not None and page.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, 3 * UNIT)
            if turns:
                QTimer.singleShot(0, self, partial(self._keep_in_sight, turns - 1))

    def _fit_paper(self) -> None:
        page = self.widget()
        for field in self.column.fields():
            if isinstance(field.editor, Narrative) and page is not None:
                above = field.editor.mapTo(page, QPoint(0, 0)).y()
                field.editor.fit(self.viewport().height() - above - BELOW_PAPER)

    def _show_relevance(self) -> bool:
        group = self.section.group
        sheet = self._asking.sheet
        asked = group is None or sheet.is_relevant(Place(group.name))
        self.column.setVisible(asked)
        say(self._hint, self.section.hint if asked else "")
        why = "" if asked or group is None else why_not_asked(sheet, group)
        say(self._not_asked, "" if asked else joined("\n", (said("This section is not asked, and nothing in it is missing."), why)))
        return asked

    def _lay_out(self) -> None:
        self._title = words(self.section.label, "title", wrap=True)
        self._hint = words("", "hint", wrap=True)
        self._not_asked = words("", "side", wrap=True)
        inside = QWidget()
        limit_width(inside, COLUMN)
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 3 * UNIT, 0, 3 * UNIT)
        box.setSpacing(4)
        for part in (self._title, self._hint, self._not_asked):
            box.addWidget(part)
        box.addSpacing(UNIT + 4)
        box.addWidget(self.column)
        below = QHBoxLayout()
        below.addWidget(self.next)
        below.addStretch(1)
        box.addLayout(below)
        box.addStretch(1)
        page = QWidget()
        line = QHBoxLayout(page)
        line.setContentsMargins(3 * UNIT, 0, 3 * UNIT, 0)
        line.addStretch(1)
        line.addWidget(inside, 1000)
        line.addStretch(1)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
