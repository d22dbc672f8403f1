"""Where the device's own secrets are kept, and how keys come from them.

A vault is opened by two halves: what the officer knows and what the laptop
keeps. The laptop's half belongs into the operating system's key store
(``vault.system_keys``). Where there is none it lies in a file, and the officer
is told that a passphrase alone protects what she writes.

Which store was taken is written down once (``key-store.json``). A store that
is out of reach later is an error in plain words and never a fresh, empty one:
an empty store would make every vault on the laptop look foreign.
"""

from __future__ import annotations

import contextlib
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from fieldreport import canonical, durable
from fieldreport.errors import KeyStoreProblem, NotCanonical
from fieldreport.said import said
from fieldreport.vault.system_keys import ALLOWED, entry_name, open_backend, prove

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_MARKER = "key-store.json"
_MARKER_FORMAT = "fieldreport.key-store/1"
_FOLDER_KIND = "folder"

_WORDS_WEAK = said(
    "This computer offers no key store. Reports here are protected by the passphrase alone: whoever takes the "
    "disk can try passphrases without end, so it must be a long one."
)


class KeyStore(Protocol):
    """Keeps the device's secrets by name."""

    @property
    def words(self) -> str:
        """What people are told about the protection that it gives."""

    @property
    def strong(self) -> bool:
        """Whether somebody who has only the disk is kept out by it."""

    def get(self, name: str) -> bytes | None:
        """Return the secret, or None if there is none of this name. KeyStoreProblem if the store is out of reach."""

    def put(self, name: str, secret: bytes) -> None:
        """Keep ``secret`` under ``name``, durably, in place of an earlier one. KeyStoreProblem if that failed."""

    def remove(self, name: str) -> None:
        """Forget ``name`` if it is there. KeyStoreProblem if the store is out of reach."""


def open_key_store(folder: Path, open_system: Callable[[str, str], KeyStore] = open_backend) -> KeyStore:
    """Return the key store of the data folder ``folder``: the system's if there is one, else files in the folder.

    Args:
        folder: the data folder.
        open_system: opens one of the system's stores by the name of its back end and the folder's mark.

    Raises:
        KeyStoreProblem: the store that was used until now cannot be reached; the secrets in it are not lost.
        DiskProblem: the choice could not be written down.
    """
    chosen = _read_marker(folder)
    local = FolderKeyStore(folder / "keys")
    if chosen is not None and chosen["kind"] != _FOLDER_KIND:
        return _reopened(chosen["kind"], chosen["id"], open_system)
    if chosen is not None and not local.is_empty():
        return local
    mark = chosen["id"] if chosen else secrets.token_hex(8)
    for name in ALLOWED:
        with contextlib.suppress(KeyStoreProblem):
            store = open_system(name, mark)
            prove(store)
            _write_marker(folder, name, mark)
            return store
    if chosen is None:
        _write_marker(folder, _FOLDER_KIND, mark)
    return local


@dataclass(frozen=True, slots=True)
class FolderKeyStore:
    """Files that only this user may read: no protection against somebody who has the disk."""

    folder: Path

    @property
    def words(self) -> str:
        """What people are told about the protection that it gives."""
        return _WORDS_WEAK

    @property
    def strong(self) -> bool:
        """Whether somebody who has only the disk is kept out by it."""
        return False

    def is_empty(self) -> bool:
        """Return whether nothing was ever put here. KeyStoreProblem if the folder cannot be read."""
        try:
            return not self.folder.is_dir() or not any(self.folder.iterdir())
        except OSError as problem:
            raise KeyStoreProblem(f"The folder {self.folder} cannot be read ({problem.strerror}). Ask IT.") from problem

    def get(self, name: str) -> bytes | None:
        """Return the secret, or None. KeyStoreProblem if its file cannot be read."""
        path = self.folder / entry_name(name)
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as problem:
            raise KeyStoreProblem(f"The key file {path} cannot be read ({problem.strerror}). Ask IT.") from problem

    def put(self, name: str, secret: bytes) -> None:
        """Keep ``secret`` under ``name`` in a file of mode 0600. DiskProblem if the disk refused."""
        path = self.folder / entry_name(name)
        durable.make_folder(self.folder)
        durable.write(path, secret, mode=0o600)

    def remove(self, name: str) -> None:
        """Forget ``name`` if it is there. DiskProblem if the disk refused."""
        path = self.folder / entry_name(name)
        if self.folder.is_dir():
            durable.remove(path)


def device_secret(store: KeyStore, vaults: Path | None = None) -> bytes:
    """Return the laptop's half of every vault key (32 random bytes), made at the first call.

    Args:
        store: the key store.
        vaults: the folder of vaults; when one is there already, a missing half is an error and not made anew. Leave it
            out only to bring vaults back (``unlocking.restore_access``) after the half was lost.

    Raises:
        KeyStoreProblem: the store is out of reach, or it no longer holds the half that the vaults here need.
    """
    secret = store.get("device-secret")
    if secret is None:
        if vaults is not None and vaults.is_dir() and any(vaults.iterdir()):
            raise KeyStoreProblem(
                said(
                    "The computer's key store no longer holds this laptop's half of the keys. The reports are still here and "
                    "nothing was deleted. Keep the laptop as it is and tell IT: HQ holds a second key to each vault."
                )
            )
        secret = secrets.token_bytes(32)
        store.put("device-secret", secret)
    if len(secret) != 32:
        raise KeyStoreProblem(said("The device's key was changed by another program. Nothing was deleted. Ask IT."))
    return secret


def derive_key(secret: bytes, purpose: str, salt: bytes = b"") -> bytes:
    """Return a 32-byte key for one purpose from a strong secret: HKDF-SHA-256 (RFC 5869).

    Keys for different purposes tell nothing about each other or about the secret.
    """
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=purpose.encode()).derive(secret)


def _reopened(name: str, mark: str, open_system: Callable[[str, str], KeyStore]) -> KeyStore:
    try:
        return open_system(name, mark)
    except KeyStoreProblem as problem:
        raise KeyStoreProblem(
            said(
                "The computer's key store, which holds half of every key here, cannot be reached. Nothing is lost: log in "
                "to the desktop again so that it is unlocked, then start once more; else ask IT. ({problem})",
                problem=problem,
            )
        ) from problem


def _read_marker(folder: Path) -> dict[str, str] | None:
    path = folder / _MARKER
    try:
        value = canonical.decode(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, NotCanonical) as problem:
        raise KeyStoreProblem(f"The file {path} cannot be read ({problem}). Nothing is lost. Ask IT.") from problem
    if not isinstance(value, dict) or value.get("format") != _MARKER_FORMAT:
        raise KeyStoreProblem(f"The file {path} was written by a newer version of the program, or is damaged. Ask IT.")
    return {"kind": str(value.get("kind")), "id": str(value.get("id"))}


def _write_marker(folder: Path, kind: str, mark: str) -> None:
    durable.make_folder(folder)
    durable.write(folder / _MARKER, canonical.encode({"format": _MARKER_FORMAT, "kind": kind, "id": mark}))
