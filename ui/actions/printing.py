"""Printing: offered at a sealed report, each copy numbered by the core and sent from the work lane, page by page where it is drawn."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldreport.errors import PrintProblem
from fieldreport.said import said
from ui.actions.leafing import LeafedPaper
from ui.background import Lane
from ui.lists.copies import DIALOG, SAVE, copy_rows, first_choice, where_rows
from ui.lists.deeds import Deed
from ui.lists.versions import KINDS
from ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fieldreport.desk import Version
    from fieldreport.printing import Printed, PrintedCopy
    from fieldreport.proof.own_paper import OwnPaper
    from ui.actions.recording import Recording
    from ui.actions.session import Session
    from ui.lists.copies import Where
    from ui.printing.queues import Printer
    from ui.printing.sending import Progress
    from ui.screens.print import PrintScreen

PRINT = Deed("print", said("Print…"), said("A numbered copy, with the SHA-256 of the signed file on every page."), key="Ctrl+P")
NO_PRINTER = said("This laptop knows no printer. Save a PDF, and print it where there is one.")
SENT = said("Copy {number} was sent to {name}. The journal says so.")
SENT_SEVERAL = said("Copies {first} to {last} were sent to {name}. The journal says so.")
GOES = said("Copy {number} goes to {name}…")
GOES_BY_PAGE = said("Copy {number} goes to {name}: {page} of {pages} pages…")
SAVED = said("Copy {number} was saved in clear as {name}, to be printed. The journal says so.")


class Printing(QObject):
    """Drives the print screen."""

    told = Signal(object)
    """in words, what became of a copy"""
    left = Signal(str, int)
    """back to the sealed report of this id, and to this version of it"""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._screen: PrintScreen | None = None
        self._version: Version | None = None

    def offer_at(self, recording: Recording) -> None:
        """Offer printing on the screen of a sealed report."""
        recording.offer(PRINT, self.show)

    def show(self, version: Version) -> None:
        """Show where a copy of a version can be printed, the copy itself, and those before it."""
        from ui.printing import queues

        self._version = version
        screen = self._print()
        screen.show_version((version.report_id, version.version), KINDS[version.kind].format(version=version.version))
        self._session.window.show_screen(screen)
        self._session.background.run(queues.printers, Lane.WORK, self._found, self._no_printers, self)
        self._look()

    def _look(self) -> None:
        """Lay out the copy that would be the next, and read which there were before."""
        version, desk, run = self._version, self._session.open_desk, self._session.background.run
        if version is None:
            return

        def looked() -> OwnPaper:
            return desk.printing.pages(desk.printing.look(version.report_id, version.version))

        def shown(paper: OwnPaper) -> None:
            screen.paper.show_pages(LeafedPaper(paper, self._session.background))

        screen = self._print()
        run(lambda: desk.printing.copies(version.report_id, version.version), Lane.WORK, self._listed, self._not_shown, self)
        run(looked, Lane.WORK, shown, lambda problem: screen.paper.show_words(self._session.say(problem)), self)

    def _found(self, printers: tuple[Printer, ...]) -> None:
        self._print().show_places(where_rows(printers), first_choice(printers), "" if printers else NO_PRINTER)

    def _no_printers(self, problem: Exception) -> None:
        self._print().show_places(where_rows(()), SAVE, self._session.say(problem))

    def _listed(self, copies: tuple[Printed, ...]) -> None:
        self._print().show_copies(copy_rows(copies, self._session.zone))

    def _not_shown(self, problem: Exception) -> None:
        self._print().show_problem(self._session.say(problem))

    def _ask(self, where: Where, reason: str, count: int) -> None:
        if where == SAVE:
            self._save(reason)
        elif where == DIALOG:
            self._ask_system(reason, count)
        else:
            self.send(where[1], reason, count)

    def send(self, name: str, reason: str, count: int) -> None:
        """Print copies at a printer, one after the other."""
        from ui.printing import sending

        version, printing = self._version, self._session.open_desk.printing
        if version is not None:
            self._begin(name, count, lambda: sending.to_queue(printing, version, reason, name))

    def _ask_system(self, reason: str, count: int) -> None:
        from ui.printing import sending
        from ui.printing.system_dialog import ask_system

        version, printing = self._version, self._session.open_desk.printing
        if version is None:
            return
        try:
            chosen = ask_system(self._session.window, "Letter", count)
        except PrintProblem as problem:
            self._print().show_problem(self._session.say(problem))
            return
        if chosen is not None:
            printer, wanted = chosen
            self._begin(printer.printerName(), wanted, lambda: sending.drawn_on(printing, version, reason, printer))

    def _begin(self, name: str, count: int, copy: Callable[[], Iterator[Progress]]) -> None:
        """Send so many copies; each is begun when the one before is gone."""
        numbers: list[int] = []
        screen, run = self._print(), self._session.background.run
        screen.show_working(said("Laying out the paper…"))

        def next_copy() -> None:
            go_on(copy())

        def go_on(steps: Iterator[Progress]) -> None:
            run(lambda: next(steps, None), Lane.WORK, lambda progress: stepped(steps, progress), failed, self)

        def stepped(steps: Iterator[Progress], progress: Progress | None) -> None:
            if progress is not None:
                if progress.copy not in numbers:
                    numbers.append(progress.copy)
                screen.show_working(_progress_words(progress, name))
                go_on(steps)
            elif len(numbers) < count:
                next_copy()
            else:
                self._done(_sent_words(numbers, name))

        def failed(problem: Exception) -> None:
            self._failed(problem)

        next_copy()

    def _done(self, words: str) -> None:
        self._print().show_done(words)
        self.told.emit(words)
        self._look()

    def _failed(self, problem: Exception) -> None:
        words = self._session.say(problem)
        self._print().show_problem(words)
        self.told.emit(words)
        self._look()

    def _save(self, reason: str) -> None:
        from PySide6.QtWidgets import QFileDialog

        version = self._version
        if version is None:
            return
        name = f"copy-{version.report_id[:8]}-v{version.version}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(
            self._session.window, tr(said("Save a PDF")), str(Path.home() / name), tr(said("PDF (*.pdf)"))
        )
        if chosen:
            self.save_to(Path(chosen), reason)

    def save_to(self, target: Path, reason: str) -> None:
        """Write the next copy as a PDF, in clear, to be printed elsewhere; the journal says so."""
        version, desk, screen = self._version, self._session.open_desk, self._print()
        if version is None:
            return
        screen.show_working(said("Laying out the paper…"))

        def saved(copy: PrintedCopy) -> None:
            self._done(SAVED.format(number=copy.number, name=target.name))

        run = self._session.background.run
        run(lambda: desk.printing.save(version.report_id, version.version, reason, target), Lane.WORK, saved, self._failed, self)

    def _leave(self) -> None:
        if self._version is not None:
            self.left.emit(self._version.report_id, self._version.version)

    def _print(self) -> PrintScreen:
        if self._screen is None:
            from ui.screens.print import PrintScreen

            self._screen = screen = PrintScreen()
            screen.asked.connect(self._ask)
            screen.left.connect(self._leave)
        return self._screen


def _progress_words(progress: Progress, name: str) -> str:
    if not progress.page:
        return GOES.format(number=progress.copy, name=name)
    return GOES_BY_PAGE.format(number=progress.copy, name=name, page=progress.page, pages=progress.pages)


def _sent_words(numbers: list[int], name: str) -> str:
    if len(numbers) == 1:
        return SENT.format(number=numbers[0], name=name)
    return SENT_SEVERAL.format(first=numbers[0], last=numbers[-1], name=name)
