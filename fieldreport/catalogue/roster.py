"""The roster: which members there are, by star number.

HQ issues it as a CSV file (``star,name,rank,unit``). It fills in names; it is
not a proof of identity, which is the officer's certificate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.catalogue.codes import read_rows
from fieldreport.errors import CatalogueProblem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

COLUMNS = ("star", "name", "rank", "unit")
_STAR = re.compile(r"[0-9]{1,6}")


@dataclass(frozen=True, slots=True)
class Member:
    """One member of the department."""

    star: str
    """As text: leading zeros count."""
    name: str
    rank: str
    unit: str


def load_roster(path: Path) -> Mapping[str, Member]:
    """Read a roster; the keys are star numbers.

    Raises:
        CatalogueProblem: not a roster; the text names the row.
    """
    members: dict[str, Member] = {}
    for number, row in enumerate(read_rows(path), start=2):
        missing = [column for column in COLUMNS if not row.get(column)]
        if missing:
            raise CatalogueProblem(f"{path.name}, row {number}: {' and '.join(missing)} is missing.")
        star = row["star"]
        if not _STAR.fullmatch(star):
            raise CatalogueProblem(f"{path.name}, row {number}: {star} is not a star number (up to six digits).")
        if star in members:
            raise CatalogueProblem(f"{path.name}, row {number}: the star number {star} stands twice.")
        members[star] = Member(star=star, name=row["name"], rank=row["rank"], unit=row["unit"])
    return members
