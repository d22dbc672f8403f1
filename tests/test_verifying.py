"""What a checker is told before anything can be checked (the checks themselves: ``tests/proof``, ``tests/test_cli.py``)."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fieldreport.errors import CatalogueProblem, ProofProblem
from fieldreport.verifying import CANNOT, VERIFIED, compare_files, verified_record, verify_files
from tests.catalogue.test_department import department, signed
from tests.form_with_files import PHOTO, answer, begin, house_with_files, picture
from tests.houses import PASSPHRASE
from tests.paper.reading import text_of
from tests.paper.records import minimal
from tests.pki import SIGNED_AT
from tests.proof.sealed import officer, pki, seal

if TYPE_CHECKING:
    from tests.houses import House


def verify(files: list[Path], department: Path, receipt: Path | None = None, *exhibits: Path) -> int:
    return said(files, department, receipt, *exhibits)[0]


def said(files: list[Path], department: Path, receipt: Path | None, *exhibits: Path, as_json: bool = False) -> tuple[int, str]:
    out = io.StringIO()
    now = datetime.now(UTC)
    code = verify_files(files, department, receipt=receipt, as_json=as_json, out=out, now=lambda: now, exhibits=exhibits)
    return code, out.getvalue()


@pytest.fixture
def exported(enrolled: House, tmp_path: Path) -> tuple[Path, Path, Path]:
    """A sealed report with one exhibit: the PDF, the photo, and the department file."""
    photo = tmp_path / "IMG_0001.jpg"
    photo.write_bytes(picture())
    with house_with_files(enrolled, tmp_path / "house") as (house, _, desk):
        opened = begin(desk)
        answer(desk, opened, PHOTO, desk.attach(opened.report_id, photo))
        desk.seal(opened.report_id, PASSPHRASE)
        desk.export(opened.report_id, 1, tmp_path / "report.pdf")
        return tmp_path / "report.pdf", photo, house.settings.department_file


def test_the_exhibits_of_a_report_are_listed_with_their_fingerprints(exported: tuple[Path, Path, Path]) -> None:
    pdf, photo, department = exported
    code, words = said([pdf], department, None)
    assert code == 0
    assert "Exhibits: 1\n" in words
    assert f"E-1  {hashlib.sha256(photo.read_bytes()).hexdigest()}  IMG_0001.jpg, " in words


def test_a_file_is_compared_with_the_exhibits_that_the_report_names(exported: tuple[Path, Path, Path], tmp_path: Path) -> None:
    pdf, photo, department = exported
    renamed, changed = tmp_path / "renamed.bin", tmp_path / "changed.jpg"
    renamed.write_bytes(photo.read_bytes())
    changed.write_bytes(photo.read_bytes() + b"\0")
    code, words = said([pdf], department, None, renamed)
    assert (code, words.splitlines()[-1]) == (0, f"{renamed}: is exhibit E-1 of this report")
    code, words = said([pdf], department, None, photo, changed)
    assert code == 1
    assert f"{changed}: NOT named by this report" in words
    code, words = said([pdf], department, None, photo, changed, as_json=True)
    found = json.loads(words)["exhibits"]
    assert (code, [one["exhibit"] for one in found]) == (1, ["E-1", None])


def test_nothing_is_said_of_a_file_beside_a_report_that_is_not_verified(exported: tuple[Path, Path, Path]) -> None:
    pdf, photo, department = exported
    pdf.write_bytes(pdf.read_bytes() + b"\n")
    code, words = said([pdf], department, None, photo)
    assert code > 0
    assert words.splitlines()[-1] == f"{photo}: cannot be compared, because the report is not verified"
    assert "Exhibits" not in words


def test_exhibits_go_with_one_report_and_must_be_there(exported: tuple[Path, Path, Path], tmp_path: Path) -> None:
    pdf, photo, department = exported
    with pytest.raises(ProofProblem, match="one report"):
        verify([pdf, pdf], department, None, photo)
    with pytest.raises(ProofProblem, match="not compared"):
        verify([pdf], department, None, tmp_path / "nothing.jpg")


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


@pytest.fixture
def two_versions(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Two sealed versions of one report, the second amended, and a department file that trusts who signed them."""
    older, newer = minimal(), minimal()
    newer["report"] |= {"version": 2, "kind": "amendment", "builds_on": "ab" * 32, "reason": "The answer was wrong."}
    newer["sections"][0]["entries"][0]["accounts"][0]["shown"] = "B \x1b[2J"
    for name, record in (("older", older), ("newer", newer)):
        (tmp_path / f"{name}.pdf").write_bytes(seal(record, officer()).pdf)
    trusting = replace(department(), officer_roots=tuple(pki().roots_pem))
    (tmp_path / "department.json").write_bytes(signed(trusting))
    return tmp_path / "older.pdf", tmp_path / "newer.pdf", tmp_path / "department.json"


