"""The operating system's key store, through ``keyring``, on our terms.

``keyring`` alone would take whatever the environment, a configuration file or
an installed plug-in names (its null back end forgets secrets without a word:
https://github.com/jaraco/keyring/issues/117). So its choice is not used: back
ends are made by name from a list, in a fixed order, and one that does not give
back what it was given is refused.

Only the Secret Service back end has been run here; those of Windows, macOS and
KDE stand in the list untested. A login keyring with an empty password is as
good as none, and no program can see that it is so. Any program of the same
user can ask an unlocked key store: it keeps out who has the disk, not who has
the session.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import importlib
import os
import re
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from fieldreport.errors import KeyStoreProblem
from fieldreport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldreport.vault.keys import KeyStore

ALLOWED = (
    "keyring.backends.Windows.WinVaultKeyring",
    "keyring.backends.macOS.Keyring",
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
)
"""The only key stores that are used, in the order in which they are tried."""

REFUSED = {
    "keyring.backends.null.Keyring": "it forgets what it is given without a word",
    "keyring.backends.fail.Keyring": "it keeps nothing",
    "keyring.backends.chainer.ChainerBackend": "it hands secrets to whichever store comes first",
    "keyrings.alt.file.PlaintextKeyring": "it writes secrets in the clear",
    "keyrings.alt.file.EncryptedKeyring": "its password would be asked on a terminal",
    "keyrings.alt.Gnome.Keyring": "it speaks a protocol that GNOME has given up",
    "keyrings.alt.Windows.RegistryKeyring": "it writes secrets into the registry",
}
"""Known stores that are refused, each with its reason; whatever is in neither table is refused as unknown."""

_NAME = re.compile(r"[a-z][a-z0-9-]{0,40}")
_ENVIRONMENT = "KEYRING_PROPERTY_"


def open_backend(name: str, mark: str) -> SystemKeyStore:
    """Return the key store behind one ``keyring`` back end, unlocked. Whether it keeps secrets is for :func:`prove`.

    Args:
        name: full name of the back end's class; it must stand in :data:`ALLOWED`.
        mark: sets this data folder's secrets apart from those of another one of the same user.

    Raises:
        KeyStoreProblem: refused by name, not there on this computer, locked, or gone at log-out.
    """
    if name not in ALLOWED:
        why = REFUSED.get(name, "it is not one that has been checked for this program")
        raise KeyStoreProblem(f"The key store {name} is refused: {why}.")
    module, _, class_name = name.rpartition(".")
    with _plainly(said("The computer's key store cannot be reached.")):
        kind = getattr(importlib.import_module(module), class_name)
        if not kind.viable:
            raise KeyStoreProblem(f"The key store {name} is not running on this computer.")
        backend = kind()
        # keyring sets attributes of a back end from the environment; here it has no say.
        for variable in [each for each in os.environ if each.startswith(_ENVIRONMENT)]:
            vars(backend).pop(variable.removeprefix(_ENVIRONMENT).lower(), None)
        _refuse_forgetful(backend)
    return SystemKeyStore(backend, f"fieldreport {mark}")


def prove(store: KeyStore) -> None:
    """Check that ``store`` gives back what it was given and forgets what it is told to forget.

    Raises:
        KeyStoreProblem: it does not.
    """
    name = f"probe-{secrets.token_hex(4)}"
    secret = secrets.token_bytes(16)
    store.put(name, secret)
    kept = store.get(name)
    if kept != secret:
        raise KeyStoreProblem(said("The computer's key store does not give back what it is given, so it is not used."))
    store.remove(name)
    if store.get(name) is not None:
        raise KeyStoreProblem(said("The computer's key store does not forget what it is told to forget, so it is not used."))


def entry_name(name: str) -> str:
    """Return ``name`` if it can name a key in every store. KeyStoreProblem if not."""
    if not _NAME.fullmatch(name):
        raise KeyStoreProblem(f"{name!r} cannot be the name of a key.")
    return name


@dataclass(frozen=True, slots=True)
class SystemKeyStore:
    """The operating system's key store, through one ``keyring`` back end."""

    backend: Any = field(repr=False)
    service: str

    @property
    def words(self) -> str:
        """What people are told about the protection that it gives."""
        return said("Half of every key is kept by this computer's own key store.")

    @property
    def strong(self) -> bool:
        """Whether somebody who has only the disk is kept out by it."""
        return True

    def get(self, name: str) -> bytes | None:
        """Return the secret, or None. KeyStoreProblem if the store is out of reach or locked."""
        with _plainly(said("The computer's key store could not be read.")):
            text = self.backend.get_password(self.service, entry_name(name))
        if text is None:
            return None
        try:
            return base64.b64decode(text, validate=True)
        except binascii.Error:
            raise KeyStoreProblem(f"The key store's entry {name!r} was changed by another program. Ask IT.") from None

    def put(self, name: str, secret: bytes) -> None:
        """Keep ``secret`` under ``name``. KeyStoreProblem if the store refuses."""
        with _plainly(said("The computer's key store did not keep a key.")):
            self.backend.set_password(self.service, entry_name(name), base64.b64encode(secret).decode())

    def remove(self, name: str) -> None:
        """Forget ``name`` if it is there. KeyStoreProblem if the store is out of reach."""
        if self.get(name) is not None:
            with _plainly(said("The computer's key store did not remove a key.")):
                self.backend.delete_password(self.service, name)


@contextlib.contextmanager
def _plainly(what: str) -> Iterator[None]:
    """Turn whatever a back end raises (its types belong to five libraries) into a KeyStoreProblem."""
    try:
        yield
    except KeyStoreProblem:
        raise
    except Exception as problem:
        raise KeyStoreProblem(
            said("{what} Nothing is lost. Unlock it (log in again) and try once more. ({problem})", what=what, problem=problem)
        ) from problem


def _refuse_forgetful(backend: Any) -> None:  # noqa: ANN401 - keyring's back ends have no common type that has a collection
    """Refuse a Secret Service whose default collection is ``session``: what is put there is gone at log-out."""
    if not hasattr(backend, "get_preferred_collection"):
        return
    bus = importlib.import_module("jeepney")
    connection = backend.get_preferred_collection().connection
    with contextlib.closing(connection):
        service = bus.DBusAddress(
            "/org/freedesktop/secrets", bus_name="org.freedesktop.secrets", interface="org.freedesktop.Secret.Service"
        )
        reply = connection.send_and_get_reply(bus.new_method_call(service, "ReadAlias", "s", ("default",)))
    if str(reply.body[0]).endswith("/session"):
        raise KeyStoreProblem(said("The computer's key store forgets everything at log-out, so it is not used."))
