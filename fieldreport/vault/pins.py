"""What makes a PIN or passphrase good enough. Pure functions.

With a key store behind it a PIN is tried by hand, five times in ten minutes:
six digits that are not the first ones that anybody tries hold. Without one
the whole disk can be copied and tried by machine, so only length helps
(NIST SP 800-63B §5.1.1: length over composition, and a list of common choices).
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from fieldreport.said import said

_SHORTEST_PIN = 6
_SHORTEST_PASSPHRASE = 12
_LONGEST = 1024
_FEWEST_DIFFERENT = 5

_COMMON = frozenset(
    {
        "112233",
        "123321",
        "159753",
        "147258",
        "258456",
        "789456",
        "102030",
        "696969",
        "520131",
        "911911",
        "070707",
        "101010",
        "142536",
        "131415",
        "password",
        "qwerty",
    }
)


def as_typed(pin: str) -> bytes:
    """Return the bytes of a PIN, the same on every keyboard: Unicode NFC (RFC 8265 §4.2), UTF-8."""
    return unicodedata.normalize("NFC", pin).encode("utf-8", "surrogatepass")


def pin_problem(pin: str, strong: bool, *, star: str = "") -> str:
    """Return what is wrong with a new PIN in words, or "" if it is good enough.

    Args:
        pin: as typed.
        strong: whether the system's key store holds the other half of the key.
        star: the officer's star, which must not be the PIN.
    """
    if len(pin) > _LONGEST:
        return said("This is longer than {longest} characters.", longest=_LONGEST)
    if not pin.isprintable():
        return said("Use letters, digits, spaces and signs only.")
    if len(star) > 2 and star in pin:
        return said("The star must not stand in the PIN: everybody can read it on the badge.")
    if not strong:
        return _passphrase_problem(pin)
    if len(pin) < _SHORTEST_PIN:
        return said("Use at least {shortest_pin} digits.", shortest_pin=_SHORTEST_PIN)
    if _is_first_guess(pin):
        return said("This is one of the first that anybody would try. Use digits in no order and without repeats.")
    return ""


def _passphrase_problem(phrase: str) -> str:
    if len(phrase) < _SHORTEST_PASSPHRASE:
        return said(
            "This computer has no key store, so a passphrase alone protects the reports: use at least {shortest_passphrase} characters.",
            shortest_passphrase=_SHORTEST_PASSPHRASE,
        )
    if phrase.isdigit():
        return said("Digits alone can be tried by machine. Use a few words.")
    if _is_first_guess(phrase) or len(set(phrase)) < _FEWEST_DIFFERENT:
        return said("This is one of the first that anybody would try. Use a few words that do not belong together.")
    return ""


def _is_first_guess(pin: str) -> bool:
    folded = pin.casefold()
    return folded in _COMMON or _is_run(folded) or _is_repeat(folded)


def _is_run(pin: str) -> bool:
    """Return whether each character is the one after (or before) the last: 123456, 987654, 890123, abcdef."""
    steps = {(ord(b) - ord(a)) % 10 if pin.isdigit() else ord(b) - ord(a) for a, b in pairwise(pin)}
    return steps in ({1}, {9}, {-1})


def _is_repeat(pin: str) -> bool:
    """Return whether the PIN is one piece said again and again: 111111, 121212, 123123."""
    return any(len(pin) % size == 0 and pin == pin[:size] * (len(pin) // size) for size in range(1, len(pin) // 2 + 1))
