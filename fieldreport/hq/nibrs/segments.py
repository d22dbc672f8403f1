"""The segments of a NIBRS incident as HQ derives them, and what stays open.

A segment's fields carry the number of their data element. An empty field has no
value: either NIBRS does not ask for it there, or an open point says why.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterator

STATUS = "possible, for review"
"""What every offense segment is: a provision that an officer listed for review, never a finding."""


def _one(number: str) -> Any:  # noqa: ANN401  # dataclasses.field has no type of its own
    return field(default="", metadata={"element": number})


def _many(number: str) -> Any:  # noqa: ANN401
    return field(default=(), metadata={"element": number})


@dataclass(frozen=True, slots=True)
class Administrative:
    """The incident itself (elements 1 to 5). The date of an exceptional clearance is not ours to know."""

    kind: ClassVar[str] = "administrative"
    ori: str = _one("1")
    incident_number: str = _one("2")
    incident_date: str = _one("3")
    report_date_indicator: str = _one("3R")
    incident_hour: str = _one("3H")
    cleared_exceptionally: str = _one("4")

    @property
    def name(self) -> str:
        """Return what open points call it."""
        return self.kind


@dataclass(frozen=True, slots=True)
class Offense:
    """One possible offense (elements 6 to 13)."""

    kind: ClassVar[str] = "offense"
    code: str = _one("6")
    attempted_completed: str = _one("7")
    suspected_of_using: tuple[str, ...] = _many("8")
    bias: tuple[str, ...] = _many("8A")
    location: str = _one("9")
    premises_entered: str = _one("10")
    method_of_entry: str = _one("11")
    criminal_activity: tuple[str, ...] = _many("12")
    weapons: tuple[str, ...] = _many("13")
    provisions: tuple[str, ...] = ()
    """The provisions listed for review that it comes from, as shown."""
    status: str = STATUS

    @property
    def name(self) -> str:
        """Return what open points call it."""
        return f"{self.kind} {self.code}"


@dataclass(frozen=True, slots=True)
class Property:
    """Property of one kind with one kind of loss (elements 14 to 17)."""

    kind: ClassVar[str] = "property"
    number: int
    """Place in the incident: NIBRS numbers none."""
    loss: str = _one("14")
    description: str = _one("15")
    value: str = _one("16")
    date_recovered: str = _one("17")
    title: str = ""

    @property
    def name(self) -> str:
        """Return what open points call it."""
        return f"{self.kind} {self.number}"


@dataclass(frozen=True, slots=True)
class Victim:
    """One person to whom it is alleged to have happened, or the public (elements 23 to 35)."""

    kind: ClassVar[str] = "victim"
    sequence: str = _one("23")
    offenses: tuple[str, ...] = _many("24")
    type: str = _one("25")
    officer_activity: str = _one("25A")
    officer_assignment: str = _one("25B")
    age: str = _one("26")
    sex: str = _one("27")
    race: str = _one("28")
    ethnicity: str = _one("29")
    circumstances: tuple[str, ...] = _many("31")
    injuries: tuple[str, ...] = _many("33")
    offenders: tuple[str, ...] = _many("34")
    relationships: tuple[str, ...] = _many("35")
    """One for each of ``offenders``, in their order, or none at all."""
    title: str = ""
    """What the report calls the person."""

    @property
    def name(self) -> str:
        """Return what open points call it."""
        return f"{self.kind} {self.sequence}"


@dataclass(frozen=True, slots=True)
class Offender:
    """One federal agent by alleged role, or 00 for nothing known (elements 36 to 39A)."""

    kind: ClassVar[str] = "offender"
    sequence: str = _one("36")
    age: str = _one("37")
    sex: str = _one("38")
    race: str = _one("39")
    ethnicity: str = _one("39A")
    title: str = ""
    """What the report calls the agent."""

    @property
    def name(self) -> str:
        """Return what open points call it."""
        return f"{self.kind} {self.sequence}"


Segment = Administrative | Offense | Property | Victim | Offender


class Why(StrEnum):
    """Why a reviewer looks at a point."""

    MISSING = "missing"
    """NIBRS asks for it and the report does not say it."""
    LEFT_OUT = "left out"
    """The report says it and NIBRS has no place for it."""
    LOOK = "look"
    """A value was derived in a way that a person should see."""


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing that a reviewer decides, adds or looks at."""

    why: Why
    segment: str
    """Name of the segment, or ``incident``."""
    element: str
    """Number of the data element, or "" when it is about the whole segment."""
    words: str

    @property
    def sentence(self) -> str:
        """Return it in words, as ``victim 001, element 31: not answered``."""
        where = f"{self.segment}, element {self.element.rstrip('RH')}" if self.element else self.segment
        return f"{where}: {self.words}"


@dataclass(frozen=True, slots=True)
class Incident:
    """All segments of one sealed report, and what stays open."""

    report: str
    version: int
    administrative: Administrative
    offenses: tuple[Offense, ...]
    properties: tuple[Property, ...]
    victims: tuple[Victim, ...]
    offenders: tuple[Offender, ...]
    open: tuple[OpenPoint, ...]

    def segments(self) -> Iterator[Segment]:
        """Yield every segment in the order of the specification."""
        yield self.administrative
        yield from self.offenses
        yield from self.properties
        yield from self.victims
        yield from self.offenders


def values(segment: Segment) -> dict[str, tuple[str, ...]]:
    """Return the values of a segment by the number of their element; empty when there is none."""
    found: dict[str, tuple[str, ...]] = {}
    for one in fields(segment):
        number = one.metadata.get("element")
        if number is not None:
            value = getattr(segment, one.name)
            found[number] = value if isinstance(value, tuple) else (value,) if value else ()
    return found
