"""The system's key store: a real one is used, a false one is refused by name, and the environment has no say."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fieldreport.errors import KeyStoreProblem
from fieldreport.vault.keys import FolderKeyStore, open_key_store
from fieldreport.vault.system_keys import ALLOWED, REFUSED, SystemKeyStore, open_backend, prove

ROOT = Path(__file__).parent.parent.parent
SECRET_SERVICE = "keyring.backends.SecretService.Keyring"


@pytest.mark.parametrize("name", [*REFUSED, "keyring.backends.libsecret.Keyring", "fieldreport.vault.keys.FolderKeyStore", "os.system", ""])
def test_whatever_is_not_on_the_list_is_refused_by_name(name: str) -> None:
    with pytest.raises(KeyStoreProblem, match="is refused"):
        open_backend(name, "test")


def test_the_list_names_real_stores_and_no_name_is_on_both_lists() -> None:
    assert not set(ALLOWED) & set(REFUSED)
    for name in (*ALLOWED, *(each for each in REFUSED if each.startswith("keyring."))):
        module, _, kind = name.rpartition(".")
        assert issubclass(getattr(importlib.import_module(module), kind), importlib.import_module("keyring.backend").KeyringBackend)


@pytest.mark.parametrize(
    "name", ["keyring.backends.Windows.WinVaultKeyring", "keyring.backends.macOS.Keyring", "keyring.backends.kwallet.DBusKeyring"]
)
@pytest.mark.skipif(sys.platform != "linux", reason="says that the stores of other systems are not here")
def test_a_store_of_another_system_is_said_not_to_be_there(name: str) -> None:
    with pytest.raises(KeyStoreProblem):
        open_backend(name, "test")


def test_a_store_that_forgets_is_found_out_even_if_it_were_on_the_list() -> None:
    null = importlib.import_module("keyring.backends.null").Keyring()
    with pytest.raises(KeyStoreProblem, match="does not give back"):
        prove(SystemKeyStore(null, "fieldreport test"))


class Stubborn(importlib.import_module("keyring.backend").KeyringBackend):  # type: ignore[misc]
    """A key store that keeps, but does not forget."""

    priority = -1

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        pass


class Honest(Stubborn):
    """A key store in memory."""

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Broken(Honest):
    """A key store whose daemon went away."""

    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError("org.freedesktop.DBus.Error.NoReply")

    set_password = delete_password = get_password  # type: ignore[assignment]


@pytest.mark.parametrize("kind", ["null", "fail"])
def test_a_computer_whose_key_store_forgets_counts_as_one_without(tmp_path: Path, kind: str) -> None:
    forgetful = importlib.import_module(f"keyring.backends.{kind}").Keyring()
    store = open_key_store(tmp_path, lambda _name, mark: SystemKeyStore(forgetful, mark))
    assert isinstance(store, FolderKeyStore)
    honest = open_key_store(tmp_path, lambda _name, mark: SystemKeyStore(Honest(), mark))  # the control: nothing is kept yet
    assert honest.strong


def test_a_store_that_does_not_forget_is_found_out() -> None:
    with pytest.raises(KeyStoreProblem, match="does not forget"):
        prove(SystemKeyStore(Stubborn(), "fieldreport test"))
    prove(SystemKeyStore(Honest(), "fieldreport test"))  # the control


def test_whatever_a_store_raises_becomes_one_plain_sentence() -> None:
    store = SystemKeyStore(Broken(), "fieldreport test")
    for act in (lambda: store.get("device-key"), lambda: store.put("device-key", b"x"), lambda: store.remove("device-key")):
        with pytest.raises(KeyStoreProblem, match="Nothing is lost"):
            act()


def test_secrets_of_two_data_folders_do_not_meet_and_foreign_text_is_noticed() -> None:
    backend = Honest()
    one, two = SystemKeyStore(backend, "fieldreport one"), SystemKeyStore(backend, "fieldreport two")
    one.put("device-key", bytes(range(256)))
    assert one.get("device-key") == bytes(range(256))
    assert two.get("device-key") is None
    assert "kept" not in repr(one)
    backend.set_password("fieldreport one", "device-key", "not ours!")
    with pytest.raises(KeyStoreProblem, match="changed by another program"):
        one.get("device-key")


# The child runs under a message bus and a key store daemon of its own, in a home of its own.
SESSION = """
set -e
gnome-keyring-daemon --unlock --components=secrets < "$1/password" > "$1/daemon.log" 2>&1
shift
"$@"
"""

CHILD = """
import json, sys
from pathlib import Path
from fieldreport.errors import KeyStoreProblem
from fieldreport.vault.keys import device_secret, open_key_store
from fieldreport.vault.system_keys import open_backend
SECRET_SERVICE = "keyring.backends.SecretService.Keyring"
folder = Path(sys.argv[1])
said = {}
"""


def in_a_session(tmp_path: Path, script: str, **environment: str) -> dict[str, Any]:
    """Run ``script`` where a real key store is unlocked; return what it put into ``said``."""
    for needed in ("dbus-run-session", "gnome-keyring-daemon"):
        assert shutil.which(needed), f"{needed} is missing: apt-get install dbus gnome-keyring"
    home = tmp_path / "h"
    home.mkdir(mode=0o700, exist_ok=True)
    (tmp_path / "password").write_text("an unlocking password")
    mine = {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "XDG_DATA_HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "XDG_CACHE_HOME": str(home),
    }
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "PYTHONPATH") if name in os.environ}
    ran = subprocess.run(
        [
            "dbus-run-session",
            "--",
            "sh",
            "-c",
            SESSION,
            "sh",
            str(tmp_path),
            sys.executable,
            "-c",
            CHILD + script + "\nprint(json.dumps(said))",
            str(tmp_path / "data"),
        ],
        cwd=ROOT,
        env=kept | mine | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    said: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return said


@pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's")
def test_a_real_key_store_keeps_the_laptops_half_whatever_the_environment_says(tmp_path: Path) -> None:
    first = in_a_session(
        tmp_path,
        """
