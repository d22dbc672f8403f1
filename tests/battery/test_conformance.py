"""Every report that the app can produce is archival, can be read aloud, and is held valid by other people's programs."""

from __future__ import annotations

import functools
import io
from random import Random
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from fieldreport.paper.comparison import Compared, comparison_paper
from fieldreport.paper.copies import unsigned_paper
from fieldreport.paper.layout import lay_out
from fieldreport.paper.printed import Copy, printed_paper
from fieldreport.proof.document import Outcome
from tests.battery.companions import data_of, offered, signed
from tests.battery.random_reports import random_record
from tests.battery.redacting import NOTHING, copy_of, everybody
from tests.battery.soundness import flaws, held_whole_by_others, holds
from tests.builders import empty_sheet, sample_record
from tests.hundred import hundred_sheet
from tests.paper.again import laid_out_again
from tests.paper.languages import STATEMENTS, in_every_language
from tests.paper.naughty import NAUGHTY, with_all_of_them, with_text
from tests.paper.photos import file_of, photo, shrunk, with_pictures
from tests.paper.reading import failures, run_on
from tests.paper.records import minimal, record
from tests.pki import SIGNED_AT
from tests.proof import forging
from tests.proof.sealed import check, officer, seal, sealed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fieldreport.paper.furniture import Paper

REPORTS = 200
SIGNED_EACH = 10
"""Of so many random reports one is signed as well."""
KINDS: dict[str, Callable[[], dict[str, Any]]] = {
    "sample": sample_record,
    "empty": lambda: sample_record(empty_sheet()),
    "100 rows": lambda: record(count=100),
    "100 people": lambda: sample_record(hundred_sheet()),
    "naughty": with_all_of_them,
    "languages": in_every_language,
    "pictures": lambda: _pictured()[0],
}


@functools.cache
def _pictured() -> tuple[dict[str, Any], dict[str, bytes]]:
    """Return the sample with pictures of every kind and shape among its exhibits, and the reduced copies by their SHA-256."""
    shapes = [(800, 600), (600, 800), (3000, 40), (40, 3000), (1, 1), (640, 480)]
    kinds = ["JPEG", "PNG", "TIFF", "GIF", "WEBP", "JPEG"]
    made = [shrunk(file_of(photo(shape, seed=seed), kind), kind) for seed, (shape, kind) in enumerate(zip(shapes, kinds, strict=True))]
    return with_pictures(*made, base=sample_record())


@pytest.mark.parametrize("seed", range(REPORTS))
def test_a_report_filled_at_random_is_archival_and_can_be_read_aloud(seed: int, tmp_path: Path) -> None:
    made = random_record(Random(seed))
    paper: Paper = "a4" if seed % 2 else "letter"
    assert flaws(tmp_path, unsigned_paper(made, paper=paper)) == []
    if seed % SIGNED_EACH == 0:
        assert_all_agree(tmp_path, made, paper)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("kind", KINDS)
def test_so_is_every_kind_of_report(kind: str, paper: Paper, tmp_path: Path) -> None:
    made = KINDS[kind]()
    assert flaws(tmp_path, unsigned_paper(made, paper=paper, pictures=_pictured()[1])) == []
    assert_all_agree(tmp_path, made, paper)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("kind", ["sample", "100 people"])
def test_so_is_every_paper_for_other_offices_made_from_it(kind: str, paper: Paper, tmp_path: Path) -> None:
    made = KINDS[kind]()
    assert set(offered(made)) >= {"preservation", "federally-held"}
    for of in offered(made):
        assert unsound(data_of(made, of), paper, tmp_path) == []


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_so_is_a_paper_for_another_office_with_naughty_texts_in_every_language(paper: Paper, tmp_path: Path) -> None:
    data = data_of(sample_record(), "preservation")
    texts = [*NAUGHTY, *STATEMENTS.values()]
    facts = [{"name": "x", "label": text, "shown": text, "accounts": [{"shown": text}], "where": [text]} for text in texts]
    parts = [
        {"heading": text, "about": text, "rows": [{"title": text, "note": text, "facts": [fact]}]}
        for text, fact in zip(texts, facts, strict=True)
    ]
    assert unsound({**data, "parts": parts}, paper, tmp_path) == []


