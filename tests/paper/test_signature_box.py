"""The signature's box holds who signed and what was attested, once."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pytest

from fieldreport.paper import signature_box
from fieldreport.paper.body import STATEMENT_STANDS
from fieldreport.paper.copies import draft_paper, unsigned_paper
from fieldreport.paper.layout import lay_out
from tests.builders import sample_record
from tests.paper.reading import failures, text_of
from tests.paper.records import record
from tests.proof.sealed import check, officer, seal

if TYPE_CHECKING:
    from fieldreport.paper.furniture import Paper


def flat(pdf: bytes) -> str:
    return " ".join(text_of(pdf).split())


def words_in_the_box(pdf: bytes) -> str:
    """Return the words of the appearance alone."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        (field,) = opened.Root.AcroForm.Fields
        alone = pikepdf.new()
        alone.add_blank_page(page_size=tuple(float(edge) for edge in field.AP.N.BBox[2:]))
        name = alone.pages[0].add_resource(alone.copy_foreign(field.AP.N), pikepdf.Name.XObject)
        alone.pages[0].contents_add(f"{name} Do".encode())
        made = BytesIO()
        alone.save(made)
    return flat(made.getvalue())


def attested(text: str, **more: Any) -> dict[str, Any]:
    made = record(training=False, **more)
    return made | {"attestation": made["attestation"] | {"text": text}}


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_box_holds_name_star_rank_unit_and_what_was_attested(paper: Paper) -> None:
    made = sample_record()
    statement = str(made["attestation"]["text"])  # type: ignore[index]
    pdf = seal(made, officer(), paper=paper).pdf
    box = words_in_the_box(pdf)
    assert statement in box
    assert "Ofc. Alex Sample" in box
    assert "Police Officer, star 90001, unit 009" in box
    assert flat(pdf).count(statement) == 1, "it is printed once"
    assert STATEMENT_STANDS in flat(pdf)
    assert failures(pdf) == []


def test_without_the_box_the_statement_is_nowhere_on_the_pages() -> None:
    # The control of the test above: it is the box that holds the words.
    made = sample_record()
    assert made["attestation"]["text"] not in flat(unsigned_paper(made))  # type: ignore[index]


def test_a_note_that_only_resembles_the_statement_is_printed_whole() -> None:
    made = attested("I wrote this report and it is true.")
    made["sections"][0]["entries"].append({"kind": "note", "name": "n", "label": "I wrote this report and it is true!"})
    words = flat(unsigned_paper(made))
    assert "it is true!" in words
    assert STATEMENT_STANDS not in words


def test_a_record_without_a_statement_keeps_its_notes() -> None:
    made = attested("")
    made["sections"][0]["entries"].append({"kind": "note", "name": "n", "label": ""})
    words = flat(unsigned_paper(made))
    assert "not attested yet" in words
    assert STATEMENT_STANDS not in words


def test_a_reader_aloud_is_told_what_the_box_holds() -> None:
    with pikepdf.open(BytesIO(seal(record(training=False), officer()).pdf)) as opened:
        told = [str(thing.Alt) for thing in opened.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Form"]
    (words,) = told
    assert "Alex Sample, Police Officer, star 90001, Unit 012" in words
    assert words.endswith("I wrote this report and it is true.")


def test_a_long_statement_makes_a_higher_box_and_its_words_stay_inside() -> None:
    statement = " ".join(f"I state point {number} of this report." for number in range(1, 41))
    assert signature_box.holds(statement)
    pdf = seal(attested(statement), officer()).pdf
    assert statement in words_in_the_box(pdf)
    with pikepdf.open(BytesIO(pdf)) as opened:
        (field,) = opened.Root.AcroForm.Fields
        assert [float(edge) for edge in field.AP.N.BBox] == pytest.approx([0, 0, signature_box.WIDTH, signature_box.height(statement)])
        low, high = float(field.Rect[1]), float(field.Rect[3])
    assert high - low == pytest.approx(signature_box.height(statement), abs=0.01)
    assert low > 0


def test_a_statement_of_pages_stands_before_the_box_whole() -> None:
    statement = " ".join(f"I state point {number} of this report." for number in range(1, 400))
    assert not signature_box.holds(statement)
    pdf = seal(attested(statement), officer()).pdf
    assert "I state point 399 of this report." in flat(pdf)
    assert "I state point" not in words_in_the_box(pdf)
    assert check(pdf).outcome.value == "verified"
    assert failures(pdf) == []


@pytest.mark.parametrize("lines", range(1, 60, 8))
def test_the_box_never_leaves_its_heading(lines: int) -> None:
    drawn = lay_out(record(training=False, narrative="One more line.\n" * lines))
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(drawn.pdf)]
    assert drawn.signature is not None
    assert "Attested and signed" in pages[drawn.signature[0]]
    assert "What the reporting officer signed" in pages[drawn.signature[0]]


def test_a_draft_shows_what_will_be_attested_in_the_box_that_it_will_stand_in() -> None:
    made = sample_record()
    words = flat(draft_paper(made))
    assert words.count(str(made["attestation"]["text"])) == 1  # type: ignore[index]
    assert "Not sealed and not signed" in words
    assert "Signed electronically" not in words
