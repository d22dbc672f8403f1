"""Canonical JSON: the standard's own vectors, what is refused on both sides, and round trips of anything else."""

from __future__ import annotations

import json
import math
import struct
from decimal import Decimal
from enum import IntEnum, StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport import canonical
from fieldreport.errors import NotCanonical

# RFC 8785, appendix B: the bits of a double and its only spelling.
NUMBERS = {
    "0000000000000000": "0",
    "8000000000000000": "0",
    "0000000000000001": "5e-324",
    "8000000000000001": "-5e-324",
    "7fefffffffffffff": "1.7976931348623157e+308",
    "ffefffffffffffff": "-1.7976931348623157e+308",
    "4340000000000000": "9007199254740992",
    "c340000000000000": "-9007199254740992",
    "4430000000000000": "295147905179352830000",
    "44b52d02c7e14af5": "9.999999999999997e+22",
    "44b52d02c7e14af6": "1e+23",
    "44b52d02c7e14af7": "1.0000000000000001e+23",
    "444b1ae4d6e2ef4e": "999999999999999700000",
    "444b1ae4d6e2ef4f": "999999999999999900000",
    "444b1ae4d6e2ef50": "1e+21",
    "3eb0c6f7a0b5ed8c": "9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d": "0.000001",
    "41b3de4355555553": "333333333.3333332",
    "41b3de4355555554": "333333333.33333325",
    "41b3de4355555555": "333333333.3333333",
    "41b3de4355555556": "333333333.3333334",
    "41b3de4355555557": "333333333.33333343",
    "becbf647612f3696": "-0.0000033333333333333333",
    "43143ff3c1cb0959": "1424953923781206.2",
}


def double(bits: str) -> float:
    value: float = struct.unpack(">d", bytes.fromhex(bits))[0]
    return value


def nested(levels: int, inside: str = "") -> bytes:
    return ("[" * levels + inside + "]" * levels).encode()


@pytest.mark.parametrize(("bits", "spelling"), NUMBERS.items())
def test_a_number_is_written_as_the_standard_spells_it(bits: str, spelling: str) -> None:
    assert canonical.encode(double(bits)) == spelling.encode()
    assert canonical.encode(canonical.decode(spelling.encode(), strict=True)) == spelling.encode()


@pytest.mark.parametrize("bits", ["7fffffffffffffff", "7ff0000000000000", "fff0000000000000"])
def test_nan_and_infinity_are_refused(bits: str) -> None:
    with pytest.raises(NotCanonical):
        canonical.encode({"a": [double(bits)]})


def test_the_standards_example_object_has_the_standards_bytes() -> None:
    # RFC 8785 §3.2.2 and §3.2.4.
    given_text = (
        r'{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],'
        r'"string": "\u20ac$\u000F\u000aA' + "'" + r'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}'
    )
    wanted = (
        r'{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        r'"string":"€$\u000f\nA'
        "'"
        r'B\"\\\\\"/"}'
    )
    assert canonical.encode(canonical.decode(given_text.encode())) == wanted.encode()


def test_names_are_ordered_by_utf16_units_and_not_by_code_points() -> None:
    # RFC 8785 §3.2.3: the emoji's surrogates sort before the Hebrew letter, its code point would sort after.
    names = {"\u20ac": 5, "\r": 1, "\ufb33": 7, "1": 2, "\U0001f600": 6, "\x80": 3, "\xf6": 4}
    read = canonical.decode(canonical.encode(names))
    assert isinstance(read, dict)
    assert list(read.values()) == [1, 2, 3, 4, 5, 6, 7]


def test_each_control_character_has_its_one_escape_and_nothing_else_is_escaped() -> None:
    short = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
    for code in range(0x2100):
        character = chr(code)
        escaped = short.get(character) or (f"\\u{code:04x}" if code < 0x20 else character)
        assert canonical.encode(character) == f'"{escaped}"'.encode()


def test_the_same_text_in_two_unicode_forms_stays_two_texts() -> None:
    assert canonical.encode("\u00e9") != canonical.encode("e\u0301")


@pytest.mark.parametrize(
    "text",
    [
        b'{"a":1,"a":1}',
        b'{"a":{"b":1,"b":2}}',
        b'{"a":1,"\\u0061":2}',
        b"NaN",
        b"[Infinity]",
        b"-Infinity",
        b"1e400",
        b"[-1e999]",
        b'"\\ud800"',
        b'{"\\udc00":1}',
        b'"\\udc00\\ud800"',
        b'"\xff"',
        b'"\xed\xa0\x80"',
        b'\xef\xbb\xbf"a byte order mark"',
        b"",
        b" ",
        b"01",
        b"1.",
        b".5",
        b"+1",
        b"'a'",
        b'"a\nb"',
        b'"\\x41"',
        b"[1,]",
        b'{"a":1,}',
        b"[1] [2]",
        b"// a comment\n1",
        b'"not ended',
        b"9007199254740993",
        b"-9007199254740993",
        b"100000000000000000001",
        b"1" * 5000,
        b"-" + b"9" * 5000,
    ],
)
def test_text_that_the_standard_cannot_hold_is_refused_in_one_way(text: bytes) -> None:
    with pytest.raises(NotCanonical) as refused:
        canonical.decode(text)
    assert str(refused.value)


