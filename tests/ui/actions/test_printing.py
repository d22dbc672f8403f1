"""Copies printed in the real window, by keyboard alone, at a real print service: numbered, logged, and said when nothing came out."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication

from fieldreport.store import journal
from tests.houses import PASSPHRASE, STAR
from tests.paper.reading import text_of
from tests.print_service import network_printer, print_service, speak_to
from tests.ui.pages import ALT, CTRL, PATIENCE, Key, press, write
from ui.actions.printing import NO_PRINTER
from ui.lists.copies import DIALOG, SAVE
from ui.screens.print import PrintScreen
from ui.screens.record import RecordScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.houses import House
    from tests.print_service import NetworkPrinter, PrintService
    from tests.ui.pages import WindowPage


@pytest.fixture
def printer(qapp: QApplication) -> Iterator[NetworkPrinter]:
    with network_printer() as found:
        yield found


@pytest.fixture
def service(printer: NetworkPrinter, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintService]:
    with print_service() as found:
        speak_to(found.address, monkeypatch)
        found.add("room4", printer, default=True)
        yield found


def ask(page: WindowPage, qtbot: QtBot) -> PrintScreen:
    """Ctrl+P, and wait until the printers are known."""
    press(Key.Key_P, CTRL)
    screen = page.at(PrintScreen)
    qtbot.waitUntil(lambda: screen.places.rows.rowCount() > 0, timeout=PATIENCE)
    return screen


@contextlib.contextmanager
def at_the_dialog(page: WindowPage, do: Callable[[QPrintDialog], None]) -> Iterator[None]:
    """Do something with the system's dialog as soon as it is there; it must have come by the end of the block."""
    seen: list[QPrintDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QPrintDialog) and not seen:
            seen.append(dialog)
            do(dialog)

    timer = QTimer(page.window)
    timer.timeout.connect(look)
    timer.start(20)
    yield
    timer.stop()
    assert len(seen) == 1


def titles(screen: PrintScreen) -> list[str]:
    rows = screen.copies.rows
    return [row.title for row in map(rows.row_at, map(rows.index, range(rows.rowCount()))) if row is not None]


def test_copies_are_printed_by_keyboard_each_with_its_own_number(
    service: PrintService, printer: NetworkPrinter, page: WindowPage, qtbot: QtBot
) -> None:
    screen = ask(page, qtbot)
    press(Key.Key_Down)
    press(Key.Key_Return)
    screen.count.setFocus()
    screen.count.selectAll()
    write("2")
    press(Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: screen.told == "Copies 1 to 2 were sent to room4. The journal says so.", timeout=PATIENCE)
    first, second = printer.wait_for(2)
    assert "PRINTED COPY 1" in text_of(first)
    assert "PRINTED COPY 2" in text_of(second)
    page.settle()
    assert titles(screen) == ["Copy 2: State's Attorney", "Copy 1: State's Attorney"]
    assert screen.paper.page_count > 0
    press(Key.Key_Escape)
    page.at(RecordScreen)


def test_a_queue_that_refuses_is_said_and_its_copy_is_in_the_log(
    service: PrintService, printer: NetworkPrinter, page: WindowPage, qtbot: QtBot
) -> None:
    screen = ask(page, qtbot)
    service.run("cupsreject", "room4")
    press(Key.Key_Return)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: "did not take copy 1" in screen.problem, timeout=PATIENCE)
    page.settle()
    assert titles(screen) == ["Copy 1: Case file"]
    assert [signed.entry.act for signed in journal.entries(page.wiring.session.open_desk.parts.store)][-2:] == ["printed", "print_failed"]
    service.run("cupsaccept", "room4")
    press(Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: screen.told.startswith("Copy 2 was sent"), timeout=PATIENCE)
    assert "PRINTED COPY 2" in text_of(printer.wait_for(1)[0])


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform warns of the dialog's limits
def test_the_system_dialog_says_where_and_how_many_and_each_copy_is_drawn_with_its_number(
    service: PrintService, printer: NetworkPrinter, page: WindowPage, qtbot: QtBot
) -> None:
    screen = ask(page, qtbot)
    press(Key.Key_Return)
    screen.count.setText("2")
    screen.places.select(DIALOG)

    def accept(dialog: QPrintDialog) -> None:
        dialog.printer().setResolution(72)  # a coarse printer: what is drawn is the same
        dialog.accept()

    with at_the_dialog(page, accept):
        press(Key.Key_Return)
    qtbot.waitUntil(lambda: screen.told.startswith("Copies 1 to 2 were sent to room4"), timeout=4 * PATIENCE)
    for job in printer.wait_for(2):
        with contextlib.closing(pypdfium2.PdfDocument(job)) as document:
            assert len(document) == screen.paper.page_count, "each job is one copy"
    page.settle()
    assert titles(screen) == ["Copy 2: Case file", "Copy 1: Case file"]


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform warns of the dialog's limits
def test_a_dialog_that_is_closed_prints_nothing(service: PrintService, page: WindowPage, qtbot: QtBot) -> None:
    screen = ask(page, qtbot)
    press(Key.Key_Return)
    screen.places.select(DIALOG)
    with at_the_dialog(page, QPrintDialog.reject):
        press(Key.Key_Return)
    page.settle()
    assert titles(screen) == []
    assert screen.bar.ready


def test_with_no_printer_a_pdf_is_offered_numbered_and_noted(
    monkeypatch: pytest.MonkeyPatch, page: WindowPage, qtbot: QtBot, tmp_path: Path
) -> None:
    speak_to(str(tmp_path / "nobody.sock"), monkeypatch)
    screen = ask(page, qtbot)
    row = screen.places.rows.row_at(screen.places.currentIndex())
    assert row is not None
    assert (row.key, screen.told) == (SAVE, NO_PRINTER)
    target = tmp_path / "copy.pdf"
    page.wiring.printing.save_to(target, "court")
    qtbot.waitUntil(lambda: screen.told.startswith("Copy 1 was saved in clear as copy.pdf"), timeout=PATIENCE)
    assert "PRINTED COPY 1" in text_of(target.read_bytes())
    page.settle()
    assert titles(screen) == ["Copy 1: court"]


def test_the_seal_screen_offers_printing_too(
    service: PrintService, house: House, open_it: Callable[[Path], WindowPage], qtbot: QtBot
) -> None:
    page = open_it(house.laptop)
    page.unlock.open(STAR, PASSPHRASE)
    page.home.open_first()
    press(Key.Key_Return, CTRL)
    page.review.wait_for_paper()
    page.review.keep_words()
    page.settle()
    page.review.seal()
    page.seal.sign(PASSPHRASE)
    page.settle()
    press(Key.Key_P, ALT)
    screen = page.at(PrintScreen)
    qtbot.waitUntil(lambda: screen.places.rows.rowCount() > 0, timeout=PATIENCE)
    press(Key.Key_Escape)
    page.at(RecordScreen)
