"""Writes down a check for somebody who was not there: what was checked, against what, with what result, and what that does not prove."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fieldreport import __version__, canonical, durable
from fieldreport.answers.words import size_words
from fieldreport.errors import LedgerProblem, NotCanonical, ProofProblem
from fieldreport.ledger.checkpoint import checkpoint_words, read_checkpoint
from fieldreport.paper.when import zone_of
from fieldreport.proof import formats
from fieldreport.proof.verdict import Outcome, time_words
from fieldreport.report.transcript import Line, Part, Transcript, printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from fieldreport.catalogue.department import Department
    from fieldreport.proof.verdict import Verdict

HEADLINES = {Outcome.VERIFIED: "verified", Outcome.CHANGED: "NOT verified", Outcome.CANNOT: "cannot be verified"}
_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Trusted:
    """Whom a check trusts."""

    department: Department
    sha256: str
    """SHA-256 of the department file, lower-case hex."""


def carried(found: Verdict) -> Mapping[str, Any]:
    """Return the data of a document that was verified; empty when it was not."""
    try:
        record = canonical.decode(found.record) if found.record is not None else None
    except NotCanonical:
        record = None
    return record if isinstance(record, dict) else {}


def exhibits_in(found: Verdict) -> list[Mapping[str, Any]]:
    """Return the exhibits that a verified document names."""
    listed = carried(found).get("attachments")
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def transcribe(name: str, found: Verdict, trusted: Trusted, now: datetime) -> Transcript:
    """Write down one check.

    Args:
        name: of the file, without its folder.
        found: what the check came to.
        trusted: whom it trusted.
        now: aware time of the check.
    """
    record = carried(found)
    report = printable(formats.in_words(record)) if record else ""
    made = f"{time_words(now, trusted.department.zone)} ({time_words(now, 'UTC')}), by this computer's clock"
    who, when, what = (printable(sentence) for sentence in found.sentences)
    parts = (
        _what(name, found, report, made),
        _against(trusted),
        _steps(found),
        _chain(found),
        _data(found, trusted),
        _by_hand(name, found),
        _not_proved(found),
    )
    return Transcript(
        headline=f"{printable(name)}: {HEADLINES[found.outcome]}",
        sentences=(who, when, what),
        notes=tuple(printable(note) for note in found.findings) if found.outcome is Outcome.VERIFIED else (),
        parts=tuple(part for part in parts if part.lines),
        report=report,
        sha256=found.sha256,
        made=made,
    )


def save_transcript(target: Path, transcript: Transcript, now: datetime) -> None:
    """Write a transcript as PDF or HTML, as the target's name ends.

    Raises:
        ProofProblem: the name ends otherwise; nothing was written.
        DiskProblem: it could not be written.
    """
    from fieldreport.paper.transcript import transcript_page, transcript_paper

    kind = target.suffix.lower()
    if kind not in (".pdf", ".html", ".htm"):
        raise ProofProblem(f"A transcript is a .pdf or an .html file, and {target.name} is neither. It was not written.")
    durable.write(target, transcript_paper(transcript, made=now) if kind == ".pdf" else transcript_page(transcript))


def _what(name: str, found: Verdict, report: str, made: str) -> Part:
    lines = [Line("File", printable(name)), Line("SHA-256 of the file", found.sha256 or "it could not be read", exact=True)]
    lines += [Line("It is", report)] if report else []
    lines += [Line("Receipt", found.receipt or "none was used"), Line("Checked", made), Line("With", f"fieldreport {__version__}")]
    return Part("What was checked", "", tuple(lines))


def _against(trusted: Trusted) -> Part:
    from asn1crypto import pem, x509

    lines = [
        Line("Department", printable(trusted.department.name)),
        Line("SHA-256 of the department file", trusted.sha256, exact=True),
    ]
    for root in trusted.department.officer_roots:
        for _, _, der in pem.unarmor(root.encode(), multiple=True):
            certificate = x509.Certificate.load(der)
            lines.append(Line("Root certificate", printable(str(certificate.subject.human_friendly))))
            lines.append(Line("SHA-256 of the root certificate", hashlib.sha256(der).hexdigest(), exact=True))
    about = (
        "The department file says whom this check trusts. The result is worth as much as that file: compare these fingerprints with ones "
        "that the department gave you by another way."
    )
    return Part("Against what", about, tuple(lines))


def _steps(found: Verdict) -> Part:
    about = "In this order. After a step that failed nothing more is judged." if found.steps else ""
    return Part("Step by step", about, tuple(Line(step.result.value, step.words) for step in found.steps))


def _chain(found: Verdict) -> Part:
    lines: list[Line] = []
    for number, one in enumerate(found.chain):
        label = "Signer" if number == 0 else "Root" if number == len(found.chain) - 1 else "Authority between"
        valid = f"{time_words(one.valid_from, 'UTC')} to {time_words(one.valid_until, 'UTC')}"
        lines += [
            Line(label, printable(one.subject)),
            Line("Issued by", printable(one.issuer)),
            Line("Valid", valid),
            Line("Serial number", one.serial, exact=True),
            Line("SHA-256 of the certificate", one.sha256, exact=True),
        ]
    return Part("The certificates", "From the signer's to the root. Each was signed with the key of the next.", tuple(lines))


def log_words(found: Verdict, department: Department) -> str:
    """Return what a verified report says of HQ's log, and what that shows of its age; "" where it is no report."""
    ledger = carried(found).get("ledger")
    if not isinstance(ledger, dict) or "checkpoint" not in ledger:
        return ""
    if not ledger["checkpoint"]:
        return "none was known when it was sealed"
    note = str(ledger["checkpoint"])
    try:
        said = read_checkpoint(note, department.receipt_keys.values())
    except LedgerProblem:
        return "one that HQ did not sign, by this department file; it shows nothing"
    words = checkpoint_words(note, zone_of(department.zone))
    return f"{words}. It was sealed no earlier than this, {time_words(said.at, 'UTC')}."


