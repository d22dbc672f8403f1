"""Documents that this program made, drawn page by page in its own process.

Whatever comes from outside is drawn in the limited child (:mod:`fieldreport.proof.worker`). A paper of ours was laid out by
this program, or was read back with the SHA-256 under which it was sealed, and the pictures in it were written anew. The document
is opened anew for each page, which takes about a millisecond: nothing of pdfium outlives a call, whatever thread it came from.
"""

from __future__ import annotations

import atexit
import threading
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from fieldreport.errors import ProofProblem
from fieldreport.proof.pictures import MOST_PIXELS

if TYPE_CHECKING:
    from collections.abc import Iterator

_ONE_AT_A_TIME = threading.Lock()
"""pdfium may be called from any thread, but by one at a time (https://pypdfium2.readthedocs.io/en/stable/python_api.html)."""


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """The picture of a page: rows of 32-bit pixels, blue first, the fourth byte unused."""

    width: int
    height: int
    stride: int
    """Bytes from one row to the next."""
    pixels: bytes


@dataclass(frozen=True, slots=True)
class OwnPaper:
    """A document of ours, of which any page can be drawn. Make one with :func:`own_paper`."""

    pdf: bytes
    sizes: tuple[tuple[float, float], ...]
    """Width and height of each page, in points of 1/72 inch."""

    def __len__(self) -> int:
        """Return the number of pages."""
        return len(self.sizes)

    def draw(self, index: int, width: int) -> DrawnPage:
        """Draw a page so many pixels wide, as high as its shape asks, rounded up.

        Raises:
            IndexError: there is no such page.
            ProofProblem: it cannot be drawn, or would have more than :data:`MOST_PIXELS`.
        """
        with self._rendered(index, width) as bitmap:
            return DrawnPage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))

    def draw_packed(self, index: int, width: int) -> DrawnPage:
        """Draw a page likewise, its pixels packed by zlib: a page as fine as a printer is would hold up the window while it is copied.

        Raises:
            IndexError: there is no such page.
            ProofProblem: it cannot be drawn, or would have more than :data:`MOST_PIXELS`.
        """
        with self._rendered(index, width) as bitmap:
            return DrawnPage(bitmap.width, bitmap.height, bitmap.stride, zlib.compress(bitmap.buffer, 1))

    @contextmanager
    def _rendered(self, index: int, width: int) -> Iterator[Any]:
        across, down = self.sizes[index]
        if width * width * down / across > MOST_PIXELS:
            raise ProofProblem("The document cannot be shown (a page is too large to be drawn).")
        scale = (width - 0.001) / across  # pdfium's wrapper rounds up, and the product must not be a hair above
        with _opened(self.pdf) as document:
            bitmap = document[index].render(scale=scale, prefer_bgrx=True)
            try:
                yield bitmap
            finally:
                bitmap.close()  # here, where nobody else is drawing, and not when the frame is gone


def own_paper(pdf: bytes) -> OwnPaper:
    """Open a document that this program made.

    Raises:
        ProofProblem: it cannot be drawn.
    """
    with _opened(pdf) as document:
        sizes = tuple(document.get_page_size(index) for index in range(len(document)))
    if not sizes or any(across < 1 or down < 1 for across, down in sizes):
        raise ProofProblem("The document cannot be shown (it has no pages).")
    return OwnPaper(pdf, sizes)


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:  # pypdfium2 has no stubs
    pypdfium2 = _pdfium()
    with _ONE_AT_A_TIME:
        try:
            with pypdfium2.PdfDocument(pdf) as document:  # closing it closes its pages
                document.init_forms()  # without it pdfium leaves out the picture of the signature, which stands in a form field
                yield document
        except (pypdfium2.PdfiumError, MemoryError) as problem:
            raise ProofProblem(f"The document cannot be shown ({problem}).") from problem


@cache
def _pdfium() -> Any:  # noqa: ANN401  pypdfium2 has no stubs
    """Return the library. When the interpreter ends it closes what is open and itself, under any thread that still draws.

    What was registered last is called first, so the page that is being drawn is waited for, and after it none is begun.
    """
    import pypdfium2

    pypdfium2.PdfDocument.new().close()  # weakref.finalize, by which it closes what is open, registers itself at its first use
    atexit.register(_ONE_AT_A_TIME.acquire)
    return pypdfium2
