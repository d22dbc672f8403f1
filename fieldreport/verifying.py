"""``fieldreport verify``: who, when, what, in three plain sentences; or the whole verdict as JSON.

Needs no network, no database and no vault: a file, the department's public
facts, and the receipt if there is one.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

from fieldreport.catalogue.department import read_department
from fieldreport.errors import ProofProblem
from fieldreport.proof import verdict as verdicts
from fieldreport.proof import worker
from fieldreport.proof.verdict import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from fieldreport.catalogue.department import Department
    from fieldreport.proof.verdict import Verdict

VERIFIED, NOT_VERIFIED, CANNOT = 0, 1, 2
_CODES = {Outcome.VERIFIED: VERIFIED, Outcome.CHANGED: NOT_VERIFIED, Outcome.CANNOT: CANNOT}
_HEADLINES = {Outcome.VERIFIED: "verified", Outcome.CHANGED: "NOT verified", Outcome.CANNOT: "cannot be verified"}


def verify_files(
    files: Sequence[Path], department_file: Path, *, receipt: Path | None, as_json: bool, out: TextIO, now: Callable[[], datetime]
) -> int:
    """Check files and print what was found.

    Args:
        files: sealed PDFs.
        department_file: whose public keys are trusted.
        receipt: HQ's receipt; only with a single file.
        as_json: print one JSON object a file and nothing else.
        out: where to print.
        now: aware time.

    Returns:
        0 when every file is verified, 1 when one is not, 2 when one cannot be verified.

    Raises:
        ProofProblem: nothing could be checked at all.
        CatalogueProblem: the department file is not one.
    """
    if receipt is not None and len(files) != 1:
        raise ProofProblem("A receipt belongs to one file. Name that file alone.")
    trusted = _trusted(department_file)
    receipt_bytes = _read(receipt, "the receipt") if receipt is not None else None
    worst = VERIFIED
    for path in files:
        found = _checked(path, trusted, receipt_bytes, now())
        _show(path, found, as_json=as_json, out=out)
        worst = max(worst, _CODES[found.outcome])
    return worst


def verified_record(path: Path, department_file: Path, *, out: TextIO, now: Callable[[], datetime]) -> tuple[int, bytes]:
    """Check one file and return its data; when it is not verified, print what was found and return no data.

    Args:
        path: a sealed PDF.
        department_file: whose public keys are trusted.
        out: where to print what is wrong with it.
        now: aware time.

    Returns:
        0 and the canonical JSON inside; else 1 or 2, as :func:`verify_files`, and nothing.

    Raises:
        ProofProblem: nothing could be checked at all.
        CatalogueProblem: the department file is not one.
    """
    found = _checked(path, _trusted(department_file), None, now())
    if found.outcome is not Outcome.VERIFIED or found.record is None:
        _show(path, found, as_json=False, out=out)
        return max(NOT_VERIFIED, _CODES[found.outcome]), b""
    return VERIFIED, found.record


def _trusted(department_file: Path) -> Department:
    return read_department(_read(department_file, "the department file, which says whom to trust (--department FILE)"))


def _checked(path: Path, trusted: Department, receipt: bytes | None, now: datetime) -> Verdict:
    _read(path, "the file")
    return worker.check_file(path, roots_pem=trusted.officer_roots, receipt_bytes=receipt, receipt_keys=trusted.receipt_keys, now=now)


def _show(path: Path, found: Verdict, *, as_json: bool, out: TextIO) -> None:
    if as_json:
        print(json.dumps({"file": str(path), **verdicts.to_json(found)}), file=out)
        return
    print(f"{path.name}: {_HEADLINES[found.outcome]}", file=out)
    for sentence in found.sentences:
        print(f"  {sentence}", file=out)
    print(f"  SHA-256 {found.sha256}", file=out)


def _read(path: Path, what: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise ProofProblem(f"Could not read {what}: {path} ({problem.strerror or problem}). Nothing was checked.") from None
