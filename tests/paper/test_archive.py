"""What the archival file holds beside its pages."""

from __future__ import annotations

import hashlib
import zlib
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

import pikepdf

from fieldreport import canonical
from fieldreport.paper.copies import unsigned_paper
from fieldreport.proof.document import Outcome
from tests.paper.reading import failures, run_on, text_of
from tests.paper.records import minimal, question, record
from tests.proof.sealed import check, officer, seal

if TYPE_CHECKING:
    from pathlib import Path


def test_the_data_is_inside_byte_for_byte(tmp_path: Path) -> None:
    given = record()
    pdf = unsigned_paper(given)
    run_on(tmp_path, pdf, "pdfdetach", "-save", "1", "-o", str(tmp_path / "out.json"))
    data = (tmp_path / "out.json").read_bytes()
    assert data == canonical.encode(given)
    assert hashlib.sha256(data).hexdigest() in text_of(pdf)


def test_it_names_itself_and_carries_no_clock() -> None:
    with pikepdf.open(BytesIO(unsigned_paper(record()))) as opened:
        assert str(opened.docinfo.Title).startswith("Federal enforcement report, report ")
        assert str(opened.docinfo.CreationDate) == "D:20260810231240Z"
        assert opened.Root.Lang == "en"
        assert opened.Root.AF[0].AFRelationship == pikepdf.Name.Data


def test_readers_aloud_find_headings_tables_and_the_code_described(tmp_path: Path) -> None:
    told = run_on(tmp_path, unsigned_paper(record()), "pdfinfo", "-struct-text")
    for words in ("H1 (block)", "H2 (block)", "Table (block)", "TH:", "/Scope /Column", "/Scope /Row", "Figure:", "    Form\n"):
        assert words in told, words


def test_a_bookmark_leads_to_each_section() -> None:
    with pikepdf.open(BytesIO(unsigned_paper(record()))) as opened, opened.open_outline() as outline:
        (top,) = outline.root
        titles = [item.title for item in top.children]
    assert titles[0] == "1  Reporter"
    assert titles[-1] == "How to check this document"


def test_what_marks_the_end_of_a_file_may_stand_in_a_bookmark() -> None:
    """Whoever counts those marks would take the file for one that was added to."""
    given = minimal()
    given["sections"][0]["label"] = "%%EOF startxref 0"
    pdf = seal(given, officer()).pdf
    assert (pdf.count(b"startxref"), pdf.count(b"%%EOF")) == (1, 1)
    assert check(pdf).outcome is Outcome.VERIFIED
    with pikepdf.open(BytesIO(pdf)) as opened, opened.open_outline() as outline:
        (top,) = outline.root
        assert top.children[0].title == "1  %%EOF startxref 0"


def test_symbols_beyond_the_first_plane_and_joined_letters_are_read_back() -> None:
    given = minimal()
    given["sections"][0]["entries"] = [question("q", "Q", "happy 😀 face and مرحبا")]
    text = text_of(unsigned_paper(given))
    assert "😀" in text
    assert "مرحبا" in text


def test_hostile_titles_do_not_break_the_metadata() -> None:
    given = minimal()
    given["form"]["title"] = "</dc:title> & \x00\x0b \u202e <x>"
    given["officer"]["name"] = "]]>&"
    assert failures(unsigned_paper(given)) == []


def test_data_whose_packed_form_ends_in_a_line_break_is_inside_byte_for_byte_too() -> None:
    """One report in 128: its checksum is a line break, and it was once held to be changed."""
    chance = Random(2026)
    for ending in (b"\n", b"\r"):
        given = minimal()
        while zlib.compress(canonical.encode(given), 9)[-1:] != ending:
            given["report"]["id"] = str(UUID(int=chance.getrandbits(128)))
        sealed = seal(given, officer())
        assert check(sealed.pdf).outcome is Outcome.VERIFIED
        assert failures(sealed.pdf) == []
        with pikepdf.open(BytesIO(sealed.pdf)) as opened:
            assert opened.attachments["report.json"].get_file().read_bytes() == canonical.encode(given)
            streams = [thing for thing in opened.objects if isinstance(thing, pikepdf.Stream)]
            assert not [stream for stream in streams if stream.read_raw_bytes()[-1:] in (b"\r", b"\n") and stream.get("/Subtype") != "/XML"]
