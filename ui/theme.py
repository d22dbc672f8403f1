"""Colours, type and spacing, and the one style sheet made of them.

A widget says what it *is* with the dynamic property ``role`` (see :func:`set_role`)
and, for a field, how it stands with ``state``; nothing else in ``ui`` names a colour
or a size of type. Custom painting takes its colours from :data:`DAY` or whichever
:class:`Theme` is handed to it.

Roles of a ``QLabel``::

    title          28 px, bold: the name of a screen
    section        20 px, bold: the name of a section or of a column
    side           13 px, side text: a note
    field-label    15 px, bold: above a field
    hint           13 px, side text: help under a field
    statement      20 px, wide leading: the words that an officer signs
    large          56 px, bold: one number that matters
    key            13 px, boxed: the name of a key ("Ctrl+N")
    hash           15 px, tabular figures, spaced letters
    danger, care, good   15 px in that colour; always with words that say the same
    problem        15 px, danger colour: what is wrong with the field above
    chip           15 px, boxed in the tint: *unknown*, *not observed*, *refused*
    narrative      17 px: prose to read

Roles of a ``QPushButton`` (without a role it is an ordinary, bordered button)::

    primary        filled: the one thing to do next on a screen
    quiet          no border: everything else that can be done
    link           no border, left-aligned, accent colour: leads to a place
    danger         bordered in the danger colour
    stamp          20 px, bold: a big button of the scene log
    chip           a small rounded toggle (checkable): *unknown (Ctrl+U)* …

Roles of a ``QWidget`` or ``QFrame`` (the theme sets ``WA_StyledBackground`` for them)::

    page           a screen; the window's own background shows through
    strip          the line at the top of the frame
    bar            the line at the bottom of the frame
    rail           the list of sections at the left
    side-pane      the pane at the right
    card           a surface with a hairline around it
    face           a card in a field: with the field's border, and a ring when it has the keyboard
    sheet          a surface without a line (the narrative's paper)
    desk           the ground on which pages of paper lie
    rule           a hairline, 1 px high
    notice         a line of words on the tint: something happened
    notice-problem a line of words in the danger colour, with a bar at its left

States of a field (``set_state``): ``problem`` (the answer is wrong), ``computed`` (not
to be typed in), ``chip`` (a non-answer stands in it), or "" .

``QListView``, ``QTableView``, ``QTreeView``, ``QComboBox``, ``QLineEdit``, ``QPlainTextEdit``,
``QTextEdit``, ``QCheckBox``, ``QRadioButton``, ``QTabBar``, ``QMenu``, ``QProgressBar`` and the
scroll bars need no role. A list that lies in a ``rail`` looks as the rail does.

Until the first paint the ``Qt`` namespace is not touched: PySide6 builds its hundred
enums when it is first asked for, which takes as long as a fifth of an empty window.
Modules on that way import ``QtCore`` and name ``QtCore.Qt`` inside functions.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

UNIT = 8
"""The grid, px: every margin and gap is a multiple of it (or half of it)."""
TEXT, SIDE, SECTION, TITLE, LARGE = 15, 13, 20, 28, 56
"""Type sizes, px."""
CONTROL = 36
"""Height of a control, px."""
COLUMN = 760
"""The widest column of answers, px."""
RING = 3
"""Width of the focus ring, px."""
FAMILY = "Atkinson Hyperlegible"
SHEET = Path(__file__).resolve().parent.parent / "resources" / "themes" / "window.qss"
PAINTED = frozenset({"strip", "bar", "rail", "side-pane", "card", "face", "sheet", "desk", "rule", "notice", "notice-problem"})


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours, each ``#RRGGBB``."""

    name: str
    background: str
    surface: str
    text: str
    side: str
    accent: str
    danger: str
    care: str
    good: str
    on_accent: str
    """Words on the accent colour."""
    tint: str
    """Behind what is chosen or pointed at."""
    line: str
    """Hairlines between groups; carries no meaning."""
    edge: str
    """The border of a control: at least 3:1 on the surface (WCAG 2.2, 1.4.11)."""
    desk: str
    """The ground under pages of paper."""

    def text_pairs(self) -> tuple[tuple[str, str, str], ...]:
        """Return every pair of (name, words, ground) that the style sheet and the painted parts use."""
        grounds = {"background": self.background, "surface": self.surface, "tint": self.tint}
        words = {name: getattr(self, name) for name in ("text", "side", "accent", "danger", "care", "good")}
        pairs = [(f"{word} on {ground}", words[word], grounds[ground]) for word in words for ground in grounds]
        pairs.append(("text on desk", self.text, self.desk))
        pairs.append(("on_accent on accent", self.on_accent, self.accent))
        return tuple(pairs)


