"""Which vault is whose: found by a tag that tells nothing without the laptop's half of the key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.errors import VaultProblem
from fieldreport.said import said
from fieldreport.vault import header as headers

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.vault.header import Header


def vault_tag(star: str, device_secret: bytes) -> str:
    """Return what stands for ``star`` on this laptop (hex), in headers and in the device's chain of tries."""
    return headers.star_tag(tidy(star), device_secret)


def find_vault(vaults: Path, star: str, device_secret: bytes) -> Path | None:
    """Return the folder of this officer's vault on this laptop, or None."""
    return look(vaults, star, device_secret).folder


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look through the vaults found."""

    folder: Path | None
    header: Header | None
    unreadable: int
    """How many vaults there are whose header does not hold on this laptop."""


def look(vaults: Path, star: str, device_secret: bytes) -> Seen:
    """Read every header, whether or not the right one was found already: the time must not tell."""
    tag = vault_tag(star, device_secret)
    found: Path | None = None
    found_header: Header | None = None
    unreadable = 0
    for folder in _folders(vaults):
        header = headers.load_header(folder, device_secret)
        if header is None or header.id != folder.name:
            unreadable += 1
        elif header.is_for(tag) and found is None:
            found, found_header = folder, header
    return Seen(found, found_header, unreadable)


def _folders(vaults: Path) -> list[Path]:
    """Return the vaults' folders; not those whose making was cut off before the header, where nothing was ever written."""
    try:
        candidates = sorted(vaults.iterdir()) if vaults.is_dir() else []
        return [folder for folder in candidates if folder.is_dir() and any(not each.name.startswith(".") for each in folder.iterdir())]
    except OSError as problem:
        raise VaultProblem(
            said("The vaults on this laptop cannot be read ({strerror}). Nothing is lost. Ask IT.", strerror=problem.strerror)
        ) from problem


def tidy(star: str) -> str:
    """Return a star as it is compared: no spaces around it, capitals."""
    return star.strip().upper()
