"""How long the window is held up while a copy of a report of sixty pages is drawn for a printer behind it.

Every step runs on the work lane, as in the product, for a real print service and a printer on loopback; the window's own thread does
nothing but turn its event loop (:mod:`bench.sealing_window`). A process of its own, offscreen.
    python -m bench printing_window
"""

from __future__ import annotations

import json
import os
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
    from collections.abc import Callable, Iterator

    from fieldreport.desk import Desk, Version
    from ui.background import Background
    from ui.printing.sending import Progress

RUNS = 3


def measure(runs: int = RUNS) -> list[Measured]:
    """Return one figure: the median of the longest turns of so many prints, each in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        environment = {**children.environment(Path(name) / "bytecode"), "QT_QPA_PLATFORM": "offscreen"}
        said = []
        for number in range(runs):
            words = ["bench.printing_window", "child", str(Path(name) / str(number))]
            said.append(json.loads(children.said(words, environment)))
    longest, idle, seconds = (statistics.median(one[what] for one in said) for what in ("printing", "idle", "seconds"))
    what = f"the longest turn of the window while {said[0]['pages']:.0f} pages are drawn for a printer ({seconds:.0f} s)"
    floor = "the longest turn with nothing to do"
    return [Measured(what, longest, "ms", floor, idle, longest / idle, f"at most {PROMISE_MS:g} ms", longest <= PROMISE_MS)]


def child(folder: Path) -> dict[str, float]:
    """Print once behind a turning event loop; return the longest turns in ms, the pages, and how long it took in s."""
    from bench import laptop
    from bench.paper import LONG
    from fieldreport import sealing
    from fieldreport.open_report import take_snapshot
    from fieldreport.store import drafts
    from tests.hundred import hundred_sheet
    from tests.print_service import network_printer, print_service
    from ui.application import make_app
    from ui.background import Background, Lane

    make_app()
    lanes = Background(_raised)
    with laptop.desk(laptop.enrolled(folder / "house")) as desk, print_service() as service, network_printer() as printer:
        os.environ["CUPS_SERVER"] = service.address
        service.add("bench", printer)
        report = desk.new_report(hundred_sheet(**LONG).stored())
        desk.save(take_snapshot(report, ""))
        draft = drafts.load_draft(desk.parts.store, report.report_id)
        version = sealing.seal(desk.parts, draft, report.sheet, desk.parts.store.now(), lambda _: None)
        lanes.settle_memory()
        idle = longest_turn(lambda done: lanes.run(lambda: time.sleep(1), Lane.WORK, lambda _: done()))
        begun = time.perf_counter()
        longest = longest_turn(lambda done: _print(lanes, desk, version, done))
        seconds = time.perf_counter() - begun
        printer.wait_for(1)
    lanes.close()
    return {"printing": longest, "idle": idle, "pages": version.pages, "seconds": seconds}


def _print(lanes: Background, desk: Desk, version: Version, done: Callable[[], None]) -> None:
    """Draw a copy, one step after the other on the work lane, as ``ui.actions.printing`` does."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    from ui.background import Lane
    from ui.printing import sending

    def steps() -> Iterator[Progress]:
        device = QPrinter(QPrinterInfo.printerInfo("bench"), QPrinter.PrinterMode.HighResolution)
        yield from sending.drawn_on(desk.printing, version, "bench", device)

    def stepped(progress: Progress | None) -> None:
        if progress is None:
            done()
        else:
            lanes.run(lambda: next(under_way, None), Lane.WORK, stepped)

    under_way = steps()
    lanes.run(lambda: next(under_way, None), Lane.WORK, stepped)


def _raised(problem: Exception) -> None:
    raise problem


if __name__ == "__main__" and sys.argv[1:2] == ["child"]:
    print(json.dumps(child(Path(sys.argv[2]))))
