"""What the archival file holds beside its pages."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

from fieldreport import canonical
from fieldreport.paper.copies import unsigned_paper
from tests.paper.reading import failures, run_on, text_of
from tests.paper.records import minimal, question, record

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
