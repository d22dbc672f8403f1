"""Every byte of a sealed paper: whichever is changed, it is not accepted, and nothing but a verdict comes back."""

from __future__ import annotations

import random
import re

import pytest

from fieldreport.proof.document import Outcome
from tests.paper.records import record
from tests.proof import forging
from tests.proof.sealed import check, officer, seal, sealed

SEED = 20260810
RANDOM_BYTES = 5_000
PARTS = 16
"""So many that one part stays far from its time limit on a busy machine."""
_STRUCTURE = re.compile(rb"\d+ \d+ obj|endobj|stream|xref|trailer|startxref|%%EOF|/[A-Za-z]+|<<|>>")


@pytest.mark.timeout(900)
@pytest.mark.parametrize("part", range(PARTS))
def test_no_byte_of_the_smallest_paper_can_be_changed(part: int) -> None:
    pdf = sealed().pdf
    start, end = forging.hole(pdf)
    signed = [*range(start), *range(end, len(pdf))]
    check_refused(pdf, signed[part::PARTS])


@pytest.mark.timeout(900)
@pytest.mark.parametrize("part", range(PARTS))
def test_no_structural_byte_and_none_of_5000_others_of_a_whole_report_can_be_changed(part: int) -> None:
    pdf = seal(record(count=12), officer()).pdf
    start, end = forging.hole(pdf)
    chance = random.Random(SEED)
    structural = [at for found in _STRUCTURE.finditer(pdf) if not start <= found.start() < end for at in (found.start(), found.end() - 1)]
    others = chance.sample([*range(start), *range(end, len(pdf))], RANDOM_BYTES)
    check_refused(pdf, [*structural[part::PARTS], *others[part::PARTS]])


def check_refused(pdf: bytes, places: list[int]) -> None:
    """Flip one bit at each place; ``check`` raises nothing on account of a document."""
    chance = random.Random(SEED)
    taken = []
    for at in places:
        flipped = pdf[:at] + bytes([pdf[at] ^ (1 << chance.randrange(8))]) + pdf[at + 1 :]
        if check(flipped).outcome is Outcome.VERIFIED:
            taken.append(at)
    assert places
    assert taken == []


def test_the_honest_papers_are_accepted() -> None:
    assert check(sealed().pdf).outcome is Outcome.VERIFIED
    assert check(seal(record(count=12), officer()).pdf).outcome is Outcome.VERIFIED
