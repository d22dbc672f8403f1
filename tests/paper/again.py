"""Laying a sealed document's data out again, and holding two documents against each other page by page."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2

from fieldreport import canonical
from tests.paper.reading import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SCALE = 1.0
"""Pixels a point."""


def data_of(pdf: bytes) -> dict[str, Any]:
    """Return the record that a document carries, read by another library than the check's."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        data = canonical.decode(opened.attachments["report.json"].get_file().read_bytes())
    assert isinstance(data, dict)
    return data


def pictures_of(pdf: bytes) -> dict[str, bytes]:
    """Return the pictures in a document as they are packed, by their SHA-256, read by another library than the check's."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        streams = [thing for thing in opened.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"]
        packed = [stream.read_raw_bytes() for stream in streams]
    return {hashlib.sha256(data).hexdigest(): data for data in packed}


def differing_pages(one: bytes, other: bytes) -> list[int]:
    """Return the indices of the pages that are not drawn alike or do not read alike; of a page that one lacks too."""
    drawn = [list(_pixels(pdf)) for pdf in (one, other)]
    read = [text_of(pdf, "-layout").split("\f") for pdf in (one, other)]
    most = max(len(pages) for pages in drawn)
    return [index for index in range(most) if any(_at(pages[0], index) != _at(pages[1], index) for pages in (drawn, read))]


def laid_out_again(sealed: bytes, lay_out: Callable[[dict[str, Any]], bytes]) -> list[int]:
    """Lay the data of a sealed document out and return the pages that came out otherwise.

    Args:
        sealed: the document.
        lay_out: makes the document from the record; what the record only names (pictures) it brings itself.
    """
    return differing_pages(sealed, lay_out(data_of(sealed)))


def _pixels(pdf: bytes) -> Iterator[bytes]:
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    for page in document:
        yield bytes(page.render(scale=_SCALE, may_draw_forms=True).buffer)


def _at(pages: list[Any], index: int) -> object:
    return pages[index] if index < len(pages) else None
