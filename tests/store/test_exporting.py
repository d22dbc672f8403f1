"""No clear copy of a paper or an exhibit without the journal's word for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2

from fieldreport import trial
from fieldreport.errors import DiskProblem
from fieldreport.store import journal
from tests.houses import PASSPHRASE, enrolled_house

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fieldreport.desk import Desk
    from tests.houses import House


@pytest.fixture
def sealed(enrolled: House, tmp_path: Path) -> Iterator[tuple[Desk, str]]:
    with enrolled_house(enrolled, tmp_path / "house") as (_, _, desk):
        opened = trial.fill_sample(desk)
        desk.seal(opened.report_id, PASSPHRASE)
        yield desk, opened.report_id


def acts(desk: Desk) -> list[str]:
    return [signed.entry.act for signed in journal.entries(desk.parts.store)]


def refuse(desk: Desk, act: str) -> None:
    """Let the database refuse an entry, as a full disk would."""
    with desk.parts.store.database.writing() as connection:
        connection.execute(
            f"CREATE TRIGGER refuse BEFORE INSERT ON journal WHEN json_extract(NEW.entry, '$.act') = '{act}' "
            "BEGIN SELECT RAISE(ABORT, 'refused'); END"
        )


def test_the_journal_says_it_before_and_after(sealed: tuple[Desk, str], tmp_path: Path) -> None:
    desk, report_id = sealed
    desk.export(report_id, 1, tmp_path / "paper.pdf")
    assert acts(desk)[-2:] == ["export_begun", "exported"]
    assert journal.entries(desk.parts.store)[-2].entry.detail["to"] == "paper.pdf"


@pytest.mark.parametrize("act", ["export_begun", "exported"])
def test_without_the_journal_there_is_no_clear_copy(sealed: tuple[Desk, str], tmp_path: Path, act: str) -> None:
    desk, report_id = sealed
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0 fictional")
    draft = desk.new_report().report_id
    file = desk.attach(draft, photo)
    out = tmp_path / "out"
    out.mkdir()
    refuse(desk, act)
    with pytest.raises(dbapi2.IntegrityError):
        desk.export(report_id, 1, out / "paper.pdf")
    with pytest.raises(dbapi2.IntegrityError):
        desk.export_exhibit(draft, file.sha256, out / "copy.jpg")
    assert list(out.iterdir()) == []


def test_a_file_that_could_not_be_written_over_is_left_as_it_was(sealed: tuple[Desk, str], tmp_path: Path) -> None:
    desk, report_id = sealed
    with pytest.raises(DiskProblem):
        desk.export(report_id, 1, tmp_path / "no such folder" / "paper.pdf")
    assert acts(desk)[-1] == "export_begun"
    there = tmp_path / "paper.pdf"
    there.mkdir()
    with pytest.raises(DiskProblem):
        desk.export(report_id, 1, there)
    assert there.is_dir()
