"""Whether a word is spelled as a dictionary has it, and what else it might be.

The dictionary is American English as it lies in the wheel of chunspell (libhunspell); beside it stand the words of police work
(``resources/words/police.txt``) and the words that the officer keeps. A word that a dictionary does not know is not wrong:
it is shown, and never changed or stopped.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fieldreport.errors import CatalogueProblem
from fieldreport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WORK_WORDS = "police.txt"
"""Name of our list: one word a line; ``#`` begins a remark."""
MOST_REMEMBERED = 50_000
"""Words whose spelling is remembered."""
MOST_SUGGESTIONS = 6
LONGEST = 60
"""Letters above which nothing is looked up: it is no word, and suggestions for it would take seconds."""
SOUND = ("the", "officer's", "walking", "observed", "unobserved", "reentered", "distances", "strongest", "zones")
"""Words that a sound dictionary knows: from its beginning to its end, and by rules for beginnings and endings of words."""
NO_DICTIONARY = said(
    "The spelling dictionary cannot be read, so spelling is not marked. Everything else works, and nothing is lost. Tell IT."
)

_TOKEN = re.compile(r"\w+(?:['\u2019]\w+)*")


class Dictionary(Protocol):
    """What is used of libhunspell."""

    def spell(self, word: str) -> bool:
        """Whether the word is known."""

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return words that come near."""

    def add(self, word: str) -> object:
        """Know one word more."""


class Speller:
    """Looks up words and remembers what it found. For one thread at a time: libhunspell keeps state while it looks."""

    def __init__(self, dictionary: Dictionary, words: Iterable[str] = ()) -> None:
        self._dictionary = dictionary
        self._known: set[str] = set()
        self._remembered: dict[str, bool] = {}
        for word in words:
            self.keep(word)

    def is_right(self, word: str) -> bool:
        """Whether a word is known. Small letters of a list also stand for capitals (``Arrestee``, ``ARRESTEE``), never the reverse."""
        found = self._remembered.get(word)
        if found is None:
            if len(self._remembered) >= MOST_REMEMBERED:
                self._remembered.clear()
            found = self._remembered[word] = self._look_up(word.replace("\u2019", "'"))
        return found

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return words that it might be, the nearest first. Takes a tenth of a second: ask for one word at a time."""
        if len(word) > LONGEST:
            return ()
        try:
            found = self._dictionary.suggest(word.replace("\u2019", "'"))
        except UnicodeEncodeError:
            return ()
        return tuple(found[:MOST_SUGGESTIONS])

    def keep(self, word: str) -> None:
        """Know a word from now on."""
        plain = word.replace("\u2019", "'")
        self._known.add(plain)
        self._remembered.clear()
        try:
            self._dictionary.add(plain)  # so that it is suggested, too
        except UnicodeEncodeError:
            return  # the dictionary is Latin-1: a word in another script is known here alone

    def unknown(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, word) of each word of a text that is not known.

        What holds a figure is no word (``0923``, ``I-200``, plates, times), nor is a single letter.
        """
        remembered = self._remembered
        for match in _TOKEN.finditer(text):
            word = match[0]
            right = remembered.get(word)
            if right is None:
                right = self.is_right(word)
            if not right:
                yield match.start(), match.end(), word

    def _look_up(self, word: str) -> bool:
        if len(word) < 2 or len(word) > LONGEST or not word.replace("'", "").isalpha():
            return True
        if word in self._known or word.lower() in self._known:
            return True
        base = word[:-2] if word.endswith(("'s", "'S")) else ""
        if base and (base in self._known or base.lower() in self._known):
            return True
        try:
            return self._dictionary.spell(word)
        except UnicodeEncodeError:
            return True  # letters that the dictionary does not have: another language, not a slip


def load_speller(words: Path, own: Iterable[str] = (), dictionaries: Path | None = None) -> Speller:
    """Return a speller with the police words in the folder ``words`` and the officer's own.

    Args:
        words: the folder of our lists.
        own: the officer's own words.
        dictionaries: where ``en_US.dic`` and ``en_US.aff`` lie; in the wheel, unless a test says otherwise (and never where
            ``HUNSPELL_DATA`` points, which the binding would follow).

    Raises:
        CatalogueProblem: the dictionary or the list is missing or damaged; the text says what works all the same.
    """
    try:
        import hunspell

        folder = dictionaries or Path(hunspell.__file__).parent / "dictionaries"
        dictionary: Dictionary = hunspell.Hunspell("en_US", hunspell_data_dir=str(folder))
        listed = read_work_words(words / WORK_WORDS)
        # libhunspell takes a damaged file for a small dictionary, and does not complain.
        sound = all(map(dictionary.spell, SOUND)) and not dictionary.spell("oficcer")
    except (ImportError, OSError, ValueError) as problem:
        raise CatalogueProblem(NO_DICTIONARY) from problem
    if not sound:
        raise CatalogueProblem(NO_DICTIONARY)
    return Speller(dictionary, (*listed, *own))


def read_work_words(path: Path) -> tuple[str, ...]:
    """Return the words of our list.

    Raises:
        OSError, ValueError: it cannot be read.
    """
    lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(line for line in lines if line)
