"""A signing key on a smart card, used through PKCS #11: it never leaves the card.

Any token serves that has a module of PKCS #11 (OASIS, version 2.40) and a P-256
key: a PIV card through OpenSC, a security key, SoftHSM. The card computes the
signature of a hash that is computed here (mechanism CKM_ECDSA): SoftHSM 2.6 and
many cards know no other.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, Self

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from fieldreport.errors import CardProblem
from fieldreport.said import said
from fieldreport.vault import card_words

if TYPE_CHECKING:
    from collections.abc import Iterator

OPENSC = "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so"
"""The module that Debian's ``opensc-pkcs11`` brings; it reads PIV cards."""


@dataclass(frozen=True, slots=True)
class CardKeyPlace:
    """Which key of which card."""

    module: str
    """Path of the PKCS #11 module that reads it."""
    label: str
    """What the card calls itself."""
    serial: str
    """Its serial number, as the module writes it."""
    key: str
    """Id of the key on it, lower-case hex."""


@dataclass(frozen=True, slots=True)
class CardInReader:
    """A card that is there now."""

    label: str
    serial: str
    maker: str


class CardKey(ec.EllipticCurvePrivateKey):
    """A private key that stands on a card; whoever signs with it need not know. It lives as long as the card is open."""

    def __init__(self, key: Any, public: ec.EllipticCurvePublicKey, pin: str) -> None:  # noqa: ANN401  # python-pkcs11 has no types
        self._key, self._public, self._pin = key, public, pin

    def public_key(self) -> ec.EllipticCurvePublicKey:
        """Return the public key."""
        return self._public

    @property
    def curve(self) -> ec.EllipticCurve:
        """The curve: P-256."""
        return self._public.curve

    @property
    def key_size(self) -> int:
        """Bits of the curve."""
        return self._public.key_size

    def sign(self, data: Any, signature_algorithm: ec.EllipticCurveSignatureAlgorithm) -> bytes:  # noqa: ANN401  # bytes of any kind
        """Return the ECDSA signature over the SHA-256 of ``data``, DER.

        Raises:
            CardProblem: the card did not sign.
        """
        from pkcs11 import Mechanism
        from pkcs11.util.ec import encode_ecdsa_signature

        if not isinstance(signature_algorithm, ec.ECDSA) or not isinstance(signature_algorithm.algorithm, hashes.SHA256):
            raise CardProblem("Only ECDSA with SHA-256 is used for signatures. Nothing was signed.")
        digest = hashes.Hash(hashes.SHA256())
        digest.update(data)
        with _in_words():
            # The key for signatures of a PIV card (slot 9C) asks for the PIN before each (NIST SP 800-73-4, table 4b).
            again = {"pin": self._pin} if _asks_each_time(self._key) else {}
            raw = self._key.sign(digest.finalize(), mechanism=Mechanism.ECDSA, **again)
            return bytes(encode_ecdsa_signature(raw))

    def exchange(self, algorithm: ec.ECDH, peer_public_key: ec.EllipticCurvePublicKey) -> NoReturn:  # noqa: ARG002
        """Refuse: this key signs and does nothing else."""
        raise CardProblem("The key of a card is used for signatures alone.")

    def private_numbers(self) -> NoReturn:
        """Refuse: the key never leaves its card."""
        raise CardProblem("The key of a card never leaves it.")

    def private_bytes(
        self,
        encoding: serialization.Encoding,  # noqa: ARG002
        format: serialization.PrivateFormat,  # noqa: A002, ARG002
        encryption_algorithm: serialization.KeySerializationEncryption,  # noqa: ARG002
    ) -> NoReturn:
        """Refuse: the key never leaves its card."""
        raise CardProblem("The key of a card never leaves it.")

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, object]) -> Self:
        return self


def cards_in(module: str) -> tuple[CardInReader, ...]:
    """Return the cards that a module sees now.

    Raises:
        CardProblem: the module cannot be used.
    """
    return tuple(CardInReader(_text(one.label), _text(one.serial), _text(one.manufacturer_id)) for one in _tokens(module, fresh=True))


