"""Papers whose pages are told apart by their colours."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from PySide6.QtGui import QColor

from fieldreport.proof.own_paper import OwnPaper, own_paper

RED, GREEN, BLUE = "#ff0000", "#008000", "#0000ff"


def paper(*colours: str) -> OwnPaper:
    """A document of US letter pages, each full of one colour."""
    made = pikepdf.new()
    for colour in colours:
        page = made.add_blank_page(page_size=(612, 792))
        red, green, blue, _ = QColor(colour).getRgbF()
        page.obj.Contents = made.make_stream(f"{red} {green} {blue} rg 0 0 612 792 re f".encode())
    target = BytesIO()
    made.save(target)
    return own_paper(target.getvalue())
