"""Scripts whose letters change their shape and order: set by HarfBuzz, drawn glyph by glyph.

reportlab prints characters, and a shaped glyph is none. Each glyph, with the
place that HarfBuzz gave it, therefore gets a character of the last private
planes (U+F0000 and on) in the font that reportlab knows; lines are broken,
measured and drawn as of any other text. Which number a glyph gets is seen
nowhere: the document's text map and ``/ActualText`` lead back to what was written.
"""

from __future__ import annotations

import functools
import itertools
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fieldreport.errors import PaperProblem
from fieldreport.paper import direction, fonts, scripts

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLANE = 0xFFFE
"""Private characters in one plane."""
_FIRST = {False: 0x100000, True: direction.FIRST_GLYPH}
"""First of the plane of glyphs that run to the right, and of those that run to the left."""
_NOTHING, _NOTHING_LEFTWARD = "\u200b", "\u200f"
"""What glyphs of a cluster after its first stand for in the text map, which has to lead somewhere: nothing that is seen."""
_JOINERS = {0x200C: None, 0x200D: None}


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph at its place. Lengths in thousandths of the size."""

    font: str
    number: int
    text: str
    """What it and the glyphs after it that have none were written as."""
    right: float
    """How far it stands to the right of its place."""
    up: float
    """How far it stands above its line."""
    advance: float
    """How far the next one stands behind it."""
    natural: float
    """How wide the font says that it is."""
    starts_letter: bool
    """It is the first of its cluster."""
    leftward: bool
    """It belongs to a script that runs to the left."""


_glyphs: dict[int, Glyph] = {}
_points: dict[Glyph, int] = {}
_taking_a_number = threading.Lock()


def shaped(text: str) -> str:
    """Return a text with what has to be shaped as glyphs in private characters, the rest as it was.

    Raises:
        PaperProblem: a font cannot be read, or no more glyphs can be told apart.
    """
    drawn, at = [], 0
    for start, end, font in scripts.shaped_runs(text):
        drawn += [text[at:start], "".join(chr(_point(glyph)) for glyph in _shape(text[start:end], font))]
        at = end
    return "".join(drawn) + text[at:] if drawn else text


def glyph_of(character: str) -> Glyph | None:
    """Return the glyph for which a private character stands, if it does."""
    return _glyphs.get(ord(character))


def continues(character: str) -> bool:
    """Say whether a glyph belongs to the one before it, so that no line begins with it."""
    glyph = glyph_of(character)
    return glyph is not None and not glyph.starts_letter


def glyphs_of(drawn: str) -> Iterator[tuple[Glyph, str]]:
    """Yield the glyphs for which private characters stand, with these."""
    for character in drawn:
        glyph = glyph_of(character)
        if glyph is not None:
            yield glyph, character


def as_written(drawn: str) -> str:
    """Return what glyphs of one script, in their order of reading, were written as."""
    return "".join(glyph.text for glyph, _ in glyphs_of(drawn))


def in_text_map(point: int) -> str:
    """Return what a code point stands for in a document's text map; itself when it is no glyph."""
    glyph = glyph_of(chr(point))
    if glyph is None:
        return chr(point)
    if glyph.leftward:
        # As drawn, from left to right: readers turn each line round, and what one glyph stands for with it.
        return glyph.text.translate(_JOINERS)[::-1] or _NOTHING_LEFTWARD
    return glyph.text or _NOTHING


def _shape(text: str, font: str) -> Iterator[Glyph]:
    """Yield the glyphs in the order in which they are read."""
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    # The machine's language is asked for by default and can change how a letter is shaped.
    buffer.language = "und"
    buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    engine = _engine(font)
    uharfbuzz.shape(engine, buffer, {})
    unit = 1000 / engine.face.upem
    leftward = buffer.direction == "rtl"
    found = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    infos = [info for info, _ in found]
    clusters = [info.cluster for info in infos]
    starts = sorted({*clusters, len(text)})
    written = {start: text[start:end] for start, end in itertools.pairwise(starts)}
    seen: dict[int, int] = {}
    for info, place in reversed(found) if leftward else found:
        whole, nth = written[info.cluster], seen.get(info.cluster, 0)
        seen[info.cluster] = nth + 1
        # As many glyphs as letters of a leftward script: one each, as there is no span around them that says it better.
        each = leftward and clusters.count(info.cluster) == len(whole)
        stands_for = whole[nth] if each else "" if nth else whole
        natural = fonts.glyph_width(font, info.codepoint)
        yield Glyph(
            font,
            info.codepoint,
            stands_for,
            place.x_offset * unit,
            place.y_offset * unit,
            place.x_advance * unit,
            natural,
            starts_letter=not nth,
            leftward=leftward,
        )


def _point(glyph: Glyph) -> int:
    with _taking_a_number:
        point = _points.get(glyph)
        if point is None:
            count = sum(1 for other in _points if other.leftward == glyph.leftward)
            if count == _PLANE:
                raise PaperProblem("Too many different letters for one session of this program. The draft is safe: open the program again.")
            point = _FIRST[glyph.leftward] + count
            fonts.add_glyph(glyph.font, point, glyph.number, advance=glyph.advance, natural=glyph.natural)
            _glyphs[point] = glyph
            _points[glyph] = point
    return point


@functools.cache
def _engine(font: str) -> Any:  # noqa: ANN401  uharfbuzz has no types
    import uharfbuzz

    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(fonts.path_of(font)))))
