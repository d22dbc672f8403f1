"""What a vault knows of its officer's card: which key, HQ's certificate for it, and whether she signs with it.

``card.sealed`` in the vault's folder, encrypted under a key of its own::

    nonce (12) || AES-256-GCM(HKDF(vault key, "fieldreport card/1"), nonce, canonical JSON,
                              associated data "fieldreport card/1 " + vault id)
"""

from __future__ import annotations

import contextlib
import json
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from fieldreport import canonical, durable
from fieldreport.errors import VaultDamaged
from fieldreport.said import said
from fieldreport.vault import card_words, certificates
from fieldreport.vault.card import CardKeyPlace, open_key
from fieldreport.vault.keys import derive_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldreport.vault.card import CardKey
    from fieldreport.vault.unlocking import Vault

_FILE = "card.sealed"
_FORMAT = "fieldreport.card/1"
_PURPOSE = "fieldreport card/1"
_NONCE = 12


@dataclass(frozen=True, slots=True)
class OfficerCard:
    """The officer's card, as HQ certified its key."""

    place: CardKeyPlace
    certificate_pem: str
    chain_pem: str
    """The certificates that issued it, PEM one after another, the issuer first."""
    used: bool
    """Whether she signs with the card; otherwise with the key in the vault."""


def save_card(vault: Vault, card: OfficerCard) -> None:
    """Keep what is known of the card, in place of an earlier one.

    Raises:
        DiskProblem: the disk refused.
    """
    place = card.place
    body = {
        "format": _FORMAT,
        "module": place.module,
        "label": place.label,
        "serial": place.serial,
        "key": place.key,
        "certificate": card.certificate_pem,
        "chain": card.chain_pem,
        "used": card.used,
    }
    nonce = secrets.token_bytes(_NONCE)
    sealed = AESGCM(_key(vault)).encrypt(nonce, canonical.encode(body), _bound_to(vault))
    durable.write(vault.folder / _FILE, nonce + sealed)


def load_card(vault: Vault) -> OfficerCard | None:
    """Return the officer's card, or None when none was enrolled.

    Raises:
        VaultDamaged: the file is damaged or another vault's; the card can be enrolled again.
    """
    try:
        data = (vault.folder / _FILE).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise _damaged() from problem
    try:
        value = json.loads(AESGCM(_key(vault)).decrypt(data[:_NONCE], data[_NONCE:], _bound_to(vault)))
        if value["format"] != _FORMAT:
            raise _damaged()
        place = CardKeyPlace(value["module"], value["label"], value["serial"], value["key"])
        return OfficerCard(place, value["certificate"], value["chain"], value["used"] is True)
    except (InvalidTag, ValueError, KeyError, TypeError):
        raise _damaged() from None


@contextlib.contextmanager
def open_card(officers: OfficerCard, pin: str) -> Iterator[CardKey]:
    """Give the key on the officer's card as long as the block lasts.

    Raises:
        CardProblem: the card is not there, does not answer, or its key is not the one that HQ certified.
        WrongCardPin: the card did not take the PIN.
    """
    with open_key(officers.place, pin) as key:
        if certificates.read(officers.certificate_pem).public_key() != key.public_key():
            raise card_words.not_yours()
        yield key


def _damaged() -> VaultDamaged:
    return VaultDamaged(
        said(
            "What this laptop knows of your card is damaged. Reports are safe, and this laptop's own key still signs. Enrol the card anew."
        )
    )


def _key(vault: Vault) -> bytes:
    return derive_key(vault.database_key, _PURPOSE)


def _bound_to(vault: Vault) -> bytes:
    return f"{_PURPOSE} {vault.id}".encode()
