"""From a key to its letter on the paper, at the end of a narrative of 20,000 words, with every mark on; and how long it takes to open.

The real fill screen, offscreen and in a process of its own (``python -m bench.narrative child``), with the dictionary, the word lists and
the phrases. The floor of a key is the same key at the end of the same text in a bare ``QPlainTextEdit`` in a window of the same size; the
two alternate. Opening is measured from asking for the section of a report that is open until it is painted; its floor is the same
text set in the bare editor and painted. Marks come after that, in slices between the keys: the longest of them is a figure of its own.

    python -m bench narrative
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bench import children
from bench.measured import Measured
from bench.typing_keys import PROMISE_KEY_MS, PROMISE_OPEN_MS, RUNS, keys, p99, painted

WORDS = 20_000
KEYS = 400
SENTENCE = (
    "At 1412 hours I asked the man in the gray vest for his name, his agency and his badge number; he answered with words that I did not "
    "hear, and walked toward the black car at the corner. Agnet Example stood beside it, obviously. "
)
NOW = datetime(2026, 8, 10, 19, 7, tzinfo=UTC)
PROMISE_STORED_MS = 5.0
"""What the window itself may give to a save; the writing is the save lane's."""


def story(count: int = WORDS) -> str:
    """Return so many words in paragraphs of about 110 words."""
    said = SENTENCE.split()
    every = [said[number % len(said)] for number in range(count)]
    return "\n".join(" ".join(every[start : start + 3 * len(said)]) for start in range(0, count, 3 * len(said)))


def measure(runs: int = RUNS) -> list[Measured]:
    """Return the figures, medians of so many processes."""
    with tempfile.TemporaryDirectory() as name:
        environment = {**children.environment(Path(name)), "QT_QPA_PLATFORM": "offscreen"}
        said = [json.loads(children.said(["bench.narrative", "child"], environment)) for _ in range(runs)]
    found = {what: statistics.median(one[what] for one in said) for what in said[0]}

    def row(what: str, name: str, floor: str, floor_words: str, promise: float) -> Measured:
        value, least = found[name], found[floor]
        return Measured(what, value, "ms", floor_words, least, value / least, f"at most {promise:g} ms", value <= promise)

    bare = "the same key in a bare editor"
    return [
        row(f"a narrative of {WORDS} words opened", "open", "open floor", "the same text in a bare editor", PROMISE_OPEN_MS),
        row("a key painted at its end, marks on, p99", "key", "key floor", bare, PROMISE_KEY_MS),
        row("a key painted while its marks are still made, p99", "early", "early floor", bare, PROMISE_KEY_MS),
        row("the longest slice of marking it", "slice", "key floor", bare, PROMISE_KEY_MS),
        row("its answers written down for a save", "stored", "key floor", bare, PROMISE_STORED_MS),
    ]


def child() -> dict[str, float]:
    """Measure in this process and return milliseconds by name."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtGui import QTextCursor
    from PySide6.QtWidgets import QPlainTextEdit

    from fieldreport import canonical
    from fieldreport.answers.values import Place, answer_of
    from fieldreport.app import resources_folder
    from fieldreport.writing import load_aids
    from tests.ui.small_form import small_sheet
    from ui.application import make_app
    from ui.background import Background
    from ui.questions.narrative import Narrative
    from ui.screens.fill import FillScreen

    make_app()
    lanes = Background(_raised)
    sheet = small_sheet()
    text = story()
    sheet.put(Place("story"), answer_of(text))
    screen, bare = FillScreen(now=lambda: NOW), QPlainTextEdit()
    for window in (bare, screen):
        window.resize(1366, 768)
        window.show()
    screen.open(sheet)
    QCoreApplication.processEvents()
    found = {"open floor": painted(lambda: bare.setPlainText(text))}
    found["open"] = painted(lambda: screen.open_section("story_section"))
    bare.moveCursor(QTextCursor.MoveOperation.End)
    editor = screen.editor_at(Place("story"))
    if not isinstance(editor, Narrative):
        raise TypeError("the narrative has no sheet")
    editor.take_aids(load_aids(resources_folder()))
    marker = editor.marker
    if marker is None:
        raise TypeError("the narrative has no marks")
    taken, floor = keys(screen, bare, "story", "ab", 40)
    found["early"], found["early floor"] = p99(taken), p99(floor)
    marker.mark_all()
    slices = []
    while not marker.is_done:
        slices.append(painted(lambda: None))
    found["slice"] = max(slices)
    editor.paper.moveCursor(QTextCursor.MoveOperation.End)
    taken, floor = keys(screen, bare, "story", "ab ", KEYS)
    found["key"], found["key floor"] = p99(taken), p99(floor)
    begun = time.perf_counter()
    canonical.encode(sheet.stored())
    found["stored"] = (time.perf_counter() - begun) * 1000
    lanes.close()
    return found


def _raised(problem: Exception) -> None:
    raise problem


if __name__ == "__main__" and sys.argv[1:] == ["child"]:
    print(json.dumps(child()))