@pytest.mark.parametrize("number", [2**53, -(2**53), 10**30])
def test_an_integer_beyond_what_every_reader_holds_is_refused(number: int) -> None:
    with pytest.raises(NotCanonical):
        canonical.encode(number)
    assert canonical.encode(math.copysign(2**53 - 1, number)) == str(int(math.copysign(2**53 - 1, number))).encode()


def test_64_levels_are_read_and_written_and_65_are_not() -> None:
    for inside in ("", "1"):
        assert canonical.encode(canonical.decode(nested(64, inside))) == nested(64, inside)
        with pytest.raises(NotCanonical):
            canonical.decode(nested(65, inside))
    with pytest.raises(NotCanonical):
        canonical.decode(nested(200_000))
    with pytest.raises(NotCanonical):
        canonical.decode(b'{"a":' * 65 + b"1" + b"}" * 65)


def test_a_value_that_holds_itself_is_refused() -> None:
    endless: list[object] = []
    endless.append(endless)
    with pytest.raises(NotCanonical):
        canonical.encode(endless)


@pytest.mark.parametrize("value", [b"bytes", Decimal("1.5"), {1: "a"}, {None: 1}, {1, 2}, object(), 1j, "\ud800", {"\udfff": 1}])
def test_a_value_that_is_not_json_is_refused(value: object) -> None:
    with pytest.raises(NotCanonical):
        canonical.encode({"here": value})


def test_enumerations_are_written_as_their_text_and_number() -> None:
    class State(StrEnum):
        DRAFT = "draft"

    class Level(IntEnum):
        ONE = 1

    assert canonical.encode({State.DRAFT: [State.DRAFT, Level.ONE, True]}) == b'{"draft":["draft",1,true]}'


def test_strict_reading_refuses_what_is_merely_equal() -> None:
    assert canonical.decode(b'{"a":1,"b":[2]}', strict=True) == {"a": 1, "b": [2]}
    for text in (b'{"b":[2],"a":1}', b'{"a": 1,"b":[2]}', b'{"a":1.0,"b":[2]}', b'{"\\u0061":1,"b":[2]}', b'{"a":1,"b":[2]}\n'):
        assert canonical.decode(text) == {"a": 1, "b": [2]}
        with pytest.raises(NotCanonical):
            canonical.decode(text, strict=True)


def test_the_digest_is_of_the_canonical_bytes() -> None:
    # printf '{"a":[1,2],"b":"x"}' | sha256sum
    assert canonical.digest({"b": "x", "a": (1, 2.0)}) == "d0f56dda38d34376527524ddd98f7ec117d5cbfb240f86e11bfb9d2d01a717d9"


def test_what_is_read_comes_with_its_digest_however_it_was_written() -> None:
    value, digest = canonical.decode_digested(b'{ "b": "x", "a": [1, 2.0] }')
    assert value == {"b": "x", "a": [1, 2.0]}
    assert digest == canonical.digest(value)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
SCALARS = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=5) | st.dictionaries(TEXTS, inner, max_size=5), max_leaves=25)


@given(VALUES)
def test_whatever_is_written_is_read_back_equal_and_strictly(value: object) -> None:
    written = canonical.encode(value)
    read = canonical.decode(written, strict=True)
    assert read == value
    assert canonical.encode(read) == written
    assert json.loads(written, parse_int=float) == value  # as a reader sees it that has doubles only


@given(st.dictionaries(TEXTS, SCALARS, max_size=8), st.randoms(use_true_random=False))
def test_the_order_in_which_names_were_set_does_not_matter(value: dict[str, object], chance: object) -> None:
    pairs = list(value.items())
    chance.shuffle(pairs)  # type: ignore[attr-defined]
    assert canonical.encode(dict(pairs)) == canonical.encode(value)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_double_is_read_back_bit_for_bit_but_for_the_sign_of_zero(number: float) -> None:
    read = canonical.decode(canonical.encode(number), strict=True)
    assert isinstance(read, int | float)
    assert struct.pack(">d", float(read)) == struct.pack(">d", number + 0.0)


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_make_the_reader_raise_anything_but_its_own_error(data: bytes) -> None:
    try:
        value = canonical.decode(data)
    except NotCanonical:
        return
    assert canonical.decode(canonical.encode(value), strict=True) == value
