"""Earlier reports on a real desk: put away, brought back, opened to be copied from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport import trial
from fieldreport.answers.values import Place
from fieldreport.errors import LifeProblem
from fieldreport.report.copying import COPIED
from tests.houses import enrolled_house

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fieldreport.desk import Desk
    from tests.houses import House


@pytest.fixture
def desk(enrolled: House, tmp_path: Path) -> Iterator[Desk]:
    with enrolled_house(enrolled, tmp_path / "house") as (_house, _report, opened):
        trial.fill_sample(opened)
        yield opened


def test_a_draft_goes_with_its_reason_and_comes_back(desk: Desk) -> None:
    report_id = desk.list_reports()[0].id
    with pytest.raises(LifeProblem, match="Say why"):
        desk.earlier.discard(report_id, "  ")
    desk.earlier.discard(report_id, "entered twice")
    (away,) = desk.earlier.discarded()
    assert (away.line.id, away.reason, away.days_left) == (report_id, "entered twice", 30)
    assert desk.list_reports() == ()
    desk.earlier.restore(report_id)
    assert desk.earlier.discarded() == ()


def test_an_earlier_report_is_opened_with_its_name_and_its_rows(desk: Desk) -> None:
    report_id = desk.list_reports()[0].id
    new = desk.new_report()
    assert [line.id for line in desk.earlier.sources(new.report_id)] == [report_id]
    source = desk.earlier.open(report_id)
    assert source.name.startswith(f"report {report_id}, ")
    assert "Aug 2026" in source.name
    assert {name: len(rows) for name, rows in source.titles.items()} == {name: len(source.sheet.rows(Place(name))) for name in COPIED}
    assert source.titles["people"]
