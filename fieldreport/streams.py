"""The one file cipher, and the wrapping of its keys.

Each file has its own random 256-bit key. The bytes are cut into chunks of
64 KiB, each sealed with AES-256-GCM in the STREAM construction (Hoang,
Reyhanitabar, Rogaway, Vizár: *Online Authenticated-Encryption and its
Nonce-Reuse Misuse-Resistance*, CRYPTO 2015): the nonce holds a chunk counter
and a mark for the last chunk, so a cut, a swap or a repeat is noticed.

What lies on the laptop's disk is what travels: the file key is wrapped to
HQ's public key with HPKE (RFC 9180), so that both ends read one ciphertext.

Format::

    "FRSTRM" 01 10 | prefix (7 bytes) | chunk, chunk, … (plain length + 16 each)
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from fieldreport.errors import CipherProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY_BYTES = 32
CHUNK = 64 * 1024
_MAGIC = b"FRSTRM\x01\x10"  # format 1, chunks of 2**16 bytes
_PREFIX_BYTES = 7
_TAG_BYTES = 16
_HEADER_BYTES = len(_MAGIC) + _PREFIX_BYTES
_LAST_COUNTER = 2**32 - 1
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class Source(Protocol):
    """What is read: a file, or whoever counts and hashes on the way."""

    def read(self, length: int, /) -> bytes:
        """Return at most ``length`` bytes; none at the end."""


class Target(Protocol):
    """What is written to."""

    def write(self, data: bytes, /) -> object:
        """Take all of ``data``."""


def new_key() -> bytes:
    """Return a fresh random file key (32 bytes)."""
    return secrets.token_bytes(KEY_BYTES)


def encrypt(source: Source, target: Target, key: bytes) -> int:
    """Encrypt ``source`` into ``target`` and return the number of bytes written.

    Raises:
        CipherProblem: the key is not 32 bytes, or the source is too large for one stream.
    """
    cipher = _cipher(key)
    prefix = secrets.token_bytes(_PREFIX_BYTES)
    header = _MAGIC + prefix
    target.write(header)
    written = len(header)
    piece = _read(source, CHUNK)
    counter = 0
    while True:
        following = _read(source, CHUNK) if len(piece) == CHUNK else b""
        last = not following
        sealed = cipher.encrypt(_nonce(prefix, counter, last=last), piece, header)
        target.write(sealed)
        written += len(sealed)
        if last:
            return written
        piece = following
        counter += 1


def decrypt(source: Source, key: bytes) -> Iterator[bytes]:
    """Yield the clear chunks of ``source``.

    Treat nothing as true before the iterator has ended: a cut is known only at
    the end.

    Raises:
        CipherProblem: damaged, cut short, or another key.
    """
    cipher = _cipher(key)
    header = _read(source, _HEADER_BYTES)
    if len(header) != _HEADER_BYTES or not header.startswith(_MAGIC):
        raise CipherProblem("This is not one of our encrypted files, or its beginning is damaged.")
    prefix = header[len(_MAGIC) :]
    piece = _read(source, CHUNK + _TAG_BYTES)
    counter = 0
    while True:
        following = _read(source, CHUNK + _TAG_BYTES) if len(piece) == CHUNK + _TAG_BYTES else b""
        last = not following
        try:
            clear = cipher.decrypt(_nonce(prefix, counter, last=last), piece, header)
        except InvalidTag:
            raise CipherProblem("The encrypted file is damaged, cut short, or belongs to another key.") from None
        yield clear
        if last:
            return
        piece = following
        counter += 1


def _cipher(key: bytes) -> AESGCM:
    if len(key) != KEY_BYTES:  # AESGCM itself would take a shorter key for a weaker cipher.
        raise CipherProblem(f"A file key has {KEY_BYTES} bytes; this one has {len(key)}.")
    return AESGCM(key)


def _read(source: Source, length: int) -> bytes:
    """Read ``length`` bytes, fewer only at the end: pipes and sockets may give less than was asked for."""
    pieces: list[bytes] = []
    missing = length
    while missing and (piece := source.read(missing)):
        pieces.append(piece)
        missing -= len(piece)
    return b"".join(pieces)


def _nonce(prefix: bytes, counter: int, *, last: bool) -> bytes:
    if counter > _LAST_COUNTER:
        raise CipherProblem("The file is too large for one encrypted stream.")
    return prefix + counter.to_bytes(4, "big") + (b"\x01" if last else b"\x00")


def wrap(key: bytes, public_key: bytes, purpose: bytes) -> bytes:
    """Wrap a key to an X25519 public key (32 raw bytes) with HPKE base mode.

    Args:
        key: the key to wrap.
        public_key: the receiver's raw public key.
        purpose: bound into the wrapping; the receiver must name the same.

    Raises:
        CipherProblem: that is not a public key to which anything can be wrapped.
    """
    try:
        return _SUITE.encrypt(key, X25519PublicKey.from_public_bytes(public_key), info=purpose)
    except ValueError:
        raise CipherProblem("The receiver's public key cannot be used. Ask IT for a fresh department file.") from None


def unwrap(wrapped: bytes, private_key: bytes, purpose: bytes) -> bytes:
    """Open what :func:`wrap` made, with the raw private key (32 bytes).

    Raises:
        CipherProblem: damaged, or wrapped to another key or purpose.
    """
    try:
        return _SUITE.decrypt(wrapped, X25519PrivateKey.from_private_bytes(private_key), info=purpose)
    except (InvalidTag, ValueError):
        raise CipherProblem("The key was wrapped for somebody else, or is damaged.") from None


def clear_size(cipher_size: int) -> int:
    """Return how many clear bytes a ciphertext of ``cipher_size`` bytes holds."""
    body = cipher_size - _HEADER_BYTES
    chunks = -(-body // (CHUNK + _TAG_BYTES))
    return body - chunks * _TAG_BYTES
