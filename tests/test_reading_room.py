"""Versions laid beside each other."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from fieldreport import trial
from fieldreport.errors import ProofProblem
from fieldreport.reading_room import Copy, compare, save_comparison
from tests.houses import PASSPHRASE, House, enrolled_house
from tests.paper.records import minimal
from tests.pki import SIGNED_AT

if TYPE_CHECKING:
    from pathlib import Path


def copies() -> tuple[Copy, Copy]:
    older, newer = minimal(), minimal()
    newer["report"] |= {"version": 2, "kind": "amendment", "builds_on": "ab" * 32, "reason": "The answer was wrong."}
    newer["sections"][0]["entries"][0]["accounts"][0]["shown"] = "B"
    return Copy(older, "ab" * 32), Copy(newer, "cd" * 32)


def test_whichever_is_named_first_the_lower_version_is_the_older_one() -> None:
    older, newer = copies()
    assert compare(older, newer) == compare(newer, older)
    found = compare(newer, older)
    assert (found.older.version, found.newer.version, found.newer.kind) == (1, 2, "amendment")
    assert [(one.before, one.after) for one in found.changes] == [("A", "B")]


def test_two_reports_are_not_compared() -> None:
    older, newer = copies()
    newer.record["report"]["id"] = "0198a2f4-7c1e-7b3a-9d52-3f1f0c5f7a11"  # type: ignore[index]
    with pytest.raises(ProofProblem, match="different reports"):
        compare(older, newer)


def test_a_comparison_is_saved_as_a_paper(tmp_path: Path) -> None:
    save_comparison(tmp_path / "changes.pdf", compare(*copies()), SIGNED_AT)
    assert (tmp_path / "changes.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_the_documents_of_a_sealed_version_are_read_from_the_vault(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (_house, _report, desk):
        report_id = trial.fill_sample(desk).report_id
        desk.seal(report_id, PASSPHRASE)
        (version,) = desk.versions(report_id)
        pdf, receipt = desk.reading_room.documents(version)
        assert hashlib.sha256(pdf).hexdigest() == version.sha256
        assert receipt is None
        assert desk.reading_room.compare(version, version).changes == ()
