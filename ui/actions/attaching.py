"""Taking in files as answers, and the small pictures of them: asked for in the form, done on the work lane."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from fieldreport.errors import AnswerProblem, EvidenceProblem, IntakeCancelled
from fieldreport.said import said
from ui.background import Lane
from ui.questions.editor import PictureWanted, StopTakingIn, TakeIn
from ui.questions.file import FileEditor

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldreport.answers.values import AttachedFile, Place
    from ui.actions.drafting import Drafting
    from ui.actions.session import Session
    from ui.questions.editor import Request

LOOK = 100
"""Between two looks at how far the intakes are, milliseconds."""
PATIENCE = 2_000
"""How long a lock waits for an intake that was stopped, milliseconds: a card that was pulled may never answer."""
PICTURES = 64
"""Small pictures that are remembered while their report is open."""


@dataclass(slots=True)
class Intake:
    """One intake as both threads see it: the worker writes how far it is and reads whether to stop, the window does the reverse.

    It holds numbers and flags alone, each written in one step, and knows no Qt: the window looks at it from time to time.
    """

    report_id: str
    place: Place
    offer: TakeIn
    begun: float = 0.0
    """When the worker began, on the monotonic clock; 0 before."""
    done: int = 0
    total: int = 0
    stopped: bool = False

    @property
    def name(self) -> str:
        """The file's name, as the officer knows it."""
        return self.offer.source.name

    def tell(self, done: int, total: int) -> None:
        """Take down how far it is (on the work lane)."""
        self.begun = self.begun or time.monotonic()
        self.done, self.total = done, total

    def is_stopped(self) -> bool:
        """Whether to stop (asked on the work lane)."""
        self.begun = self.begun or time.monotonic()
        return self.stopped


class Attaching(QObject):
    """Meets what the editors of files ask for."""

    def __init__(self, session: Session, drafting: Drafting) -> None:
        super().__init__()
        self._session = session
        self._drafting = drafting
        self._intakes: list[Intake] = []
        self._rest: list[Callable[[], None]] = []
        self._pictures: dict[tuple[str, str, int], bytes] = {}
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK)
        self._clock.timeout.connect(self._look)

    @property
    def busy_with(self) -> str:
        """The name of a file that is being taken in, or ""."""
        return next((intake.name for intake in self._intakes if not intake.stopped), "")

    def hear(self, place: Place, request: Request) -> None:
        """Meet a request of the editor at a place of the open report."""
        if isinstance(request, TakeIn):
            self._take_in(place, request)
        elif isinstance(request, StopTakingIn):
            for intake in self._intakes:
                if intake.place == place:
                    intake.stopped = True
        elif isinstance(request, PictureWanted):
            self._want_picture(place, request)

    def stop_all(self, why: str) -> None:
        """Stop every intake, and say so; nothing is waited for."""
        names = [intake.name for intake in self._intakes if not intake.stopped]
        for intake in self._intakes:
            intake.stopped = True
        if names:
            one, many = (
                said("{names} was not taken in, because {why}. Nothing was kept of it here; the file itself is unchanged."),
                said("{names} were not taken in, because {why}. Nothing was kept of it here; the file itself is unchanged."),
            )
            self._session.window.tell((one if len(names) == 1 else many).format(names=", ".join(names), why=why))

    def when_still(self, then: Callable[[], None]) -> None:
        """Call ``then`` when no intake runs: at once, or when those that were stopped have ended, after :data:`PATIENCE` at the latest."""
        if not self._intakes:
            then()
            return
        # Nothing is shown any more of what ends now.
        self._clock.stop()
        self._rest.append(then)
        QTimer.singleShot(PATIENCE, self, self._come_to_rest)

    def _take_in(self, place: Place, offer: TakeIn) -> None:
        report = self._session.report
        if report is None or any(intake.place == place and not intake.stopped for intake in self._intakes):
            return
        intake = Intake(report.report_id, place, offer)
        self._intakes.append(intake)
        desk = self._session.open_desk
        self._session.background.run(
            lambda: desk.attach(
                intake.report_id,
                offer.source,
                where_found=offer.where_found,
                from_whom=offer.from_whom,
                progress=intake.tell,
                cancelled=intake.is_stopped,
            ),
            Lane.WORK,
            lambda file: self._taken(intake, file),
            lambda problem: self._not_taken(intake, problem),
            self,
        )
        self._look()
        self._clock.start()

    def _look(self) -> None:
        for intake in self._intakes:
            editor = self._editor(intake)
            if editor is not None and not intake.stopped:
                seconds = time.monotonic() - intake.begun if intake.begun else 0.0
                editor.show_progress(intake.name, intake.done, intake.total, seconds)

    def _editor(self, intake: Intake) -> FileEditor | None:
        """Return the editor that shows where an intake goes to, while it is in view."""
        report = self._session.report
        editor = self._drafting.editor_at(intake.place) if report is not None and report.report_id == intake.report_id else None
        return editor if isinstance(editor, FileEditor) else None

    def _taken(self, intake: Intake, file: AttachedFile) -> None:
        report = self._session.report
        told = ""
        if report is None or report.report_id != intake.report_id:
            told = said(
                "{name} had been taken in when the report was left, but it is no answer yet. Open the report and add the file again.",
                name=file.name,
            )
        else:
            try:
                self._drafting.take(intake.place, file)
            except AnswerProblem:
                told = said(
                    "{name} was taken in, but its row was deleted meanwhile. Bring the row back and add the file again.", name=file.name
                )
        if told:
            self._session.window.tell_problem(told)
        self._ended(intake)

    def _not_taken(self, intake: Intake, problem: Exception) -> None:
        editor, told = self._editor(intake), self._session.say(problem)
        if isinstance(problem, IntakeCancelled):
            # When all were stopped it was said then, and the screen is another.
            if editor is not None:
                editor.show_stopped(told)
        elif editor is not None:
            editor.show_failed(told, intake.offer)
        else:
            self._session.window.tell_problem(told)
        self._ended(intake)

    def _ended(self, intake: Intake) -> None:
        self._intakes.remove(intake)
        if not self._intakes:
            self._clock.stop()
            self._come_to_rest()

    def _come_to_rest(self) -> None:
        rest, self._rest = self._rest, []
        for then in rest:
            then()

    def _want_picture(self, place: Place, wanted: PictureWanted) -> None:
        report = self._session.report
        if report is None:
            return
        desk, key = self._session.open_desk, (report.report_id, wanted.sha256, wanted.width)
        known = self._pictures.get(key)
        if known is not None:
            self._show_picture(place, key, known)
            return
        self._session.background.run(
            lambda: desk.thumbnail(*key),
            Lane.WORK,
            lambda png: self._show_picture(place, key, png),
            lambda problem: self._no_picture(place, key, problem),
            self,
        )

    def _show_picture(self, place: Place, key: tuple[str, str, int], png: bytes) -> None:
        self._pictures[key] = png
        while len(self._pictures) > PICTURES:
            del self._pictures[next(iter(self._pictures))]
        editor = self._drafting.editor_at(place)
        if isinstance(editor, FileEditor):
            editor.show_picture(key[1], png)

    def _no_picture(self, place: Place, key: tuple[str, str, int], problem: Exception) -> None:
        """Say what is wrong with the bytes that are kept here; that there is no picture of a file is nothing to say."""
        editor = self._drafting.editor_at(place)
        if isinstance(editor, FileEditor) and not isinstance(problem, EvidenceProblem):
            editor.show_trouble(key[1], self._session.say(problem))