def compared(older: Path, newer: Path, trusted: Path, paper: Path | None = None) -> tuple[int, str]:
    out = io.StringIO()
    return compare_files(older, newer, trusted, paper=paper, out=out, now=lambda: SIGNED_AT), out.getvalue()


def test_two_versions_are_verified_and_then_compared_and_the_terminal_obeys_nothing_in_them(two_versions: tuple[Path, Path, Path]) -> None:
    code, words = compared(*two_versions)
    assert code == VERIFIED
    assert "One › Q: changed\n  ¶ 1: [removed: A] [added: B _[2J]\n" in words
    assert words.endswith("1 place differs. Both files are verified.\n")


def test_the_comparison_is_written_as_a_paper(two_versions: tuple[Path, Path, Path], tmp_path: Path) -> None:
    code, words = compared(*two_versions, tmp_path / "changes.pdf")
    assert (code, words.splitlines()[-1]) == (VERIFIED, f"The comparison is in {tmp_path / 'changes.pdf'}")
    older, newer, _ = two_versions
    text = "".join(text_of((tmp_path / "changes.pdf").read_bytes()).split())
    assert all(hashlib.sha256(path.read_bytes()).hexdigest() in text for path in (older, newer))


def test_a_check_is_written_down_as_paper_or_page(two_versions: tuple[Path, Path, Path], tmp_path: Path) -> None:
    older, newer, trusted = two_versions
    for name in ("check.pdf", "check.html"):
        out = io.StringIO()
        code = verify_files([older], trusted, receipt=None, as_json=False, out=out, now=lambda: SIGNED_AT, transcript=tmp_path / name)
        assert (code, out.getvalue().splitlines()[-1]) == (VERIFIED, f"The transcript is in {tmp_path / name}")
        assert (tmp_path / name).stat().st_size > 1000
    with pytest.raises(ProofProblem, match="one check"):
        verify_files([older, newer], trusted, receipt=None, as_json=False, out=out, now=lambda: SIGNED_AT, transcript=tmp_path / "c.pdf")


def test_a_file_that_was_changed_is_not_compared(two_versions: tuple[Path, Path, Path], tmp_path: Path) -> None:
    older, newer, trusted = two_versions
    newer.write_bytes(newer.read_bytes() + b"\n")
    code, words = compared(older, newer, trusted, tmp_path / "changes.pdf")
    assert code != VERIFIED
    assert "differ" not in words
    assert not (tmp_path / "changes.pdf").exists()


def test_two_different_reports_are_not_compared(two_versions: tuple[Path, Path, Path]) -> None:
    older, newer, trusted = two_versions
    other = minimal()
    other["report"]["id"] = "0198a2f4-7c1e-7b3a-9d52-3f1f0c5f7a11"
    newer.write_bytes(seal(other, officer()).pdf)
    with pytest.raises(ProofProblem, match="different reports"):
        compared(older, newer, trusted)
