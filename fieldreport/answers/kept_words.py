"""Why words stay that were marked: the officer's reasons, kept with a draft beside its answers.

Stored as ``"kept_words": {"name row row": {word: reason}}``. A reason outlives the word: who takes a word out and
writes it again need not give it twice. What is sealed is decided from the words that stand in the texts then
(``fieldreport.wording``). Reasons of places that a form does not have stay in the draft, for the form that has them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.answers.unread import path_of, place_of_path
from fieldreport.errors import AnswerProblem
from fieldreport.said import said

if TYPE_CHECKING:
    from fieldreport.answers.evaluation import Key

    Reasons = dict[tuple[Key, str], str]
    """By place and word; blank reasons are not in it."""

KEPT_WORDS = "kept_words"
"""Under which they stand in a stored draft and, with more about each, in a sealed record."""
LONGEST = 200
"""Characters of a reason: a line, not a second narrative."""


def word_key(word: str) -> str:
    """Return a word as it is known here: upper and lower case and the width of blanks do not count."""
    return " ".join(word.casefold().split())


def checked_reason(reason: str) -> str:
    """Return a reason in one line.

    Raises:
        AnswerProblem: it is too long, or cannot be stored.
    """
    reason = " ".join(reason.split())
    if len(reason) > LONGEST:
        raise AnswerProblem(said("A reason has at most {longest} characters. Nothing was changed; shorten it.", longest=LONGEST))
    try:
        reason.encode("utf-8")
    except UnicodeEncodeError:
        raise AnswerProblem(said("The reason holds half a character and cannot be stored. Nothing was changed; delete it.")) from None
    return reason


def to_stored(reasons: Reasons) -> dict[str, dict[str, str]]:
    """Return the reasons as JSON data."""
    stored: dict[str, dict[str, str]] = {}
    for (key, word), reason in sorted(reasons.items()):
        stored.setdefault(path_of(key), {})[word] = reason
    return stored


def from_stored(stored: object) -> Reasons:
    """Read what :func:`to_stored` writes. What is no reason is passed over: a draft is not refused for it."""
    found: Reasons = {}
    for path, words in stored.items() if isinstance(stored, dict) else ():
        for word, reason in words.items() if isinstance(words, dict) else ():
            if isinstance(reason, str) and reason.strip():
                found[place_of_path(str(path)), word_key(str(word))] = reason
    return found
