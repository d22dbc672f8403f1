"""Copies on their way to real queues: the PDF itself, or drawn page by page; the journal speaks before anything leaves."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from fieldreport import trial
from fieldreport.errors import PrintProblem
from tests.houses import PASSPHRASE, enrolled_house
from tests.paper.reading import text_of
from tests.print_service import in_a_thread_of_its_own as on_a_lane
from tests.print_service import network_printer, print_service, speak_to
from ui.printing import sending

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from fieldreport.desk import Desk, Version
    from tests.houses import House
    from tests.print_service import NetworkPrinter, PrintService
    from ui.printing.sending import Progress


COARSE = 72
"""Dots per inch: what is drawn is the same as for a real printer, and a page takes less of the time."""


@pytest.fixture(scope="module")
def sealed(enrolled: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Version]]:
    with enrolled_house(enrolled, tmp_path_factory.mktemp("sending") / "house") as (_house, _report, desk):
        yield desk, desk.seal(trial.fill_sample(desk).report_id, PASSPHRASE)


@pytest.fixture
def printer(qapp: QApplication) -> Iterator[NetworkPrinter]:
    with network_printer() as found:
        yield found


@pytest.fixture
def service(printer: NetworkPrinter, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintService]:
    with print_service() as found:
        speak_to(found.address, monkeypatch)
        found.add("room4", printer)
        yield found


def sent(desk: Desk, version: Version) -> list[Progress]:
    """Send a copy to a queue, all steps on one thread, as the lane does."""
    return on_a_lane(lambda: list(sending.to_queue(desk.printing, version, "court", "room4")))


def newest(desk: Desk, version: Version) -> tuple[int, str, str]:
    copy = desk.printing.copies(version.report_id, version.version)[-1]
    return copy.number, copy.printer, copy.failed


def test_what_comes_out_is_the_copy_that_the_journal_names(
    sealed: tuple[Desk, Version], service: PrintService, printer: NetworkPrinter
) -> None:
    desk, version = sealed
    (progress,) = sent(desk, version)
    (job,) = printer.wait_for(1)
    assert newest(desk, version) == (progress.copy, "room4", "")
    for page in text_of(job, "-layout").split("\f")[:-1]:
        assert f"PRINTED COPY {progress.copy}" in page
        assert version.sha256 in page


def test_the_journal_speaks_before_anything_leaves(sealed: tuple[Desk, Version], service: PrintService, printer: NetworkPrinter) -> None:
    desk, version = sealed
    steps = sending.to_queue(desk.printing, version, "court", "room4")
    progress = on_a_lane(lambda: next(steps))
    assert newest(desk, version) == (progress.copy, "room4", "")
    assert printer.jobs == []
    assert on_a_lane(lambda: next(steps, None)) is None
    printer.wait_for(1)


def test_a_queue_that_refuses_leaves_a_line_in_the_log_and_the_number_is_gone(sealed: tuple[Desk, Version], service: PrintService) -> None:
    desk, version = sealed
    service.run("cupsreject", "room4")
    with pytest.raises(PrintProblem):
        sent(desk, version)
    number, _, failed = newest(desk, version)
    assert "not accepting jobs" in failed
    service.run("cupsaccept", "room4")
    assert sent(desk, version)[0].copy == number + 1


def test_to_a_stopped_printer_no_copy_is_begun(sealed: tuple[Desk, Version], service: PrintService) -> None:
    desk, version = sealed
    service.run("cupsdisable", "room4")
    before = desk.printing.copies(version.report_id, version.version)
    with pytest.raises(PrintProblem, match="stopped"):
        sent(desk, version)
    assert desk.printing.copies(version.report_id, version.version) == before
    assert service.spooled() == []


def test_where_no_program_takes_a_pdf_pages_are_drawn_from_edge_to_edge_and_nothing_stays_on_the_disk(
    sealed: tuple[Desk, Version],
    service: PrintService,
    printer: NetworkPrinter,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk, version = sealed
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    steps = on_a_lane(lambda: list(sending.to_queue(desk.printing, version, "court", "room4", finest=COARSE)))
    assert [step.page for step in steps][: version.pages + 1] == list(range(version.pages + 1))
    (job,) = printer.wait_for(1)
    assert list(tmp_path.iterdir()) == []
    with contextlib.closing(pypdfium2.PdfDocument(job)) as document:
        assert len(document) == version.pages
        assert document[0].get_size() == pytest.approx((612, 792), abs=1)
        page = document[0].render(scale=1.0).to_pil().convert("L").tobytes()
    copy = desk.printing.look(version.report_id, version.version)
    with contextlib.closing(pypdfium2.PdfDocument(copy.pdf)) as document:
        wanted = document[0].render(scale=1.0).to_pil().convert("L").tobytes()
    differing = sum(abs(one - other) > 96 for one, other in zip(page, wanted, strict=True))
    assert differing < len(page) / 100, "the page that came out is the copy's page in the same place"


def test_a_print_service_that_dies_while_pages_are_drawn_is_said_and_noted(
    sealed: tuple[Desk, Version], service: PrintService, printer: NetworkPrinter
) -> None:
    desk, version = sealed

    def draw() -> None:
        device = QPrinter(QPrinterInfo.printerInfo("room4"), QPrinter.PrinterMode.HighResolution)
        for step in sending.drawn_on(desk.printing, version, "court", device, finest=COARSE):
            if step.page == 1:
                service.stop()

    with pytest.raises(PrintProblem, match="does not answer"):
        on_a_lane(draw)
    assert newest(desk, version)[2] == "the print service does not answer"
    assert printer.jobs == []
