"""Words worth a second look in free text.

The lists are data (``resources/words/*.csv``), each word with why it stands
there. Finding one never blocks: the narrative warns while it is typed, and a
word on immigration status, citizenship or birthplace asks for a reason at
sealing (Municipal Code of Chicago 2-173-030; 5 ILCS 805/15).

A row is ``word,why,instead``. A word that ends in ``*`` stands for every word
that begins so. ``why`` that is ``except`` marks a phrase that holds such a
word and is fine (the name of an agency).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.catalogue.codes import read_rows
from fieldreport.errors import CatalogueProblem
from fieldreport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

STATUS = "immigration-status"
"""Name of the list of words on immigration status, citizenship and place of birth."""
OPINION = "opinion"
"""Name of the list of words that judge instead of telling what was seen."""

_BETWEEN = r"[\s\-\u2010\u2011]+"
_APOSTROPHES = "['\u2019]"


@dataclass(frozen=True, slots=True)
class Word:
    """One entry of a list."""

    word: str
    why: str
    instead: str
    """What could be written, or ""."""


@dataclass(frozen=True, slots=True)
class WordList:
    """A list, ready for searching."""

    name: str
    words: tuple[Word, ...]
    pattern: re.Pattern[str]
    """Group ``w`` matches one of ``words``; a match without it is an exception."""
    each: tuple[tuple[re.Pattern[str], Word], ...]
    """The pattern of each word alone, the longest first: which of them it was."""


@dataclass(frozen=True, slots=True)
class Found:
    """A word of a list in a text."""

    start: int
    """Where it begins, in characters (code points)."""
    end: int
    text: str
    """As it stands in the text."""
    list_name: str
    why: str
    instead: str


def load_words(folder: Path) -> tuple[WordList, ...]:
    """Read every list in ``folder``.

    Raises:
        CatalogueProblem: a list that cannot be read; the text names file and row.
    """
    return tuple(_read_list(path) for path in sorted(folder.glob("*.csv")))


def find_words(text: str, lists: Iterable[WordList]) -> tuple[Found, ...]:
    """Return the words of ``lists`` in ``text``, in the order of the text. Upper and lower case do not count."""
    found = [_found(match, words) for words in lists for match in words.pattern.finditer(text) if match.group("w") is not None]
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.list_name)))


def _found(match: re.Match[str], words: WordList) -> Found:
    text = match.group("w")
    entry = _entry(text, words)
    return Found(match.start("w"), match.end("w"), text, words.name, entry.why, entry.instead)


def _entry(text: str, words: WordList) -> Word:
    return next(word for pattern, word in words.each if pattern.fullmatch(text))


def _read_list(path: Path) -> WordList:
    words: list[Word] = []
    exceptions: list[str] = []
    for number, row in enumerate(read_rows(path), start=2):
        word, why = row.get("word", ""), row.get("why", "")
        if not word or not why:
            raise CatalogueProblem(f"{path.name}, row {number}: a word and the reason why it stands here are both needed.")
        if why == "except":
            exceptions.append(word)
        else:
            words.append(Word(word=word, why=said(why), instead=said(row.get("instead", ""))))
    if len({word.word.casefold() for word in words}) != len(words):
        raise CatalogueProblem(f"{path.name}: a word stands twice.")
    ordered = sorted(words, key=lambda one: (-len(one.word), one.word))
    return WordList(
        name=path.stem,
        words=tuple(words),
        pattern=_pattern(exceptions, [word.word for word in ordered]),
        each=tuple((re.compile(_piece(word.word), re.IGNORECASE), word) for word in ordered),
    )


def _pattern(exceptions: list[str], words: list[str]) -> re.Pattern[str]:
    fine = "|".join(_piece(word) for word in sorted(exceptions, key=len, reverse=True)) or r"(?!)"
    wanted = "|".join(_piece(word) for word in words) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:(?:{fine})(?!\w)|(?P<w>(?:{wanted})(?!\w)))", re.IGNORECASE)


def _piece(word: str) -> str:
    open_ended = word.endswith("*")
    parts = [re.escape(part).replace("'", _APOSTROPHES) for part in word.removesuffix("*").split()]
    return _BETWEEN.join(parts) + (r"\w*" if open_ended else "")
