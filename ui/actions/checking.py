"""Checking a sealed file: one that was dropped or chosen, or a version of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldreport.said import said
from ui.background import Lane
from ui.tongue import tr

if TYPE_CHECKING:
    from fieldreport.proving import Checked
    from ui.actions.session import Session
    from ui.screens.check import CheckScreen

NOT_ENROLLED = said("This laptop does not know the department yet, so there is nothing to check a file against. IT sets it up.")


class Checking(QObject):
    """Drives the screen on which files are checked."""

    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._screen: CheckScreen | None = None
        self._wanted: Path | None = None

    def show(self) -> None:
        """Show the screen as it was left."""
        self._session.window.show_screen(self._check())

    def check(self, path: Path) -> None:
        """Check a file, on the work lane; what was asked last is what is shown."""
        from fieldreport.proving import check

        screen, department, now = self._check(), self._session.open_core.department, self._session.now()
        if department is None:
            screen.say_problem(NOT_ENROLLED)
            return
        self._wanted = path
        screen.show_checking(path.name)
        run = self._session.background.run
        run(lambda: check(path, department, now), Lane.WORK, self._checked, lambda problem: self._not_checked(path, problem), self)

    def _checked(self, checked: Checked) -> None:
        from ui.lists.verdicts import HEADLINES, details

        if checked.path == self._wanted:
            self._check().show_found(HEADLINES[checked.verdict.outcome], checked.verdict.sentences, details(checked))

    def _not_checked(self, path: Path, problem: Exception) -> None:
        if path == self._wanted:
            self._check().say_problem(self._session.say(problem))

    def _choose(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getOpenFileName(
            self._session.window, tr(said("Check a report")), str(Path.home()), tr(said("Reports (*.pdf);;All files (*)"))
        )
        if chosen:
            self.check(Path(chosen))

    def _check(self) -> CheckScreen:
        if self._screen is None:
            from ui.screens.check import CheckScreen

            self._screen = screen = CheckScreen()
            screen.file_given.connect(self.check)
            screen.choice_asked.connect(self._choose)
            screen.left.connect(self.left)
        return self._screen
