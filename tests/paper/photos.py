"""Pictures for these tests, as cameras make them, and records that name their reduced copies."""

from __future__ import annotations

import io
import random
from typing import Any

from PIL import Image

from fieldreport.paper.jpeg import Reduced, reduced
from fieldreport.proof import pictures
from tests.paper.records import attachment, record

KINDS = {"JPEG": "image/jpeg", "PNG": "image/png", "TIFF": "image/tiff", "GIF": "image/gif", "WEBP": "image/webp"}


def photo(size: tuple[int, int] = (800, 600), *, seed: int = 1, grain: int = 40) -> Image.Image:
    """Return patches of colour that run into each other; the smaller the grain, the harder to pack."""
    across, down = max(1, size[0] // grain), max(1, size[1] // grain)
    patches = Image.frombytes("RGB", (across, down), random.Random(seed).randbytes(3 * across * down))
    return patches.resize(size, Image.Resampling.BICUBIC)


def file_of(image: Image.Image, kind: str = "JPEG", **how: Any) -> bytes:
    written = io.BytesIO()
    image.save(written, kind, **how)
    return written.getvalue()


def shrunk(data: bytes, kind: str = "JPEG") -> Reduced:
    """Return the reduced copy of a file, decoded in this process: the file is ours."""
    return reduced(*pictures.pixels(data, KINDS[kind], 1600))


def with_pictures(*made: Reduced, base: dict[str, Any] | None = None) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Return a record whose exhibits are pictures, and the reduced copies by their SHA-256."""
    given = base if base is not None else record()
    given["attachments"] = [
        attachment(number, f"IMG_{number:04}.jpg", picture={"sha256": one.sha256, "width": one.width, "height": one.height})
        for number, one in enumerate(made, start=1)
    ]
    return given, {one.sha256: one.jpeg for one in made}
