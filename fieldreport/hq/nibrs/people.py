"""Victim segments (elements 23 to 35) and offender segments (36 to 39A).

Federal agents that the report lists are offenders by alleged role alone; a person whom
the report lists as affected, or whom a provision names so, is a victim. A counted group
of people without names has no segment in NIBRS: it stays in our own record.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.answers.values import NonAnswer, Precision, Range
from fieldreport.hq.nibrs import codes
from fieldreport.hq.nibrs.questions import (
    AFFECTED_ROLE,
    AGENT_ROLE,
    AGENTS,
    DETAINED_ROLE,
    FORCE,
    GROUPS,
    INJURIES,
    MEMBER_ROLE,
    PEOPLE,
    TABLES,
)
from fieldreport.hq.nibrs.segments import Offender, Victim

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.answers.values import Account
    from fieldreport.hq.nibrs.offenses import Listed
    from fieldreport.hq.nibrs.record import Row
    from fieldreport.hq.nibrs.review import Review
    from fieldreport.hq.nibrs.segments import Offense

MOST_OFFENDERS, MOST_VICTIMS = 99, 999
_INCIDENT = "incident"


def agents_of(report: Row) -> tuple[Row, ...]:
    """Return the rows of federal agents: their own list, or in the short form the people with that role."""
    among = tuple(row for row in report.rows(PEOPLE) if AGENT_ROLE in row.codes("person_role"))
    return (*report.rows(AGENTS), *among)


def agent_named(one: Listed, report: Row) -> str:
    """Return the id of the agent whom a provision concerns: named with it, or with its use of force."""
    named = one.row.code("violation_agent")
    if named:
        return named
    force = one.row.code("violation_force")
    return next((row.code("force_agent") for row in report.rows(FORCE) if row.id == force), "") if force else ""


def offender_segments(report: Row, listed: tuple[Listed, ...], review: Review) -> dict[str, Offender]:
    """Return the offenders by the id of their row; one with sequence 00 under "" when no agent is listed."""
    agents = agents_of(report)
    if not agents:
        review.look("offender 00", "36", "no agent is listed: nothing is known of the offenders.")
        return {"": Offender(sequence=codes.NOBODY_KNOWN)}
    for row in agents[MOST_OFFENDERS:]:
        review.left_out(_INCIDENT, "36", f"{row.title}: an incident takes {MOST_OFFENDERS} offenders.")
    named = {agent_named(one, report) for one in listed}
    found = {}
    for number, row in enumerate(agents[:MOST_OFFENDERS], start=1):
        found[row.id or f"row {number}"] = _offender(row, f"{number:02}", review)
        if row.id not in named:
            words = f"{row.title} is listed as an agent and named with no provision: a reviewer decides whether this segment stays."
            review.look(f"offender {number:02}", "", words)
    _compare_count(report, len(agents), review)
    return found


def _offender(row: Row, sequence: str, review: Review) -> Offender:
    name = f"offender {sequence}"
    return Offender(
        sequence=sequence,
        age=review.one(row, "agent_age", TABLES["agent_age"], name, "37", unknown="00"),
        sex=review.one(row, "agent_sex", TABLES["agent_sex"], name, "38", unknown="U"),
        race=review.one(row, "agent_race", TABLES["agent_race"], name, "39", unknown="U"),
        ethnicity=review.one(row, "agent_ethnicity", TABLES["agent_ethnicity"], name, "39A", unknown="U", optional=True),
        title=row.title,
    )


def _compare_count(report: Row, listed: int, review: Review) -> None:
    account = report.said("agents_number")
    counted = account.value if account is not None else None
    if type(counted) is int and counted > listed:
        review.look(_INCIDENT, "36", f"{number_words(account)} agents are counted in the report, {listed} listed one by one.")


def number_words(account: Account | None) -> str:
    """Return a counted number in words: ``about 5``, ``5 to 8``, ``a number not known of``."""
    value = account.value if account is not None else None
    if account is None or value is None or isinstance(value, NonAnswer):
        return "a number not known of"
    if isinstance(value, Range):
        return f"{value.low} to {value.high}"
    words = {Precision.ABOUT: "about ", Precision.AT_LEAST: "at least "}.get(account.precision, "")
    return f"{words}{value}"


def victim_segments(
    report: Row, listed: tuple[Listed, ...], offenses: tuple[Offense, ...], offenders: Mapping[str, Offender], review: Review
) -> tuple[Victim, ...]:
    """Return the victims: people first, then the public where an offense is against society."""
    society = tuple(offense.code for offense in offenses if offense.code in codes.AGAINST_SOCIETY)
    case = _Case(report, listed, frozenset(offense.code for offense in offenses) - set(society), offenders, review)
    people = _victims(report, listed, review)
    victims = [_victim(case, row, f"{number:03}") for number, row in enumerate(people, start=1)]
    if society and len(victims) < MOST_VICTIMS:
        sequence = f"{len(victims) + 1:03}"
        review.look(f"victim {sequence}", "25", f"{' and '.join(society)}: against society, so the victim is S, the public.")
        victims.append(Victim(sequence=sequence, offenses=society, type="S", title="The public"))
    connected = {code for victim in victims for code in victim.offenses}
    for offense in offenses:
        if offense.code not in connected:
            review.missing(offense.name, "24", "no person is named as affected by it.")
    _groups(report, listed, review)
    _injured_others(report, {row.id for row in people}, review)
    return tuple(victims)


def _victims(report: Row, listed: tuple[Listed, ...], review: Review) -> list[Row]:
    named = {one.row.code("violation_person") for one in listed}
    found = []
    for row in report.rows(PEOPLE):
        roles = row.codes("person_role")
        if AGENT_ROLE in roles:
            continue
        if AFFECTED_ROLE in roles or row.id in named:
            found.append(row)
        elif DETAINED_ROLE in roles:
            review.left_out(_INCIDENT, "23", f"{row.title} was held, and no provision names the person as affected: no victim segment.")
    for row in found[MOST_VICTIMS:]:
        review.left_out(_INCIDENT, "23", f"{row.title}: an incident takes {MOST_VICTIMS} victims.")
    return found[:MOST_VICTIMS]


@dataclass(frozen=True, slots=True)
class _Case:
    """What every victim is seen against."""

    report: Row
    listed: tuple[Listed, ...]
    offenses: frozenset[str]
    """The codes of the offense segments of which a person can be a victim."""
    offenders: Mapping[str, Offender]
    review: Review


def _victim(case: _Case, row: Row, sequence: str) -> Victim:
    review, name = case.review, f"victim {sequence}"
    mine = [one for one in case.listed if row.id and one.row.code("violation_person") == row.id]
    connected = review.fitted(name, "24", [one.code for one in mine if one.code in case.offenses])
    if not connected:
        review.missing(name, "24", "no offense segment is connected with the person yet.")
    if AFFECTED_ROLE not in row.codes("person_role"):
        review.look(name, "", f"{row.title} has another role in the report; a provision names the person as affected.")
    kind = _type(row, connected, name, review)
    related = _related(case, [one for one in mine if one.code in connected or (not connected and one.undetermined)], name)
    ties = _relationship(row, name, review) if related and related != (codes.NOBODY_KNOWN,) else ""
    return Victim(
        sequence=sequence,
        offenses=connected,
        type=kind,
        officer_activity=review.one(row, "officer_activity", TABLES["officer_activity"], name, "25A") if kind == "L" else "",
        officer_assignment=review.one(row, "officer_assignment", TABLES["officer_assignment"], name, "25B") if kind == "L" else "",
        age=review.one(row, "person_age", TABLES["person_age"], name, "26", unknown="00"),
        sex=review.one(row, "person_sex", TABLES["person_sex"], name, "27", unknown="U"),
        race=review.one(row, "person_race", TABLES["person_race"], name, "28", unknown="U"),
        ethnicity=review.one(row, "person_ethnicity", TABLES["person_ethnicity"], name, "29", unknown="U", optional=True),
        circumstances=_circumstances([one for one in mine if one.code in connected], name, review),
        injuries=_injuries(case.report, row, connected, name, review),
        offenders=review.fitted(name, "34", related),
        relationships=(ties,) * min(len(related), codes.ELEMENTS["34"].most) if ties else (),
        title=row.title,
    )


def _type(row: Row, connected: tuple[str, ...], name: str, review: Review) -> str:
    """Return I; for a CPD member L only where what the member was doing is answered and NIBRS takes L with the offense."""
    if MEMBER_ROLE not in row.codes("person_role"):
        return "I"
    if row.codes("officer_activity") and connected and set(connected) <= codes.OFFICER_VICTIM:
        return "L"
    review.missing(name, "25", "a CPD member: L when in the line of duty, else I. A reviewer decides.")
    return ""


def _related(case: _Case, mine: list[Listed], name: str) -> tuple[str, ...]:
    """Return the sequence numbers of the agents whom the person's provisions concern, in their order."""
    if "" in case.offenders:
        return (codes.NOBODY_KNOWN,)
    named = {agent_named(one, case.report) for one in mine}
    found = tuple(offender.sequence for row, offender in case.offenders.items() if row in named)
    if not found:
        case.review.missing(name, "34", "no provision of the person names an agent.")
    elif len(found) < 2 <= len(case.offenders):
        words = "one of several offenders is named with the person: NIBRS relates a victim to all who acted together; a reviewer decides."
        case.review.look(name, "34", words)
    return found


