"""One byte form for data: RFC 8785 (JSON Canonicalization Scheme).

What is hashed or signed on one machine is read on another, years later, by a
program that is not ours. So the bytes follow a published standard, and data
that the standard cannot hold is refused on both sides: NaN and infinities,
duplicate keys, lone surrogates, integers that a double cannot hold, and nesting
deeper than :data:`DEEPEST`.

Decimals and dates are not JSON: write them as strings before they come here.
"""

from __future__ import annotations

import hashlib
import json
import math
from decimal import Decimal
from typing import NoReturn

from fieldreport.errors import NotCanonical

DEEPEST = 64
"""Levels of lists and objects that are accepted."""

LARGEST_INTEGER = 2**53 - 1
"""The largest integer that every JSON reader holds exactly (RFC 8785 §3.2.2.3, RFC 7493 §2.2)."""

_LONGEST_INTEGER = 22
"""Characters of the longest integer that a canonical number can be: a sign and 21 digits."""

# Python's own JSON escapes exactly what RFC 8785 §3.2.2.2 asks for, in the same short and lower-case forms.
_quoted = json.encoder.encode_basestring


def encode(value: object) -> bytes:
    """Return the canonical UTF-8 bytes of ``value``.

    Raises:
        NotCanonical: the value has no canonical form.
    """
    pieces: list[str] = []
    _write(value, pieces, 0)
    try:
        return "".join(pieces).encode("utf-8")
    except UnicodeEncodeError:
        raise NotCanonical("The text holds half a character (a lone surrogate) and cannot be stored.") from None


def decode(data: bytes, *, strict: bool = False) -> object:
    """Read JSON with the same limits as :func:`encode`.

    Args:
        data: UTF-8 JSON.
        strict: also refuse bytes that are not already in canonical form.

    Raises:
        NotCanonical: not UTF-8, not JSON, or outside the limits.
    """
    return decode_digested(data, strict=strict)[0]


def decode_digested(data: bytes, *, strict: bool = False) -> tuple[object, str]:
    """Read JSON as :func:`decode` does, and return beside it what :func:`digest` says of it.

    Raises:
        NotCanonical: not UTF-8, not JSON, or outside the limits.
    """
    try:
        text = data.decode("utf-8")
        value: object = json.loads(text, object_pairs_hook=_object, parse_constant=_constant, parse_int=_integer)
    except (UnicodeDecodeError, json.JSONDecodeError) as problem:
        raise NotCanonical(f"This is not JSON: {problem}") from None
    except RecursionError:
        raise NotCanonical("The JSON is nested too deeply.") from None
    again = encode(value)
    if strict and again != data:
        raise NotCanonical("The JSON is not in its canonical form (RFC 8785).")
    return value, hashlib.sha256(again).hexdigest()


def digest(value: object) -> str:
    """Return the SHA-256 of the canonical bytes, in lower-case hex."""
    return hashlib.sha256(encode(value)).hexdigest()


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise NotCanonical(f"The name {key!r} stands twice in one object.")
        found[key] = value
    return found


def _constant(word: str) -> NoReturn:
    raise NotCanonical(f"{word} is not a number that JSON can hold.")


def _integer(digits: str) -> int | float:
    """Read an integer; beyond 2**53 - 1 only the one spelling that RFC 8785 gives to a double is accepted."""
    if len(digits) <= _LONGEST_INTEGER:
        number = int(digits)
        if abs(number) <= LARGEST_INTEGER:
            return number
        if _number(float(digits)) == digits:
            return float(digits)
    raise NotCanonical(f"The number {digits[:_LONGEST_INTEGER]} is larger than JSON can hold exactly.")


def _write(value: object, pieces: list[str], depth: int) -> None:
    if value is None or isinstance(value, bool):
        pieces.append(json.dumps(value))
    elif isinstance(value, str):
        pieces.append(_quoted(value))
    elif isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            raise NotCanonical(f"The number {value} is larger than JSON can hold exactly.")
        pieces.append(str(value))
    elif isinstance(value, float):
        pieces.append(_number(value))
    elif isinstance(value, dict):
        _write_object(value, pieces, depth)
    elif isinstance(value, list | tuple):
        _check_depth(depth)
        pieces.append("[")
        for index, item in enumerate(value):
            if index:
                pieces.append(",")
            _write(item, pieces, depth + 1)
        pieces.append("]")
    else:
        raise NotCanonical(f"A {type(value).__name__} is not JSON.")


def _check_depth(depth: int) -> None:
    if depth >= DEEPEST:
        raise NotCanonical(f"The data is nested more than {DEEPEST} levels deep.")


def _write_object(value: dict[object, object], pieces: list[str], depth: int) -> None:
    _check_depth(depth)
    before = "{"
    for name in _in_order(value):
        pieces.append(f"{before}{_quoted(name)}:")
        _write(value[name], pieces, depth + 1)
        before = ","
    pieces.append("}" if value else "{}")


def _in_order(value: dict[object, object]) -> list[str]:
    """Return the names of an object ordered by their UTF-16 code units (RFC 8785 §3.2.3)."""
    names: list[str] = []
    plain = True
    for name in value:
        if not isinstance(name, str):
            raise NotCanonical(f"The name {name!r} of an object is not text.")
        plain = plain and name.isascii()
        names.append(name)
    # Names of our own are ASCII, where the order is that of Python: a large draft has tens of thousands of them.
    return sorted(names) if plain else sorted(names, key=lambda name: name.encode("utf-16-be", "surrogatepass"))


def _number(value: float) -> str:
    """Write a double as ECMAScript's Number::toString does (RFC 8785 §3.2.2.3)."""
    if not math.isfinite(value):
        raise NotCanonical(f"{value} is not a number that JSON can hold.")
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    _, all_digits, exponent = Decimal(repr(abs(value))).as_tuple()
    point = len(all_digits) + int(exponent)
    digits = "".join(map(str, all_digits)).rstrip("0")
    length = len(digits)
    if length <= point <= 21:
        return sign + digits + "0" * (point - length)
    if 0 < point <= 21:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    shown = f"e{'+' if point > 0 else '-'}{abs(point - 1)}"
    return f"{sign}{digits[0]}{'.' + digits[1:] if length > 1 else ''}{shown}"
