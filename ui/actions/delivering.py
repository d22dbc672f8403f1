"""Delivery while people work, on the network lane, one parcel a turn: unlocked or not, anyone's turn at this laptop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from fieldreport.said import said
from ui.background import Lane
from ui.parts.strip import link_words

if TYPE_CHECKING:
    from fieldreport.app import FieldReport
    from ui.actions.session import Session

SOON = 50
"""After a parcel went, to the next, milliseconds."""
BETWEEN = 10_000
"""Between two turns when nothing moves, milliseconds: how late a link that returns is noticed at most."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one turn on the network lane came to."""

    linked: bool
    moved: bool
    """A parcel was delivered: there may be another."""
    mail: bool
    """Receipts or news came that an officer's vault may want."""
    waiting: int
    needs_person: int
    problem: str
    """Why nothing moved, or why HQ refused a parcel, in words."""
    alarm: bool = False
    """Somebody who is not our HQ answered."""
    files: int = 0
    """Of those that wait, how many are files that travel with a report."""


class Delivering(QObject):
    """Takes turns on the network lane and says in words how the link stands."""

    mail_came = Signal()
    """receipts or news came and were applied to the vault that is open"""
    turned = Signal(object)
    """a :class:`Turn`"""

    def __init__(self, session: Session, between: int = BETWEEN) -> None:
        """``between``: milliseconds between turns when nothing moves."""
        super().__init__()
        self._session = session
        self._between = between
        self._linked: bool | None = None
        self._busy = False
        self._again = False
        """A turn was asked for while one was being taken."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._take_turn)

    def begin(self) -> None:
        """Begin to take turns; called when the core is open."""
        summary = self._session.open_core.outbox_summary()
        self._show(summary.waiting, 0, summary.files)
        self._timer.start(SOON)

    def send_now(self) -> None:
        """A person asks: let go again what needed one, make everything due that waits, and take a turn at once."""
        core = self._session.core
        if core is not None and core.is_enrolled:
            self._session.background.run(lambda: _let_go(core), Lane.NETWORK, lambda _: self.hurry(), self._failed, self)

    def hurry(self) -> None:
        """Take a turn at once: something new waits."""
        self._timer.start(0)

    def apply_mail(self) -> None:
        """Apply what waits in the outbox to the vault that is open; say so when something changed."""
        if self._session.desk is not None:
            self._session.background.run(self._session.desk.apply_mail, Lane.WORK, self._applied, self._partly_applied, self)

    def settle(self) -> None:
        """After unlocking: do what an earlier turn could not finish."""
        self._session.background.run(self._session.open_desk.settle, Lane.WORK, self._applied, self._partly_applied, self)

    def _take_turn(self) -> None:
        core = self._session.core
        if core is None or not core.is_enrolled:
            return
        if self._busy:
            self._again = True
            return
        self._busy, before = True, self._linked
        self._session.background.run(lambda: take_turn(core, linked_before=before), Lane.NETWORK, self._turned, self._failed, self)

    def _turned(self, turn: Turn) -> None:
        self._busy, self._linked = False, turn.linked
        self._show(turn.waiting, turn.needs_person, turn.files)
        if turn.alarm:
            self._session.window.tell_problem(
                said("Somebody else answered in HQ's place. Nothing was sent to them; what waits is safe. {problem}", problem=turn.problem)
            )
        if turn.mail:
            self.apply_mail()
        self.turned.emit(turn)
        self._timer.start(SOON if turn.moved or self._again else self._between)
        self._again = False

    def _failed(self, problem: Exception) -> None:
        self._busy = False
        self._session.window.tell_problem(said("Sending stopped for now; what waits is safe. {say}", say=self._session.say(problem)))
        self._timer.start(self._between)

    def _applied(self, changed: int) -> None:
        if changed:
            self.mail_came.emit()

    def _partly_applied(self, problem: Exception) -> None:
        self._session.window.tell_problem(self._session.say(problem))
        self.mail_came.emit()  # whatever else there was has been applied

    def _show(self, waiting: int, needs_person: int, files: int) -> None:
        link = link_words(linked=self._linked, waiting=waiting, needs_person=needs_person, files=files)
        self._session.window.strip.show_link(link)
        self._session.window.unlock.show_link(link)


def _let_go(core: FieldReport) -> None:
    core.try_again()
    core.link_returned()


def take_turn(core: FieldReport, *, linked_before: bool | None) -> Turn:
    """Deliver at most one parcel; with nothing to deliver, ask for news, which also shows whether there is a link."""
    from fieldreport.app import NeedsPerson, Received, TryLater
    from fieldreport.errors import DeliveryProblem, UntrustedHQ

    outcome = core.deliver_step()
    moved = isinstance(outcome, Received | NeedsPerson)
    linked, news, problem, alarm = moved, 0, "", False
    if isinstance(outcome, TryLater):
        problem, alarm = outcome.words, outcome.alarm
    elif not moved:
        try:
            news, linked = core.fetch_news(), True
            core.renew_certificate()  # asks HQ in the certificate's last month only
        except DeliveryProblem as refused:
            problem, alarm = str(refused), isinstance(refused, UntrustedHQ)
    if linked and linked_before is False:
        core.link_returned()
    summary = core.outbox_summary()
    problem = problem or (summary.last_problem if summary.needs_person else "")
    returned = linked and linked_before is False and summary.waiting > 0
    return Turn(linked, moved or returned, moved or news > 0, summary.waiting, summary.needs_person, problem, alarm, summary.files)
