"""What can be told from the bytes alone."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest

from fieldreport.paper.archive import saved
from fieldreport.paper.copies import signer_words, unsigned_paper
from fieldreport.paper.signature import sign
from fieldreport.proof import structure
from fieldreport.proof.verdict import Outcome, Refused
from tests.paper.photos import file_of, photo, shrunk, with_pictures
from tests.paper.records import minimal
from tests.pki import SIGNED_AT
from tests.proof.sealed import check, officer, pki, sealed


def test_our_own_file_is_let_through_and_its_structure_is_ours() -> None:
    structure.check_bytes(sealed().pdf)
    reader = structure.open_document(sealed().pdf)
    assert structure.signature_of(reader, sealed().pdf).field_name == structure.FIELD_NAME
    assert structure.embedded_record(reader)[0] == sealed().record_json


@pytest.mark.parametrize(
    ("data", "words", "outcome"),
    [
        (b"", "not a PDF as this program makes them", Outcome.CANNOT),
        (b"%PDF-1.7\n", "end of the file is missing", Outcome.CHANGED),
        (sealed().pdf + b" ", "bytes after the end", Outcome.CHANGED),
        (sealed().pdf + sealed().pdf, "something was added", Outcome.CHANGED),
        (b"\0" * (structure.LARGEST + 1), "larger than", Outcome.CANNOT),
    ],
    ids=["empty", "cut off", "a space", "twice", "too large"],
)
def test_bytes_that_are_not_one_whole_file_of_ours_are_refused(data: bytes, words: str, outcome: Outcome) -> None:
    with pytest.raises(Refused, match=words) as found:
        structure.check_bytes(data)
    assert found.value.outcome is outcome


# Pictures: only those that the data names


def resigned(change: Any) -> bytes:
    """Return a paper with a picture that its own officer changed before she signed it."""
    made = shrunk(file_of(photo((300, 200), seed=5)))
    given, pictures = with_pictures(made, base=minimal())
    with pikepdf.open(io.BytesIO(unsigned_paper(given, pictures=pictures))) as opened:
        (image,) = [thing for thing in opened.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"]
        change(opened, image)
        unsigned = saved(opened)
    holder = officer()
    return sign(
        unsigned, key=holder.key, certificate_pem=holder.pem, chain_pem=pki().chain_pem, signer_words=signer_words(given), at=SIGNED_AT
    )


def other_picture(_: Any, image: Any) -> None:
    image.write(shrunk(file_of(photo((300, 200), seed=6))).jpeg, filter=pikepdf.Array([pikepdf.Name.DCTDecode]))


def one_byte(_: Any, image: Any) -> None:
    data = bytearray(image.read_raw_bytes())
    data[-40] ^= 1
    image.write(bytes(data), filter=pikepdf.Array([pikepdf.Name.DCTDecode]))


def mask(opened: Any, image: Any) -> None:
    image.SMask = opened.make_stream(b"\0" * 60_000)


def upside_down(_: Any, image: Any) -> None:
    image.Decode = pikepdf.Array([1, 0, 1, 0, 1, 0])


def one_more(opened: Any, image: Any) -> None:
    page = next(page for page in opened.pages if "/XObject" in page.Resources)
    page.Resources.XObject.Further = opened.make_stream(
        image.read_raw_bytes() + b"\0",
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=300,
        Height=200,
        BitsPerComponent=8,
        ColorSpace=pikepdf.Name.DeviceRGB,
        Filter=pikepdf.Array([pikepdf.Name.DCTDecode]),
    )


def drawn_form(opened: Any, _: Any) -> None:
    page = next(page for page in opened.pages if "/XObject" in page.Resources)
    page.Resources.XObject.Further = opened.make_stream(
        b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=pikepdf.Array([0, 0, 1, 1])
    )


def none(opened: Any, _: Any) -> None:
    for page in opened.pages:
        if "/XObject" in page.Resources:
            del page.Resources["/XObject"]


def test_a_paper_with_its_own_pictures_is_accepted() -> None:
    found = check(resigned(lambda _opened, _image: None))
    assert found.outcome is Outcome.VERIFIED, found.findings


@pytest.mark.parametrize("change", [other_picture, one_byte, mask, upside_down, one_more, drawn_form, none])
def test_even_its_own_signer_cannot_put_another_picture_in_than_the_data_names(change: Any) -> None:
    found = check(resigned(change))
    assert found.outcome is Outcome.CANNOT
    assert "picture" in found.sentences[0] or "picture" in " ".join(found.findings)
