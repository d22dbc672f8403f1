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
_ORIENTATION = 0x0112
"""The Exif tag that says how the camera was held (Exif 2.32 §4.6.4)."""
_EIGHT_BITS, _SIXTEEN_BITS = 255, 65535


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


def pixels(data: bytes, media_type: str, longest: int) -> tuple[int, int, bytes]:
    """Return a picture as it is to be looked at: width, height and its pixels, 24-bit sRGB.

    Upright as the camera was held, of a moving one the first picture, what is transparent on white; nothing else that
    the file says or hides comes along.

    Args:
        data: the file.
        media_type: which one decoder is used.
        longest: pixels that it is wide or high at most; it is never made larger.

    Raises:
        Exception: the decoders' own, of many kinds.
    """
    from PIL import Image

    longest = max(1, min(longest, WIDEST))
    Image.MAX_IMAGE_PIXELS = MOST_DECODED // 2  # twice this is an error, this a warning
    with Image.open(io.BytesIO(data), formats=[_DECODERS[media_type]]) as opened:
        if opened.width * opened.height > MOST_DECODED:
            raise ValueError(f"{opened.width} × {opened.height} pixels are too many")
        opened.draft("RGB", (longest, longest))  # a JPEG is decoded small at once
        small = _of_eight_bits(opened)
        small.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        white = Image.new("RGB", small.size, "white")
        white.paste(_in_srgb(small), mask=small.getchannel("A") if "A" in small.getbands() else None)
        upright = _upright(white, opened.getexif().get(_ORIENTATION))
    return upright.width, upright.height, upright.tobytes()


def _of_eight_bits(image: Any) -> Any:  # noqa: ANN401  Pillow's image, in one of the modes that can be made smaller smoothly
    if image.mode.startswith(("I", "F")):
        # Pillow cuts off what is brighter than 255 instead of scaling it.
        wide = image.convert("F")
        darkest, brightest = wide.getextrema()
        least = min(darkest, 0)
        most = brightest if image.mode == "F" else _SIXTEEN_BITS if brightest > _EIGHT_BITS else _EIGHT_BITS
        scale = _EIGHT_BITS / max(most - least, 1e-9)
        return wide.point(lambda value: value * scale + -least * scale).convert("L")
    if image.mode in ("RGB", "L", "CMYK", "RGBA"):
        return image
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _in_srgb(image: Any) -> Any:  # noqa: ANN401
    """Return the colours as they were meant, where the file says how (ICC.1); otherwise as they are."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    opaque = image.convert("RGB") if image.mode == "RGBA" else image
    if profile:
        try:
            return ImageCms.profileToProfile(
                opaque, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
            pass  # a damaged profile, or one for another kind of colours
    return opaque.convert("RGB")


def _upright(image: Any, orientation: object) -> Any:  # noqa: ANN401
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(turns[orientation]) if orientation in turns else image
