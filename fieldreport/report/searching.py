"""Whole words in a text, found without regard to case, accents and the way that spaces, hyphens and apostrophes are typed, and replaced.

Nothing of what is searched for outlives the search: no pattern is compiled, as Python keeps compiled patterns with their words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BETWEEN_MARKS = re.compile(r"[\s.\-\u2010\u2011]*")
_SAME = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u00b4": "'", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-"}
)
_NO_SPACES = 0x2E80
"""From here on stand the scripts of East Asia, which set no spaces between words."""


@dataclass(frozen=True, slots=True)
class Target:
    """Words that go, what stands in their place, and the code of the reason."""

    words: str
    mark: str
    code: str
    folded: str = field(init=False, repr=False)
    """The words as they are looked for."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", fold(self.words))


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in a text that goes, from ``start`` to before ``end`` in characters."""

    start: int
    end: int
    mark: str
    code: str


def fold(text: str) -> str:
    """Return a text as it is compared: without case, accents and invisible characters, one space between words."""
    return _folded(text)[0].strip()


def replaced(text: str, targets: Iterable[Target], hits: Iterable[Hit] = ()) -> tuple[str, tuple[str, ...]]:
    """Return the text without what is searched for and without the hits, and the code of each replacement.

    Hits that overlap go as one. What stands side by side and has the same mark becomes one mark: how many words a
    name has is not told.
    """
    folded, origin = _folded(text)
    found = [*hits]
    for target in targets:
        found += [Hit(origin[start], origin[end], target.mark, target.code) for start, end in _places(folded, target.folded)]
    merged = _merged(text, sorted(found, key=lambda hit: (hit.start, -hit.end)))
    for hit in reversed(merged):
        text = text[: hit.start] + hit.mark + text[hit.end :]
    return text, tuple(hit.code for hit in merged)


def places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Return where words stand in a text: first character, and the one after the last."""
    folded, origin = _folded(text)
    return ((origin[start], origin[end]) for start, end in _places(folded, fold(words)))


def _places(folded: str, wanted: str) -> Iterator[tuple[int, int]]:
    start = folded.find(wanted) if wanted else -1
    while start >= 0:
        end = start + len(wanted)
        if not _runs_on(folded[start - 1 : start], wanted[0]) and not _runs_on(wanted[-1], folded[end : end + 1]):
            yield start, end
        start = folded.find(wanted, start + 1)


def _runs_on(before: str, after: str) -> bool:
    """Whether two characters stand in one word."""
    return all(bool(one) and (one.isalnum() or one == "_") and ord(one) < _NO_SPACES for one in (before, after))


def _merged(text: str, hits: list[Hit]) -> list[Hit]:
    merged: list[Hit] = []
    for hit in hits:
        last = merged[-1] if merged else None
        if last is not None and hit.start < last.end:
            merged[-1] = Hit(last.start, max(last.end, hit.end), last.mark, last.code)
        elif last is not None and last.mark == hit.mark and _BETWEEN_MARKS.fullmatch(text[last.end : hit.start]):
            merged[-1] = Hit(last.start, hit.end, last.mark, last.code)
        else:
            merged.append(hit)
    return merged


def _folded(text: str) -> tuple[str, list[int]]:
    """Return the text as it is compared, and for each of its characters (and its end) where it stood."""
    letters: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        if character.isspace():
            if letters[-1:] != [" "]:
                letters.append(" ")
                origin.append(index)
            continue
        for letter in unicodedata.normalize("NFKD", character).casefold().translate(_SAME):
            if not unicodedata.combining(letter) and unicodedata.category(letter) != "Cf":
                letters.append(letter)
                origin.append(index)
    return "".join(letters), [*origin, len(text)]
