"""Further versions: the reason is asked in a line, the draft opens, what differs is marked; late numbers are sealed at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldreport.said import said
from ui.background import Lane
from ui.lists.deeds import Deed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from fieldreport.answers.values import Place
    from fieldreport.desk import OpenReport, Version
    from fieldreport.further import Before, LateNumbers, Standing
    from ui.actions.drafting import Drafting
    from ui.actions.recording import Recording
    from ui.actions.session import Session
    from ui.screens.further import FurtherScreen
    from ui.screens.numbers import NumbersScreen


def is_newest(version: Version, versions: Sequence[Version]) -> bool:
    """Whether a version is the newest that is sealed, and can be followed by another."""
    return version.version == versions[-1].version and version.state != "void"


OPEN = said("Version {version} {kind}: {reason}. Version {earlier} stays as it was sealed.")
KINDS = {"amendment": said("corrects version {earlier}"), "supplement": said("adds to version {earlier}")}
TURNED = said(
    "This version says otherwise what version {earlier} says, so it is sealed as an amendment, which corrects, and no more as a supplement."
)
PUT_IN = said("Put into version {version}, which is begun already. It is sealed with it.")
SEALED = said("Version {version} is sealed with the number. It goes to HQ by itself at the next link.")


NUMBERS = Deed(
    "numbers", said("Add a late number…"), said("RD, event or evidence.com number that was not yet issued: sealed at once."), when=is_newest
)
CORRECTING = Deed("correct", said("Correct…"), said("A new version that names this one and corrects it. This one stays."), when=is_newest)
ADDING = Deed("add", said("Add…"), said("A new version that names this one and adds to it. This one stays."), when=is_newest)


class _Steps(QObject):
    told = Signal(object)


class Furthering(QObject):
    """Begins amendments and supplements, and seals late numbers."""

    sealed = Signal()
    left = Signal(str)
    """back to the sealed report of this id"""

    def __init__(self, session: Session, drafting: Drafting) -> None:
        super().__init__()
        self._session = session
        self._drafting = drafting
        self._screen: FurtherScreen | None = None
        self._numbers: NumbersScreen | None = None
        self._asked: tuple[str, str] = ("", "")
        """Id and kind of what is asked for now."""
        self._late_of = self._told = ""
        self._steps = _Steps()
        self._steps.told.connect(lambda words: self._numbers_screen().show_working(words))

    def offer_at(self, recording: Recording) -> None:
        """Offer what is done here on the screen of a sealed report."""
        for deed, do in ((NUMBERS, self.numbers), (CORRECTING, self.correct), (ADDING, self.add)):
            recording.offer(deed, do)

    # Amendments and supplements

    def correct(self, version: Version) -> None:
        """Begin an amendment, or go on with the version that is begun already."""
        self._ask(version, corrects=True)

    def add(self, version: Version) -> None:
        """Begin a supplement, or go on with the version that is begun already."""
        self._ask(version, corrects=False)

    def answers_hq(self) -> bool:
        """Ask for the version that answers HQ, where the opened report was returned; returns whether it was."""
        report = self._session.report
        if report is None or report.state != "returned":
            return False
        line = next((line for line in self._session.reports if line.id == report.report_id), None)
        self._show_question(report.report_id, report.version + 1, corrects=True, told=line.said_by_hq if line is not None else "", hq=True)
        return True

    def look(self) -> None:
        """A draft was opened: when it is a further version, say so and mark what differs from the version it builds on."""
        report, desk = self._session.report, self._session.open_desk
        if report is None or report.version == 1:
            return
        report_id, run = report.report_id, self._session.background.run
        run(lambda: desk.further.before(report_id), Lane.WORK, lambda before: self._mark(report, before), self._failed, self)

    def leave(self) -> None:
        """The report is left: what was said of its version is said no more."""
        if self._told and self._session.window.notice.text == self._told:
            self._session.window.notice.clear()
        self._told = ""

    def before_review(self) -> None:
        """Let a supplement that corrects be what it is, before the paper is laid out."""
        report = self._session.report
        if report is None or report.version == 1 or report.kind != "supplement":
            return
        desk, report_id, run = self._session.open_desk, report.report_id, self._session.background.run

        def judged() -> Standing | None:
            standing = desk.further.standing(report_id)
            if standing is not None and standing.corrections:
                desk.further.turn(report_id, "amendment")
            return standing

        self._drafting.save(lambda: run(judged, Lane.WORK, self._judged, self._failed, self))

    def _ask(self, version: Version, *, corrects: bool) -> None:
        line = next((line for line in self._session.reports if line.id == version.report_id), None)
        if line is not None and line.state == "draft":
            self._drafting.open(version.report_id)
            return
        newest = max(version.version, line.versions if line is not None else 0)
        self._show_question(version.report_id, newest + 1, corrects=corrects)

    def _show_question(self, report_id: str, version: int, *, corrects: bool, told: str = "", hq: bool = False) -> None:
        from ui.screens.further import ADD, ANSWER, CORRECT

        self._asked = (report_id, "amendment" if corrects else "supplement")
        line = next((line for line in self._session.reports if line.id == report_id), None)
        words = said("HQ returned version {version}: {told}", version=version - 1, told=told) if told else ""
        screen = self._further_screen()
        title = ANSWER if hq else CORRECT if corrects else ADD
        screen.ask(title, line.what if line is not None else "", version=version, corrects=corrects, told=words)
        self._session.window.show_screen(screen)

    def _begin(self, reason: str) -> None:
        desk, (report_id, kind) = self._session.open_desk, self._asked
        self._drafting.take_up(lambda: desk.further.begin(report_id, kind, reason), self._not_begun)

    def _not_begun(self, problem: Exception) -> None:
        self._further_screen().show_problem(self._session.say(problem))

    def _mark(self, report: OpenReport, before: Before | None) -> None:
        now = self._session.report
        if before is None or now is None or now.sheet is not report.sheet:
            return
        kind = KINDS.get(report.kind, "{earlier}").format(earlier=before.version)
        self._told = OPEN.format(version=report.version, kind=kind, reason=report.reason.rstrip("."), earlier=before.version)
        self._session.window.tell(self._told)
        self._drafting.show_before(before)

    def _judged(self, standing: Standing | None) -> None:
        report = self._session.report
        if standing is None or not standing.corrections or report is None:
            return
        self._session.report = replace(report, kind="amendment")
        self._session.window.tell(TURNED.format(earlier=standing.earlier))

    # Late numbers

    def numbers(self, version: Version) -> None:
        """Ask for the numbers that are not yet issued."""
        self._late_of = version.report_id
        self._ask_numbers()

    def _ask_numbers(self) -> None:
        desk, report_id, run = self._session.open_desk, self._late_of, self._session.background.run
        run(lambda: desk.further.late_numbers(report_id), Lane.WORK, self._show_numbers, self._failed, self)

    def _show_numbers(self, late: LateNumbers) -> None:
        line = next((line for line in self._session.reports if line.id == self._late_of), None)
        screen = self._numbers_screen()
        screen.ask(late, line.what if line is not None else "", self._session.signing_secret)
        self._session.window.show_screen(screen)

    def _look_at(self, numbers: Mapping[Place, str]) -> None:
        desk, report_id, run = self._session.open_desk, self._late_of, self._session.background.run
        run(lambda: desk.further.doubts(report_id, numbers), Lane.WORK, self._numbers_screen().show_doubts, self._failed, self)

    def _add_numbers(self, numbers: Mapping[Place, str], pin: str) -> None:
        desk, report_id, told = self._session.open_desk, self._late_of, self._steps.told.emit
        screen, run = self._numbers_screen(), self._session.background.run
        screen.show_working(said("Checking the PIN"))
        add: Callable[[], Version | None] = lambda: desk.further.add_numbers(report_id, numbers, pin, told)  # noqa: E731
        run(add, Lane.WORK, self._added, lambda problem: screen.show_problem(self._session.say(problem)), self)

    def _added(self, version: Version | None) -> None:
        self._drafting.open(self._late_of)
        if version is not None:
            self._session.window.tell(SEALED.format(version=version.version))
        else:
            line = next((line for line in self._session.reports if line.id == self._late_of), None)
            self._session.window.tell(PUT_IN.format(version=line.version if line is not None else ""))
        self.sealed.emit()

    def _failed(self, problem: Exception) -> None:
        self._session.window.tell_problem(self._session.say(problem))

    def _further_screen(self) -> FurtherScreen:
        if self._screen is None:
            from ui.screens.further import FurtherScreen

            self._screen = screen = FurtherScreen()
            screen.given.connect(self._begin)
            screen.left.connect(lambda: self.left.emit(self._asked[0]))
        return self._screen

    def _numbers_screen(self) -> NumbersScreen:
        if self._numbers is None:
            from ui.screens.numbers import NumbersScreen

            self._numbers = screen = NumbersScreen()
            screen.given.connect(self._add_numbers)
            screen.looked_at.connect(self._look_at)
            screen.left.connect(lambda: self.left.emit(self._late_of))
        return self._numbers


def version_words(report: OpenReport) -> str:
    """Return what the seal screen says of a further version, or "" for the first."""
    if report.version == 1:
        return ""
    kind = KINDS.get(report.kind, "{earlier}").format(earlier=report.version - 1)
    return said(
        "Version {version}, {kind}: {reason}. It builds on {hash}.",
        version=report.version,
        kind=kind,
        reason=report.reason.rstrip("."),
        hash="  ".join((report.builds_on or "")[start : start + 4] for start in range(0, 16, 4)),
    )
