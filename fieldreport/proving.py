"""A sealed file checked on this laptop: against the department's public facts, with the receipt that lies beside it.

Needs no vault and no network. The file is read in the limited child process (:mod:`fieldreport.proof.worker`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fieldreport import canonical
from fieldreport.errors import NotCanonical, ProofProblem
from fieldreport.proof import worker
from fieldreport.proof.receipt import LARGEST
from fieldreport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from fieldreport.catalogue.department import Department
    from fieldreport.proof.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Checked:
    """A file, and what checking it came to."""

    path: Path
    verdict: Verdict
    receipt: str
    """Name of the receipt's file, or "" when none lay beside it."""

    @property
    def record(self) -> Mapping[str, Any]:
        """What the document says, when it is verified; else nothing."""
        return record_of(self.verdict)

    @property
    def exhibits(self) -> list[dict[str, Any]]:
        """The exhibits that a verified document names."""
        return named_exhibits(self.verdict)


def check(path: Path, department: Department, now: datetime) -> Checked:
    """Check a file, with the receipt beside it if there is one.

    Args:
        path: any file.
        department: whose officers and receipts are trusted.
        now: aware.

    Raises:
        ProofProblem: the file or the receipt cannot be read, so nothing was checked.
    """
    beside = receipt_beside(path)
    receipt = read_bytes(beside, said("the receipt")) if beside is not None else None
    found = worker.check_file(
        path, roots_pem=department.officer_roots, receipt_bytes=receipt, receipt_keys=department.receipt_keys, now=now
    )
    return Checked(path, found, beside.name if beside is not None else "")


def receipt_beside(path: Path) -> Path | None:
    """Return where the receipt of a file lies, as exporting names it (``NAME.receipt.json``), or None."""
    beside = path.with_name(f"{path.stem}.receipt.json")
    return beside if beside != path and beside.is_file() else None


def read_bytes(path: Path, what: str) -> bytes:
    """Return a small file's bytes; what is longer than a receipt or a department file is cut, and refused by whoever reads it.

    Raises:
        ProofProblem: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as problem:
        raise ProofProblem(
            said(
                "Could not read {what}: {path} ({problem}). Nothing was checked.", what=what, path=path, problem=problem.strerror or problem
            )
        ) from None


def record_of(found: Verdict) -> Mapping[str, Any]:
    """Return what a verified document says; nothing when it is not verified."""
    try:
        record = canonical.decode(found.record) if found.record is not None else None
    except NotCanonical:
        record = None
    return record if isinstance(record, dict) else {}


def named_exhibits(found: Verdict) -> list[dict[str, Any]]:
    """Return the exhibits that a verified document names."""
    listed = record_of(found).get("attachments")
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
