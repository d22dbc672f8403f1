"""A form in the real window, for whoever writes it: everything works but saving, reviewing and sealing.

``fieldreport form preview`` starts it. No data folder is opened, nothing is written, and what is typed ends with the window.
"""

from __future__ import annotations

import signal
import sys
import uuid
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fieldreport.answers.sheet import AnswerSheet
from fieldreport.errors import FormProblem
from fieldreport.forms.reading import read_form
from fieldreport.said import said
from ui.application import make_app, watch
from ui.main_window import MainWindow
from ui.screens.fill import FillScreen

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.forms.definition import Form
    from ui.parts.bar import BarWords

BANNER = said("Preview: nothing is saved")
NO_REVIEW = said("In a preview nothing is reviewed or sealed. Esc ends it.")
NOT_USABLE = 2
"""Exit code when the form cannot be used, as on the command line."""


class _PreviewScreen(FillScreen):
    """The fill screen, whose bar offers no seal."""

    def set_bar(self, bar: BarWords) -> None:
        """Say what is missing, and how the preview ends."""
        super().set_bar(replace(bar, back=said("End the preview"), action=""))


class Preview(QObject):
    """One window on one form."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.window = MainWindow()
        self.window.complete()
        self.screen: FillScreen = _PreviewScreen(now=_now)
        self.screen.home_requested.connect(self.window.let_close)
        self.screen.review_requested.connect(lambda: self.window.tell(NO_REVIEW))
        self.window.close_asked.connect(self.window.let_close)
        title = form.title.get(form.languages[0]) or form.id
        self.window.setWindowTitle(f"{BANNER}: {title}")
        self.window.strip.show_preview(BANNER, said("{title}, version {version}", title=title, version=form.version))
        self.screen.open(AnswerSheet(form, now=_now, new_id=lambda: uuid.uuid4().hex))

    def show(self) -> None:
        """Show the form at its first question."""
        self.window.show()
        self.window.show_screen(self.screen)

    def tell_problem(self, problem: BaseException) -> None:
        """Say an error that nobody caught."""
        self.window.tell_problem(
            said("Something happened that this program did not expect: {name}. Tell IT how it came.", name=type(problem).__name__)
        )


def preview(path: Path, *, remove: bool) -> int:
    """Open the window on a compiled form and return the exit code of the process.

    Args:
        path: the compiled form.
        remove: whether the file is removed once it is read.
    """
    try:
        form = _read(path, remove=remove)
    except FormProblem as problem:
        print(problem, file=sys.stderr)
        return NOT_USABLE
    app = make_app()
    shown = Preview(form)
    shown.setParent(app)
    watch(shown.tell_problem)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing is lost
    shown.window.resize(1366, 768)
    shown.show()
    return app.exec()


def _read(path: Path, *, remove: bool) -> Form:
    try:
        data = path.read_bytes()
        if remove:
            path.unlink()
    except OSError as problem:
        raise FormProblem(f"The form {path.name} cannot be opened: {problem.strerror}.") from None
    return read_form(data)


def _now() -> datetime:
    return datetime.now(UTC)
