"""Checks files for whoever holds them: no vault, no network, no database; a receipt that lies beside a file is found by itself."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from fieldreport.catalogue.department import read_department
from fieldreport.errors import CatalogueProblem, ProofProblem
from fieldreport.proof import structure, worker
from fieldreport.proof.receipt import LARGEST, read_receipt
from fieldreport.proof.verdict import Outcome, refused
from fieldreport.report.transcript import printable
from fieldreport.said import said
from fieldreport.transcribing import Trusted, carried

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from fieldreport.proof.verdict import Verdict

__all__ = ["Checked", "Outcome", "check_bytes", "check_files", "receipt_beside", "trusted"]

_NOT_HERE = said(
    "This computer has no department file, which says whom to trust. Ask IT; from a command line: fieldreport verify --department FILE."
)


@dataclass(frozen=True, slots=True)
class Checked:
    """One file, checked."""

    name: str
    """Without its folder; printable."""
    verdict: Verdict
    notes: tuple[str, ...]
    """What is to be said of receipts that did not serve."""
    at: datetime
    """Aware time of the check."""
    record: Mapping[str, Any] = field(default_factory=dict)
    """Its data; empty unless it was verified."""

    @property
    def report(self) -> str:
        """Id of the report that it is of; "" when it was not verified or is no report itself."""
        whole = "sections" in self.record and self.verdict.outcome is Outcome.VERIFIED
        return str(self.record["report"]["id"]) if whole else ""


def trusted(department_file: Path) -> Trusted:
    """Read whom to trust.

    Raises:
        CatalogueProblem: there is no such file, or it is not one.
    """
    try:
        with department_file.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError:
        raise CatalogueProblem(_NOT_HERE) from None
    return Trusted(read_department(data), hashlib.sha256(data).hexdigest())


def receipt_beside(path: Path) -> Path | None:
    """Return the receipt that lies beside a file under the name that saving it gives, or None."""
    beside = path.with_name(f"{path.stem}.receipt.json")
    return beside if beside.is_file() else None


def check_files(paths: Sequence[Path], trusting: Trusted, now: datetime) -> tuple[Checked, ...]:
    """Check files, each with the receipt that was given for it, or lies beside it.

    Args:
        paths: sealed PDFs, and receipts (``.json``) for some of them.
        trusting: whom to trust.
        now: aware time of the check.

    Returns:
        One answer a file, in their order; a receipt that is for none of them has one of its own.
    """
    given = {path: _read_or_nothing(path, LARGEST) for path in paths if path.suffix.lower() == ".json"}
    used: set[Path] = set()
    found = []
    for path in paths:
        if path in given:
            continue
        try:
            pdf = _read(path, structure.LARGEST)
        except ProofProblem as problem:
            found.append(Checked(printable(path.name), refused("", str(problem)), (), now))
            continue
        sha256 = hashlib.sha256(pdf).hexdigest()
        own = [receipt for receipt, data in given.items() if _is_for(data, sha256, trusting)]
        used.update(own)
        beside = own[0] if own else receipt_beside(path)
        data = given.get(beside) if beside in given else _read_or_nothing(beside, LARGEST) if beside is not None else None
        found.append(check_bytes(path.name, pdf, data, trusting, now))
    return (*found, *(_stray(path, data, trusting, now) for path, data in given.items() if path not in used))


def check_bytes(name: str, pdf: bytes, receipt: bytes | None, trusting: Trusted, now: datetime) -> Checked:
    """Check a document in memory; a receipt that is not one for it is left aside, and that is said.

    Args:
        name: what it is called.
        pdf: its bytes.
        receipt: what may be its receipt.
        trusting: whom to trust.
        now: aware time of the check.
    """
    keys = trusting.department.receipt_keys
    notes: tuple[str, ...] = ()
    if receipt is not None:
        try:
            if read_receipt(receipt, keys).sha256 != hashlib.sha256(pdf).hexdigest():
                raise ProofProblem("The receipt beside it is for another file.")
        except ProofProblem as problem:
            notes, receipt = (f"{problem} The file was checked without it.",), None
    found = worker.check_bytes(pdf, roots_pem=trusting.department.officer_roots, receipt_bytes=receipt, receipt_keys=keys, now=now)
    return Checked(printable(name), found, notes, now, carried(found))


def _stray(path: Path, data: bytes | None, trusting: Trusted, now: datetime) -> Checked:
    try:
        receipt = read_receipt(data or b"", trusting.department.receipt_keys)
        words = f"it is HQ's receipt {receipt.number}, and the file that it is for was not given. Give both."
    except ProofProblem as problem:
        words = str(problem)
    return Checked(printable(path.name), refused(hashlib.sha256(data or b"").hexdigest(), words), (), now)


def _is_for(data: bytes | None, sha256: str, trusting: Trusted) -> bool:
    try:
        return read_receipt(data or b"", trusting.department.receipt_keys).sha256 == sha256
    except ProofProblem:
        return False


def _read_or_nothing(path: Path, most: int) -> bytes | None:
    try:
        return _read(path, most)
    except ProofProblem:
        return None


def _read(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(most + 1)  # what is longer is refused by whoever reads it
    except OSError as problem:
        raise ProofProblem(f"the file could not be read ({problem.strerror or problem}).") from None
