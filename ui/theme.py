"""Colours, type and spacing, and the one style sheet made of them.

A widget says what it *is* with the dynamic property ``role`` (see :func:`set_role`)
and, for a field, how it stands with ``state``; nothing else in ``ui`` names a colour
or a size of type. Custom painting takes its colours and sizes from :func:`worn`, at the
moment it paints, so that day and night, touch and not, can be changed at any time.
A widget that keeps a size of its own says it with :func:`fix_width` or :func:`limit_width`
(px of the usual type), or measures itself anew in a method ``refit()``.

The sizes below are the usual ones; :data:`TOUCH` has its own.

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
    narrative      17 px: prose to read (a ``QTextEdit`` takes this role too)

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
    keys           a whole screen whose keys are pressed without going to a control; a ring when it has the keyboard
    sheet          a surface without a line (the narrative's paper)
    desk           the ground on which pages of paper lie
    rule           a hairline, 1 px high
    notice         a line of words on the tint: something happened
    notice-problem a line of words in the danger colour, with a bar at its left

States of a field (``set_state``): ``problem`` (the answer is wrong), ``computed`` (not
to be typed in), ``chip`` (a non-answer stands in it), or "" .

``QListView``, ``QTableView``, ``QTreeView``, ``QComboBox``, ``QLineEdit``, ``QPlainTextEdit``,
``QTextEdit``, ``QCheckBox``, ``QRadioButton``, ``QTabBar``, ``QMenu``, ``QProgressBar`` and the
scroll bars need no role. A list that lies in a ``rail`` looks as the rail does; one with the role ``inner`` has
no border of its own, only a line beneath it.

Until the first paint the ``Qt`` namespace is not touched: PySide6 builds its hundred
enums when it is first asked for, which takes as long as a fifth of an empty window.
Modules on that way import ``QtCore`` and name ``QtCore.Qt`` inside functions.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, NamedTuple

from PySide6 import QtCore
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

UNIT = 8
"""The grid, px: every margin and gap is a multiple of it (or half of it)."""
COLUMN = 760
"""The widest column of answers, px of the usual type."""
RING = 3
"""Width of the focus ring, px."""
FAMILY = "Atkinson Hyperlegible"
SHEET = Path(__file__).resolve().parent.parent / "resources" / "themes" / "window.qss"
PAINTED = frozenset({"strip", "bar", "rail", "side-pane", "card", "face", "keys", "sheet", "desk", "rule", "notice", "notice-problem"})
_FIXED, _MOST = "usual_width", "usual_most"


class Theme(NamedTuple):
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


class Sizes(NamedTuple):
    """One set of sizes, px."""

    name: str
    text: int
    side: int
    section: int
    title: int
    large: int
    narrative: int
    control: int
    """Height of a control, and so of what a finger or the mouse must hit."""
    strip: int
    bar: int
    row: int
    """Height of a row of two lines."""
    tick: int
    """Side of a check box's square."""

    def wide(self, usual: int) -> int:
        """Return a width that was chosen for the usual type, for this one."""
        return usual * self.text // USUAL.text


USUAL = Sizes("usual", text=15, side=13, section=20, title=28, large=56, narrative=17, control=36, strip=48, bar=64, row=64, tick=18)
TOUCH = Sizes("touch", text=24, side=24, section=32, title=36, large=72, narrative=26, control=76, strip=88, bar=96, row=96, tick=30)

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


def stronger(theme: Theme) -> Theme:
    """Return a theme as it is where the desktop asks for more contrast: no grey words, no faint lines.

    Night stays without pure white.
    """
    words, ground = ("#000000", "#FFFFFF") if theme.name == "day" else ("#E9E1D7", "#000000")
    return theme._replace(background=ground, surface=ground, desk=ground, on_accent=ground, text=words, side=words, edge=words, line=words)


