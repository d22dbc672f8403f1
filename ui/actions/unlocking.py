"""From the first paint to the desk: open the core, load what is heavy while the PIN is typed, unlock, make a vault."""

from __future__ import annotations

import importlib
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldreport.said import said
from ui.background import Lane

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.app import FieldReport, Parts
    from fieldreport.desk import Desk
    from ui.actions.session import Session

# What the officer will need soon, in the order of need. None of it is imported before the first paint.
SOON = (
    "fieldreport.desk",
    "ui.screens.home",
    "ui.screens.fill",
    "ui.screens.review",
    "ui.screens.seal",
    "ui.screens.shift_end",
    "fieldreport.delivery.client",
    "fieldreport.delivery.courier",
    "fieldreport.paper.copies",
    "fieldreport.proof.worker",
)

NOT_CERTIFIED = said("You can write. Nothing can be sealed until HQ has certified you; type the code again when you seal. {why}")


class Unlocking(QObject):
    """Drives the unlock screen."""

    core_opened = Signal()
    unlocked = Signal()
    certified = Signal()

    def __init__(self, session: Session, parts: Parts | None = None) -> None:
        """``parts`` replaces the edges of the core in tests."""
        super().__init__()
        self._session = session
        self._parts = parts
        self._screen = session.window.unlock
        self._waiting: tuple[str, str] | None = None
        self._screen.unlock_asked.connect(self._unlock)
        self._screen.first_time_asked.connect(self._first_time)

    def open_core(self) -> None:
        """Open the core on the work lane, then load the rest there; called after the first paint."""
        folder, parts = self._session.folder, self._parts
        run = self._session.background.run
        run(lambda: _open(folder, parts), Lane.WORK, self.take_core, self._not_opened, self)
        for module in SOON:
            run(partial(_load, module), Lane.WORK, owner=self)
        run(_nothing, Lane.WORK, lambda _: self._session.background.settle_memory(), owner=self)

    def take_core(self, core: FieldReport) -> None:
        """Work on this core from now on; what was typed before it was open is tried now."""
        self._session.core = core
        department = core.department
        if department is not None:
            self._screen.show_department(department.name, trial=department.trial)
        else:
            self._screen.show_problem(said("This laptop is not enrolled with HQ yet. Ask IT; the command is fieldreport enrol."))
        if core.damage:
            self._session.window.tell_problem(core.damage)
        self._screen.show_key_store("" if core.key_store_is_strong else core.key_store_words)
        self.core_opened.emit()
        if self._waiting is not None:
            self._unlock(*self._waiting)

    def _not_opened(self, problem: Exception) -> None:
        self._screen.show_problem(self._session.say(problem))

    def _unlock(self, star: str, pin: str) -> None:
        self._screen.show_busy(said("Opening…"))
        if self._session.core is None:
            self._waiting = (star, pin)  # typed faster than the core opens: done as soon as it is open
            return
        core, self._waiting = self._session.core, None
        self._session.background.run(lambda: core.unlock(star, pin), Lane.WORK, self._at_the_desk, self._refused, self)

    def _first_time(self, star: str, pin: str, code: str) -> None:
        core = self._session.core
        if core is None:
            self._screen.show_problem(said("Still starting. Press Enter again in a moment."))
            return
        self._screen.show_busy(said("Setting up…"))
        made = self._certify if code else lambda desk, _code: self._at_the_desk(desk)
        self._session.background.run(lambda: core.make_vault(star, pin), Lane.WORK, lambda desk: made(desk, code), self._refused, self)

    def _certify(self, desk: Desk, code: str) -> None:
        """Let the officer write at once; HQ certifies meanwhile, if it can be reached."""
        self._at_the_desk(desk)
        core, window = self._session.open_core, self._session.window
        self._session.background.run(
            lambda: core.certify(desk, code),
            Lane.NETWORK,
            lambda _: self.certified.emit(),
            lambda problem: window.tell_problem(NOT_CERTIFIED.format(why=self._session.say(problem))),
            self,
        )

    def _at_the_desk(self, desk: Desk) -> None:
        self._session.desk = desk
        self._screen.show_busy("")
        self._screen.forget()
        self.unlocked.emit()

    def _refused(self, problem: Exception) -> None:
        self._screen.show_problem(self._session.say(problem))


def _open(folder: Path, parts: Parts | None) -> FieldReport:
    from fieldreport.app import open_field_report

    return open_field_report(folder, parts)


def _nothing() -> None:
    """Done when all that was asked for before is done."""


def _load(module: str) -> None:
    importlib.import_module(module)
