"""What asks for what: the one place where screens, lanes and core are wired together, after the first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from fieldreport.said import said
from ui import looks, tongue
from ui.actions.accompanying import Accompanying
from ui.actions.aiding import Aiding
from ui.actions.attaching import Attaching
from ui.actions.bringing import Bringing
from ui.actions.checking import Checking
from ui.actions.delivering import Delivering
from ui.actions.drafting import Drafting
from ui.actions.furthering import Furthering
from ui.actions.home import Home
from ui.actions.inserting import Inserting
from ui.actions.locking import Idle, Locking
from ui.actions.owning import Owning
from ui.actions.printing import Printing
from ui.actions.recording import Recording
from ui.actions.redacting import Redacting
from ui.actions.renewing import Renewing
from ui.actions.scening import Scening
from ui.actions.sealing import Sealing
from ui.actions.session import Session
from ui.actions.stamping import Stamping
from ui.actions.unlocking import Unlocking
from ui.background import Background, Lane

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from fieldreport.app import Parts
    from ui.main_window import MainWindow
    from ui.theme import Face

NOT_LEFT = said("Still in the report: what you typed could not be saved yet, and leaving would lose it. {why}")
LOCK_AFTER = 15
"""Minutes without a sign of life before the window locks, where the department says nothing."""


class Wiring(QObject):
    """The window at work on one data folder."""

    def __init__(
        self, window: MainWindow, folder: Path, leave: Callable[[bool], None], now: Callable[[], datetime], parts: Parts | None = None
    ) -> None:
        """Wire a window to the core and begin to open it.

        Args:
            window: completed here.
            folder: the data folder.
            leave: ends the process; True begins a fresh one first (lock).
            now: the clock, aware.
            parts: replaces the edges of the core in tests.
        """
        super().__init__()
        window.complete()
        self.window = window
        self.background = Background(self.tell_problem)
        self.session = session = Session(folder, window, self.background, now)
        self.unlocking = Unlocking(session, parts)
        self.drafting = Drafting(session)
        self.attaching = Attaching(session, self.drafting)
        self.aiding = Aiding(session, self.drafting)
        self.owning = Owning(session, self.drafting)
        self.inserting = Inserting(session, self.drafting)
        self.bringing = Bringing(session, self.drafting)
        self.sealing = Sealing(session, self.drafting)
        self.recording = Recording(session)
        self.accompanying = Accompanying(session)
        self.redacting = Redacting(session)
        self.printing = Printing(session)
        self.checking = Checking(session, self.recording)
        self.renewing = Renewing(session, self.drafting)
        self.furthering = Furthering(session, self.drafting)
        self.scening = Scening(session, self.drafting)
        self.stamping = Stamping(session)
        self.delivering = Delivering(session)
        self.home = Home(session)
        self.locking = Locking(session, self.drafting, self.attaching, leave)
        self.minutes_to_lock: int | None = None
        """Minutes without a sign of life after which it locks; None while nobody is signed in."""
        self._idle: Idle | None = None
        self._connect()
        self.unlocking.open_core()

    def tell_problem(self, problem: BaseException) -> None:
        """Say an error that nobody else says."""
        self.window.tell_problem(self.session.say(problem))

    def _connect(self) -> None:
        self.unlocking.core_opened.connect(self.delivering.begin)
        self.unlocking.core_opened.connect(self.stamping.prepare)
        self.unlocking.unlocked.connect(self._at_the_desk)
        self.unlocking.certified.connect(self.home.name_officer)
        self.home.new_asked.connect(self.drafting.new)
        self.home.report_chosen.connect(self.drafting.open)
        self.home.send_asked.connect(self.delivering.send_now)
        self.home.lock_asked.connect(self._lock)
        self.home.scene_asked.connect(self.scening.turn)
        self.scening.home_asked.connect(self._go_home)
        self.drafting.asked.connect(self.attaching.hear)
        self.drafting.asked.connect(self.aiding.hear)
        self.drafting.asked.connect(self.inserting.hear)
        self.drafting.asked.connect(self.owning.hear)
        self.home.own_asked.connect(self.owning.show)
        self.home.check_asked.connect(self.checking.show)
        self.checking.left.connect(self.home.show)
        self.owning.changed.connect(self.aiding.take)
        self.owning.home_asked.connect(self.home.show)
        self.drafting.arrived.connect(self.inserting.look)
        self.drafting.asked.connect(self.bringing.hear)
        self.drafting.review_asked.connect(self._review)
        self.drafting.sealed_chosen.connect(self._show_sealed)
        self.drafting.left.connect(self._go_home)
        self.drafting.opened.connect(self.renewing.look)
        self.drafting.form_asked.connect(self.renewing.show)
        self.sealing.send_asked.connect(self.delivering.send_now)
        self.sealing.next_asked.connect(self.drafting.new)
        self.sealing.sealed.connect(self.home.refresh)
        self.sealing.sealed.connect(self.delivering.hurry)
        self.sealing.left.connect(self._go_home)
        self.delivering.mail_came.connect(self.home.refresh)
        self.delivering.mail_came.connect(self.sealing.refresh_standing)
        self.delivering.turned.connect(self.home.show_turn)
        self.window.lock_asked.connect(self._lock)
        self.window.close_asked.connect(lambda: self.scening.finish(self.locking.close))
        self.window.scene_asked.connect(self._scene)
        self._connect_records()
        self.window.face_changed.connect(self._remember_face)
        self.window.language_changed.connect(self._remember_language)

    def _connect_records(self) -> None:
        """Wire what is done with sealed reports."""
        self.accompanying.offer_at(self.recording)
        self.accompanying.left.connect(self.recording.show)
        self.redacting.offer_at(self.recording)
        self.redacting.left.connect(self.recording.show)
        self.printing.offer_at(self.recording)
        self.printing.left.connect(self.recording.show)
        self.printing.told.connect(self.recording.saved)
        self.home.sealed_asked.connect(self.recording.show)
        self.drafting.opened.connect(self.furthering.look)
        self.furthering.offer_at(self.recording)
        self.furthering.left.connect(self.recording.show)
        self.furthering.sealed.connect(self.home.refresh)
        self.furthering.sealed.connect(self.delivering.hurry)
        self.sealing.deed_asked.connect(self.recording.do)
        self.recording.saved.connect(self.sealing.say_done)
        self.recording.send_asked.connect(self.delivering.send_now)
        self.recording.new_asked.connect(self.drafting.new)
        self.recording.left.connect(self._go_home)
        self.delivering.mail_came.connect(self.recording.refresh)

    def _remember_face(self, face: Face) -> None:
        """Keep day or night, and touch, for the next start on this laptop, whoever works here then."""
        self.background.run(lambda: looks.remember(self.session.folder, face), Lane.WORK, owner=self)

    def _remember_language(self, language: str) -> None:
        """Keep the language likewise; what is shown in the words of the form is asked again."""
        report = self.session.report
        if report is not None:
            report.sheet.language = language
        self.drafting.resay()
        self.sealing.resay()
        self.renewing.resay()
        self.background.run(lambda: tongue.remember(self.session.folder, language), Lane.WORK, owner=self)

    def _at_the_desk(self) -> None:
        """Land where the officer was when it was locked; else at home."""
        self.home.begin()
        self.scening.look()
        self.delivering.settle()
        department = self.session.open_core.department
        self.minutes_to_lock = department.lock_after_minutes if department is not None else LOCK_AFTER
        self._idle = Idle(self.minutes_to_lock, self._lock)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self._idle)
        self.background.run(self.session.open_desk.last_place, Lane.WORK, self._land, owner=self)

    def _lock(self) -> None:
        """Lock when the last word of a note is on the disk too, and of a phrase."""
        self.owning.finish(lambda: self.scening.finish(self.locking.lock))

    def _scene(self) -> None:
        """F11: the scene log; on the unlock screen one stamp."""
        if self.session.desk is None:
            self.stamping.stamp()
        else:
            self.scening.turn()

    def _land(self, last: tuple[str, str]) -> None:
        report_id, place = last
        if report_id:
            self.drafting.open(report_id, place)

    def _review(self) -> None:
        """Review what is whole: a file that waits or is on its way is taken in first, or put back, by the person."""
        name, waiting = self.attaching.busy_with, self.drafting.waiting_file()
        if name:
            self.window.tell_problem(
                said("{name} is still being taken in. Review when it is done, or cancel it. Everything else is saved.", name=name)
            )
        elif waiting is not None:
            place, name = waiting
            self.drafting.go_to(place)
            self.window.tell_problem(
                said("{name} was chosen and is not in the report yet. Take it in or put it back, then review.", name=name)
            )
        else:
            self.furthering.before_review()
            self.sealing.review()

    def _show_sealed(self) -> None:
        """A report that can only be read: what HQ returned is answered first; everything else stands on its own screen."""
        if not self.furthering.answers_hq():
            self.recording.show()

    def _go_home(self) -> None:
        """Esc in the form: save, then the list with the report as it stands. What is not on the disk is not left behind."""
        self.attaching.stop_all(said("you left the report"))
        self.drafting.save(self._leave_report, self._not_left)

    def _leave_report(self) -> None:
        self.furthering.leave()
        report, self.session.report = self.session.report, None
        self.home.show(report.report_id if report is not None else "")

    def _not_left(self, problem: Exception) -> None:
        self.window.tell_problem(NOT_LEFT.format(why=self.session.say(problem)))
