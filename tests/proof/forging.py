"""Forgeries of a sealed paper, each made as an attacker would make it: with ordinary tools and without the officer's key."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from asn1crypto import cms, parser
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator.registry import SimpleCertificateStore

from fieldreport.proof import chain
from tests.pki import SIGNED_AT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pki import Holder

_RANGE = re.compile(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]")


def hole(pdf: bytes) -> tuple[int, int]:
    """Return where the digits of the signature stand, with their angle brackets."""
    found = _RANGE.search(pdf)
    assert found
    _, start, end, _ = (int(number) for number in found.groups())
    return start, end


def append_bytes(pdf: bytes) -> bytes:
    return pdf + b"% and one more thing\n"


def append_line_break(pdf: bytes) -> bytes:
    return pdf + b"\n"


def empty_update(pdf: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
    writer.update_root()
    return _written(writer)


def evil_note(pdf: bytes) -> bytes:
    """Lay a note over the first page in a further revision."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
    note = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/FreeText"),
            pdf_name("/Rect"): generic.ArrayObject(generic.FloatObject(edge) for edge in (50, 600, 400, 700)),
            pdf_name("/Contents"): generic.TextStringObject("The agent was not there."),
        }
    )
    page = writer.root["/Pages"]["/Kids"][0]
    marks = page.get("/Annots", generic.ArrayObject())
    page["/Annots"] = generic.ArrayObject([*marks, writer.add_object(note)])
    writer.mark_update(page.container_ref)
    return _written(writer)


def second_signature(pdf: bytes, holder: Holder) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
    append_signature_field(writer, SigFieldSpec("Second"))
    # An attacker's tool does not keep to "no changes allowed".
    del writer.root["/Perms"]
    writer.update_root()
    unsigned = _written(writer)
    again = IncrementalPdfFileWriter(BytesIO(unsigned), strict=False)
    signer = SimpleSigner(_asn1(holder), _asn1_key(holder), SimpleCertificateStore())
    out = PdfSigner(PdfSignatureMetadata(field_name="Second"), signer)
    out._enforce_certification_constraints = lambda _reader: None
    signed: BytesIO = out.sign_pdf(again, existing_fields_only=True)
    return signed.getvalue()


def rewritten(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """Open, change and save the file with an ordinary editor."""
    target = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        change(opened)
        opened.save(target, min_version="1.7", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return target.getvalue()


def without_signature(pdf: bytes) -> bytes:
    def strip(opened: pikepdf.Pdf) -> None:
        del opened.Root.AcroForm.Fields[0]["/V"]
        del opened.Root["/Perms"]

    return rewritten(pdf, strip)


def other_data(pdf: bytes) -> bytes:
    def swap(opened: pikepdf.Pdf) -> None:
        opened.attachments["report.json"].get_file()
        stream = opened.Root.AF[0].EF.F
        stream.write(stream.read_bytes().replace(b'"A"', b'"B"'))

    return rewritten(pdf, swap)


def with_script(pdf: bytes) -> bytes:
    def run(opened: pikepdf.Pdf) -> None:
        opened.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))

    return rewritten(pdf, run)


def changed_text(pdf: bytes) -> bytes:
    """Change one byte of what was signed, far from any structure."""
    at = pdf.rindex(b"stream\n", 0, hole(pdf)[0]) + 20
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]


def digits_in_the_padding(pdf: bytes) -> bytes:
    """Hide a message in the unsigned zeros behind the signature."""
    _, end = hole(pdf)
    return pdf[: end - 9] + b"DEADBEEF" + pdf[end - 1 :]


def small_letters(pdf: bytes) -> bytes:
    """Write the same signature with other digits: other bytes, the same meaning."""
    start, end = hole(pdf)
    return pdf[:start] + pdf[start:end].lower() + pdf[end:]


def shorter_range(pdf: bytes) -> bytes:
    start, end = hole(pdf)
    found = _RANGE.search(pdf)
    assert found
    written = b"/ByteRange [0 %d %d %d]" % (start, end, len(pdf) - end - 5)
    return pdf.replace(found[0], written.ljust(len(found[0]) - 1)[: len(found[0]) - 1] + b"]" if len(written) < len(found[0]) else written)


def zeroed_contents(pdf: bytes) -> bytes:
    start, end = hole(pdf)
    return pdf[:start] + b"<" + b"0" * (end - start - 2) + b">" + pdf[end:]


def emptied_contents(pdf: bytes) -> bytes:
    start, end = hole(pdf)
    return pdf[:start] + b"<>".ljust(end - start) + pdf[end:]


def cut(pdf: bytes) -> bytes:
    return pdf[: len(pdf) // 2]


def reordered_header(pdf: bytes) -> bytes:
    return b"MZ garbage before\n" + pdf


def mirrored_signature(pdf: bytes) -> bytes:
    """Turn the ECDSA signature (r, s) into (r, order - s), which fits the same bytes."""
    start, end = hole(pdf)
    written = bytes.fromhex(pdf[start + 1 : end - 1].decode())
    container = cms.ContentInfo.load(written[: parser.peek(written)])
    signer = container["content"]["signer_infos"][0]
    r, s = decode_dss_signature(signer["signature"].native)
    signer["signature"] = encode_dss_signature(r, chain.P256_ORDER - s)
    digits = container.dump(force=True).hex().upper().encode()
    return pdf[: start + 1] + digits.ljust(end - start - 2, b"0") + pdf[end - 1 :]


ADDITIONS = (
    append_bytes,
    append_line_break,
    empty_update,
    evil_note,
    without_signature,
    other_data,
    with_script,
    changed_text,
    shorter_range,
    cut,
    reordered_header,
)
"""Forgeries that add to the file, take from it or rewrite it; the others change the bytes of the signature itself."""


def bottom_line(pdf: bytes, roots_pem: tuple[str, ...]) -> bool:
    """Return what pyHanko alone says of the first signature: the control."""
    signature = PdfFileReader(BytesIO(pdf), strict=False).embedded_signatures[0]
    context = chain.validation_context(roots_pem, SIGNED_AT, None)
    return bool(validate_pdf_signature(signature, context).bottom_line)


def _written(writer: IncrementalPdfFileWriter) -> bytes:
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def _asn1(holder: Holder):  # type: ignore[no-untyped-def]  # noqa: ANN202
    from pyhanko.keys import load_certs_from_pemder_data

    return next(iter(load_certs_from_pemder_data(holder.pem.encode())))


def _asn1_key(holder: Holder):  # type: ignore[no-untyped-def]  # noqa: ANN202
    from asn1crypto.keys import PrivateKeyInfo
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    return PrivateKeyInfo.load(holder.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
