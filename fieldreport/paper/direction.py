"""Right-to-left lines, as far as a report needs them.

PDF text is drawn in visual order. This is the Unicode Bidirectional Algorithm
(UAX #9) without embeddings, overrides and isolates: those are printed as code
points, because an unseen override could make a statement read otherwise than
it was typed. Letters that join are shaped before (:mod:`fieldreport.paper.shaping`).
"""

from __future__ import annotations

import re
import unicodedata

FIRST_GLYPH, _LAST_GLYPH = 0xF0000, 0xFFFFD
"""Private characters that stand for shaped glyphs of scripts that run to the left."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U000f0000-\U000ffffd]")
_MIRRORED = str.maketrans("()[]{}<>«»⟨⟩", ")(][}{><»«⟩⟨")


def composed(text: str) -> str:
    """Return ``text`` with composed characters (NFC), for fonts that have few combining marks."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def runs_left(character: str) -> bool:
    """Say whether a private character stands for a glyph of a script that runs to the left."""
    return FIRST_GLYPH <= ord(character) <= _LAST_GLYPH


def is_right_to_left(text: str) -> bool:
    """Say whether the first letter of ``text`` belongs to a right-to-left script (UAX #9, rules P2 and P3)."""
    if not _RIGHT_TO_LEFT.search(text):
        return False
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False


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
    if runs_left(character):
        return "R"
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
