"""A check written down: what a lawyer finds in it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fieldreport import __version__
from fieldreport.errors import ProofProblem
from fieldreport.ledger.checkpoint import Checkpoint, write_checkpoint
from fieldreport.transcribing import Trusted, save_transcript, transcribe
from tests.catalogue.test_department import KEY, PUBLIC, department
from tests.paper.records import attachment, record
from tests.proof.sealed import CHECKED_AT, check, officer, pki, receipt_for, seal, sealed

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.proof.verdict import Verdict
    from fieldreport.report.transcript import Transcript

ANCHORS = "cd" * 32


def written(found: Verdict, name: str = "report.pdf") -> Transcript:
    return transcribe(name, found, Trusted(replace(department(), officer_roots=tuple(pki().roots_pem)), ANCHORS), CHECKED_AT)


def part(transcript: Transcript, title: str) -> str:
    (found,) = [one for one in transcript.parts if one.title.startswith(title)]
    return "\n".join(f"{line.label}: {line.words}" for line in found.lines)


def test_it_names_the_file_the_program_the_time_and_whom_it_trusted() -> None:
    transcript = written(check(sealed().pdf))
    what, against = part(transcript, "What was checked"), part(transcript, "Against what")
    assert transcript.headline == "report.pdf: verified"
    assert f"SHA-256 of the file: {sealed().sha256}" in what
    assert f"With: fieldreport {__version__}" in what
    assert "by this computer's clock" in what
    assert f"SHA-256 of the department file: {ANCHORS}" in against
    chain = part(transcript, "The certificates")
    assert against.rpartition(": ")[2] == chain.rpartition(": ")[2]


def test_it_says_what_was_not_proved() -> None:
    alone, held = written(check(sealed().pdf)), written(check(sealed().pdf, receipt_for(sealed().pdf)))
    assert "the signer's own computer claims" in part(alone, "What was not proved")
    assert "Revocation: Whether" in part(alone, "What was not proved")
    assert "Revocation" not in part(held, "What was not proved")
    assert all("That what the report states is true" in part(one, "What was not proved") for one in (alone, held))
    assert "not done: HQ's receipt" in part(alone, "Step by step")
    assert "not done" not in part(held, "Step by step")


def test_every_exhibit_is_named_by_its_whole_fingerprint_and_so_is_the_data() -> None:
    given = record()
    given["attachments"] = [attachment(1), attachment(2, "film.mp4", type="video/mp4", size=812)]
    paper = seal(given, officer())
    told = part(written(check(paper.pdf)), "The data inside")
    assert f"SHA-256 of the data: {hashlib.sha256(paper.record_json).hexdigest()}" in told
    assert all(f"SHA-256 of the exhibit: {one['sha256']}" in told for one in given["attachments"])
    assert "film.mp4, 812 bytes" in told


def test_it_says_what_the_report_knew_of_the_log_and_what_that_shows() -> None:
    def told(note: str | None) -> str:
        given = record()
        given["ledger"]["checkpoint"] = note
        return part(written(check(seal(given, officer()).pdf)), "The data inside")

    key = Ed25519PrivateKey.generate()
    stranger = write_checkpoint(Checkpoint("hq/log", 9, "ab" * 32, CHECKED_AT), key.public_key().public_bytes_raw(), key.sign)
    assert "Newest checkpoint of HQ's log: none was known when it was sealed" in told(None)
    assert "one that HQ did not sign, by this department file; it shows nothing" in told(stranger)
    assert "one that HQ did not sign" in told("tree 17")
    at = datetime(2026, 8, 10, 19, 7, tzinfo=UTC)
    hqs = write_checkpoint(Checkpoint("hq/log", 9, "ab" * 32, at), PUBLIC, KEY.sign)
    assert "9 entries, root abababababababab…, 10 Aug 2026, 1407 hours CDT. It was sealed no earlier than this" in told(hqs)


def test_it_tells_how_to_check_by_hand_and_hands_no_command_of_a_file_name_on() -> None:
    found = check(sealed().pdf)
    by_hand = part(written(found), "To check by hand")
    assert "certutil -hashfile report.pdf SHA256" in by_hand
    assert "sha256sum report.pdf" in by_hand
    assert "pdfsig report.pdf" in by_hand
    for name in ("a b.pdf", "$(rm -rf x).pdf", "-rf.pdf", "x;y.pdf", "a\u202efdp.exe"):
        transcript = written(found, name)
        assert "sha256sum FILE\n" in part(transcript, "To check by hand")
        assert transcript.headline.isprintable()


def test_of_a_file_that_is_not_verified_nothing_is_said_but_what_failed() -> None:
    transcript = written(check(sealed().pdf + b"\n%"))
    assert transcript.headline == "report.pdf: NOT verified"
    assert "failed: The file begins and ends" in part(transcript, "Step by step")
    assert not any(one.title.startswith(("The data", "The certificates")) for one in transcript.parts)
    assert "Alex Sample" not in str(transcript)


def test_it_is_saved_as_the_name_ends_and_as_nothing_else(tmp_path: Path) -> None:
    transcript = written(check(sealed().pdf))
    save_transcript(tmp_path / "a.pdf", transcript, CHECKED_AT)
    save_transcript(tmp_path / "a.HTML", transcript, CHECKED_AT)
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert (tmp_path / "a.HTML").read_bytes().startswith(b"<!DOCTYPE html>")
    with pytest.raises(ProofProblem, match="not written"):
        save_transcript(tmp_path / "a.txt", transcript, CHECKED_AT)
    assert not (tmp_path / "a.txt").exists()
