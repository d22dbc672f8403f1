"""What kind of file some bytes begin: by their first bytes, against a short list. Nothing is parsed.

The name of a file says nothing here: it can be anything. What is not on the
list is ``application/octet-stream``, which is taken in all the same. The marks
are those of the formats' own specifications and of the WHATWG's *MIME Sniffing*
(https://mimesniff.spec.whatwg.org/).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST_BYTES = 4096
"""How much of a file's beginning is looked at."""
UNKNOWN = "application/octet-stream"
PICTURES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "image/tiff"})
"""Kinds of which the limited child can make a picture, beside the first page of a PDF."""
LONGEST_NAME = 255
_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"%PDF-", "application/pdf"),
    (b"ID3", "audio/mpeg"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_STILLS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_SOUNDS = frozenset({b"M4A ", b"M4B "})
_FILMS = frozenset({b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"MSNV", b"dash"})
_OLD_MOVIES = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})
_EBML = b"\x1a\x45\xdf\xa3"
_DOC_TYPES = ((b"\x42\x82\x84webm", "video/webm"), (b"\x42\x82\x88matroska", "video/x-matroska"))
_CONTROLS = bytes(sorted(set(range(32)) - set(b"\t\n\f\r") | {127}))


def media_type(first: bytes) -> str:
    """Return the media type of a file that begins with ``first`` (:data:`FIRST_BYTES`, or all of it when it is shorter)."""
    for mark, kind in _MARKS:
        if first.startswith(mark):
            return kind
    for look in _LOOKS:
        found = look(first)
        if found:
            return found
    return UNKNOWN


def safe_name(name: str) -> str:
    """Return a file's name as it may be kept: one line of printable text, no path, at most :data:`LONGEST_NAME` characters.

    What is not printable (control characters, signs that turn the direction of
    writing, bytes that are no text) becomes ``_``; the end of a name that is too long stays.
    """
    plain = "".join(character if character.isprintable() and character not in "/\\" else "_" for character in name)
    plain = plain.strip()
    if plain.strip("._ ") == "":
        return "unnamed"
    if len(plain) <= LONGEST_NAME:
        return plain
    stem, dot, end = plain.rpartition(".")
    if not dot or len(end) > 16:
        return plain[:LONGEST_NAME]
    return f"{stem[: LONGEST_NAME - len(end) - 1]}.{end}"


def _riff(first: bytes) -> str:
    return _RIFF.get(first[8:12], "") if first.startswith(b"RIFF") else ""


def _iso_media(first: bytes) -> str:
    """ISO/IEC 14496-12 §4.3: a box ``ftyp`` with the main brand and those that it is compatible with."""
    if first[4:8] != b"ftyp":
        return "video/quicktime" if first[4:8] in _OLD_MOVIES else ""
    length = min(int.from_bytes(first[:4], "big"), len(first))
    main = first[8:12]
    brands = {main, *(first[at : at + 4] for at in range(16, length - 3, 4))}
    if main in _STILLS:
        return "image/heic"
    if main in _SOUNDS:
        return "audio/mp4"
    if main == b"qt  ":
        return "video/quicktime"
    films = main in _FILMS or main.startswith(b"3gp") or brands & {b"mp41", b"mp42"}
    return "video/mp4" if films else ""


def _ebml(first: bytes) -> str:
    if not first.startswith(_EBML):
        return ""
    return next((kind for mark, kind in _DOC_TYPES if mark in first[:128]), "")


def _mpeg_sound(first: bytes) -> str:
    """ISO/IEC 11172-3 §2.4.1.3: the head of a frame of layer III, with a rate that there is."""
    if len(first) < 4 or first[0] != 0xFF or first[1] & 0xE6 != 0xE2 or first[1] & 0x18 == 0x08:
        return ""
    possible = first[2] >> 4 not in (0, 15) and first[2] & 0x0C != 0x0C
    return "audio/mpeg" if possible else ""


def _ogg(first: bytes) -> str:
    if not first.startswith(b"OggS\0"):
        return ""
    return "video/ogg" if b"\x80theora" in first[:128] else "audio/ogg"


def _text(first: bytes) -> str:
    """UTF-8 (or ASCII) without control characters; a letter that is cut at the end is no fault."""
    if not first or first.translate(None, _CONTROLS) != first:
        return ""
    for cut in range(4 if len(first) >= FIRST_BYTES else 1):
        try:
            first[: len(first) - cut].decode("utf-8")
        except UnicodeDecodeError:
            continue
        return "text/plain"
    return ""


_LOOKS: tuple[Callable[[bytes], str], ...] = (_riff, _iso_media, _ebml, _ogg, _mpeg_sound, _text)
