"""Pictures as they stand in the paper: pixels written as JPEG by our own encoder (ITU-T T.81).

What comes in is pixels and nothing else, made in the limited child
(``proof.worker.pixels``). So no byte of a foreign file comes into a paper: no
place where a photo was taken, no name of its camera, nothing hidden in it. The
same pixels give the same bytes with the same release of Pillow, which is pinned.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO

from fieldreport.errors import PaperProblem

LONGEST = 1600
"""Pixels that a picture is wide or high at most: about 350 to an inch as it is printed."""
LARGEST = 300_000
"""Bytes of one picture in the paper."""
_QUALITIES = (82, 72, 62, 52, 42)
_SMALLER = 0.8


@dataclass(frozen=True, slots=True)
class Reduced:
    """A picture as it is embedded."""

    jpeg: bytes
    width: int
    height: int
    """Pixels."""

    @property
    def sha256(self) -> str:
        """SHA-256 of :attr:`jpeg`, lower-case hex: the record names the picture by it."""
        return hashlib.sha256(self.jpeg).hexdigest()


def reduced(width: int, height: int, rgb: bytes, *, largest: int = LARGEST) -> Reduced:
    """Return pixels as a JPEG of at most ``largest`` bytes: first of lower quality, then smaller.

    Args:
        width: pixels.
        height: pixels.
        rgb: three bytes a pixel, row by row from the top.
        largest: bytes.

    Raises:
        PaperProblem: not so many pixels, or no picture of them is so small.
    """
    from PIL import Image

    if width < 1 or height < 1 or len(rgb) != 3 * width * height:
        raise PaperProblem("A picture for the paper has other pixels than it says. The draft is unchanged.")
    image = Image.frombytes("RGB", (width, height), rgb)
    while True:
        for quality in _QUALITIES:
            written = BytesIO()
            # One scan and no thumbnail, comment or profile: the plainest file that readers of PDF have had to read for thirty years.
            image.save(written, "JPEG", quality=quality, optimize=True, progressive=False, subsampling="4:2:0")
            if written.tell() <= largest:
                return Reduced(written.getvalue(), image.width, image.height)
        if max(image.size) == 1:
            raise PaperProblem("A picture for the paper cannot be made small enough. The draft is unchanged.")
        size = (max(1, int(image.width * _SMALLER)), max(1, int(image.height * _SMALLER)))
        image = image.resize(size, Image.Resampling.LANCZOS)
