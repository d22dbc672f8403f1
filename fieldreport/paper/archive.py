"""The drawn document made archival: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), with the data inside.

What reportlab 5.1 does not write is added with pikepdf: structure tree, output
intent, XMP, the embedded ``report.json``, the empty signature field. The
result depends on its input alone.
"""

from __future__ import annotations

import codecs
import functools
import re
import unicodedata
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from fieldreport.paper import shaping

if TYPE_CHECKING:
    from datetime import datetime

    from pikepdf import Object, Pdf, Stream

    from fieldreport.paper.pen import Drawn

DATA_NAME = "report.json"
"""Name of the embedded data."""
_ABOUT_DATA = "The answers of this report"
FIELD_NAME = "OfficerSignature"
"""Name of the only field."""

_CODE = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,6})>")
_SECTION = re.compile(rb"\d+ beginbfchar\n.*?endbfchar", re.DOTALL)
_MARKS = (b"startxref", b"%%EOF")
"""What stands once in a file of one revision, at its end (ISO 32000-1 §7.5.5)."""
_MOST_IN_SECTION = 100
"""Lines in one ``beginbfchar`` (Adobe Technical Note #5014)."""


def finish(
    drawn: Drawn, record_json: bytes, *, title: str, author: str, made: datetime, name: str = DATA_NAME, about: str = _ABOUT_DATA
) -> bytes:
    """Return the archival document.

    Args:
        drawn: from :func:`fieldreport.paper.layout.lay_out`.
        record_json: the canonical bytes of the record that was laid out.
        title: the document's title, as viewers show it.
        author: the reporting officer.
        made: aware time at which the record was made, in UTC.
        name: what the embedded data is called.
        about: what it is, in words.
    """
    import pikepdf

    from fieldreport.paper import tagging

    with pikepdf.open(BytesIO(drawn.pdf)) as pdf:
        widget = _signature_field(pdf, drawn) if drawn.signature else None
        tagging.tag(pdf, drawn.tree, widget)
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        pdf.Root.PageMode = pikepdf.Name.UseOutlines
        _output_intent(pdf)
        _attach(pdf, record_json, made, name, about)
        _describe(pdf, title, author, made)
        _mend_text_maps(pdf)
        return _saved(pdf)


def mended(pdf: bytes) -> bytes:
    """Return a document of reportlab's with its text maps mended and nothing else changed."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as opened:
        _mend_text_maps(opened)
        return _saved(opened)


def _signature_field(pdf: Pdf, drawn: Drawn) -> Object:
    from pikepdf import Array, Dictionary, Name, String

    if drawn.signature is None:
        raise ValueError("the drawing has no place for a signature")
    index, box = drawn.signature
    page = pdf.pages[index].obj
    left, bottom, right, top = (round(edge, 3) for edge in box)
    empty = pdf.make_stream(b"")
    empty.Type, empty.Subtype, empty.BBox = Name.XObject, Name.Form, Array([0, 0, right - left, top - bottom])
    empty.Resources = Dictionary()
    words = String("Signature of the reporting officer")
    widget = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String(FIELD_NAME),
            TU=words,
            Contents=words,
            F=132,  # printed, locked
            Rect=Array([left, bottom, right, top]),
            P=page,
            AP=Dictionary(N=empty),
        )
    )
    page.Annots = Array([widget])
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array([widget]), SigFlags=3))
    return widget


def _output_intent(pdf: Pdf) -> None:
    from pikepdf import Array, Dictionary, Name, String

    profile = pdf.make_stream(_srgb_profile())
    profile.N = 3
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
                Info=String("sRGB IEC61966-2.1"),
                DestOutputProfile=profile,
            )
        ]
    )


@functools.cache
def _srgb_profile() -> bytes:
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    # ICC.1 §7.2: bytes 24 to 35 are the time at which Little CMS made it, 84 to 99 a hash over it; both would change each time.
    profile[24:36] = bytes((0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
    profile[84:100] = bytes(16)
    return bytes(profile)


def _attach(pdf: Pdf, data: bytes, made: datetime, name: str, about: str) -> None:
    from pikepdf import Array, AttachedFileSpec, Name

    spec = AttachedFileSpec(  # type: ignore[call-arg]  # pikepdf 10.17's stub lacks ``relationship``
        pdf,
        data,
        description=f"{about} as data (RFC 8785 canonical JSON)",
        filename=name,
        mime_type="application/json",
        creation_date=_pdf_date(made),
        mod_date=_pdf_date(made),
        relationship=Name.Data,
    )
    pdf.attachments[name] = spec
    pdf.Root.AF = Array([spec.obj])


def _describe(pdf: Pdf, title: str, author: str, made: datetime) -> None:
    from pikepdf import Name, String

    title, author = _clean(title), _clean(author)
    info = pdf.docinfo
    for key in list(info.keys()):
        del info[key]
    info.Title, info.Author, info.Creator, info.Producer = String(title), String(author), String("fieldreport"), String("fieldreport")
    info.CreationDate = info.ModDate = String(_pdf_date(made))
    metadata = pdf.make_stream(_xmp(title, author, made))
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = metadata


def _clean(text: str) -> str:
    """Leave out what XML 1.0 cannot hold."""
    return "".join(character for character in text if character.isprintable()).strip()


def _pdf_date(moment: datetime) -> str:
    return f"D:{moment:%Y%m%d%H%M%S}Z"


def _xmp(title: str, author: str, made: datetime) -> bytes:
    stamp = f"{made:%Y-%m-%dT%H:%M:%S}Z"
    # PDF/A-3 §6.6.2.3: the schema of PDF/UA's own property must be described in the file.
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
   <dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>
   <dc:format>application/pdf</dc:format>
   <xmp:CreatorTool>fieldreport</xmp:CreatorTool>
   <xmp:CreateDate>{stamp}</xmp:CreateDate>
   <xmp:ModifyDate>{stamp}</xmp:ModifyDate>
   <xmp:MetadataDate>{stamp}</xmp:MetadataDate>
   <pdf:Producer>fieldreport</pdf:Producer>
   <pdfaid:part>3</pdfaid:part>
   <pdfaid:conformance>A</pdfaid:conformance>
   <pdfuaid:part>1</pdfuaid:part>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
     <pdfaProperty:name>part</pdfaProperty:name>
     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
     <pdfaProperty:category>internal</pdfaProperty:category>
     <pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
   </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>""".encode()


