"""Who may open a vault: make, find, open, change the PIN, bring back.

One vault per officer: a folder of random name with the header
(``vault.header``), her database, her files and her identity. A random 256-bit
key opens all of it. It never lies on the disk but wrapped: by PIN *and* the
laptop's half, and a second time to HQ's recovery key.

A star without a vault and a wrong PIN are told in the same words and take the
same time, so that the unlock screen tells nobody whose data is here.

A PIN that was changed still opens an old copy of the header (a backup, the
spare cells of an SSD) together with the laptop's half: changing a PIN is no
remedy for a stolen laptop; a wipe order or a new vault is.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from fieldreport import durable, streams
from fieldreport.errors import CipherProblem, NoSuchVault, VaultDamaged, VaultExists, VaultProblem, WeakPin, WrongPin
from fieldreport.said import said
from fieldreport.vault import header as headers
from fieldreport.vault.finding import find_vault, look, tidy, vault_tag
from fieldreport.vault.header import STANDARD, Stretch
from fieldreport.vault.keys import derive_key
from fieldreport.vault.lockout import TRIES
from fieldreport.vault.pins import pin_problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fieldreport.vault.header import Header

NOT_OPENED = said("This star and PIN do not open a vault on this laptop.")
"""What is said of a wrong PIN and of a star without a vault alike."""

_ONE_DAMAGED = said(
    " One vault on this laptop cannot be read: it is damaged, or the computer's key store was replaced. "
    "Nothing was deleted. If it may be yours, keep the laptop as it is and tell IT: HQ holds a second key to "
    "it."
)
_TOO_WEAK = said(
    "The header of this vault asks for less protection than this program allows, so somebody has changed it. Nothing was opened. Ask IT."
)
_STAR = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,15}")
_FOLDER = re.compile(r"[0-9A-Za-z_-]{1,64}")
_WRAP_PURPOSE = b"fieldreport file key/1"
_NONCE = 12
_UNFINISHED = ".unfinished"
"""Lies in a vault's folder from before its header until its database is there."""


@dataclass(frozen=True, slots=True)
class Vault:
    """An opened vault. Holds the key: it lives in one process and ends with it."""

    folder: Path
    id: str
    database_key: bytes = field(repr=False)
    """The vault's 256-bit key: the raw key of the SQLCipher database, and the root of the keys for everything else."""

    @property
    def is_unfinished(self) -> bool:
        """Whether its making was cut off before :meth:`finish`: nothing was ever written in it, and it may be made whole."""
        return (self.folder / _UNFINISHED).exists()

    def finish(self) -> None:
        """Say that the vault is whole: from now on a database that is not there is a loss. DiskProblem if the disk refused."""
        if self.is_unfinished:
            durable.remove(self.folder / _UNFINISHED)

    @property
    def files(self) -> Path:
        """The folder of the vault's ciphertexts."""
        return self.folder / "files"

    def wrap(self, key: bytes) -> bytes:
        """Wrap a file key to this vault (AES-256-GCM; 12-byte nonce, ciphertext, tag)."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + AESGCM(self._wrapping_key()).encrypt(nonce, key, _WRAP_PURPOSE)

    def unwrap(self, wrapped: bytes) -> bytes:
        """Open what :meth:`wrap` made. CipherProblem if it is damaged or another vault's."""
        try:
            return AESGCM(self._wrapping_key()).decrypt(wrapped[:_NONCE], wrapped[_NONCE:], _WRAP_PURPOSE)
        except (InvalidTag, ValueError):
            raise CipherProblem("The key of this file belongs to another vault, or is damaged.") from None

    def _wrapping_key(self) -> bytes:
        return derive_key(self.database_key, "fieldreport file keys/1")


