"""A paper of ours is drawn page by page, and nothing of it stays open."""

from __future__ import annotations

import subprocess
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops

from fieldreport.errors import ProofProblem
from fieldreport.paper.copies import unsigned_paper
from fieldreport.proof.own_paper import DrawnPage, OwnPaper, own_paper
from tests.paper.records import minimal
from tests.proof import forging
from tests.proof.sealed import sealed

if TYPE_CHECKING:
    from pathlib import Path


def seen(page: DrawnPage) -> Image.Image:
    return Image.frombytes("RGB", (page.width, page.height), page.pixels, "raw", "BGRX", page.stride)


def test_the_picture_of_a_page_is_the_page_as_wide_as_was_asked() -> None:
    paper = own_paper(sealed().pdf)
    assert len(paper) == sealed().pages
    assert paper.sizes[0] == (612, 792)
    for width, height in ((612, 792), (816, 1056), (333, 431)):
        picture = seen(paper.draw(0, width))
        assert picture.size == (width, height)
        assert picture.getpixel((5, 5)) == (255, 255, 255)
        assert picture.convert("L").getextrema() == (0, 255)


def test_a_packed_page_is_the_same_page() -> None:
    paper = own_paper(sealed().pdf)
    page, packed = paper.draw(1, 551), paper.draw_packed(1, 551)
    assert (packed.width, packed.height, packed.stride) == (page.width, page.height, page.stride)
    assert zlib.decompress(packed.pixels) == page.pixels
    with pytest.raises(ProofProblem, match="too large"):
        paper.draw_packed(0, 20_000)


def test_any_page_is_drawn_alone_and_always_alike() -> None:
    paper = own_paper(sealed().pdf)
    once = [paper.draw(index, 300) for index in range(len(paper))]
    assert len({page.pixels for page in once}) == len(paper), "the pages differ"
    assert paper.draw(1, 300) == once[1]
    with pytest.raises(IndexError):
        paper.draw(len(paper), 300)


def test_the_picture_of_a_sealed_page_shows_the_signature() -> None:
    one, other = (own_paper(pdf) for pdf in (unsigned_paper(minimal()), sealed().pdf))
    differences = [ImageChops.difference(seen(one.draw(index, 612)), seen(other.draw(index, 612))).getbbox() for index in range(len(one))]
    (box,) = [found for found in differences if found is not None]
    assert box[2] - box[0] > 200, "name, star and time stand in the box that was empty before"


def test_pages_asked_for_from_several_threads_are_drawn_one_at_a_time() -> None:
    paper = own_paper(sealed().pdf)
    alone = paper.draw(0, 200)
    with ThreadPoolExecutor(4) as pool:
        assert all(page == alone for page in pool.map(lambda _: paper.draw(0, 200), range(40)))


DRAWS_UNTIL_THE_END = """
import atexit, sys, threading
from pathlib import Path

import pypdfium2
from fieldreport.proof.own_paper import own_paper

render, drawing, begun = pypdfium2.PdfPage.render, [], threading.Event()

def watched(page, **how):
    drawing.append(page)
    begun.set()
    try:
        return render(page, **how)
    finally:
        drawing.pop()

def draw(paper):
    while True:
        paper.draw(0, 3000)

pypdfium2.PdfPage.render = watched
atexit.register(lambda: print(f"{len(drawing)} in the making"))  # called after what is registered later, before pdfium goes
threading.Thread(target=draw, args=[own_paper(Path(sys.argv[1]).read_bytes())], daemon=True).start()
begun.wait()
"""


def test_a_program_that_ends_while_a_page_is_drawn_waits_for_it(tmp_path: Path) -> None:
    file = tmp_path / "sealed.pdf"
    file.write_bytes(sealed().pdf)
    words = [sys.executable, "-c", DRAWS_UNTIL_THE_END, str(file)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "0 in the making\n", "")


@pytest.mark.parametrize("garbage", [b"", b"not a pdf", b"%PDF-1.7\n%%EOF"])
def test_what_cannot_be_drawn_is_said_in_words(garbage: bytes) -> None:
    with pytest.raises(ProofProblem, match="cannot be shown"):
        own_paper(garbage)
    with pytest.raises(ProofProblem, match="cannot be shown"):
        OwnPaper(garbage, ((612, 792),)).draw(0, 100)


def test_a_page_of_monstrous_size_is_not_drawn() -> None:
    huge = forging.rewritten(sealed().pdf, lambda opened: opened.pages[0].obj.__setitem__("/MediaBox", [0, 0, 14_000, 14_000]))
    paper = own_paper(huge)
    assert paper.draw(0, 500).height == 500
    with pytest.raises(ProofProblem, match="too large"):
        paper.draw(0, 14_000)
