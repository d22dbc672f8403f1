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
    from collections.abc import Mapping
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


class Result(StrEnum):
    """What became of one step of a check."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_REACHED = "not reached"
    """An earlier step failed, and nothing is judged after that."""
    NOT_DONE = "not done"
    """It needs the receipt, and none was given."""


STEPS: Mapping[str, str] = {
    "whole": "The file begins and ends as our papers do, and nothing stands after its end.",
    "receipt": "HQ's receipt is for exactly these bytes.",
    "structure": "The file holds one revision, one signature field, and nothing that our papers do not hold: no scripts, notes or links.",
    "scope": "The one signature covers every byte of the file except its own digits, and certifies that no change is allowed.",
    "container": "The signature is ECDSA on P-256 with SHA-256, written in the only way that is accepted, with nothing added to it.",
    "fits": "The bytes of the file are those that were signed, and the signature was made with the key in the certificate.",
    "chain": "The certificate comes, through every certificate named below, from a root that the department file names, "
    "and all were valid at the time that was judged.",
    "revoked": "None of the certificates had been revoked, by the revocation lists inside the receipt.",
    "data": "The file carries exactly one piece of data, in its only accepted form and in a format that this program knows.",
    "agree": "The officer in the data is the one in the certificate, and the receipt, where given, names this report and version.",
}
"""What is checked, in this order, each in plain words."""
_NEEDS_RECEIPT = frozenset({"receipt", "revoked"})


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a check and what became of it."""

    words: str
    result: Result


def steps_up_to(failed: str, *, receipt: bool) -> tuple[Step, ...]:
    """Return all steps as they stand when ``failed`` did not pass; "" when all passed."""
    found, over = [], False
    for name, told in STEPS.items():
        if name == failed:
            result, over = Result.FAILED, True
        elif over:
            result = Result.NOT_REACHED
        else:
            result = Result.PASSED if receipt or name not in _NEEDS_RECEIPT else Result.NOT_DONE
        found.append(Step(told, result))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """One certificate of the chain, as it says of itself."""

    subject: str
    issuer: str
    serial: str
    """Lower-case hex."""
    valid_from: datetime
    valid_until: datetime
    sha256: str


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
    steps: tuple[Step, ...] = ()
    """What was checked and with what result; empty when nothing could be."""
    chain: tuple[CertificateFacts, ...] = ()
    """The signer's certificate first, the root last; only when verified."""
    receipt: str = ""
    """Number of the receipt by which it was judged; "" without one."""


class Refused(Exception):
    """Inside the check: the document is not accepted."""

    def __init__(self, finding: str, outcome: Outcome = Outcome.CANNOT) -> None:
        super().__init__(finding)
        self.finding = finding
        self.outcome = outcome


def refused(sha256: str, finding: str, outcome: Outcome = Outcome.CANNOT, steps: tuple[Step, ...] = ()) -> Verdict:
    """Return the verdict on a document that is not accepted."""
    what = (
        f"The file was changed after it was signed, or was never whole: {finding}"
        if outcome is Outcome.CHANGED
        else f"It cannot be verified: {finding}"
    )
    return Verdict(outcome, (_NOT_WHO, _NOT_WHEN, what), sha256, None, None, "", None, (finding,), steps)


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
        "steps": [{"words": step.words, "result": step.result.value} for step in verdict.steps],
        "chain": [
            {
                "subject": one.subject,
                "issuer": one.issuer,
                "serial": one.serial,
                "valid_from": utc_text(one.valid_from),
                "valid_until": utc_text(one.valid_until),
                "sha256": one.sha256,
            }
            for one in verdict.chain
        ],
        "receipt": verdict.receipt,
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
            steps=tuple(Step(str(step["words"]), Result(step["result"])) for step in stored["steps"]),
            chain=tuple(_certificate(one) for one in stored["chain"]),
            receipt=str(stored["receipt"]),
        )
    except (KeyError, TypeError, ValueError) as problem:
        raise ProofProblem(f"The checking process answered something that cannot be read ({problem}).") from None


def _certificate(stored: Any) -> CertificateFacts:  # noqa: ANN401  JSON
    return CertificateFacts(
        subject=str(stored["subject"]),
        issuer=str(stored["issuer"]),
        serial=str(stored["serial"]),
        valid_from=utc_moment(stored["valid_from"]),
        valid_until=utc_moment(stored["valid_until"]),
        sha256=str(stored["sha256"]),
    )
