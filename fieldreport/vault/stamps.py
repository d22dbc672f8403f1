"""Times stamped on the unlock screen: written by anybody, read by no one but an officer of this laptop.

Nobody is signed in then, and the unlock screen tells nobody whose reports are here, so a
stamp is wrapped to *every* vault's stamp key (docs/decisions/020). A vault's key pair comes
of its own key; the public half lies beside its header::

    vaults/<id>/stamp-key.json   {"format": "fieldreport.stamp-key/1", "id", "key": base64 of the raw X25519 key, "seal"}
    device/stamps/<random>.stamp "FRSTMP" 01 | number of slots (1 byte) | slots | HMAC-SHA-256

    private key = HKDF-SHA-256(vault key, info "fieldreport stamp key/1")
    slot        = HPKE(stamp, padded with blanks to 256 bytes; info "fieldreport stamp/1 " + name of the file)
    seal, HMAC  = by keys of the device secret: nobody adds a key or a stamp who only has the disk

Slots are in an order of chance, and filled up with slots that nobody can open to a multiple
of eight. All stamps of a laptop are of one size, whatever they say.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import secrets
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from fieldreport import canonical, durable, streams
from fieldreport.errors import CipherProblem, NotCanonical, SceneProblem
from fieldreport.said import said
from fieldreport.vault.keys import derive_key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from fieldreport.vault.unlocking import Vault

KEY_FILE = "stamp-key.json"
ENDING = ".stamp"
SLOTS = 8
"""Slots come in multiples of this."""
MOST = 500
"""Stamps that wait at the same time: whoever plays with the key does not fill the disk."""
_FORMAT = "fieldreport.stamp-key/1"
_MAGIC = b"FRSTMP\x01"
_CLEAR = 256
_SLOT = _CLEAR + 32 + 16
_MAC = 32


def publish_key(vault: Vault, device_secret: bytes) -> None:
    """Lay the public half of a vault's stamp key beside its header, where it is not there or is not right."""
    data = _key_file(vault.id, _private(vault).public_key().public_bytes_raw(), device_secret)
    path = vault.folder / KEY_FILE
    with contextlib.suppress(OSError):
        if path.read_bytes() == data:
            return
    durable.write(path, data)


def public_keys(vaults: Path, device_secret: bytes) -> list[bytes]:
    """Return the stamp keys of all vaults on this laptop; one that was changed or is another laptop's is left out."""
    found = []
    for path in sorted(vaults.glob(f"*/{KEY_FILE}")):
        with contextlib.suppress(OSError, NotCanonical, KeyError, TypeError, ValueError):
            body = canonical.decode(path.read_bytes(), strict=True)
            key = base64.b64decode(str(body["key"]), validate=True)  # type: ignore[index]  # what is no object is left out
            if hmac.compare_digest(path.read_bytes(), _key_file(path.parent.name, key, device_secret)):
                found.append(key)
    return found


def write(folder: Path, keys: list[bytes], device_secret: bytes, stamp: Mapping[str, object]) -> str:
    """Write one stamp that only the owners of these keys can read; return the name of its file.

    Args:
        folder: of the waiting stamps; made if it is not there.
        keys: public stamp keys.
        device_secret: the laptop's half.
        stamp: JSON data of at most 256 bytes.

    Raises:
        SceneProblem: nobody could ever read it, too many wait, or it is too long.
        DiskProblem: the disk refused; nothing was written.
    """
    if not keys:
        raise SceneProblem(said("No officer has a vault on this laptop yet, so no time can be kept here. Write it down."))
    if len(names(folder)) >= MOST:
        raise SceneProblem(said("{most} stamped times wait on this laptop. Nothing was added. An officer must unlock first.", most=MOST))
    clear = canonical.encode(dict(stamp))
    if len(clear) > _CLEAR:
        raise SceneProblem(said("The stamp is too long to be kept. Nothing was written."))
    durable.make_folder(folder)
    name = f"{secrets.token_hex(16)}{ENDING}"
    count = -(-len(keys) // SLOTS) * SLOTS
    nobody = [X25519PrivateKey.generate().public_key().public_bytes_raw() for _ in range(count - len(keys))]
    slots = [streams.wrap(clear.ljust(_CLEAR), key, _purpose(name)) for key in (*keys, *nobody)]
    secrets.SystemRandom().shuffle(slots)
    body = _MAGIC + bytes([count]) + b"".join(slots)
    durable.write(folder / name, body + _mac(name, body, device_secret))
    return name


def names(folder: Path) -> list[str]:
    """Return the names of the files of all waiting stamps."""
    return sorted(path.name for path in folder.glob(f"*{ENDING}"))


def read(folder: Path, name: str, vault: Vault, device_secret: bytes) -> Mapping[str, object] | None:
    """Return a stamp, or None when it was not wrapped to this vault, was not written here, or is damaged."""
    try:
        data = (folder / name).read_bytes()
    except OSError:
        return None
    body, mac = data[:-_MAC], data[-_MAC:]
    if not body.startswith(_MAGIC) or not hmac.compare_digest(mac, _mac(name, body, device_secret)):
        return None
    private = _private(vault).private_bytes_raw()
    slots = body[len(_MAGIC) + 1 :]
    for start in range(0, len(slots), _SLOT):
        with contextlib.suppress(CipherProblem, NotCanonical):
            found = canonical.decode(streams.unwrap(slots[start : start + _SLOT], private, _purpose(name)).rstrip())
            if isinstance(found, dict):
                return found
    return None


def _private(vault: Vault) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(derive_key(vault.database_key, "fieldreport stamp key/1"))


def _purpose(name: str) -> bytes:
    return f"fieldreport stamp/1 {name}".encode()


def _mac(name: str, body: bytes, device_secret: bytes) -> bytes:
    return hmac.digest(derive_key(device_secret, "fieldreport stamp/1"), name.encode() + b"\n" + body, hashlib.sha256)


def _key_file(vault_id: str, key: bytes, device_secret: bytes) -> bytes:
    body = {"format": _FORMAT, "id": vault_id, "key": base64.b64encode(key).decode()}
    seal = hmac.new(derive_key(device_secret, "fieldreport stamp key seal/1"), canonical.encode(body), hashlib.sha256).hexdigest()
    return canonical.encode({**body, "seal": seal})
