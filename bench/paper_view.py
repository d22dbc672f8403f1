"""How long a paper of sixty pages takes to stand on the screen, and how long scrolling through it holds up the window.

The paper is drawn on the work lane, as in the product, while the reader scrolls from the first page to the last by the key for a
screenful, as fast as the window takes keys. The floor of the first page is pdfium and Qt alone: the same document opened, one page
drawn and made a pixmap. That of the longest turn is the longest turn with nothing to do. A process of its own, offscreen.
    python -m bench paper_view
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench import children
from bench.measured import Measured
from bench.sealing_window import PROMISE_MS, longest_turn

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldreport.proof.own_paper import OwnPaper
    from ui.background import Background
    from ui.parts.paper_view import PaperView

RUNS = 3
ROUNDS = 9
"""How often the first page is shown in a run; the first round imports and fills caches."""
SIZE = (910, 640)
"""Of the view on a laptop of 1366 x 768 px."""


def measure(runs: int = RUNS) -> list[Measured]:
    """Return two figures: medians of so many runs, each in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        environment = {**children.environment(Path(name) / "bytecode"), "QT_QPA_PLATFORM": "offscreen"}
        said = [json.loads(children.said(["bench.paper_view", "child"], environment)) for _ in range(runs)]
    first, bare, longest, idle = (statistics.median(one[what] for one in said) for what in ("first", "bare", "scrolling", "idle"))
    pages, held = f"{said[0]['pages']:.0f} pages", f"at most {PROMISE_MS:g} ms"
    return [
        Measured(f"the first of {pages} shown", first, "ms", "pdfium and Qt alone", bare, first / bare, held, first <= PROMISE_MS),
        Measured(
            f"the longest turn of the window while {pages} are scrolled through", longest, "ms", "the longest turn with nothing to do",
            idle, longest / idle, held, longest <= PROMISE_MS,
        ),
    ]  # fmt: skip


def child() -> dict[str, float]:
    """Show and scroll once; return milliseconds and the number of pages."""
    from bench.paper import LONG
    from fieldreport.paper import copies
    from fieldreport.proof.own_paper import own_paper
    from tests.builders import sample_record
    from tests.hundred import hundred_sheet
    from ui.application import make_app
    from ui.background import Background, Lane
    from ui.parts.paper_view import PaperView

    app = make_app()
    lanes, view = Background(_raised), PaperView()
    view.resize(*SIZE)
    view.show()
    app.processEvents()
    pdf = copies.unsigned_paper(sample_record(hundred_sheet(**LONG)))
    taken: dict[str, list[float]] = {"first": [], "bare": []}
    steps: dict[str, Callable[[], object]] = {
        "first": lambda: shown(view, lanes, own_paper(pdf)),
        "bare": lambda: bare_page(pdf, view.devicePixelRatioF()),
    }
    for number in range(ROUNDS):
        for what in sorted(steps, reverse=bool(number % 2)):
            view.show_words("")
            lanes.flush(Lane.WORK, 10)  # a neighbour may still be drawn: pdfium serves one thread at a time
            begun = time.perf_counter()
            steps[what]()
            if number:
                taken[what].append((time.perf_counter() - begun) * 1000)
    lanes.settle_memory()
    idle = longest_turn(lambda done: lanes.run(lambda: time.sleep(1), Lane.WORK, lambda _: done()))
    scrolling = longest_turn(lambda done: scroll(view, done))
    lanes.close()
    medians = {what: statistics.median(found) for what, found in taken.items()}
    return {**medians, "idle": idle, "scrolling": scrolling, "pages": view.page_count}


def shown(view: PaperView, lanes: Background, paper: OwnPaper) -> None:
    """Lay a paper and return when the pages in sight are painted."""
    from PySide6.QtCore import QCoreApplication, QEventLoop

    from ui.actions.leafing import LeafedPaper

    view.show_pages(LeafedPaper(paper, lanes))
    while not view.is_drawn:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    view.repaint()


def bare_page(pdf: bytes, dots: float) -> object:
    """Draw the first page without us."""
    import pypdfium2
    from PySide6.QtGui import QImage, QPixmap

    with pypdfium2.PdfDocument(pdf) as document:
        bitmap = document[0].render(scale=820 * dots / 612, prefer_bgrx=True)
        image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
        return QPixmap.fromImage(image.copy())


def scroll(view: PaperView, done: Callable[[], None]) -> None:
    """Press PgDn at every turn until the last page is in sight and drawn, then End and Home."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtTest import QTest

    ends = [Qt.Key.Key_End, Qt.Key.Key_Home]
    timer = QTimer(view)

    def step() -> None:
        if view.verticalScrollBar().value() < view.verticalScrollBar().maximum() and len(ends) == 2:
            QTest.keyClick(view, Qt.Key.Key_PageDown)
        elif not view.is_drawn:
            return
        elif ends:
            QTest.keyClick(view, ends.pop())
        else:
            timer.stop()
            done()

    timer.timeout.connect(step)
    timer.start(0)


def _raised(problem: Exception) -> None:
    raise problem


if __name__ == "__main__" and sys.argv[1:2] == ["child"]:
    print(json.dumps(child()))
