"""Which words of a text are marked while it is written, and why. A mark is gentle: nothing is stopped or changed by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.catalogue.phrases import GAP
from fieldreport.catalogue.words import find_words
from fieldreport.said import said

if TYPE_CHECKING:
    from fieldreport.catalogue.spelling import Speller
    from fieldreport.catalogue.words import WordList

SPELLING = "spelling"
"""Kind of a mark on a word that the dictionary does not have. The other kinds are the names of the word lists."""
GAPS = "gap"
"""Kind of a mark on a gap that a phrase left open."""
NOT_KNOWN = said("The dictionary does not have this word.")
STILL_OPEN = said("A phrase left this open. Write the fact, or take it out.")


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked word."""

    start: int
    """Where it begins, in characters (code points)."""
    end: int
    text: str
    kind: str
    why: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Marking:
    """What a text is held against."""

    speller: Speller | None
    """None: there is no dictionary, and spelling is not marked."""
    lists: tuple[WordList, ...] = ()

    def marks(self, text: str) -> tuple[Marked, ...]:
        """Return what is marked in a text, in its order; what is marked for another reason is not marked for its spelling as well."""
        found = [Marked(one.start, one.end, one.text, one.list_name, one.why, one.instead) for one in find_words(text, self.lists)]
        found += [Marked(gap.start(), gap.end(), gap[0], GAPS, STILL_OPEN) for gap in GAP.finditer(text)]
        if self.speller is not None:
            taken = [(one.start, one.end) for one in found]
            found += [
                Marked(start, end, word, SPELLING, NOT_KNOWN)
                for start, end, word in self.speller.unknown(text)
                if not any(start < last and first < end for first, last in taken)
            ]
        return tuple(sorted(found, key=lambda one: (one.start, one.end, one.kind)))
