"""What our paper may hold, and nothing else.

Allow-lists, not block-lists: one revision, one signature field, no scripts, no
actions, no other annotation, one embedded file, no picture but those that the
data names. A key that our paper never has
is a reason to say *cannot be verified*.
"""

from __future__ import annotations

import hashlib
import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from fieldreport import canonical
from fieldreport.errors import NotCanonical
from fieldreport.proof import unsigned
from fieldreport.proof.formats import is_known
from fieldreport.proof.verdict import Outcome, Refused

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

FIELD_NAME = "OfficerSignature"
DATA_NAME = "report.json"
LARGEST = 64 * 1024 * 1024
"""Bytes of a document that are looked at."""
LARGEST_DATA = 32 * 1024 * 1024
"""Bytes of embedded data after unpacking."""

_CATALOG = {
    "/AF", "/AcroForm", "/Extensions", "/Lang", "/MarkInfo", "/Metadata", "/Names", "/Outlines", "/OutputIntents", "/PageLabels",
    "/PageMode", "/Pages", "/Perms", "/StructTreeRoot", "/Type", "/ViewerPreferences",
}  # fmt: skip
_PAGE = {"/Annots", "/Contents", "/MediaBox", "/Parent", "/Resources", "/Rotate", "/StructParents", "/Tabs", "/Trans", "/Type"}
_PAGES = {"/Count", "/Kids", "/Type"}
_FIELD = {"/AP", "/Contents", "/F", "/FT", "/P", "/Rect", "/StructParent", "/Subtype", "/T", "/TU", "/Type", "/V"}
_SIGNATURE = {"/ByteRange", "/Contents", "/Filter", "/M", "/Name", "/Reason", "/Reference", "/SubFilter", "/Type"}
_PICTURE = {"/BitsPerComponent", "/ColorSpace", "/Filter", "/Height", "/Length", "/Subtype", "/Type", "/Width"}
_OUTLINE = {"/Count", "/Dest", "/First", "/Last", "/Next", "/Parent", "/Prev", "/Title"}
_MOST_PAGES = 20_000
_HEX = re.compile(rb"<[0-9A-F]+>")
_END = re.compile(rb"startxref\n(\d{1,10})\n%%EOF\n?")


def check_bytes(pdf: bytes) -> None:
    """Check what can be told from the bytes alone.

    Raises:
        Refused: not one of our files, or more was written after its end.
    """
    if len(pdf) > LARGEST:
        raise Refused(f"the file is larger than {LARGEST // 2**20} MB.")
    if not pdf.startswith(b"%PDF-1.7\n"):
        raise Refused("it is not a PDF as this program makes them.")
    ends = pdf.count(b"%%EOF")
    if ends > 1 or pdf.count(b"startxref") > 1:
        raise Refused("something was added after the signed document.", Outcome.CHANGED)
    if ends == 0:
        raise Refused("the end of the file is missing.", Outcome.CHANGED)
    if not _END.fullmatch(pdf[pdf.rindex(b"startxref") :]):
        raise Refused("there are bytes after the end of the document.", Outcome.CHANGED)


def open_document(pdf: bytes) -> PdfFileReader:
    """Return pyHanko's reader of a document whose structure is ours.

    Raises:
        Refused: it holds something that our papers do not.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader

    reader = PdfFileReader(BytesIO(pdf), strict=True)
    if reader.encrypted or reader.xrefs.hybrid_xrefs_present:
        raise Refused("it is encrypted or has two tables of contents.")
    if reader.xrefs.total_revisions != 1:
        raise Refused("it has more than one revision.", Outcome.CHANGED)
    catalog = reader.root
    _only(catalog, _CATALOG, "document")
    if "/AcroForm" not in catalog:
        raise Refused(unsigned.in_words(catalog))
    _only(catalog["/Names"], {"/EmbeddedFiles"}, "list of names")
    _outlines(catalog)
    field = _field(catalog)
    _pages(catalog["/Pages"], field, depth=0, seen=[0, 0])
    return reader


def signature_of(reader: PdfFileReader, pdf: bytes) -> EmbeddedPdfSignature:
    """Return pyHanko's view of the one signature.

    Raises:
        Refused: none, another, more than one, or one that does not cover the whole file for ever.
    """
    from pyhanko.sign.fields import MDPPerm

    found = reader.embedded_signatures
    if len(found) != 1 or found[0].field_name != FIELD_NAME:
        raise Refused("it does not have exactly the one signature that our papers have.")
    signature: EmbeddedPdfSignature = found[0]
    given = signature.sig_object
    _only(given, _SIGNATURE, "signature")
    if given["/SubFilter"] != "/ETSI.CAdES.detached" or given["/Filter"] != "/Adobe.PPKLite":
        raise Refused("its signature is of another kind than ours.")
    if signature.docmdp_level is not MDPPerm.NO_CHANGES or reader.root["/Perms"].raw_get("/DocMDP") != signature.sig_field.raw_get("/V"):
        raise Refused("its signature does not certify that no change is allowed.")
    _only(reader.root["/Perms"], {"/DocMDP"}, "list of permissions")
    _covers(pdf, [int(number) for number in given["/ByteRange"]])
    return signature


def embedded_record(reader: PdfFileReader) -> tuple[bytes, Mapping[str, Any]]:
    """Return the embedded data, its bytes and what they say.

    Raises:
        Refused: missing, more than one, or not in canonical form.
    """
    tree = reader.root["/Names"]["/EmbeddedFiles"]
    _only(tree, {"/Names"}, "list of embedded files")
    names = tree["/Names"]
    if len(names) != 2 or names[0] != DATA_NAME:
        raise Refused(f"it does not carry exactly one file, {DATA_NAME}.")
    carried = names.raw_get(1)
    associated = reader.root["/AF"]
    if len(associated) != 1 or associated.raw_get(0) != carried:
        raise Refused("the file it carries is not the document's own data.")
    data: bytes = names[1]["/EF"]["/F"].data
    if len(data) > LARGEST_DATA:
        raise Refused("the data it carries is too large.")
    try:
        record = canonical.decode(data, strict=True)
    except NotCanonical as problem:
        raise Refused(f"the data it carries is not in its canonical form ({problem})") from None
    if not is_known(record):
        raise Refused("the data it carries is not a record that this version can read.")
    return data, record


def embedded_pictures(reader: PdfFileReader, record: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the pictures on the pages by the SHA-256 of their encoded bytes: with the record they give the same pages again.

    Raises:
        Refused: one that the record does not name, one that it names and is not there, or one of another kind than ours.
    """
    named = {one["picture"]["sha256"] for one in record.get("attachments") or () if "sha256" in (one.get("picture") or {})}
    found: dict[str, bytes] = {}
    for page in _each_page(reader.root["/Pages"]):
        resources = page["/Resources"]
        shown: Any = resources["/XObject"] if "/XObject" in resources else {}  # noqa: SIM401  .get would give the reference
        for name in shown:
            picture = shown[name]
            _only(picture, _PICTURE, "picture")
            if picture["/Subtype"] != "/Image" or picture["/ColorSpace"] != "/DeviceRGB" or list(picture["/Filter"]) != ["/DCTDecode"]:
                raise Refused("it holds a picture of another kind than our papers do.")
            data: bytes = picture.encoded_data
            sha256 = hashlib.sha256(data).hexdigest()
            if sha256 not in named:
                raise Refused("a page shows a picture that its data does not name.")
            found[sha256] = data
    if named - set(found):
        raise Refused("a picture that its data names is missing.")
    return found


