"""Companion papers of a record, each signed by the officer who sealed it, and what a request has to name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fieldreport.app import resources_folder
from fieldreport.companions import load_papers
from fieldreport.paper.companion import companion_paper
from fieldreport.report.companions import companion, offers
from tests.builders import NOW
from tests.paper.records import minimal
from tests.pki import SIGNED_AT
from tests.proof.sealed import officer, pki

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fieldreport.paper.copies import SignedPaper
    from fieldreport.paper.furniture import Paper
    from tests.pki import Holder

PAPERS = load_papers(resources_folder() / "companions" / "companions.json")


def data_of(record: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """Return the data of a paper, with the officer of these tests."""
    paper = next(each for each in PAPERS if each["kind"] == kind)
    return companion({**record, "officer": minimal()["officer"]}, "ab" * 32, paper, NOW)


def signed(data: Mapping[str, Any], holder: Holder | None = None, *, paper: Paper = "letter") -> SignedPaper:
    by = holder or officer()
    return companion_paper(data, key=by.key, certificate_pem=by.pem, chain_pem=pki().chain_pem, at=SIGNED_AT, paper=paper)


def offered(record: Mapping[str, Any]) -> list[str]:
    """Return the kinds of the papers that a record offers."""
    return [offer.kind for offer in offers(record, PAPERS) if not offer.refused]


def serials(record: Mapping[str, Any]) -> set[str]:
    """Return the serial number of every camera that stands anywhere in a record, sought by other means than the program's own."""
    return {
        str(account["stored"]["value"])
        for entry in _questions(record["sections"])
        if entry["name"] in ("bwc_serial", "camera_serial")
        for account in entry["accounts"]
        if "value" in account["stored"]
    }


def people_hurt(record: Mapping[str, Any]) -> set[str]:
    """Return whom the report names as those against whom the agent in whose way a member stepped used force."""
    told: dict[str, list[str]] = {}
    for entry in _questions(record["sections"]):
        if entry["name"] in ("intervened_toward", "force_agent"):
            told.setdefault(entry["name"], []).append(" ".join(account["shown"] for account in entry["accounts"]))
        if entry["name"] == "force_person":
            told.setdefault("force_person", []).append(" ".join(account["shown"] for account in entry["accounts"]))
    pairs = zip(told.get("force_agent", ()), told.get("force_person", ()), strict=True)
    return {person for agent, person in pairs if agent in told.get("intervened_toward", ()) and person}


def _questions(found: Any) -> Iterator[dict[str, Any]]:
    if isinstance(found, dict):
        if found.get("kind") == "question":
            yield found
        for value in found.values():
            yield from _questions(value)
    elif isinstance(found, list):
        for value in found:
            yield from _questions(value)
