"""Printed copies on a real desk: numbered from the journal, noted before they leave, archival, and never taken for the record."""

from __future__ import annotations

import hashlib
import json
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest

from fieldreport import sealing, trial
from fieldreport.app import utc_now
from fieldreport.errors import DiskProblem, NotReady, StoreProblem
from fieldreport.proof import worker
from fieldreport.proof.verdict import Outcome
from fieldreport.store import journal
from fieldreport.store.printing import begin
from tests.form_with_files import PHOTO, answer, house_with_files
from tests.form_with_files import begin as begin_report
from tests.houses import PASSPHRASE, enrolled_house
from tests.paper.again import pictures_of
from tests.paper.photos import file_of, photo
from tests.paper.reading import failures, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fieldreport.desk import Desk, Version
    from tests.houses import House


@pytest.fixture(scope="module")
def sealed(enrolled: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Version]]:
    with enrolled_house(enrolled, tmp_path_factory.mktemp("printing") / "house") as (_house, _report, desk):
        yield desk, desk.seal(trial.fill_sample(desk).report_id, PASSPHRASE)


def entries(desk: Desk, *acts: str) -> list[dict[str, object]]:
    return [dict(signed.entry.detail) for signed in journal.entries(desk.parts.store) if signed.entry.act in acts]


def test_a_copy_is_in_the_journal_before_anybody_can_send_it(sealed: tuple[Desk, Version]) -> None:
    desk, version = sealed
    before = len(desk.printing.copies(version.report_id, version.version))
    copy = desk.printing.begin(version.report_id, version.version, "  State's  Attorney ", "room 4")
    assert copy.number == before + 1
    assert entries(desk, "printed")[-1] == {
        "version": 1,
        "copy": copy.number,
        "of": version.sha256,
        "sha256": hashlib.sha256(copy.pdf).hexdigest(),
        "reason": "State's Attorney",
        "printer": "room 4",
    }
    noted = desk.printing.copies(version.report_id, version.version)[-1]
    assert (noted.number, noted.star, noted.reason, noted.printer, noted.saved_as, noted.failed) == (
        copy.number,
        "90001",
        "State's Attorney",
        "room 4",
        "",
        "",
    )


def test_every_page_names_the_copy_the_signed_file_and_that_it_is_not_the_original(sealed: tuple[Desk, Version]) -> None:
    desk, version = sealed
    copy = desk.printing.begin(version.report_id, version.version, "court", "room 4")
    pages = text_of(copy.pdf, "-layout").split("\f")[:-1]
    assert len(pages) == version.pages == copy.pages
    for page in pages:
        assert f"PRINTED COPY {copy.number}" in page
        assert f"The original is the signed file with sha-256 {version.sha256}" in page
    flat = " ".join("\n".join(pages).split())
    assert f"Copy {copy.number}, made on " in flat
    assert "by Alex Sample, star 90001, laid out anew" in flat
    assert "This file is the original" not in flat


def test_the_pages_say_what_the_signed_pages_say(sealed: tuple[Desk, Version], tmp_path: Path) -> None:
    desk, version = sealed
    desk.export(version.report_id, version.version, tmp_path / "signed.pdf")
    signed = text_of((tmp_path / "signed.pdf").read_bytes()).split("\f")[:-1]
    printed = text_of(desk.printing.look(version.report_id, version.version).pdf).split("\f")[:-1]
    for original, copy in list(zip(signed, printed, strict=True))[:-2]:
        assert copy.startswith(original.rstrip())


