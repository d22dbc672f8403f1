"""Offense segments (elements 6 to 13) from the provisions that an officer listed for review.

A provision becomes a segment only where its table gives one Group A code. *Not
determined*, a provision without a code, one whose code depends on something else and
one of Group B give none: an open point says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.answers.values import NonAnswer
from fieldreport.hq.nibrs import codes
from fieldreport.hq.nibrs.questions import FORCE, NOT_DETERMINED, PREMISES, TABLES, VIOLATIONS
from fieldreport.hq.nibrs.segments import Offense

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.hq.nibrs.record import Row
    from fieldreport.hq.nibrs.review import Review

MOST_OFFENSES = 10
_INCIDENT = "incident"


@dataclass(frozen=True, slots=True)
class Listed:
    """One provision that an officer listed."""

    row: Row
    label: str
    """As HQ's table says it."""
    code: str
    """Its Group A code when it makes a segment, or ""."""
    undetermined: bool
    """Whether the officer left the provision to review."""


def listed_provisions(report: Row, review: Review) -> tuple[Listed, ...]:
    """Return every provision of a report; a point says why one makes no offense segment."""
    alleged = report.code("violation_any")
    rows = report.rows(VIOLATIONS)
    if not rows:
        why = "no violation is alleged" if alleged == "no" else "no provision is listed"
        review.missing(_INCIDENT, "6", f"{why}: there is no offense segment.")
    return tuple(_listed(row, review) for row in rows)


def _listed(row: Row, review: Review) -> Listed:
    chosen = row.code("provision")
    label = review.label("provisions", chosen)
    if not chosen or chosen == NOT_DETERMINED:
        said = "not determined" if chosen else "not answered"
        review.missing(_INCIDENT, "6", f"a provision is {said}: it makes no offense segment, a reviewer decides.")
        return Listed(row, label, "", undetermined=True)
    return Listed(row, label, _offense_code(chosen, label, review), undetermined=False)


def _offense_code(chosen: str, label: str, review: Review) -> str:
    code = review.column("provisions", chosen)
    if code is None:
        review.left_out(_INCIDENT, "6", f"the provision {chosen!r} is not in HQ's table provisions.")
    elif not code:
        review.left_out(_INCIDENT, "6", f"“{label}” has no NIBRS code.")
    elif code in codes.GROUP_A:
        return code
    elif code in codes.GROUP_B:
        words = codes.GROUP_B[code]
        review.left_out(_INCIDENT, "6", f"“{label}” is {code} {words}, Group B: reported only with an arrest.")
    elif code == "by offense":
        review.missing(_INCIDENT, "6", f"“{label}” goes with another offense: a reviewer says with which.")
    else:
        review.missing(_INCIDENT, "6", f"“{label}” may be {code.replace('/', ' or ')}: a reviewer decides.")
    return ""


def offense_segments(report: Row, listed: tuple[Listed, ...], review: Review) -> tuple[Offense, ...]:
    """Return one segment for each code, in the order listed; NIBRS takes an offense once in an incident."""
    by_code: dict[str, list[Listed]] = {}
    for one in listed:
        if one.code:
            by_code.setdefault(one.code, []).append(one)
    for code in list(by_code)[MOST_OFFENSES:]:
        review.left_out(_INCIDENT, "6", f"{codes.GROUP_A[code]} ({code}): an incident takes {MOST_OFFENSES} offenses.")
        del by_code[code]
    linked = {one.row.code("violation_force") for one in listed}
    for use in report.rows(FORCE):
        if use.id not in linked:
            review.left_out(_INCIDENT, "13", f"{use.title}: no provision names this use of force, so no segment has it.")
    return tuple(_segment(report, code, rows, review) for code, rows in by_code.items())


def _segment(report: Row, code: str, listed: list[Listed], review: Review) -> Offense:
    name = f"offense {code}"
    burglary = code == "220"
    location = review.one(report, "location_type", TABLES["location_type"], name, "9", unknown="25")
    return Offense(
        code=code,
        attempted_completed=_completed(code, listed, name, review),
        suspected_of_using=_from_all(listed, "violation_using", name, "8", review),
        bias=_bias(report, name, review),
        location=location,
        premises_entered=_premises(report, name, review) if burglary and location in ("14", "19") else "",
        method_of_entry=_entry_method(report, name, review) if burglary else "",
        weapons=_weapons(report, code, listed, name, review) if code in codes.NEED_WEAPON else (),
        provisions=tuple(one.label for one in listed),
    )


