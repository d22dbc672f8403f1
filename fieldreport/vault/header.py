"""The header of a vault: how its key is wrapped. A stored format.

``header.json`` (and ``header-copy.json``, the same bytes, because a header
that rots takes every report in the vault with it) is canonical JSON::

    {"format": "fieldreport.vault/1",
     "id":       random id of the vault, also the name of its folder,
     "tag":      hex HMAC-SHA-256(K_tag, star): whose vault it is, for this laptop alone,
     "kdf":      {"name": "argon2id", "version": 19, "memory_kib", "passes", "lanes", "salt": base64 of 16 bytes},
     "key":      {"cipher": "AES-256-GCM", "nonce": base64 of 12 bytes, "sealed": base64 of the 32-byte key + 16-byte tag},
     "recovery": null or {"suite": "HPKE X25519 HKDF-SHA256 AES-256-GCM", "key": first 16 hex digits of the SHA-256 of
                 HQ's public key, "wrapped": base64 of the same 32-byte key wrapped to it},
     "check":    hex HMAC-SHA-256(vault key, "fieldreport vault check/1 " + id): whether a recovered key is the right one,
     "seal":     hex HMAC-SHA-256(K_seal, all of the above)}

    K_tag, K_seal = HKDF-SHA-256(device secret, info "fieldreport vault tag/1", "fieldreport vault seal/1")
    KEK           = HKDF-SHA-256(Argon2id(PIN, salt) || device secret, salt, info "fieldreport vault key/1")
    key.sealed    = AES-256-GCM(KEK, nonce, vault key, associated data: all of the above, key.sealed and seal empty)
    HPKE info     = "fieldreport vault recovery/1 " + id

Who changes a header without the device secret is noticed by the seal before a
PIN is stretched; who has the device secret too is noticed by the associated
data, because the right PIN no longer opens it. Parameters below the floor are
refused all the same, and above a ceiling too (a planted header must not make
the unlock screen ask for 60 GiB); wrapping anew never takes them from the
header that is there.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import secrets
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from fieldreport import canonical, durable, streams
from fieldreport.errors import DiskProblem, NotCanonical, VaultDamaged, VaultProblem
from fieldreport.said import said
from fieldreport.vault.keys import derive_key
from fieldreport.vault.pins import as_typed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FORMAT = "fieldreport.vault/1"
NAMES = ("header.json", "header-copy.json")
SUITE = "HPKE X25519 HKDF-SHA256 AES-256-GCM"
_LARGEST_FILE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Stretch:
    """How hard one guess at a PIN is: parameters of Argon2id (RFC 9106)."""

    memory_kib: int
    passes: int
    lanes: int

    def reaches(self, floor: Stretch) -> bool:
        """Return whether a guess costs at least as much as with ``floor``."""
        return self.memory_kib >= floor.memory_kib and self.passes >= floor.passes

    def is_bearable(self) -> bool:
        """Return whether the parameters are valid and no larger than any laptop bears."""
        return 1 <= self.passes <= 16 and 1 <= self.lanes <= 16 and 8 * self.lanes <= self.memory_kib <= 1024 * 1024


STANDARD = Stretch(memory_kib=64 * 1024, passes=3, lanes=4)
"""RFC 9106 §4, second recommended option. Also the floor: no version of the program has wrapped with less."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """The second wrapping of the vault key."""

    key: str
    """Id of HQ's recovery key: the first 16 hex digits of its SHA-256."""
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class Header:
    """One vault's header, as the module's text describes it."""

    id: str
    tag: str
    stretch: Stretch
    salt: bytes
    nonce: bytes
    sealed: bytes = field(repr=False)
    recovery: Recovery | None
    check: str

    def is_for(self, tag: str) -> bool:
        """Return whether this is the vault of the star with this tag (in constant time)."""
        return hmac.compare_digest(self.tag, tag)