def _data(found: Verdict, trusted: Trusted) -> Part:
    if found.record is None:
        return Part("The data inside", "", ())
    lines = [Line("SHA-256 of the data", hashlib.sha256(found.record).hexdigest(), exact=True)]
    known = log_words(found, trusted.department)
    lines += [Line("Newest checkpoint of HQ's log", printable(known))] if known else []
    for one in exhibits_in(found):
        number, name, sha256 = (printable(str(one.get(key, ""))) for key in ("number", "name", "sha256"))
        size = one.get("size")
        lines.append(Line(f"Exhibit {number}", f"{name}, {size_words(size)}" if isinstance(size, int) else name))
        lines.append(Line("SHA-256 of the exhibit", sha256, exact=True))
    about = (
        "What the report says is in the file as data, too, under the same signature. Exhibits are named by fingerprint and lie elsewhere."
    )
    return Part("The data inside, and the exhibits that it names", about, tuple(lines))


def _by_hand(name: str, found: Verdict) -> Part:
    if not found.sha256:
        return Part("To check by hand", "", ())
    # A name from elsewhere could hold words that a command line obeys.
    file = name if _PLAIN_NAME.fullmatch(name) else "FILE"
    lines = (
        Line("Windows", f"certutil -hashfile {file} SHA256", exact=True),
        Line("Linux", f"sha256sum {file}", exact=True),
        Line("macOS", f"shasum -a 256 {file}", exact=True),
        Line("each must give", found.sha256, exact=True),
        Line("Signature, by Poppler", f"pdfsig {file}", exact=True),
        Line("This check again", f"fieldreport verify {file} --department DEPARTMENT.json", exact=True),
    )
    about = (
        "The first three need nothing of ours. Other programs judge less strictly than this check: they know neither the department's "
        "root nor everything that may not stand in such a file."
    )
    return Part("To check by hand", about, lines)


def _not_proved(found: Verdict) -> Part:
    if found.outcome is not Outcome.VERIFIED:
        nothing = "Nothing is said of who signed this file, when, or what it was before. That it was changed does not say by whom or why."
        return Part("What was not proved", "", (Line("Who, when, what", nothing),))
    lines: list[Line] = []
    if found.receipt:
        lines.append(Line("Time", "When it was signed. The receipt shows that HQ held these bytes at its time: signed no later than that."))
    else:
        lines.append(Line("Time", "When it was signed: the time is the one that the signer's own computer claims."))
        lines.append(Line("Revocation", "Whether the certificate had been revoked: that is judged with HQ's receipt, and none was used."))
    lines += [
        Line(
            "Person",
            "Who used the key. The certificate says to whom it was issued; whether that person alone used it cannot be seen in a file.",
        ),
        Line("Truth", "That what the report states is true, or complete. It is shown only that it is what was signed."),
        Line("Exhibits", "That the exhibits are those files, until their own SHA-256 is compared with the one above."),
        Line("Newest", "That there is no later version of it. Each version is a document of its own."),
    ]
    return Part("What was not proved", "", tuple(_without_exhibits(lines, exhibits_in(found))))


def _without_exhibits(lines: Sequence[Line], exhibits: Sequence[object]) -> list[Line]:
    return [line for line in lines if exhibits or line.label != "Exhibits"]
