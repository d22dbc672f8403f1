"""A laptop with one fictional officer's vault. The crypto is real; only one guess is made cheap."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from fieldreport.vault import unlocking
from fieldreport.vault.header import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fieldreport.vault.unlocking import Vault

CHEAP = Stretch(memory_kib=64, passes=1, lanes=1)
RECOVERY = X25519PrivateKey.from_private_bytes(bytes(range(32)))
STAR, PIN = "90001", "482915"


@dataclass
class Laptop:
    """One laptop's vaults and its half of the keys."""

    vaults: Path
    device_secret: bytes = bytes(range(100, 132))
    ids: Iterator[str] = field(default_factory=lambda: (f"vault-{number}" for number in itertools.count(1)))

    def make(self, star: str = STAR, pin: str = PIN, **changed: object) -> Vault:
        usual: dict[str, object] = {
            "device_secret": self.device_secret,
            "recovery_key": RECOVERY.public_key().public_bytes_raw(),
            "new_id": lambda: next(self.ids),
            "strong": True,
            "stretch": CHEAP,
        }
        return unlocking.make_vault(self.vaults, star=star, pin=pin, **(usual | changed))  # type: ignore[arg-type]

    def open(self, star: str = STAR, pin: str = PIN, **changed: object) -> Vault:
        usual: dict[str, object] = {"device_secret": self.device_secret, "floor": CHEAP}
        return unlocking.open_vault(self.vaults, star=star, pin=pin, **(usual | changed))  # type: ignore[arg-type]

    def change(self, new_pin: str, star: str = STAR, pin: str = PIN, **changed: object) -> Vault:
        usual: dict[str, object] = {"device_secret": self.device_secret, "strong": True, "stretch": CHEAP, "floor": CHEAP}
        return unlocking.change_pin(self.vaults, star=star, pin=pin, new_pin=new_pin, **(usual | changed))  # type: ignore[arg-type]


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(tmp_path / "vaults")
