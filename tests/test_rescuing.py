"""A damaged vault is no end: the officer saves what reads, is told what was lost, and nothing is deleted."""

from __future__ import annotations

import contextlib
import io
from typing import TYPE_CHECKING

import pytest

from fieldreport import cli, trial
from fieldreport.errors import DatabaseDamaged, VaultProblem, WrongPin
from fieldreport.ledger.entries import Act
from fieldreport.store import journal
from tests.houses import PASSPHRASE, STAR, enrolled_house

if TYPE_CHECKING:
    from pathlib import Path

    from tests.houses import House

PAGE = 4096


@pytest.fixture
def sealed(enrolled: House, tmp_path: Path) -> tuple[House, str, Path]:
    """A laptop with one sealed report that waits and one draft: the house, the sealed report, the vault's database."""
    with enrolled_house(enrolled, tmp_path / "house") as (house, _, desk):
        opened = trial.fill_sample(desk)
        desk.seal(opened.report_id, PASSPHRASE)
        desk.new_report()
    (path,) = house.laptop.glob("vaults/*/store.db")
    return house, opened.report_id, path


def spoil(path: Path, page: int) -> bytes:
    data = bytearray(path.read_bytes())
    data[page * PAGE + 100] ^= 1
    path.write_bytes(data)
    return bytes(data)


def test_the_officer_is_told_of_the_cure_and_it_cures(sealed: tuple[House, str, Path]) -> None:
    house, report_id, path = sealed
    sound = path.read_bytes()
    kept_sealed = 0
    for page in range(1, len(sound) // PAGE, 5):
        path.write_bytes(sound)
        damaged = spoil(path, page)
        with house.open() as report:
            with pytest.raises(DatabaseDamaged, match=f"fieldreport rescue --star {STAR}"):
                report.unlock(STAR, PASSPHRASE)
            assert path.read_bytes() == damaged
            desk, said = report.rescue(STAR, PASSPHRASE)
            with contextlib.closing(desk):
                (kept,) = path.parent.glob("store.db.damaged-*")
                assert kept.read_bytes() == damaged
                assert kept.name in said
                last = journal.entries(desk.parts.store)[-1].entry if "the journal" not in said else None
                assert last is None or (last.act, last.detail["kept"]) == (Act.RESCUED, kept.name)
                kept_sealed += bool(desk.versions(report_id))
                desk.new_report()
        for each in path.parent.glob("store.db*"):
            each.unlink()
    assert kept_sealed > 0


def test_what_was_sealed_is_handed_over_again_even_when_the_outbox_is_lost_too(sealed: tuple[House, str, Path]) -> None:
    house, report_id, path = sealed
    for each in (house.laptop / "device").glob("outbox.db*"):
        each.unlink()
    sound = path.read_bytes()
    for page in range(1, len(sound) // PAGE):
        path.write_bytes(sound)
        spoil(path, page)
        with house.open() as report:
            desk, said = report.rescue(STAR, PASSPHRASE)
            desk.close()
        if "sealed versions" not in said and "reports and drafts" in said:
            break
        for kept in path.parent.glob("store.db?*"):
            kept.unlink()
    with house.open() as report:
        assert report.parcels() == ()
        with contextlib.closing(report.unlock(STAR, PASSPHRASE)) as desk:
            desk.settle()
            assert [version.version for version in desk.versions(report_id)] == [1]
        with house.serving():
            assert report.deliver_all().done == 1


def test_a_sealed_file_whose_row_was_lost_is_not_taken_for_a_left_over(sealed: tuple[House, str, Path]) -> None:
    house, report_id, path = sealed
    spoil(path, 3)
    with house.open() as report:
        desk, _ = report.rescue(STAR, PASSPHRASE)
        with contextlib.closing(desk):
            before = set((path.parent / "files").iterdir())
            with desk.parts.store.database.writing() as connection:
                connection.execute("DELETE FROM version WHERE report_id = ?", (report_id,))
            desk.settle()
            assert set((path.parent / "files").iterdir()) == before
            for kept in path.parent.glob("store.db.damaged-*"):
                kept.unlink()
            desk.settle()
            assert set((path.parent / "files").iterdir()) == before, "the outbox names it still"
        with house.serving():
            assert report.deliver_all().done == 1


def test_a_sound_vault_and_a_wrong_pin_are_left_alone(sealed: tuple[House, str, Path]) -> None:
    house, _, path = sealed
    with house.open() as report:
        with pytest.raises(VaultProblem, match="sound"):
            report.rescue(STAR, PASSPHRASE)
        damaged = spoil(path, 2)
        with pytest.raises(WrongPin):
            report.rescue(STAR, "wrong wrong wrong")
        assert path.read_bytes() == damaged
    assert not list(path.parent.glob("store.db.damaged-*"))


def test_a_file_of_which_nothing_reads_is_left_as_it_is_and_said_so(sealed: tuple[House, str, Path]) -> None:
    house, _, path = sealed
    damaged = spoil(path, 0)
    with house.open() as report, pytest.raises(DatabaseDamaged, match="nothing was changed"):
        report.rescue(STAR, PASSPHRASE)
    assert path.read_bytes() == damaged


def test_it_goes_from_the_command_line_and_the_pin_is_asked(sealed: tuple[House, str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    house, _, path = sealed
    spoil(path, len(path.read_bytes()) // PAGE - 1)
    monkeypatch.setattr("getpass.getpass", lambda _: PASSPHRASE)
    out = io.StringIO()
    assert cli.main(["rescue", "--star", STAR, "--folder", str(house.laptop)], out) == cli.DONE
    assert "rows were saved" in out.getvalue()
    assert "in the outbox" in out.getvalue()
