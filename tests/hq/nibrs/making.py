"""Records in the shape of ``report.versions.build_record``, made of the few answers that a test is about."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from fieldreport.answers.values import Account, Moment, NonAnswer, answer_of, to_json
from fieldreport.hq.nibrs.incident import incident_of
from tests.builders import sample_catalogue

if TYPE_CHECKING:
    from fieldreport.catalogue.codes import Catalogue
    from fieldreport.hq.nibrs.segments import Incident, Why


UNKNOWN, NOT_OBSERVED, REFUSED = NonAnswer.UNKNOWN, NonAnswer.NOT_OBSERVED, NonAnswer.REFUSED
BEGAN = Moment(datetime(2026, 8, 10, 19, 7, tzinfo=UTC), "America/Chicago")


@cache
def catalogue() -> Catalogue:
    """Our code tables, read once."""
    return sample_catalogue()


def question(name: str, *accounts: Any) -> dict[str, Any]:
    """An answered question: values, or accounts; without any, it was asked and left empty."""
    answers = [each if isinstance(each, Account) else answer_of(each)[0] for each in accounts]
    shown = [{"shown": "", "source": None, "told_by": None, "stored": to_json((answer,))[0]} for answer in answers]
    return {"kind": "question", "name": name, "label": name, "type": "text", "accounts": shown}


def questions(answers: dict[str, Any]) -> list[dict[str, Any]]:
    """Several questions; a list holds several accounts of one fact."""
    return [question(name, *(given if isinstance(given, list) else [given])) for name, given in answers.items()]


def repeat(name: str, **rows: dict[str, Any]) -> dict[str, Any]:
    """A repeat whose rows are called by their ids."""
    made = [
        {"id": row, "number": number, "title": row.replace("_", " "), "entries": questions(answers)}
        for number, (row, answers) in enumerate(rows.items(), start=1)
    ]
    return {"kind": "repeat", "name": name, "label": name, "rows": made}


def record(*repeats: dict[str, Any], rd: str | None = "JK100123", training: bool = False, **answers: Any) -> dict[str, Any]:
    """A record with some answers and repeats; groups lie around both, as forms have them."""
    inner = {"kind": "group", "name": "inner", "label": "", "entries": [*questions({"occurred_from": BEGAN} | answers)]}
    return {
        "format": "fieldreport.record/1",
        "report": {"id": "report-1", "version": 1, "kind": "original", "training": training, "rd_number": rd},
        "catalogue": {"id": "x", "version": "x", "sha256": catalogue().sha256},
        "sections": [{"name": "a", "label": "", "entries": [inner]}, {"name": "b", "label": "", "entries": list(repeats)}],
        "made": {"at": "2026-08-10T21:00:00.000Z", "zone": "America/Chicago", "app": "0.1.0"},
    }


def derived(*repeats: dict[str, Any], **answers: Any) -> Incident:
    """What such a record comes to with our own code tables."""
    return incident_of(record(*repeats, **answers), catalogue(), ori="ILTEST000")


def open_words(incident: Incident, segment: str, element: str = "", why: Why | None = None) -> list[str]:
    """The words of the open points about an element."""
    about = (point for point in incident.open if (point.segment, point.element) == (segment, element))
    return [point.words for point in about if why is None or point.why is why]


BATTERY = {
    "provision": "c12_3",
    "violation_person": "Person_1",
    "violation_agent": "Agent_1",
    "violation_completed": "completed",
    "violation_weapon": ("hands",),
    "violation_using": ("not_applicable",),
}
PERSON = {
    "person_role": ("affected",),
    "person_age": "25_44",
    "person_sex": "female",
    "person_race": "unknown",
    "person_ethnicity": "unknown",
    "person_relationship": "stranger",
}
AGENT = {"agent_age": UNKNOWN, "agent_sex": "male", "agent_race": NOT_OBSERVED, "agent_ethnicity": UNKNOWN}


def battery(*more: dict[str, Any], **answers: Any) -> Incident:
    """One possible battery by one agent of one person, with everything answered that NIBRS asks for."""
    parts = {
        part["name"]: part
        for part in (
            repeat("violations", Battery=BATTERY),
            repeat("people", Person_1=PERSON),
            repeat("agents", Agent_1=AGENT),
            repeat("injuries", Injury_1={"injured_person": "Person_1", "injury_visible": ("minor",)}),
            *more,
        )
    }
    given = {"violation_any": "yes", "bias_any": "no", "injury_any": "yes", "location_type": "street", "agents_number": 1}
    return derived(*parts.values(), **(given | answers))
