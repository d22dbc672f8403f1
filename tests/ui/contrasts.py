"""Which colours really lie on which: read from the style sheet, and from the pixels of the window as it is painted."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from PIL import Image
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QTextEdit, QWidget

from tests.ui import faults
from ui import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT, LINES = 7.0, 3.0
"""The least contrast of words, and of what shows where a control is or that it has the keyboard (WCAG 2.2, 1.4.6 and 1.4.11)."""
WORDS = ("text", "side", "accent", "danger", "care", "good")
GROUNDS = ("background", "surface", "tint")
WORDLESS = ("::chunk", "::handle", '"rule"', "QProgressBar", "QScrollBar", "QSplitter")
"""What never has words on it."""
FEW = 6
"""Pixels of exactly one colour of the theme that are no accident of smoothing."""
MOST = 40
"""Colours of one place that are looked at, the most frequent first: what smoothing makes between words and ground comes after."""
_RULE = re.compile(r"([^{}]+)\{([^}]*)\}")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


# The style sheet


def rules(sheet: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each selector of a style sheet with what is declared for it."""
    for selectors, body in _RULE.findall(re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)):
        said = dict(tuple(part.strip() for part in each.split(":", 1)) for each in body.split(";") if ":" in each)
        for selector in selectors.split(","):
            yield selector.strip(), said


def _base(selector: str) -> str:
    """Return a selector without the states that it asks for, but with its sub-control."""
    return re.sub(r"(?<!:):(?!:)[a-z-]+", "", selector)


def styled_pairs(which: theme.Theme) -> dict[str, tuple[str, str]]:
    """Return (words, ground) of each rule of the style sheet: what a state leaves unsaid it has from the control without it."""
    known: dict[str, dict[str, str]] = {}
    found: dict[str, tuple[str, str]] = {}
    for selector, said in rules(theme.style_sheet(which)):
        plain = known.setdefault(_base(selector), {})
        whole = plain | said
        if selector == _base(selector):
            plain.update(said)
        for words, ground in (("color", "background"), ("selection-color", "selection-background-color")):
            colour = whole.get(words, which.text if words == "color" else "")
            if any(part in selector for part in WORDLESS) or not _COLOUR.fullmatch(colour) or not (words in said or ground in said):
                continue
            grounds = [whole[ground]] if _COLOUR.fullmatch(whole.get(ground, "")) else [getattr(which, name) for name in GROUNDS]
            found |= {f"{selector} {words} on {lies}": (colour, lies) for lies in grounds}
    return found


def styled_rings(which: theme.Theme) -> dict[str, tuple[str, str]]:
    """Return (ring, ground) of each rule for a control that has the keyboard."""
    found = {}
    for selector, said in rules(theme.style_sheet(which)):
        colour = _COLOUR.search(said.get("border", "") + said.get("border-color", ""))
        if ":focus" in selector and colour is not None:
            found |= {f"{selector} on {name}": (colour.group(), getattr(which, name)) for name in (*GROUNDS, "desk")}
    return found


# The window


def painted_faults(window: QWidget) -> list[str]:
    """Return the words in the window that stand out too little from what they really lie on."""
    whole = _pixels(window)
    found = []
    for name, place in _places(window):
        counted = sorted(whole.crop(place).getcolors(1 << 12) or [], reverse=True)[:MOST]
        if not counted:
            continue
        ground = _named(counted[0][1])
        colours = {_named(colour): count for count, colour in counted}
        strongest = max(_contrast(colour, ground) for colour in colours)
        if strongest < TEXT:
            found.append(f"{name}: {strongest:.1f} on {ground}")
        for word in WORDS:
            colour = getattr(theme.colours(), word)
            if colours.get(colour, 0) >= FEW and colour != ground and ground in _grounds() and _contrast(colour, ground) < TEXT:
                found.append(f"{name}: {word} {_contrast(colour, ground):.1f} on {ground}")
    return found


@cache
def _contrast(one: str, other: str) -> float:
    return theme.contrast(one, other)


def _grounds() -> set[str]:
    return {getattr(theme.colours(), name) for name in (*GROUNDS, "desk")}


def _pixels(window: QWidget) -> Image.Image:
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGBX8888)
    size = (image.width(), image.height())
    return Image.frombuffer("RGBX", size, bytes(image.constBits()), "raw", "RGBX", image.bytesPerLine(), 1).convert("RGB")


def _named(colour: object) -> str:
    assert isinstance(colour, tuple)
    return "#{:02X}{:02X}{:02X}".format(*colour)


def _places(window: QWidget) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    """Yield what has words and is seen whole, with its place in the window."""
    seen = QRect(QPoint(0, 0), window.size())
    for widget in faults.shown(window):
        if isinstance(widget, QAbstractItemView):
            model = widget.model()
            for row in range(min(model.rowCount(), 12) if model is not None else 0):
                rect = widget.visualRect(model.index(row, 0))
                if widget.viewport().rect().contains(rect):
                    yield from _whole(f"row {row} of {faults.told(widget)}", widget.viewport(), rect, seen)
        elif isinstance(widget, QLabel | QAbstractButton | QLineEdit | QTextEdit) and _has_words(widget):
            yield from _whole(faults.told(widget), widget, widget.rect(), seen)


def _has_words(widget: QLabel | QAbstractButton | QLineEdit | QTextEdit) -> bool:
    text = widget.toPlainText() if isinstance(widget, QTextEdit) else widget.text()
    return bool(text.strip())


def _whole(name: str, widget: QWidget, rect: QRect, seen: QRect) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    if widget.visibleRegion().boundingRect().contains(rect):
        place = QRect(widget.mapTo(widget.window(), rect.topLeft()), rect.size())
        if seen.contains(place) and not _covered(widget, place):
            yield name, (place.left(), place.top(), place.right() + 1, place.bottom() + 1)


def _covered(widget: QWidget, place: QRect) -> bool:
    """Whether something else lies over a place: a list that has dropped down. Its words are looked at on their own."""
    window = widget.window()
    middle = place.center().y()
    across = (place.left() + 1, place.center().x(), place.right() - 1)
    tops = [window.childAt(x, y) for x in across for y in (place.top() + 1, middle, place.bottom() - 1)]
    return any(top is not None and top is not widget and not widget.isAncestorOf(top) and not top.isAncestorOf(widget) for top in tops)
