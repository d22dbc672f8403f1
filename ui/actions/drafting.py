"""Writing: open a report, keep what is typed on the disk, remember the place.

Promise 1 lives here: the first unsaved change starts a clock that typing on does not
push back, and when it rings the draft goes to the save lane.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from fieldreport.errors import LifeProblem, NoSuchReport
from fieldreport.said import said
from ui import messages
from ui.background import Lane

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from fieldreport.answers.values import Place, Value
    from fieldreport.desk import OpenReport
    from fieldreport.further import Before
    from ui.actions.session import Session
    from ui.questions.editor import Editor
    from ui.screens.fill import FillScreen

WAIT = 250
"""From the first unsaved change to the save, milliseconds: with the save itself well under half a second."""
AGAIN = 3_000
"""From a save that failed to the next try, milliseconds."""


class Drafting(QObject):
    """Drives the fill screen and the saving of what is typed in it."""

    review_asked = Signal()
    sealed_chosen = Signal()
    """a report was opened that can only be read"""
    opened = Signal()
    """a draft is shown, to be written in"""
    form_asked = Signal()
    """F3: what a newer form would change, and the way back"""
    left = Signal()
    asked = Signal(object, object)
    """a place in the open report, and a request of its editor that only the window can meet"""
    saved = Signal()
    arrived = Signal(object)
    """the fill screen, when the keyboard came to another field"""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._screen: FillScreen | None = None
        self._fetching = self._told_known = False
        self._typed = self._kept = 0
        """How many changes were made, and how many of them are known to be on the disk."""
        self._failed_since: datetime | None = None
        self._kept_place = ""
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.save)

    @property
    def unsaved(self) -> bool:
        """Whether something typed is not on the disk yet."""
        return self._typed > self._kept

    def new(self) -> None:
        """Begin a report and show it."""
        self._fetch(self._session.open_desk.new_report)

    def open(self, report_id: str, place: str = "") -> None:
        """Open a report where it was left, or at ``place``."""
        desk = self._session.open_desk
        self._fetch(lambda: desk.open_report(report_id), place)

    def adopt(self, report: OpenReport) -> None:
        """Show a report that somebody else opened: the same one, moved to another form."""
        self._show(report)

    def go_to(self, place: Place) -> None:
        """Show the open report at a place in it: where something is missing."""
        screen = self._fill()
        self._session.window.show_screen(screen)
        screen.go_to(place)

    def show_again(self) -> None:
        """Show the open report where it was left."""
        self._session.window.show_screen(self._fill())

    def resay(self) -> None:
        """Ask the open report in the language that is spoken now: the fields are made anew, where the keyboard is."""
        report, screen = self._session.report, self._screen
        if report is not None and screen is not None and report.state == "draft":
            screen.open(report.sheet, screen.current_place(), self._session.open_desk.known())

    def note_change(self) -> None:
        """Something was typed or chosen: it is saved soon."""
        self._typed += 1
        if not self._clock.isActive():
            self._clock.start(WAIT)

    def save(self, then: Callable[[], None] | None = None, failed: Callable[[Exception], None] | None = None) -> None:
        """Save now what is not saved.

        Args:
            then: called when all of it is on the disk, what was typed meanwhile too (at once when nothing was unsaved).
            failed: called when the disk refused, after the window said so.
        """
        report = self._session.report
        if report is None or not (self.unsaved or (then is not None and self._place_moved())):
            if then is not None:
                then()
            return
        self._clock.stop()
        from fieldreport.desk import take_snapshot

        desk, snapshot, typed = self._session.open_desk, take_snapshot(report, self.place_text()), self._typed
        self._kept_place = snapshot.last_place

        def saved(at: datetime) -> None:
            self._kept = max(self._kept, typed)
            self._say_saved(at)
            if then is not None:
                self.save(then, failed)  # not before the last key is on the disk: whoever asked may be about to leave

        only_place = not self.unsaved

        def not_saved(problem: Exception) -> None:
            if only_place and then is not None:
                then()  # nobody is kept in a report for where in it she was
            else:
                self._not_saved(problem, failed)

        self._session.background.run(lambda: desk.save(snapshot), Lane.SAVE, saved, not_saved, self)

    def _place_moved(self) -> bool:
        """Whether the officer went on without a key: where a draft was left is part of it."""
        return self.place_text() != self._kept_place

    def place_text(self) -> str:
        """Return where the officer is in the open report, as text for the vault."""
        return self._screen.current_place() if self._screen is not None and self._session.report is not None else ""

    def editor_at(self, place: Place) -> Editor | None:
        """Return the editor that shows a place of the open report now, or ``None``."""
        return self._screen.editor_at(place) if self._screen is not None else None

    def waiting_file(self) -> tuple[Place, str] | None:
        """Return where in the open report a file that was chosen still waits to be taken in, and its name."""
        return self._screen.waiting_file() if self._screen is not None else None

    def take(self, place: Place, value: Value) -> None:
        """Answer a place of the open report with a value that the window brings; it is saved as what is typed is.

        Raises:
            AnswerProblem: the place is there no more; nothing was changed.
        """
        self._fill().take(place, value)

    def show_brought(self) -> None:
        """Show what was put into the open report's sheet from elsewhere just now; it is saved as what is typed is."""
        report = self._session.report
        if report is not None:
            self._fill().sections.changed.emit(report.sheet.last_change)

    def unread(self) -> dict[Place, str]:
        """Return what stands in a field and not in the draft, by place: nothing, unless a key went astray."""
        return self._screen.unread() if self._screen is not None else {}

    def take_up(self, work: Callable[[], OpenReport], failed: Callable[[Exception], None]) -> None:
        """Show the report that ``work`` begins or opens, on the work lane; ``failed`` says why there is none."""
        self._fetch(work, failed=failed)

    def show_before(self, before: Before) -> None:
        """Mark in the open report what differs from the version that it builds on."""
        report = self._session.report
        if report is not None:
            self._fill().sections.show_before(report.sheet, before)

    def _fetch(self, work: Callable[[], OpenReport], place: str = "", failed: Callable[[Exception], None] | None = None) -> None:
        if self._fetching:
            return  # a second key while the first report is on its way: one report is enough
        self._fetching = True
        desk = self._session.open_desk

        def fetched() -> OpenReport:
            desk.known()  # loaded here once, so that the window's thread finds it
            return work()

        self._session.background.run(
            fetched, Lane.WORK, lambda report: self._show(report, place), lambda problem: self._not_fetched(problem, failed), self
        )

    def _not_fetched(self, problem: Exception, failed: Callable[[Exception], None] | None) -> None:
        self._fetching = False
        if failed is not None:
            failed(problem)
        else:
            self._session.window.tell_problem(self._session.say(problem))

    def _show(self, report: OpenReport, place: str = "") -> None:
        self._fetching = False
        self._session.report = report
        if report.state != "draft":
            self.sealed_chosen.emit()
            return
        self._kept = self._typed
        self._kept_place = report.last_place
        self._session.window.strip.show_saved("")
        screen = self._fill()
        known = self._session.open_desk.known()
        if known.problem and not self._told_known:
            self._told_known = True
            self._session.window.tell_problem(known.problem)
        screen.open(report.sheet, place or report.last_place, known)
        self._session.window.show_screen(screen)
        self.opened.emit()

    def _say_saved(self, at: datetime) -> None:
        if self._failed_since is not None:
            self._failed_since = None
            self._session.window.notice.clear()
        self._session.window.strip.show_saved(said("saved {clock}", clock=messages.clock(at, self._session.zone)))
        self.saved.emit()

    def _not_saved(self, problem: Exception, failed: Callable[[Exception], None] | None) -> None:
        if isinstance(problem, LifeProblem | NoSuchReport):
            # It was sealed meanwhile: no later try can save this, so nobody is kept in the form for it.
            self._kept = self._typed
            self._session.window.tell_problem(self._session.say(problem))
        else:
            self._try_again(problem)
        if failed is not None:
            failed(problem)

    def _try_again(self, problem: Exception) -> None:
        self._failed_since = self._failed_since or self._session.now()
        since = messages.clock(self._failed_since, self._session.zone)
        self._session.window.strip.show_saved(messages.SAVE_FAILED.format(since=since), trouble=True)
        self._session.window.tell_problem(messages.save_failed(problem))
        if not self._clock.isActive():
            self._clock.start(AGAIN)

    def _fill(self) -> FillScreen:
        if self._screen is None:
            from ui.screens.fill import FillScreen

            self._screen = screen = FillScreen(now=self._session.now)
            screen.changed.connect(self.note_change)
            screen.asked.connect(self.asked)
            screen.place_changed.connect(lambda _: self.arrived.emit(screen))
            screen.review_requested.connect(self.review_asked)
            screen.home_requested.connect(self.left)
            screen.form_requested.connect(self.form_asked)
        return self._screen
