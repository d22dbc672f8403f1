"""Text cut into lines of a given width.

Text is data here, never markup: there is nothing to escape. Words break at
spaces; a word that is longer than the line (a hash, a pasted block) breaks
after a hyphen, slash or full stop, else anywhere but within a letter. Chinese
and Japanese break between any two signs, but never before a closing mark or
after an opening one (UAX #14, classes CL, CP, EX, IS, NS, CJ, PO and OP, PR);
Korean breaks at its spaces.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.paper import direction, fonts, shaping

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fieldreport.paper.fonts import Style


_SIGNS = re.compile(
    "[\u2e80-\u2fdf\u2ff0-\u312f\u3190-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff9f\uffe0-\uffe6\U00020000-\U0003ffff]"
)
"""Ideographs, kana and what stands between them; Hangul has spaces."""
_NEVER_FIRST = frozenset(
    "、。，．・：；？！）］｝〉》」』】〕〗〙〛〞〟｡｣､･"
    "々〻ゝゞヽヾーｰ〜～゠‐–—…‥"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯﾞﾟ゛゜"
    "％‰℃°′″￠"
    ")]}»”’!?,.;:%/"
)
_NEVER_LAST = frozenset("（［｛〈《「『【〔〖〘〚〝｢￥￡＄$£€([{«“‘")


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set. Sizes and leading in points; colour is a grey or RGB triple from 0 to 1."""

    style: Style
    size: float
    leading: float
    colour: tuple[float, float, float] = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Line:
    """One set line."""

    runs: tuple[fonts.Run, ...]
    width: float
    """In points, without the space that joins it to the next line."""
    right: bool = False
    """The line belongs to right-to-left text and stands at the right edge."""
    first: bool = False
    """The line begins a paragraph of the text."""


def set_text(text: str, kind: Type, measure: float) -> list[Line]:
    """Return the lines of ``text`` at most ``measure`` points wide; an empty paragraph gives an empty line."""
    shown = fonts.visible(text)
    lines: list[Line] = []
    for paragraph in shown.split("\n"):
        right = direction.is_right_to_left(paragraph)
        for index, (line, spaced) in enumerate(_broken(_as_drawn(paragraph), kind, measure)):
            drawn = direction.in_visual_order(line, right_to_left=right)
            # Readers that follow the stream would otherwise join the last word of a line to the first of the next.
            kept = f"{drawn} " if spaced else drawn
            lines.append(Line(tuple(fonts.runs(kept, kind.style)), fonts.width(drawn, kind.style, kind.size), right=right, first=not index))
    return lines


def text_width(text: str, kind: Type) -> float:
    """Return the width in points of one line of text."""
    return fonts.width(_as_drawn(fonts.visible(text)), kind.style, kind.size)


def _as_drawn(text: str) -> str:
    return text if text.isascii() else shaping.shaped(text)


def _broken(paragraph: str, kind: Type, measure: float) -> Iterator[tuple[str, bool]]:
    """Yield the lines of one paragraph, in logical order, each with whether a space was there at its break."""
    widths = fonts.face(kind.style).widths
    limit = measure * 1000 / kind.size
    space = widths[32][1]
    line: list[str] = []
    used = 0.0
    for word in paragraph.split(" "):
        joint = " " if line else ""
        for piece in _pieces(word):
            for index, (part, wide) in enumerate(_parts(piece, widths, limit)):
                needed = wide + (space if joint else 0.0)
                if line and (used + needed > limit or index):
                    yield "".join(line), bool(joint)
                    line, used, needed, joint = [], 0.0, wide, ""
                line.append(joint + part)
                used += needed
                joint = ""
    yield "".join(line).rstrip(" "), False


def _pieces(word: str) -> Iterator[str]:
    """Cut a word where Chinese or Japanese may break."""
    if not _SIGNS.search(word):
        yield word
        return
    start = 0
    for at in range(1, len(word)):
        before, after = word[at - 1], word[at]
        if after in _NEVER_FIRST or before in _NEVER_LAST or _is_within_a_letter(after):
            continue
        if _SIGNS.match(before) or _SIGNS.match(after):
            yield word[start:at]
            start = at
    yield word[start:]


def _is_within_a_letter(character: str) -> bool:
    return shaping.continues(character) or unicodedata.category(character) in ("Mn", "Me")


def _parts(word: str, widths: Mapping[int, tuple[str, float]], limit: float) -> Iterator[tuple[str, float]]:
    """Yield the word with its width; a word wider than a line in pieces."""
    advances = [widths[ord(character)][1] if ord(character) in widths else 0.0 for character in word]
    total = sum(advances)
    if total <= limit:
        yield word, total
        return
    start, used, good = 0, 0.0, 0
    for index, advance in enumerate(advances):
        if used + advance > limit and index > start:
            cut = good if good > start + (index - start) // 2 else index
            while cut > start + 1 and _is_within_a_letter(word[cut]):
                cut -= 1
            yield word[start:cut], sum(advances[start:cut])
            start, used = cut, sum(advances[cut:index])
        used += advance
        if word[index] in "-/._,;":
            good = index + 1
    yield word[start:], sum(advances[start:])
