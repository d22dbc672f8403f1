"""The transcript of a check, set as a paper (PDF/A-3a and PDF/UA-1) and as one page of HTML that refers to nothing outside itself."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import UTC
from html import escape
from itertools import zip_longest
from typing import TYPE_CHECKING

from fieldreport import canonical
from fieldreport.paper import archive
from fieldreport.paper.blocks import ANSWER, LABEL, MONO, SECTION, SMALL, STRONG, TITLE, Column, Piece, cells, heading, paragraph
from fieldreport.paper.furniture import SIDE, SIZES, Furniture, draw_pages
from fieldreport.paper.pen import Pen
from fieldreport.report.transcript import NOT_SIGNED
from fieldreport.report.transcript import TITLE as NAME

if TYPE_CHECKING:
    from datetime import datetime

    from fieldreport.paper.furniture import Paper
    from fieldreport.paper.pages import Slab
    from fieldreport.paper.pen import Element
    from fieldreport.report.transcript import Line, Part, Transcript

_LABELS = 128.0
_GUTTER = 12.0
_STYLE = """
body { font: 1rem/1.5 "Atkinson Hyperlegible", Verdana, sans-serif; color: #14181f; background: #fff }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 }
h2 { font-size: 1.25rem; margin: 2rem 0 .25rem; border-top: 2px solid; padding-top: .5rem }
.headline { font-size: 1.25rem; font-weight: bold }
.said { font-size: 1.15rem }
.about, footer, dt { color: #3f4857 }
dl { display: grid; grid-template-columns: minmax(8rem, 12rem) 1fr; gap: .25rem 1rem; margin: .5rem 0 }
dd { margin: 0; overflow-wrap: anywhere }
code { font-family: Consolas, "DejaVu Sans Mono", monospace; font-size: .84rem }
@media (max-width: 34rem) { dl { display: block } dd { margin-bottom: .5rem } }
@media print { body { margin: 0; max-width: none; font-size: 10pt } h2 { break-after: avoid } dd, dt { break-inside: avoid } }
""".strip()
"""The page's whole dress. Contrast at least 7:1; no colour says anything."""


def transcript_paper(transcript: Transcript, *, made: datetime, paper: Paper = "letter") -> bytes:
    """Return a transcript as PDF/A-3a and PDF/UA-1, with its words as JSON inside. The same transcript and time give the same bytes.

    Args:
        transcript: its words.
        made: aware time of the check.
        paper: the sheet.
    """
    title = f"{NAME}: {transcript.headline}"
    pen = Pen(SIZES[paper], title=title, language="en", author="fieldreport")
    frame = Column(SIDE, pen.size[0] - 2 * SIDE)
    slabs = _head(transcript, frame, pen.tree)
    for part in transcript.parts:
        slabs += _part(part, frame, pen.tree.add("Sect"))
    draw_pages(pen, slabs, _furniture(transcript))
    data = canonical.encode({"format": "fieldreport.transcript/1", **json.loads(json.dumps(asdict(transcript)))})
    about = "The words of this transcript"
    return archive.finish(
        pen.finish(), data, title=title, author="fieldreport", made=made.astimezone(UTC), name="transcript.json", about=about
    )


def transcript_page(transcript: Transcript) -> bytes:
    """Return a transcript as one HTML page: no script, no reference to anything outside; what came from the file is escaped."""
    title = escape(f"{NAME}: {transcript.headline}")
    said = "\n".join(f'<p class="said">{escape(sentence)}</p>' for sentence in transcript.sentences)
    notes = "\n".join(f"<p>Note: {escape(note)}</p>" for note in transcript.notes)
    parts = "\n".join(_html(part, number) for number, part in enumerate(transcript.parts))
    page = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{_STYLE}
</style>
</head>
<body>
<main>
<h1>{NAME}</h1>
<p class="headline">{escape(transcript.headline)}</p>
{said}
{notes}
{parts}
</main>
<footer><p>{NOT_SIGNED}</p></footer>
</body>
</html>
"""
    return page.encode("utf-8", "replace")


def _html(part: Part, number: int) -> str:
    about = f'<p class="about">{escape(part.about)}</p>\n' if part.about else ""
    lines = "\n".join(f"<dt>{escape(line.label)}</dt><dd>{_html_words(line)}</dd>" for line in part.lines)
    name = f"part-{number}"
    return f'<section aria-labelledby="{name}">\n<h2 id="{name}">{escape(part.title)}</h2>\n{about}<dl>\n{lines}\n</dl>\n</section>'


def _html_words(line: Line) -> str:
    words = escape(line.words)
    return f"<code>{words}</code>" if line.exact else words


def _furniture(transcript: Transcript) -> Furniture:
    return Furniture(
        title=NAME,
        report=transcript.report[:1].upper() + transcript.report[1:],
        number="",
        version="",
        fingerprint=transcript.sha256,
        foot="A transcript. It is not signed itself.",
        mark="",
        training=False,
    )


def _head(transcript: Transcript, frame: Column, tree: Element) -> list[Slab]:
    slabs = heading(NAME, TITLE, frame, tree.add("H1"), before=0, level=0)
    slabs += paragraph(Piece(transcript.headline, SECTION), frame, tree.add("P"), before=6)
    for sentence in transcript.sentences:
        slabs += paragraph(Piece(sentence, ANSWER), frame, tree.add("P"), before=6)
    for note in transcript.notes:
        slabs += paragraph(Piece(f"Note: {note}", ANSWER), frame, tree.add("P"), before=6)
    return slabs + paragraph(Piece(NOT_SIGNED, SMALL), frame, tree.add("P"), before=8)


def _part(part: Part, frame: Column, tree: Element) -> list[Slab]:
    slabs = heading(part.title, SECTION, frame, tree.add("H2"), before=20, level=1, rule=True)
    if part.about:
        slabs += paragraph(Piece(part.about, SMALL), frame, tree.add("P"), before=4, keep_with_next=True)
    columns = [Column(frame.left, _LABELS), Column(frame.left + _LABELS + _GUTTER, frame.width - _LABELS - _GUTTER)]
    for line, following in zip_longest(part.lines, part.lines[1:]):
        told = tree.add("P")
        label = Piece(line.label, STRONG if line.label in _LOUD else LABEL)
        words = Piece(line.words, MONO if line.exact else ANSWER)
        slabs += cells([[label], [words]], columns, [told.add("Span"), told.add("Span")], before=4)
        if following is not None and following.exact and not line.exact:  # a fingerprint stays with what it is of
            slabs[-1] = replace(slabs[-1], keep=True)
    return slabs


_LOUD = ("failed", "not reached", "not done")
"""Results that must not be overlooked in a column of ``passed``."""
