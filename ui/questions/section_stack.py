"""The sections of the report that is open: one is shown, each is made when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldreport.answers.values import Place
from ui.parts.section_rail import SectionLine
from ui.questions.section_page import SectionPage, names_in, sections_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.answers.sheet import AnswerSheet, Change
    from fieldreport.further import Before
    from ui.questions.asking import Asking
    from ui.questions.field import QuestionField
    from ui.questions.section_page import Section


class SectionStack(QStackedWidget):
    """The work area of the fill screen."""

    put = Signal(object, object)
    """A place and its whole new answer."""
    asked = Signal(object, object)
    """A place and a request that only the window can meet."""
    changed = Signal(object)
    """A change of rows that was made in the sheet already."""
    next_asked = Signal()
    stops_changed = Signal()
    """The controls at which Tab stops, or their order, changed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sections: tuple[Section, ...] = ()
        self.asking: Asking | None = None
        """The report that is open."""
        self._section_of: dict[str, str] = {}
        self._pages: dict[str, SectionPage] = {}

    def start(self, asking: Asking) -> None:
        """Begin with a report of another form: the widgets of the one before are thrown away."""
        for page in self._pages.values():
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self.asking = asking
        self.sections = sections_of(asking.sheet.form, asking.sheet.language)
        self._section_of = {name: section.name for section in self.sections for name in names_in(section.items)}
        self._section_of |= {section.name: section.name for section in self.sections}

    def turn(self) -> None:
        """Go on with another report of the same form: widgets are kept, and shown anew when they are opened."""
        for page in self._pages.values():
            page.stale = True
            page.column.forget()

    def show_before(self, sheet: AnswerSheet, before: Before) -> None:
        """Show beside each answer that differs what the version says that the report on ``sheet`` builds on."""
        if self.asking is None or self.asking.sheet is not sheet:
            return
        self.asking.before = (sheet, before)
        for page in self._pages.values():
            page.behind = True
        if self.page is not None and not self.page.stale:
            self.page.refresh_all()

    @property
    def page(self) -> SectionPage | None:
        """The section that is shown."""
        shown = self.currentWidget()
        return shown if isinstance(shown, SectionPage) else None

    def section_of(self, name: str) -> str:
        """Return the section in which an item of the form lies, or ""."""
        return self._section_of.get(name, "")

    def show_section(self, name: str) -> SectionPage | None:
        """Show a section as it stands."""
        page = self._made(name)
        if page is None:
            return None
        if page.stale:
            page.show_report()
        elif page.behind:
            page.refresh_all()
        if self.currentWidget() is not page:
            self.setCurrentWidget(page)
        after = self.neighbour(name, 1)
        page.name_next(next((section.label for section in self.sections if section.name == after), ""))
        self.stops_changed.emit()
        return page

    def neighbour(self, name: str, step: int) -> str:
        """Return the next (or with -1 the previous) section that is asked, or ""."""
        asked = [section.name for section in self.sections if section.name == name or self.is_asked(section)]
        spot = asked.index(name) + step
        return asked[spot] if 0 <= spot < len(asked) else ""

    def is_asked(self, section: Section) -> bool:
        """Whether a section applies to this report."""
        return section.group is None or (self.asking is not None and self.asking.sheet.is_relevant(Place(section.name)))

    def lines(self, counts: Mapping[str, tuple[int, int]]) -> tuple[SectionLine, ...]:
        """Return the sections for the rail, each with how much is missing and how much is wrong in it."""
        return tuple(
            SectionLine(section.name, section.label, *counts.get(section.name, (0, 0)), asked=self.is_asked(section))
            for section in self.sections
        )

    def refresh(self, change: Change) -> None:
        """Show what a change names in the section that is shown; the others catch up when they are opened."""
        shown = self.page
        for page in self._pages.values():
            if page is shown:
                page.refresh(change)
            else:
                page.behind = True

    def field_at(self, place: Place) -> QuestionField | None:
        """Show the section of a place, turn to its rows, and return its field: for a group or repeat the first one in it."""
        page = self.show_section(self.section_of(place.name))
        if page is None:
            return None
        return page.column.reveal(place) or page.column.reveal_near(place)

    def showing(self, place: Place) -> QuestionField | None:
        """Return the field of the section in view that shows a place now, or ``None``."""
        page = self.page
        return page.column.showing(place) if page is not None and not page.stale else None

    def first_stop(self) -> QWidget | None:
        """Return the first control of the section that is shown."""
        page = self.page
        if page is None:
            return None
        return next((stop for stop in page.stops() if stop.isVisibleTo(page) and stop.focusPolicy() & Qt.FocusPolicy.TabFocus), None)

    def unread(self) -> dict[Place, str]:
        """Return what is typed and was not understood, by place."""
        found = self.asking.sheet.all_unread() if self.asking is not None else {}
        for page in self._pages.values():
            if not page.stale:
                found |= page.column.unread()
        return found

    def _made(self, name: str) -> SectionPage | None:
        section = next((section for section in self.sections if section.name == name), None)
        if section is None or self.asking is None:
            return None
        page = self._pages.get(name)
        if page is None:
            page = self._pages[name] = SectionPage(section, self.asking, self)
            page.put.connect(self.put)
            page.asked.connect(self.asked)
            page.changed.connect(self.changed)
            page.stops_changed.connect(self.stops_changed)
            page.next_asked.connect(self.next_asked)
            self.addWidget(page)
        return page
