"""What helps an officer to write: word lists, the dictionary, phrases, and what she keeps of her own in her vault."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.catalogue.marking import Marking
from fieldreport.catalogue.phrases import Phrase, all_phrases, load_phrases, own_phrase
from fieldreport.catalogue.spelling import load_speller
from fieldreport.catalogue.words import load_words
from fieldreport.errors import CatalogueProblem
from fieldreport.said import said
from fieldreport.store import personal
from fieldreport.wording import FreeText, MarkedWord, lists_in, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from fieldreport.catalogue.spelling import Speller
    from fieldreport.catalogue.words import WordList
    from fieldreport.store.opening import Store

__all__ = ["Aids", "FreeText", "MarkedWord", "Marking", "Own", "Phrase", "Writing"]

LONGEST_WORD = 60
_WORDS = "own-words"
_PHRASES = "own-phrases"


@dataclass(frozen=True, slots=True)
class Own:
    """What an officer keeps of her own."""

    words: tuple[str, ...] = ()
    """Words that the dictionary lacks, in the order of the alphabet."""
    phrases: tuple[Phrase, ...] = ()
    """Her phrases, in the order of their keys."""

    def without(self, key: str, text: str) -> Own:
        """Return what is left when one is taken out: the phrase of this key, or the word ("" is no key)."""
        if key:
            return Own(self.words, tuple(phrase for phrase in self.phrases if phrase.key != key))
        return Own(tuple(word for word in self.words if word != text), self.phrases)

    def with_one(self, key: str, text: str) -> Own:
        """Return it with a phrase, in place of one with the same key; without a key it is a word.

        Raises:
            CatalogueProblem: it cannot be kept.
        """
        if key.strip():
            phrase = own_phrase(key, text)
            rest = self.without(phrase.key, "")
            return Own(self.words, tuple(sorted((*rest.phrases, phrase), key=lambda each: each.key)))
        word = text.strip()
        if not word or len(word) > LONGEST_WORD or word.split() != [word]:
            raise CatalogueProblem(
                said(
                    "A word stands alone and has at most {longest_word} letters; several words need a key. Nothing was kept.",
                    longest_word=LONGEST_WORD,
                )
            )
        return Own(tuple(sorted({*self.words, word}, key=str.casefold)), self.phrases)


@dataclass(frozen=True, slots=True)
class Aids:
    """What a text is written with."""

    marking: Marking
    phrases: tuple[Phrase, ...] = ()
    problem: str = ""
    """What does not work, in words; said once."""


def load_aids(resources: Path, own_words: tuple[str, ...] = (), own_phrases: dict[str, str] | None = None) -> Aids:
    """Load whatever can be loaded: what is missing or damaged is said in :attr:`Aids.problem` and stops nothing."""
    problems: list[str] = []
    speller: Speller | None = None
    lists: tuple[WordList, ...] = ()
    ours: tuple[Phrase, ...] = ()
    try:
        speller = load_speller(resources / "words", own_words)
    except CatalogueProblem as problem:
        problems.append(str(problem))
    try:
        lists = load_words(resources / "words")
    except CatalogueProblem as problem:
        problems.append(str(problem))
    try:
        ours = load_phrases(resources / "phrases" / "phrases.csv")
    except CatalogueProblem as problem:
        problems.append(str(problem))
    return Aids(Marking(speller, lists), all_phrases(ours, own_phrases or {}), " ".join(problems))


class Writing:
    """One officer's aids. What is hers lies in her vault; the rest is the program's."""

    def __init__(self, store: Store, resources: Path) -> None:
        self._store = store
        self._resources = resources

    def aids(self) -> Aids:
        """Load everything (a tenth of a second)."""
        return load_aids(self._resources, self.own_words(), self.own_phrases())

    def marked_words(self, texts: Iterable[FreeText]) -> tuple[MarkedWord, ...]:
        """Return the words of texts that stay only for a reason, each of a place once."""
        return words_in(texts, lists_in(self._resources / "words"))

    def own(self) -> Own:
        """Return all that the officer keeps of her own."""
        phrases = sorted(self.own_phrases().items())
        return Own(tuple(sorted(self.own_words(), key=str.casefold)), tuple(Phrase(key, text, own=True) for key, text in phrases))

    def keep_own(self, own: Own) -> Aids:
        """Keep exactly this of her own; return everything that she writes with now."""
        personal.put(self._store, _WORDS, sorted(own.words))
        personal.put(self._store, _PHRASES, {phrase.key: phrase.text for phrase in own.phrases})
        return self.aids()

    def own_words(self) -> tuple[str, ...]:
        """Return the words that the officer keeps."""
        kept = personal.get(self._store, _WORDS)
        return tuple(str(word) for word in kept) if isinstance(kept, list) else ()

    def keep_word(self, word: str) -> None:
        """Keep a word for her: it is not marked any more."""
        personal.put(self._store, _WORDS, sorted({*self.own_words(), word}))

    def own_phrases(self) -> dict[str, str]:
        """Return the officer's phrases, key to words."""
        kept = personal.get(self._store, _PHRASES)
        return {str(key): str(text) for key, text in kept.items()} if isinstance(kept, dict) else {}

    def keep_phrase(self, key: str, text: str) -> tuple[Phrase, ...]:
        """Keep a phrase, in place of one with the same key; return all phrases as they are now.

        Raises:
            CatalogueProblem: the key or the words cannot be kept.
        """
        phrase = own_phrase(key, text)
        own = self.own_phrases() | {phrase.key: phrase.text}
        personal.put(self._store, _PHRASES, own)
        return all_phrases(load_phrases(self._resources / "phrases" / "phrases.csv"), own)
