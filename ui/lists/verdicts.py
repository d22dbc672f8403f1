"""What checking a file came to, in words for the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.answers.words import size_words
from fieldreport.evidence.kinds import safe_name
from fieldreport.proof.verdict import Outcome
from fieldreport.said import joined, said
from ui.parts.mark import Mark, Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.proving import Checked

HEADLINES = {
    Outcome.VERIFIED: (said("Verified"), Mark.HELD, Tone.GOOD),
    Outcome.CHANGED: (said("Not verified: the file was changed, or is not whole"), Mark.LOOK, Tone.DANGER),
    Outcome.CANNOT: (said("Cannot be verified"), Mark.LOOK, Tone.CARE),
}
"""Each outcome in words, with its mark and tone."""


def details(checked: Checked) -> list[tuple[str, str]]:
    """Return what stands under the three sentences: name and value, each."""
    found = checked.verdict
    facts: list[tuple[str, str]] = [
        (said("File"), safe_name(checked.path.name)),
        (said("SHA-256 of the file"), found.sha256),
        (said("Receipt of HQ"), checked.receipt or said("none beside the file: the time is not proved")),
    ]
    if found.officer is not None:
        facts += [
            (said("Certified by"), found.officer.issuer),
            (said("SHA-256 of the certificate"), found.officer.certificate_sha256),
        ]
    if checked.record:
        facts += _of_the_record(checked.record)
        facts += [(_exhibit(one), str(one.get("sha256"))) for one in checked.exhibits] or [(said("Exhibits"), said("none"))]
    else:
        facts += [(said("Found"), finding) for finding in found.findings]
    return facts


def _of_the_record(record: Mapping[str, object]) -> list[tuple[str, str]]:
    report, form = record.get("report"), record.get("form")
    facts: list[tuple[str, str]] = []
    if isinstance(report, dict):
        facts += [
            (said("Report"), str(report.get("id"))),
            (said("RD number"), str(report.get("rd_number") or said("not yet issued"))),
            (said("Version"), joined(", ", (str(report.get("version")), str(report.get("kind"))))),
        ]
        if report.get("builds_on"):
            facts.append((said("Builds on the document with SHA-256"), str(report["builds_on"])))
    if isinstance(form, dict):
        facts.append((said("Form"), joined(", ", (str(form.get("id")), str(form.get("version"))))))
    return facts


def _exhibit(one: Mapping[str, object]) -> str:
    size = one.get("size")
    parts = (safe_name(str(one.get("name"))), size_words(size) if isinstance(size, int) else "")
    return said("Exhibit {number}: {name}", number=safe_name(str(one.get("number"))), name=joined(", ", parts))
