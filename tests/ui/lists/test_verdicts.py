"""What is said of a checked file under its three sentences."""

from __future__ import annotations

from pathlib import Path

from fieldreport.proof import verdict
from fieldreport.proving import Checked
from tests.proof.sealed import check, sealed
from ui.lists.verdicts import HEADLINES, details
from ui.parts.mark import Tone


def test_a_verified_file_tells_its_hashes_its_report_and_who_certified_it() -> None:
    said = dict(details(Checked(Path("report.pdf"), check(sealed().pdf), "")))
    assert said["SHA-256 of the file"] == sealed().sha256
    assert said["Receipt of HQ"] == "none beside the file: the time is not proved"
    assert len(said["SHA-256 of the certificate"]) == 64
    assert said["Version"] == "1, original"
    assert said["Exhibits"] == "none"


def test_a_refused_file_tells_what_was_found_and_nothing_of_a_report() -> None:
    said = dict(details(Checked(Path("x\u202efdp.pdf"), verdict.refused("ab" * 32, "it is not a PDF."), "x.receipt.json")))
    assert said["Found"] == "it is not a PDF."
    assert "Report" not in said
    assert "\u202e" not in said["File"], "a name may not turn itself round"
    assert said["Receipt of HQ"] == "x.receipt.json"


def test_each_outcome_has_words_a_mark_and_a_tone_of_its_own() -> None:
    assert set(HEADLINES) == set(verdict.Outcome)
    assert [tone for _, _, tone in HEADLINES.values()] == [Tone.GOOD, Tone.DANGER, Tone.CARE]
