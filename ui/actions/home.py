"""The home screen and shift end: the shift, the list of reports, what is left."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldreport.said import joined, said
from ui.background import Lane

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.desk import ReportLine
    from fieldreport.earlier import Discarded
    from fieldreport.filling import Known
    from ui.actions.delivering import Turn
    from ui.actions.session import Session
    from ui.screens.discarded import DiscardedScreen
    from ui.screens.home import HomeScreen, Shift
    from ui.screens.shift_end import ShiftEndScreen

# How the shift's fields are called in the form, where they answer a new report's first questions (fieldreport.report.reporter).
IN_THE_FORM = {
    "beat": "reporter_beat",
    "watch": "reporter_watch",
    "vehicle": "reporter_vehicle",
    "camera": "bwc_serial",
    "partner": "partner_name",
    "partner_star": "partner_star",
    "unit": "reporter_unit",
}
ONLY_DRAFTS = said("Only a draft is discarded. What was sealed stays, and what was in error is said in a new version.")
DISCARDED = said("Discarded. It comes back for 30 days: F7.")
WATCHES = {"first": "1st", "second": "2nd", "third": "3rd"}
"""Code of the form's list of watches: how an officer writes it."""


class Home(QObject):
    """Drives home and shift end."""

    new_asked = Signal()
    report_chosen = Signal(str)
    sealed_asked = Signal(str)
    send_asked = Signal()
    lock_asked = Signal()
    scene_asked = Signal()
    own_asked = Signal()
    check_asked = Signal()
    listed = Signal()
    """the list was read again"""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._confirmed = False
        self._shift: Shift | None = None
        self._said = ""
        self._refused = False
        self._screen: HomeScreen | None = None
        self._end: ShiftEndScreen | None = None
        self._put_away: DiscardedScreen | None = None

    def show(self, left: str = "") -> None:
        """Show home, with the list as it was last known, and read it again; ``left`` is the report that the officer comes from."""
        screen = self._home()
        if left:
            screen.select(left)
        self._session.window.show_screen(screen)
        self.refresh()

    def begin(self) -> None:
        """Sign in: read the shift of last time, show home."""
        desk = self._session.open_desk
        self.name_officer()
        self._session.background.run(desk.shift, Lane.WORK, self._shift_read, owner=self)
        self.show()

    def show_end(self) -> None:
        """Show shift end."""
        self._session.window.show_screen(self._shift_end())
        self.refresh()
        self.send_asked.emit()

    def refresh(self) -> None:
        """Read the list again, on the work lane."""
        desk = self._session.desk
        if desk is not None:
            self._session.background.run(desk.list_reports, Lane.WORK, self._read, owner=self)
            self._session.background.run(desk.earlier.discarded, Lane.WORK, self._discarded_read, owner=self)

    def show_turn(self, turn: Turn) -> None:
        """Say on shift end what the last turn on the network came to."""
        told = turn.problem if turn.waiting or turn.needs_person else ""
        self._refused = turn.needs_person > 0
        if told != self._said:
            self._said = told
            self.refresh()

    def _read(self, reports: tuple[ReportLine, ...]) -> None:
        from ui.lists.reports import open_count, report_rows, shift_row, summary
        from ui.screens.shift_end import Sending

        self._session.reports = reports
        today = self._session.now().astimezone(self._session.zone).date()
        if self._screen is not None:
            self._screen.show_reports(report_rows(reports, today), summary(reports))
        if self._end is not None:
            shown = [report for report in reports if report.state not in ("discarded", "void")]
            self._end.show_reports([shift_row(report, today) for report in shown])
            sealed = [report for report in shown if report.versions]
            waiting = sum(report.unsent for report in sealed)
            share = 1 - waiting / len(sealed) if sealed else 1.0
            told = self._said if waiting else _shift_receipt(shown)
            self._end.show_sending(Sending(open_count(shown), waiting, share, doing=told, problem=self._refused and bool(waiting)))
        self.listed.emit()

    def _discarded_read(self, drafts: tuple[Discarded, ...]) -> None:
        if self._screen is not None:
            self._screen.show_discarded(len(drafts))
        if self._put_away is not None:
            self._put_away.show_drafts(drafts, self._session.zone)
            if self._session.window.shown is self._put_away:
                self._put_away.take_focus()

    def _ask_discard(self, report_id: str) -> None:
        report = next((each for each in self._session.reports if each.id == report_id), None)
        if report is None:
            return
        if report.state != "draft":
            self._session.window.tell(ONLY_DRAFTS)
            return
        self._home().ask_reason(report_id, joined(", ", (report.what, report.where, report.when)))

    def _discard(self, report_id: str, reason: str) -> None:
        desk, run = self._session.open_desk, self._session.background.run
        run(lambda: desk.earlier.discard(report_id, reason), Lane.WORK, lambda _: self._moved(DISCARDED), self._not_moved, self)

    def _restore(self, report_id: str) -> None:
        desk, run = self._session.open_desk, self._session.background.run

        def back() -> None:
            self._moved("")
            self.show(report_id)

        run(lambda: desk.earlier.restore(report_id), Lane.WORK, lambda _: back(), self._not_moved, self)

    def _moved(self, words: str) -> None:
        if words:
            self._session.window.tell(words)
        self.refresh()

    def _not_moved(self, problem: Exception) -> None:
        self._session.window.tell_problem(self._session.say(problem))
        self.refresh()

    def show_discarded(self) -> None:
        """Show what was put away and still comes back."""
        if self._put_away is None:
            from ui.screens.discarded import DiscardedScreen

            self._put_away = screen = DiscardedScreen()
            screen.restored.connect(self._restore)
            screen.left.connect(self.show)
            screen.show_drafts((), self._session.zone)
        self._session.window.show_screen(self._put_away)
        self.refresh()

    def _offer_partner(self, star: str) -> None:
        desk, run = self._session.open_desk, self._session.background.run

        def offer(known: Known) -> None:
            member = known.roster.get(star)
            self._home().offer_partner(star, member.name if member is not None else "")

        run(desk.known, Lane.WORK, offer, owner=self)

    def _shift_read(self, kept: Mapping[str, str]) -> None:
        shift = shift_of(kept)
        if not shift.unit:
            shift = replace(shift, unit=self._session.open_desk.officer.unit)
        self._home().show_shift(shift, confirmed=self._confirmed)
        self._show_shift(shift)
        if self._session.window.shown is self._screen:
            self._home().take_focus()

    def _confirm(self, shift: Shift) -> None:
        self._confirmed = True
        profile = profile_of(shift)
        desk = self._session.open_desk
        self._session.background.run(lambda: desk.set_shift(profile), Lane.SAVE, owner=self)
        self._show_shift(shift)

    def name_officer(self) -> None:
        """Say in the strip who works here, on which shift; HQ's certificate brings name and rank."""
        officer = self._session.open_desk.officer
        who = joined(" ", (officer.rank, officer.name)) or said("Star")
        shift = self._shift
        beat = said("beat {beat}", beat=shift.beat) if shift is not None and shift.beat else ""
        watch = said("{watch} watch", watch=shift.watch) if shift is not None and shift.watch else ""
        department = self._session.open_core.department
        training = said("training") if department is not None and department.trial else ""
        self._session.window.strip.show_officer(said("{who} · {star}", who=who, star=officer.star), joined(" · ", (beat, watch, training)))

    def _show_shift(self, shift: Shift) -> None:
        self._shift = shift
        self.name_officer()

    def _home(self) -> HomeScreen:
        if self._screen is None:
            from ui.screens.home import HomeScreen

            self._screen = screen = HomeScreen()
            screen.new_asked.connect(self.new_asked)
            screen.report_chosen.connect(self.report_chosen)
            screen.sealed_asked.connect(self.sealed_asked)
            screen.end_asked.connect(self.show_end)
            screen.scene_asked.connect(self.scene_asked)
            screen.own_asked.connect(self.own_asked)
            screen.check_asked.connect(self.check_asked)
            screen.shift_confirmed.connect(self._confirm)
            screen.star_typed.connect(self._offer_partner)
            screen.discard_asked.connect(self._ask_discard)
            screen.discarded.connect(self._discard)
            screen.discarded_asked.connect(self.show_discarded)
        return self._screen

    def _shift_end(self) -> ShiftEndScreen:
        if self._end is None:
            from ui.screens.shift_end import ShiftEndScreen

            self._end = screen = ShiftEndScreen()
            screen.report_chosen.connect(self.report_chosen)
            screen.send_asked.connect(self.send_asked)
            screen.lock_asked.connect(self.lock_asked)
            screen.left.connect(self.show)
        return self._end


