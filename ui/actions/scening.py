"""The scene log at work: a stamp is on the disk at once, a note half a second after its first key, and F11 leads there and back.

Promise 1 holds here as in a report: the first unsaved key of a note starts a clock that typing on does not push back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from fieldreport.errors import AnswerProblem
from fieldreport.report.scene import NOTE, PAUSE, fill_in
from fieldreport.said import joined, said
from ui import messages
from ui.actions.drafting import AGAIN, WAIT
from ui.background import Lane
from ui.lists.reports import things

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldreport.desk import OpenReport
    from fieldreport.stamping import Entry, Fill, SceneLog
    from ui.actions.drafting import Drafting
    from ui.actions.session import Session
    from ui.parts.screen import Screen
    from ui.screens.scene_log import SceneLogScreen
    from ui.screens.times import TimesScreen

COME = said("{were} stamped while this laptop was locked: {list}. F11 asks whether {it}.")
NO_TIME = said("Write a time that has come, such as 1407 or -15.")
FILLED = said("{filled} from the scene log. Ctrl+Z takes each back.")
TAKEN = said("{times} in this report's timeline.")


class Scening(QObject):
    """Drives the scene log, the times of a report, and what was stamped while locked."""

    home_asked = Signal()

    def __init__(self, session: Session, drafting: Drafting) -> None:
        super().__init__()
        self._session = session
        self._drafting = drafting
        self._screen: SceneLogScreen | None = None
        self._times: TimesScreen | None = None
        self._entries: tuple[Entry, ...] = ()
        self._taken: set[str] = set()
        self._turned: dict[tuple[str, ...], bool] = {}
        """What the officer said of a fill: whether it is done. Unsaid, it is done unless it may be about any of several rows."""
        self._waiting: tuple[Entry, ...] = ()
        self._asks_locked = False
        self._from_report = False
        self._back: Screen | None = None
        """Where F11 and Esc lead back; None: home."""
        self._unsaved: tuple[str, str] | None = None
        """A note that is not on the disk: its entry ("" while that is on its way) and its words."""
        self._open = ""
        """The entry whose note was begun and is not done."""
        self._kept = ""
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._save)

    @property
    def _log(self) -> SceneLog:
        return self._session.open_desk.scene

    # There and back

    def look(self) -> None:
        """Somebody signed in: say in one line what was stamped while locked and may be hers."""
        log = self._log
        self._session.background.run(log.waiting, Lane.WORK, self._come, owner=self)

    def turn(self) -> None:
        """F11: to the scene log, and back."""
        window = self._session.window
        if self._session.desk is None:
            return
        if window.shown in (self._screen, self._times):
            self._leave()
            return
        report, shown = self._session.report, window.shown
        self._from_report = report is not None and report.state == "draft" and _is_form(shown)
        self._back = shown if report is not None else None
        if self._waiting:
            self._show_locked()
        else:
            self.show()

    def show(self) -> None:
        """Show the log that goes on."""
        screen = self._scene_log()
        screen.show_where("report" if self._from_report else "")
        self._session.window.show_screen(screen)
        self._read()

    def finish(self, then: Callable[[], None]) -> None:
        """Put on the disk what is not there yet, then go on; when the disk refuses, it is said and nothing goes on."""
        if self._unsaved is None and not self._open:
            then()
        elif self._unsaved is not None and not self._unsaved[0]:
            # Its time is still on its way, before this on the same lane.
            self._session.background.run(_nothing, Lane.SAVE, lambda _: self.finish(then), owner=self)
        else:
            self._save(ends=True, then=then)

    # Stamps and notes

    def _stamp(self, kind: str) -> None:
        log, at = self._log, self._session.now()

        def keep() -> tuple[Entry, tuple[Entry, ...]]:
            return log.stamp(kind, at), log.entries()

        self._session.background.run(keep, Lane.SAVE, self._stamped, self._not_stamped, self)

    def _stamped(self, kept: tuple[Entry, tuple[Entry, ...]]) -> None:
        entry, entries = kept
        self._scene_log().show_entries(entries, entry.id)
        self._say_saved()

    def _not_stamped(self, problem: Exception) -> None:
        self._unsaved = None if self._unsaved is not None and not self._unsaved[0] else self._unsaved
        self._scene_log().not_stamped()
        self._session.window.tell_problem(said("Not stamped. {say}", say=self._session.say(problem)))

    def _typed(self, entry_id: str, note: str) -> None:
        self._unsaved = (entry_id, note)
        if entry_id and not self._clock.isActive():
            self._clock.start(WAIT)

    def _rest(self) -> None:
        self.finish(lambda: None)

    def _save(self, *, ends: bool = False, then: Callable[[], None] | None = None) -> None:
        self._clock.stop()
        entry_id, note = self._unsaved or (self._open, self._kept)
        if not entry_id:
            return
        goes_on, before = self._open == entry_id, self._unsaved
        self._unsaved, self._open, self._kept = None, "" if ends else entry_id, note
        log = self._log

        def keep() -> tuple[Entry, ...]:
            log.write_note(entry_id, note, goes_on=goes_on, ends=ends)
            return log.entries()

        def kept(entries: tuple[Entry, ...]) -> None:
            self._scene_log().show_entries(entries)
            self._say_saved()
            if then is not None:
                self.finish(then)

        def refused(problem: Exception) -> None:
            self._unsaved = self._unsaved or before or (entry_id, note)
            self._open = entry_id if goes_on else ""
            self._session.window.tell_problem(messages.save_failed(problem))
            self._clock.start(AGAIN)

        self._session.background.run(keep, Lane.SAVE, kept, refused, self)

    def _change_time(self, entry_id: str, typed: str) -> None:
        from fieldreport.answers.words import read_time

        screen, log = self._scene_log(), self._log
        entry = screen.chosen
        clock = read_time(typed, self._session.now().astimezone(self._session.zone))
        if entry is None or entry.id != entry_id or clock is None:
            screen.show_problem(NO_TIME)
            return
        screen.show_problem("")

        def keep() -> tuple[Entry | None, tuple[Entry, ...]]:
            return log.change_time(entry, clock), log.entries()

        self._session.background.run(keep, Lane.SAVE, self._time_changed, self._failed, self)

    def _time_changed(self, kept: tuple[Entry | None, tuple[Entry, ...]]) -> None:
        entry, entries = kept
        screen = self._scene_log()
        if entry is None:
            screen.show_problem(NO_TIME)
            return
        screen.take_focus()
        screen.show_entries(entries, entry.id)
        self._say_saved()

    # Into a report

    def _offer(self) -> None:
        report, log = self._session.report, self._log
        if report is None:
            return
        report_id = report.report_id

        def read() -> tuple[tuple[Entry, ...], tuple[Entry, ...], tuple[Entry, ...]]:
            return log.timeline(report_id), log.unclaimed(), log.entries()

        self._session.background.run(read, Lane.SAVE, self._show_times, self._failed, self)

    def _show_times(self, found: tuple[tuple[Entry, ...], tuple[Entry, ...], tuple[Entry, ...]]) -> None:
        mine, unclaimed, newest = found
        goes_on = bool(newest) and self._session.now() - newest[-1].when < PAUSE
        now = {entry.id for entry in newest} if goes_on else set()
        self._entries = tuple(sorted((*mine, *unclaimed), key=lambda entry: entry.when))
        # What is older than this shift is offered, and taken in only when it is chosen.
        self._taken = {entry.id for entry in mine} | {entry.id for entry in unclaimed if entry.id in now}
        self._asks_locked, self._turned = False, {}
        self._show_choice()

    def _show_choice(self) -> None:
        report, screen = self._session.report, self._times_screen()
        if self._asks_locked:
            screen.show_locked(self._waiting, self._taken)
        elif report is not None:
            found = self._fills(report)
            screen.show_times(self._entries, self._taken, found, {fill.key for fill in found if not self._is_done(fill)})
        self._session.window.show_screen(screen)

    def _turn_one(self, entry_id: str) -> None:
        self._taken ^= {entry_id}
        self._show_choice()

    def _fills(self, report: OpenReport) -> tuple[Fill, ...]:
        return self._log.fills(report.sheet, [entry for entry in self._entries if entry.id in self._taken])

    def _is_done(self, fill: Fill) -> bool:
        return self._turned.get(fill.key, not fill.one_of)

    def _turn_fill(self, key: tuple[str, ...]) -> None:
        """Fill something, or leave it blank; of two stamps that answer one question the one that is chosen last is filled."""
        report = self._session.report
        if report is None:
            return
        found = self._fills(report)
        group = [fill for fill in found if fill.key == key]
        done = not all(self._is_done(fill) for fill in group)
        self._turned[key] = done
        answers = {fill.place: [account.value for account in fill.answer] for fill in group}
        for fill in found:
            other = answers.get(fill.place)
            if done and fill.key != key and not fill.repeat and other not in (None, [account.value for account in fill.answer]):
                self._turned[fill.key] = False
        self._show_choice()

    def _take(self, fill: bool) -> None:
        if self._asks_locked:
            self._adopt()
            return
        report, log = self._session.report, self._log
        if report is None:
            return
        report_id, taken = report.report_id, sorted(self._taken)
        self._session.background.run(lambda: log.give(report_id, taken), Lane.SAVE, lambda _: self._given(fill=fill), self._failed, self)

    def _given(self, *, fill: bool) -> None:
        report = self._session.report
        if report is None:
            return
        chosen = [entry for entry in self._entries if entry.id in self._taken]
        filled = 0
        for each in [each for each in self._fills(report) if self._is_done(each)] if fill else ():
            try:
                filled += fill_in(report.sheet, each)
            except AnswerProblem as problem:
                self._session.window.tell_problem(self._session.say(problem))
        place = self._drafting.place_text()
        self._drafting.adopt(report)
        if filled:
            self._drafting.note_change()
        if place:
            from ui.questions.places import place_of_text

            self._drafting.go_to(place_of_text(place))
        count = len(chosen)
        told = TAKEN.format(times=things(count, said("time is"), said("times are")))
        filled_words = FILLED.format(filled=things(filled, said("answer was filled"), said("answers were filled"))) if filled else ""
        self._session.window.tell(joined(" ", (told, filled_words)))

    # What was stamped while locked

    def _come(self, waiting: tuple[Entry, ...]) -> None:
        self._waiting = waiting
        if waiting:
            listed = joined(", ", (said("{time} {words}", time=f"{entry.local:%H%M}", words=entry.words.lower()) for entry in waiting[:3]))
            if len(waiting) > 3:
                listed = said("{times} and {count} more", times=listed, count=len(waiting) - 3)
            were = things(len(waiting), said("time was"), said("times were"))
            self._session.window.tell(
                COME.format(were=were, list=listed, it=said("it is yours") if len(waiting) == 1 else said("they are yours"))
            )

    def _show_locked(self) -> None:
        self._asks_locked, self._taken = True, {entry.id for entry in self._waiting}
        self._show_choice()

    def _adopt(self) -> None:
        log, mine = self._log, sorted(self._taken)
        others = sorted({entry.id for entry in self._waiting} - self._taken)

        def keep() -> None:
            log.adopt(mine)
            log.decline(others)

        self._session.background.run(keep, Lane.SAVE, lambda _: self._adopted(), self._failed, self)

    def _adopted(self) -> None:
        self._waiting = ()
        self._session.window.notice.clear()
        self.show()

    # How it is done

    def _read(self) -> None:
        self._session.background.run(self._log.entries, Lane.SAVE, self._scene_log().show_entries, self._failed, self)

    def _leave(self) -> None:
        window = self._session.window
        if window.shown is self._times and not self._asks_locked:
            self.show()
            return
        self._rest()
        if self._back is not None:
            window.show_screen(self._back)
        else:
            self.home_asked.emit()

    def _later(self) -> None:
        """Esc at what was stamped while locked: it waits, and the log is shown."""
        self._waiting = () if self._asks_locked else self._waiting
        self.show()

    def _failed(self, problem: Exception) -> None:
        self._session.window.tell_problem(self._session.say(problem))

    def _say_saved(self) -> None:
        self._scene_log().show_saved(said("saved {clock}", clock=messages.clock(self._session.now(), self._session.zone)))

    def _scene_log(self) -> SceneLogScreen:
        if self._screen is None:
            from ui.screens.scene_log import SceneLogScreen

            self._screen = screen = SceneLogScreen(self._log.kinds, NOTE)
            screen.stamped.connect(self._stamp)
            screen.typed.connect(self._typed)
            screen.rested.connect(self._rest)
            screen.time_typed.connect(self._change_time)
            screen.give_asked.connect(self._offer)
            screen.left.connect(self._leave)
        return self._screen

    def _times_screen(self) -> TimesScreen:
        if self._times is None:
            from ui.screens.times import TimesScreen

            self._times = screen = TimesScreen()
            screen.turned.connect(self._turn_one)
            screen.fill_turned.connect(self._turn_fill)
            screen.done.connect(self._take)
            screen.left.connect(self._later)
        return self._times


def _nothing() -> None:
    """Done when all that was asked for before is done."""


def _is_form(screen: object) -> bool:
    from ui.screens.fill import FillScreen

    return isinstance(screen, FillScreen)
