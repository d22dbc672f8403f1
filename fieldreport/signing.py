"""With which key an officer signs: the one in her vault, after the vault's PIN; or the one on her card, after the card's.

HQ certifies both in the same way, from the same authority: who reads a signed
paper judges them alike (decision 035).
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldreport.errors import CardProblem, VaultDamaged
from fieldreport.said import said
from fieldreport.vault import card, identity
from fieldreport.vault.card_file import OfficerCard, load_card, open_card, save_card

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fieldreport.sealing import Sealer
    from fieldreport.vault.identity import OfficerIdentity

    Ask = Callable[[str, str], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class CardWanted:
    """A card that an officer wants to sign with."""

    module: str
    """Path of the PKCS #11 module that reads it."""
    label: str
    """What the card calls itself; "" for the only one in the readers."""
    pin: str


class Signing:
    """The keys of one officer."""

    def __init__(self, parts: Callable[[], Sealer], check_pin: Callable[[str], None]) -> None:
        """``parts`` returns the parts as they are now: an officer may have been certified meanwhile."""
        self._parts = parts
        self._check_pin = check_pin

    @property
    def card(self) -> OfficerCard | None:
        """The officer's card; None when she has none, or what was known of it is damaged."""
        with contextlib.suppress(VaultDamaged):
            return load_card(self._parts().vault)
        return None

    @property
    def by_card(self) -> bool:
        """Whether she signs with the card."""
        found = self.card
        return found is not None and found.used

    def choose(self, *, by_card: bool) -> None:
        """Sign with the card from now on, or with the key in the vault.

        Raises:
            CardProblem: she has no card. Nothing was changed.
            DiskProblem: likewise.
        """
        found = self.card
        if found is None:
            if by_card:
                raise CardProblem(said("No card is enrolled for you on this laptop. Nothing was changed. Ask IT: fieldreport card enrol."))
            return
        if found.used != by_card:
            save_card(self._parts().vault, replace(found, used=by_card))

    def officer(self) -> OfficerIdentity:
        """Return the officer with the certificate that she would sign with now; its key may be on a card that is not here."""
        officer, found = self._parts().officer, self.card
        return officer if found is None or not found.used else _as_certified(officer, found)

    @contextlib.contextmanager
    def open(self, pin: str) -> Iterator[Sealer]:
        """Give the parts for sealing, with the key that she chose; ``pin`` opens it.

        Raises:
            WrongPin, LockedOut: it is not the vault's PIN.
            CardProblem: it is not the card's PIN, or the card is not here, is locked, or is not hers. Nothing was signed.
        """
        parts, found = self._parts(), self.card
        if found is None or not found.used:
            self._check_pin(pin)
            yield parts
            return
        with open_card(found, pin) as key:
            yield replace(parts, officer=replace(_as_certified(parts.officer, found), key=key))

    def enrol(self, wanted: CardWanted, ask: Ask) -> OfficerCard:
        """Have the key on a card certified by HQ; from then on she signs with it.

        Args:
            wanted: the card.
            ask: ``ask(star, request)`` returns certificate and chain (PEM), as for the key in the vault.

        Raises:
            CardProblem, WrongCardPin: the card cannot be used. Nothing was changed.
            DeliveryProblem, VaultProblem, DiskProblem: likewise.
        """
        parts = self._parts()
        with card.find_key(wanted.module, wanted.label, wanted.pin) as (place, key):
            certificate, chain = ask(parts.officer.star, identity.officer_request(replace(parts.officer, key=key)))
            identity.certified(parts.officer, certificate, chain, key=key)
        made = OfficerCard(place, certificate, chain, used=True)
        save_card(parts.vault, made)
        return made


def _as_certified(officer: OfficerIdentity, found: OfficerCard) -> OfficerIdentity:
    return identity.certified(officer, found.certificate_pem, found.chain_pem)
