"""Provisions of law: their order, and how an officer finds one.

The order is that of the citations and of nothing else. What is typed leaves rows out and never moves one:
a list that put the likeliest first would suggest an offense, which this program does not do. Rows that name no
provision (*not determined*) are never left out.

A citation is found by any part of it as it is said on the street (``12-3``, ``720 5/12-3``, ``720ilcs5/12-3``);
everything else by the beginnings of words: of the name, of the elements, of the group, and of the plain words that
the table keeps in its column ``words``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fieldreport.forms.definition import Choice

NOT_DETERMINED = "not_determined"
"""The first row of the table: which provision applies is left to review."""
SEARCHED = ("elements", "group", "words")
"""Columns that are searched, beside name and citation."""

_ILCS = re.compile(r"(\d+) ILCS (\d+)/(.*)")
_PUBLIC_ACT = re.compile(r"P\.A\. (\d+-\d+)")
_CITY_CODE = re.compile(r"MCC (\d.*)")
_ORDER = re.compile(r"Executive order\b.*", re.IGNORECASE)
_SUBSECTION = re.compile(r"\(([^)]*)\)")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_SAID_BESIDE = frozenset({"ilcs", "mcc", "sec", "section"})
"""Words of a citation that many leave out."""
_SMALL_WORDS = frozenset({"a", "an", "and", "at", "by", "for", "from", "his", "her", "in", "of", "on", "or", "the", "to", "with"})
_ENDINGS = ("s", "es", "ed", "ing", "er")
_LEAST_STEM = 3

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Provision:
    """One row of the table."""

    code: str
    label: str
    """The words that are shown and recorded, with the citation."""
    columns: Mapping[str, str]

    @property
    def citation(self) -> str:
        """The citation, or "" for a row that names no provision."""
        return self.columns.get("citation", "")

    @property
    def name(self) -> str:
        """The label without the citation, where that stands in brackets."""
        return self.label.replace(f" ({self.citation})", "") if self.citation else self.label


def provision_of(choice: Choice, language: str = "en") -> Provision:
    """Return a row of a code table as a provision."""
    return Provision(choice.code, choice.label.get(language) or next(iter(choice.label.values()), choice.code), choice.extra)


def citation_key(citation: str) -> Key:
    """Return what a citation is put in order by.

    Compiled Statutes come first, by chapter, act and section as numbers, then Public Acts, the Municipal Code,
    executive orders, and other words. A section with a point follows the one without, and ``3.05`` stands before
    ``3.1`` and ``1.9`` before ``1.10``, as the Compiled Statutes have them (720 ILCS 5/Art. 12 and Art. 24).
    """
    for kind, pattern in enumerate((_ILCS, _PUBLIC_ACT, _CITY_CODE, _ORDER), start=1):
        match = pattern.fullmatch(citation)
        if match and pattern is _ILCS:
            return (kind, int(match[1]), int(match[2]), *_section(match[3]), citation)
        if match:
            return (kind, 0, 0, *_section(match[1] if match.groups() else ""), citation)
    return (5 if citation else 6, 0, 0, (), (), citation)


def in_citation_order(provisions: Iterable[Provision]) -> tuple[Provision, ...]:
    """Return provisions in the order of their citations: *not determined* first, other rows that name none last."""
    return tuple(sorted(provisions, key=lambda one: (one.code != NOT_DETERMINED, citation_key(one.citation), one.code)))


class Finder:
    """A list of provisions, and what is left of it for what is typed."""

    def __init__(self, provisions: Iterable[Provision]) -> None:
        self.all = in_citation_order(provisions)
        """Every provision, in the order of the citations."""
        # In a table of another kind, without citations, a missing one says nothing.
        self._cites = any(one.citation for one in self.all)
        self._seen = tuple((_citation_tokens(one.citation), _words_of(one)) for one in self.all)

    def find(self, typed: str) -> tuple[Provision, ...]:
        """Return those that fit, in the same order; all of them when nothing is typed."""
        asked = _asked(typed)
        return tuple(
            one for one, (citation, words) in zip(self.all, self._seen, strict=True) if self._stays(one) or _fits(asked, citation, words)
        )

    def _stays(self, provision: Provision) -> bool:
        """Whether a row names no provision, and is offered whatever is typed."""
        return provision.code == NOT_DETERMINED or (self._cites and not provision.citation)


def folded(text: str) -> str:
    """Return a text without case and accents."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()


def _section(section: str) -> tuple[Key, Key]:
    """Return a section (``12-3.05(a)(4)``) as numbers: its parts, then its subsections."""
    head = section.partition("(")[0]
    parts = tuple(tuple(_piece(piece, after_point=at > 0) for at, piece in enumerate(part.split("."))) for part in head.split("-") if part)
    return parts, tuple(_subsection(name) for name in _SUBSECTION.findall(section))


def _piece(piece: str, *, after_point: bool) -> Key:
    digits = re.match(r"\d*", piece)
    number = digits[0] if digits else ""
    return (int(after_point and not number.startswith("0")), int(number or 0), piece[len(number) :].casefold())


def _subsection(name: str) -> Key:
    return (0, int(name), "") if name.isdecimal() else (1, 0, name.casefold())


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(folded(text)))


def _citation_tokens(citation: str) -> tuple[str, ...]:
    return tuple(token for token in _tokens(citation) if token not in _SAID_BESIDE)


def _words_of(provision: Provision) -> frozenset[str]:
    columns = (provision.columns.get(column, "") for column in SEARCHED)
    return frozenset(_tokens(" ".join((provision.name, *columns))))


def _asked(typed: str) -> tuple[tuple[str, ...], ...]:
    """Return what must be found, each by itself: words, and citations as runs of numbers with the letters that belong to them."""
    asked: list[tuple[str, ...]] = []
    run: list[str] = []
    for token in (*_citation_tokens(typed), ""):
        if token.isdecimal() or (run and len(token) == 1):
            run.append(token)
            continue
        asked += [tuple(run)] if run else []
        asked += [(token,)] if token else []
        run = []
    return tuple(part for part in asked if part[0] not in _SMALL_WORDS) or tuple(asked)


def _fits(asked: Sequence[tuple[str, ...]], citation: tuple[str, ...], words: frozenset[str]) -> bool:
    # Numbers that stand in no citation may still be those of the elements (a child under 13, 1,000 feet).
    return all(_is_cited(part, citation) or all(_is_said(token, words) for token in part) for part in asked)


def _is_cited(run: tuple[str, ...], citation: tuple[str, ...]) -> bool:
    """Whether numbers stand in a citation one after the other; the last one may still be half typed."""
    whole, last = run[:-1], run[-1]
    return any(
        citation[start : start + len(whole)] == whole and citation[start + len(whole)].startswith(last)
        for start in range(len(citation) - len(whole))
    )


def _is_said(token: str, words: frozenset[str]) -> bool:
    """Whether a word begins with what was typed, or with it without its ending (``guns``, ``punched``)."""
    stems = [token] + [token[: -len(end)] for end in _ENDINGS if token.endswith(end) and len(token) - len(end) >= _LEAST_STEM]
    return any(word.startswith(stem) for word in words for stem in stems)
