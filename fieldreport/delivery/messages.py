"""Canonical JSON messages: how they are signed, and how their fields are read with suspicion.

Whatever arrives may come from anybody: a field of another kind, a name too
many, a number beyond all sense is a :class:`DeliveryProblem` with a sentence.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from fieldreport import canonical
from fieldreport.errors import DeliveryProblem, NotCanonical

if TYPE_CHECKING:
    from collections.abc import Callable

_SHA256 = re.compile(r"[0-9a-f]{64}")
_LONGEST_TEXT = 16 * 1024


def is_sha256(text: str) -> bool:
    """Say whether ``text`` is a SHA-256 in lower-case hex."""
    return bool(_SHA256.fullmatch(text))


def write_signed(name: str, body: Mapping[str, object], sign: Callable[[bytes], bytes]) -> bytes:
    """Return a message: ``body`` under ``name``, with a device's signature over its canonical bytes."""
    signature = base64.b64encode(sign(canonical.encode(dict(body)))).decode()
    return canonical.encode({name: dict(body), "signature": signature})


def read_signed(name: str, wanted: str, data: bytes, verify: Callable[[bytes, bytes], None] | None) -> Mapping[str, object]:
    """Return the body of a message of format ``wanted``; ``verify(signature, bytes)`` raises when it is not the sender's.

    Raises:
        DeliveryProblem: not such a message.
    """
    outer = read_object(data)
    body = outer.get(name)
    if set(outer) != {name, "signature"} or not isinstance(body, Mapping) or body.get("format") != wanted:
        raise DeliveryProblem(f"This is not a {name} that this version can read.")
    signature = octets(outer, "signature")
    if verify is not None:
        verify(signature, canonical.encode(dict(body)))
    return body


def read_object(data: bytes) -> dict[str, object]:
    """Read a JSON object that means one thing only.

    Raises:
        DeliveryProblem: anything else.
    """
    try:
        value = canonical.decode(data)
    except NotCanonical as problem:
        raise DeliveryProblem("The message cannot be read: it is not JSON, or not JSON that means one thing only.") from problem
    if not isinstance(value, dict):
        raise DeliveryProblem("The message is not a JSON object.")
    return value


def exactly(body: Mapping[str, object], names: tuple[str, ...]) -> None:
    """Make sure that a body has these names beside ``format``, and no other.

    Raises:
        DeliveryProblem: it has not.
    """
    if set(body) != {"format", *names}:
        raise DeliveryProblem(f"The message must have exactly these names: format, {', '.join(names)}.")


def text(body: Mapping[str, object], name: str) -> str:
    """Return a text; DeliveryProblem if it is none."""
    value = body.get(name)
    if not isinstance(value, str) or "\0" in value or len(value) > _LONGEST_TEXT:
        raise DeliveryProblem(f"The message's {name} must be text.")
    return value


def count(body: Mapping[str, object], name: str) -> int:
    """Return a whole number from 0 up; DeliveryProblem if it is none."""
    value = body.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise DeliveryProblem(f"The message's {name} must be a whole number.")
    return value


def sha256(body: Mapping[str, object], name: str) -> str:
    """Return a SHA-256 in lower-case hex; DeliveryProblem if it is none."""
    value = text(body, name)
    if not is_sha256(value):
        raise DeliveryProblem(f"The message's {name} must be a SHA-256 in lower-case hex.")
    return value


def octets(body: Mapping[str, object], name: str) -> bytes:
    """Return the bytes of a base64 text; DeliveryProblem if it is none."""
    try:
        return base64.b64decode(text(body, name), validate=True)
    except (binascii.Error, ValueError):
        raise DeliveryProblem(f"The message's {name} must be base64.") from None
