"""Marked words in the free texts of a report, and the officer's reason for each that stays.

Words that judge, and words on immigration status, citizenship or place of birth (Municipal Code of Chicago
2-173-030; 5 ILCS 805/15), are marked while they are typed. Before a report is sealed each of them is taken out
or kept with a reason; the reason is sealed and printed. Lists that cannot be read stop nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldreport.answers.kept_words import word_key
from fieldreport.answers.values import Place
from fieldreport.catalogue.words import find_words, load_words
from fieldreport.errors import CatalogueProblem
from fieldreport.forms.definition import Group, Question, QuestionType, Repeat
from fieldreport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.catalogue.words import WordList
    from fieldreport.forms.definition import Item

REASONS = (
    said("Quoted: the words of a person"),
    said("Quoted: a document, a law or a sign"),
    said("Part of a name or title"),
    said("No other word says what was seen or heard"),
)
"""Reasons that are offered; any other can be written."""
_AROUND = 32
"""Characters at each side of a word that are shown with it."""


@dataclass(frozen=True, slots=True)
class FreeText:
    """What was written in free words at one place, one text for each account."""

    place: Place
    where: str
    """The question in its own words, after the titles of the rows around it."""
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedWord:
    """A marked word of one place, however often it stands there."""

    place: Place
    where: str
    word: str
    """As it is written where it stands first."""
    times: int
    list_name: str
    why: str
    """Why it is marked."""
    instead: str
    """What could be written, or ""."""
    around: str
    """The words around it where it stands first."""


def is_free_text(item: Item) -> bool:
    """Whether an item of a form asks for sentences: a text of several lines."""
    return isinstance(item, Question) and item.type is QuestionType.TEXT and "multiline" in item.appearance


def free_texts(sheet: AnswerSheet) -> tuple[FreeText, ...]:
    """Return what was written in free words wherever it is asked now, in the order of the form."""
    return tuple(_inside(sheet, sheet.form.children, (), ()))


def _inside(sheet: AnswerSheet, items: Iterable[Item], rows: tuple[str, ...], titles: tuple[str, ...]) -> Iterator[FreeText]:
    for item in items:
        place = Place(item.name, rows)
        if isinstance(item, Repeat):
            if sheet.is_relevant(place):
                for row in sheet.rows(place):
                    yield from _inside(sheet, item.children, (*rows, row), (*titles, sheet.row_title(place, row)))
        elif isinstance(item, Group):
            if sheet.is_relevant(place):
                yield from _inside(sheet, item.children, rows, titles)
        elif is_free_text(item):
            # A non-answer is a string too, of a class of its own.
            texts = tuple(account.value for account in sheet.answer(place) if type(account.value) is str)
            if texts and sheet.is_relevant(place):
                yield FreeText(place, " \u00b7 ".join((*titles, sheet.label(place))), texts)


def lists_in(folder: Path) -> tuple[WordList, ...]:
    """Return the word lists of a folder; none when they cannot be read: that is said where texts are written."""
    try:
        return load_words(folder)
    except CatalogueProblem:
        return ()


def words_in(texts: Iterable[FreeText], lists: Iterable[WordList]) -> tuple[MarkedWord, ...]:
    """Return the marked words of texts, in their order, each word of a place once."""
    lists = tuple(lists)
    found: dict[tuple[Place, str], MarkedWord] = {}
    times: dict[tuple[Place, str], int] = {}
    for each in texts:
        for text in each.texts:
            for one in find_words(text, lists):
                key = (each.place, word_key(one.text))
                times[key] = times.get(key, 0) + 1
                if key not in found:
                    around = _words_around(text, one.start, one.end)
                    found[key] = MarkedWord(each.place, each.where, one.text, 1, one.list_name, one.why, one.instead, around)
    return tuple(replace(word, times=times[key]) for key, word in found.items())


def _words_around(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if start > _AROUND:
        before = "\u2026" + before.partition(" ")[2]
    if len(text) > end + _AROUND:
        after = after.rpartition(" ")[0] + "\u2026"
    return " ".join(f"{before}{text[start:end]}{after}".split())


def marked_words(sheet: AnswerSheet, lists: Iterable[WordList]) -> tuple[MarkedWord, ...]:
    """Return the marked words of a report, in the order of the form."""
    return words_in(free_texts(sheet), lists)


def without_reason(sheet: AnswerSheet, lists: Iterable[WordList]) -> tuple[MarkedWord, ...]:
    """Return the marked words of a report of which nobody has said why they stay."""
    return tuple(word for word in marked_words(sheet, lists) if not sheet.reason(word.place, word.word))


def as_recorded(sheet: AnswerSheet, lists: Iterable[WordList]) -> list[Mapping[str, object]]:
    """Return the words that are kept as the record of a report holds them: what, where, why it is marked, and why it stays."""
    return [
        {
            "question": word.place.name,
            "rows": list(word.place.rows),
            "where": word.where,
            "word": word.word,
            "times": word.times,
            "list": word.list_name,
            "why": word.why,
            "reason": reason,
        }
        for word in marked_words(sheet, lists)
        if (reason := sheet.reason(word.place, word.word))
    ]