def _relationship(row: Row, name: str, review: Review) -> str:
    return review.one(row, "person_relationship", TABLES["person_relationship"], name, "35", unknown="RU")


def _circumstances(mine: list[Listed], name: str, review: Review) -> tuple[str, ...]:
    """Return the circumstances of murder and aggravated assault; those of negligent killing have codes that nobody is asked for."""
    question = "violation_circumstances"
    found = [
        code
        for one in mine
        if one.code in ("09A", "13A")
        for code in review.many(one.row, question, TABLES[question], name, "31", unknown="10")
    ]
    return review.fitted(name, "31", found)


def _injuries(report: Row, row: Row, connected: tuple[str, ...], name: str, review: Review) -> tuple[str, ...]:
    if connected and not set(connected) & codes.NEED_INJURY:
        return ()
    rows = [each for each in report.rows(INJURIES) if each.code("injured_person") == row.id]
    if rows:
        question = "injury_visible"
        return review.fitted(name, "33", [code for each in rows for code in review.many(each, question, TABLES[question], name, "33")])
    answer = report.code("injury_any")
    if answer == "no":
        return (codes.NO_INJURY,)
    said = "others are listed as injured, this person is not" if answer == "yes" else "whether anybody was injured is not answered"
    review.missing(name, "33", f"{said}: N is not assumed.")
    return ()


def _groups(report: Row, listed: tuple[Listed, ...], review: Review) -> None:
    for row in report.rows(GROUPS):
        number = number_words(row.said("group_number"))
        words = f"{row.title}: a counted group cannot be a victim segment; left out, {number} persons."
        review.left_out(_INCIDENT, "23", words)
    for one in listed:
        if one.row.code("violation_group"):
            review.left_out(_INCIDENT, "24", f"“{one.label}” names a counted group as affected: it is connected with no victim segment.")


def _injured_others(report: Row, victims: set[str], review: Review) -> None:
    """Name the injured who have no victim segment: agents, and people whom no provision names."""
    for row in report.rows(INJURIES):
        if row.code("injured_agent"):
            review.left_out(_INCIDENT, "33", f"{row.title}: an agent is listed as injured, and an offender segment has no injuries.")
        person = row.code("injured_person")
        if person and person not in victims:
            review.left_out(_INCIDENT, "33", f"{row.title}: listed as injured, and no victim here.")