def make_vault(
    vaults: Path,
    *,
    star: str,
    pin: str,
    device_secret: bytes,
    recovery_key: bytes | None,
    new_id: Callable[[], str],
    strong: bool,
    stretch: Stretch = STANDARD,
) -> Vault:
    """Make an officer's vault and return it opened; whoever has made its database calls :meth:`Vault.finish`. No network is needed.

    Args:
        vaults: the folder of all vaults.
        star: the officer's star, letters and digits.
        pin: the new PIN or passphrase.
        device_secret: the laptop's half (32 bytes).
        recovery_key: HQ's raw X25519 public key; without it nobody can bring the vault back.
        new_id: makes the vault's random id, also its folder's name.
        strong: whether the key store is one (``KeyStore.strong``); else a long passphrase is asked for.
        stretch: cost of one guess.

    Raises:
        WeakPin: with the reason.
        VaultExists: this officer has a vault here.
        VaultProblem: the star or the id cannot be used.
        DiskProblem: the disk refused; nothing was made.
    """
    star = tidy(star)
    if not _STAR.fullmatch(star):
        raise VaultProblem(said("A star has up to 16 digits and letters. Enter it as it stands on the badge."))
    _check_pin(pin, strong, star)
    if find_vault(vaults, star, device_secret) is not None:
        raise VaultExists(said("This officer has a vault on this laptop already. Open it with its PIN."))
    vault_id = new_id()
    folder = vaults / vault_id
    if not _FOLDER.fullmatch(vault_id) or folder.exists():
        raise VaultProblem("The new vault's id cannot be used. Try again.")
    key = secrets.token_bytes(streams.KEY_BYTES)
    recovery = headers.wrap_for_recovery(vault_id, key, recovery_key) if recovery_key is not None else None
    tag = vault_tag(star, device_secret)
    header = headers.new_header(vault_id, tag, key, pin, device_secret, stretch=stretch, recovery=recovery)
    durable.make_folder(folder)
    durable.write(folder / _UNFINISHED, b"")
    headers.write_header(folder, header, device_secret)
    vault = Vault(folder, vault_id, key)
    durable.make_folder(vault.files)
    return vault


def open_vault(
    vaults: Path,
    *,
    star: str,
    pin: str,
    device_secret: bytes,
    floor: Stretch = STANDARD,
    tries_left: int = TRIES - 1,
) -> Vault:
    """Open an officer's vault. Count the try (``lockout``) before calling, and do not call on the GUI thread: about 0.2 s.

    Args:
        vaults: the folder of all vaults.
        star: the officer's star as typed.
        pin: the PIN or passphrase as typed.
        device_secret: the laptop's half.
        floor: a header that asks for less than this was tampered with.
        tries_left: what a WrongPin is to say; the caller counts.

    Raises:
        WrongPin: in the words of :data:`NOT_OPENED`, and whether any vault here is damaged.
        NoSuchVault: in the same words and the same time.
        VaultDamaged: the header of this vault asks for less protection than ``floor``.
        VaultProblem: the vaults cannot be read, or there is too little memory to check the PIN.
    """
    seen = look(vaults, star, device_secret)
    words = NOT_OPENED + (_ONE_DAMAGED if seen.unreadable else "")
    if seen.folder is None or seen.header is None:
        headers.pretend(pin, device_secret, floor)
        raise NoSuchVault(words)
    if not seen.header.stretch.reaches(floor):
        raise VaultDamaged(_TOO_WEAK)
    key = headers.open_header(seen.header, pin, device_secret)
    if key is None:
        raise WrongPin(words, tries_left=tries_left)
    headers.mend_header(seen.folder, seen.header, device_secret)
    return Vault(seen.folder, seen.header.id, key)


