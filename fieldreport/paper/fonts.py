"""The fonts that the paper is set in, and which of them can print which character.

Atkinson Hyperlegible (SIL Open Font License 1.1, from its pinned wheel) carries
the text; DejaVu (Bitstream Vera licence, ``resources/fonts``) carries what it
lacks: Greek, Cyrillic, Hebrew, Arabic, symbols; :mod:`fieldreport.paper.scripts`
names the fonts of further scripts, read when a text first needs one. Fonts of
the host are never used, so that the same report gives the same bytes on every machine.

A character that no font has is shown as its code point (``⟨U+1F693⟩``) on a
draft; sealing asks :func:`unprintable` first and refuses.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreport.errors import PaperProblem
from fieldreport.paper import direction, scripts

if TYPE_CHECKING:
    from collections.abc import Mapping

Run = tuple[str, str]
"""Name of a registered font, and the text that it sets."""

_SILENT = frozenset("\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff" + "".join(map(chr, range(0xFE00, 0xFE10))))
"""Soft hyphen, direction marks, zero-width space, byte-order mark, variation selectors: no mark on paper (the data keeps them)."""
_JOINERS = frozenset("\u200c\u200d")
"""Kept until the letters beside them are joined."""
_NEVER_SEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u034f\u115f\u1160\u2061-\u2064\u2800\u3164\uffa0\u202a-\u202e\u2066-\u206f\u2028\u2029\ue000-\uf8ff\ufff0-\uffff\U000e0000-\U0010ffff\ud800-\udfff]"
)
_BREAKS = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")


class Style(StrEnum):
    """A cut of the text face."""

    REGULAR = "regular"
    BOLD = "bold"
    ITALIC = "italic"
    MONO = "mono"


@dataclass(frozen=True, slots=True)
class Face:
    """One cut with its fall-backs."""

    style: Style
    widths: Mapping[int, tuple[str, float]]
    """For each code point the font that prints it, and its width in thousandths of the size."""


_FILES: Mapping[Style, tuple[str, ...]] = {
    Style.REGULAR: ("AtkinsonHyperlegible-Regular", "DejaVuSans"),
    Style.BOLD: ("AtkinsonHyperlegible-Bold", "DejaVuSans-Bold", "DejaVuSans"),
    Style.ITALIC: ("AtkinsonHyperlegible-Italic", "DejaVuSans-Oblique", "DejaVuSans"),
    Style.MONO: ("DejaVuSansMono", "DejaVuSans"),
}


@functools.cache
def face(style: Style) -> Face:
    """Return a cut, its fonts registered with reportlab.

    Raises:
        PaperProblem: a font file is missing from this installation.
    """
    widths: dict[int, tuple[str, float]] = {}
    for name in reversed(_FILES[style]):
        font = _registered(name)
        given = font.face.charWidths
        widths.update(
            {
                point: (name, float(given.get(point, font.face.defaultWidth)))
                for point in font.face.charToGlyph
                if point >= 0x20 and point != 0xFFFF
            }
        )
    return Face(style, _further | widths)


_further: dict[int, tuple[str, float]] = {}
"""What :func:`fetch` and :func:`add_glyph` brought, for every cut."""


def fetch(text: str) -> None:
    """Bring what a text needs from the fonts of further scripts."""
    for character in scripts.characters_of(text):
        point = ord(character)
        script = scripts.script_of(character)
        if point in _further or script is None:
            continue
        for name in script.fonts:
            font = _registered(name)
            if point in font.face.charToGlyph:
                _add(point, name, float(font.face.charWidths.get(point, font.face.defaultWidth)))
                break


def add_glyph(name: str, point: int, number: int, *, advance: float, natural: float) -> None:
    """Let a code point stand for a glyph of a font.

    Args:
        name: the font.
        point: a code point that it does not have.
        number: of the glyph.
        advance: how far what follows stands behind it, in thousandths of the size.
        natural: how wide the font says that it is.
    """
    font = _registered(name)
    font.face.charToGlyph[point] = number
    font.face.charWidths[point] = natural
    _add(point, name, advance)


def glyph_width(name: str, number: int) -> float:
    """Return how wide a font says that a glyph is, in thousandths of the size."""
    font = _registered(name)
    return float(font.face.hmetrics[number][0]) * 1000 / float(font.face.unitsPerEm)


def _add(point: int, name: str, wide: float) -> None:
    _further[point] = (name, wide)
    for style in Style:
        # The fonts of the cuts come first, whatever was fetched before: the same text is always set alike.
        widths = face(style).widths
        if isinstance(widths, dict):
            widths.setdefault(point, (name, wide))


def unprintable(text: str) -> tuple[str, ...]:
    """Return the characters of ``text`` that no shipped font can print, each once, in the order of their appearance."""
    widths = face(Style.REGULAR).widths
    return tuple(dict.fromkeys(c for c in visible(text, name_missing=False) if not _is_had(c, widths)))


def _is_had(character: str, widths: Mapping[int, tuple[str, float]]) -> bool:
    if character == "\n" or character in _JOINERS:
        return True
    return ord(character) in widths


def visible(text: str, *, name_missing: bool = True) -> str:
    """Return ``text`` as it stands on paper.

    Control characters, direction overrides and private characters are written
    as their code points (``⟨U+0000⟩``), so that nothing in a record is there
    unseen; every kind of line break becomes a line feed, a tab up to four spaces.
    """
    text = direction.composed(_BREAKS.sub("\n", text)).expandtabs(4)
    if text.isascii() and text.replace("\n", " ").isprintable():
        return text
    text = scripts.without_idle_joiners("".join(character for character in text if character not in _SILENT))
    text = _NEVER_SEEN.sub(_named, text)
    fetch(text)
    if not name_missing:
        return text
    widths = face(Style.REGULAR).widths
    return "".join(c if _is_had(c, widths) else f"⟨U+{ord(c):04X}⟩" for c in text)


def _named(found: re.Match[str]) -> str:
    return f"⟨U+{ord(found[0]):04X}⟩"


def runs(text: str, style: Style) -> list[Run]:
    """Cut ``text`` (already :func:`visible`) into runs of one font each."""
    widths = face(style).widths
    plain = _FILES[style][0]
    found: list[tuple[str, list[str]]] = []
    for character in text:
        name = widths.get(ord(character), (plain, 0.0))[0]
        if not found or found[-1][0] != name:
            found.append((name, []))
        found[-1][1].append(character)
    return [(name, "".join(characters)) for name, characters in found]


def width(text: str, style: Style, size: float) -> float:
    """Return the width of ``text`` in points."""
    widths = face(style).widths
    return sum(widths[ord(character)][1] for character in text if ord(character) in widths) * size / 1000


def run_width(name: str, text: str, size: float) -> float:
    """Return the width of a run of one font in points."""
    return float(_registered(name).stringWidth(text, size))


def font_name(style: Style) -> str:
    """Return the name of the first font of a cut, registered."""
    face(style)
    return _FILES[style][0]


@functools.cache
def _registered(name: str):  # type: ignore[no-untyped-def]  # noqa: ANN202  reportlab's own type is private
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    path = path_of(name)
    try:
        # shapable=False: reportlab would otherwise look for a shaping engine of the host.
        font = TTFont(name, str(path), shapable=False)
    except (TTFError, OSError) as problem:
        raise PaperProblem(
            f"The font {name} of this installation cannot be read ({problem}). Nothing was printed; ask IT to reinstall."
        ) from None
    # Two files may call themselves alike, and reportlab would then embed one of them for both.
    font.face.name = name.encode() if name.startswith("Droid") else font.face.name
    font.face.hmetrics = _in_font_units(font.face.hmetrics)
    pdfmetrics.registerFont(font)
    return font


def _in_font_units(metrics: list[tuple[float, int]]) -> list[tuple[int, int]]:
    """Mend the widths that reportlab 5.1 keeps for the tail of a monospaced font's hmtx table.

    TTFontFile.extractInfo appends the *scaled* width (a float) for glyphs after
    the last full metric, and makeSubset writes it as font units: the embedded
    program and /Widths then disagree, which PDF/A forbids.
    """
    mended: list[tuple[int, int]] = []
    for advance, bearing in metrics:
        mended.append((mended[-1][0] if isinstance(advance, float) else advance, bearing))
    return mended


def path_of(name: str) -> Path:
    """Return where the file of a font lies."""
    if name.startswith("Atkinson"):
        import fontpkg_atkinson_hyperlegible

        return Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files" / f"{name}.ttf"
    return Path(__file__).resolve().parents[2] / "resources" / "fonts" / f"{name}.ttf"
