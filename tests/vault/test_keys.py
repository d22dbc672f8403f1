"""The laptop's half of the keys: in files when there is no key store, and never made anew behind anybody's back."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from fieldreport import canonical
from fieldreport.errors import DiskProblem, KeyStoreProblem
from fieldreport.vault.keys import FolderKeyStore, derive_key, device_secret, open_key_store

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _no_desktop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A computer without a desktop session: whoever runs the tests keeps their own key store to themselves."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


def test_without_a_key_store_the_words_say_that_a_passphrase_alone_protects(tmp_path: Path) -> None:
    store = open_key_store(tmp_path)
    assert isinstance(store, FolderKeyStore)
    assert not store.strong
    assert "passphrase alone" in store.words


def test_what_is_put_is_given_back_in_files_for_this_user_alone(tmp_path: Path) -> None:
    store = open_key_store(tmp_path)
    assert store.get("device-key") is None
    for secret in (b"first", b"", bytes(range(256))):
        store.put("device-key", secret)
        assert store.get("device-key") == secret
    files = [path for path in (tmp_path / "keys").rglob("*") if path.is_file()]
    assert [stat.S_IMODE(path.stat().st_mode) for path in files] == [0o600]
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700
    store.remove("device-key")
    store.remove("device-key")
    assert store.get("device-key") is None


@pytest.mark.parametrize("name", ["", "../keys", "a/b", "A", ".hidden", "a" * 50, "a\n", "é"])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    store = FolderKeyStore(tmp_path / "keys")
    for act in (lambda: store.get(name), lambda: store.put(name, b"x"), lambda: FolderKeyStore(tmp_path).remove(name)):
        with pytest.raises(KeyStoreProblem):
            act()
    assert list(tmp_path.iterdir()) == []


def test_the_laptops_half_is_made_once_and_differs_between_laptops(tmp_path: Path) -> None:
    first = device_secret(open_key_store(tmp_path / "one"))
    assert len(first) == 32
    assert device_secret(open_key_store(tmp_path / "one")) == first
    assert device_secret(open_key_store(tmp_path / "two")) != first


def test_a_lost_half_is_not_made_anew_where_vaults_need_the_old_one(tmp_path: Path) -> None:
    store = open_key_store(tmp_path)
    vaults = tmp_path / "vaults"
    made = device_secret(store, vaults)
    (vaults / "somebodys").mkdir(parents=True)
    assert device_secret(store, vaults) == made
    store.remove("device-secret")
    with pytest.raises(KeyStoreProblem, match="nothing was deleted"):
        device_secret(store, vaults)
    assert store.get("device-secret") is None
    assert device_secret(store) != made  # asked for by the one who brings the vaults back


def test_a_half_that_was_changed_is_refused(tmp_path: Path) -> None:
    store = open_key_store(tmp_path)
    store.put("device-secret", b"short")
    with pytest.raises(KeyStoreProblem):
        device_secret(store)


def test_a_store_that_was_chosen_stays_chosen(tmp_path: Path) -> None:
    marker = tmp_path / "key-store.json"
    store = open_key_store(tmp_path)
    store.put("device-key", b"secret")
    before = marker.read_bytes()
    assert open_key_store(tmp_path).get("device-key") == b"secret"
    assert marker.read_bytes() == before


@pytest.mark.parametrize(
    "name",
    [
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.null.Keyring",
        "keyrings.alt.file.PlaintextKeyring",
        "os.system",
        "",
        "folder2",
    ],
)
def test_a_key_store_that_is_out_of_reach_or_refused_is_an_error_and_not_a_fresh_empty_one(tmp_path: Path, name: str) -> None:
    (tmp_path / "key-store.json").write_bytes(canonical.encode({"format": "fieldreport.key-store/1", "kind": name, "id": "00"}))
    with pytest.raises(KeyStoreProblem, match="Nothing is lost"):
        open_key_store(tmp_path)
    assert not (tmp_path / "keys").exists()


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"\xff", b'{"format":"fieldreport.key-store/2"}'])
def test_a_damaged_note_of_the_choice_is_an_error_and_not_a_fresh_choice(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "key-store.json").write_bytes(data)
    with pytest.raises(KeyStoreProblem):
        open_key_store(tmp_path)
    assert (tmp_path / "key-store.json").read_bytes() == data


def test_where_nothing_can_be_written_the_words_say_so(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"a file in the way")
    with pytest.raises((DiskProblem, KeyStoreProblem)):
        open_key_store(tmp_path / "data")
    (tmp_path / "keys").write_bytes(b"a file in the way")
    with pytest.raises(DiskProblem):
        FolderKeyStore(tmp_path / "keys").put("device-key", b"x")
    with pytest.raises(KeyStoreProblem):
        FolderKeyStore(tmp_path / "keys").get("device-key")


def test_keys_for_different_purposes_are_different_keys_as_rfc_5869_derives_them() -> None:
    # RFC 5869, test case 3 (no salt, no info), first 32 bytes.
    assert derive_key(b"\x0b" * 22, "").hex() == "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
    assert len({derive_key(bytes(32), purpose, salt) for purpose in ("a", "b", "") for salt in (b"", b"salt")}) == 6
