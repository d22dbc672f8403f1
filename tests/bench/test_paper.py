"""The floor that the sealed paper is measured against is a signed paper with the same words."""

from __future__ import annotations

from io import BytesIO

from pyhanko.pdf_utils.reader import PdfFileReader
from pypdfium2 import PdfDocument

from bench import paper
from fieldreport import canonical
from tests.builders import sample_record
from tests.hundred import hundred_sheet
from tests.pki import make_pki


def test_the_floor_holds_the_words_and_the_data_and_is_signed() -> None:
    record, pki = sample_record(), make_pki()
    data = canonical.encode(record)
    signed = paper.bare_sign(paper.bare_pass(paper.bare_drawing(record), data), pki, pki.officer())
    text = "".join(page.get_textpage().get_text_range() for page in PdfDocument(signed))
    assert "Witness 1 covered her eyes" in " ".join(text.split())
    reader = PdfFileReader(BytesIO(signed))
    assert len(reader.embedded_signatures) == 1
    assert reader.root["/Names"]["/EmbeddedFiles"]["/Names"][1]["/EF"]["/F"].data == data


def test_the_long_report_has_sixty_pages() -> None:
    from fieldreport.paper.layout import lay_out

    assert 55 <= lay_out(sample_record(hundred_sheet(**paper.LONG))).pages <= 75
