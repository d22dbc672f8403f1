"""Pictures of foreign documents, as PNG. Runs in the limited child process and nowhere else."""

from __future__ import annotations

import io
from typing import Any

MOST_PIXELS = 40_000_000
"""Of one page that is drawn."""
MOST_DECODED = 150_000_000
"""Of a picture that is decoded: more than any camera makes, less than fills the child's memory."""
WIDEST = 4096
_DECODERS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/gif": "GIF", "image/webp": "WEBP", "image/tiff": "TIFF"}
_UPRIGHT = 2
"""A thumbnail is at most this many times as high as it is wide."""


def thumbnail(data: bytes, media_type: str, width: int) -> bytes:
    """Return a PNG of a picture or of the first page of a PDF.

    Args:
        data: the file.
        media_type: which one decoder is used.
        width: pixels that it is wide at most.

    Raises:
        Exception: the decoders' own, of many kinds.
    """
    width = max(1, min(width, WIDEST))
    return _first_page(data, width) if media_type == "application/pdf" else _small(data, _DECODERS[media_type], width)


def page_picture(page: Any, scale: float) -> bytes:  # noqa: ANN401  pypdfium2 has no stubs
    """Return a page of a PDF as a PNG, at ``scale`` pixels a point.

    Raises:
        ValueError: it would have more than :data:`MOST_PIXELS`.
    """
    width, height = page.get_size()
    if width * height * scale * scale > MOST_PIXELS:
        raise ValueError("a page is too large to be drawn")
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
    return png(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))


def png(width: int, height: int, stride: int, pixels: bytes) -> bytes:
    """Return 24-bit RGB pixels as a PNG (ISO/IEC 15948), without an imaging library."""
    import struct
    import zlib

    rows = b"".join(b"\0" + pixels[start : start + 3 * width] for start in range(0, stride * height, stride))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b"")


def _first_page(pdf: bytes, width: int) -> bytes:
    import pypdfium2

    page = pypdfium2.PdfDocument(pdf)[0]
    across, down = page.get_size()
    if across < 1 or down < 1:
        raise ValueError("its first page has no size")
    return page_picture(page, min(width / across, _UPRIGHT * width / down))


def _small(data: bytes, decoder: str, width: int) -> bytes:
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = MOST_DECODED // 2  # twice this is an error, this a warning
    with Image.open(io.BytesIO(data), formats=[decoder]) as opened:
        if opened.width * opened.height > MOST_DECODED:
            raise ValueError(f"{opened.width} × {opened.height} pixels are too many")
        opened.draft("RGB", (width, _UPRIGHT * width))  # a JPEG is decoded small at once
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((width, _UPRIGHT * width))
        written = io.BytesIO()
        upright.convert("RGBA" if "A" in upright.getbands() else "RGB").save(written, "PNG", compress_level=1)
    return written.getvalue()
