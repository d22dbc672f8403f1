"""Times stamped while nobody is signed in: every officer of the laptop reads them, the disk tells nobody anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.errors import SceneProblem
from fieldreport.vault import stamps

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.vault.unlocking import Vault
    from tests.vault.conftest import Laptop

STAMP = {"kind": "force_seen", "at": "2026-08-10T19:07:31.250Z", "zone": "America/Chicago"}


def officer(laptop: Laptop, star: str) -> Vault:
    vault = laptop.make(star)
    stamps.publish_key(vault, laptop.device_secret)
    return vault


def write(laptop: Laptop, folder: Path, stamp: dict[str, object] | None = None) -> str:
    keys = stamps.public_keys(laptop.vaults, laptop.device_secret)
    return stamps.write(folder, keys, laptop.device_secret, stamp or dict(STAMP))


def test_every_officer_of_the_laptop_reads_it_and_nobody_else(laptop: Laptop, tmp_path: Path) -> None:
    one, two = officer(laptop, "90001"), officer(laptop, "90002")
    name = write(laptop, tmp_path)
    late = officer(laptop, "90003")
    read = [stamps.read(tmp_path, name, vault, laptop.device_secret) for vault in (one, two, late)]
    assert read == [STAMP, STAMP, None]


def test_all_stamps_are_of_one_size_and_tell_nothing(laptop: Laptop, tmp_path: Path) -> None:
    for number in range(3):
        officer(laptop, f"9000{number}")
    names = [write(laptop, tmp_path), write(laptop, tmp_path, {**STAMP, "kind": "a_very_long_kind_of_event"})]
    data = [(tmp_path / name).read_bytes() for name in names]
    assert len(data[0]) == len(data[1])
    assert data[0][7] == stamps.SLOTS  # the number of officers is not told either
    assert not any(word in each for each in data for word in (b"force", b"2026", b"Chicago", b"vault-"))


def test_more_officers_than_slots_read_it_all_the_same(laptop: Laptop, tmp_path: Path) -> None:
    vaults = [officer(laptop, f"9{number:04}") for number in range(stamps.SLOTS + 1)]
    name = write(laptop, tmp_path)
    assert all(stamps.read(tmp_path, name, vault, laptop.device_secret) == STAMP for vault in vaults)


def test_a_key_or_a_stamp_that_was_laid_there_without_the_laptops_secret_counts_for_nothing(laptop: Laptop, tmp_path: Path) -> None:
    vault = officer(laptop, "90001")
    keys = stamps.public_keys(laptop.vaults, laptop.device_secret)
    forged = stamps.write(tmp_path, keys, b"x" * 32, STAMP)
    assert stamps.read(tmp_path, forged, vault, laptop.device_secret) is None
    stamps.publish_key(vault, b"x" * 32)
    assert stamps.public_keys(laptop.vaults, laptop.device_secret) == []
    (vault.folder / stamps.KEY_FILE).write_bytes(b"[]")
    assert stamps.public_keys(laptop.vaults, laptop.device_secret) == []
    stamps.publish_key(vault, laptop.device_secret)
    assert stamps.public_keys(laptop.vaults, laptop.device_secret) == keys


def test_a_stamp_that_was_changed_cut_or_renamed_is_not_read(laptop: Laptop, tmp_path: Path) -> None:
    vault = officer(laptop, "90001")
    name = write(laptop, tmp_path)
    whole = (tmp_path / name).read_bytes()
    for spoilt in (b"", whole[:40], whole[:-1], bytes([*whole[:100], whole[100] ^ 1, *whole[101:]])):
        (tmp_path / name).write_bytes(spoilt)
        assert stamps.read(tmp_path, name, vault, laptop.device_secret) is None
    (tmp_path / "other.stamp").write_bytes(whole)
    assert stamps.read(tmp_path, "other.stamp", vault, laptop.device_secret) is None
    (tmp_path / name).write_bytes(whole)
    assert stamps.read(tmp_path, name, vault, laptop.device_secret) == STAMP
    assert stamps.read(tmp_path, "gone.stamp", vault, laptop.device_secret) is None


def test_where_nobody_could_read_it_nothing_is_written(laptop: Laptop, tmp_path: Path) -> None:
    laptop.make()
    with pytest.raises(SceneProblem):
        write(laptop, tmp_path / "stamps")
    assert not (tmp_path / "stamps").exists()


def test_who_plays_with_the_key_does_not_fill_the_disk(laptop: Laptop, tmp_path: Path) -> None:
    officer(laptop, "90001")
    for number in range(stamps.MOST):
        (tmp_path / f"{number}.stamp").touch()
    with pytest.raises(SceneProblem):
        write(laptop, tmp_path)
    with pytest.raises(SceneProblem):
        write(laptop, tmp_path / "b", {"kind": "x" * 300})
