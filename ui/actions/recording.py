"""A sealed report on the screen: its versions, its paper, and what can be done with it.

Whoever can do something with a sealed version offers it here (:meth:`Recording.offer`), and is called with the version.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldreport.said import joined, said
from ui.actions.leafing import LeafedPaper
from ui.background import Lane
from ui.lists.deeds import Deed, deed_rows
from ui.lists.versions import KINDS, standing_of, version_rows
from ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldreport.desk import Version
    from fieldreport.proof.own_paper import OwnPaper
    from ui.actions.session import Session
    from ui.screens.record import RecordScreen

SEND = Deed("send", said("Send now"), said("It goes by itself at the next link, too."), when=lambda version, _: version.received_at is None)
SAVE = Deed("save", said("Save a PDF…"), said("The sealed file itself, in clear, with HQ's receipt beside it once there is one."))


class Recording(QObject):
    """Drives the screen of a sealed report."""

    send_asked = Signal()
    new_asked = Signal()
    saved = Signal(object)
    """in words, what became of saving"""
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._screen: RecordScreen | None = None
        self._deeds: dict[str, tuple[Deed, Callable[[Version], None]]] = {}
        self._versions: tuple[Version, ...] = ()
        self._shown: Version | None = None
        self._drawn: tuple[str, str] | None = None
        """Which version's paper lies there, as (report, SHA-256)."""
        self.offer(SEND, lambda _: self.send_asked.emit())
        self.offer(SAVE, self._save)

    def offer(self, deed: Deed, do: Callable[[Version], None]) -> None:
        """Offer a deed on the screen; ``do`` is called with the version that is shown."""
        self._deeds[deed.name] = (deed, do)
        if self._screen is not None and deed.key:
            self._screen.bind(deed.key, deed.name)

    def do(self, name: str, version: Version) -> None:
        """Do a deed with a version, wherever it was asked for; one that is not offered is nothing."""
        found = self._deeds.get(name)
        if found is not None:
            found[1](version)

    def show(self, report_id: str = "", version: int = 0) -> None:
        """Show a sealed report: the newest version, or the one of this number."""
        report = self._session.report
        report_id = report_id or (report.report_id if report is not None else "")
        desk = self._session.open_desk
        self._session.background.run(
            lambda: desk.versions(report_id), Lane.WORK, lambda found: self._read(found, version), self._session_problem, self
        )

    def show_again(self) -> None:
        """Come back to the report from what was done with it."""
        if self._shown is not None:
            self.show(self._shown.report_id, self._shown.version)

    def refresh(self) -> None:
        """Say where it stands now: a receipt may have come."""
        if self._shown is None or self._screen is None or self._session.desk is None:
            return
        desk, shown = self._session.desk, self._shown
        self._session.background.run(
            lambda: desk.versions(shown.report_id), Lane.WORK, lambda found: self._take(found, shown.version), owner=self
        )

    def say_done(self, words: str) -> None:
        """Say at the report what became of a deed."""
        self._record().say_done(words)

    def _session_problem(self, problem: Exception) -> None:
        self._session.window.tell_problem(self._session.say(problem))

    def _read(self, versions: tuple[Version, ...], number: int) -> None:
        if not versions:
            return
        screen = self._record()
        if self._shown is None or versions[0].report_id != self._shown.report_id:
            screen.say_done("")
        if self._session.window.shown is not screen:
            self._drawn = None  # read again: what lies on the disk may not be what was sealed any more
        self._take(versions, number)
        self._session.window.show_screen(screen)

    def _take(self, versions: tuple[Version, ...], number: int) -> None:
        from ui.screens.record import Standing

        shown = next((each for each in versions if each.version == number), versions[-1])
        self._versions, self._shown = versions, shown
        what = next((joined(", ", (row.what, row.where, row.when)) for row in self._session.reports if row.id == shown.report_id), "")
        words, mark, tone = standing_of(shown)
        kind = KINDS[shown.kind].format(version=shown.version)
        rows = deed_rows((deed for deed, _ in self._deeds.values()), shown, versions)
        listed = version_rows(versions, self._session.zone)
        self._record().show_version(Standing(what, kind, words, mark, tone), rows, listed, shown.version)
        self._draw(shown)

    def _draw(self, version: Version) -> None:
        wanted = (version.report_id, version.sha256)
        if wanted == self._drawn:
            return
        self._drawn = wanted
        desk, screen = self._session.open_desk, self._record()
        screen.paper.show_words(said("Laying out the paper…"))

        def drawn(paper: OwnPaper) -> None:
            if self._drawn == wanted:
                screen.show_pages(LeafedPaper(paper, self._session.background))

        def failed(problem: Exception) -> None:
            if self._drawn == wanted:
                self._drawn = None
                screen.show_paper_problem(self._session.say(problem))

        self._session.background.run(lambda: desk.pages(version), Lane.WORK, drawn, failed, self)

    def _choose(self, number: int) -> None:
        self._take(self._versions, number)

    def _do(self, name: str) -> None:
        if name == "new":
            self.new_asked.emit()
        elif self._shown is not None:
            self.do(name, self._shown)

    def _save(self, version: Version) -> None:
        from PySide6.QtWidgets import QFileDialog

        name = f"field-report-{version.report_id[:8]}-v{version.version}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(
            self._session.window, tr(said("Save a PDF")), str(Path.home() / name), tr(said("PDF (*.pdf)"))
        )
        if chosen:
            self.save_to(version, Path(chosen))

    def save_to(self, version: Version, target: Path) -> None:
        """Write the sealed PDF of a version in clear; the journal says so."""
        desk = self._session.open_desk
        self._session.background.run(
            lambda: desk.export(version.report_id, version.version, target),
            Lane.WORK,
            lambda written: self.saved.emit(saved_words([path.name for path in written])),
            lambda problem: self.saved.emit(self._session.say(problem)),
            self,
        )

    def _record(self) -> RecordScreen:
        if self._screen is None:
            from ui.screens.record import RecordScreen

            self._screen = screen = RecordScreen()
            for deed, _ in self._deeds.values():
                if deed.key:
                    screen.bind(deed.key, deed.name)
            screen.version_chosen.connect(self._choose)
            screen.deed_chosen.connect(self._do)
            screen.left.connect(self.left)
            self.saved.connect(screen.say_done)
        return self._screen


def saved_words(names: list[str]) -> str:
    """Return what is said when a sealed report was saved in clear, with its receipt where there is one."""
    if len(names) == 1:
        return said("Saved in clear as {name}. The journal says so.", name=names[0])
    return said("Saved in clear as {names} and {last}. The journal says so.", names=", ".join(names[:-1]), last=names[-1])