@contextlib.contextmanager
def find_key(module: str, label: str, pin: str) -> Iterator[tuple[CardKeyPlace, CardKey]]:
    """Open the card of this label (the only one, when "") and give its P-256 key with its place.

    Raises:
        CardProblem: no such card, more than one, or no such key on it.
        WrongCardPin: the card did not take the PIN.
    """
    found = [token for token in _tokens(module, fresh=True) if not label or _text(token.label) == label]
    if not found:
        raise card_words.no_card()
    if len(found) > 1:
        raise CardProblem(said("More than one card is in the readers. Take the others out, or name the card's label. Nothing was changed."))
    with _session(found[0], pin) as session:
        for key in _private_keys(session):
            public = _public_of(session, _id(key))
            if public is not None:
                place = CardKeyPlace(module, _text(found[0].label), _text(found[0].serial), _id(key).hex())
                yield place, CardKey(key, public, pin)
                return
        raise card_words.no_key()


@contextlib.contextmanager
def open_key(place: CardKeyPlace, pin: str) -> Iterator[CardKey]:
    """Open a card and give the key of this place, as long as the block lasts.

    Raises:
        CardProblem: the module or the card is not there, or the card has no such key (any more).
        WrongCardPin: the card did not take the PIN.
    """
    token = _token(place)
    with _session(token, pin) as session:
        for key in _private_keys(session):
            public = _public_of(session, _id(key)) if _id(key).hex() == place.key else None
            if public is not None:
                yield CardKey(key, public, pin)
                return
        raise card_words.not_yours()


def _token(place: CardKeyPlace) -> Any:  # noqa: ANN401
    for fresh in (False, True):  # a module may not look again by itself
        for token in _tokens(place.module, fresh=fresh):
            if _text(token.serial) == place.serial and _text(token.label) == place.label:
                return token
    raise card_words.no_card()


def _tokens(module: str, *, fresh: bool) -> list[Any]:
    """Return the tokens that are there; ``fresh`` starts the module anew, which ends its sessions."""
    import pkcs11

    if not Path(module).is_file():
        raise card_words.no_module(module)
    try:
        library = pkcs11.lib(module)
    except (pkcs11.PKCS11Error, RuntimeError, OSError) as problem:
        raise card_words.no_module(module) from problem
    found = []
    with contextlib.suppress(pkcs11.PKCS11Error):  # no reader, or a module that has lost its cards
        if fresh:
            library.reinitialize()
        for slot in library.get_slots(token_present=True):
            with contextlib.suppress(pkcs11.PKCS11Error):  # a card that this module does not know
                found += [token for token in (slot.get_token(),) if _is_ready(token)]
    return found


def _is_ready(token: Any) -> bool:  # noqa: ANN401
    from pkcs11 import TokenFlag

    return bool(token.flags & TokenFlag.TOKEN_INITIALIZED)


@contextlib.contextmanager
def _session(token: Any, pin: str) -> Iterator[Any]:  # noqa: ANN401
    import pkcs11

    try:
        session = token.open(user_pin=pin)
    except (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange):
        raise card_words.wrong_pin(token.slot.get_token().flags) from None
    except pkcs11.PinLocked:
        raise card_words.locked() from None
    except pkcs11.PKCS11Error as problem:
        raise card_words.gone() from problem
    try:
        with _in_words():
            yield session
    finally:
        with contextlib.suppress(pkcs11.PKCS11Error):
            session.close()


def _private_keys(session: Any) -> list[Any]:  # noqa: ANN401
    from pkcs11 import Attribute, KeyType, ObjectClass

    return list(session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.KEY_TYPE: KeyType.EC}))


def _public_of(session: Any, name: bytes) -> ec.EllipticCurvePublicKey | None:  # noqa: ANN401
    """Return the public key that belongs to a private one, if it is on P-256."""
    from pkcs11 import Attribute, ObjectClass
    from pkcs11.util.ec import encode_ec_public_key

    for found in session.get_objects({Attribute.CLASS: ObjectClass.PUBLIC_KEY, Attribute.ID: name}):
        key = serialization.load_der_public_key(encode_ec_public_key(found))
        if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1):
            return key
    return None


def _id(key: Any) -> bytes:  # noqa: ANN401
    from pkcs11 import Attribute

    return bytes(key[Attribute.ID])


def _asks_each_time(key: Any) -> bool:  # noqa: ANN401
    import pkcs11

    try:
        return bool(key[pkcs11.Attribute.ALWAYS_AUTHENTICATE])
    except (pkcs11.AttributeTypeInvalid, pkcs11.AttributeSensitive, NotImplementedError):
        return False


def _text(value: object) -> str:
    words = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return "".join(character for character in words if character.isprintable()).strip()


@contextlib.contextmanager
def _in_words() -> Iterator[None]:
    import pkcs11

    try:
        yield
    except pkcs11.PKCS11Error as problem:
        raise card_words.gone() from problem
