"""Files checked with whatever receipts there are, by somebody who has nothing but them and a department file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from fieldreport.checking import Checked, Outcome, check_files, trusted
from fieldreport.errors import CatalogueProblem
from tests.catalogue.test_department import department, signed
from tests.paper.records import minimal
from tests.proof.sealed import CHECKED_AT, pki, receipt_bytes, receipt_keys, sealed

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.transcribing import Trusted


@pytest.fixture
def anchors(tmp_path: Path) -> Trusted:
    of = department()
    trusting = replace(of, officer_roots=tuple(pki().roots_pem), receipt_keys={**of.receipt_keys, **receipt_keys()})
    (tmp_path / "department.json").write_bytes(signed(trusting))
    return trusted(tmp_path / "department.json")


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    path.write_bytes(sealed().pdf)
    return path


def checked(anchors: Trusted, *paths: Path) -> tuple[Checked, ...]:
    return check_files(paths, anchors, CHECKED_AT)


def test_a_file_alone_is_verified_and_its_time_is_not_proved(pdf: Path, anchors: Trusted) -> None:
    (one,) = checked(anchors, pdf)
    assert (one.verdict.outcome, one.verdict.receipt, one.notes) == (Outcome.VERIFIED, "", ())
    assert one.report == minimal()["report"]["id"]


def test_a_receipt_that_lies_beside_it_is_found_by_itself(pdf: Path, anchors: Trusted) -> None:
    pdf.with_name("report.receipt.json").write_bytes(receipt_bytes(sealed().pdf))
    (one,) = checked(anchors, pdf)
    assert one.verdict.receipt == "2026-000017"


def test_a_receipt_that_is_given_with_it_is_used_whatever_it_is_called(pdf: Path, anchors: Trusted, tmp_path: Path) -> None:
    receipt = tmp_path / "from HQ.json"
    receipt.write_bytes(receipt_bytes(sealed().pdf))
    (one,) = checked(anchors, receipt, pdf)
    assert one.verdict.receipt == "2026-000017"


def test_a_receipt_that_does_not_serve_is_said_and_the_file_is_checked_all_the_same(pdf: Path, anchors: Trusted) -> None:
    beside = pdf.with_name("report.receipt.json")
    for data, words in ((b"{}", "not a receipt"), (receipt_bytes(b"another file"), "for another file")):
        beside.write_bytes(data)
        (one,) = checked(anchors, pdf)
        assert (one.verdict.outcome, one.verdict.receipt) == (Outcome.VERIFIED, "")
        assert words in one.notes[0]
        assert "checked without it" in one.notes[0]


def test_a_receipt_alone_says_that_its_file_is_wanted(anchors: Trusted, tmp_path: Path) -> None:
    receipt = tmp_path / "r.json"
    receipt.write_bytes(receipt_bytes(sealed().pdf))
    (one,) = checked(anchors, receipt)
    assert one.verdict.outcome is Outcome.CANNOT
    assert "Give both" in one.verdict.sentences[2]


def test_what_is_none_of_ours_and_what_cannot_be_read_is_said_file_by_file(pdf: Path, anchors: Trusted, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    strange, gone, ours = checked(anchors, tmp_path / "photo.jpg", tmp_path / "gone.pdf", pdf)
    assert "not a PDF as this program makes them" in strange.verdict.sentences[2]
    assert "could not be read" in gone.verdict.sentences[2]
    assert (strange.report, gone.report) == ("", "")
    assert ours.verdict.outcome is Outcome.VERIFIED


def test_without_a_department_file_it_says_whom_it_would_have_to_trust(tmp_path: Path) -> None:
    with pytest.raises(CatalogueProblem, match="whom to trust"):
        trusted(tmp_path / "none.json")
