"""The pen: draws on reportlab's canvas and keeps the tree of what was drawn.

Everything on a page is either content of an element of the structure tree
(ISO 32000-1 §14.8) or an artifact (rules, headers, page numbers, watermark).
reportlab writes no tags of its own; the marks stand in the page's stream here
and :mod:`fieldreport.paper.tagging` builds the tree from them.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from fieldreport.paper import direction, fonts, shaping

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldreport.paper.typesetting import Line, Type

Colour = tuple[float, float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points from the page's lower left corner."""
_UNSEEN = 0.001
"""In points: reportlab writes no smaller differences."""

_ESCAPED = {code: f"\\{code:03o}" for code in (*range(32), *b"()\\", *range(127, 256))}
"""How a byte that is not plain stands in a PDF string (ISO 32000-1 §7.3.4.2)."""


@dataclass(slots=True)
class Element:
    """An element of the structure tree: a standard structure type, its kids in reading order, and its attributes."""

    tag: str
    kids: list[Element | tuple[int, int]] = field(default_factory=list)
    """Elements, or (page index, mark id) of content on a page."""
    alternative: str = ""
    scope: str = ""
    """``Column`` or ``Row`` of a TH."""
    box: Box | None = None
    """Where a figure stands."""

    def add(self, tag: str, *, scope: str = "", alternative: str = "") -> Element:
        """Append and return a new kid."""
        kid = Element(tag, scope=scope, alternative=alternative)
        self.kids.append(kid)
        return kid


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished drawing."""

    pdf: bytes
    tree: Element
    signature: tuple[int, Box] | None
    """Page index and box in which the signature's appearance will stand."""
    pages: int


