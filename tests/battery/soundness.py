"""What every paper has to be: archival, read aloud, whole, without a hold; and what other people's programs say of it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf

from tests.paper.reading import failures, run_on

if TYPE_CHECKING:
    from pathlib import Path

_ACTS = ("/JavaScript", "/Launch", "/URI", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/ResetForm", "/Rendition", "/Movie", "/Sound")


def flaws(folder: Path, pdf: bytes) -> list[str]:
    """Hold a paper against page-validation and qpdf; see that each font is inside and nothing gives a hold but the signature field."""
    found = failures(pdf)
    said = run_on(folder, pdf, "qpdf", "--check")
    found += [] if "No syntax or stream encoding errors found" in said else [said]
    fonts = run_on(folder, pdf, "pdffonts").splitlines()[2:]
    found += [f"a font that is not inside: {line}" for line in fonts if line.split()[-5] != "yes"] or ([] if fonts else ["no fonts"])
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return found + holds(opened)


def holds(opened: pikepdf.Pdf) -> list[str]:
    """Return what in a document could act, hide or lead elsewhere (ISO 19005-3 §6.5, §6.6; the shadow attacks of NDSS 2021)."""
    root = opened.Root
    found = [key for key in ("/OpenAction", "/AA", "/OCProperties", "/URI", "/Collection") if key in root]
    found += ["/JavaScript" for _ in [0] if "/JavaScript" in root.get("/Names", {})]
    found += ["/XFA" for _ in [0] if "/XFA" in root.get("/AcroForm", {})]
    fields = root.AcroForm.Fields if "/AcroForm" in root else []
    found += ["more than one field"] if len(fields) > 1 else []
    found += ["a field that is no signature" for field in fields if field.get("/FT") != "/Sig"]
    for page in opened.pages:
        found += [str(mark.get("/Subtype")) for mark in page.obj.get("/Annots", []) if mark.get("/FT") != "/Sig"]
        found += [key for key in ("/AA", "/Action") if key in page.obj]
    for thing in opened.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") in _ACTS:
            found.append(str(thing.get("/S")))
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") in ("/OCG", "/OCMD"):
            found.append("optional content")
        if isinstance(thing, pikepdf.Stream) and "/F" in thing.stream_dict:
            found.append("a stream outside the file")
    return found


def held_whole_by_others(folder: Path, pdf: bytes) -> dict[str, bool]:
    """Say of poppler and of mupdf whether each holds a file to be signed, whole and unchanged."""
    by_poppler = run_on(folder, pdf, "pdfsig", "-nocert")
    by_mupdf = run_on(folder, pdf, "mutool", "sign", "-v")
    return {
        "poppler": "Signature is Valid" in by_poppler and "- Total document signed" in by_poppler,
        "mupdf": "The document is unchanged since signing" in by_mupdf,
    }
