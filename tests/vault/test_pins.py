"""A PIN that anybody would try first is refused in words; without a key store only a long passphrase will do."""

from __future__ import annotations

import pytest

from fieldreport.vault.pins import as_typed, pin_problem


@pytest.mark.parametrize("pin", ["482915", "90210456", "000001", "lantern roof", "ö12ßx9", "13579135790"])
def test_a_pin_of_six_is_enough_with_a_key_store(pin: str) -> None:
    assert pin_problem(pin, strong=True) == ""


@pytest.mark.parametrize("pin", ["", "1", "48291"])
def test_a_short_pin_is_told_how_long_it_must_be(pin: str) -> None:
    assert "at least 6" in pin_problem(pin, strong=True)


@pytest.mark.parametrize(
    "pin",
    [
        "123456",
        "654321",
        "012345",
        "890123",
        "321098",
        "1234567890",
        "111111",
        "121212",
        "123123",
        "484484",
        "abcdef",
        "ABCDEF",
        "aaaaaa",
        "qwerty",
        "Password",
        "112233",
        "159753",
    ],
)
def test_what_anybody_would_try_first_is_refused(pin: str) -> None:
    assert "first that anybody would try" in pin_problem(pin, strong=True)


def test_the_star_is_not_a_secret() -> None:
    assert "star" in pin_problem("900017", strong=True, star="90001")
    assert "star" in pin_problem("a roof 90001 lantern", strong=False, star="90001")
    assert pin_problem("900027", strong=True, star="90001") == ""
    assert pin_problem("482915", strong=True, star="2") == ""


@pytest.mark.parametrize("phrase", ["lantern roof river", "caf\u00e9 am morgen", "x7!Kq,p0-Zm2w"])
def test_a_long_passphrase_is_enough_without_a_key_store(phrase: str) -> None:
    assert pin_problem(phrase, strong=False) == ""


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("482915", "at least 12"),
        ("elevenchars", "at least 12"),
        ("482915482917", "by machine"),
        ("90210456331872", "by machine"),
        ("aaaaaaaaaaaa", "anybody would try"),
        ("passwordpassword", "anybody would try"),
        ("abcdefghijklmnop", "anybody would try"),
        ("abab baba abba", "anybody would try"),
    ],
)
def test_without_a_key_store_a_pin_or_a_lazy_phrase_is_refused(phrase: str, said: str) -> None:
    assert said in pin_problem(phrase, strong=False)


@pytest.mark.parametrize("pin", ["4829\x0015", "482915\n", "482\u202e915", "48291\ud800", "\t482915"])
def test_what_no_keyboard_types_is_refused(pin: str) -> None:
    assert "only" in pin_problem(pin, strong=True)


def test_a_pasted_book_is_refused_at_once() -> None:
    assert "longer than" in pin_problem("lantern roof " * 100_000, strong=False)


def test_one_passphrase_has_one_byte_form_on_every_keyboard() -> None:
    assert as_typed("caf\u00e9") == as_typed("cafe\u0301") == b"caf\xc3\xa9"
    assert as_typed("4829") != as_typed("４８２９")
