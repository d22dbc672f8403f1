"""The file cipher: what was encrypted comes back, and nothing else ever does."""

from __future__ import annotations

import hashlib
import hmac
import io
from typing import IO, cast

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from fieldreport import streams
from fieldreport.errors import CipherProblem
from fieldreport.streams import CHUNK

KEY = bytes(range(32))
OTHER_KEY = bytes(32)
HEADER, TAG = 15, 16

# Made once by this module (format 1) with KEY; a reader of every later version must open it.
GOLDEN = "46525354524d01105a46c0f7d0a7756c7c9497f775433c6045cc9fa6f74d9230496e52240d45"

# KEY wrapped once to the public key of GOLDEN_RECEIVER with the purpose "fieldreport golden/1".
GOLDEN_RECEIVER = bytes(range(32, 64))
GOLDEN_WRAP = (
    "7fc242ef204fcbdde7528eee467c10d21478197c895a96ae2887598f7b4afc29"
    "5671ff380e733a3d3815a25b0d369f896147ccfae4f2a534e631588fa9ba74faf2c738a17c2cfac5e96004f30be28921"
)


def encrypted(clear: bytes, key: bytes = KEY) -> bytes:
    target = io.BytesIO()
    length = streams.encrypt(io.BytesIO(clear), target, key)
    assert length == len(target.getvalue())
    return target.getvalue()


def decrypted(data: bytes, key: bytes = KEY) -> bytes:
    return b"".join(streams.decrypt(io.BytesIO(data), key))