def _each_page(node: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield the pages; how deep the tree is was checked before."""
    kids = node["/Kids"]
    for kid in (kids[index] for index in range(len(kids))):
        if kid["/Type"] == "/Pages":
            yield from _each_page(kid)
        else:
            yield kid


def _field(catalog: Any) -> Any:  # noqa: ANN401
    form = catalog["/AcroForm"]
    _only(form, {"/Fields", "/SigFlags"}, "form")
    fields = form["/Fields"]
    if len(fields) != 1:
        raise Refused("it has another number of fields than the one for the signature.")
    field = fields[0]
    _only(field, _FIELD, "signature field")
    if field["/FT"] != "/Sig" or field["/Subtype"] != "/Widget" or field["/T"] != FIELD_NAME:
        raise Refused("its field is not the one for the officer's signature.")
    return fields.raw_get(0)


def _pages(node: Any, field: Any, *, depth: int, seen: list[int]) -> None:  # noqa: ANN401
    """Walk the page tree; ``seen`` counts pages and annotations."""
    if depth > 32:
        raise Refused("its pages are nested too deeply.")
    _only(node, _PAGES | {"/Parent"}, "page tree")
    kids = node["/Kids"]
    for kid in (kids[index] for index in range(len(kids))):  # iterating would give references
        if kid["/Type"] == "/Pages":
            _pages(kid, field, depth=depth + 1, seen=seen)
            continue
        _only(kid, _PAGE, "page")
        seen[0] += 1
        if seen[0] > _MOST_PAGES:
            raise Refused("it has too many pages.")
        marks: Any = kid["/Annots"] if "/Annots" in kid else []  # noqa: SIM401  .get would give the reference
        seen[1] += len(marks)
        if any(marks.raw_get(index) != field for index in range(len(marks))):
            raise Refused("a page holds something beside the text: a note, a link or another field.")
    if depth == 0 and seen[1] != 1:
        raise Refused("the signature does not stand on exactly one page.")


def _outlines(catalog: Any) -> None:  # noqa: ANN401
    if "/Outlines" not in catalog:
        return
    waiting = [catalog["/Outlines"]]
    looked_at = 0
    while waiting:
        item = waiting.pop()
        looked_at += 1
        if looked_at > _MOST_PAGES:
            raise Refused("its outline has too many entries.")
        _only(item, _OUTLINE | {"/Type"}, "outline")
        waiting += [item[name] for name in ("/First", "/Next") if name in item]


def _covers(pdf: bytes, parts: list[int]) -> None:
    """Check that the signature covers all but its own digits, and that those are written as we write them."""
    if len(parts) != 4 or parts[0] != 0 or min(parts) < 0:
        raise Refused("its signature covers the file in a way that is not ours.")
    start, end = parts[1], parts[2]
    if end + parts[3] != len(pdf) or not 0 < start < end:
        raise Refused("its signature does not cover the whole file.", Outcome.CHANGED)
    if not _HEX.fullmatch(pdf[start:end]):
        raise Refused("the place of the signature holds something else.", Outcome.CHANGED)


def _only(given: Any, allowed: Collection[str], where: str) -> None:  # noqa: ANN401
    strange = sorted(str(name) for name in given if name not in allowed)
    if strange:
        raise Refused(f"its {where} holds {strange[0]}, which our papers do not have.")