def _mend_text_maps(pdf: Pdf) -> None:
    for number in range(1, len(pdf.objects) + 1):
        _mend_text_map(pdf.get_object(number, 0))


def _mend_text_map(thing: Object) -> None:
    """Mend a font's ToUnicode map as reportlab 5.1 writes it.

    Unused codes lead to U+0000, which PDF/A forbids; characters beyond U+FFFF
    are written as five digits instead of a UTF-16 pair; a section may hold
    more than 100 lines. Joined Arabic shapes and shaped glyphs lead back to their letters.
    """
    from pikepdf import Dictionary

    if not isinstance(thing, Dictionary) or thing.get("/Type") != "/Font" or "/ToUnicode" not in thing:
        return
    written = thing.ToUnicode.read_bytes()
    lines = [b"<%s> <%s>" % (code, _utf16(int(point, 16))) for code, point in _CODE.findall(written)]
    sections = [lines[start : start + _MOST_IN_SECTION] for start in range(0, len(lines), _MOST_IN_SECTION)]
    mended = b"\n".join(b"%d beginbfchar\n%s\nendbfchar" % (len(section), b"\n".join(section)) for section in sections)
    thing.ToUnicode.write(_SECTION.sub(lambda _found: mended, written, count=1))


def _utf16(point: int) -> bytes:
    if point == 0:
        return b"FFFD"
    character = shaping.in_text_map(point)
    if 0xFB50 <= point <= 0xFDFF or 0xFE70 <= point <= 0xFEFC:
        character = unicodedata.normalize("NFKC", character)
    return character.encode("utf-16-be", "surrogatepass").hex().upper().encode()


def _saved(pdf: Pdf) -> bytes:
    from pikepdf import Name, Stream

    for number in range(1, len(pdf.objects) + 1):
        thing = pdf.get_object(number, 0)
        if isinstance(thing, Stream) and thing.get("/Subtype") not in (Name.XML, Name.Image):
            pack(thing)  # a picture is packed already, and named by the hash of its packed form
    done = saved(pdf)
    if all(done.count(mark) == 1 for mark in _MARKS):
        return done
    for thing in pdf.objects:
        _spell_apart(thing)
    return saved(pdf)


def _spell_apart(thing: Object) -> None:
    """Write text that holds a mark of a file's end in UTF-16, which has a zero before each of its letters.

    Whoever looks for a further revision counts these marks, and a bookmark says what somebody typed.
    """
    from pikepdf import Array, Dictionary, String

    if isinstance(thing, Dictionary):
        held: list[tuple[Any, Object]] = list(thing.items())
    elif isinstance(thing, Array):
        held = list(enumerate(thing))
    else:
        return
    for key, value in held:
        if isinstance(value, String) and any(mark in bytes(value) for mark in _MARKS):
            thing[key] = String(codecs.BOM_UTF16_BE + str(value).encode("utf-16-be"))
        elif isinstance(value, Dictionary | Array) and not value.is_indirect:
            _spell_apart(value)


def saved(pdf: Pdf) -> bytes:
    """Return a document written in one revision, its streams as they are."""
    from pikepdf import ObjectStreamMode

    target = BytesIO()
    # No object streams: whoever checks the file in ten years can read it with a text editor beside them.
    pdf.save(target, min_version="1.7", object_stream_mode=ObjectStreamMode.disable, deterministic_id=True, compress_streams=False)
    return target.getvalue()


def pack(stream: Stream) -> None:
    """Compress a stream so that its last byte is no line break: readers and validators that look for ``endstream`` would count it away.

    The last byte of a Flate stream is that of a checksum over the data (RFC 1950), so that no other level of compression
    changes it, and the data is never changed for it: one stream in 128 is written as hexadecimal digits.
    """
    from pikepdf import Array, Name

    packed = zlib.compress(stream.read_bytes(), 9)
    if packed[-1:] in (b"\r", b"\n"):
        stream.write(packed.hex().encode() + b">", filter=Array([Name.ASCIIHexDecode, Name.FlateDecode]))
    else:
        stream.write(packed, filter=Name.FlateDecode)