def star_tag(star: str, device_secret: bytes) -> str:
    """Return what stands for a star on this laptop: nobody can tell the star from it without the device secret."""
    key = derive_key(device_secret, "fieldreport vault tag/1")
    return hmac.new(key, star.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def new_header(
    vault_id: str, tag: str, key: bytes, pin: str, device_secret: bytes, *, stretch: Stretch, recovery: Recovery | None
) -> Header:
    """Wrap ``key`` by PIN and device secret."""
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    bare = Header(vault_id, tag, stretch, salt, nonce, b"", recovery, _check(vault_id, key))
    kek = _key_encryption_key(pin, device_secret, salt, stretch)
    return replace(bare, sealed=AESGCM(kek).encrypt(nonce, key, _associated(bare)))


def open_header(header: Header, pin: str, device_secret: bytes) -> bytes | None:
    """Return the vault key, or None if the PIN (or a forged header) does not open it."""
    kek = _key_encryption_key(pin, device_secret, header.salt, header.stretch)
    try:
        return AESGCM(kek).decrypt(header.nonce, header.sealed, _associated(header))
    except InvalidTag:
        return None


def pretend(pin: str, device_secret: bytes, stretch: Stretch) -> None:
    """Do the work of :func:`open_header` for a star that has no vault, so that time does not tell."""
    nobody = Header("", "", stretch, secrets.token_bytes(16), secrets.token_bytes(12), secrets.token_bytes(48), None, "")
    open_header(nobody, pin, device_secret)


def wrap_for_recovery(vault_id: str, key: bytes, public_key: bytes) -> Recovery:
    """Wrap the vault key to HQ's recovery public key (raw X25519)."""
    return Recovery(hashlib.sha256(public_key).hexdigest()[:16], streams.wrap(key, public_key, _recovery_purpose(vault_id)))


def unwrap_for_recovery(header: Header, private_key: bytes) -> bytes:
    """Return the vault key by HQ's recovery private key.

    Raises:
        CipherProblem: the wrapping is damaged or belongs to another key.
        VaultProblem: the vault was made without a second wrapping, or what was wrapped is not its key.
    """
    if header.recovery is None:
        raise VaultProblem("This vault was made without HQ's recovery key. Only its officer's PIN opens it.")
    key = streams.unwrap(header.recovery.wrapped, private_key, _recovery_purpose(header.id))
    if not fits(header, key):
        raise VaultProblem("The second wrapping in this header was changed: it does not hold the key of this vault.")
    return key


def fits(header: Header, key: bytes) -> bool:
    """Return whether ``key`` is the key of the vault with this header."""
    return len(key) == streams.KEY_BYTES and hmac.compare_digest(header.check, _check(header.id, key))


def write_header(folder: Path, header: Header, device_secret: bytes) -> None:
    """Write header and copy, each atomically. DiskProblem if the disk refused; then the old header still opens."""
    data = header_bytes(header, device_secret)
    for name in NAMES:
        durable.write(folder / name, data)


def header_bytes(header: Header, device_secret: bytes) -> bytes:
    """Return the sealed canonical JSON of a header."""
    body = _body(header)
    return canonical.encode({**body, "seal": _seal(body, device_secret)})


def load_header(folder: Path, device_secret: bytes) -> Header | None:
    """Return the vault's header, from its copy if the first is damaged; None if neither holds on this laptop."""
    for name in NAMES:
        with contextlib.suppress(VaultDamaged, OSError):
            return parse_header(_small_file(folder / name), device_secret)
    return None


def mend_header(folder: Path, header: Header, device_secret: bytes) -> None:
    """Write again whichever of header and copy is not ``header``; a disk that refuses is left alone."""
    data = header_bytes(header, device_secret)
    for name in NAMES:
        path = folder / name
        try:
            same = _small_file(path) == data
        except (OSError, VaultDamaged):
            same = False
        if not same:
            with contextlib.suppress(DiskProblem):
                durable.write(path, data)


def parse_header(data: bytes, device_secret: bytes | None) -> Header:
    """Read a header; with a device secret its seal is checked too.

    Raises:
        VaultDamaged: not a header, of a newer version, or sealed on another laptop.
    """
    try:
        value = canonical.decode(data, strict=True)
        if not isinstance(value, dict) or value.get("format") != FORMAT:
            raise VaultDamaged(said("The vault was made by a newer version of the program, or its header is damaged."))
        seal = str(value.pop("seal"))
        if device_secret is not None and not hmac.compare_digest(seal, _seal(value, device_secret)):
            raise VaultDamaged(said("The vault's header was changed, or belongs to another laptop."))
        return _from_body(value)
    except (NotCanonical, KeyError, TypeError, ValueError) as problem:
        raise VaultDamaged(f"The vault's header is damaged ({problem}).") from None


def _body(header: Header) -> dict[str, object]:
    recovery = header.recovery
    return {
        "format": FORMAT,
        "id": header.id,
        "tag": header.tag,
        "kdf": {
            "name": "argon2id",
            "version": 19,
            "memory_kib": header.stretch.memory_kib,
            "passes": header.stretch.passes,
            "lanes": header.stretch.lanes,
            "salt": _text(header.salt),
        },
        "key": {"cipher": "AES-256-GCM", "nonce": _text(header.nonce), "sealed": _text(header.sealed)},
        "recovery": recovery and {"suite": SUITE, "key": recovery.key, "wrapped": _text(recovery.wrapped)},
        "check": header.check,
    }


def _from_body(body: Mapping[str, object]) -> Header:
    kdf, key, recovery = body["kdf"], body["key"], body["recovery"]
    if not isinstance(kdf, dict) or not isinstance(key, dict) or not isinstance(recovery, dict | None):
        raise TypeError("a part is missing")
    if (kdf["name"], kdf["version"], key["cipher"]) != ("argon2id", 19, "AES-256-GCM"):
        raise ValueError("it names a cipher that this version does not know")
    stretch = Stretch(int(kdf["memory_kib"]), int(kdf["passes"]), int(kdf["lanes"]))
    if not stretch.is_bearable():
        raise ValueError("its Argon2id parameters are outside every sensible range")
    header = Header(
        id=str(body["id"]),
        tag=str(body["tag"]),
        stretch=stretch,
        salt=_bytes(kdf["salt"]),
        nonce=_bytes(key["nonce"]),
        sealed=_bytes(key["sealed"]),
        recovery=Recovery(str(recovery["key"]), _bytes(recovery["wrapped"])) if recovery else None,
        check=str(body["check"]),
    )
    if (len(header.salt), len(header.nonce), len(header.sealed)) != (16, 12, 48):
        raise ValueError("a part has the wrong length")
    if canonical.encode(_body(header)) != canonical.encode(dict(body)):
        raise ValueError("it holds something that this version does not know")
    return header


def _seal(body: Mapping[str, object], device_secret: bytes) -> str:
    return hmac.new(derive_key(device_secret, "fieldreport vault seal/1"), canonical.encode(body), hashlib.sha256).hexdigest()


def _associated(header: Header) -> bytes:
    return canonical.encode({**_body(replace(header, sealed=b"")), "seal": ""})


def _check(vault_id: str, key: bytes) -> str:
    return hmac.new(key, f"fieldreport vault check/1 {vault_id}".encode(), hashlib.sha256).hexdigest()


def _recovery_purpose(vault_id: str) -> bytes:
    return f"fieldreport vault recovery/1 {vault_id}".encode()


def _key_encryption_key(pin: str, device_secret: bytes, salt: bytes, stretch: Stretch) -> bytes:
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    try:
        known = hash_secret_raw(as_typed(pin), salt, stretch.passes, stretch.memory_kib, stretch.lanes, 32, Type.ID)
    except (HashingError, MemoryError):
        raise VaultProblem(said("There is not enough memory to check the PIN. Close other programs and try again.")) from None
    return derive_key(known + device_secret, "fieldreport vault key/1", salt)


def _small_file(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(_LARGEST_FILE + 1)
    if len(data) > _LARGEST_FILE:
        raise VaultDamaged("The vault's header is damaged: it is far too large.")
    return data


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: object) -> bytes:
    return base64.b64decode(str(text), validate=True)
