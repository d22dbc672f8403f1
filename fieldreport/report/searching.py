"""Whole words in a text, found without regard to case and accents, and replaced."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_BETWEEN_MARKS = re.compile(r"[\s.\-\u2010\u2011]*")


@dataclass(frozen=True, slots=True)
class Target:
    """Words that go, what stands in their place, and the code of the reason."""

    words: str
    mark: str
    code: str


def replaced(text: str, targets: Iterable[Target]) -> tuple[str, tuple[str, ...]]:
    """Return the text with every target replaced, and the code of each replacement.

    Longer words are looked for first. What stands side by side and has the same mark becomes one mark: how many
    words a name has is not told.
    """
    folded, origin = _folded(text)
    hits: list[tuple[int, int, Target]] = []
    for target in sorted(targets, key=lambda one: -len(one.words)):
        for found in _pattern(target.words).finditer(folded):
            start, end = origin[found.start()], origin[found.end()]
            if all(end <= other[0] or start >= other[1] for other in hits):
                hits.append((start, end, target))
    merged = _merged(text, sorted(hits, key=lambda hit: hit[0]))
    for start, end, target in reversed(merged):
        text = text[:start] + target.mark + text[end:]
    return text, tuple(target.code for _start, _end, target in merged)


def _merged(text: str, hits: list[tuple[int, int, Target]]) -> list[tuple[int, int, Target]]:
    merged: list[tuple[int, int, Target]] = []
    for start, end, target in hits:
        if merged and merged[-1][2].mark == target.mark and _BETWEEN_MARKS.fullmatch(text[merged[-1][1] : start]):
            merged[-1] = (merged[-1][0], end, target)
        else:
            merged.append((start, end, target))
    return merged


def _folded(text: str) -> tuple[str, list[int]]:
    """Return the text without case and accents, and for each of its characters (and its end) where it stood."""
    letters: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        for letter in unicodedata.normalize("NFKD", character).casefold():
            if not unicodedata.combining(letter):
                letters.append(letter)
                origin.append(index)
    return "".join(letters), [*origin, len(text)]


@functools.lru_cache(maxsize=1024)
def _pattern(words: str) -> re.Pattern[str]:
    """Return what finds the words in a folded text; nothing where there are none."""
    wanted = r"\s+".join(re.escape(part) for part in _folded(words)[0].split())
    return re.compile(rf"(?<!\w){wanted}(?!\w)" if wanted else r"(?!)")
