"""Redacted copies on a real desk: offered, previewed, saved, and noted in the journal without a word of what went."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest

from fieldreport import trial
from fieldreport.catalogue.words import load_words
from fieldreport.errors import CatalogueProblem, DiskProblem, NotReady
from fieldreport.redacting import Choice, status_finder
from fieldreport.store import journal
from tests.builders import WORDS
from tests.houses import PASSPHRASE, enrolled_house
from tests.paper.reading import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fieldreport.desk import Desk, Version
    from tests.houses import House


@pytest.fixture(scope="module")
def sealed(enrolled: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Version]]:
    with enrolled_house(enrolled, tmp_path_factory.mktemp("redacting") / "house") as (_house, _report, desk):
        yield desk, desk.seal(trial.fill_sample(desk).report_id, PASSPHRASE)


def entries(desk: Desk) -> list[tuple[str, dict[str, object]]]:
    return [(signed.entry.act, dict(signed.entry.detail)) for signed in journal.entries(desk.parts.store)]


def test_what_is_offered_says_who_is_listed_and_what_is_chosen_by_default(sealed: tuple[Desk, Version]) -> None:
    desk, version = sealed
    offered = desk.redacting.offered(version.report_id, version.version)
    assert [one.title for one in offered.people] == ["Witness 1", "Person 2"]
    assert offered.default.people == frozenset()
    assert {"contact", "status", "minor"} <= offered.default.kinds <= set(offered.kinds)


def test_a_copy_is_previewed_saved_and_noted_without_the_words_that_went(sealed: tuple[Desk, Version], tmp_path: Path) -> None:
    desk, version = sealed
    offered = desk.redacting.offered(version.report_id, version.version)
    choice = Choice(frozenset({offered.people[0].row}), offered.default.kinds, ("hundred block",))
    made = desk.redacting.make(version.report_id, version.version, choice, " a fictional newspaper ")
    paper = desk.redacting.pages(made)
    assert paper.draw(len(paper) - 1, 200).width == 200
    desk.redacting.save(version.report_id, version.version, made, tmp_path / "copy.pdf")
    pdf = (tmp_path / "copy.pdf").read_bytes()
    assert hashlib.sha256(pdf).hexdigest() == made.sha256
    text = " ".join(text_of(pdf).split())
    assert version.sha256 in text
    assert "Made by: Alex Sample, star 90001" in text
    assert "Made for: a fictional newspaper" in text
    (begun, _), (act, detail) = entries(desk)[-2:]
    assert (begun, act) == ("export_begun", "redacted")
    assert detail == {"version": 1, "sha256": made.sha256, "to": "copy.pdf", "for": "a fictional newspaper", "counts": dict(made.counts)}
    assert "hundred" not in json.dumps(entries(desk))


def test_a_copy_for_nobody_is_not_made(sealed: tuple[Desk, Version]) -> None:
    desk, version = sealed
    with pytest.raises(NotReady, match="for whom"):
        desk.redacting.make(version.report_id, version.version, Choice(frozenset()), "  ")


def test_a_disk_that_refuses_leaves_no_copy_and_no_entry_that_one_was_made(sealed: tuple[Desk, Version], tmp_path: Path) -> None:
    desk, version = sealed
    made = desk.redacting.make(version.report_id, version.version, Choice(frozenset()), "counsel")
    before = [act for act, _ in entries(desk)].count("redacted")
    with pytest.raises(DiskProblem):
        desk.redacting.save(version.report_id, version.version, made, tmp_path / "nowhere" / "copy.pdf")
    assert [act for act, _ in entries(desk)].count("redacted") == before


def test_without_the_list_of_words_on_status_no_copy_is_made() -> None:
    lists = load_words(WORDS)
    assert [*status_finder(lists)("an undocumented man")] == [(3, 15)]
    with pytest.raises(CatalogueProblem, match="no redacted copy was made"):
        status_finder([one for one in lists if one.name != "immigration-status"])
