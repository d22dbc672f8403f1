"""Whether derived segments are what the specification takes, and whether what it asks for is there or named as open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.hq.nibrs import codes
from fieldreport.hq.nibrs.segments import Administrative, Offense, OpenPoint, Property, Victim, Why, values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldreport.hq.nibrs.segments import Incident, Segment


def required(segment: Segment) -> tuple[str, ...]:
    """Return the numbers of the elements that the specification asks of this segment."""
    if isinstance(segment, Administrative):
        return ("1", "2", "3", "4")
    if isinstance(segment, Offense):
        return ("6", "7", "8", "8A", "9", *_offense_needs(segment.code))
    if isinstance(segment, Property):
        return ("14",) if segment.loss in ("", "1", "8") else ("14", "15", "16", *(("17",) if segment.loss == "5" else ()))
    if isinstance(segment, Victim):
        return ("23", "24", "25", *_victim_needs(segment))
    return ("36",) if segment.sequence == codes.NOBODY_KNOWN else ("36", "37", "38", "39")


def _offense_needs(code: str) -> Iterator[str]:
    if code == "220":
        yield "11"
    if code in codes.NEED_ACTIVITY:
        yield "12"
    if code in codes.NEED_WEAPON:
        yield "13"


def _victim_needs(victim: Victim) -> Iterator[str]:
    if victim.type not in ("I", "L", ""):
        return
    yield from ("26", "27", "28")
    if victim.type == "L":
        yield from ("25A", "25B")
    connected = set(victim.offenses)
    if connected & codes.NEED_CIRCUMSTANCES:
        yield "31"
    if connected & codes.NEED_INJURY:
        yield "33"
    if connected & codes.NEED_RELATIONSHIP:
        yield "34"
        if any(number != codes.NOBODY_KNOWN for number in victim.offenders):
            yield "35"


def missing(incident: Incident) -> tuple[OpenPoint, ...]:
    """Return an open point for each element that is asked for, has no value, and is not named as open yet."""
    named = {(point.segment, point.element) for point in incident.open if point.why is not Why.LOOK}
    officer = any(victim.type == "L" for victim in incident.victims)
    found = []
    for segment in incident.segments():
        given = values(segment)
        hour = ("3H",) if officer and isinstance(segment, Administrative) else ()
        for number in (*required(segment), *hour):
            if not given.get(number) and (segment.name, number) not in named:
                words = f"{codes.ELEMENTS[number].words}: not answered."
                found.append(OpenPoint(Why.MISSING, segment.name, number, words))
    return tuple(found)


def faults(incident: Incident) -> tuple[str, ...]:
    """Return what the specification would refuse in what is there: lengths, code lists, repeats, rules between segments."""
    return (*_values_refused(incident), *_offense_rules(incident), *_person_rules(incident))


def _values_refused(incident: Incident) -> Iterator[str]:
    for segment in incident.segments():
        for number, given in values(segment).items():
            element = codes.ELEMENTS[number]
            where = f"{segment.name}, element {number}"
            yield from (f"{where}: {value!r} is not allowed." for value in given if not element.takes(value))
            if len(given) > element.most:
                yield f"{where}: {len(given)} values, at most {element.most}."
            if number != "35" and len(set(given)) != len(given):
                yield f"{where}: a value stands twice."
            if len(given) > 1 and element.alone & set(given):
                yield f"{where}: {', '.join(sorted(element.alone & set(given)))} stands beside another value."


def _offense_rules(incident: Incident) -> Iterator[str]:
    for offense in incident.offenses:
        if offense.weapons and offense.code not in codes.NEED_WEAPON:
            yield f"{offense.name}, element 13: not with this offense."
        if offense.code == "13B" and set(offense.weapons) - codes.SIMPLE_ASSAULT_WEAPONS:
            yield f"{offense.name}, element 13: only 40, 90, 95 or 99 with a simple assault."
        if offense.attempted_completed == "A" and offense.code in codes.ONLY_COMPLETED:
            yield f"{offense.name}, element 7: only C with this offense."
        if offense.method_of_entry and offense.code != "220":
            yield f"{offense.name}, element 11: only with 220."


def _person_rules(incident: Incident) -> Iterator[str]:
    offenses = {offense.code for offense in incident.offenses}
    offenders = {offender.sequence for offender in incident.offenders}
    for victim in incident.victims:
        if not set(victim.offenses) <= offenses:
            yield f"{victim.name}, element 24: names an offense that is not there."
        if not set(victim.offenders) <= offenders:
            yield f"{victim.name}, element 34: names an offender who is not there."
        if victim.type == "L" and not set(victim.offenses) <= codes.OFFICER_VICTIM:
            yield f"{victim.name}, element 25: L only with 09A, 13A, 13B or 13C."
        if victim.injuries and victim.offenses and not set(victim.offenses) & codes.NEED_INJURY:
            yield f"{victim.name}, element 33: not with these offenses."
        if victim.relationships and len(victim.relationships) != len(victim.offenders):
            yield f"{victim.name}, element 35: {len(victim.relationships)} for {len(victim.offenders)} offenders."
    for offender in incident.offenders:
        if offender.sequence == codes.NOBODY_KNOWN and (offender.age or offender.sex or offender.race or offender.ethnicity):
            yield f"{offender.name}: nothing is known, so it has no age, sex, race or ethnicity."
