"""What is said when a card cannot be signed with: what happened, that nothing is lost, what to do."""

from __future__ import annotations

from pathlib import Path

from fieldreport.errors import CardProblem, WrongCardPin
from fieldreport.said import joined, said


def wrong_pin(flags: int) -> CardProblem:
    """Say that the PIN was wrong, and how near the card is to locking itself, as far as it tells (PKCS #11, token flags)."""
    from pkcs11 import TokenFlag

    if flags & TokenFlag.USER_PIN_LOCKED:
        return locked()
    left = ""
    if flags & TokenFlag.USER_PIN_FINAL_TRY:
        left = said("One try is left before the card locks itself.")
    elif flags & TokenFlag.USER_PIN_COUNT_LOW:
        left = said("The card locks itself after a few wrong PINs.")
    return WrongCardPin(joined(" ", (said("This is not the PIN of the card. Nothing was signed and nothing is lost."), left)))


def locked() -> CardProblem:
    """Say that the card takes no PIN any more."""
    return CardProblem(
        said("The card has locked itself after too many wrong PINs. Nothing was signed and nothing is lost. IT can unlock the card.")
    )


def no_card() -> CardProblem:
    """Say that the card is not there."""
    return CardProblem(said("Your card is not in the reader. Nothing was signed and nothing is lost. Put it in and try again."))


def gone() -> CardProblem:
    """Say that the card stopped answering."""
    return CardProblem(
        said("The card does not answer, or was taken out. Nothing was signed and nothing is lost. Put it in again and try again.")
    )


def not_yours() -> CardProblem:
    """Say that it is another card, or that its key was replaced."""
    return CardProblem(
        said("The card in the reader does not hold the key that HQ certified for you. Nothing was signed and nothing is lost. Ask IT.")
    )


def no_key() -> CardProblem:
    """Say that no key on the card serves."""
    return CardProblem(
        said("The card holds no key for reports: it must be P-256, and an RSA key does not do. Nothing was changed. Ask IT.")
    )


def no_module(module: str) -> CardProblem:
    """Say that the module cannot be used."""
    return CardProblem(
        said(
            "The program that reads the card ({name}) is not on this computer, or cannot be used. Nothing was signed and nothing is lost. "
            "Ask IT.",
            name=Path(module).name or "—",
        )
    )
