"""Whoever is taken out of a report that was filled at random: nothing of the file depends on who it was."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from fieldreport.answers.values import Account, Place
from tests.battery.random_reports import TEXTS, random_sheet
from tests.battery.redacting import NOTHING, copy_of, everybody
from tests.battery.soundness import flaws
from tests.builders import sample_record

if TYPE_CHECKING:
    from pathlib import Path

REPORTS = 60
ONE, OTHER = ("Zephyrine", "Quillfeather", "312-555-0147"), ("Bartholomew", "Wrzesniewski", "773-555-0199")


@pytest.mark.parametrize("seed", range(REPORTS))
def test_the_whole_file_is_the_same_whoever_was_taken_out(seed: int, tmp_path: Path) -> None:
    one, other = told_of(seed, *ONE), told_of(seed, *OTHER)
    copy = copy_of(one, everybody(one))
    assert copy == copy_of(other, everybody(other))
    assert copy_of(one, NOTHING) != copy_of(other, NOTHING), "the control: they stood there"
    assert flaws(tmp_path, copy) == []


def told_of(seed: int, first: str, last: str, telephone: str) -> dict[str, Any]:
    """Return a report filled at random in which somebody is named, and called, in all kinds of places."""
    typed = (
        f"{first} {last}",
        f"I heard {last.upper()} say: \u201cGet back!\u201d",
        f"{first}'s brother, {first} {last} senior, came at 1407.",
        f"Call {last}: {telephone}.",
        f"{last}, {first}",
        f"<{first}.{last}@example.org>",
        telephone,
    )
    sheet = random_sheet(Random(seed), TEXTS[:10] + 2 * typed)
    row = sheet.add_row(Place("people"))
    for name, text in (("person_name", typed[0]), ("person_contact", telephone)):
        sheet.put(Place(name, (row,)), (Account(text),))
    return sample_record(sheet)
