"""One copy on its way to a printer, in steps of at most a page, each of which a lane does.

The core notes the copy before anything leaves, and notes when it did not come out.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.errors import FieldReportError, PrintProblem
from fieldreport.printing import FINEST
from fieldreport.said import said
from ui.printing import queues

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter
    from PySide6.QtPrintSupport import QPrinter

    from fieldreport.desk import Version
    from fieldreport.printing import PrintedCopy, Printing
    from fieldreport.proof.own_paper import DrawnPage

BAND, UNDER = 96, 2
"""Rows of pixels that are handed to a printer at once, and how many of them lie under the next band."""
NOT_DRAWN = said(
    "The printer {name} did not take page {page} of copy {number}. The journal says so, and its number is not given again. Choose "
    "another printer, or save a PDF."
)
NOT_PAGE = said("it did not take page {page}")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a copy is."""

    copy: int
    """Its number."""
    page: int
    """Pages that are done; 0 before the first, and where it goes over in one piece."""
    pages: int


def to_queue(printing: Printing, version: Version, reason: str, name: str, finest: int = FINEST) -> Iterator[Progress]:
    """Hand a copy to a printer: the PDF itself where the print service takes one, else its pages drawn.

    Raises:
        PrintProblem: it was not taken; where it had begun, the journal says so.
        FieldReportError: there is no copy.
    """
    queues.require_ready(name)
    if queues.takes_pdf():
        copy = printing.begin(version.report_id, version.version, reason, name)
        yield Progress(copy.number, 0, copy.pages)
        try:
            queues.hand_over(name, copy)
        except Exception as problem:
            printing.failed(copy, _why(problem))
            raise
    else:
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        found = QPrinterInfo.printerInfo(name)
        yield from drawn_on(printing, version, reason, QPrinter(found, QPrinter.PrinterMode.HighResolution), finest)


def drawn_on(printing: Printing, version: Version, reason: str, printer: QPrinter, finest: int = FINEST) -> Iterator[Progress]:
    """Draw a copy on a printer, page by page, with at most ``finest`` dots per inch. All steps must run on one thread.

    Raises:
        PrintProblem: the printer did not take it; the journal says so.
        FieldReportError: there is no copy, or a page could not be drawn; where it had begun, the journal says so.
    """
    copy = printing.begin(version.report_id, version.version, reason, printer.printerName())
    yield Progress(copy.number, 0, copy.pages)
    try:
        fit(printer, copy, finest)
        for page in _pages(printing, copy, printer):
            yield Progress(copy.number, page, copy.pages)
    except Exception as problem:
        printing.failed(copy, _why(problem))
        raise


def fit(printer: QPrinter, copy: PrintedCopy, finest: int) -> None:
    """Set a printer to one copy of this paper, drawn from edge to edge: the paper has its own margins."""
    from PySide6.QtGui import QPageLayout, QPageSize

    sheet = QPageSize.PageSizeId.A4 if copy.sheet == "A4" else QPageSize.PageSizeId.Letter
    printer.setDocName(copy.title)
    printer.setCopyCount(1)
    printer.setFullPage(True)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setPageSize(QPageSize(sheet))
    printer.setResolution(min(printer.resolution(), finest))


def _pages(printing: Printing, copy: PrintedCopy, printer: QPrinter) -> Iterator[int]:
    """Draw the pages; yield how many are done after each.

    All are there before the first goes out: Qt prints what a printer was given so far, also when it is told to abort (QPrinter::abort
    does nothing on Linux: qtbase, QPdfPrintEngine::abort).
    """
    kept: list[DrawnPage] = []
    paper = printing.pages(copy)
    for index, (across, _) in enumerate(paper.sizes):
        kept.append(paper.draw_packed(index, round(across * printer.resolution() / 72)))
        yield index + 1
    queues.require_ready(printer.printerName())  # Qt would not say that nobody takes it
    yield from _put_on(printer, copy, kept)


def _put_on(printer: QPrinter, copy: PrintedCopy, kept: Sequence[DrawnPage]) -> Iterator[int]:
    from PySide6.QtGui import QPainter

    painter = QPainter()
    if not painter.begin(printer):
        raise _not_drawn(printer, copy, 1)
    try:
        place = printer.pageLayout().fullRectPixels(printer.resolution())
        for index, page in enumerate(kept):
            if index and not printer.newPage():
                raise _not_drawn(printer, copy, index + 1)
            _draw(painter, place, page)
            if index + 1 < len(kept):
                yield len(kept)
    finally:
        _end(painter)


def _draw(painter: QPainter, place: QRect, page: DrawnPage) -> None:
    """Draw a packed page in bands: while Qt packs pixels for the printer no other thread of Python runs, the window's neither.

    Each band goes a little under the next, so that no line shows between them where a printer's dots are finer than ours.
    """
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QImage

    across, down = place.width() / page.width, place.height() / page.height
    unpacking, packed, held = zlib.decompressobj(), page.pixels, b""
    for top in range(0, page.height, BAND):
        high = min(BAND + UNDER, page.height - top)
        held += unpacking.decompress(packed, high * page.stride - len(held))
        packed = unpacking.unconsumed_tail
        image = QImage(held, page.width, high, page.stride, QImage.Format.Format_RGB32)
        painter.drawImage(QRectF(place.x(), place.y() + top * down, page.width * across, high * down), image, QRectF(image.rect()))
        held = held[BAND * page.stride :]


def _end(painter: QPainter) -> None:
    """End painting, which hands the whole job to the print service, without holding Python's lock meanwhile.

    PySide 6.11 keeps it in QPainter.end(), and the window with it, for as long as the service takes. Called by its C++ name, as
    ctypes calls foreign functions, the same function lets the window go on; where it is not found under that name, the window waits.
    """
    import ctypes

    from shiboken6 import getCppPointer

    try:
        end = ctypes.CDLL("libQt6Gui.so.6")["_ZN8QPainter3endEv"]  # of the library that is loaded already
    except (OSError, AttributeError):
        painter.end()
        return
    end.argtypes, end.restype = [ctypes.c_void_p], ctypes.c_bool
    end(getCppPointer(painter)[0])


def _not_drawn(printer: QPrinter, copy: PrintedCopy, page: int) -> PrintProblem:
    words = NOT_DRAWN.format(name=printer.printerName(), page=page, number=copy.number)
    return PrintProblem(words, why=NOT_PAGE.format(page=page))


def _why(problem: Exception) -> str:
    """Return why a copy did not come out, in a few words."""
    if isinstance(problem, PrintProblem):
        return problem.why
    return str(problem) if isinstance(problem, FieldReportError) else type(problem).__name__