class Face(NamedTuple):
    """What the whole window wears."""

    theme: Theme = DAY
    sizes: Sizes = USUAL
    strong: bool = False
    """Whether the desktop asks for more contrast."""

    @property
    def colours(self) -> Theme:
        """The theme as it is painted."""
        return stronger(self.theme) if self.strong else self.theme

    def turned(self) -> Face:
        """Return the same by night, or by day."""
        return self._replace(theme=DAY if self.theme is NIGHT else NIGHT)

    def touched(self) -> Face:
        """Return the same for fingers, or for mouse and keyboard."""
        return self._replace(sizes=USUAL if self.sizes is TOUCH else TOUCH)


_worn = [Face()]
"""One application, one face: as Qt keeps one palette and one style sheet."""


def worn() -> Face:
    """Return what the window wears now."""
    return _worn[0]


def colours() -> Theme:
    """Return the colours that are worn now."""
    return worn().colours


def sizes() -> Sizes:
    """Return the sizes that are worn now."""
    return worn().sizes


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two ``#RRGGBB`` colours as WCAG 2.2 defines it (1 to 21)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def style_sheet(theme: Theme, by: Sizes = USUAL) -> str:
    """Return the style sheet of the whole window in this theme and these sizes."""
    values = {field: getattr(theme, field) for field in Theme._fields if field != "name"}
    pixels = {f"t_{name}": getattr(by, name) for name in ("text", "side", "section", "title", "large", "narrative")}
    pixels |= {
        # The names on the big buttons of the scene log must fit three to a line, and the whole log on a small screen.
        "t_stamp": max(USUAL.section, by.text),
        "stamp": by.control - 6 if by is TOUCH else 82,
        "ring": RING,
        "strip": by.strip,
        "bar": by.bar,
        "tick": by.tick,
        "dot": by.tick - 8,
        "round": by.tick // 2 + 2,
    }
    # What a control's own border and padding leave of its height; the ring of a filled button takes more.
    pixels |= {"inner": by.control - 6, "ringed": by.control - 18, "boxed": by.control - 12, "item": (by.control - 24) // 2}
    return Template(SHEET.read_text(encoding="utf-8")).substitute(values | {name: f"{size}px" for name, size in pixels.items()})


def apply_theme(app: QApplication, face: Face | None = None) -> None:
    """Dress the whole application for the first time."""
    load_fonts(("Regular", "Bold"))
    app.setCursorFlashTime(0)  # nothing blinks
    wear(app, face or Face())


def wear(app: QApplication, face: Face) -> None:
    """Dress the application in palette, type and style sheet; the style itself, Fusion, is chosen when it is made."""
    before, _worn[0] = _worn[0], face
    app.setFont(base_font())
    app.setPalette(_palette(face.colours))
    app.setStyleSheet(style_sheet(face.colours, face.sizes))
    if face.sizes is not before.sizes:
        for widget in app.allWidgets():
            _refit(widget)


def _refit(widget: QWidget) -> None:
    for name, set_it in ((_FIXED, widget.setFixedWidth), (_MOST, widget.setMaximumWidth)):
        usual = widget.property(name)
        if usual is not None:
            set_it(sizes().wide(usual))
    refit = getattr(widget, "refit", None)
    if refit is not None:
        refit()


def fix_width(widget: QWidget, usual: int) -> None:
    """Give a widget a width, px of the usual type; it grows with the type."""
    widget.setProperty(_FIXED, usual)
    widget.setFixedWidth(sizes().wide(usual))


def limit_width(widget: QWidget, usual: int) -> None:
    """Give a widget a width that it does not pass, px of the usual type."""
    widget.setProperty(_MOST, usual)
    widget.setMaximumWidth(sizes().wide(usual))


def base_font(size: int = 0, *, bold: bool = False) -> QFont:
    """Return our font at ``size`` px (0: that of text), with tabular figures."""
    font = QFont(FAMILY)
    font.setPixelSize(size or sizes().text)
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
