"""A sealed file is checked with the receipt that lies beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport import proving
from fieldreport.catalogue.department import Department
from fieldreport.errors import ProofProblem
from fieldreport.proof.verdict import Outcome
from tests.proof.sealed import CHECKED_AT, pki, receipt_bytes, receipt_keys, sealed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def department() -> Department:
    return Department("Sample", True, "https://127.0.0.1:8443", "", pki().roots_pem, "", receipt_keys(), b"", b"")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    path.write_bytes(sealed().pdf)
    return path


def test_a_sealed_file_alone_is_verified_and_its_time_is_not_proved(file: Path, department: Department) -> None:
    checked = proving.check(file, department, CHECKED_AT)
    assert (checked.verdict.outcome, checked.receipt) == (Outcome.VERIFIED, "")
    assert "not proved" in checked.verdict.time_words
    assert checked.record["report"]["version"] == 1


def test_the_receipt_beside_it_is_found_and_proves_the_time(file: Path, department: Department) -> None:
    file.with_name("report.receipt.json").write_bytes(receipt_bytes(sealed().pdf))
    checked = proving.check(file, department, CHECKED_AT)
    assert (checked.verdict.outcome, checked.receipt) == (Outcome.VERIFIED, "report.receipt.json")
    assert checked.verdict.sentences[1].startswith("HQ held these bytes")


def test_a_changed_file_says_nothing_of_its_record(file: Path, department: Department) -> None:
    file.write_bytes(sealed().pdf.replace(b"/Type /Sig ", b"/Type /Sjg "))
    checked = proving.check(file, department, CHECKED_AT)
    assert checked.verdict.outcome is not Outcome.VERIFIED
    assert (checked.record, checked.exhibits) == ({}, [])


def test_a_receipt_that_is_none_and_a_file_that_is_gone_are_said(file: Path, department: Department) -> None:
    file.with_name("report.receipt.json").write_bytes(b"{}")
    with pytest.raises(ProofProblem, match="receipt"):
        proving.check(file, department, CHECKED_AT)
    file.with_name("report.receipt.json").unlink()
    file.unlink()
    with pytest.raises(ProofProblem, match="cannot be read"):
        proving.check(file, department, CHECKED_AT)
    with pytest.raises(ProofProblem, match="Could not read the receipt"):
        proving.read_bytes(file, "the receipt")
