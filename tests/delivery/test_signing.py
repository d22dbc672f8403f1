"""A request that was changed, moved, or signed by somebody else is not the laptop's."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fieldreport.delivery import signing, wire
from tests.fakes import NOON, LaptopKey

LAPTOP = LaptopKey("laptop-00000001")
KEYS = {LAPTOP.id: LAPTOP.key.public_key()}
URL = "https://hq.example.org:8443/v1/inbox?after=3"


def signed(method: str = "PUT", url: str = URL, body: bytes = b"body") -> signing.Message:
    message = signing.Message(method, url, {"Content-Digest": wire.digest_of(body)})
    signing.sign_request(message, device=LAPTOP, now=NOON)
    return message


def check(message: signing.Message, *, minutes: float = 0) -> signing.Signed:
    return signing.check_request(message, key_of=KEYS.get, now=NOON + timedelta(minutes=minutes))


def test_what_the_laptop_signed_is_known_as_its_own() -> None:
    assert check(signed()).device == LAPTOP.id


def test_each_request_has_a_nonce_of_its_own() -> None:
    assert check(signed()).nonce != check(signed()).nonce


@pytest.mark.parametrize(
    "changed",
    [
        {"method": "GET"},
        {"url": URL.replace("after=3", "after=0")},
        {"url": URL.replace("/v1/inbox", "/v1/outbox")},
        {"url": URL.replace("hq.example.org", "hq.example.com")},
        {"url": URL.replace("8443", "443")},
    ],
)
def test_a_request_cannot_be_moved(changed: dict[str, str]) -> None:
    message = signed()
    for name, value in changed.items():
        setattr(message, name, value)
    with pytest.raises(signing.BadSignature):
        check(message)


def test_a_request_cannot_carry_another_body() -> None:
    message = signed()
    message.headers["Content-Digest"] = wire.digest_of(b"another body")
    with pytest.raises(signing.BadSignature):
        check(message)


def test_a_signature_that_covers_less_is_refused() -> None:
    from http_message_signatures import HTTPMessageSigner
    from http_message_signatures.algorithms import ECDSA_P256_SHA256

    for left_out in signing.COVERED:
        message = signing.Message("PUT", URL, {"Content-Digest": wire.digest_of(b"body")})
        covered = [name for name in signing.COVERED if name != left_out]
        signer = HTTPMessageSigner(signature_algorithm=ECDSA_P256_SHA256)
        prepared = signer.prepare(
            message, key_id=LAPTOP.id, created=NOON, nonce="n", tag=signing.TAG, covered_component_ids=covered, use_existing_digest=True
        )
        signer.apply(message, prepared, ECDSA_P256_SHA256.signature_from_der(LAPTOP.sign(prepared.signature_base)))
        with pytest.raises(signing.BadSignature):
            check(message)


@pytest.mark.parametrize(
    ("old", "new"), [(";nonce=", ";nunce="), ("created=", "expires="), (f'"{LAPTOP.id}"', '"laptop-00000002"'), ("(", "")]
)
def test_parameters_cannot_be_changed(old: str, new: str) -> None:
    message = signed()
    assert old in message.headers["Signature-Input"]
    message.headers["Signature-Input"] = message.headers["Signature-Input"].replace(old, new, 1)
    with pytest.raises(signing.BadSignature):
        check(message)


@pytest.mark.parametrize("field", ["Signature", "Signature-Input", "Content-Digest"])
def test_nothing_may_be_missing(field: str) -> None:
    message = signed()
    del message.headers[field]
    with pytest.raises(signing.BadSignature):
        check(message)


def test_another_key_is_refused() -> None:
    other = LaptopKey(LAPTOP.id)
    message = signing.Message("PUT", URL, {"Content-Digest": wire.digest_of(b"body")})
    signing.sign_request(message, device=other, now=NOON)
    with pytest.raises(signing.BadSignature):
        check(message)


@pytest.mark.parametrize(
    ("minutes", "holds"), [(0, True), (9.9, True), (-9.9, True), (10.1, False), (-10.1, False), (60 * 24 * 400, False)]
)
def test_clocks_may_be_ten_minutes_apart(minutes: float, holds: bool) -> None:
    if holds:
        assert check(signed(), minutes=minutes).device == LAPTOP.id
        return
    with pytest.raises(signing.BadSignature) as caught:
        check(signed(), minutes=minutes)
    assert caught.value.clock
