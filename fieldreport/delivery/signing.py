"""How a laptop signs its requests and HQ checks them: RFC 9421 with ECDSA P-256.

Every request covers the method, HQ's authority, path, query and the digest of
the body (RFC 9530), and carries when it was made and a nonce. HQ puts its own
address into the check, so a ``Host`` header is never believed.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from fieldreport.errors import DeliveryProblem

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping
    from datetime import datetime

    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey

    from fieldreport.delivery.wire import Device

COVERED = ("@method", "@authority", "@path", "@query", "content-digest")
"""What each signature covers, no less."""
TAG = "fieldreport"
CLOCKS_APART = timedelta(minutes=10)
"""How far the two clocks may be apart. Beyond that HQ says its time and the laptop signs anew."""
_NONCE_BYTES = 16


class BadSignature(DeliveryProblem):
    """A request whose signature does not hold. ``clock`` is true when only its time is wrong."""

    def __init__(self, text: str, *, clock: bool = False) -> None:
        super().__init__(text)
        self.clock = clock


@dataclass(slots=True)
class Message:
    """A request as the signature sees it."""

    method: str
    url: str
    headers: MutableMapping[str, str]


def sign_request(message: Message, *, device: Device, now: datetime) -> None:
    """Add ``Signature-Input`` and ``Signature`` to a message that has its Content-Digest."""
    from http_message_signatures import HTTPMessageSigner
    from http_message_signatures.algorithms import ECDSA_P256_SHA256

    signer = HTTPMessageSigner(signature_algorithm=ECDSA_P256_SHA256)
    prepared = signer.prepare(
        message,
        key_id=device.id,
        created=now,
        nonce=secrets.token_urlsafe(_NONCE_BYTES),
        label="device",
        tag=TAG,
        covered_component_ids=COVERED,
        use_existing_digest=True,
    )
    # The key may sit in a chip that gives DER, so the raw form of RFC 9421 §3.3.4 is made here.
    signer.apply(message, prepared, ECDSA_P256_SHA256.signature_from_der(device.sign(prepared.signature_base)))


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signed a request, and with which nonce."""

    device: str
    nonce: str


def check_request(message: Message, *, key_of: Callable[[str], EllipticCurvePublicKey | None], now: datetime) -> Signed:
    """Return who signed ``message``. Whether the nonce was seen before is for the caller to say.

    Raises:
        BadSignature: there is no signature, it covers too little, or it does not hold.
    """
    from http_message_signatures import HTTPMessageSignaturesException, InvalidSignature
    from http_message_signatures.algorithms import ECDSA_P256_SHA256

    verifier = _verifier()(signature_algorithm=ECDSA_P256_SHA256, key_resolver=_Keys(key_of))
    try:
        (result,) = verifier.verify(message, max_age=None, expect_tag=TAG, require_components=COVERED)
    except (InvalidSignature, HTTPMessageSignaturesException, ValueError) as problem:
        raise BadSignature("The request is not signed by a laptop that HQ knows.") from problem
    if not result.nonce or len(result.nonce) > 64:
        raise BadSignature("The request has no nonce.")
    if abs(int(result.parameters["created"]) - now.timestamp()) > CLOCKS_APART.total_seconds():
        raise BadSignature("The laptop's clock and HQ's are too far apart.", clock=True)
    return Signed(str(result.parameters["keyid"]), result.nonce)


class _Keys:
    """The key resolver that the library asks."""

    def __init__(self, key_of: Callable[[str], EllipticCurvePublicKey | None]) -> None:
        self._key_of = key_of

    def resolve_public_key(self, key_id: str) -> EllipticCurvePublicKey | None:
        return self._key_of(key_id)


def _verifier() -> type[Any]:
    from http_message_signatures import HTTPMessageVerifier, InvalidSignature

    class Verifier(HTTPMessageVerifier):
        """The library's own, except that time is passed in: :func:`check_request` looks at it."""

        def validate_created_and_expires(self, sig_input: Any, max_age: object = None) -> None:  # noqa: ANN401, ARG002
            if type(sig_input.params.get("created")) is not int or "expires" in sig_input.params:
                raise InvalidSignature("The signature must say when it was made, and nothing about its end.")

    return Verifier
