"""Companion papers on a real desk: made from a sealed report, signed, noted in the journal, and checked by anyone."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from fieldreport import trial
from fieldreport.companions import load_papers
from fieldreport.errors import CatalogueProblem, NotReady, ProofProblem, WrongPin
from fieldreport.proof.worker import check_bytes
from fieldreport.store import journal
from fieldreport.verifying import verified_record
from tests.houses import PASSPHRASE, enrolled_house

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fieldreport.desk import Desk, Version
    from tests.houses import House


@pytest.fixture(scope="module")
def sealed(enrolled: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Version, Path]]:
    with enrolled_house(enrolled, tmp_path_factory.mktemp("companions") / "house") as (house, _report, desk):
        opened = trial.fill_sample(desk)
        yield desk, desk.seal(opened.report_id, PASSPHRASE), house.settings.department_file


def acts(desk: Desk) -> list[str]:
    return [signed.entry.act for signed in journal.entries(desk.parts.store)]


def test_each_paper_is_listed_and_one_that_is_not_offered_says_why(sealed: tuple[Desk, Version, Path]) -> None:
    desk, version, _ = sealed
    found = desk.companions.offered(version.report_id, version.version)
    assert [(offer.kind, bool(offer.refused)) for offer in found] == [
        ("preservation", False),
        ("intervention", True),
        ("federally-held", False),
    ]
    with pytest.raises(NotReady, match="of no member"):
        desk.companions.make(version.report_id, version.version, "intervention", PASSPHRASE)


def test_a_paper_is_signed_names_its_report_and_is_verified(sealed: tuple[Desk, Version, Path], tmp_path: Path) -> None:
    desk, version, _ = sealed
    made = desk.companions.make(version.report_id, version.version, "preservation", PASSPHRASE)
    now = desk.parts.store.now()
    verdict = check_bytes(made.pdf, roots_pem=desk.parts.department.officer_roots, now=now)
    assert verdict.outcome.value == "verified", verdict.sentences
    assert "“Request to preserve recordings”" in verdict.sentences[2]
    assert version.sha256 in verdict.sentences[2]
    noted = journal.entries(desk.parts.store)[-1].entry
    assert (noted.act, noted.detail["kind"], noted.detail["sha256"]) == ("companion_made", "preservation", made.sha256)
    changed = made.pdf.replace(b"Sect", b"Sext", 1)
    assert changed != made.pdf
    assert check_bytes(changed, roots_pem=desk.parts.department.officer_roots, now=now).outcome.value != "verified"
    desk.companions.save(version.report_id, version.version, "preservation", made, tmp_path / "request.pdf")
    assert (tmp_path / "request.pdf").read_bytes() == made.pdf
    assert acts(desk)[-2:] == ["export_begun", "exported"]


def test_a_paper_made_from_a_report_is_not_taken_for_the_report(sealed: tuple[Desk, Version, Path], tmp_path: Path) -> None:
    desk, version, department = sealed
    made = desk.companions.make(version.report_id, version.version, "federally-held", PASSPHRASE)
    path = tmp_path / "held.pdf"
    path.write_bytes(made.pdf)
    with pytest.raises(ProofProblem, match="a paper made from a report and not the report"):
        verified_record(path, department, out=io.StringIO(), now=desk.parts.store.now)


def test_without_the_passphrase_nothing_is_made(sealed: tuple[Desk, Version, Path]) -> None:
    desk, version, _ = sealed
    before = acts(desk).count("companion_made")
    with pytest.raises(WrongPin):
        desk.companions.make(version.report_id, version.version, "preservation", "not the passphrase at all")
    assert acts(desk).count("companion_made") == before


@pytest.mark.parametrize("words", ["", "[]", json.dumps({"format": "another/1", "papers": []})])
def test_a_table_that_is_none_is_said_in_words(words: str, tmp_path: Path) -> None:
    table = tmp_path / "companions.json"
    table.write_text(words, encoding="utf-8")
    with pytest.raises(CatalogueProblem, match="cannot be read"):
        load_papers(table)
