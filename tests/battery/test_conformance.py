"""Every report that the app can produce is archival, can be read aloud, and is held valid by other people's programs."""

from __future__ import annotations

import io
from random import Random
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from fieldreport import canonical
from fieldreport.paper.copies import unsigned_paper
from fieldreport.paper.layout import lay_out
from fieldreport.proof.document import Outcome
from tests.battery.random_reports import random_record
from tests.builders import empty_sheet, sample_record
from tests.paper.reading import failures, run_on
from tests.paper.records import minimal, record
from tests.proof.sealed import check, officer, seal

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.paper.furniture import Paper

REPORTS = 200
SIGNED_EACH = 10
"""Of so many random reports one is signed as well."""


@pytest.mark.parametrize("seed", range(REPORTS))
def test_a_report_filled_at_random_is_archival_and_can_be_read_aloud(seed: int, tmp_path: Path) -> None:
    made = random_record(Random(seed))
    paper: Paper = "a4" if seed % 2 else "letter"
    pdf = unsigned_paper(made, paper=paper)
    assert failures(pdf) == []
    assert_sound(tmp_path, pdf)
    if seed % SIGNED_EACH == 0:
        assert_all_agree(tmp_path, made)


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("kind", ["sample", "empty", "long"])
def test_so_are_the_sample_incident_an_empty_report_and_one_with_a_hundred_rows(kind: str, paper: Any, tmp_path: Path) -> None:
    made = {"sample": sample_record, "empty": lambda: sample_record(empty_sheet()), "long": lambda: record(count=100)}[kind]()
    pdf = unsigned_paper(made, paper=paper)
    assert failures(pdf) == []
    assert_sound(tmp_path, pdf)
    assert_all_agree(tmp_path, made)


def test_the_checks_catch_a_paper_that_is_neither(tmp_path: Path) -> None:
    plain = lay_out(sample_record(), mark="DRAFT").pdf
    assert failures(plain) != []
    broken = plain.replace(b"endobj", b"endobx", 1)
    assert "errors were found" in run_on(tmp_path, broken, "qpdf", "--check") or "WARNING" in run_on(tmp_path, broken, "qpdf", "--check")


def assert_sound(folder: Path, pdf: bytes) -> None:
    """Hold it against qpdf, and see that each font is inside and nothing gives a hold but the signature field."""
    said = run_on(folder, pdf, "qpdf", "--check")
    assert "No syntax or stream encoding errors found" in said, said
    fonts = run_on(folder, pdf, "pdffonts").splitlines()[2:]
    assert fonts
    assert all(line.split()[-5] == "yes" for line in fonts), fonts
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert holds(opened) == []


def holds(opened: pikepdf.Pdf) -> list[str]:
    """Return what in a document could act, hide or lead elsewhere (ISO 19005-3 §6.5, §6.6; the shadow attacks of NDSS 2021)."""
    root = opened.Root
    found = [key for key in ("/OpenAction", "/AA", "/OCProperties", "/URI", "/Collection") if key in root]
    found += ["/JavaScript" for _ in [0] if "/JavaScript" in root.get("/Names", {})]
    fields = root.AcroForm.Fields if "/AcroForm" in root else []
    found += ["more than one field"] if len(fields) > 1 else []
    for page in opened.pages:
        found += [str(mark.get("/Subtype")) for mark in page.obj.get("/Annots", []) if mark.get("/FT") != "/Sig"]
        found += [key for key in ("/AA", "/Action") if key in page.obj]
    for thing in opened.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") in ("/JavaScript", "/Launch", "/URI", "/GoToR", "/SubmitForm"):
            found.append(str(thing.get("/S")))
        if isinstance(thing, pikepdf.Stream) and "/F" in thing.stream_dict:
            found.append("a stream outside the file")
    return found


def test_a_paper_with_a_hold_is_caught() -> None:
    with pikepdf.open(io.BytesIO(unsigned_paper(sample_record()))) as opened:
        opened.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        opened.pages[0].obj.Annots = pikepdf.Array([pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText)])
        assert "/OpenAction" in holds(opened)
        assert "/FreeText" in holds(opened)


def assert_all_agree(folder: Path, made: dict[str, object]) -> None:
    """Sign it, and have our own policy, poppler and mupdf say the same of it; its data laid out again gives the same pages."""
    made = {**made, "officer": minimal()["officer"]}
    signed = seal(made, officer())
    assert check(signed.pdf).outcome is Outcome.VERIFIED
    by_poppler = run_on(folder, signed.pdf, "pdfsig", "-nocert")
    assert "Signature is Valid" in by_poppler
    assert "Total document signed" in by_poppler
    assert "The document is unchanged since signing" in run_on(folder, signed.pdf, "mutool", "sign", "-v")
    again = canonical.decode(signed.record_json)
    assert isinstance(again, dict)
    assert lay_out(again).pdf == lay_out(made).pdf