def profile_of(shift: Shift) -> dict[str, str]:
    """Return a shift as the vault keeps it and as it answers a new report: what is empty is asked there."""
    profile = {IN_THE_FORM[name]: value for name, value in asdict(shift).items() if value}
    watch = shift.watch.casefold().removesuffix("watch").strip()
    code = next((code for code, short in WATCHES.items() if watch in {code, short, short[0]}), shift.watch)
    profile |= {"reporter_watch": code} if shift.watch else {}
    profile |= {"has_partner": "yes"} if shift.partner else {}
    profile |= {"bwc_worn": "yes"} if shift.camera else {}
    return profile | {"on_duty": "yes"}


def shift_of(profile: Mapping[str, str]) -> Shift:
    """Return the shift that :func:`profile_of` wrote."""
    from ui.screens.home import Shift

    kept = {name: profile.get(field, "") for name, field in IN_THE_FORM.items()}
    kept["vehicle"] = kept["vehicle"] or profile.get("vehicle", "")  # as earlier programs kept it
    return Shift(**kept | {"watch": WATCHES.get(kept["watch"], kept["watch"])})


def _shift_receipt(reports: list[ReportLine]) -> str:
    numbers = [report.number for report in reports if report.number]
    return said("HQ's receipt numbers: {numbers}.", numbers=", ".join(numbers)) if numbers else ""
