"""From the record of a sealed report to the NIBRS segments that HQ would send, and all that stays open.

Our own lists are the truth; NIBRS is derived from them here, at HQ, and nowhere else.
Nothing is asserted: an offense is *possible, for review*, an agent is an offender by
alleged role. A value is there only if the report says it: what is not answered stays
empty and is named as open.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fieldreport.answers.values import Moment, Precision, Range, utc_moment
from fieldreport.hq.nibrs import checking
from fieldreport.hq.nibrs.codes import ELEMENTS
from fieldreport.hq.nibrs.offenses import listed_provisions, offense_segments
from fieldreport.hq.nibrs.people import offender_segments, victim_segments
from fieldreport.hq.nibrs.property import property_segments
from fieldreport.hq.nibrs.record import read_record
from fieldreport.hq.nibrs.review import Review
from fieldreport.hq.nibrs.segments import Administrative, Incident

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.catalogue.codes import Catalogue
    from fieldreport.hq.nibrs.record import Row

_NAME = Administrative.kind


def incident_of(record: Mapping[str, object], catalogue: Catalogue, *, ori: str = "") -> Incident:
    """Return the NIBRS incident of a sealed report.

    Args:
        record: the canonical JSON of a verified report, decoded.
        catalogue: HQ's code tables, whose columns ``nibrs`` are the mapping.
        ori: the agency's own identifier (element 1, nine characters), or "" to leave it open.

    Returns:
        The segments and the open points. Nothing is raised on account of the record.
    """
    review = Review(catalogue)
    report = read_record(record)
    _compare_tables(record, catalogue, review)
    if _part(record, "report").get("training") is not False:
        review.look("incident", "", "this is a training report: no real incident, nothing to send.")
    if report.unread:
        review.look("incident", "", f"{report.unread} pieces of the record could not be read; nothing was taken from them.")
    administrative = _administrative(record, report, ori, review)
    listed = listed_provisions(report, review)
    offenses = offense_segments(report, listed, review)
    offenders = offender_segments(report, listed, review)
    victims = victim_segments(report, listed, offenses, offenders, review)
    about = _part(record, "report")
    version = about.get("version")
    incident = Incident(
        report=str(about.get("id", "")),
        version=version if type(version) is int else 0,
        administrative=administrative,
        offenses=offenses,
        properties=property_segments(report, offenses, review),
        victims=victims,
        offenders=tuple(offenders.values()),
        open=(),
    )
    return _with_points(incident, review)


def _with_points(incident: Incident, review: Review) -> Incident:
    """Add what is open: what the mapping met, what NIBRS would refuse, and what it asks for and nobody has named yet."""
    for fault in checking.faults(incident):
        review.look("incident", "", f"NIBRS would refuse this: {fault}")
    incident = replace(incident, open=review.points)
    order = {segment.name: place for place, segment in enumerate(incident.segments(), start=1)}
    numbers = {number: place for place, number in enumerate(("", *ELEMENTS))}
    points = sorted((*incident.open, *checking.missing(incident)), key=lambda point: (order.get(point.segment, 0), numbers[point.element]))
    return replace(incident, open=tuple(points))


def _part(record: Mapping[str, object], name: str) -> Mapping[str, object]:
    part = record.get(name)
    return part if isinstance(part, dict) else {}


def _compare_tables(record: Mapping[str, object], catalogue: Catalogue, review: Review) -> None:
    used = _part(record, "catalogue")
    if used.get("sha256") != catalogue.sha256:
        words = f"the report was made with code tables {used.get('version', 'of no version')}, mapped with {catalogue.version}."
        review.look("incident", "", words)


def _administrative(record: Mapping[str, object], report: Row, ori: str, review: Review) -> Administrative:
    day, indicator, hour = _when(record, report, review)
    if ori and not ELEMENTS["1"].takes(ori):
        review.missing(_NAME, "1", f"{ori!r} is not an ORI: nine capital letters and digits.")
        ori = ""
    elif not ori:
        review.missing(_NAME, "1", "ORI: the report does not hold the agency's identifier.")
    review.missing(_NAME, "4", "Cleared exceptionally: decided after this report.")
    return Administrative(
        ori=ori,
        incident_number=_number(record, review),
        incident_date=day,
        report_date_indicator=indicator,
        incident_hour=hour,
    )


def _number(record: Mapping[str, object], review: Review) -> str:
    given = str(_part(record, "report").get("rd_number") or "").strip()
    if not given:
        review.missing(_NAME, "2", "Incident number: the report holds no RD number yet; OEMC issues it.")
        return ""
    if not ELEMENTS["2"].takes(given.upper()):
        review.missing(_NAME, "2", f"Incident number: {given!r} does not fit; a reviewer looks at the RD number.")
        return ""
    return given.upper()


def _when(record: Mapping[str, object], report: Row, review: Review) -> tuple[str, str, str]:
    """Return date, report date indicator and hour: when it began, else the date on which it was reported or sealed."""
    began = report.said("occurred_from")
    value = began.value if began is not None else None
    first = value.low if isinstance(value, Range) else value
    if began is not None and isinstance(first, Moment):
        local = _local(first.utc, first.zone)
        if local is not None:
            if isinstance(value, Range) or began.precision is not Precision.EXACT:
                review.look(_NAME, "3", "the time at which it began is not given as exact.")
            if report.differs("occurred_from"):
                review.look(_NAME, "3", "accounts of it differ; the first that gives a value is used.")
            return local.strftime("%Y%m%d"), "", "" if isinstance(value, Range) else local.strftime("%H")
    reported = _reported(record, report)
    if reported is None:
        review.missing(_NAME, "3", "Incident date: the report does not say when it began.")
        return "", "", ""
    review.look(_NAME, "3", "when it began is not known: the date is that of the report (R).")
    return reported.strftime("%Y%m%d"), "R", ""


def _reported(record: Mapping[str, object], report: Row) -> datetime | None:
    told = report.said("reported_at")
    if told is not None and isinstance(told.value, Moment):
        return _local(told.value.utc, told.value.zone)
    made = _part(record, "made")
    try:
        return _local(utc_moment(str(made.get("at", ""))), str(made.get("zone", "")))
    except (ValueError, OverflowError):
        return None


def _local(moment: datetime, zone: str) -> datetime | None:
    """Return a moment in the zone in which it was entered; ``None`` when there is no such zone, or no such year in four digits."""
    try:
        local = moment.astimezone(UTC).astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OverflowError, OSError):
        return None
    return local if ELEMENTS["3"].takes(local.strftime("%Y%m%d")) else None
