"""A derived incident for a reviewer at HQ: in plain words, or as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

from fieldreport import canonical
from fieldreport.errors import NotCanonical, ProofProblem
from fieldreport.hq.nibrs.codes import ELEMENTS, SPECIFICATION
from fieldreport.hq.nibrs.incident import incident_of
from fieldreport.hq.nibrs.segments import STATUS, Offense, Why, values
from fieldreport.report.versions import FORMAT as RECORD_FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldreport.catalogue.codes import Catalogue
    from fieldreport.hq.nibrs.segments import Incident, OpenPoint, Segment

FORMAT = "fieldreport.nibrs/1"
_TITLES = {
    Why.MISSING: "Asked for by NIBRS, not said in the report:",
    Why.LEFT_OUT: "Said in the report, no place in NIBRS:",
    Why.LOOK: "To be looked at:",
}


def print_incident(record: bytes, catalogue: Catalogue, *, ori: str, as_json: bool, out: TextIO) -> None:
    """Print what a report comes to.

    Args:
        record: the canonical JSON out of a verified document.
        catalogue: HQ's code tables.
        ori: the agency's identifier, or "" to leave it open.
        as_json: print one JSON object and nothing else.
        out: where to print.

    Raises:
        ProofProblem: the document's data are not those of a report.
    """
    try:
        content = canonical.decode(record)
    except NotCanonical as problem:
        raise ProofProblem(f"The data inside the report cannot be read: {problem}. Nothing was derived from them.") from None
    if not isinstance(content, dict) or content.get("format") != RECORD_FORMAT:
        raise ProofProblem("The data inside this document are not those of a report. Nothing was derived from them.")
    incident = incident_of(content, catalogue, ori=ori)
    if as_json:
        print(json.dumps(to_json(incident), ensure_ascii=False), file=out)
        return
    for line in lines(incident):
        print(line, file=out)


def to_json(incident: Incident) -> dict[str, object]:
    """Return an incident as JSON data: segments by element number, open points with their sentence.

    Titles are there for the reviewer, who has the report beside it; NIBRS takes no names.
    """
    return {
        "format": FORMAT,
        "specification": SPECIFICATION,
        "status": STATUS,
        "report": {"id": incident.report, "version": incident.version},
        "segments": [_segment_json(segment) for segment in incident.segments()],
        "open": [_point_json(point) for point in incident.open],
    }


def _segment_json(segment: Segment) -> dict[str, object]:
    elements = {number: list(given) for number, given in values(segment).items() if given}
    about: dict[str, object] = {"segment": segment.name, "kind": segment.kind, "elements": elements}
    if isinstance(segment, Offense):
        return about | {"status": segment.status, "provisions": list(segment.provisions)}
    title = getattr(segment, "title", "")
    return about | ({"title": title} if title else {})


def _point_json(point: OpenPoint) -> dict[str, object]:
    return {"why": point.why.value, "segment": point.segment, "element": point.element, "words": point.sentence}


def lines(incident: Incident) -> Iterator[str]:
    """Yield an incident in plain words, line by line."""
    yield f"NIBRS segments of report {incident.report}, version {incident.version} ({SPECIFICATION})."
    yield "Derived at HQ for review: an offense is possible, an offender is one by alleged role. Nothing here is a finding."
    for segment in incident.segments():
        yield ""
        yield _heading(segment)
        for number, given in values(segment).items():
            if given:
                element = ELEMENTS[number]
                yield f"  {number.rstrip('RH'):>3}  {element.words}: {'; '.join(element.says(value) for value in given)}"
    yield ""
    yield f"Open: {len(incident.open)}" if incident.open else "Nothing is open."
    for why, title in _TITLES.items():
        points = [point for point in incident.open if point.why is why]
        if points:
            yield f" {title}"
            yield from (f"  - {point.sentence}" for point in points)


def _heading(segment: Segment) -> str:
    if isinstance(segment, Offense):
        return f"{segment.name} ({segment.status}), from {'; '.join(segment.provisions)}"
    title = getattr(segment, "title", "")
    return f"{segment.name}, {title}" if title else segment.name
