"""Messages mean the same on both ends, and anything else is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport import canonical
from fieldreport.delivery import wire
from fieldreport.errors import DeliveryProblem
from tests.fakes import NOON, LaptopKey

LAPTOP = LaptopKey("laptop-00000001")
COMMITMENT = wire.Commitment(LAPTOP.id, "chain", 3, "e" * 64, "0197-aaaa-bbbb", 1, "a" * 64, wire.utc_text(NOON))
ENVELOPE = wire.Envelope("report", "0197-aaaa-bbbb", 1, "a" * 64, 10, "c" * 64, 30, b"wrapped", LAPTOP.id, "90001", COMMITMENT.hash())


def accept(_signature: bytes, _data: bytes) -> None:
    """A check that is made elsewhere."""


def refuse(_signature: bytes, _data: bytes) -> None:
    raise DeliveryProblem("not signed")


def test_what_is_written_is_read() -> None:
    assert wire.read_commitment(wire.write_commitment(COMMITMENT, LAPTOP.sign), accept) == COMMITMENT
    assert wire.read_envelope(wire.write_envelope(ENVELOPE, LAPTOP.sign), accept) == ENVELOPE


def test_the_check_of_the_signature_decides() -> None:
    with pytest.raises(DeliveryProblem, match="not signed"):
        wire.read_commitment(wire.write_commitment(COMMITMENT, LAPTOP.sign), refuse)
    with pytest.raises(DeliveryProblem, match="not signed"):
        wire.read_envelope(wire.write_envelope(ENVELOPE, LAPTOP.sign), refuse)


@pytest.mark.parametrize(
    "changed",
    [
        {"version": 0},
        {"version": 10_000},
        {"version": "1"},
        {"version": True},
        {"sha256": "A" * 64},
        {"sha256": "a" * 63},
        {"report": "../../etc/passwd"},
        {"report": "x"},
        {"report": "0197\0aaaa"},
        {"size": -1},
        {"kind": "program"},
        {"star": None},
        {"star": "9\0"},
        {"wrapped_key": "not base64!"},
        {"extra": 1},
        {"format": "fieldreport.parcel/2"},
    ],
)
def test_an_envelope_with_anything_odd_is_refused(changed: dict[str, object]) -> None:
    outer = canonical.decode(wire.write_envelope(ENVELOPE, LAPTOP.sign))
    assert isinstance(outer, dict)
    outer["envelope"] |= changed
    with pytest.raises(DeliveryProblem):
        wire.read_envelope(canonical.encode(outer), accept)


def test_the_hash_of_a_commitment_covers_each_field() -> None:
    others = {"device": "laptop-00000002", "chain": "other", "sequence": 4, "entry": "f" * 64, "version": 2, "at": "later"}
    hashes = {replace(COMMITMENT, **{name: value}).hash() for name, value in others.items()}  # type: ignore[arg-type]
    assert len(hashes | {COMMITMENT.hash()}) == len(others) + 1


@given(st.binary(max_size=300), st.data())
def test_a_parcel_is_cut_apart_however_the_pieces_fall(cipher: bytes, data: st.DataObject) -> None:
    envelope = b"{}" * 20
    stream = wire.parcel_head(envelope) + cipher
    reader, out = wire.ParcelReader(), b""
    while stream:
        size = data.draw(st.integers(1, len(stream)))
        out += reader.feed(stream[:size])
        stream = stream[size:]
    assert (reader.envelope, out) == (envelope, cipher)


@pytest.mark.parametrize("stream", [b"%PDF-1.7 no parcel", b"FRPARCEL2\n", wire.PARCEL_MAGIC + b"\xff\xff\xff\xff"])
def test_what_is_no_parcel_is_refused_at_once(stream: bytes) -> None:
    with pytest.raises(DeliveryProblem):
        wire.ParcelReader().feed(stream)


@given(st.binary(max_size=200))
def test_no_bytes_make_a_reader_fail_otherwise_than_in_words(data: bytes) -> None:
    for read in (
        lambda: wire.read_envelope(data, accept),
        lambda: wire.read_commitment(data, accept),
        lambda: wire.read_message(data, ("code",)),
        lambda: wire.read_answer("inbox", data, lambda _key, _signature, _data: None),
    ):
        with pytest.raises(DeliveryProblem):
            read()


def test_the_digest_field_is_as_rfc_9530_prints_it() -> None:
    # RFC 9530, appendix B.1: the content {"hello": "world"} and a line feed.
    assert wire.digest_of(b'{"hello": "world"}\n') == "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:"
