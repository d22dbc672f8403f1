"""What the mapping asks of one answer, and how it keeps what stays open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.answers.values import NonAnswer
from fieldreport.hq.nibrs.codes import ELEMENTS, OTHER_WEAPON
from fieldreport.hq.nibrs.segments import OpenPoint, Why

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fieldreport.catalogue.codes import Catalogue
    from fieldreport.hq.nibrs.record import Row


class Review:
    """Looks codes up in the code tables, and collects the points that a reviewer sees."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._points: dict[OpenPoint, None] = {}

    @property
    def points(self) -> tuple[OpenPoint, ...]:
        """Return all points so far, each once, in the order found."""
        return tuple(self._points)

    def missing(self, segment: str, element: str, words: str) -> None:
        """Note what NIBRS asks for and the report does not say."""
        self._add(Why.MISSING, segment, element, words)

    def left_out(self, segment: str, element: str, words: str) -> None:
        """Note what the report says and NIBRS has no place for."""
        self._add(Why.LEFT_OUT, segment, element, words)

    def look(self, segment: str, element: str, words: str) -> None:
        """Note a value that a person should see."""
        self._add(Why.LOOK, segment, element, words)

    def label(self, table: str, code: str) -> str:
        """Return the English words of a code, or the code itself."""
        choice = self._catalogue.choice(table, code)
        return choice.label.get("en", code) if choice else code

    def column(self, table: str, code: str) -> str | None:
        """Return what the column ``nibrs`` says of a code; ``None`` when the table does not have it."""
        choice = self._catalogue.choice(table, code)
        return choice.extra.get("nibrs", "") if choice else None

    def coded(self, segment: str, element: str, table: str, code: str) -> str:
        """Return the NIBRS code of an entry, or "" with a point that says why there is none."""
        found = self.column(table, code)
        words = f"“{self.label(table, code)}”"
        if found is None:
            self.left_out(segment, element, f"the code {code!r} is not in HQ's table {table}.")
            return ""
        if not found:
            self.left_out(segment, element, f"{words} has no NIBRS code.")
            return ""
        if not ELEMENTS[element].takes(found):
            self.left_out(segment, element, f"{words} is mapped to {found!r}, which this element does not take: see the table {table}.")
            return ""
        if "no code of its own" in self._source(table, code) or (element == "13" and found == OTHER_WEAPON):
            self.look(segment, element, f"{words} has no NIBRS code of its own: {ELEMENTS[element].says(found)}, and our own detail.")
        return found

    def one(self, row: Row, name: str, table: str, segment: str, element: str, *, unknown: str = "", optional: bool = False) -> str:
        """Return the NIBRS code of an answer of one choice, or "" with a point that says what is missing.

        Args:
            row: where the question stands.
            name: the question.
            table: its code table.
            segment: for which segment.
            element: for which element.
            unknown: the code for *unknown*, *not observed* and *refused*, where NIBRS has one.
            optional: no point is made when there is no answer.
        """
        given = self.many(row, name, table, segment, element, unknown=unknown, optional=optional)
        return given[0] if given else ""

    def many(
        self, row: Row, name: str, table: str, segment: str, element: str, *, unknown: str = "", optional: bool = False
    ) -> tuple[str, ...]:
        """Return the NIBRS codes of an answer, each once; see :meth:`one`."""
        if row.differs(name):
            self.look(segment, element, "accounts of it differ; the first that gives a value is used.")
        account = row.said(name)
        if account is None:
            if not optional:
                words = "not answered" if name in row.answers else "the report does not ask it"
                self.missing(segment, element, f"{ELEMENTS[element].words}: {words}.")
            return ()
        if isinstance(account.value, NonAnswer):
            if unknown:
                return (unknown,)
            if not optional:
                self.missing(segment, element, f"{ELEMENTS[element].words}: {account.value.value.replace('_', ' ')}.")
            return ()
        return self._each(row.codes(name), table, segment, element)

    def _each(self, codes: Iterable[str], table: str, segment: str, element: str) -> tuple[str, ...]:
        found = (self.coded(segment, element, table, code) for code in codes)
        return tuple(dict.fromkeys(code for code in found if code))

    def fitted(self, segment: str, element: str, given: Iterable[str]) -> tuple[str, ...]:
        """Return values as one segment takes them: each once, none and unknown only alone, no more than it has room for."""
        what = ELEMENTS[element]
        once = tuple(dict.fromkeys(value for value in given if value))
        alone = [value for value in once if value in what.alone]
        if alone and len(once) > 1:
            others = tuple(value for value in once if value not in what.alone)
            once = others or once[:1]
            self.look(segment, element, f"{' and '.join(what.says(value) for value in alone)} stands beside other values and gives way.")
        for value in once[what.most :]:
            self.left_out(segment, element, f"{what.says(value)}: there is room for {what.most}.")
        return once[: what.most]

    def _source(self, table: str, code: str) -> str:
        choice = self._catalogue.choice(table, code)
        extra: Mapping[str, str] = choice.extra if choice else {}
        return extra.get("source", "")

    def _add(self, why: Why, segment: str, element: str, words: str) -> None:
        self._points[OpenPoint(why, segment, element, words)] = None
