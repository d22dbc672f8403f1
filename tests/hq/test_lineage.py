"""A further version is accepted when HQ holds what it builds on; otherwise it waits, and a person is told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from fieldreport.errors import HQProblem
from fieldreport.hq import checking, lineage
from fieldreport.hq.tables import MatterRow
from tests.delivery.contract import fresh
from tests.hq.test_checking import EMBEDDED, heard, known, laptop, sealed_report, state_of
from tests.hq.test_intake import arrive

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.hq.enrolment import KnownDevice
    from fieldreport.hq.office import Office
    from tests.fakes import LaptopKey

__all__ = ["known", "laptop"]
MATTERS = MatterRow.__table__  # type: ignore[attr-defined]


def matter(office: Office, report: str) -> tuple[str, str | None]:
    """Return the words of the matter about a report, and when it was settled."""
    with office.database.reading() as connection:
        where = (MATTERS.c.kind == lineage.MATTER, MATTERS.c.about.startswith(report))
        row = connection.execute(select(MATTERS.c.words, MATTERS.c.settled_at).where(*where)).one()
    return str(row.words), row.settled_at


@EMBEDDED
def test_versions_that_arrive_in_order_are_checked_each_with_its_own_news(
    office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path
) -> None:
    report = fresh("report")
    first = sealed_report(office, laptop, tmp_path, report=report)
    second = sealed_report(office, laptop, tmp_path, report=report, version=2, builds_on=first.address.sha256)
    for each in (first, second):
        arrive(office, known, each)
    checking.check_all(office)
    assert [(event.version, event.state) for event in heard(office, laptop)] == [(1, "checked"), (2, "checked")]


@EMBEDDED
def test_a_version_that_comes_before_the_one_it_builds_on_waits_and_is_checked_when_that_has_come(
    office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path
) -> None:
    report = fresh("report")
    first = sealed_report(office, laptop, tmp_path, report=report)
    second = sealed_report(office, laptop, tmp_path, report=report, version=2, builds_on=first.address.sha256)
    third = sealed_report(office, laptop, tmp_path, report=report, version=3, builds_on=second.address.sha256)
    for each in (third, second):
        arrive(office, known, each)
    checking.check_all(office)
    assert state_of(office, second) == lineage.WAITS
    assert [event.version for event in heard(office, laptop)] == [3], "HQ holds what that one builds on"
    words, settled = matter(office, f"{report}/2")
    assert (first.address.sha256 in words, "not yet accepted" in words, settled) == (True, True, None)
    arrive(office, known, first)
    checking.check_all(office)
    assert [state_of(office, each) for each in (first, second, third)] == [checking.CHECKED] * 3
    assert sorted(event.version for event in heard(office, laptop)) == [1, 2, 3]
    assert matter(office, f"{report}/2")[1] is not None


@EMBEDDED
def test_a_version_that_builds_on_another_reports_document_is_not_silently_accepted(
    office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path
) -> None:
    other = sealed_report(office, laptop, tmp_path)
    report = fresh("report")
    first = sealed_report(office, laptop, tmp_path, report=report)
    second = sealed_report(office, laptop, tmp_path, report=report, version=2, builds_on=other.address.sha256)
    for each in (other, first, second):
        arrive(office, known, each)
    checking.check_all(office)
    assert state_of(office, second) == lineage.WAITS
    assert "does not hold as an earlier version" in matter(office, report)[0]
    assert checking.check_all(office) == 0, "it is not looked at over and over"


@EMBEDDED
def test_a_refused_version_is_answered_by_one_that_builds_on_it(
    office: Office, laptop: LaptopKey, known: KnownDevice, tmp_path: Path
) -> None:
    report = fresh("report")
    refused = sealed_report(office, laptop, tmp_path, report=report, device="another-laptop")
    second = sealed_report(office, laptop, tmp_path, report=report, version=2, builds_on=refused.address.sha256)
    for each in (refused, second):
        arrive(office, known, each)
    checking.check_all(office)
    assert [event.state for event in heard(office, laptop)] == ["refused", "checked"]


@pytest.mark.parametrize(
    ("version", "builds_on"), [(1, "ee" * 32), (2, None), (2, "not a hash"), (2, 7)], ids=["first builds on one", "none", "words", "number"]
)
def test_data_that_contradicts_its_number_is_no_lineage(version: int, builds_on: object) -> None:
    with pytest.raises(HQProblem, match="which version it builds on"):
        lineage.read_builds_on({"report": {"builds_on": builds_on}}, version)
    assert lineage.read_builds_on({"report": {"builds_on": None}}, 1) == ""
    assert lineage.read_builds_on({"report": {"builds_on": "ee" * 32}}, 2) == "ee" * 32
