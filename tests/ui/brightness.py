"""How bright a picture of the window is: its mean relative luminance, of which a white screen has 1 (WCAG 2.2, relative luminance).

What reaches the eye of somebody in a dark car grows with this figure; what the lamp of the display does is another matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

CEILING = 0.05
"""The most that a screen may have by night, as a share of a white screen."""
PAPER_CEILING = 0.18
"""The most that a screen may have by night on which the paper lies: it is dimmed as far as its ink can still be read well."""
WITH_PAPER = ("review", "a sealed report", "a redacted copy", "a printed copy")
"""How the names of those screens begin."""
_SHARES = (0.2126, 0.7152, 0.0722)


def linear(channel: int) -> float:
    """Return the light of one channel (0 to 255) as a share of its most."""
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


_LINEAR = tuple(linear(channel) for channel in range(256))


def brightness(picture: QPixmap) -> float:
    """Return the mean relative luminance of a picture, 0 to 1."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGBX8888)
    pixels = Image.frombuffer("RGBX", (image.width(), image.height()), bytes(image.constBits()), "raw", "RGBX", image.bytesPerLine(), 1)
    counts = pixels.convert("RGB").histogram()
    light = sum(share * sum(map(float.__mul__, _LINEAR, map(float, counts[256 * at : 256 * at + 256]))) for at, share in enumerate(_SHARES))
    return light / (image.width() * image.height())
