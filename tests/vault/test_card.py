"""A key on a card signs as one in the vault does, and never leaves the card."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TYPE_CHECKING

import pkcs11
import pytest
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from fieldreport.errors import CardProblem, WrongCardPin
from fieldreport.vault import card_words, certificates
from fieldreport.vault.card import CardKey, CardKeyPlace, cards_in, find_key, open_key
from tests.cards import MODULE, PIN

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cards import Reader


def place_of(label: str = "Card") -> CardKeyPlace:
    with find_key(MODULE, label, PIN) as (place, _):
        return place


def test_it_signs_what_its_public_key_verifies(reader: Reader) -> None:
    reader.new_card("Card", "p256")
    with open_key(place_of(), PIN) as key:
        signature = key.sign(b"some words", ec.ECDSA(hashes.SHA256()))
        public = key.public_key()
    public.verify(signature, b"some words", ec.ECDSA(hashes.SHA256()))
    with pytest.raises(InvalidSignature):  # the control: not everything verifies
        public.verify(signature, b"other words", ec.ECDSA(hashes.SHA256()))


def test_it_asks_hq_for_a_certificate_as_any_key_does(reader: Reader) -> None:
    reader.new_card("Card", "p256")
    with open_key(place_of(), PIN) as key:
        request = x509.load_pem_x509_csr(certificates.request(key, "Alex Sample", "90001").encode())
        assert request.is_signature_valid
        assert request.public_key() == key.public_key()


def test_the_key_itself_is_never_given_out(reader: Reader) -> None:
    reader.new_card("Card", "p256")
    with open_key(place_of(), PIN) as key:
        assert copy.deepcopy(key) is copy.copy(key) is key
        assert (key.key_size, key.curve.name) == (256, "secp256r1")
        with pytest.raises(CardProblem, match="never leaves"):
            certificates.private_bytes(key)
        with pytest.raises(CardProblem, match="never leaves"):
            key.private_numbers()
        with pytest.raises(CardProblem, match="signatures alone"):
            key.exchange(ec.ECDH(), key.public_key())
        with pytest.raises(CardProblem, match="SHA-256"):
            key.sign(b"x", ec.ECDSA(hashes.SHA384()))
        assert PIN not in repr(key)


def test_a_card_is_found_among_others_by_its_label(reader: Reader) -> None:
    reader.new_card("Alex's card", "p256")
    reader.new_card("Robin's card", "p256")
    assert {one.label for one in cards_in(MODULE)} == {"Alex's card", "Robin's card"}
    assert place_of("Robin's card").label == "Robin's card"
    with pytest.raises(CardProblem, match="More than one card"), find_key(MODULE, "", PIN):
        pass
    with pytest.raises(CardProblem, match="not in the reader"), find_key(MODULE, "Nobody's card", PIN):
        pass


@pytest.mark.parametrize("kinds", [(), ("rsa",), ("p384",), ("rsa", "p384")])
def test_a_card_without_a_p256_key_is_refused_in_words(reader: Reader, kinds: tuple[str, ...]) -> None:
    reader.new_card("Card", *kinds)
    with pytest.raises(CardProblem, match="must be P-256"), find_key(MODULE, "", PIN):
        pass


def test_the_p256_key_is_found_beside_others(reader: Reader) -> None:
    reader.new_card("Card", "rsa", "p384", "p256")
    assert place_of().key == "03"


def test_a_wrong_pin_is_said_and_the_right_one_works_after_it(reader: Reader) -> None:
    reader.new_card("Card", "p256")
    place = place_of()
    for wrong in ("111111", "1", ""):
        with pytest.raises(WrongCardPin, match="not the PIN of the card"), open_key(place, wrong):
            pass
    with open_key(place, PIN) as key:
        assert key.sign(b"x", ec.ECDSA(hashes.SHA256()))


def test_how_near_a_card_is_to_locking_itself_is_said() -> None:
    from pkcs11 import TokenFlag

    assert "One try is left" in str(card_words.wrong_pin(TokenFlag.USER_PIN_FINAL_TRY | TokenFlag.USER_PIN_COUNT_LOW))
    assert "locks itself after a few" in str(card_words.wrong_pin(TokenFlag.USER_PIN_COUNT_LOW))
    assert "has locked itself" in str(card_words.wrong_pin(TokenFlag.USER_PIN_LOCKED | TokenFlag.USER_PIN_FINAL_TRY))
    assert str(card_words.wrong_pin(TokenFlag.LOGIN_REQUIRED)).endswith("nothing is lost.")


def test_a_card_that_is_not_there_is_said_and_serves_again_when_it_is_put_in(reader: Reader) -> None:
    reader.new_card("Card", "p256")
    place = place_of()
    reader.take_out()
    assert cards_in(MODULE) == ()
    with pytest.raises(CardProblem, match="not in the reader"), open_key(place, PIN):
        pass
    reader.put_in()
    with open_key(place, PIN) as key:
        assert key.sign(b"x", ec.ECDSA(hashes.SHA256()))


def test_a_card_that_is_taken_out_while_it_signs_is_said(reader: Reader) -> None:
    reader.new_card("Card", "p256")

    def taken_out_and_asked() -> None:
        with open_key(place_of(), PIN) as key:
            for file in [path for path in reader.slots.rglob("*") if path.is_file()]:
                file.unlink()
            key.sign(b"x", ec.ECDSA(hashes.SHA256()))

    with pytest.raises(CardProblem, match="taken out"):
        taken_out_and_asked()


def test_another_card_of_the_same_name_is_not_taken_for_it(reader: Reader) -> None:
    reader.new_card("Card", "p256")
    place = place_of()
    reader.take_out()
    reader.new_card("Card", "p256")
    with pytest.raises(CardProblem, match="not in the reader"), open_key(place, PIN):
        pass


def test_a_key_that_is_gone_from_the_card_is_said(reader: Reader) -> None:
    reader.new_card("Card", "p256")
    with pytest.raises(CardProblem, match="does not hold the key"), open_key(replace(place_of(), key="09"), PIN):
        pass


def test_a_module_that_is_missing_or_none_is_said(reader: Reader, tmp_path: Path) -> None:
    none = tmp_path / "module.so"
    none.write_bytes(b"not a library")
    for module in ("", "/nowhere/opensc-pkcs11.so", str(none)):
        with pytest.raises(CardProblem, match="program that reads the card"):
            cards_in(module)


def test_a_key_that_asks_before_each_signature_is_given_the_pin_each_time() -> None:
    class AsksEachTime:
        """As the key for signatures of a PIV card does; SoftHSM's never asks."""

        def __getitem__(self, _: object) -> bool:
            return True

        def sign(self, digest: bytes, *, mechanism: object, pin: str | None = None) -> bytes:
            if pin != PIN:
                raise pkcs11.UserNotLoggedIn
            return digest + digest

    public = ec.generate_private_key(ec.SECP256R1()).public_key()
    assert CardKey(AsksEachTime(), public, PIN).sign(b"x", ec.ECDSA(hashes.SHA256()))
    with pytest.raises(CardProblem, match="does not answer"):  # the control
        CardKey(AsksEachTime(), public, "111111").sign(b"x", ec.ECDSA(hashes.SHA256()))
