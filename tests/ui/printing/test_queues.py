"""The printers of a real print service, and what is said when it, or one of them, does not print."""

from __future__ import annotations

import socket
import sys
import time
from concurrent.futures import ThreadPoolExecutor, wait
from itertools import pairwise
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from fieldreport.errors import PrintProblem
from fieldreport.printing import PrintedCopy
from tests.print_service import network_printer, print_service, speak_to
from ui.printing import queues
from ui.printing.queues import Printer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.print_service import NetworkPrinter, PrintService

COPY = PrintedCopy("0198a2f4-7c1e", 2, 3, b"%PDF-1.7\nfictional", "ab" * 32, 1)


@pytest.fixture
def service(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintService]:
    with print_service() as found:
        speak_to(found.address, monkeypatch)
        yield found


@pytest.fixture
def printer() -> Iterator[NetworkPrinter]:
    with network_printer() as found:
        yield found


def test_the_printers_are_listed_the_usual_one_first_and_a_stopped_one_is_called_so(service: PrintService, printer: NetworkPrinter) -> None:
    for name in ("basement", "room4"):
        service.add(name, printer, default=name == "room4")
    service.run("cupsdisable", "basement")
    assert queues.printers() == (
        Printer("room4", "room4, first floor", stopped=False, default=True),
        Printer("basement", "basement, first floor", stopped=True, default=False),
    )


def test_a_queue_is_handed_the_pdf_itself_under_a_title_that_names_nobody(service: PrintService, printer: NetworkPrinter) -> None:
    service.add("room4", printer)
    queues.hand_over("room4", COPY)
    assert printer.wait_for(1) == [COPY.pdf]
    service.stop()  # it writes then what it keeps of each job
    assert b"field report 0198a2f4 v2, copy 3" in service.titles()


def test_a_stopped_printer_is_sent_nothing(service: PrintService, printer: NetworkPrinter) -> None:
    service.add("room4", printer)
    queues.require_ready("room4")
    service.run("cupsdisable", "room4")
    with pytest.raises(PrintProblem, match="room4 is stopped, so nothing was sent"):
        queues.require_ready("room4")


def test_a_queue_that_takes_no_jobs_is_said_in_its_own_words(service: PrintService, printer: NetworkPrinter) -> None:
    service.add("room4", printer)
    service.run("cupsreject", "room4")
    with pytest.raises(PrintProblem, match=r"room4 did not take copy 3 \(.*not accepting jobs\)") as refused:
        queues.hand_over("room4", COPY)
    assert "not accepting jobs" in refused.value.why


def test_a_print_service_that_died_is_said(service: PrintService, printer: NetworkPrinter) -> None:
    service.add("room4", printer)
    service.stop()
    assert queues.printers() == ()
    with pytest.raises(PrintProblem, match="does not answer"):
        queues.require_ready("room4")
    with pytest.raises(PrintProblem, match="did not take copy 3"):
        queues.hand_over("room4", COPY)


def test_a_print_service_that_is_silent_is_given_up_and_the_window_goes_on_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    turns = [time.perf_counter()]
    with TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as silent, ThreadPoolExecutor(1) as lane:
        silent.bind(f"{folder}/cups.sock")
        silent.listen()
        monkeypatch.setenv("CUPS_SERVER", f"{folder}/cups.sock")
        asked = lane.submit(queues.printers, 1.0)
        while not asked.done():
            turns.append(time.perf_counter())
            wait([asked], 0.005)
    assert "does not answer" in str(asked.exception())
    assert max(after - before for before, after in pairwise(turns)) < 0.5


def test_a_laptop_without_the_part_for_printing_says_so_and_names_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtPrintSupport", None)
    with pytest.raises(PrintProblem, match=r"cannot print.*Save the copy as a PDF"):
        queues.printers()


def test_without_the_program_that_takes_a_pdf_pages_are_drawn(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert queues.takes_pdf()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not queues.takes_pdf()
