"""Bringing people, agents and vehicles of an earlier report into the one that is open, and linking it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fieldreport.answers.values import Place
from fieldreport.errors import AnswerProblem
from fieldreport.said import said
from ui.background import Lane
from ui.questions.editor import BringIn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.desk import ReportLine
    from fieldreport.earlier import Source
    from ui.actions.drafting import Drafting
    from ui.actions.session import Session
    from ui.questions.editor import Request
    from ui.screens.bring_in import BringInScreen

COPIED = said("Copied from {name}: {what}. The report names it. Ctrl+Z takes it back.")
LINKED = said("The report now names {name} among the related reports. Ctrl+Z takes it back.")
LINKED_BEFORE = said("The report names {name} already.")


class Bringing(QObject):
    """Drives the screen of earlier reports."""

    def __init__(self, session: Session, drafting: Drafting) -> None:
        super().__init__()
        self._session = session
        self._drafting = drafting
        self._screen: BringInScreen | None = None
        self._source: Source | None = None

    def hear(self, _place: Place, request: Request) -> None:
        """Ctrl+B in the form: show the officer's other reports."""
        report = self._session.report
        if isinstance(request, BringIn) and report is not None:
            desk, report_id = self._session.open_desk, report.report_id
            self._session.background.run(lambda: desk.earlier.sources(report_id), Lane.WORK, self._show, self._failed, self)

    def _show(self, reports: tuple[ReportLine, ...]) -> None:
        if self._session.report is None:
            return
        screen = self._bring_in()
        screen.show_reports(reports, self._session.now().astimezone(self._session.zone).date())
        self._session.window.show_screen(screen)

    def _open(self, report_id: str) -> None:
        desk = self._session.open_desk
        self._session.background.run(lambda: desk.earlier.open(report_id), Lane.WORK, self._opened, self._failed, self)

    def _opened(self, source: Source) -> None:
        self._source = source
        if self._session.window.shown is self._screen:
            self._bring_in().show_source(source)

    def _copy(self, picks: Mapping[str, tuple[str, ...]]) -> None:
        from fieldreport.report.copying import copy_rows

        report, source = self._session.report, self._source
        if report is None or source is None:
            return
        try:
            copied = copy_rows(source.sheet, report.sheet, picks, name=source.name, now=self._session.now())
        except AnswerProblem as problem:
            self._session.window.tell_problem(str(problem))
            return
        first = next(Place(repeat, (rows[0],)) for repeat, rows in copied.rows.items() if rows)
        self._done(first)
        self._session.window.tell(COPIED.format(name=source.name, what=copied.in_words(report.sheet.form, report.sheet.language)))

    def _link(self, report_id: str) -> None:
        desk = self._session.open_desk
        self._session.background.run(lambda: desk.earlier.open(report_id), Lane.WORK, self._linked, self._failed, self)

    def _linked(self, source: Source) -> None:
        from fieldreport.report.copying import RELATED, link

        report = self._session.report
        if report is None:
            return
        try:
            new = link(report.sheet, source.name, self._session.now())
        except AnswerProblem as problem:
            self._session.window.tell_problem(str(problem))
            return
        self._done(Place(RELATED))
        self._session.window.tell((LINKED if new else LINKED_BEFORE).format(name=source.name))

    def _done(self, place: Place) -> None:
        self._drafting.show_brought()
        self._drafting.go_to(place)

    def _failed(self, problem: Exception) -> None:
        self._session.window.tell_problem(self._session.say(problem))

    def _bring_in(self) -> BringInScreen:
        if self._screen is None:
            from ui.screens.bring_in import BringInScreen

            self._screen = screen = BringInScreen()
            screen.opened.connect(self._open)
            screen.copied.connect(self._copy)
            screen.linked.connect(self._link)
            screen.left.connect(self._drafting.show_again)
        return self._screen