def change_pin(
    vaults: Path,
    *,
    star: str,
    pin: str,
    new_pin: str,
    device_secret: bytes,
    strong: bool,
    recovery_key: bytes | None = None,
    stretch: Stretch = STANDARD,
    floor: Stretch = STANDARD,
) -> Vault:
    """Wrap the vault's key by a new PIN; nothing else is encrypted anew. Until it is written the old PIN holds.

    Args:
        vaults: the folder of all vaults.
        star: the officer's star.
        pin: the PIN that opens the vault now.
        new_pin: the one that is to open it from now on.
        device_secret: the laptop's half.
        strong: as in :func:`make_vault`.
        recovery_key: wrap to this recovery key too; None keeps the wrapping that is there.
        stretch: cost of one guess from now on, whatever it was before.
        floor: as in :func:`open_vault`.

    Raises:
        WeakPin: the new PIN, with the reason.
        DiskProblem: the disk refused; the old PIN still holds.
        VaultProblem: as :func:`open_vault`.
    """
    _check_pin(new_pin, strong, tidy(star))
    vault = open_vault(vaults, star=star, pin=pin, device_secret=device_secret, floor=floor)
    header = headers.load_header(vault.folder, device_secret)
    if header is None:
        raise VaultDamaged("The vault's header was damaged just now. The old PIN still holds. Try again.")
    _rewrap(
        vault.folder,
        header,
        vault.database_key,
        star=star,
        pin=new_pin,
        device_secret=device_secret,
        stretch=stretch,
        recovery_key=recovery_key,
    )
    return vault


def recover_vault_key(header: bytes, recovery_private_key: bytes) -> bytes:
    """Return a vault's key from the bytes of its header, with HQ's raw X25519 recovery key. HQ records the use.

    Raises:
        VaultDamaged: this is not a header.
        CipherProblem: wrapped to another key, or damaged.
        VaultProblem: the vault has no second wrapping, or it holds another key.
    """
    return headers.unwrap_for_recovery(headers.parse_header(header, None), recovery_private_key)


def restore_access(
    folder: Path,
    *,
    star: str,
    key: bytes,
    pin: str,
    device_secret: bytes,
    strong: bool,
    recovery_key: bytes | None = None,
    stretch: Stretch = STANDARD,
) -> Vault:
    """Give a vault a new PIN by its recovered key: PIN forgotten, key store lost, or folder moved to another laptop.

    Raises:
        WeakPin: with the reason.
        VaultExists: the officer has another vault on this laptop.
        VaultDamaged: there is no header in ``folder``.
        VaultProblem: ``key`` is not the key of this vault.
        DiskProblem: the disk refused; the old header still holds.
    """
    _check_pin(pin, strong, tidy(star))
    header = _unsealed_header(folder)
    if find_vault(folder.parent, star, device_secret) not in (None, folder):
        raise VaultExists(said("This officer has another vault on this laptop. Nothing was changed."))
    if not headers.fits(header, key):
        raise VaultProblem("The recovered key is not the key of this vault. Nothing was changed.")
    _rewrap(folder, header, key, star=star, pin=pin, device_secret=device_secret, stretch=stretch, recovery_key=recovery_key)
    return Vault(folder, header.id, key)


def _unsealed_header(folder: Path) -> Header:
    for name in headers.NAMES:
        try:
            return headers.parse_header((folder / name).read_bytes(), None)
        except (OSError, VaultDamaged):
            continue
    raise VaultDamaged("There is no readable vault header in this folder, so its key cannot be wrapped anew.")


def _rewrap(
    folder: Path,
    header: Header,
    key: bytes,
    *,
    star: str,
    pin: str,
    device_secret: bytes,
    stretch: Stretch,
    recovery_key: bytes | None,
) -> None:
    recovery = headers.wrap_for_recovery(header.id, key, recovery_key) if recovery_key is not None else header.recovery
    tag = vault_tag(star, device_secret)
    headers.write_header(
        folder, headers.new_header(header.id, tag, key, pin, device_secret, stretch=stretch, recovery=recovery), device_secret
    )


def _check_pin(pin: str, strong: bool, star: str) -> None:
    if problem := pin_problem(pin, strong, star=star):
        raise WeakPin(problem)