DAY = Theme(
    name="day",
    background="#F4F5F7",
    surface="#FFFFFF",
    text="#14181F",
    side="#3F4857",
    accent="#0B4A94",
    danger="#8F1414",
    care="#5E4300",
    good="#0F4D2A",
    on_accent="#FFFFFF",
    tint="#E9F0F9",
    line="#D9DDE3",
    edge="#76808F",
    desk="#E3E6EB",
)
NIGHT = Theme(
    name="night",
    background="#0A0A0B",
    surface="#0F0F11",
    text="#D0C8BE",
    side="#A79E92",
    accent="#E5A355",
    danger="#F0917F",
    care="#D9B25F",
    good="#8FBF8A",
    on_accent="#0A0A0B",
    tint="#14110E",
    line="#2B2722",
    edge="#857C70",
    desk="#050506",
)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two ``#RRGGBB`` colours as WCAG 2.2 defines it (1 to 21)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of the whole window in this theme."""
    values = {field: getattr(theme, field) for field in Theme.__dataclass_fields__ if field != "name"}
    sizes = {"t_text": TEXT, "t_side": SIDE, "t_section": SECTION, "t_title": TITLE, "t_large": LARGE, "control": CONTROL, "ring": RING}
    return Template(SHEET.read_text(encoding="utf-8")).substitute(values | {name: f"{size}px" for name, size in sizes.items()})


def apply_theme(app: QApplication, theme: Theme = DAY) -> None:
    """Dress the whole application in fonts, palette and style sheet; the style itself, Fusion, is chosen when it is made."""
    load_fonts(("Regular", "Bold"))
    app.setFont(base_font())
    app.setPalette(_palette(theme))
    app.setStyleSheet(style_sheet(theme))


def base_font(size: int = TEXT, *, bold: bool = False) -> QFont:
    """Return our font at ``size`` px, with tabular figures."""
    font = QFont(FAMILY)
    font.setPixelSize(size)
    font.setBold(bold)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def load_fonts(faces: tuple[str, ...]) -> None:
    """Register faces (``Regular``, ``Bold``, ``Italic``, ``BoldItalic``) of our font with Qt.

    The wheel is found, not imported, so that nothing runs before the first paint.
    """
    spec = find_spec("fontpkg_atkinson_hyperlegible")
    if spec is None or not spec.submodule_search_locations:
        return
    folder = Path(next(iter(spec.submodule_search_locations))) / "files"
    for face in faces:
        QFontDatabase.addApplicationFont(str(folder / f"AtkinsonHyperlegible-{face}.ttf"))


def set_role(widget: QWidget, role: str) -> None:
    """Say what a widget is; the style sheet does the rest. See the list of roles above."""
    if role in PAINTED:
        widget.setAttribute(QtCore.Qt.WidgetAttribute.WA_StyledBackground, True)
    _set(widget, "role", role)


def set_state(widget: QWidget, state: str) -> None:
    """Say how a field stands: ``problem``, ``computed``, ``chip`` or ""."""
    _set(widget, "state", state)


def _set(widget: QWidget, name: str, value: str) -> None:
    if widget.property(name) == value:
        return
    fresh = widget.property(name) is None and widget.parent() is None and not widget.isVisible()
    widget.setProperty(name, value)
    if fresh:
        return  # it is polished when it is shown; asking for its style here would build QStyle's enums before the first paint
    # A style sheet looks at dynamic properties only when a widget is polished
    # (https://doc.qt.io/qt-6/stylesheet-syntax.html, "Note: ... before the property's value is changed").
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, theme.background),
        (role.Base, theme.surface),
        (role.AlternateBase, theme.background),
        (role.Button, theme.surface),
        (role.WindowText, theme.text),
        (role.Text, theme.text),
        (role.ButtonText, theme.text),
        (role.PlaceholderText, theme.side),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent),
        (role.ToolTipBase, theme.surface),
        (role.ToolTipText, theme.text),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Mid, theme.line),
        (role.Accent, theme.accent),
    ):
        palette.setColor(which, QColor(colour))
    return palette


def _luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[start : start + 2], 16)) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
