"""What a vault knows of its officer's card is kept in this vault alone, and a card is hers only with the key that HQ certified."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from fieldreport.errors import CardProblem, VaultDamaged
from fieldreport.vault.card import CardKeyPlace, find_key
from fieldreport.vault.card_file import OfficerCard, load_card, open_card, save_card
from tests.cards import MODULE, PIN
from tests.pki import make_pki

if TYPE_CHECKING:
    from tests.cards import Reader
    from tests.vault.conftest import Laptop

CARD = OfficerCard(CardKeyPlace("/usr/lib/module.so", "Alex's card", "17af", "02"), "a certificate", "a chain", used=True)


def test_a_card_is_kept_and_forgotten_for_the_laptops_key_and_back(laptop: Laptop) -> None:
    vault = laptop.make()
    assert load_card(vault) is None
    save_card(vault, CARD)
    save_card(vault, replace(CARD, used=False))
    assert load_card(laptop.open()) == replace(CARD, used=False)


def test_on_the_disk_it_shows_nothing_and_every_byte_counts(laptop: Laptop) -> None:
    vault = laptop.make()
    save_card(vault, CARD)
    path = vault.folder / "card.sealed"
    kept = path.read_bytes()
    assert not any(words in kept for words in (b"Alex", b"module", b"certificate", b"17af"))
    for at in range(0, len(kept), 7):
        path.write_bytes(kept[:at] + bytes([kept[at] ^ 1]) + kept[at + 1 :])
        with pytest.raises(VaultDamaged, match="Reports are safe"):
            load_card(vault)
    path.write_bytes(kept)
    assert load_card(vault) == CARD


def test_another_vault_cannot_read_it(laptop: Laptop) -> None:
    hers, his = laptop.make(), laptop.make(star="90002")
    save_card(hers, CARD)
    (his.folder / "card.sealed").write_bytes((hers.folder / "card.sealed").read_bytes())
    with pytest.raises(VaultDamaged):
        load_card(his)


def test_a_card_whose_key_has_another_certificate_is_not_hers(reader: Reader) -> None:
    reader.new_card("Card", "p256")
    with find_key(MODULE, "", PIN) as (place, _):
        pass
    strange = OfficerCard(place, make_pki().officer().pem, "", used=True)
    with pytest.raises(CardProblem, match="does not hold the key that HQ certified"), open_card(strange, PIN):
        pass
