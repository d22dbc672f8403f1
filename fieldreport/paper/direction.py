"""Right-to-left lines and joined Arabic letters, as far as a report needs them.

PDF text is drawn in visual order. This is the Unicode Bidirectional Algorithm
(UAX #9) without embeddings, overrides and isolates: those are printed as code
points, because an unseen override could make a statement read otherwise than
it was typed. Arabic letters take their joined shapes from the compatibility
decompositions of the Unicode character database.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ARABIC = re.compile("[\u0620-\u06d5]+")
_MIRRORED = str.maketrans("()[]{}<>«»⟨⟩", ")(][}{><»«⟩⟨")
_LAM = "\u0644"


def composed(text: str) -> str:
    """Return ``text`` with composed characters (NFC), for fonts that have few combining marks."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def is_right_to_left(text: str) -> bool:
    """Say whether the first letter of ``text`` belongs to a right-to-left script (UAX #9, rules P2 and P3)."""
    if not _RIGHT_TO_LEFT.search(text):
        return False
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def joined(text: str) -> str:
    """Return ``text`` with Arabic letters in their initial, medial, final or lone shapes."""
    return _ARABIC.sub(lambda found: _join(found[0]), text) if _RIGHT_TO_LEFT.search(text) else text


def in_visual_order(line: str, *, right_to_left: bool) -> str:
    """Return one line in the order in which it is drawn from left to right."""
    if not _RIGHT_TO_LEFT.search(line):
        return line
    clusters = _clusters(line)
    levels = _levels([_kind(cluster[0]) for cluster in clusters], base=1 if right_to_left else 0)
    for level in range(max(levels), 0, -1):
        start = 0
        while start < len(levels):
            end = start
            while end < len(levels) and levels[end] >= level:
                end += 1
            if end > start:
                clusters[start:end] = reversed(clusters[start:end])
                levels[start:end] = reversed(levels[start:end])
            start = end + 1
    return "".join(cluster.translate(_MIRRORED) if level % 2 else cluster for cluster, level in zip(clusters, levels, strict=True))


def _clusters(line: str) -> list[str]:
    clusters: list[str] = []
    for character in line:
        if clusters and unicodedata.category(character) in ("Mn", "Me"):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _kind(character: str) -> str:
    kind = unicodedata.bidirectional(character)
    if kind in ("R", "AL"):
        return "R"
    if kind in ("EN", "AN"):
        return "N"
    return "L" if kind == "L" else "?"


def _levels(kinds: list[str], base: int) -> list[int]:
    """Resolve neutrals between equal neighbours to them, else to the base; then give levels (UAX #9, N1, N2, I1, I2)."""
    outer = "R" if base else "L"
    settled = list(kinds)
    start = 0
    while start < len(kinds):
        end = start
        while end < len(kinds) and kinds[end] == "?":
            end += 1
        if end > start:
            before = _strong(kinds, start - 1, outer)
            after = _strong(kinds, end, outer)
            settled[start:end] = [before if before == after else outer] * (end - start)
        start = end + 1
    levels = []
    last = outer
    for kind in settled:
        if kind != "N":
            last = kind
        if base:
            levels.append(1 if kind == "R" else 2)
        elif kind == "N":
            levels.append(2 if last == "R" else 0)
        else:
            levels.append(1 if kind == "R" else 0)
    return levels


def _strong(kinds: list[str], at: int, outer: str) -> str:
    if not 0 <= at < len(kinds):
        return outer
    return "R" if kinds[at] == "N" and outer == "R" else "L" if kinds[at] == "N" else kinds[at]


@functools.cache
def _shapes() -> Mapping[str, Mapping[str, str]]:
    """Map each letter (or lam with alef) to its shapes by name, from the Unicode character database."""
    shapes: dict[str, dict[str, str]] = {}
    for point in (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD)):
        words = unicodedata.decomposition(chr(point)).split()
        if words and words[0] in ("<isolated>", "<final>", "<initial>", "<medial>"):
            letters = "".join(chr(int(word, 16)) for word in words[1:])
            if " " not in letters:
                shapes.setdefault(letters, {}).setdefault(words[0].strip("<>"), chr(point))
    return shapes


def _join(word: str) -> str:
    shapes = _shapes()
    units: list[tuple[str, str]] = []
    for character in word:
        if unicodedata.category(character) == "Mn" and units:
            units[-1] = (units[-1][0], units[-1][1] + character)
        elif units and units[-1] == (_LAM, "") and _LAM + character in shapes:
            units[-1] = (_LAM + character, "")
        else:
            units.append((character, ""))
    drawn = []
    for index, (letter, marks) in enumerate(units):
        before = index > 0 and "initial" in shapes.get(units[index - 1][0], {}) and "final" in shapes.get(letter, {})
        after = index + 1 < len(units) and "initial" in shapes.get(letter, {}) and "final" in shapes.get(units[index + 1][0], {})
        name = {(True, True): "medial", (True, False): "final", (False, True): "initial", (False, False): "isolated"}[before, after]
        drawn.append(shapes.get(letter, {}).get(name, letter) + marks)
    return "".join(drawn)
