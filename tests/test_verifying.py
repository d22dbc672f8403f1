"""What a checker is told before anything can be checked (the checks themselves: ``tests/proof``, ``tests/test_cli.py``)."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fieldreport.errors import CatalogueProblem, ProofProblem
from fieldreport.verifying import verify_files

if TYPE_CHECKING:
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


def test_a_receipt_goes_with_one_file_only(enrolled: House, tmp_path: Path) -> None:
    with pytest.raises(ProofProblem, match="one file"):
        verify([tmp_path / "a.pdf", tmp_path / "b.pdf"], enrolled.settings.department_file, tmp_path / "receipt.json")


def as_json(files: list[Path], department: Path, receipt: Path | None = None) -> tuple[int, list[dict[str, object]]]:
    out = io.StringIO()
    code = verify_files(files, department, receipt=receipt, as_json=True, out=out, now=lambda: datetime.now(UTC))
    return code, [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_file_that_cannot_be_read_keeps_no_other_from_being_checked(enrolled: House, tmp_path: Path) -> None:
    other = tmp_path / "other.pdf"
    other.write_bytes(b"not a PDF")
    code, answers = as_json([tmp_path / "gone.pdf", other, tmp_path], enrolled.settings.department_file)
    assert code == 2
    assert [answer["file"] for answer in answers] == [str(tmp_path / "gone.pdf"), str(other), str(tmp_path)]
    assert {answer["outcome"] for answer in answers} == {"cannot be verified"}
    assert "No such file" in str(answers[0]["sentences"])
    assert answers[0].keys() == answers[1].keys()


def test_a_program_is_answered_in_json_also_when_nothing_could_be_checked(enrolled: House, tmp_path: Path) -> None:
    pdf, department = tmp_path / "a.pdf", enrolled.settings.department_file
    pdf.write_bytes(b"not a PDF")
    for trusted, receipt, words in (
        (tmp_path / "gone.json", None, "whom to trust"),
        (pdf, None, "not a department file"),
        (department, tmp_path / "gone.json", "the receipt"),
        (department, pdf, "not a receipt"),
    ):
        code, (answer,) = as_json([pdf], trusted, receipt)
        assert (code, answer["outcome"]) == (2, "cannot be verified")
        assert words in str(answer["sentences"])


def test_an_endless_file_is_not_read_to_its_end(enrolled: House, tmp_path: Path) -> None:
    department, endless = enrolled.settings.department_file, Path("/dev/zero")
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(b"not a PDF")
    assert as_json([endless], department)[0] == 2
    assert as_json([pdf], department, endless)[0] == 2
    assert as_json([pdf], endless)[0] == 2
