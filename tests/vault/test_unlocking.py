"""A vault opens for its star and PIN on its laptop, and for nobody else; HQ can bring it back."""

from __future__ import annotations

import base64
import json
import time
from typing import TYPE_CHECKING

import pytest

from fieldreport import streams
from fieldreport.errors import CipherProblem, DiskProblem, NoSuchVault, VaultDamaged, VaultExists, VaultProblem, WeakPin, WrongPin
from fieldreport.vault import unlocking
from fieldreport.vault.finding import find_vault
from fieldreport.vault.header import STANDARD, Stretch
from tests.vault.conftest import CHEAP, PIN, RECOVERY, STAR, Laptop

if TYPE_CHECKING:
    from pathlib import Path

RECOVERY_PRIVATE = RECOVERY.private_bytes_raw()


def test_a_new_vault_opens_with_its_star_and_pin_and_always_with_the_same_key(laptop: Laptop) -> None:
    made = laptop.make()
    opened = laptop.open()
    assert opened == made
    assert len(made.database_key) == 32
    assert made.files.is_dir()
    assert laptop.open(f" {STAR} ") == made


def test_two_officers_of_one_laptop_have_nothing_in_common(laptop: Laptop) -> None:
    first, second = laptop.make("90001"), laptop.make("90002")
    assert first.database_key != second.database_key
    assert laptop.open("90001") == first
    assert laptop.open("90002") == second
    wrapped = first.wrap(streams.new_key())
    with pytest.raises(CipherProblem):
        second.unwrap(wrapped)


def test_the_disk_shows_neither_star_nor_pin_nor_key_and_the_folder_has_a_random_name(laptop: Laptop) -> None:
    vault = laptop.make()
    key = vault.database_key
    secrets = [STAR.encode(), PIN.encode(), key, key.hex().encode(), base64.b64encode(key), laptop.device_secret]
    files = [path for path in laptop.vaults.rglob("*") if path.is_file()]
    assert sorted(path.name for path in files) == [".unfinished", "header-copy.json", "header.json"]
    for path in files:
        assert [
            secret for secret in secrets if secret in path.read_bytes() or secret in str(path.relative_to(laptop.vaults)).encode()
        ] == []
    assert key.hex() not in repr(vault)


def test_the_standard_cost_of_a_guess_is_64_mib_and_stands_in_the_header(laptop: Laptop) -> None:
    vault = laptop.make(stretch=STANDARD)
    kdf = json.loads((vault.folder / "header.json").read_bytes())["kdf"]
    salt = base64.b64decode(kdf.pop("salt"))
    assert kdf == {"name": "argon2id", "version": 19, "memory_kib": 65536, "passes": 3, "lanes": 4}
    assert len(salt) == 16
    assert unlocking.open_vault(laptop.vaults, star=STAR, pin=PIN, device_secret=laptop.device_secret) == vault


@pytest.mark.parametrize("pin", ["482916", "48291", "4829155", "", "482915 ", "４８２９１５", "\x00", "\ud800", "9" * 1_000_000])
def test_a_wrong_pin_opens_nothing(laptop: Laptop, pin: str) -> None:
    laptop.make()
    with pytest.raises(WrongPin) as refused:
        laptop.open(pin=pin, tries_left=3)
    assert refused.value.tries_left == 3


def test_a_passphrase_typed_on_another_keyboard_is_the_same_passphrase(laptop: Laptop) -> None:
    vault = laptop.make(pin="caf\u00e9 roof lantern")
    assert laptop.open(pin="cafe\u0301 roof lantern") == vault


@pytest.mark.parametrize("star", ["90002", "", "../vault-1", "\x00", "\ud800", "vault-1", "9" * 1_000_000])
def test_a_star_without_a_vault_is_told_in_the_words_of_a_wrong_pin(laptop: Laptop, star: str) -> None:
    laptop.make()
    with pytest.raises(WrongPin) as wrong:
        laptop.open(pin="000000")
    with pytest.raises(NoSuchVault) as nobody:
        laptop.open(star=star)
    assert str(wrong.value) == str(nobody.value) == unlocking.NOT_OPENED


def test_a_laptop_without_any_vault_says_the_same(laptop: Laptop) -> None:
    with pytest.raises(NoSuchVault) as nobody:
        laptop.open()
    assert str(nobody.value) == unlocking.NOT_OPENED
    assert not laptop.vaults.exists()


def cost(act: object) -> float:
    """Return the processor time in seconds that a refused try takes; other programs do not count in it."""
    before = time.process_time()
    with pytest.raises((WrongPin, NoSuchVault)):
        act()  # type: ignore[operator]
    return time.process_time() - before


