"""The officer's signature, seen by our policy and by other people's programs."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm

from fieldreport.errors import PaperProblem
from fieldreport.paper.copies import draft_paper, sealed_paper, unsigned_paper
from tests.paper.reading import failures, run_on, text_of
from tests.paper.records import minimal, question, record
from tests.pki import SIGNED_AT, make_pki
from tests.proof.sealed import officer, pki, seal

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.paper.furniture import Paper


@pytest.fixture(scope="module")
def signed() -> bytes:
    return seal(record(), officer()).pdf


def test_poppler_finds_it_valid_and_the_whole_document_signed(signed: bytes, tmp_path: Path) -> None:
    said = run_on(tmp_path, signed, "pdfsig")
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert "Signature #2" not in said
    assert "Aug 10 2026 23:12:40" in said


def test_mupdf_finds_the_document_unchanged(signed: bytes, tmp_path: Path) -> None:
    said = run_on(tmp_path, signed, "mutool", "sign", "-v")
    assert "The document is unchanged since signing" in said
    assert "Alex Sample" in said


def test_qpdf_has_nothing_against_it(signed: bytes, tmp_path: Path) -> None:
    assert "No syntax or stream encoding errors" in run_on(tmp_path, signed, "qpdf", "--check")


def test_it_is_one_revision_certified_against_any_change(signed: bytes) -> None:
    assert signed.count(b"%%EOF") == 1
    assert signed.startswith(b"%PDF-1.7")
    reader = PdfFileReader(BytesIO(signed), strict=True)
    (signature,) = reader.embedded_signatures
    assert signature.field_name == "OfficerSignature"
    assert signature.docmdp_level is MDPPerm.NO_CHANGES
    assert signature.self_reported_timestamp == SIGNED_AT
    assert reader.xrefs.total_revisions == 1


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_it_stays_archival_and_accessible_when_signed(paper: Paper) -> None:
    holder = officer()
    hostile = record(training=False, count=12)
    hostile["sections"][0]["entries"].append(question("nasty", "<b>", "½ ☐ שלום السلام 😀 \x00 \u202e 東", told_by="¿Qué?"))
    made = sealed_paper(hostile, key=holder.key, certificate_pem=holder.pem, chain_pem=pki().chain_pem, at=SIGNED_AT, paper=paper)
    assert failures(made.pdf) == []


def test_the_checks_of_conformance_catch_a_paper_that_is_not() -> None:
    assert failures(draft_paper(record()))


def test_all_fonts_are_embedded(signed: bytes, tmp_path: Path) -> None:
    lines = run_on(tmp_path, signed, "pdffonts").splitlines()[2:]
    assert len(lines) >= 4
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in lines), lines


def test_nothing_but_the_signature_field_gives_a_hold(signed: bytes) -> None:
    with pikepdf.open(BytesIO(signed)) as opened:
        marks = [mark for page in opened.pages for mark in page.obj.get("/Annots", [])]
        assert len(marks) == 1
        assert pikepdf.Name.Sig == marks[0].FT
        written = [key for thing in opened.objects if isinstance(thing, pikepdf.Dictionary) for key in thing.keys()]  # noqa: SIM118
    assert not {"/JS", "/JavaScript", "/OpenAction", "/AA", "/XFA", "/OCProperties", "/Launch", "/URI"} & set(written)


def test_the_appearance_says_who_signed(signed: bytes) -> None:
    text = text_of(signed)
    assert "Signed electronically" in text
    assert "Police Officer, star 90001, Unit 012" in text


def test_the_signature_keeps_the_attestation_as_its_reason(signed: bytes) -> None:
    (signature,) = PdfFileReader(BytesIO(signed)).embedded_signatures
    assert signature.sig_object["/Reason"] == record()["attestation"]["text"]
    assert "star 90001" in signature.sig_object["/Name"]


def test_a_key_that_does_not_belong_to_the_certificate_signs_nothing() -> None:
    stranger = ec.generate_private_key(ec.SECP256R1())
    with pytest.raises(PaperProblem, match="nothing was signed"):
        sealed_paper(record(), key=stranger, certificate_pem=officer().pem, chain_pem=pki().chain_pem, at=SIGNED_AT)


def test_a_document_without_a_field_cannot_be_signed() -> None:
    from fieldreport.paper.signature import sign
    from fieldreport.paper.signature_box import SignerWords

    holder = make_pki().officer()
    words = SignerWords("A", "1", "", "", "")
    for pdf, chain in ((draft_paper(record()), holder.pem), (unsigned_paper(minimal()), "no certificate")):
        with pytest.raises(PaperProblem, match="could not be signed"):
            sign(pdf, key=holder.key, certificate_pem=holder.pem, chain_pem=chain, signer_words=words, at=SIGNED_AT)


def test_the_same_record_gives_the_same_bytes_before_signing(tmp_path: Path) -> None:
    assert unsigned_paper(record()) == unsigned_paper(record())
    assert "No syntax or stream encoding errors" in run_on(tmp_path, unsigned_paper(record()), "qpdf", "--check")
