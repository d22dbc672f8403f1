"""Phrases that are written by a short key: ``;ems`` and a space.

Ours are neutral (``resources/phrases/phrases.csv``): they hold gaps (``[name]``) where a fact belongs, and no fact of their own.
The officer adds her own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.catalogue.codes import read_rows
from fieldreport.errors import CatalogueProblem
from fieldreport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

SIGN = ";"
"""What stands before a key. No word begins with it."""
LONGEST_KEY = 12
LONGEST_TEXT = 5_000
GAP = re.compile(r"\[[^\[\]\n]+\]")
"""Where a fact belongs."""
_KEY = re.compile(rf"[a-z0-9]{{1,{LONGEST_KEY}}}")
_TYPED = re.compile(rf"(?:^|(?<=[\s(\u201c\"])){SIGN}([a-z0-9]{{1,{LONGEST_KEY}}})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase and its key."""

    key: str
    text: str
    own: bool = False
    """Whether the officer made it."""


def load_phrases(path: Path) -> tuple[Phrase, ...]:
    """Read our phrases, in their order.

    Raises:
        CatalogueProblem: the file cannot be read, or a key is missing, wrong or stands twice; the text names the row.
    """
    found: dict[str, Phrase] = {}
    for number, row in enumerate(read_rows(path), start=2):
        key, text = row.get("key", ""), row.get("text", "").replace("\\n", "\n")
        if not _KEY.fullmatch(key) or not text or key in found:
            raise CatalogueProblem(f"{path.name}, row {number}: a phrase needs words and a key of its own in small letters and figures.")
        found[key] = Phrase(key, text)
    return tuple(found.values())


def own_phrase(key: str, text: str) -> Phrase:
    """Return an officer's phrase.

    Raises:
        CatalogueProblem: the key or the words cannot be kept.
    """
    key = key.strip().removeprefix(SIGN).casefold()
    if not _KEY.fullmatch(key):
        raise CatalogueProblem(
            said(
                "A key is up to {longest_key} letters and figures without a space, such as ems or c1. Nothing was kept.",
                longest_key=LONGEST_KEY,
            )
        )
    if not text.strip() or len(text) > LONGEST_TEXT:
        raise CatalogueProblem(
            said("A phrase has words, and at most {longest_text} characters. Nothing was kept.", longest_text=f"{LONGEST_TEXT:,}")
        )
    return Phrase(key, text.strip("\n"), own=True)


def all_phrases(ours: Iterable[Phrase], own: Mapping[str, str]) -> tuple[Phrase, ...]:
    """Return the officer's phrases, then ours; a key of hers goes before the same key of ours."""
    hers = tuple(Phrase(key, text, own=True) for key, text in sorted(own.items()))
    return (*hers, *(phrase for phrase in ours if phrase.key not in own))


def typed_phrase(before: str, phrases: Iterable[Phrase]) -> Phrase | None:
    """Return the phrase whose key stands at the end of ``before``, or ``None``."""
    match = _TYPED.search(before[-(LONGEST_KEY + 2) :]) if SIGN in before else None
    key = match[1].casefold() if match is not None else ""
    return next((phrase for phrase in phrases if phrase.key == key), None) if key else None
