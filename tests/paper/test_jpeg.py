"""Pictures for the paper: small enough, ours alone, and the same again."""

from __future__ import annotations

import io

import PIL
import pytest
from PIL import Image

from fieldreport.errors import PaperProblem
from fieldreport.paper.jpeg import LARGEST, LONGEST, reduced
from tests.paper.photos import file_of, photo, shrunk

OURS = {"13.0.0": "c5aa1c7b4ad002d6e62045ef114d3941bfe17cc2d5e14f8da1d6df11035293d4"}
"""SHA-256 of one picture's reduced copy, by the release of Pillow that wrote it."""


def test_a_photo_is_bounded_in_pixels_and_bytes_and_keeps_its_shape() -> None:
    for size, grain in (((4032, 3024), 40), ((3024, 4032), 4), ((1000, 50), 4)):
        made = shrunk(file_of(photo(size, grain=grain)))
        assert max(made.width, made.height) <= LONGEST
        assert len(made.jpeg) <= LARGEST
        assert made.width / made.height == pytest.approx(size[0] / size[1], rel=0.05)
        assert Image.open(io.BytesIO(made.jpeg)).size == (made.width, made.height)


def test_what_packs_badly_is_made_smaller_until_it_fits() -> None:
    noise = Image.effect_noise((1200, 900), 200).convert("RGB")
    made = reduced(1200, 900, noise.tobytes(), largest=30_000)
    assert made.width < 1200
    assert len(made.jpeg) <= 30_000


def test_the_same_pixels_give_the_same_bytes_with_the_release_that_is_pinned() -> None:
    data = file_of(photo((1800, 1200)), "PNG")
    assert shrunk(data, "PNG") == shrunk(data, "PNG")
    known = OURS.get(PIL.__version__)
    assert known, f"Pillow {PIL.__version__} is new: look at what it makes, then add its hash here"
    assert shrunk(data, "PNG").sha256 == known


def test_nothing_but_the_picture_is_written() -> None:
    """SOI, JFIF, tables, one frame, one scan, EOI (ITU-T T.81 annex B), and no place for anything else."""
    data = shrunk(file_of(photo(), comment=b"hidden", icc_profile=b"hidden" * 100)).jpeg
    markers, at = [], 2
    while data[at + 1] != 0xDA:
        markers.append(data[at + 1])
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    assert set(markers) == {0xE0, 0xDB, 0xC0, 0xC4}
    assert markers.count(0xE0) == 1
    assert data.count(b"\xff\xd9") == 1
    assert data.endswith(b"\xff\xd9")
    assert b"hidden" not in data


def test_pixels_that_are_not_as_many_as_they_should_be_are_refused() -> None:
    for width, height, count in ((10, 10, 299), (10, 10, 301), (0, 10, 0)):
        with pytest.raises(PaperProblem, match="other pixels"):
            reduced(width, height, bytes(count))
    with pytest.raises(PaperProblem, match="small enough"):
        reduced(4, 4, bytes(48), largest=10)
