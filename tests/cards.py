"""Real tokens for tests: SoftHSM behind the same PKCS #11 that smart cards speak, in a folder of the test's own."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

MODULE = next(
    (name for name in ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so") if Path(name).is_file()), ""
)
PIN = "245781"
_SO_PIN = "98765432"


@dataclass(frozen=True)
class Reader:
    """A reader, and the cards that lie in it."""

    folder: Path

    @property
    def slots(self) -> Path:
        return self.folder / "tokens"

    def new_card(self, label: str, *keys: str) -> None:
        """Put a new card in, with keys of these kinds on it: ``p256``, ``p384``, ``rsa``."""
        command = ["softhsm2-util", "--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", _SO_PIN]
        subprocess.run(command, check=True, capture_output=True)
        for number, kind in enumerate(keys, start=1):
            _make_key(label, kind, bytes([number]))

    def take_out(self) -> None:
        """Take all cards out."""
        self.slots.rename(self.folder / "out")
        self.slots.mkdir()

    def put_in(self) -> None:
        """Put them in again, and nothing else."""
        self.slots.rmdir()
        (self.folder / "out").rename(self.slots)


def make_reader(folder: Path) -> Reader:
    reader = Reader(folder)
    reader.slots.mkdir(parents=True)
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {reader.slots}\nobjectstore.backend = file\nlog.level = ERROR\n")
    return reader


def _make_key(label: str, kind: str, name: bytes) -> None:
    import pkcs11
    from pkcs11.util.ec import encode_named_curve_parameters

    library = pkcs11.lib(MODULE)
    library.reinitialize()
    with library.get_token(token_label=label).open(rw=True, user_pin=PIN) as session:
        if kind == "rsa":
            session.generate_keypair(pkcs11.KeyType.RSA, 2048, id=name, label=kind, store=True)
            return
        curve = {"p256": "secp256r1", "p384": "secp384r1"}[kind]
        where = {pkcs11.Attribute.EC_PARAMS: encode_named_curve_parameters(curve)}
        session.create_domain_parameters(pkcs11.KeyType.EC, where, local=True).generate_keypair(id=name, label=kind, store=True)
