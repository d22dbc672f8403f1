"""The header: every byte of it counts, a copy mends it, and the first version is read for ever."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from typing import TYPE_CHECKING, Any

import pytest
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from fieldreport import canonical
from fieldreport.errors import NoSuchVault, VaultDamaged, WrongPin
from fieldreport.vault import header as headers
from fieldreport.vault.header import STANDARD, Stretch
from fieldreport.vault.unlocking import recover_vault_key
from tests.vault.conftest import CHEAP, PIN, RECOVERY, STAR, Laptop

if TYPE_CHECKING:
    from fieldreport.vault.unlocking import Vault

SECRET = bytes(range(100, 132))

# Made once by this module (format 1) for STAR, PIN and SECRET; every later version must open it.
GOLDEN = (
    b'{"check":"1c931d5d0750a39d988f641fac802a6d4e632ed2ca51450e9af9f6de6a296889","format":"fieldreport.vault/1","id'
    b'":"golden-vault","kdf":{"lanes":1,"memory_kib":64,"name":"argon2id","passes":1,"salt":"KiLx1RpRbbGs6cUl61tiAA='
    b'=","version":19},"key":{"cipher":"AES-256-GCM","nonce":"9YAvGR/4D7dABreb","sealed":"GXdVZLHwPCzpRxcp1vwe0mFiIY'
    b'2yljxNmS1yNxwpItAFv2zjwJQfCgw2x+UfiNUD"},"recovery":{"key":"eedd883da0a94515","suite":"HPKE X25519 HKDF-SHA256'
    b' AES-256-GCM","wrapped":"3StWWYq++q8lL0IhTrWDB2w1dI5e1tSAs+b0sKR6lAYsdi1ftuWmGIG3fydkY0/njnyK2JaLwG9QMdvgoccIQ'
    b'7fo80njagDbfv1Z5lLM06w="},"seal":"77028edb33da7dc7af12795b5054dfac0a3dc88668c38508c57b262ad97ad211","tag":"f76'
    b'7cd7881ad86c876517c4e75588f8f0d4946b89431d0d120cceb822690ca63"}'
)
GOLDEN_KEY = bytes(range(200, 232))


def put(vault: Vault, data: bytes, names: tuple[str, ...] = headers.NAMES) -> None:
    for name in names:
        (vault.folder / name).write_bytes(data)


def resealed(body: dict[str, Any], secret: bytes = SECRET) -> bytes:
    """Return the header as somebody would write it who has the device secret too."""
    bare = {name: value for name, value in body.items() if name != "seal"}
    key = HKDF(algorithm=SHA256(), length=32, salt=b"", info=b"fieldreport vault seal/1").derive(secret)
    return canonical.encode(bare | {"seal": hmac.new(key, canonical.encode(bare), hashlib.sha256).hexdigest()})


def read(vault: Vault) -> dict[str, Any]:
    value: dict[str, Any] = json.loads((vault.folder / "header.json").read_bytes())
    return value


def test_the_key_is_wrapped_as_the_text_says_and_opens_without_code_of_ours(laptop: Laptop) -> None:
    vault = laptop.make()
    header = read(vault)
    salt = base64.b64decode(header["kdf"]["salt"])
    known = hash_secret_raw(PIN.encode(), salt, 1, 64, 1, 32, Type.ID)
    kek = HKDF(algorithm=SHA256(), length=32, salt=salt, info=b"fieldreport vault key/1").derive(known + SECRET)
    sealed = base64.b64decode(header["key"]["sealed"])
    associated = header | {"key": header["key"] | {"sealed": ""}, "seal": ""}
    data = json.dumps(associated, sort_keys=True, separators=(",", ":")).encode()
    assert AESGCM(kek).decrypt(base64.b64decode(header["key"]["nonce"]), sealed, data) == vault.database_key
    assert resealed(header) == (vault.folder / "header.json").read_bytes()


def test_the_header_of_the_first_version_still_opens(laptop: Laptop) -> None:
    vault = laptop.vaults / "golden-vault"
    vault.mkdir(parents=True)
    (vault / "header.json").write_bytes(GOLDEN)
    assert laptop.open().database_key == GOLDEN_KEY
    assert recover_vault_key(GOLDEN, RECOVERY.private_bytes_raw()) == GOLDEN_KEY


def test_any_single_changed_bit_of_the_header_is_noticed() -> None:
    assert headers.parse_header(GOLDEN, SECRET).id == "golden-vault"  # the control
    for place in range(len(GOLDEN)):
        for bit in range(8):
            changed = bytearray(GOLDEN)
            changed[place] ^= 1 << bit
            with pytest.raises(VaultDamaged):
                headers.parse_header(bytes(changed), SECRET)
        with pytest.raises(VaultDamaged):
            headers.parse_header(GOLDEN[:place], SECRET)


def test_where_a_header_rotted_the_copy_opens_the_vault_and_mends_it(laptop: Laptop) -> None:
    vault = laptop.make()
    whole = (vault.folder / "header.json").read_bytes()
    for place in range(0, len(whole), 50):
        changed = bytearray(whole)
        changed[place] ^= 1
        put(vault, bytes(changed), ("header.json",))
        assert laptop.open() == vault
        assert (vault.folder / "header.json").read_bytes() == whole
        put(vault, bytes(changed))
        with pytest.raises(NoSuchVault) as refused:
            laptop.open()
        assert "cannot be read" in str(refused.value)
        put(vault, whole)


@pytest.mark.parametrize("name", headers.NAMES)
def test_a_lost_header_is_written_again_from_the_other_one(laptop: Laptop, name: str) -> None:
    vault = laptop.make()
    whole = (vault.folder / name).read_bytes()
    (vault.folder / name).unlink()
    with pytest.raises(WrongPin):
        laptop.open(pin="000000")
    assert not (vault.folder / name).exists()  # only who may open it mends it
    assert laptop.open() == vault
    assert (vault.folder / name).read_bytes() == whole


def test_a_change_of_pin_that_was_cut_off_between_header_and_copy_leaves_the_new_pin(laptop: Laptop) -> None:
    vault = laptop.make()
    old = (vault.folder / "header.json").read_bytes()
    laptop.change("771344")
    put(vault, old, ("header-copy.json",))
    with pytest.raises(WrongPin):
        laptop.open()
    assert laptop.open(pin="771344") == vault
    assert (vault.folder / "header-copy.json").read_bytes() != old


WITH_DEVICE_SECRET = {
    "another officer's tag": lambda h: h | {"tag": headers.star_tag("90009", SECRET)},
    "cheaper guesses": lambda h: h | {"kdf": h["kdf"] | {"memory_kib": 32}},
    "other salt": lambda h: h | {"kdf": h["kdf"] | {"salt": base64.b64encode(bytes(16)).decode()}},
    "other nonce": lambda h: h | {"key": h["key"] | {"nonce": base64.b64encode(bytes(12)).decode()}},
    "no recovery": lambda h: h | {"recovery": None},
    "own recovery key": lambda h: h | {"recovery": h["recovery"] | {"key": "0" * 16}},
    "own check": lambda h: h | {"check": "0" * 64},
}


@pytest.mark.parametrize("change", WITH_DEVICE_SECRET)
def test_who_holds_the_device_secret_too_cannot_change_the_header_unnoticed(laptop: Laptop, change: str) -> None:
    vault = laptop.make()
    star = "90009" if "officer" in change else STAR
    put(vault, resealed(read(vault)))
    assert laptop.open() == vault  # the control: resealing alone changes nothing
    put(vault, resealed(WITH_DEVICE_SECRET[change](read(vault))))
    with pytest.raises(WrongPin):
        laptop.open(star=star, floor=Stretch(8, 1, 1))


UNREADABLE = {
    "newer format": lambda h: h | {"format": "fieldreport.vault/2"},
    "unknown derivation": lambda h: h | {"kdf": h["kdf"] | {"name": "pbkdf2"}},
    "unknown cipher": lambda h: h | {"key": h["key"] | {"cipher": "none"}},
    "60 GiB of memory": lambda h: h | {"kdf": h["kdf"] | {"memory_kib": 60 * 1024 * 1024}},
    "endless passes": lambda h: h | {"kdf": h["kdf"] | {"passes": 2**31}},
    "no lanes": lambda h: h | {"kdf": h["kdf"] | {"lanes": 0}},
    "text for a number": lambda h: h | {"kdf": h["kdf"] | {"passes": "3"}},
    "truth for a number": lambda h: h | {"kdf": h["kdf"] | {"passes": True}},
    "short salt": lambda h: h | {"kdf": h["kdf"] | {"salt": "AAAA"}},
    "not base64": lambda h: h | {"key": h["key"] | {"nonce": "*"}},
    "a part too few": lambda h: {name: value for name, value in h.items() if name != "check"},
    "a part too many": lambda h: h | {"more": 1},
    "a list for a part": lambda h: h | {"kdf": []},
    "no seal": lambda h: {name: value for name, value in h.items() if name != "seal"},
}


@pytest.mark.parametrize("change", UNREADABLE)
def test_a_header_that_this_version_does_not_wholly_understand_is_refused(laptop: Laptop, change: str) -> None:
    changed = UNREADABLE[change](read(laptop.make()))
    data = canonical.encode(changed) if change == "no seal" else resealed(changed)
    with pytest.raises(VaultDamaged):
        headers.parse_header(data, SECRET)
    with pytest.raises(VaultDamaged):
        headers.parse_header(data, None)


def test_a_header_of_a_hundred_megabytes_is_not_read(laptop: Laptop) -> None:
    vault = laptop.make()
    for name in headers.NAMES:
        with (vault.folder / name).open("wb") as file:
            file.truncate(100_000_000)
    assert headers.load_header(vault.folder, SECRET) is None


@given(
    st.binary(max_size=200) | st.recursive(st.none() | st.text(), lambda inner: st.dictionaries(st.text(), inner)).map(repr).map(str.encode)
)
def test_no_bytes_make_the_reader_raise_anything_but_its_own_error(data: bytes) -> None:
    with pytest.raises(VaultDamaged):
        headers.parse_header(data, SECRET)


def test_another_vaults_header_in_the_folder_opens_nothing(laptop: Laptop) -> None:
    first, second = laptop.make("90001"), laptop.make("90002")
    put(first, (second.folder / "header.json").read_bytes())
    with pytest.raises(NoSuchVault):
        laptop.open("90001")
    assert laptop.open("90002") == second


def test_on_a_disk_that_refuses_a_damaged_copy_does_not_keep_the_officer_out(laptop: Laptop) -> None:
    vault = laptop.make()
    copy = vault.folder / "header-copy.json"
    copy.unlink()
    copy.mkdir()  # neither readable as a file nor replaceable by one
    assert laptop.open() == vault


def test_a_guess_is_measured_against_the_floor() -> None:
    assert Stretch(memory_kib=65536, passes=3, lanes=4) == STANDARD
    assert STANDARD.reaches(STANDARD)
    assert Stretch(131072, 3, 1).reaches(STANDARD)
    assert not Stretch(65535, 3, 4).reaches(STANDARD)
    assert not Stretch(1048576, 2, 4).reaches(STANDARD)
    assert CHEAP.is_bearable()
    assert not Stretch(4, 1, 1).is_bearable()
