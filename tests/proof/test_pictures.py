"""Pictures of foreign files: small, upright, and made in the limited child, which nothing in them can harm."""

from __future__ import annotations

import io
import random
import struct
import time
import zlib
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from fieldreport.errors import ProofProblem
from fieldreport.proof import pictures, worker
from fieldreport.proof.worker import Limits
from tests.form_with_files import picture
from tests.proof.sealed import sealed

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/gif": "GIF", "image/webp": "WEBP", "image/tiff": "TIFF"}


def shown(data: bytes) -> Image.Image:
    found = Image.open(io.BytesIO(data))
    assert found.format == "PNG"
    return found


def flood(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is huge."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(100_000))) + chunk(b"IEND", b"")


@pytest.mark.parametrize("media_type", KINDS)
def test_every_kind_of_picture_is_shown_small(media_type: str) -> None:
    small = shown(worker.thumbnail(picture((800, 400), "blue", KINDS[media_type]), media_type, 100))
    assert small.size == (100, 50)
    red, _, blue = small.convert("RGB").getpixel((50, 25))
    assert blue > 200 > red


def test_the_first_page_of_a_pdf_is_shown() -> None:
    assert shown(worker.thumbnail(sealed().pdf, "application/pdf", 153)).size == (153, 198)


def test_a_picture_is_not_made_larger_and_a_strip_not_endless() -> None:
    assert shown(worker.thumbnail(picture((40, 30)), "image/jpeg", 1000)).size == (40, 30)
    assert shown(pictures.thumbnail(picture((10, 3000), kind="PNG"), "image/png", 100)).size == (1, 200)


def test_a_picture_stands_upright_as_the_camera_was_held() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter (Exif 2.32 §4.6.4)
    assert shown(pictures.thumbnail(picture((80, 40), exif=exif), "image/jpeg", 40)).size == (40, 80)


def test_no_other_decoder_is_tried_than_that_of_the_kind() -> None:
    with pytest.raises(ProofProblem, match="what it seems to be"):
        worker.thumbnail(picture(kind="PNG"), "image/jpeg", 40)
    for kind in ("image/svg+xml", "text/plain", "application/postscript"):
        with pytest.raises(ProofProblem):
            worker.thumbnail(b"%!PS", kind, 40)


def broken() -> Iterator[tuple[str, bytes]]:
    """Files that are cut or spoilt at any place."""
    chance = random.Random(8)
    for media_type, kind in KINDS.items():
        whole = picture((120, 90), "green", kind)
        for _ in range(40):
            spoilt = bytearray(whole)
            for _ in range(chance.randrange(1, 6)):
                spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
            yield media_type, bytes(spoilt)
            yield media_type, whole[: chance.randrange(len(whole))]


def test_a_spoilt_picture_is_a_picture_or_a_problem_and_nothing_else() -> None:
    made = refused = 0
    for media_type, data in broken():
        answer, drawn = worker._thumbnail({"media_type": media_type, "width": 50}, data)
        made += bool(drawn)
        refused += "problem" in answer
        assert bool(drawn) != ("problem" in answer)
    assert made > 20
    assert refused > 20


@pytest.mark.parametrize(
    ("media_type", "data"),
    [
        ("image/png", b""),
        ("image/png", flood(60_000, 60_000)),
        ("image/png", flood(12_000, 12_000)),
        ("image/jpeg", b"\xff\xd8\xff" + bytes(1000)),
        ("image/tiff", b"II*\0\x08\0\0\0\xff\xff" + bytes(range(256)) * 20),
        ("image/gif", b"GIF89a\xff\xff\xff\xff\xff\xff\xff" + bytes(50)),
        ("application/pdf", b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj\ntrailer<</Root 1 0 R>>"),
        ("application/pdf", b"%PDF-1.7\n" + b"[" * 200_000),
    ],
    ids=range(8),
)
def test_a_hostile_file_neither_ends_nor_holds_up_the_program(media_type: str, data: bytes) -> None:
    begun = time.monotonic()
    with pytest.raises(ProofProblem):
        worker.thumbnail(data, media_type, 100)
    assert time.monotonic() - begun < worker.SHOWING.patience


def test_the_childs_limits_hold_for_pictures() -> None:
    whole = picture((6000, 4000), kind="PNG")
    assert shown(worker.thumbnail(whole, "image/png", 60)).size == (60, 40)  # the control: with room and time it is shown
    for limits in (Limits(memory_mib=120), Limits(patience=0.05)):
        with pytest.raises(ProofProblem):
            worker.thumbnail(whole, "image/png", 60, limits=limits)


# Pixels for the paper


def looked_at(data: bytes, media_type: str, longest: int = 400) -> Image.Image:
    """Return what the limited child makes of a picture."""
    made = worker.pixels(data, media_type, longest)
    return Image.frombytes("RGB", (made.width, made.height), made.rgb)


@pytest.mark.parametrize("media_type", KINDS)
def test_of_every_kind_of_picture_only_pixels_come_back(media_type: str) -> None:
    made = looked_at(picture((800, 400), "blue", KINDS[media_type]), media_type, 100)
    assert made.size == (100, 50)
    red, _, blue = made.getpixel((50, 25))
    assert blue > 200 > red


@pytest.mark.parametrize(("orientation", "white"), [(1, "tl"), (2, "tr"), (3, "br"), (4, "bl"), (5, "tl"), (6, "tr"), (7, "br"), (8, "bl")])
def test_all_eight_ways_to_hold_a_camera_come_out_upright(orientation: int, white: str) -> None:
    """The white corner of what the camera wrote, where Exif 2.32 §4.6.4 says that it is."""
    written = Image.new("RGB", (80, 40))
    written.paste("white", (0, 0, 20, 10))
    exif = Image.Exif()
    exif[0x0112] = orientation
    for kind in ("JPEG", "TIFF", "PNG"):
        data = io.BytesIO()
        written.save(data, kind, exif=exif)
        made = looked_at(data.getvalue(), f"image/{kind.lower()}")
        assert made.size == ((80, 40) if orientation < 5 else (40, 80))
        across, down = (3, made.width - 4), (3, made.height - 4)
        corners = {"tl": (across[0], down[0]), "tr": (across[1], down[0]), "bl": (across[0], down[1]), "br": (across[1], down[1])}
        assert [name for name, at in corners.items() if made.getpixel(at)[0] > 128] == [white]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGBA", "CMYK", "I;16", "I", "F"])
def test_pictures_of_all_depths_and_colours_show_what_is_light_and_what_is_dark(mode: str) -> None:
    kind = "TIFF" if mode in ("CMYK", "I", "F", "PA") else "PNG"
    most = {"I;16": 65535, "I": 65535, "F": 1.0}.get(mode)
    if most is not None:
        plain = Image.new(mode, (100, 50), 0)
        plain.paste(most, (50, 0, 100, 50))
    else:
        plain = Image.new("RGB", (100, 50), "black")
        plain.paste("white", (50, 0, 100, 50))
        plain = plain.convert("P").convert("PA") if mode == "PA" else plain.convert(mode)
    data = io.BytesIO()
    plain.save(data, kind)
    made = looked_at(data.getvalue(), f"image/{kind.lower()}")
    assert max(made.getpixel((20, 25))) < 60
    assert min(made.getpixel((80, 25))) > 195


def test_a_gray_of_sixteen_bits_is_scaled_and_not_cut_off() -> None:
    half = Image.new("I;16", (20, 20), 32768)
    data = io.BytesIO()
    half.save(data, "PNG")
    assert 120 < looked_at(data.getvalue(), "image/png").getpixel((10, 10))[0] < 136


def test_what_is_transparent_stands_on_white() -> None:
    for empty in (Image.new("RGBA", (20, 20), (0, 0, 0, 0)), Image.new("LA", (20, 20), (0, 0))):
        data = io.BytesIO()
        empty.save(data, "PNG")
        assert looked_at(data.getvalue(), "image/png").getpixel((10, 10)) == (255, 255, 255)


def test_of_a_moving_picture_the_first_is_shown() -> None:
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "blue", "green")]
    for kind in ("GIF", "WEBP", "PNG", "TIFF"):
        data = io.BytesIO()
        frames[0].save(data, kind, save_all=True, append_images=frames[1:])
        red, green, blue = looked_at(data.getvalue(), f"image/{kind.lower()}").getpixel((20, 15))
        assert red > 200 > max(green, blue)


