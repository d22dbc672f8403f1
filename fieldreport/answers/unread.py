"""What was typed and not understood: kept with a draft, part of no answer, and in the way of sealing.

``"10 A"`` in a date is on its way to something, or a slip. Either way it was typed, so it outlives the
field in which it stands. It is stored beside the answers as ``"unread": {"name row row": text}``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.answers.saying import Gap
from fieldreport.answers.values import Place
from fieldreport.errors import AnswerProblem
from fieldreport.forms.definition import Question
from fieldreport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from fieldreport.answers.evaluation import Key, State
    from fieldreport.answers.saying import Speaker

    Unread = dict[Key, str]
    """By place; blank texts are not in it."""

LONGEST = 1_000
"""Characters of one such text: several times what a line takes."""
_QUOTED = 80
"""Characters of it that a sentence quotes."""
# Row ids and names hold no blanks (``AnswerSheet``, ``new_id``), so a blank between them can be read back.
_BETWEEN = " "


def checked_unread(name: str, text: str) -> str:
    """Return a text without the blanks around it.

    Raises:
        AnswerProblem: it is too long, or cannot be stored.
    """
    text = text.strip()
    if len(text) > LONGEST:
        raise AnswerProblem(
            said(
                "What was typed for {name} is longer than {longest} characters. Nothing was changed; shorten it.",
                name=name,
                longest=LONGEST,
            )
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise AnswerProblem(
            said("What was typed for {name} holds half a character and cannot be stored. Nothing was changed; delete it.", name=name)
        ) from None
    return text


def to_stored(unread: Unread) -> dict[str, str]:
    """Return the texts as JSON data."""
    return {path_of(key): text for key, text in sorted(unread.items())}


def path_of(key: Key) -> str:
    """Return a place as one text, as it is stored."""
    return _BETWEEN.join((key[0], *key[1]))


def place_of_path(path: str) -> Key:
    """Read what :func:`path_of` writes."""
    name, *rows = path.split(_BETWEEN)
    return name, tuple(rows)


def from_stored(stored: object, takes: Callable[[Key], bool]) -> Unread:
    """Read what :func:`to_stored` writes. What fits no place is passed over: a draft is not refused for half a word."""
    found: Unread = {}
    for path, text in stored.items() if isinstance(stored, dict) else ():
        key = place_of_path(str(path))
        if isinstance(text, str) and text.strip() and takes(key):
            found[key] = text.strip()
    return found


def with_unread(gaps: Iterable[Gap], unread: Unread, state: State, speaker: Speaker) -> list[Gap]:
    """Return gaps with those of texts that were not understood, in the order of the form: one for each place."""
    found = {gap.place: gap for gap in gaps}
    for key, text in unread.items():
        if key not in state.hidden:
            found[Place(*key)] = _gap(key, text, state, speaker)
    numbers = {name: number for number, name in enumerate(state.graph.nodes)}
    return sorted(found.values(), key=lambda gap: _spot(gap.place, numbers, state))


def _gap(key: Key, text: str, state: State, speaker: Speaker) -> Gap:
    node, rows = state.graph.nodes[key[0]], key[1]
    quoted = text if len(text) <= _QUOTED else text[:_QUOTED] + "…"
    asked = said("it is in no answer to “{label}”", label=speaker.label(node, rows))
    if isinstance(node.item, Question) and (node.item.choices or node.item.rows_of):
        words = said(
            "What was typed (“{quoted}”) chooses nothing yet: {asked}. Choose from the list, or take it out.", quoted=quoted, asked=asked
        )
    else:
        words = said(
            "What was typed (“{quoted}”) was not understood: {asked}. Type it another way, or take it out.", quoted=quoted, asked=asked
        )
    return Gap(Place(*key), node.entry.section, "wrong", words, speaker.guidance(node, rows))


def _spot(place: Place, numbers: Mapping[str, int], state: State) -> tuple[int, ...]:
    """Return where a place stands in the form: the numbers of the repeats and rows around it, then its own."""
    spot: list[int] = []
    for depth, repeat in enumerate(state.graph.nodes[place.name].repeats):
        spot += [numbers[repeat], state.row_number(place.rows[: depth + 1]) or 0]
    return (*spot, numbers[place.name])
