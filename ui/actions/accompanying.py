"""Companion papers: offered at a sealed report, signed with the PIN, saved where the officer says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldreport.said import said
from ui.actions.leafing import LeafedPaper
from ui.background import Lane
from ui.lists.companions import companion_rows
from ui.lists.deeds import Deed
from ui.lists.versions import KINDS
from ui.tongue import tr

if TYPE_CHECKING:
    from fieldreport.companions import Made, Offer
    from fieldreport.desk import Version
    from fieldreport.proof.own_paper import OwnPaper
    from ui.actions.recording import Recording
    from ui.actions.session import Session
    from ui.screens.companions import CompanionsScreen

COMPANIONS = Deed(
    "companions", said("Papers for other offices…"), said("Keep recordings, report an intervention, list what federal agencies hold.")
)


class Accompanying(QObject):
    """Drives the screen of companion papers."""

    left = Signal(str)
    """back to the sealed report of this id"""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._screen: CompanionsScreen | None = None
        self._version: Version | None = None
        self._made: tuple[str, Made] | None = None
        """Kind, and the paper that was signed last."""

    def offer_at(self, recording: Recording) -> None:
        """Offer the papers on the screen of a sealed report."""
        recording.offer(COMPANIONS, self.show)

    def show(self, version: Version) -> None:
        """Show which papers a version offers."""
        self._version, self._made = version, None
        desk, run = self._session.open_desk, self._session.background.run
        run(lambda: desk.companions.offered(version.report_id, version.version), Lane.WORK, self._offered, self._not_offered, self)

    def _offered(self, offers: tuple[Offer, ...]) -> None:
        version, screen = self._version, self._companions()
        if version is None:
            return
        what = KINDS[version.kind].format(version=version.version)
        offered = [offer.kind for offer in offers if not offer.refused]
        screen.show_papers(what, companion_rows(offers), offered, self._session.signing_secret)
        self._session.window.show_screen(screen)

    def _not_offered(self, problem: Exception) -> None:
        self._session.window.tell_problem(self._session.say(problem))

    def _make(self, kind: str, pin: str) -> None:
        version, desk, screen = self._version, self._session.open_desk, self._companions()
        if version is None:
            return
        screen.show_working()

        def made() -> tuple[Made, OwnPaper]:
            paper = desk.companions.make(version.report_id, version.version, kind, pin)
            return paper, desk.companions.pages(paper)

        def shown(found: tuple[Made, OwnPaper]) -> None:
            self._made = (kind, found[0])
            screen.show_made(LeafedPaper(found[1], self._session.background))

        self._session.background.run(made, Lane.WORK, shown, lambda problem: screen.show_problem(self._session.say(problem)), self)

    def _save(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        version, made = self._version, self._made
        if version is None or made is None:
            return
        name = f"{made[0]}-{version.report_id[:8]}-v{version.version}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(
            self._session.window, tr(said("Save a PDF")), str(Path.home() / name), tr(said("PDF (*.pdf)"))
        )
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, target: Path) -> None:
        """Write the paper that was signed last, in clear; the journal says so."""
        version, made, desk, screen = self._version, self._made, self._session.open_desk, self._companions()
        if version is None or made is None:
            return
        self._session.background.run(
            lambda: desk.companions.save(version.report_id, version.version, made[0], made[1], target),
            Lane.WORK,
            lambda _: screen.say_done(said("Saved in clear as {name}. The journal says so.", name=target.name)),
            lambda problem: screen.say_done(self._session.say(problem)),
            self,
        )

    def _leave(self) -> None:
        self.left.emit(self._version.report_id if self._version is not None else "")

    def _companions(self) -> CompanionsScreen:
        if self._screen is None:
            from ui.screens.companions import CompanionsScreen

            self._screen = screen = CompanionsScreen()
            screen.made_with.connect(self._make)
            screen.save_asked.connect(self._save)
            screen.left.connect(self._leave)
        return self._screen
