"""An enrolled laptop for a benchmark, with as many reports as it asks for: the plainly fictional sample incident."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from fieldreport import trial
from tests.houses import PASSPHRASE, STAR, make_template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fieldreport.desk import Desk
    from tests.houses import House


def enrolled(folder: Path) -> House:
    """Return a house whose laptop and first officer are enrolled; the cable is out."""
    return make_template(folder)


@contextlib.contextmanager
def desk(house: House) -> Iterator[Desk]:
    """Give the first officer's desk at this laptop."""
    with house.open() as report, contextlib.closing(report.unlock(STAR, PASSPHRASE)) as opened:
        yield opened


def write_reports(house: House, drafts: int, sealed: int) -> None:
    """Put drafts and sealed reports into the officer's vault."""
    with desk(house) as opened:
        for number in range(drafts + sealed):
            report = trial.fill_sample(opened)
            if number < sealed:
                opened.seal(report.report_id, PASSPHRASE)