def _from_all(listed: list[Listed], question: str, name: str, element: str, review: Review) -> tuple[str, ...]:
    found = [code for one in listed for code in review.many(one.row, question, TABLES[question], name, element)]
    return review.fitted(name, element, found)


def _completed(code: str, listed: list[Listed], name: str, review: Review) -> str:
    found = {review.one(one.row, "violation_completed", TABLES["violation_completed"], name, "7") for one in listed} - {""}
    if len(found) > 1:
        review.missing(name, "7", "one provision says attempted, another completed: a reviewer decides.")
        return ""
    answer = next(iter(found), "")
    if answer == "A" and code in codes.ONLY_COMPLETED:
        review.missing(name, "7", "answered: attempted; NIBRS takes only C with this offense. A reviewer looks at the offense.")
        return ""
    return answer


def _bias(report: Row, name: str, review: Review) -> tuple[str, ...]:
    """Return 88 or 99 from what is answered. Which bias it would be, a reviewer decides: the report has words, not a code."""
    account = report.said("bias_any")
    if account is not None and isinstance(account.value, NonAnswer):
        return ("99",)
    answer = report.code("bias_any")
    if answer == "no":
        return ("88",)
    if answer == "yes":
        review.missing(name, "8A", "something was said or done about a protected trait: a reviewer reads the words and decides.")
    else:
        review.missing(name, "8A", f"Bias motivation: {'not answered' if 'bias_any' in report.answers else 'the report does not ask it'}.")
    return ()


def _entries(report: Row) -> tuple[Row, ...]:
    """Return what says how premises were entered: a row for each entry, or the report itself where it has the questions once."""
    return report.rows(PREMISES) or (report,)


def _premises(report: Row, name: str, review: Review) -> str:
    said = [account.value if (account := row.said("premises_number")) is not None else None for row in _entries(report)]
    numbers = [number for number in said if isinstance(number, int) and number >= 1]
    if len(numbers) == len(said) and sum(numbers) <= 99:
        return f"{sum(numbers):02}"
    review.missing(name, "10", "Number of premises entered: no number from 1 to 99.")
    return ""


def _entry_method(report: Row, name: str, review: Review) -> str:
    """Return how they were entered; NIBRS takes one answer for an offense, so a forced entry stands before another."""
    table = TABLES["premises_method"]
    found = {review.one(row, "premises_method", table, name, "11") for row in _entries(report)} - {""}
    if len(found) > 1:
        review.look(name, "11", "some were entered by force and some without; force is what stands.")
    return "F" if "F" in found else next(iter(found), "")


def _weapons(report: Row, code: str, listed: list[Listed], name: str, review: Review) -> tuple[str, ...]:
    """Return the weapons: those named with the provision, and the kinds of the uses of force that it is linked with."""
    force: Mapping[str, Row] = {row.id: row for row in report.rows(FORCE)}
    found: list[str] = []
    for one in listed:
        use = force.get(one.row.code("violation_force"))
        found += review.many(one.row, "violation_weapon", TABLES["violation_weapon"], name, "13", unknown="95", optional=use is not None)
        if use is not None:
            found += (review.coded(name, "13", TABLES["force_kind"], kind) for kind in use.codes("force_kind"))
    return review.fitted(name, "13", _fitting(code, found, name, review))


def _fitting(code: str, weapons: list[str], name: str, review: Review) -> tuple[str, ...]:
    refused = set(weapons) - codes.SIMPLE_ASSAULT_WEAPONS - {""} if code == "13B" else set()
    if code in codes.HOMICIDES:
        refused = {codes.NO_WEAPON} & set(weapons)
    for weapon in sorted(refused):
        words = codes.ELEMENTS["13"].says(weapon)
        review.left_out(name, "13", f"{words} does not go with {code} {codes.GROUP_A[code]}: a reviewer looks at the offense.")
    return tuple(weapon for weapon in weapons if weapon not in refused)
