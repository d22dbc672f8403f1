"""A newer form for the open draft: said in one line, shown on request, used when chosen, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fieldreport.said import said
from ui.background import Lane
from ui.lists.reports import things

if TYPE_CHECKING:
    from fieldreport.desk import Desk, Offer, OpenReport
    from ui.actions.drafting import Drafting
    from ui.actions.session import Session
    from ui.screens.newer_form import NewerFormScreen

NEWER = said("There is a newer form for this report. F3 shows what it changes; until you choose it, nothing changes.")
NEWEST = said("This report has the newest form, and it is the one that it was begun with.")
MOVED = said("This report goes on with version {version} of the form. {aside}F3 leads back.")


class Renewing(QObject):
    """Offers the newer form and moves the draft, there and back."""

    def __init__(self, session: Session, drafting: Drafting) -> None:
        super().__init__()
        self._session = session
        self._drafting = drafting
        self._screen: NewerFormScreen | None = None
        self._offers: tuple[Offer, ...] = ()
        self._moving = False

    def look(self) -> None:
        """A draft was opened: say in one line when there is a newer form for it."""
        report, desk = self._session.report, self._session.open_desk
        if report is None or self._moving:
            return
        report_id = report.report_id
        # A form that is missing here is no trouble of this draft's, which is open already: nothing is said.
        self._session.background.run(
            lambda: desk.newer_form(report_id), Lane.WORK, lambda offer: self._tell(report_id, offer), lambda _problem: None, self
        )

    def show(self) -> None:
        """F3: save, then show what another form would change, or say that there is none."""
        report, desk = self._session.report, self._session.open_desk
        if report is None or self._moving:
            return
        report_id, run = report.report_id, self._session.background.run
        self._drafting.save(lambda: run(lambda: _offers(desk, report_id), Lane.WORK, self._show, self._failed, self))

    def resay(self) -> None:
        """Show what is different in the language that is spoken now."""
        if self._screen is not None and self._session.window.shown is self._screen:
            self.show()

    def _tell(self, report_id: str, offer: Offer | None) -> None:
        report = self._session.report
        if offer is not None and report is not None and report.report_id == report_id:
            self._session.window.tell(NEWER)

    def _show(self, offers: tuple[Offer, ...]) -> None:
        if self._session.report is None:
            return
        if not offers:
            self._session.window.tell(NEWEST)
            return
        self._offers = offers
        screen = self._newer_form()
        screen.show_offers(offers)
        self._session.window.show_screen(screen)

    def _move(self, form_sha256: str) -> None:
        report, desk = self._session.report, self._session.open_desk
        if report is None or self._moving:
            return
        report_id, run = report.report_id, self._session.background.run
        self._moving = True
        move = lambda: run(lambda: desk.move_draft(report_id, form_sha256), Lane.WORK, self._moved, self._failed, self)  # noqa: E731
        self._drafting.save(move, self._failed)  # a last key may have come while the offers were on their way

    def _moved(self, report: OpenReport) -> None:
        offer = next((each for each in self._offers if each.form_sha256 == report.sheet.form.sha256), None)
        self._drafting.adopt(report)
        self._moving = False
        if offer is not None and not offer.back:
            count = len(offer.set_aside)
            aside = (
                said("{things} set aside and not sealed. ", things=things(count, said("answer is"), said("answers are"))) if count else ""
            )
            self._session.window.tell(MOVED.format(version=offer.version, aside=aside))
        else:
            self._session.window.notice.clear()

    def _stay(self) -> None:
        if not self._moving:  # what would be typed meanwhile belongs to neither form
            self._drafting.show_again()

    def _failed(self, problem: Exception) -> None:
        self._moving = False
        self._session.window.tell_problem(self._session.say(problem))

    def _newer_form(self) -> NewerFormScreen:
        if self._screen is None:
            from ui.screens.newer_form import NewerFormScreen

            self._screen = screen = NewerFormScreen()
            screen.chosen.connect(self._move)
            screen.left.connect(self._stay)
        return self._screen


def _offers(desk: Desk, report_id: str) -> tuple[Offer, ...]:
    """Return the newest form and the one that the draft was begun with, where they are others than the one that it has."""
    return tuple(offer for offer in (desk.newer_form(report_id), desk.begun_form(report_id)) if offer is not None)
