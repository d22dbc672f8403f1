"""What is dragged over a widget, or lies on the clipboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData


def files_in(mime: QMimeData | None) -> tuple[Path, ...]:
    """Return the files of this laptop that were dropped or copied."""
    urls = mime.urls() if mime is not None and mime.hasUrls() else []
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
