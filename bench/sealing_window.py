"""How long the window is held up while a report of sixty pages is sealed behind it.

The report is sealed on the work lane, as in the product, while the window's own thread does nothing but turn its event loop: a
timer of 2 ms says how long each turn took. The longest turn is what a key would have waited. Its peer is the longest turn of the
same loop with nothing to do, in the same process. A process of its own, offscreen.
    python -m bench sealing_window
"""

from __future__ import annotations

import itertools
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench import children
from bench.measured import Measured

if TYPE_CHECKING:
    from collections.abc import Callable

PROMISE_MS = 100.0
RUNS = 3
TICK_MS = 2


def measure(runs: int = RUNS) -> list[Measured]:
    """Return one figure: the median of the longest turns of so many sealings, each in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        environment = {**children.environment(Path(name) / "bytecode"), "QT_QPA_PLATFORM": "offscreen"}
        said = []
        for number in range(runs):
            words = ["bench.sealing_window", "child", str(Path(name) / str(number))]
            said.append(json.loads(children.said(words, environment)))
    longest, idle = (statistics.median(one[what] for one in said) for what in ("sealing", "idle"))
    what = f"the longest turn of the window while {said[0]['pages']:.0f} pages are sealed"
    floor = "the longest turn with nothing to do"
    return [Measured(what, longest, "ms", floor, idle, longest / idle, f"at most {PROMISE_MS:g} ms", longest <= PROMISE_MS)]


def child(folder: Path) -> dict[str, float]:
    """Seal once behind a turning event loop; return the longest turns in ms and the number of pages."""
    from bench import laptop
    from bench.paper import LONG
    from fieldreport import sealing
    from fieldreport.open_report import take_snapshot
    from fieldreport.store import drafts
    from tests.hundred import hundred_sheet
    from ui.application import make_app
    from ui.background import Background, Lane

    make_app()
    lanes = Background(_raised)
    with laptop.desk(laptop.enrolled(folder / "house")) as desk:
        report = desk.new_report(hundred_sheet(**LONG).stored())
        desk.save(take_snapshot(report, ""))
        draft = drafts.load_draft(desk.parts.store, report.report_id)
        import fieldreport.paper.copies  # noqa: F401 - the window has laid out the preview before anybody seals

        lanes.settle_memory()
        idle = longest_turn(lambda done: lanes.run(lambda: time.sleep(1), Lane.WORK, lambda _: done()))
        versions = []

        def seal(done: Callable[[], None]) -> None:
            def sealed(version: object) -> None:
                versions.append(version)
                done()

            work = lambda: sealing.seal(desk.parts, draft, report.sheet, desk.parts.store.now(), lambda _: None)  # noqa: E731
            lanes.run(desk.make_ready_to_seal, Lane.WORK)
            lanes.run(work, Lane.WORK, sealed)

        longest = longest_turn(seal)
        pages = versions[0].pages  # type: ignore[attr-defined]  # a Version
    lanes.close()
    return {"sealing": longest, "idle": idle, "pages": pages}


def longest_turn(begin: Callable[[Callable[[], None]], None]) -> float:
    """Return in ms how long the longest turn of the event loop took until what ``begin`` started was done."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer

    loop, turns = QEventLoop(), [time.perf_counter()]
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(TICK_MS)
    timer.timeout.connect(lambda: turns.append(time.perf_counter()))
    timer.start()
    begin(loop.quit)
    loop.exec()
    turns.append(time.perf_counter())
    return max(after - before for before, after in itertools.pairwise(turns)) * 1000


def _raised(problem: Exception) -> None:
    raise problem


if __name__ == "__main__" and sys.argv[1:2] == ["child"]:
    print(json.dumps(child(Path(sys.argv[2]))))