def test_an_unknown_star_costs_as_much_as_a_wrong_pin_and_both_cost_a_real_guess(laptop: Laptop) -> None:
    laptop.make(stretch=STANDARD)
    for number in range(2, 5):
        laptop.make(f"9000{number}")
    wrong, unknown = [], []
    for _ in range(5):
        wrong.append(cost(lambda: laptop.open(pin="000000", floor=STANDARD)))
        unknown.append(cost(lambda: laptop.open(star="99999", floor=STANDARD)))
    assert min(unknown) == pytest.approx(min(wrong), rel=0.4)
    cheap = cost(lambda: laptop.open(star="90002", pin="000000"))
    assert min(unknown) > 10 * cheap  # the control: the measurement sees the cost of a guess


def test_the_disk_alone_opens_nothing_even_with_the_pin(laptop: Laptop) -> None:
    laptop.make()
    thief = Laptop(laptop.vaults, device_secret=bytes(32))
    with pytest.raises(NoSuchVault) as refused:
        thief.open()
    assert "key store was replaced" in str(refused.value)
    assert find_vault(laptop.vaults, STAR, bytes(32)) is None


def test_an_officer_has_one_vault_on_a_laptop(laptop: Laptop) -> None:
    laptop.make()
    with pytest.raises(VaultExists):
        laptop.make(pin="771344")
    assert len(list(laptop.vaults.iterdir())) == 1


@pytest.mark.parametrize(("pin", "strong"), [("123456", True), ("12345", True), (f"{STAR}7", True), ("482915", False), ("", True)])
def test_a_weak_pin_makes_no_vault(laptop: Laptop, pin: str, strong: bool) -> None:
    with pytest.raises(WeakPin):
        laptop.make(pin=pin, strong=strong)
    assert not laptop.vaults.exists()


@pytest.mark.parametrize("star", ["", "   ", "90 001", "../90001", "9" * 17, "９０００１", "90001\n90002"])
def test_what_cannot_be_a_star_makes_no_vault(laptop: Laptop, star: str) -> None:
    with pytest.raises(VaultProblem):
        laptop.make(star=star)
    assert not laptop.vaults.exists()


@pytest.mark.parametrize("bad", ["", "../outside", "a/b", "."])
def test_an_id_that_leads_out_of_the_folder_makes_no_vault(laptop: Laptop, bad: str) -> None:
    with pytest.raises(VaultProblem):
        laptop.make(new_id=lambda: bad)


def test_where_no_folder_can_be_made_no_vault_is_made_and_the_words_say_why(tmp_path: Path) -> None:
    (tmp_path / "vaults").write_bytes(b"a file in the way")
    with pytest.raises(DiskProblem):
        Laptop(tmp_path / "vaults").make()
    assert (tmp_path / "vaults").read_bytes() == b"a file in the way"


def test_a_making_that_was_cut_off_is_not_in_the_way(laptop: Laptop) -> None:
    (laptop.vaults / "cut-off").mkdir(parents=True)
    (laptop.vaults / "cut-off" / ".half-0123").write_bytes(b"{")
    (laptop.vaults / "a stray file").write_bytes(b"")
    vault = laptop.make()
    assert laptop.open() == vault
    with pytest.raises(WrongPin) as refused:
        laptop.open(pin="000000")
    assert str(refused.value) == unlocking.NOT_OPENED


def test_file_keys_are_wrapped_to_the_vault(laptop: Laptop) -> None:
    vault = laptop.make()
    key = streams.new_key()
    wrapped = vault.wrap(key)
    assert vault.wrap(key) != wrapped
    assert key not in wrapped
    assert laptop.open().unwrap(wrapped) == key
    for place in range(len(wrapped)):
        changed = bytearray(wrapped)
        changed[place] ^= 1
        for bad in (bytes(changed), wrapped[:place]):
            with pytest.raises(CipherProblem):
                vault.unwrap(bad)


def test_a_new_pin_opens_the_same_vault_and_the_old_one_no_longer(laptop: Laptop) -> None:
    vault = laptop.make()
    before = (vault.folder / "header.json").read_bytes()
    assert laptop.change("771344") == vault
    assert laptop.open(pin="771344") == vault
    with pytest.raises(WrongPin):
        laptop.open()
    after = (vault.folder / "header.json").read_bytes()
    assert json.loads(before)["kdf"]["salt"] != json.loads(after)["kdf"]["salt"]
    assert unlocking.recover_vault_key(after, RECOVERY_PRIVATE) == vault.database_key


