"""Checking files and comparing versions: from home, from the record, and before anybody has unlocked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldreport.said import said
from ui.background import Lane
from ui.lists.deeds import Deed
from ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fieldreport.checking import Checked
    from fieldreport.desk import Version
    from fieldreport.reading_room import Comparison
    from fieldreport.report.transcript import Transcript
    from fieldreport.transcribing import Trusted
    from ui.actions.recording import Recording
    from ui.actions.session import Session
    from ui.screens.check import CheckScreen
    from ui.screens.compare import CompareScreen

CHECK = Deed(
    "check", said("Check it"), said("Signature, certificate and data of the sealed file on this laptop, as anyone can check them.")
)
COMPARE = Deed(
    "compare", said("Compare versions"), said("Every place in which two versions differ."), "Ctrl+J", lambda _, versions: len(versions) > 1
)


@dataclass(frozen=True)
class _Told:
    """Files that were checked, each with what is written down of it."""

    checked: tuple[Checked, ...]
    transcripts: tuple[Transcript, ...]


class Checking(QObject):
    """Drives the screens of checks and comparisons."""

    left = Signal()
    """back to home"""

    def __init__(self, session: Session, recording: Recording) -> None:
        super().__init__()
        self._session = session
        self._recording = recording
        self._screen: CheckScreen | None = None
        self._compared: CompareScreen | None = None
        self._told = _Told((), ())
        self._shown = 0
        self._turn = 0
        self._comparison: Comparison | None = None
        self._versions: tuple[Version, ...] = ()
        self._back: Callable[[], None] = self.left.emit
        self._compare_back: Callable[[], None] = self.left.emit
        recording.offer(CHECK, self.check_version)
        recording.offer(COMPARE, self.compare_version)
        session.window.unlock.check_asked.connect(self.show)

    def show(self) -> None:
        """Ask for files."""
        window = self._session.window
        self._back = self.left.emit if self._session.desk is not None else lambda: window.show_screen(window.unlock)
        self._turn += 1  # what is still being checked for an earlier call is not wanted any more
        self._check().show_nothing("")
        window.show_screen(self._check())

    def check(self, paths: Sequence[Path]) -> None:
        """Check files of this computer."""
        folder, now = self._session.folder, self._session.now()

        def work() -> _Told:
            from fieldreport import checking

            trusting = checking.trusted(folder / "device" / "department.json")
            return _told(checking.check_files(paths, trusting, now), trusting)

        self._run(work)

    def check_version(self, version: Version) -> None:
        """Check a sealed version as it lies on this laptop, with its receipt."""
        folder, now, desk = self._session.folder, self._session.now(), self._session.open_desk
        self._back = self._recording.show_again

        def work() -> _Told:
            from fieldreport import checking

            trusting = checking.trusted(folder / "device" / "department.json")
            pdf, receipt = desk.reading_room.documents(version)
            name = f"field-report-{version.report_id[:8]}-v{version.version}.pdf"
            return _told((checking.check_bytes(name, pdf, receipt, trusting, now),), trusting)

        self._session.window.show_screen(self._check())
        self._run(work)

    def compare_version(self, version: Version) -> None:
        """Compare a version with the one before it; the first one with the second."""
        desk = self._session.open_desk
        self._compare_back = self._recording.show_again

        def listed(versions: tuple[Version, ...]) -> None:
            self._versions = versions
            place = max(next((number for number, one in enumerate(versions) if one.version == version.version), 1), 1)
            if len(versions) > 1:
                self._choose((versions[place - 1].version, versions[place].version))

        self._session.background.run(lambda: desk.versions(version.report_id), Lane.WORK, listed, self._problem, self)

    def save_to(self, target: Path) -> None:
        """Write down the check that is shown."""
        transcript, at = self._told.transcripts[self._shown], self._told.checked[self._shown].at

        def work() -> None:
            from fieldreport.transcribing import save_transcript

            save_transcript(target, transcript, at)

        self._save(work, target, self._check().say_done)

    def save_comparison_to(self, target: Path) -> None:
        """Write the comparison that is shown as a paper."""
        comparison, now = self._comparison, self._session.now()
        if comparison is None:
            return

        def work() -> None:
            from fieldreport.reading_room import save_comparison

            save_comparison(target, comparison, now)

        self._save(work, target, self._compare().say_done)

    def _save(self, work: Callable[[], None], target: Path, say: Callable[[str], None]) -> None:
        run = self._session.background.run
        run(
            work,
            Lane.WORK,
            lambda _: say(said("Saved as {name}.", name=target.name)),
            lambda problem: say(self._session.say(problem)),
            self,
        )

    def _run(self, work: Callable[[], _Told]) -> None:
        from ui.screens.check import CHECKING

        self._turn += 1
        turn, screen = self._turn, self._check()
        screen.show_nothing(CHECKING)

        def done(told: _Told) -> None:
            if turn == self._turn and told.checked:
                self._told = told
                screen.show_files(told.checked, comparable=bool(self._pair()))
                self._show(0)

        def failed(problem: Exception) -> None:
            if turn == self._turn:
                screen.show_nothing(self._session.say(problem))

        self._session.background.run(work, Lane.WORK, done, failed, self)

    def _show(self, number: int) -> None:
        self._shown = number
        self._check().show_check(number, self._told.checked[number], self._told.transcripts[number])

    def _pair(self) -> tuple[Checked, Checked] | None:
        """Return two verified files of one report, if exactly two were checked."""
        if len(self._told.checked) != 2:
            return None
        one, other = self._told.checked
        return (one, other) if one.report and one.report == other.report else None

    def _compare_files(self) -> None:
        pair = self._pair()
        if pair is None:
            return
        window, screen = self._session.window, self._check()
        self._versions = ()
        self._compare_back = lambda: window.show_screen(screen)

        def work() -> Comparison:
            from fieldreport.reading_room import Copy, compare

            return compare(*(Copy(one.record, one.verdict.sha256) for one in pair))

        self._session.background.run(work, Lane.WORK, lambda found: self._show_comparison(found, None), self._problem, self)

    def _choose(self, pair: object) -> None:
        numbers = pair if isinstance(pair, tuple) else ()
        chosen = [one for one in self._versions if one.version in numbers]
        if len(chosen) == 2:
            room = self._session.open_desk.reading_room
            one, other = chosen
            self._session.background.run(
                lambda: room.compare(one, other), Lane.WORK, lambda found: self._show_comparison(found, pair), self._problem, self
            )

    def _show_comparison(self, comparison: Comparison, shown: object) -> None:
        from ui.lists.rows import Row

        self._comparison = comparison
        pairs = combinations(sorted(one.version for one in self._versions), 2)
        rows = [
            Row(pair, said("Version {older} and version {newer}", older=pair[0], newer=pair[1]))
            for pair in sorted(pairs, key=lambda pair: (-pair[1], -pair[0]))
        ]
        self._compare().show_comparison(comparison, rows, shown)
        self._session.window.show_screen(self._compare())

    def _problem(self, problem: Exception) -> None:
        self._session.window.tell_problem(self._session.say(problem))

    def _ask_files(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getOpenFileNames(
            self._session.window, tr(said("Check a report")), str(Path.home()), tr(said("Sealed reports and receipts (*.pdf *.json)"))
        )
        if chosen:
            self.check(tuple(Path(name) for name in chosen))

    def _ask_transcript(self) -> None:
        if self._told.checked:
            name = f"{Path(self._told.checked[self._shown].name).stem}.transcript.pdf"
            self._ask_where(said("Save the transcript"), name, said("PDF (*.pdf);;Web page (*.html)"), self.save_to)

    def _ask_comparison(self) -> None:
        if self._comparison is not None:
            older, newer = self._comparison.older, self._comparison.newer
            name = f"field-report-{str(newer.record['report']['id'])[:8]}-v{older.version}-v{newer.version}.pdf"
            self._ask_where(said("Save as PDF"), name, said("PDF (*.pdf)"), self.save_comparison_to)

    def _ask_where(self, title: str, name: str, kinds: str, save: Callable[[Path], None]) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getSaveFileName(self._session.window, tr(title), str(Path.home() / name), tr(kinds))
        if chosen:
            target = Path(chosen)
            save(target if target.suffix else target.with_suffix(".pdf"))

    def _leave_check(self) -> None:
        self._back()

    def _leave_comparison(self) -> None:
        self._compare_back()

    def _check(self) -> CheckScreen:
        if self._screen is None:
            from ui.screens.check import CheckScreen

            self._screen = screen = CheckScreen()
            screen.files_given.connect(self.check)
            screen.choose_asked.connect(self._ask_files)
            screen.file_chosen.connect(self._show)
            screen.save_asked.connect(self._ask_transcript)
            screen.compare_asked.connect(self._compare_files)
            screen.left.connect(self._leave_check)
        return self._screen

    def _compare(self) -> CompareScreen:
        if self._compared is None:
            from ui.screens.compare import CompareScreen

            self._compared = screen = CompareScreen()
            screen.pair_chosen.connect(self._choose)
            screen.save_asked.connect(self._ask_comparison)
            screen.left.connect(self._leave_comparison)
        return self._compared


def _told(checked: tuple[Checked, ...], trusting: Trusted) -> _Told:
    from fieldreport.transcribing import transcribe

    return _Told(checked, tuple(transcribe(one.name, one.verdict, trusting, one.at) for one in checked))
