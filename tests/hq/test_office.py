"""What HQ remembers between requests stays small and forgets in time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fieldreport.hq.office import WRONG_CODES, WRONG_CODES_WITHIN, SeenNonces, WrongCodes
from fieldreport.hq.refusals import Refusal
from tests.fakes import NOON


def test_a_nonce_is_new_once_for_each_laptop() -> None:
    nonces = SeenNonces(timedelta(minutes=30))
    assert nonces.is_new("laptop-1", "n", NOON)
    assert not nonces.is_new("laptop-1", "n", NOON)
    assert nonces.is_new("laptop-2", "n", NOON)


def test_nonces_are_forgotten_when_their_signature_is_too_old_anyway() -> None:
    nonces = SeenNonces(timedelta(minutes=30))
    nonces.is_new("laptop-1", "n", NOON)
    assert not nonces.is_new("laptop-1", "n", NOON + timedelta(minutes=30))
    assert nonces.is_new("laptop-1", "n", NOON + timedelta(minutes=31))


def test_wrong_codes_are_counted_within_ten_minutes() -> None:
    wrong = WrongCodes()
    for number in range(WRONG_CODES):
        wrong.allow("here", NOON)
        wrong.note("here", NOON + timedelta(seconds=number))
    with pytest.raises(Refusal) as caught:
        wrong.allow("here", NOON + timedelta(minutes=5))
    assert caught.value.status == 429
    wrong.allow("there", NOON)
    wrong.allow("here", NOON + WRONG_CODES_WITHIN)
