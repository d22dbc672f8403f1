"""The transcript of a check, as a paper and as a page."""

from __future__ import annotations

import io
from dataclasses import replace
from html.parser import HTMLParser

import pikepdf

from fieldreport import canonical
from fieldreport.paper.transcript import transcript_page, transcript_paper
from fieldreport.report.transcript import NOT_SIGNED, Line, Part, Transcript, printable
from tests.paper.reading import failures, text_of
from tests.paper.test_layout import HOSTILE, flat
from tests.pki import SIGNED_AT

HASH = "ab" * 32
GIVEN = Transcript(
    headline="report.pdf: verified",
    sentences=("Signed by Alex Sample.", "The time is not proved.", "Nothing was changed."),
    notes=("Revocation was not checked.",),
    parts=(
        Part("What was checked", "", (Line("File", "report.pdf"), Line("SHA-256 of the file", HASH, exact=True))),
        Part("Step by step", "In this order.", (Line("passed", "The file is whole."), Line("not done", "The receipt fits."))),
    ),
    report="report 0198, version 1 (original)",
    sha256=HASH,
    made="10 Aug 2026, 1812 hours CDT",
)


class Tags(HTMLParser):
    """All elements and attributes of a page."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.given: list[tuple[str, str | None]] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.given += attrs


def hostile() -> Transcript:
    line = Line("<b>x</b>", '"><script>alert(1)</script><img src=x onerror=y>', exact=True)
    parts = (Part("</section><script>", "<style>@import url(//x)</style>", (line, *(Line("A", printable(one)) for one in HOSTILE))),)
    return replace(GIVEN, headline="<script>a.pdf: NOT verified", notes=("</main><iframe src=//x>",), parts=parts)


def test_the_paper_holds_every_word_and_the_fingerprint_in_full() -> None:
    text = flat(text_of(transcript_paper(GIVEN, made=SIGNED_AT)))
    words = [
        *GIVEN.sentences,
        GIVEN.headline,
        f"Note: {GIVEN.notes[0]}",
        NOT_SIGNED,
        *(one.words for part in GIVEN.parts for one in part.lines),
    ]
    assert [one for one in words if one not in text] == []


def test_the_paper_is_archival_and_accessible_whatever_the_file_said() -> None:
    assert failures(transcript_paper(GIVEN, made=SIGNED_AT)) == []
    assert failures(transcript_paper(hostile(), made=SIGNED_AT, paper="a4")) == []


def test_the_same_check_gives_the_same_bytes_and_carries_its_words_as_data() -> None:
    pdf = transcript_paper(GIVEN, made=SIGNED_AT)
    assert pdf == transcript_paper(GIVEN, made=SIGNED_AT)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        data = canonical.decode(opened.attachments["transcript.json"].get_file().read_bytes())
    assert isinstance(data, dict)
    assert (data["format"], data["sha256"]) == ("fieldreport.transcript/1", HASH)


def test_the_page_holds_the_same_words() -> None:
    page = transcript_page(GIVEN).decode()
    assert all(words in page for words in (*GIVEN.sentences, GIVEN.headline, f"<code>{HASH}</code>", NOT_SIGNED))


def test_the_page_refers_to_nothing_outside_and_obeys_nothing_that_the_file_says() -> None:
    honest, forged = Tags(transcript_page(GIVEN)), Tags(transcript_page(hostile()))
    assert {"script", "img", "link", "iframe", "a", "b"} & {*honest.seen, *forged.seen} == set()
    assert not {"src", "href", "onerror", "style"} & {name for name, _ in forged.given}
    assert forged.seen.count("style") == 1


def test_the_page_can_be_read_aloud() -> None:
    tags = Tags(transcript_page(GIVEN))
    assert ("lang", "en") in tags.given
    assert [tag for tag in tags.seen if tag in ("h1", "h2", "main")] == ["main", "h1", "h2", "h2"]
    assert tags.seen.count("section") == len([1 for name, _ in tags.given if name == "aria-labelledby"]) == 2
