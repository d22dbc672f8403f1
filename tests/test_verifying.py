"""What a checker is told before anything can be checked (the checks themselves: ``tests/proof``, ``tests/test_cli.py``)."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from fieldreport.errors import CatalogueProblem, ProofProblem
from fieldreport.verifying import CANNOT, verified_record, verify_files

if TYPE_CHECKING:
    from pathlib import Path

    from tests.houses import House


def verify(files: list[Path], department: Path, receipt: Path | None = None) -> int:
    return verify_files(files, department, receipt=receipt, as_json=False, out=io.StringIO(), now=lambda: datetime.now(UTC))


def test_without_a_department_file_it_says_whom_it_would_have_to_trust(tmp_path: Path) -> None:
    with pytest.raises(ProofProblem, match="whom to trust"):
        verify([tmp_path / "a.pdf"], tmp_path / "department.json")


def test_a_department_file_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "department.json").write_bytes(b'{"department":{}}')
    with pytest.raises(CatalogueProblem):
        verify([tmp_path / "a.pdf"], tmp_path / "department.json")


def test_a_file_that_is_not_verified_gives_no_data(enrolled: House, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"not a PDF")
    out = io.StringIO()
    department = enrolled.settings.department_file
    assert verified_record(tmp_path / "a.pdf", department, out=out, now=lambda: datetime.now(UTC)) == (CANNOT, b"")
    assert out.getvalue().startswith("a.pdf: cannot be verified")


def test_a_receipt_goes_with_one_file_only(enrolled: House, tmp_path: Path) -> None:
    with pytest.raises(ProofProblem, match="one file"):
        verify([tmp_path / "a.pdf", tmp_path / "b.pdf"], enrolled.settings.department_file, tmp_path / "receipt.json")