def test_changing_a_pin_asks_for_the_old_one_and_for_a_good_new_one(laptop: Laptop) -> None:
    vault = laptop.make()
    with pytest.raises(WrongPin):
        laptop.change("771344", pin="000000")
    with pytest.raises(WeakPin):
        laptop.change("111111")
    with pytest.raises(WeakPin):
        laptop.change("771344", strong=False)
    assert laptop.open() == vault


def test_wrapping_anew_never_keeps_weaker_parameters_than_today(laptop: Laptop) -> None:
    vault = laptop.make()
    laptop.change("771344", stretch=Stretch(128, 2, 1))
    kdf = json.loads((vault.folder / "header.json").read_bytes())["kdf"]
    assert (kdf["memory_kib"], kdf["passes"]) == (128, 2)


def test_a_header_below_the_floor_is_refused_even_with_the_right_pin(laptop: Laptop) -> None:
    laptop.make(stretch=CHEAP)
    with pytest.raises(VaultDamaged) as refused:
        laptop.open(floor=STANDARD)
    assert "less protection" in str(refused.value)
    assert laptop.open(floor=CHEAP)  # the control


def test_hq_brings_a_vault_back_when_the_pin_is_forgotten_and_the_key_store_is_gone(laptop: Laptop) -> None:
    vault = laptop.make()
    key = unlocking.recover_vault_key((vault.folder / "header.json").read_bytes(), RECOVERY_PRIVATE)
    assert key == vault.database_key
    replaced = Laptop(laptop.vaults, device_secret=bytes(32))
    back = unlocking.restore_access(
        vault.folder, star=STAR, key=key, pin="771344", device_secret=replaced.device_secret, strong=True, stretch=CHEAP
    )
    assert back == replaced.open(pin="771344") == vault
    with pytest.raises(NoSuchVault):
        laptop.open()
    assert unlocking.recover_vault_key((vault.folder / "header-copy.json").read_bytes(), RECOVERY_PRIVATE) == key


def test_recovery_needs_hqs_key_and_the_vaults_own_header(laptop: Laptop) -> None:
    first, second = laptop.make("90001"), laptop.make("90002")
    bare = laptop.make("90003", recovery_key=None)
    headers = {vault.id: json.loads((vault.folder / "header.json").read_bytes()) for vault in (first, second, bare)}
    with pytest.raises(CipherProblem):
        unlocking.recover_vault_key((first.folder / "header.json").read_bytes(), bytes(32))
    with pytest.raises(VaultProblem, match="without HQ's recovery key"):
        unlocking.recover_vault_key((bare.folder / "header.json").read_bytes(), RECOVERY_PRIVATE)
    swapped = headers[first.id] | {"recovery": headers[second.id]["recovery"]}
    with pytest.raises(CipherProblem):
        unlocking.recover_vault_key(canonical_bytes(swapped), RECOVERY_PRIVATE)
    for nonsense in (b"", b"{}", b"\xff", b"[]"):
        with pytest.raises(VaultDamaged):
            unlocking.recover_vault_key(nonsense, RECOVERY_PRIVATE)


def test_a_planted_recovery_wrap_is_not_taken_for_the_vaults_key(laptop: Laptop) -> None:
    vault = laptop.make()
    purpose = f"fieldreport vault recovery/1 {vault.id}".encode()
    planted = streams.wrap(bytes(32), RECOVERY.public_key().public_bytes_raw(), purpose)
    header = json.loads((vault.folder / "header.json").read_bytes())
    header["recovery"]["wrapped"] = base64.b64encode(planted).decode()
    with pytest.raises(VaultProblem, match="was changed"):
        unlocking.recover_vault_key(canonical_bytes(header), RECOVERY_PRIVATE)


def test_access_is_restored_with_the_right_key_to_the_right_officer_only(laptop: Laptop) -> None:
    vault, other = laptop.make("90001"), laptop.make("90002")
    before = (vault.folder / "header.json").read_bytes()

    def restore(star: str, key: bytes, pin: str = "771344") -> None:
        unlocking.restore_access(vault.folder, star=star, key=key, pin=pin, device_secret=laptop.device_secret, strong=True, stretch=CHEAP)

    with pytest.raises(VaultProblem):
        restore("90001", other.database_key)
    with pytest.raises(VaultProblem):
        restore("90001", b"short")
    with pytest.raises(VaultExists):
        restore("90002", vault.database_key)
    with pytest.raises(WeakPin):
        restore("90001", vault.database_key, "111111")
    assert (vault.folder / "header.json").read_bytes() == before


def canonical_bytes(value: dict[str, object]) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
