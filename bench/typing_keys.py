"""From a key to its letter on the screen, in the fill screen with a large form, and how long a section takes to open.

The real fill screen with the form of ``bench.large_forms``, offscreen and in a process of its own
(``python -m bench.typing_keys child``). A key is measured from just before it is sent until everything that it changed is
painted: the answer is in the sheet, and what follows from it is shown. The floor is the same key in a bare ``QPlainTextEdit`` in a
window of the same size; the two alternate. A section is measured from asking for it until it is painted; its
floor is a blank widget shown in its place.

    python -m bench typing_keys
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench import children, large_forms
from bench.measured import Measured

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from fieldreport.answers.sheet import AnswerSheet
    from ui.screens.fill import FillScreen

PROMISE_KEY_MS = 16.0
"""One frame of a screen of 60 Hz."""
PROMISE_OPEN_MS = 300.0
QUESTIONS = 700
KEYS = 300
RUNS = 3


def measure(runs: int = RUNS) -> list[Measured]:
    """Return the figures, medians of so many processes."""
    with tempfile.TemporaryDirectory() as name:
        environment = {**children.environment(Path(name)), "QT_QPA_PLATFORM": "offscreen"}
        said = [json.loads(children.said(["bench.typing_keys", "child"], environment)) for _ in range(runs)]
    found = {what: statistics.median(one[what] for one in said) for what in said[0]}
    nested = f"{large_forms.SITES} × {large_forms.FINDINGS} rows"

    def row(what: str, name: str, floor: str, promise: float) -> Measured:
        value, least, words = found[name], found[floor], f"at most {promise:g} ms"
        says = "the same key in a bare editor" if promise == PROMISE_KEY_MS else "a blank widget shown"
        return Measured(what, value, "ms", says, least, value / least, words, value <= promise)

    return [
        row(f"a section opened, {QUESTIONS} questions, the slowest of eight", "open section", "open floor", PROMISE_OPEN_MS),
        row(f"a section opened, {nested}", "open rows", "open floor", PROMISE_OPEN_MS),
        row(f"a key painted, {QUESTIONS} questions, p99", "text", "text floor", PROMISE_KEY_MS),
        row(f"a key painted, a text in {nested}, p99", "row text", "row text floor", PROMISE_KEY_MS),
        row("a key painted, a figure summed over all of them, p99", "row figure", "row figure floor", PROMISE_KEY_MS),
        row("a key painted, the name of a row, p99", "title", "title floor", PROMISE_KEY_MS),
    ]


def child() -> dict[str, float]:
    """Measure in this process and return milliseconds by name."""
    from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QWidget

    from fieldreport.forms.reading import read_form
    from ui.application import make_app
    from ui.background import Background
    from ui.screens.fill import FillScreen

    app = make_app()
    lanes = Background(_raised)  # so that garbage is collected as in the product: on this thread, by a timer
    sheet = large_forms.filled(read_form(large_forms.form_json(QUESTIONS)))
    screen, bare, blank = FillScreen(now=lambda: large_forms.NOW), QPlainTextEdit(), QStackedWidget()
    for window in (bare, blank, screen):
        window.resize(1366, 768)
        window.show()
    screen.open(sheet)
    app.processEvents()

    def show_blank() -> None:
        blank.setCurrentIndex(blank.addWidget(QWidget()))

    found = {"open floor": statistics.median(painted(show_blank) for _ in range(8))}
    found["open section"] = max(painted(lambda name=f"s{number}": screen.open_section(name)) for number in range(1, 9))
    found["open rows"] = painted(lambda: screen.open_section("places"))
    for name, letters, place in _places(sheet):
        taken, floor = keys(screen, bare, place, letters)
        found[name], found[f"{name} floor"] = p99(taken), p99(floor)
    lanes.close()
    return found


def _places(sheet: AnswerSheet) -> list[tuple[str, str, str]]:
    """Return what is measured, the letters that are typed, and the place as the fill screen writes it."""
    from fieldreport.answers.values import Place

    site = sheet.rows(Place("sites"))[50]
    finding = sheet.rows(Place("findings", (site,)))[4]
    return [
        ("text", "ab", "s3_t1"),
        ("row text", "ab", f"found/{site}/{finding}"),
        ("row figure", "12", f"quantity/{site}/{finding}"),
        ("title", "ab", f"site_name/{site}"),
    ]


def keys(screen: FillScreen, bare: QWidget, place: str, letters: str, count: int = KEYS) -> tuple[list[float], list[float]]:
    """Type and erase one letter after the other at a place and in a bare editor, and return what each took, in milliseconds."""
    from PySide6.QtWidgets import QApplication

    screen.activateWindow()
    screen.go_to(place)
    QApplication.processEvents()
    control = next(iter(screen.sections.field_at(_place(place)).stops()))  # type: ignore[union-attr]
    taken, floor = [], []
    for number in range(count):
        letter = letters[number % len(letters)]
        floor.append(painted(lambda letter=letter: _send(bare, letter)))
        taken.append(painted(lambda letter=letter: _send(control, letter)))
        painted(lambda: _send(control, "\b"))
    return taken, floor


def painted(work: Callable[[], object]) -> float:
    """Return how long something takes until everything that it changed is painted, in milliseconds."""
    from PySide6.QtWidgets import QApplication

    begun = time.perf_counter()
    work()
    QApplication.processEvents()
    return (time.perf_counter() - begun) * 1000


def _send(control: QWidget, letter: str) -> None:
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    code = Qt.Key.Key_Backspace if letter == "\b" else ord(letter.upper())
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(control, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, letter))


def _place(text: str) -> object:
    from ui.screens.fill import place_of_text

    return place_of_text(text)


def _raised(problem: Exception) -> None:
    raise problem


def p99(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=100)[98]


if __name__ == "__main__" and sys.argv[1:] == ["child"]:
    print(json.dumps(child()))
