"""Fields are read with suspicion: what is not exactly meant is refused in words."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport import canonical
from fieldreport.delivery import messages
from fieldreport.errors import DeliveryProblem, NotCanonical

SIMPLE = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
ANYTHING = st.recursive(
    SIMPLE, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2), max_leaves=4
)


@given(ANYTHING)
def test_a_field_is_of_its_kind_or_refused(value: object) -> None:
    body = {"field": value}
    for read, kind in ((messages.text, str), (messages.count, int), (messages.sha256, str), (messages.octets, bytes)):
        with contextlib.suppress(DeliveryProblem):
            assert isinstance(read(body, "field"), kind)


@pytest.mark.parametrize("value", [True, -1, 1.0, "1", None, [1]])
def test_what_is_no_whole_number_is_refused(value: object) -> None:
    with pytest.raises(DeliveryProblem):
        messages.count({"field": value}, "field")


@pytest.mark.parametrize("value", ["a\0b", "x" * 20_000, None, 3])
def test_what_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(DeliveryProblem):
        messages.text({"field": value}, "field")


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"a":1,"a":2}', b'{"a":' + b"9" * 5000 + b"}", b"[" * 10_000, b"\xff", b'"\\ud800"'])
def test_what_is_no_object_is_refused(data: bytes) -> None:
    with pytest.raises(DeliveryProblem):
        messages.read_object(data)


@given(st.dictionaries(st.text(max_size=5), ANYTHING, max_size=3))
def test_a_signed_message_comes_back_as_it_was(body: dict[str, object]) -> None:
    try:
        data = messages.write_signed("note", {**body, "format": "f/1"}, lambda data: data[:8])
    except NotCanonical:
        return
    seen: list[bytes] = []
    read = messages.read_signed("note", "f/1", data, lambda signature, signed: seen.extend([signature, signed]))
    assert canonical.encode(dict(read)) == seen[1]
    assert seen[0] == seen[1][:8]
    with pytest.raises(DeliveryProblem):
        messages.read_signed("note", "f/2", data, None)
