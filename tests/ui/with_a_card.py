"""The seal screen of an officer who has a card, as :mod:`tests.ui.every_screen` walks it. No card is in a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.vault.card import CardKeyPlace
from fieldreport.vault.card_file import OfficerCard, save_card
from tests.ui.pages import ALT, Key, press

if TYPE_CHECKING:
    from tests.ui.every_screen import Walk


def with_a_card(walk: Walk) -> None:
    """Begin at the seal screen, look at both keys and at a card that is missing, and come back to the seal screen without a card."""
    desk = walk.page.wiring.session.open_desk
    vault, officer = desk.parts.vault, desk.parts.officer
    place = CardKeyPlace("/nowhere/opensc-pkcs11.so", "PIV card of Alex Sample", "17af", "02")
    save_card(vault, OfficerCard(place, officer.certificate_pem or "", officer.chain_pem, used=True))
    _ask_again(walk)
    walk.look("seal, with a card")
    walk.page.seal.try_pin("245781")
    walk.look("seal, the card cannot be read")
    press(Key.Key_C, ALT)
    walk.page.qtbot.waitUntil(lambda: not desk.signing.by_card)
    walk.page.settle()
    walk.look("seal, with this laptop's key")
    (vault.folder / "card.sealed").unlink()
    _ask_again(walk)


def _ask_again(walk: Walk) -> None:
    press(Key.Key_Escape)
    walk.page.review.wait_for_paper()
    walk.page.review.seal()
