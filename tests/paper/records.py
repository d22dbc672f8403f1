"""Plainly fictional records in the shape that ``report.versions.build_record`` gives, made small or hostile at will."""

from __future__ import annotations

from typing import Any

from tests.pki import SIGNED_AT

REPORT_ID = "0198a2f4-7c1e-7b3a-9d52-3f1f0c5f7a10"
NARRATIVE = (
    "At about 1407 hours I saw six persons in vests marked POLICE leave two unmarked vehicles.\n"
    "One of them stated that he was a federal agent. He declined to give his name."
)


def question(name: str, label: str, *shown: str, none: str = "", source: str | None = None, told_by: str | None = None) -> dict[str, Any]:
    stored = {"none": none} if none else {"value": "x"}
    accounts = [{"shown": text, "source": source, "told_by": told_by, "stored": stored} for text in shown]
    return {"kind": "question", "name": name, "label": label, "type": "text", "accounts": accounts}


def rows(title: str, entries: list[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    return [{"id": f"r{number}", "number": number, "title": f"{title} {number}", "entries": entries} for number in range(1, count + 1)]


def attempts(count: int) -> dict[str, Any]:
    entries = [
        question("time", "Time", "1411 hours"),
        question("words", "Words used", "“Who is the supervisor here?”"),
        question("result", "Result", "refused", none="refused"),
    ]
    return {
        "kind": "repeat",
        "name": "attempts",
        "label": "Attempts to identify the supervising official",
        "rows": rows("Attempt", entries, count),
    }


def agents(count: int) -> dict[str, Any]:
    names = ("Name as stated", "Badge", "Face covered", "Description", "Vehicle", "Camera seen", "Role", "Words spoken")
    entries = [question(label, label, f"{label}: as I saw it") for label in names]
    return {"kind": "repeat", "name": "agents", "label": "Agents", "rows": rows("Agent", entries, count)}


def record(*, narrative: str = NARRATIVE, count: int = 2, training: bool = True, **report: Any) -> dict[str, Any]:
    place = {
        "kind": "group",
        "name": "place",
        "label": "Place",
        "entries": [question("beat", "Beat", "1024"), question("city", "City property?")],
    }
    sections = [
        {
            "name": "reporter",
            "label": "Reporter",
            "entries": [
                question("how", "How do you know of the incident?", "I observed it"),
                question("partner", "Partner's star"),
                question("ended", "Ended", "unknown", none="unknown"),
            ],
        },
        {"name": "when", "label": "When and where", "entries": [question("began", "Began", "10 Aug 2026, about 1407 hours"), place]},
        {
            "name": "agents",
            "label": "Federal agents",
            "entries": [
                {"kind": "note", "name": "note", "label": "Count what you saw yourself."},
                question("number", "Number of agents", "at least 6", "8", source="told by", told_by="Person 2"),
                attempts(count),
                agents(count),
                {"kind": "repeat", "name": "vehicles", "label": "Vehicles", "rows": []},
            ],
        },
        {"name": "empty", "label": "Injuries", "entries": []},
        {"name": "narrative", "label": "Narrative", "entries": [question("narrative", "What happened", narrative * 5)]},
    ]
    identity = {
        "id": REPORT_ID,
        "version": 1,
        "kind": "original",
        "builds_on": None,
        "reason": None,
        "training": training,
        "rd_number": None,
    }
    return {
        "format": "fieldreport.record/1",
        "report": {**identity, "event_number": None, **report},
        "form": {"id": "federal-enforcement-report", "version": "2026.1", "sha256": "ab" * 32, "title": "Federal enforcement report"},
        "catalogue": {"id": "codes", "version": "1", "sha256": "cd" * 32},
        "language": "en",
        "officer": {"star": "90001", "name": "Alex Sample", "rank": "Police Officer", "unit": "Unit 012"},
        "sections": sections,
        "answers": {},
        "attachments": [],
        "scene_log": [],
        "attestation": {
            "text": "I wrote this report and it is true.",
            "star": "90001",
            "name": "Alex Sample",
            "at": "2026-08-10T23:12:31.250Z",
        },
        "ledger": {"device": "device-1", "sequence": 17, "entry": "9f" * 32, "checkpoint": None},
        "made": {"at": f"{SIGNED_AT:%Y-%m-%dT%H:%M:%S}.000Z", "zone": "America/Chicago", "app": "0.1.0"},
    }


def minimal() -> dict[str, Any]:
    """Return the smallest record, for tests that look at every byte of its paper."""
    small = record(training=False)
    small["sections"] = [{"name": "one", "label": "One", "entries": [question("q", "Q", "A")]}]
    return small


def attachment(number: int, name: str = "IMG_0001.jpg", **more: Any) -> dict[str, Any]:
    """Return an exhibit as ``evidence.custody.attachments`` gives it."""
    sha256 = f"{number:02x}" * 32
    entry = {
        "entry": 7,
        "at": "2026-08-10T21:00:00.000Z",
        "act": "taken in",
        "sha256": sha256,
        "name": name,
        "type": "image/jpeg",
        "size": 1_234_567,
        "star": "90001",
        "officer": "Alex Sample",
        "where_found": "on the kerb",
        "from_whom": "a neighbour",
        "note": "",
    }
    sent = entry | {"entry": 19, "act": "sent", "where_found": "", "from_whom": "", "note": "receipt 2026-000017"}
    return {
        "number": f"E-{number}",
        "sha256": sha256,
        "name": name,
        "type": "image/jpeg",
        "size": 1_234_567,
        "places": [
            {"question": "photo", "label": "Photo of the place", "rows": [], "titles": []},
            {"question": "recording", "label": "The recording", "rows": ["r1"], "titles": ["A neighbour's doorbell"]},
        ],
        "custody": [entry, sent],
        **more,
    }
