"""A vault is found by its star and its laptop's secret alone, and the search does not tell whether it was found."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from fieldreport.errors import VaultProblem
from fieldreport.vault.finding import Seen, find_vault, look, vault_tag
from tests.vault.conftest import STAR, Laptop

if TYPE_CHECKING:
    from pathlib import Path
    from types import FrameType

STRANGER = bytes(32)
"""Another laptop's secret."""


def work_of(laptop: Laptop, star: str) -> tuple[Seen, Counter[str]]:
    """Look for a star and count every call of our own functions that it takes."""
    calls: Counter[str] = Counter()

    def count(frame: FrameType, event: str, _arg: object) -> None:
        if event == "call" and "fieldreport" in frame.f_code.co_filename:
            calls[frame.f_code.co_qualname] += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        seen = look(laptop.vaults, star, laptop.device_secret)
    finally:
        sys.setprofile(before)
    return seen, calls


def test_a_vault_is_found_by_its_star_on_its_laptop_alone(laptop: Laptop) -> None:
    vault = laptop.make()
    assert find_vault(laptop.vaults, STAR, laptop.device_secret) == vault.folder
    assert find_vault(laptop.vaults, f"{STAR} ", laptop.device_secret) == vault.folder
    assert find_vault(laptop.vaults, "90002", laptop.device_secret) is None
    assert find_vault(laptop.vaults, STAR, STRANGER) is None
    assert vault_tag(STAR, laptop.device_secret) != vault_tag(STAR, STRANGER)
    assert vault_tag(STAR, laptop.device_secret) in (vault.folder / "header.json").read_text()


def test_a_star_is_the_same_however_it_is_typed(laptop: Laptop) -> None:
    vault = laptop.make("D90001")
    for typed in ("D90001", "d90001", "  d90001\t"):
        assert find_vault(laptop.vaults, typed, laptop.device_secret) == vault.folder
    for other in ("", "90001", "D9000", "D900011", "*", vault.id):
        assert find_vault(laptop.vaults, other, laptop.device_secret) is None


def test_each_of_many_officers_finds_the_own_vault(laptop: Laptop) -> None:
    made = {star: laptop.make(star).folder for star in ("90001", "90002", "90003")}
    assert {star: find_vault(laptop.vaults, star, laptop.device_secret) for star in made} == made


def test_a_vault_whose_header_does_not_hold_is_counted_and_the_others_are_still_found(laptop: Laptop) -> None:
    first, second, third = (laptop.make(star) for star in ("90001", "90002", "90003"))
    assert look(laptop.vaults, "90001", laptop.device_secret).unreadable == 0
    for name in ("header.json", "header-copy.json"):
        (second.folder / name).write_bytes(b"{}")
    seen = look(laptop.vaults, "90003", laptop.device_secret)
    assert (seen.folder, seen.unreadable) == (third.folder, 1)
    assert seen.header is not None
    assert seen.header.id == third.id
    assert look(laptop.vaults, "90002", laptop.device_secret) == Seen(None, None, 1)
    assert look(laptop.vaults, "90001", STRANGER) == Seen(None, None, 3)
    assert first.folder.is_dir()


def test_a_vault_that_was_copied_under_another_name_is_not_taken_for_one(laptop: Laptop) -> None:
    vault = laptop.make()
    shutil.copytree(vault.folder, laptop.vaults / "a-copy")
    assert look(laptop.vaults, STAR, laptop.device_secret).unreadable == 1
    assert find_vault(laptop.vaults, STAR, laptop.device_secret) == vault.folder


def test_what_is_no_vault_is_passed_over(laptop: Laptop) -> None:
    vault = laptop.make()
    (laptop.vaults / "empty").mkdir()
    (laptop.vaults / "cut-off").mkdir()
    (laptop.vaults / "cut-off" / ".half-0123").write_bytes(b"{")
    (laptop.vaults / "a stray file").write_bytes(b"")
    seen = look(laptop.vaults, STAR, laptop.device_secret)
    assert (seen.folder, seen.unreadable) == (vault.folder, 0)


def test_the_search_does_the_same_work_whether_the_vault_is_there_or_not(laptop: Laptop) -> None:
    for star in ("90001", "90002", "90003"):
        laptop.make(star)
    found, for_the_first = work_of(laptop, "90001")
    nobody, for_a_stranger = work_of(laptop, "99999")
    assert (found.folder is not None, nobody.folder is not None) == (True, False)
    assert for_the_first == for_a_stranger == work_of(laptop, "90003")[1]
    assert for_the_first["Header.is_for"] == 3
    laptop.make("90004")
    assert work_of(laptop, "99999")[1] != for_a_stranger  # the control: the count sees one header more


def test_a_header_behind_the_right_one_is_read_all_the_same(laptop: Laptop) -> None:
    first, last = laptop.make("90001"), laptop.make("90002")
    assert sorted(laptop.vaults.iterdir()) == [first.folder, last.folder]
    for name in ("header.json", "header-copy.json"):
        (last.folder / name).unlink()
    seen = look(laptop.vaults, "90001", laptop.device_secret)
    assert (seen.folder, seen.unreadable) == (first.folder, 1)


def test_where_no_vault_was_ever_made_none_is_found_and_nothing_is_made(laptop: Laptop) -> None:
    assert look(laptop.vaults, STAR, laptop.device_secret) == Seen(None, None, 0)
    assert not laptop.vaults.exists()


@pytest.mark.skipif(os.name != "posix", reason="other systems say of such a name that it is not there")
def test_a_folder_that_the_system_will_not_read_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(VaultProblem, match=r"cannot be read .* Nothing is lost\. Ask IT\."):
        look(tmp_path / ("v" * 300), STAR, STRANGER)
