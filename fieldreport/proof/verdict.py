"""What checking a document comes to, in plain sentences."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from fieldreport.answers import words
from fieldreport.answers.values import utc_moment, utc_text
from fieldreport.errors import ProofProblem
from fieldreport.said import said

if TYPE_CHECKING:
    from datetime import datetime

_NOT_WHO = "Who signed this file cannot be said."
_NOT_WHEN = "When it was signed cannot be said."


class Outcome(StrEnum):
    """The three outcomes; there is no fourth."""

    VERIFIED = "verified"
    CHANGED = "changed"
    """The file is not what was signed."""
    CANNOT = "cannot be verified"
    """Anything that is not fully understood and expected."""


@dataclass(frozen=True, slots=True)
class SignerFacts:
    """Who the certificate says the signer is, and who says so."""

    name: str
    star: str
    rank: str
    unit: str
    issuer: str
    certificate_sha256: str

    @property
    def words(self) -> str:
        """Return the signer in words: ``Alex Sample, Police Officer, star 90001, unit 012``."""
        unit = said("unit {unit}", unit=self.unit) if self.unit.isdigit() else self.unit
        return ", ".join(part for part in (self.name, self.rank, said("star {star}", star=self.star), unit) if part)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of one check."""

    outcome: Outcome
    sentences: tuple[str, str, str]
    """Who, when, what."""
    sha256: str
    """SHA-256 of the file that was checked, lower-case hex."""
    officer: SignerFacts | None
    """Only when verified."""
    signed_at: datetime | None
    """The time that the signature claims, aware UTC; only when verified."""
    time_words: str
    record: bytes | None
    """The canonical JSON that the document carries; only when verified."""
    findings: tuple[str, ...]
    """Everything that was found wrong, or that is worth knowing."""


class Refused(Exception):
    """Inside the check: the document is not accepted."""

    def __init__(self, finding: str, outcome: Outcome = Outcome.CANNOT) -> None:
        super().__init__(finding)
        self.finding = finding
        self.outcome = outcome


def refused(sha256: str, finding: str, outcome: Outcome = Outcome.CANNOT) -> Verdict:
    """Return the verdict on a document that is not accepted."""
    what = (
        f"The file was changed after it was signed, or was never whole: {finding}"
        if outcome is Outcome.CHANGED
        else f"It cannot be verified: {finding}"
    )
    return Verdict(outcome, (_NOT_WHO, _NOT_WHEN, what), sha256, None, None, "", None, (finding,))


def time_words(moment: datetime, zone: str) -> str:
    """Return a time as the department writes it: ``10 Aug 2003, 1407 hours CDT``."""
    try:
        there = moment.astimezone(ZoneInfo(zone))
    except (ValueError, OSError, KeyError):  # KeyError: ZoneInfoNotFoundError
        there = moment.astimezone(ZoneInfo("UTC"))
    return f"{words.date_words(there.date())}, {words.time_words(there.time())} {there:%Z}"


def to_json(verdict: Verdict) -> dict[str, object]:
    """Return the form that travels from the child process, and that ``--json`` prints."""
    officer = verdict.officer
    return {
        "outcome": verdict.outcome.value,
        "sentences": list(verdict.sentences),
        "sha256": verdict.sha256,
        "officer": {name: getattr(officer, name) for name in SignerFacts.__slots__} if officer else None,
        "signed_at": utc_text(verdict.signed_at) if verdict.signed_at else None,
        "time_words": verdict.time_words,
        "record": base64.b64encode(verdict.record).decode() if verdict.record is not None else None,
        "findings": list(verdict.findings),
    }


def from_json(stored: Any) -> Verdict:  # noqa: ANN401  JSON
    """Read what :func:`to_json` wrote.

    Raises:
        ProofProblem: it is something else.
    """
    try:
        if not isinstance(stored["sentences"], list) or not isinstance(stored["findings"], list):
            raise ProofProblem("The checking process answered something that cannot be read: it is not a verdict.")
        who, when, what = stored["sentences"]
        return Verdict(
            outcome=Outcome(stored["outcome"]),
            sentences=(str(who), str(when), str(what)),
            sha256=str(stored["sha256"]),
            officer=SignerFacts(**{name: str(stored["officer"][name]) for name in SignerFacts.__slots__}) if stored["officer"] else None,
            signed_at=utc_moment(stored["signed_at"]) if stored["signed_at"] else None,
            time_words=str(stored["time_words"]),
            record=base64.b64decode(stored["record"], validate=True) if stored["record"] is not None else None,
            findings=tuple(str(finding) for finding in stored["findings"]),
        )
    except (KeyError, TypeError, ValueError) as problem:
        raise ProofProblem(f"The checking process answered something that cannot be read ({problem}).") from None
