"""``fieldreport verify``: who, when, what, in three plain sentences; or the whole verdict as JSON.

Needs no network, no database and no vault: a file, the department's public
facts, and the receipt if there is one.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, TextIO

from fieldreport.catalogue.department import read_department
from fieldreport.errors import CatalogueProblem, ProofProblem
from fieldreport.proof import verdict as verdicts
from fieldreport.proof import worker
from fieldreport.proof.receipt import LARGEST
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
        ProofProblem: nothing could be checked at all (not with ``as_json``: there each file is answered).
        CatalogueProblem: the department file is not one; likewise.
    """
    try:
        trusted, receipt_bytes = _what_to_trust(files, department_file, receipt)
    except (ProofProblem, CatalogueProblem) as problem:
        if not as_json:
            raise
        for path in files:
            _show(path, verdicts.refused("", str(problem)), as_json=True, out=out)
        return CANNOT
    worst = VERIFIED
    for path in files:
        try:
            found = worker.check_file(
                path, roots_pem=trusted.officer_roots, receipt_bytes=receipt_bytes, receipt_keys=trusted.receipt_keys, now=now()
            )
        except ProofProblem as problem:  # this file alone: the others are checked all the same
            _say_unread(path, problem, as_json=as_json, out=out)
            worst = CANNOT
            continue
        _show(path, found, as_json=as_json, out=out)
        worst = max(worst, _CODES[found.outcome])
    return worst


def _what_to_trust(files: Sequence[Path], department_file: Path, receipt: Path | None) -> tuple[Department, bytes | None]:
    if receipt is not None and len(files) != 1:
        raise ProofProblem("A receipt belongs to one file. Name that file alone.")
    department = read_department(_read(department_file, "the department file, which says whom to trust (--department FILE)"))
    return department, _read(receipt, "the receipt") if receipt is not None else None


def _say_unread(path: Path, problem: ProofProblem, *, as_json: bool, out: TextIO) -> None:
    if as_json:
        _show(path, verdicts.refused("", str(problem)), as_json=True, out=out)
    else:
        print(problem, file=sys.stderr)


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
        with path.open("rb") as file:
            return file.read(LARGEST + 1)  # what is longer is neither, and is refused by whoever reads it
    except OSError as problem:
        raise ProofProblem(f"Could not read {what}: {path} ({problem.strerror or problem}). Nothing was checked.") from None