class Pen:
    """Draws one document; heights are given from the top of the page, as a reader thinks of them."""

    def __init__(self, size: tuple[float, float], *, title: str, language: str, author: str) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self._target = BytesIO()
        self._size = size
        # invariant: no clock and no random ids in the file; the first font must not be a base-14 one, which cannot be embedded.
        # Streams stay plain here: paper.archive packs all of them in the end, and packing them twice took a fifth of the time.
        self._canvas = Canvas(
            self._target,
            pagesize=size,
            invariant=1,
            pageCompression=0,
            lang=language,
            pdfVersion=(1, 7),
            initialFontName=fonts.font_name(fonts.Style.REGULAR),  # type: ignore[arg-type]  # types-reportlab says float
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator("fieldreport")
        self._page = 0
        self._marks = 0
        self._bookmarks = 0
        self.tree = Element("Document")
        self.signature: tuple[int, Box] | None = None

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page in points."""
        return self._size

    def text(self, line: Line, x: float, top: float, kind: Type, element: Element | None, *, measure: float = 0.0) -> None:
        """Draw a line whose base line lies one type size under ``top``; without an element it is an artifact."""
        self.lines(((line, x, top, kind),), element, measure=measure)

    def lines(self, placed: Sequence[tuple[Line, float, float, Type]], element: Element | None, *, measure: float = 0.0) -> None:
        """Draw lines that one element holds on this page: each with its left edge, the height of its top, and its type."""
        written = [said for line, x, top, kind in placed if (said := self._written(line, x, top, kind, measure))]
        if not written:
            return
        self._begin(element)
        self._code.append(f"BT\n{chr(10).join(written)}\nET")
        self._end()

    def _written(self, line: Line, x: float, top: float, kind: Type, measure: float) -> str:
        """Return the operators of a line. They are written here, because reportlab's text object takes half of the time of a page."""
        if not line.runs:
            return ""
        left = x + measure - line.width if line.right and measure else x
        height = self._size[1] - top - kind.size
        red, green, blue = kind.colour
        words = [f"{_at(left, height)} {red:g} {green:g} {blue:g} rg"]
        for name, characters in line.runs:
            if shaping.glyph_of(characters[0]):
                words.append(self._placed(name, characters, left, height, kind.size))
                left += sum(glyph.advance for glyph, _ in shaping.glyphs_of(characters)) * kind.size / 1000
                words.append(_at(left, height))
            else:
                words.append(self._shown(name, characters, kind.size))
                left += fonts.run_width(name, characters, kind.size) if len(line.runs) > 1 else 0.0
        return " ".join(words)

    def _shown(self, name: str, characters: str, size: float) -> str:
        """Return the operators that show characters of a font where the pen stands."""
        from reportlab.pdfbase.pdfmetrics import getFont

        document = self._canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001
        font: Any = getFont(name)  # types-reportlab knows no methods of TTFont that its base lacks
        words = []
        for subset, codes in font.splitString(characters, document):
            shown = codes.decode("latin-1").translate(_ESCAPED)
            words.append(f"{font.getSubsetInternalName(subset, document)} {size:g} Tf ({shown}) Tj")
        return " ".join(words)

    def _placed(self, name: str, characters: str, x: float, y: float, size: float) -> str:
        """Return the operators of shaped glyphs, each at its place, as a span that says how it was written (ISO 32000-1 §14.9.4).

        Lines that run to the left get no such span: poppler, pdfium and mupdf take what is drawn from left to right
        and turn it themselves, so that a span in the order of reading comes out reversed.
        """
        words = []
        spanned = not direction.runs_left(characters[0])
        if spanned:
            written = shaping.as_written(characters).encode("utf-16-be").hex().upper()
            words.append(f"/Span <</ActualText <FEFF{written}>>> BDC")
        pending, at = "", (x, y)
        for glyph, character in shaping.glyphs_of(characters):
            place = (x + glyph.right * size / 1000, y + glyph.up * size / 1000)
            if max(abs(place[0] - at[0]), abs(place[1] - at[1])) > _UNSEEN:
                if pending:
                    words.append(self._shown(name, pending, size))
                words.append(_at(*place))
                pending, at = "", place
            pending += character
            at = (at[0] + glyph.natural * size / 1000, at[1])
            x += glyph.advance * size / 1000
        words.append(self._shown(name, pending, size))
        if spanned:
            words.append("EMC")
        return " ".join(words)

    def rule(self, x: float, top: float, length: float, *, weight: float = 0.5, colour: Colour = (0.0, 0.0, 0.0)) -> None:
        """Draw a horizontal rule (an artifact)."""
        self._stroke((x, top), (x + length, top), weight, colour)

    def upright(self, x: float, top: float, length: float, *, weight: float = 0.5, colour: Colour = (0.0, 0.0, 0.0)) -> None:
        """Draw a vertical rule downwards (an artifact)."""
        self._stroke((x, top), (x, top + length), weight, colour)

    def _stroke(self, start: tuple[float, float], end: tuple[float, float], weight: float, colour: Colour) -> None:
        red, green, blue = colour
        height = self._size[1]
        line = f"{start[0]:.2f} {height - start[1]:.2f} m {end[0]:.2f} {height - end[1]:.2f} l S"
        self._begin(None)
        self._code.append(f"{red:g} {green:g} {blue:g} RG {weight:g} w {line}")
        self._end()

    def box(
        self,
        x: float,
        top: float,
        width: float,
        height: float,
        *,
        weight: float = 0.6,
        fill: Colour | None = None,
        stroke: Colour = (0, 0, 0),
    ) -> None:
        """Draw a box (an artifact)."""
        self._begin(None)
        canvas = self._canvas
        canvas.setStrokeColorRGB(*stroke)
        canvas.setLineWidth(weight)
        if fill is not None:
            canvas.setFillColorRGB(*fill)
        canvas.rect(x, self._size[1] - top - height, width, height, stroke=1 if weight else 0, fill=1 if fill is not None else 0)
        self._end()

    def figure(self, rows: Sequence[Sequence[int]], x: float, top: float, side: float, element: Element) -> None:
        """Draw a matrix of modules (a QR code) as filled rectangles, ``side`` points wide."""
        module = side / len(rows)
        self._begin(element)
        canvas = self._canvas
        canvas.setFillColorRGB(0, 0, 0)
        path = canvas.beginPath()
        for down, row in enumerate(rows):
            start = 0
            while start < len(row):
                end = start
                while end < len(row) and row[end]:
                    end += 1
                if end > start:
                    path.rect(x + start * module, self._size[1] - top - (down + 1) * module, (end - start) * module, module)
                start = end + 1
        canvas.drawPath(path, stroke=0, fill=1)
        self._end()
        element.box = (x, self._size[1] - top - side, x + side, self._size[1] - top)

    def picture(self, jpeg: bytes, pixels: tuple[int, int], place: tuple[float, float, float, float], element: Element) -> None:
        """Draw a JPEG of 24-bit RGB; its bytes stand in the document as they are.

        Args:
            jpeg: the picture.
            pixels: its width and height.
            place: left edge, height of its top, width and height, in points.
            element: the figure.
        """
        from reportlab.pdfbase.pdfdoc import PDFImageXObject

        document: Any = self._canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001
        # drawImage would decode it and pack it anew as text: the bytes would not be those that the record names.
        name = hashlib.sha256(jpeg).hexdigest()
        shown = document.getXObjectName(name)
        if document.idToObject.get(shown) is None:
            image: Any = PDFImageXObject(name)
            image.width, image.height = pixels
            image.bitsPerComponent, image.colorSpace = 8, "DeviceRGB"
            image._filters, image.streamContent = ("DCTDecode",), jpeg  # noqa: SLF001
            document.Reference(image, shown)
            document.addForm(name, image)
        used: list[str] = self._canvas._formsinuse  # type: ignore[attr-defined]  # noqa: SLF001
        used.append(name)
        left, top, width, height = place
        bottom = self._size[1] - top - height
        self._begin(element)
        self._code.append(f"q {width:.3f} 0 0 {height:.3f} {left:.3f} {bottom:.3f} cm /{shown} Do Q")
        self._end()
        element.box = (left, bottom, left + width, bottom + height)

    def watermark(self, words: str) -> None:
        """Draw large pale words across the page, behind what follows."""
        width, height = self._size
        self._begin(None)
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(width / 2, height / 2)
        canvas.rotate(52)
        canvas.setFillColorRGB(0.9, 0.9, 0.9)
        size = min(150.0, 560.0 / max(1.0, fonts.width(words, fonts.Style.BOLD, 1)))
        canvas.setFont(fonts.font_name(fonts.Style.BOLD), size)
        canvas.drawCentredString(0, -size / 3, words)
        canvas.restoreState()
        self._end()

    def bookmark(self, title: str, top: float, level: int) -> None:
        """Let the outline lead to this height of this page."""
        self._bookmarks += 1
        name = f"place{self._bookmarks}"
        self._canvas.bookmarkHorizontal(name, 0, self._size[1] - top)
        self._canvas.addOutlineEntry(title, name, level=level)

    def place_signature(self, x: float, top: float, width: float, height: float) -> None:
        """Remember where the signature's appearance will stand."""
        bottom = self._size[1] - top - height
        self.signature = (self._page, (x, bottom, x + width, bottom + height))

    def next_page(self) -> None:
        """Finish this page."""
        self._canvas.showPage()
        self._page += 1
        self._marks = 0

    def finish(self) -> Drawn:
        """Return the document."""
        self._canvas.save()
        return Drawn(self._target.getvalue(), self.tree, self.signature, self._page)

    @property
    def _code(self) -> list[str]:
        """The page's stream. reportlab has no marked content; this list is the documented way in for none of its versions."""
        code: list[str] = self._canvas._code  # type: ignore[attr-defined]  # noqa: SLF001
        return code

    def _begin(self, element: Element | None) -> None:
        if element is None:
            self._code.append("/Artifact BMC")
            return
        self._code.append(f"/{element.tag} <</MCID {self._marks}>> BDC")
        element.kids.append((self._page, self._marks))
        self._marks += 1

    def _end(self) -> None:
        self._code.append("EMC")


def _at(x: float, y: float) -> str:
    """Return the operator that puts the pen at a place of the page."""
    return f"1 0 0 1 {x:.3f} {y:.3f} Tm"
