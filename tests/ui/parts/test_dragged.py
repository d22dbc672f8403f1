"""What is dragged is taken only where it is files of this laptop."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from ui.parts.dragged import files_in


def test_files_of_this_laptop_and_nothing_else() -> None:
    mime = QMimeData()
    mime.setText("a word")
    assert (files_in(None), files_in(mime)) == ((), ())
    mime.setUrls([QUrl("https://localhost/report.pdf"), QUrl.fromLocalFile("/tmp/report.pdf")])
    assert files_in(mime) == (Path("/tmp/report.pdf"),)
