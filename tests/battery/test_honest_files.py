"""No honest file is ever said to be changed: whoever signs, whatever stands in it, whichever bytes chance gives it."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from fieldreport.paper.comparison import Compared, comparison_paper
from fieldreport.paper.copies import draft_paper, unsigned_paper
from fieldreport.proof.document import Outcome, check_document
from fieldreport.proof.worker import check_bytes
from tests.battery.random_reports import random_record
from tests.builders import sample_record
from tests.hundred import hundred_sheet
from tests.paper.records import minimal
from tests.pki import SIGNED_AT, make_pki
from tests.proof.sealed import CHECKED_AT, check, officer, pki, receipt_for, seal

if TYPE_CHECKING:
    from fieldreport.paper.furniture import Paper

PARTS, EACH = 8, 75
"""600 files: what one file in 128 had wrong is found with a chance of more than 99 in 100."""


@pytest.mark.timeout(600)
@pytest.mark.parametrize("part", range(PARTS))
def test_what_any_officer_signs_at_any_time_is_verified(part: int) -> None:
    chance = Random(part)
    refused = []
    for number in range(EACH):
        given = minimal()
        given["report"]["id"] = str(UUID(int=chance.getrandbits(128), version=4))
        at = SIGNED_AT + timedelta(seconds=chance.randrange(20_000_000))
        people, star = make_pki(), str(chance.randrange(1, 99_999))
        given["officer"]["star"] = star
        pdf = seal(given, people.officer(star=star), chain=people.chain_pem, at=at).pdf
        found = check_document(pdf, roots_pem=people.roots_pem, receipt=None, now=CHECKED_AT)
        if found.outcome is not Outcome.VERIFIED:
            refused.append((number, found.findings))
    assert refused == []


@pytest.mark.parametrize("seed", range(20))
def test_so_is_a_report_filled_at_random_with_its_receipt_and_without(seed: int) -> None:
    paper: Paper = "a4" if seed % 2 else "letter"
    given = {**random_record(Random(1000 + seed)), "officer": minimal()["officer"]}
    pdf = seal(given, officer(), paper=paper).pdf
    assert check(pdf).outcome is Outcome.VERIFIED
    assert check(pdf, receipt_for(pdf, report=given["report"]["id"])).outcome is Outcome.VERIFIED


@pytest.mark.timeout(300)
def test_so_is_the_largest_report_in_the_limited_child() -> None:
    pdf = seal({**sample_record(hundred_sheet()), "officer": minimal()["officer"]}, officer()).pdf
    assert check_bytes(pdf, roots_pem=pki().roots_pem, now=CHECKED_AT).outcome is Outcome.VERIFIED


def test_a_paper_that_nobody_signed_is_not_said_to_be_changed() -> None:
    compared = comparison_paper(Compared(minimal(), "00" * 32), Compared(minimal(), "01" * 32), made=SIGNED_AT)
    for pdf in (draft_paper(minimal()), unsigned_paper(minimal()), compared):
        assert check(pdf).outcome is Outcome.CANNOT
