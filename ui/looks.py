"""Day or night, touch or not: kept for this laptop, and what the desktop asks for.

One line of words in the data folder, outside the vaults: no case data, and nobody's name. It is
read before the first paint, so nothing is imported for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.theme import DAY, NIGHT, TOUCH, USUAL, Face

if TYPE_CHECKING:
    from pathlib import Path

FILE = "looks"
STRONG = "strong"
LONGEST = 100
"""Bytes of the file that are read; a longer one is not ours."""


def remembered(folder: Path) -> Face:
    """Return what the window wore last on this laptop; by day, and not for fingers, where that is not known."""
    try:
        with (folder / FILE).open("rb") as file:
            kept = file.read(LONGEST).split()
    except OSError:
        return Face()
    return Face(
        NIGHT if NIGHT.name.encode() in kept else DAY, TOUCH if TOUCH.name.encode() in kept else USUAL, strong=STRONG.encode() in kept
    )


def remember(folder: Path, face: Face) -> None:
    """Keep what the window wears.

    Raises:
        DiskProblem: the disk refused.
    """
    from fieldreport import durable

    words = (face.theme.name, face.sizes.name, STRONG if face.strong else "")
    durable.write(durable.make_folder(folder) / FILE, " ".join(word for word in words if word).encode() + b"\n")


def more_contrast_wanted() -> bool:
    """Whether the desktop asks for more contrast.

    Not asked before the first paint: Qt answers with an enum of the namespace that is not touched until then. What
    was asked for last is remembered, so the first paint of the next start has it.
    """
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication

    hints = QGuiApplication.styleHints()  # held: what it hands out lives in Python only as long as this does (PySide 6.11)
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
