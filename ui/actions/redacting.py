"""Redacted copies: offered at a sealed report, looked at, saved where the officer says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldreport.said import said
from ui.actions.leafing import LeafedPaper
from ui.background import Lane
from ui.lists.deeds import Deed
from ui.lists.versions import KINDS
from ui.tongue import tr

if TYPE_CHECKING:
    from fieldreport.desk import Version
    from fieldreport.proof.own_paper import OwnPaper
    from fieldreport.redacting import Choice, Offered, RedactedCopy
    from ui.actions.recording import Recording
    from ui.actions.session import Session
    from ui.screens.redact import RedactScreen

REDACTED = Deed("redacted", said("Redacted copy…"), said("Leave out people, private data and words, for somebody who may not see them."))


class Redacting(QObject):
    """Drives the screen of redacted copies."""

    left = Signal(str)
    """back to the sealed report of this id"""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._screen: RedactScreen | None = None
        self._version: Version | None = None
        self._made: RedactedCopy | None = None

    def offer_at(self, recording: Recording) -> None:
        """Offer a redacted copy on the screen of a sealed report."""
        recording.offer(REDACTED, self.show)

    def show(self, version: Version) -> None:
        """Show what a copy of a version can leave out."""
        self._version = version
        desk, run = self._session.open_desk, self._session.background.run
        run(lambda: desk.redacting.offered(version.report_id, version.version), Lane.WORK, self._offered, self._not_offered, self)

    def _offered(self, offered: Offered) -> None:
        version, screen = self._version, self._redact()
        if version is None:
            return
        screen.show_offer((version.report_id, version.version), KINDS[version.kind].format(version=version.version), offered)
        self._session.window.show_screen(screen)

    def _not_offered(self, problem: Exception) -> None:
        self._session.window.tell_problem(self._session.say(problem))

    def _make(self, choice: Choice, purpose: str) -> None:
        version, desk, screen = self._version, self._session.open_desk, self._redact()
        if version is None:
            return
        screen.show_working()

        def made() -> tuple[RedactedCopy, OwnPaper]:
            copy = desk.redacting.make(version.report_id, version.version, choice, purpose)
            return copy, desk.redacting.pages(copy)

        def shown(found: tuple[RedactedCopy, OwnPaper]) -> None:
            self._made = found[0]
            screen.show_made(LeafedPaper(found[1], self._session.background))

        self._session.background.run(made, Lane.WORK, shown, lambda problem: screen.show_problem(self._session.say(problem)), self)

    def _save(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        version = self._version
        if version is None or self._made is None:
            return
        name = f"redacted-{version.report_id[:8]}-v{version.version}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(
            self._session.window, tr(said("Save a PDF")), str(Path.home() / name), tr(said("PDF (*.pdf)"))
        )
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, target: Path) -> None:
        """Write the copy that is shown, in clear; the journal says so."""
        from ui.screens.redact import SAVED

        version, made, desk, screen = self._version, self._made, self._session.open_desk, self._redact()
        if version is None or made is None:
            return
        self._session.background.run(
            lambda: desk.redacting.save(version.report_id, version.version, made, target),
            Lane.WORK,
            lambda _: screen.say_done(SAVED.format(name=target.name)),
            lambda problem: screen.say_done(self._session.say(problem)),
            self,
        )

    def _leave(self) -> None:
        self.left.emit(self._version.report_id if self._version is not None else "")

    def _redact(self) -> RedactScreen:
        if self._screen is None:
            from ui.screens.redact import RedactScreen

            self._screen = screen = RedactScreen()
            screen.asked.connect(self._make)
            screen.save_asked.connect(self._save)
            screen.left.connect(self._leave)
        return self._screen
