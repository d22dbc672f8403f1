"""A file is what its first bytes say; its name says nothing, and is made safe."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.answers.checking import _MEDIA_TYPE, LONGEST_NAME
from fieldreport.evidence import kinds
from tests.form_with_files import picture


def box(brand: bytes, *others: bytes) -> bytes:
    body = b"ftyp" + brand + b"\0\0\0\0" + b"".join(others)
    return (len(body) + 4).to_bytes(4, "big") + body + b"\0\0\0\x08mdat"


BEGINNINGS = [
    (picture(kind="JPEG"), "image/jpeg"),
    (picture(kind="PNG"), "image/png"),
    (picture(kind="GIF"), "image/gif"),
    (picture(kind="WEBP"), "image/webp"),
    (picture(kind="TIFF"), "image/tiff"),
    (b"MM\0*\0\0\0\x08", "image/tiff"),
    (box(b"heic", b"mif1", b"heic"), "image/heic"),
    (b"%PDF-1.7\n", "application/pdf"),
    (box(b"isom", b"isom", b"mp41"), "video/mp4"),
    (box(b"XXXX", b"mp42"), "video/mp4"),
    (box(b"3gp5"), "video/mp4"),
    (box(b"qt  "), "video/quicktime"),
    (b"\0\0\0\x08wide\0\0\0\0mdat", "video/quicktime"),
    (box(b"M4A ", b"mp42"), "audio/mp4"),
    (b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm\x42\x87", "video/webm"),
    (b"\x1a\x45\xdf\xa3\xa3\x42\x86\x81\x01\x42\x82\x88matroska", "video/x-matroska"),
    (b"RIFF\x10\0\0\0AVI LIST", "video/x-msvideo"),
    (b"RIFF\x10\0\0\0WAVEfmt ", "audio/wav"),
    (b"ID3\x04\0\0\0\0\0\0", "audio/mpeg"),
    (b"\xff\xfb\x90\x64" + bytes(100), "audio/mpeg"),
    (b"OggS\0\x02" + bytes(22) + b"\x01\x1eOpusHead", "audio/ogg"),
    (b"OggS\0\x02" + bytes(22) + b"\x80theora\x03", "video/ogg"),
    (b"PK\x03\x04\x14\0", "application/zip"),
    (b"PK\x05\x06" + bytes(18), "application/zip"),
    (b"Notes of the day\r\n\tsecond line\n", "text/plain"),
    ("Ñandú: ¿qué pasó?".encode(), "text/plain"),
    ((b"a" * 4095 + "é".encode())[:4096], "text/plain"),
    # Not on the list, or only half of a mark.
    (b"", "application/octet-stream"),
    (b"\xff\xd8", "application/octet-stream"),
    (b"\x7fELF\x02", "application/octet-stream"),
    (b"MZ\x90\0", "application/octet-stream"),
    (b"RIFF\x10\0\0\0ACON", "application/octet-stream"),
    (b"\x1a\x45\xdf\xa3\x42\x82\x84more", "application/octet-stream"),
    (box(b"crx "), "application/octet-stream"),
    (b"\xff\xff\xff\xff", "application/octet-stream"),
    (b"\xff\xf1\x50\x80", "application/octet-stream"),
    (b"words\0and a zero", "application/octet-stream"),
    ("Ñ".encode()[:1], "application/octet-stream"),
    (b"caf\xe9", "application/octet-stream"),
]


@pytest.mark.parametrize(("first", "kind"), BEGINNINGS, ids=[f"{number}-{kind}" for number, (_, kind) in enumerate(BEGINNINGS)])
def test_the_first_bytes_say_what_kind_of_file_it_is(first: bytes, kind: str) -> None:
    assert kinds.media_type(first[: kinds.FIRST_BYTES]) == kind


@given(
    st.binary(max_size=200) | st.sampled_from([first for first, _ in BEGINNINGS]).flatmap(lambda b: st.integers(0, 60).map(lambda n: b[:n]))
)
def test_any_bytes_are_of_some_kind_that_an_answer_takes(first: bytes) -> None:
    assert _MEDIA_TYPE.fullmatch(kinds.media_type(first))


def test_every_kind_of_which_a_picture_is_made_is_one_that_is_found() -> None:
    assert {kind for _, kind in BEGINNINGS} >= kinds.PICTURES


NAMES = [
    ("IMG_0001.jpg", "IMG_0001.jpg"),
    ("../../etc/passwd", ".._.._etc_passwd"),
    ("..\\..\\boot.ini", ".._.._boot.ini"),
    ("line\nbreak\0.jpg", "line_break_.jpg"),
    ("photo\u202egpj.exe", "photo_gpj.exe"),
    ("東京 été ½.jpg", "東京 été ½.jpg"),
    ("caf\udce9.jpg", "caf_.jpg"),
    ("  padded.txt ", "padded.txt"),
    ("", "unnamed"),
    ("..", "unnamed"),
    ("\n\n", "unnamed"),
    ("x" * 300 + ".jpeg", "x" * 250 + ".jpeg"),
    ("y" * 300, "y" * 255),
]


@pytest.mark.parametrize(("name", "kept"), NAMES, ids=range(len(NAMES)))
def test_a_name_is_kept_as_one_line_of_text_without_a_path(name: str, kept: str) -> None:
    assert kinds.safe_name(name) == kept


@given(st.text(max_size=400))
def test_every_name_becomes_one_that_an_answer_takes(name: str) -> None:
    kept = kinds.safe_name(name)
    assert 0 < len(kept) <= LONGEST_NAME == kinds.LONGEST_NAME
    assert kept.isprintable()
    assert not set("/\\") & set(kept)
    assert kinds.safe_name(kept) == kept