def patterned(length: int) -> bytes:
    return (b"0123456789abcdefghijklmnopqrstuvwxyz." * (length // 37 + 1))[:length]


def chunks(data: bytes) -> list[bytes]:
    """Return the header and the sealed chunks of an encrypted file."""
    body = data[HEADER:]
    size = CHUNK + TAG
    return [data[:HEADER], *(body[start : start + size] for start in range(0, len(body), size))]


class Dribble:
    """A source like a pipe or a socket: it gives less than was asked for."""

    def __init__(self, data: bytes) -> None:
        self.source = io.BytesIO(data)

    def read(self, length: int) -> bytes:
        return self.source.read(max(1, min(length, 4_097)))


SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 1, 3 * CHUNK + 5]


@pytest.mark.parametrize("size", SIZES)
def test_what_was_encrypted_comes_back(size: int) -> None:
    clear = patterned(size)
    data = encrypted(clear)
    assert decrypted(data) == clear
    assert len(data) == HEADER + size + TAG * max(1, -(-size // CHUNK))
    assert size < 40 or clear[:40] not in data


@given(st.binary(max_size=400), st.binary(min_size=32, max_size=32))
def test_any_bytes_come_back_under_any_key(clear: bytes, key: bytes) -> None:
    assert decrypted(encrypted(clear, key), key) == clear


def test_the_same_file_is_never_encrypted_to_the_same_bytes() -> None:
    assert len({encrypted(b"alleged") for _ in range(50)}) == 50
    assert len({streams.new_key() for _ in range(50)}) == 50
    assert {len(streams.new_key()) for _ in range(5)} == {32}


@pytest.mark.parametrize("size", SIZES)
def test_a_source_that_gives_little_at_a_time_loses_nothing(size: int) -> None:
    clear = patterned(size)
    target = io.BytesIO()
    streams.encrypt(cast("IO[bytes]", Dribble(clear)), target, KEY)
    assert decrypted(target.getvalue()) == clear
    assert b"".join(streams.decrypt(cast("IO[bytes]", Dribble(target.getvalue())), KEY)) == clear


def test_every_cut_of_a_small_file_is_refused() -> None:
    data = encrypted(b"alleged, stated, appeared")
    for length in range(len(data)):
        with pytest.raises(CipherProblem):
            decrypted(data[:length])
    assert decrypted(data)  # the control


@pytest.mark.parametrize("size", [2 * CHUNK, 2 * CHUNK + 9])
def test_a_cut_of_a_large_file_is_refused_at_and_beside_each_chunk(size: int) -> None:
    data = encrypted(patterned(size))
    borders = {HEADER + number * (CHUNK + TAG) for number in range(3)} | {len(data)}
    for border in borders:
        for length in (border - TAG - 1, border - TAG, border - 1, border, border + 1, border + TAG):
            if 0 <= length < len(data):
                with pytest.raises(CipherProblem):
                    decrypted(data[:length])


def test_of_a_file_cut_at_a_chunk_the_end_says_that_the_beginning_is_not_all() -> None:
    data = b"".join(chunks(encrypted(patterned(3 * CHUNK)))[:3])
    pieces = streams.decrypt(io.BytesIO(data), KEY)
    assert next(pieces) == patterned(CHUNK)
    with pytest.raises(CipherProblem):
        next(pieces)


def test_every_single_bit_of_a_small_file_counts() -> None:
    data = encrypted(b"alleged")
    for place in range(len(data)):
        for bit in range(8):
            changed = bytearray(data)
            changed[place] ^= 1 << bit
            with pytest.raises(CipherProblem):
                decrypted(bytes(changed))


@given(st.data())
def test_a_changed_byte_anywhere_in_a_large_file_is_refused(data: st.DataObject) -> None:
    whole = bytearray(LARGE)
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(CipherProblem):
        decrypted(bytes(whole))


LARGE = encrypted(patterned(2 * CHUNK + 100))


@pytest.mark.parametrize(
    "order",
    [[0, 2, 1, 3], [0, 1, 1, 2, 3], [0, 1, 3], [0, 2, 3], [0, 1, 2], [0, 3], [0, 1, 2, 3, 3], [0, 3, 1, 2], [0, 1, 2, 2], [0]],
)
def test_chunks_that_were_swapped_repeated_or_dropped_are_refused(order: list[int]) -> None:
    parts = chunks(LARGE)
    assert len(parts) == 4
    with pytest.raises(CipherProblem):
        decrypted(b"".join(parts[number] for number in order))
    assert decrypted(b"".join(parts[number] for number in [0, 1, 2, 3]))  # the control


def test_chunks_of_another_file_under_the_same_key_are_refused() -> None:
    ours, theirs = chunks(encrypted(patterned(2 * CHUNK))), chunks(encrypted(patterned(2 * CHUNK)))
    for mixed in ([theirs[0], *ours[1:]], [ours[0], theirs[1], ours[2]], [ours[0], ours[1], theirs[2]]):
        with pytest.raises(CipherProblem):
            decrypted(b"".join(mixed))


def test_bytes_after_the_end_are_refused() -> None:
    for more in (b"\0", b"a" * TAG, encrypted(b"alleged")):
        for size in (5, CHUNK):
            with pytest.raises(CipherProblem):
                decrypted(encrypted(patterned(size)) + more)


def test_another_key_opens_nothing() -> None:
    with pytest.raises(CipherProblem):
        decrypted(encrypted(b"alleged"), OTHER_KEY)


@pytest.mark.parametrize("length", [0, 16, 24, 31, 33, 64])
def test_a_key_of_another_length_is_refused_even_where_the_cipher_would_take_it(length: int) -> None:
    with pytest.raises(CipherProblem):
        encrypted(b"alleged", bytes(length))
    with pytest.raises(CipherProblem):
        decrypted(encrypted(b"alleged"), bytes(length))


@given(st.binary(max_size=80))
def test_no_bytes_make_the_reader_raise_anything_but_its_own_error(data: bytes) -> None:
    for start in (b"", bytes.fromhex(GOLDEN)[:8]):
        with pytest.raises(CipherProblem):
            decrypted(start + data)


def test_the_file_of_the_first_version_is_still_read() -> None:
    golden = bytes.fromhex(GOLDEN)
    assert golden[:8] == b"FRSTRM\x01\x10"
    assert decrypted(golden) == b"alleged"
    assert encrypted(b"")[:8] == golden[:8]


def test_the_bytes_are_what_the_format_says_and_need_no_code_of_ours() -> None:
    clear = patterned(CHUNK + 3)
    header, first, second = chunks(encrypted(clear))
    cipher = AESGCM(KEY)
    assert cipher.decrypt(header[8:] + b"\0\0\0\0\0", first, header) == clear[:CHUNK]
    assert cipher.decrypt(header[8:] + b"\0\0\0\1\1", second, header) == clear[CHUNK:]


def receiver(private: bytes = GOLDEN_RECEIVER) -> bytes:
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def test_a_wrapped_key_opens_for_the_receiver_and_the_purpose_alone() -> None:
    wrapped = streams.wrap(KEY, receiver(), b"parcel")
    assert len(wrapped) == 80
    assert streams.wrap(KEY, receiver(), b"parcel") != wrapped
    assert streams.unwrap(wrapped, GOLDEN_RECEIVER, b"parcel") == KEY
    for private, purpose in ((OTHER_KEY, b"parcel"), (GOLDEN_RECEIVER, b"recovery"), (GOLDEN_RECEIVER, b"")):
        with pytest.raises(CipherProblem):
            streams.unwrap(wrapped, private, purpose)


def test_every_bit_and_every_cut_of_a_wrapped_key_counts() -> None:
    wrapped = bytes.fromhex(GOLDEN_WRAP)
    for place in range(len(wrapped)):
        changed = bytearray(wrapped)
        changed[place] ^= 1
        for bad in (bytes(changed), wrapped[:place]):
            with pytest.raises(CipherProblem):
                streams.unwrap(bad, GOLDEN_RECEIVER, b"fieldreport golden/1")


@given(st.binary(max_size=120), st.binary(max_size=40))
def test_no_bytes_make_unwrapping_raise_anything_but_its_own_error(wrapped: bytes, private: bytes) -> None:
    with pytest.raises(CipherProblem):
        streams.unwrap(wrapped, private, b"parcel")


@pytest.mark.parametrize("public", [b"", b"short", bytes(32), bytes(31) + b"\x80", bytes(33), b"\x01" + bytes(31)])
def test_a_public_key_that_would_give_the_secret_away_is_refused(public: bytes) -> None:
    # RFC 7748 §6.1: points of small order make the shared secret zero for everybody.
    with pytest.raises(CipherProblem):
        streams.wrap(KEY, public, b"parcel")


def test_the_wrap_of_the_first_version_is_still_opened() -> None:
    assert streams.unwrap(bytes.fromhex(GOLDEN_WRAP), GOLDEN_RECEIVER, b"fieldreport golden/1") == KEY


def test_a_wrap_is_hpke_as_rfc_9180_has_it_and_needs_no_code_of_ours() -> None:
    assert opened_by_the_rfc(streams.wrap(KEY, receiver(), b"parcel"), b"parcel") == KEY
    assert opened_by_the_rfc(bytes.fromhex(GOLDEN_WRAP), b"fieldreport golden/1") == KEY


def opened_by_the_rfc(wrapped: bytes, info: bytes) -> bytes:
    """RFC 9180 §4.1 and §5.1, base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, spelled out."""
    kem, suite = b"KEM\x00\x20", b"HPKE\x00\x20\x00\x01\x00\x02"

    def extract(salt: bytes, data: bytes) -> bytes:
        return hmac.new(salt, data, hashlib.sha256).digest()

    def expand(secret: bytes, label: bytes, ids: bytes, context: bytes, length: int) -> bytes:
        return hmac.new(secret, length.to_bytes(2) + b"HPKE-v1" + ids + label + context + b"\1", hashlib.sha256).digest()[:length]

    def labeled(salt: bytes, ids: bytes, label: bytes, data: bytes) -> bytes:
        return extract(salt, b"HPKE-v1" + ids + label + data)

    sent, sealed = wrapped[:32], wrapped[32:]
    shared = X25519PrivateKey.from_private_bytes(GOLDEN_RECEIVER).exchange(X25519PublicKey.from_public_bytes(sent))
    secret = expand(labeled(b"", kem, b"eae_prk", shared), b"shared_secret", kem, sent + receiver(), 32)
    context = b"\0" + labeled(b"", suite, b"psk_id_hash", b"") + labeled(b"", suite, b"info_hash", info)
    root = labeled(secret, suite, b"secret", b"")
    key, nonce = expand(root, b"key", suite, context, 32), expand(root, b"base_nonce", suite, context, 12)
    return AESGCM(key).decrypt(nonce, sealed, b"")
