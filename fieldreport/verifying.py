"""``fieldreport verify``: who, when, what, in three plain sentences; or the whole verdict as JSON.

Needs no network, no database and no vault: a file, the department's public
facts, and the receipt if there is one.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TextIO

from fieldreport import canonical, durable
from fieldreport.answers.words import size_words
from fieldreport.catalogue.department import read_department
from fieldreport.errors import CatalogueProblem, ProofProblem
from fieldreport.evidence.kinds import safe_name
from fieldreport.proof import verdict as verdicts
from fieldreport.proof import worker
from fieldreport.proof.receipt import LARGEST
from fieldreport.proof.verdict import Outcome
from fieldreport.report import comparing, versions
from fieldreport.report.transcript import printable
from fieldreport.transcribing import HEADLINES, Trusted, exhibits_in, log_words, save_transcript, transcribe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from fieldreport.proof.verdict import Verdict

VERIFIED, NOT_VERIFIED, CANNOT = 0, 1, 2
_CODES = {Outcome.VERIFIED: VERIFIED, Outcome.CHANGED: NOT_VERIFIED, Outcome.CANNOT: CANNOT}


@dataclass(frozen=True, slots=True)
class Compared:
    """A file beside the exhibits of a report."""

    name: str
    sha256: str
    exhibit: str
    """``E-1`` when the report names these bytes; "" when it does not."""


def verify_files(
    files: Sequence[Path],
    department_file: Path,
    *,
    receipt: Path | None,
    as_json: bool,
    out: TextIO,
    now: Callable[[], datetime],
    exhibits: Sequence[Path] = (),
    transcript: Path | None = None,
) -> int:
    """Check files and print what was found, with the fingerprints of the exhibits that they name.

    Args:
        files: sealed PDFs.
        department_file: whose public keys are trusted.
        receipt: HQ's receipt; only with a single file.
        as_json: print one JSON object a file and nothing else.
        out: where to print.
        now: aware time.
        exhibits: files to look for among those that the report names; only with a single report.
        transcript: where a paper (``.pdf``, ``.html``) that tells the check goes; only with a single file.

    Returns:
        0 when every file is verified and every exhibit is named, 1 when one is not, 2 when one cannot be verified.

    Raises:
        ProofProblem: nothing could be checked at all (not with ``as_json``: there each file is answered).
        CatalogueProblem: the department file is not one; likewise.
        DiskProblem: the transcript could not be written.
    """
    try:
        if transcript is not None and len(files) != 1:
            raise ProofProblem("A transcript tells one check. Name one file alone.")
        trusted, receipt_bytes = _what_to_trust(files, department_file, receipt, exhibits)
        beside = {exhibit: _sha256_of(exhibit) for exhibit in exhibits}
    except (ProofProblem, CatalogueProblem) as problem:
        if not as_json:
            raise
        for path in files:
            _show(path, verdicts.refused("", str(problem)), [], [], as_json=True, out=out)
        return CANNOT
    worst = VERIFIED
    for path in files:
        try:
            found = _checked(path, trusted, receipt_bytes, at := now())
        except ProofProblem as problem:  # this file alone: the others are checked all the same
            _say_unread(path, problem, as_json=as_json, out=out)
            worst = CANNOT
            continue
        named = exhibits_in(found)
        compared = [_compared(exhibit, sha256, named) for exhibit, sha256 in beside.items()]
        _show(path, found, named, compared, as_json=as_json, out=out, log=log_words(found, trusted.department))
        if transcript is not None:
            save_transcript(transcript, transcribe(path.name, found, trusted, at), at)
            print(f"The transcript is in {transcript}", file=sys.stderr if as_json else out)
        strange = bool(found.record) and any(not one.exhibit for one in compared)
        worst = max(worst, _CODES[found.outcome], NOT_VERIFIED if strange else VERIFIED)
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
    code, found = _verified(path, _trusted(department_file), out, now())
    return code, b"" if code != VERIFIED or found.record is None else found.record


def compare_files(older: Path, newer: Path, department_file: Path, *, paper: Path | None, out: TextIO, now: Callable[[], datetime]) -> int:
    """Check two sealed reports and say in which places they differ, field by field and word by word.

    Args:
        older: a sealed PDF.
        newer: the one that is compared with it, usually a later version of the same report.
        department_file: whose public keys are trusted.
        paper: where the comparison goes as a PDF; nowhere when ``None``.
        out: where to print.
        now: aware time.

    Returns:
        0 when both are verified and were compared; else 1 or 2, as :func:`verify_files`, and nothing was compared.

    Raises:
        ProofProblem: nothing could be checked at all, or the two are not the same report.
        CatalogueProblem: the department file is not one.
        DiskProblem: the PDF could not be written.
    """
    from fieldreport.paper import comparison  # verify makes no paper and need not wait for what does

    trusted = _trusted(department_file)
    documents = []
    for path in (older, newer):
        code, found = _verified(path, trusted, out, now())
        if code != VERIFIED or found.record is None:
            return code
        documents.append(comparison.Compared(_record_of(found.record), found.sha256))
    one, other = documents
    if one.record["report"]["id"] != other.record["report"]["id"]:
        raise ProofProblem("The two files are versions of different reports, so they were not compared. Both are verified.")
    differences = comparing.changes(one.record, other.record)
    for change in differences:
        print(_change_words(change), file=out)
    print(f"{len(differences) or 'No'} {'place differs' if len(differences) == 1 else 'places differ'}. Both files are verified.", file=out)
    if paper is not None:
        durable.write(paper, comparison.comparison_paper(one, other, made=now()))
        print(f"The comparison is in {paper}", file=out)
    return VERIFIED


def _record_of(data: bytes) -> dict[str, Any]:
    record = canonical.decode(data)
    if not isinstance(record, dict):  # the check accepts no such document
        raise ProofProblem("The data inside the file is no record. Nothing was compared.")
    return record


def _change_words(change: comparing.Change) -> str:
    """Return a change as lines for a terminal, which obeys what it is shown."""
    where = " › ".join((change.section, *change.where, change.label))
    lines = [f"{where}: {change.sort.value}"]
    if change.sort is comparing.Sort.CHANGED:
        lines += [f"¶ {number}: {words}" for number, words in comparing.changed_paragraphs(change.before, change.after)]
    else:
        lines += [line for text in (change.before, change.after) for line in text.splitlines()]
    return "\n  ".join("".join(character if character.isprintable() else "_" for character in line) for line in lines)


def _what_to_trust(
    files: Sequence[Path], department_file: Path, receipt: Path | None, exhibits: Sequence[Path]
) -> tuple[Trusted, bytes | None]:
    if receipt is not None and len(files) != 1:
        raise ProofProblem("A receipt belongs to one file. Name that file alone.")
    if exhibits and len(files) != 1:
        raise ProofProblem("Exhibits belong to one report. Name that report alone.")
    return _trusted(department_file), _read(receipt, "the receipt") if receipt is not None else None


def _trusted(department_file: Path) -> Trusted:
    data = _read(department_file, "the department file, which says whom to trust (--department FILE)")
    return Trusted(read_department(data), hashlib.sha256(data).hexdigest())


def _checked(path: Path, trusted: Trusted, receipt: bytes | None, now: datetime) -> Verdict:
    of = trusted.department
    return worker.check_file(path, roots_pem=of.officer_roots, receipt_bytes=receipt, receipt_keys=of.receipt_keys, now=now)


def _verified(path: Path, trusted: Trusted, out: TextIO, now: datetime) -> tuple[int, Verdict]:
    """Check one file; when it is not verified, print what was found. Return the exit code and the verdict."""
    found = _checked(path, trusted, None, now)
    if found.outcome is Outcome.VERIFIED and found.record is not None:
        if _record_of(found.record).get("format") != versions.FORMAT:
            raise ProofProblem(f"{path.name} is verified, but it is a paper made from a report and not the report. Name the report itself.")
        return VERIFIED, found
    _show(path, found, [], [], as_json=False, out=out)
    return max(NOT_VERIFIED, _CODES[found.outcome]), found


def _say_unread(path: Path, problem: ProofProblem, *, as_json: bool, out: TextIO) -> None:
    if as_json:
        _show(path, verdicts.refused("", str(problem)), [], [], as_json=True, out=out)
    else:
        print(problem, file=sys.stderr)


def _sha256_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as problem:
        raise ProofProblem(f"Could not read the exhibit {path} ({problem.strerror or problem}). It was not compared.") from None


def _compared(path: Path, sha256: str, named: Sequence[Mapping[str, Any]]) -> Compared:
    return Compared(str(path), sha256, next((str(one.get("number")) for one in named if one.get("sha256") == sha256), ""))


def _show(
    path: Path,
    found: Verdict,
    named: Sequence[Mapping[str, Any]],
    compared: Sequence[Compared],
    *,
    as_json: bool,
    out: TextIO,
    log: str = "",
) -> None:
    if as_json:
        whole = {"file": str(path), **verdicts.to_json(found)}
        if compared:
            whole["exhibits"] = [{"file": one.name, "sha256": one.sha256, "exhibit": one.exhibit or None} for one in compared]
        print(json.dumps(whole), file=out)
        return
    print(f"{printable(path.name)}: {HEADLINES[found.outcome]}", file=out)
    for sentence in found.sentences:  # a terminal obeys what it is shown
        print(f"  {printable(sentence)}", file=out)
    for note in found.findings if found.outcome is Outcome.VERIFIED else ():
        print(f"  Note: {printable(note)}", file=out)
    print(f"  SHA-256 {found.sha256}", file=out)
    if log:
        print(f"  Newest checkpoint of HQ's log: {printable(log)}", file=out)
    if found.record is not None:
        print(f"  Exhibits: {len(named) or 'none'}", file=out)
    for one in named:
        number, sha256, name = (safe_name(str(one.get(key))) for key in ("number", "sha256", "name"))  # a terminal obeys what it is shown
        size = one.get("size")
        print(f"    {number}  {sha256}  {name}{f', {size_words(size)}' if isinstance(size, int) else ''}", file=out)
    for file in compared:
        print(f"{file.name}: {_standing(found, file)}", file=out)


def _standing(found: Verdict, file: Compared) -> str:
    if found.record is None:
        return "cannot be compared, because the report is not verified"
    return f"is exhibit {file.exhibit} of this report" if file.exhibit else f"NOT named by this report (SHA-256 {file.sha256})"


def _read(path: Path, what: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)  # what is longer is neither, and is refused by whoever reads it
    except OSError as problem:
        raise ProofProblem(f"Could not read {what}: {path} ({problem.strerror or problem}). Nothing was checked.") from None