def unsound(data: dict[str, Any], paper: Paper, folder: Path) -> list[object]:
    """Sign a paper for another office and return all that is wrong with it: its form, what three programs say, its pages made again."""
    done = signed(data, paper=paper)
    found: list[object] = [*flaws(folder, done.pdf), *laid_out_again(done.pdf, lambda again: signed(again, paper=paper).pdf)]
    outcome = check(done.pdf).outcome
    found += [outcome] if outcome is not Outcome.VERIFIED else []
    return found + [name for name, whole in held_whole_by_others(folder, done.pdf).items() if not whole]


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("kind", KINDS)
def test_so_is_a_redacted_copy_of_it(kind: str, paper: Paper, tmp_path: Path) -> None:
    made = KINDS[kind]()
    for choice in (everybody(made), NOTHING):
        assert flaws(tmp_path, copy_of(made, choice, paper)) == []


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("kind", KINDS)
def test_so_is_a_printed_copy_of_it_with_as_many_pages(kind: str, paper: Paper, tmp_path: Path) -> None:
    made, copy = KINDS[kind](), Copy(12, "ab" * 32, "Alex Sample, star 90001", SIGNED_AT)
    printed = printed_paper(made, copy, paper=paper, pictures=_pictured()[1])
    assert flaws(tmp_path, printed) == []
    assert page_count(printed) == page_count(unsigned_paper(made, paper=paper, pictures=_pictured()[1]))


def page_count(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


@pytest.mark.parametrize("number", range(len(NAUGHTY)))
def test_so_is_a_report_with_a_naughty_text_in_every_place(number: int, tmp_path: Path) -> None:
    assert flaws(tmp_path, unsigned_paper(with_text(NAUGHTY[number]), paper="a4" if number % 2 else "letter")) == []


@pytest.mark.parametrize("tag", STATEMENTS)
def test_so_is_a_report_with_a_statement_in_one_language(tag: str, tmp_path: Path) -> None:
    made = with_text(STATEMENTS[tag])
    for paper in ("letter", "a4"):
        assert flaws(tmp_path, unsigned_paper(made, paper=paper)) == []  # type: ignore[arg-type]
    assert_all_agree(tmp_path, made, "a4")


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_so_is_a_paper_that_compares_two(paper: Paper, tmp_path: Path) -> None:
    older, newer = Compared(minimal(), "00" * 32), Compared(with_text(" ".join(STATEMENTS.values())), "01" * 32)
    assert flaws(tmp_path, comparison_paper(older, newer, made=SIGNED_AT, paper=paper)) == []


def test_the_checks_catch_a_paper_that_is_neither(tmp_path: Path) -> None:
    plain = lay_out(sample_record(), mark="DRAFT").pdf
    assert failures(plain) != []
    broken = plain.replace(b"endobj", b"endobx", 1)
    assert "errors were found" in run_on(tmp_path, broken, "qpdf", "--check") or "WARNING" in run_on(tmp_path, broken, "qpdf", "--check")


def test_a_paper_with_a_hold_is_caught() -> None:
    with pikepdf.open(io.BytesIO(unsigned_paper(sample_record()))) as opened:
        opened.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        opened.pages[0].obj.Annots = pikepdf.Array([pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText)])
        opened.Root.Layer = opened.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG))
        opened.Root.AcroForm.Fields.append(pikepdf.Dictionary(FT=pikepdf.Name.Tx))
        found = holds(opened)
        assert {"/OpenAction", "/FreeText", "optional content", "more than one field", "a field that is no signature"} <= set(found)


CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "bytes after the end": forging.append_bytes,
    "an update that changes nothing": forging.empty_update,
    "a note added": forging.evil_note,
    "other data": forging.other_data,
    "a script": forging.with_script,
    "less signed": forging.shorter_range,
    "another page": lambda pdf: pdf.replace(b"/MediaBox [ 0 0 612 792 ]", b"/MediaBox [ 0 0 611 792 ]", 1),
    "cut off": forging.cut,
}


@pytest.mark.parametrize("change", CHANGES)
def test_of_a_changed_file_all_three_say_that_it_is_not_what_was_signed(change: str, tmp_path: Path) -> None:
    changed = CHANGES[change](sealed().pdf)
    assert changed != sealed().pdf
    assert check(changed).outcome is not Outcome.VERIFIED
    assert held_whole_by_others(tmp_path, changed) == {"poppler": False, "mupdf": False}


def assert_all_agree(folder: Path, made: dict[str, Any], paper: Paper) -> None:
    """Sign it, and have our own policy, poppler and mupdf say the same of it; its data laid out again gives the same pages."""
    made = {**made, "officer": minimal()["officer"]}
    pictures = _pictured()[1]
    signed = seal(made, officer(), paper=paper, pictures=pictures)
    assert flaws(folder, signed.pdf) == []
    found = check(signed.pdf)
    assert found.outcome is Outcome.VERIFIED
    assert found.record == signed.record_json
    assert held_whole_by_others(folder, signed.pdf) == {"poppler": True, "mupdf": True}
    assert laid_out_again(signed.pdf, lambda data: seal(data, officer(), paper=paper, pictures=pictures).pdf) == []