store = open_key_store(folder)
said["kind"], said["strong"], said["words"] = type(store).__name__, store.strong, store.words
said["secret"] = device_secret(store).hex()
store.put("other", bytes(range(256)))
said["other"] = store.get("other") == bytes(range(256))
store.remove("other")
store.remove("other")
said["removed"] = store.get("other") is None
said["files"] = sorted(path.name for path in folder.iterdir())
""",
        PYTHON_KEYRING_BACKEND="keyring.backends.null.Keyring",
        KEYRING_PROPERTY_PREFERRED_COLLECTION="/org/freedesktop/secrets/collection/session",
        KEYRING_PROPERTY_APPID="somebody else",
    )
    assert (first["kind"], first["strong"]) == ("SystemKeyStore", True)
    assert "own key store" in first["words"]
    assert first["other"]
    assert first["removed"]
    assert first["files"] == ["key-store.json"]  # the secret itself is not in our folder
    # After a restart of everything the same half is there again.
    again = in_a_session(tmp_path, 'said["secret"] = device_secret(open_key_store(folder)).hex()')
    assert again["secret"] == first["secret"]
    # The control: keyring itself does what the environment says, and forgets.
    control = in_a_session(
        tmp_path,
        'import keyring\nkeyring.set_password("a", "b", "c")\nsaid["kept"] = keyring.get_password("a", "b")',
        PYTHON_KEYRING_BACKEND="keyring.backends.null.Keyring",
    )
    assert control["kept"] is None
    # Without its key store the laptop says so and makes no fresh half.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")
        with pytest.raises(KeyStoreProblem, match="Nothing is lost"):
            open_key_store(tmp_path / "data")


@pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's")
def test_a_collection_that_is_gone_at_log_out_is_not_taken_for_a_key_store(tmp_path: Path) -> None:
    said = in_a_session(
        tmp_path,
        """
import secretstorage
from jeepney import DBusAddress, new_method_call
bus = secretstorage.dbus_init()
said["before"] = type(open_backend(SECRET_SERVICE, "test")).__name__
service = DBusAddress("/org/freedesktop/secrets", bus_name="org.freedesktop.secrets", interface="org.freedesktop.Secret.Service")
bus.send_and_get_reply(new_method_call(service, "SetAlias", "so", ("default", "/org/freedesktop/secrets/collection/session")))
try:
    open_backend(SECRET_SERVICE, "test")
except KeyStoreProblem as problem:
    said["problem"] = str(problem)
said["strong"] = open_key_store(folder).strong
""",
    )
    assert said["before"] == "SystemKeyStore"  # the control
    assert "log-out" in said["problem"]
    assert said["strong"] is False


def test_keyring_is_imported_only_when_a_key_store_is_opened() -> None:
    script = (
        "import sys\nfrom fieldreport.vault import identity, keys, lockout, pins, process, unlocking\n"
        "print([name for name in ('keyring', 'secretstorage', 'argon2') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert ran.stdout == "[]\n"