def test_no_number_is_given_twice_even_when_nothing_came_out(sealed: tuple[Desk, Version]) -> None:
    desk, version = sealed
    first = desk.printing.begin(version.report_id, version.version, "case file", "room 4")
    desk.printing.failed(first, "the queue is stopped")
    second = desk.printing.begin(version.report_id, version.version, "case file", "room 4")
    assert second.number == first.number + 1
    told = {copy.number: copy.failed for copy in desk.printing.copies(version.report_id, version.version)}
    assert (told[first.number], told[second.number]) == ("the queue is stopped", "")
    taken = {"version": version.version, "copy": first.number, "of": "", "sha256": "", "reason": "x", "printer": "y"}
    with pytest.raises(StoreProblem, match="this number already"):
        begin(desk.parts.store, version.report_id, taken)


def test_a_look_at_the_next_copy_begins_nothing(sealed: tuple[Desk, Version]) -> None:
    desk, version = sealed
    before = entries(desk, "printed")
    look = desk.printing.look(version.report_id, version.version)
    assert look.number == len(before) + 1
    assert entries(desk, "printed") == before


def test_without_a_reason_nothing_is_printed(sealed: tuple[Desk, Version]) -> None:
    desk, version = sealed
    before = entries(desk, "printed")
    with pytest.raises(NotReady, match="why this copy is printed"):
        desk.printing.begin(version.report_id, version.version, "  ", "room 4")
    assert entries(desk, "printed") == before


def test_a_copy_saved_to_be_printed_elsewhere_is_numbered_and_noted_too(sealed: tuple[Desk, Version], tmp_path: Path) -> None:
    desk, version = sealed
    copy = desk.printing.save(version.report_id, version.version, "court", tmp_path / "copy.pdf")
    assert (tmp_path / "copy.pdf").read_bytes() == copy.pdf
    noted = desk.printing.copies(version.report_id, version.version)[-1]
    assert (noted.number, noted.printer, noted.saved_as) == (copy.number, "", "copy.pdf")


def test_a_disk_that_refuses_leaves_no_copy_and_the_journal_says_so(sealed: tuple[Desk, Version], tmp_path: Path) -> None:
    desk, version = sealed
    with pytest.raises(DiskProblem):
        desk.printing.save(version.report_id, version.version, "court", tmp_path / "nowhere" / "copy.pdf")
    assert desk.printing.copies(version.report_id, version.version)[-1].failed


def test_the_copy_is_archival_accessible_and_carries_neither_signature_nor_answers(sealed: tuple[Desk, Version]) -> None:
    desk, version = sealed
    copy = desk.printing.look(version.report_id, version.version)
    assert failures(copy.pdf) == []
    assert b"/Sig" not in copy.pdf
    with pikepdf.open(BytesIO(copy.pdf)) as opened:
        assert list(opened.attachments) == ["copy.json"]
        told = json.loads(opened.attachments["copy.json"].get_file().read_bytes())
    assert (told["of"], told["copy"], set(told)) == (version.sha256, copy.number, {"format", "of", "copy", "by", "at", "report"})


def test_a_check_says_that_a_printed_copy_is_one_and_names_the_original(sealed: tuple[Desk, Version]) -> None:
    desk, version = sealed
    copy = desk.printing.look(version.report_id, version.version)
    found = worker.check_bytes(copy.pdf, roots_pem=desk.parts.department.officer_roots, now=utc_now())
    assert found.outcome is Outcome.CANNOT
    assert (
        f"it says that it is a printed copy, which nobody signs. The original is the signed file with SHA-256 {version.sha256}"
        in (found.sentences[2])
    )


def test_the_pictures_of_the_signed_file_are_on_the_copy_too(enrolled: House, tmp_path: Path) -> None:
    source = tmp_path / "photo.jpg"
    source.write_bytes(file_of(photo()))
    with house_with_files(enrolled, tmp_path / "house") as (_, _, desk):
        report = begin_report(desk)
        answer(desk, report, PHOTO, desk.attach(report.report_id, source))
        version = desk.seal(report.report_id, PASSPHRASE)
        look = desk.printing.look(version.report_id, version.version)
        signed = sealing.read_sealed(desk.parts.vault, version)
    assert pictures_of(look.pdf) == pictures_of(signed) != {}
