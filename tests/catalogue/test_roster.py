"""The roster: members by star number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.catalogue.roster import Member, load_roster
from fieldreport.errors import CatalogueProblem
from tests.builders import ROOT

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "star,name,rank,unit\n"


def test_a_member_is_found_by_star_number_and_leading_zeros_count(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_text(HEAD + "00017,Ofc. Alex Sample,Police Officer,009\n", encoding="utf-8")
    assert load_roster(path) == {"00017": Member("00017", "Ofc. Alex Sample", "Police Officer", "009")}


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("9,,Police Officer,009\n", "row 2: name is missing"),
        ("x9,A,B,C\n", "x9 is not a star number"),
        ("9,A,B,C\n9,D,E,F\n", "row 3: the star number 9 stands twice"),
    ],
)
def test_a_broken_roster_is_refused_with_its_row(tmp_path: Path, rows: str, words: str) -> None:
    path = tmp_path / "roster.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    with pytest.raises(CatalogueProblem, match=words):
        load_roster(path)


def test_the_sample_roster_is_plainly_fictional() -> None:
    members = load_roster(ROOT / "resources" / "roster-sample.csv")
    assert members["90001"].name == "Ofc. Alex Sample"
    assert all(star.startswith("9000") for star in members)
    assert all(member.name.split()[-1] in {"Sample", "Example", "Specimen"} for member in members.values())