def test_colours_are_those_that_were_meant_and_a_damaged_profile_harms_nothing() -> None:
    from PIL import ImageCms

    plain = Image.new("RGB", (40, 30), (200, 100, 50))
    linear = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for profile in (b"no profile", linear, ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()):
        data = io.BytesIO()
        plain.save(data, "PNG", icc_profile=profile)
        assert looked_at(data.getvalue(), "image/png").getpixel((20, 15)) == pytest.approx((200, 100, 50), abs=2)


def test_spoilt_pictures_give_pixels_or_a_problem_and_nothing_else() -> None:
    made = refused = 0
    for media_type, data in broken():
        answer, rgb = worker._pixels({"media_type": media_type, "longest": 50}, data)
        if "problem" in answer:
            assert rgb == []
            refused += 1
        else:
            assert len(rgb[0]) == 3 * answer["width"] * answer["height"]
            made += 1
    assert made > 20
    assert refused > 20


@pytest.mark.parametrize(
    ("media_type", "data"),
    [
        ("image/png", b""),
        ("image/png", flood(60_000, 60_000)),
        ("image/jpeg", b"\xff\xd8\xff" + bytes(1000)),
        ("application/pdf", b"%PDF-"),
    ],
    ids=range(4),
)
def test_of_a_hostile_file_no_pixels_come(media_type: str, data: bytes) -> None:
    with pytest.raises(ProofProblem, match="seems to be"):
        worker.pixels(data, media_type, 100)


def test_a_machine_that_is_too_busy_says_nothing_about_the_picture() -> None:
    whole = picture((3000, 2000), kind="PNG")
    assert looked_at(whole, "image/png", 30).size == (30, 20)  # the control
    with pytest.raises(worker.MachineProblem):
        worker.pixels(whole, "image/png", 30, limits=Limits(patience=0.01))
