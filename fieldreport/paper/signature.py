"""The officer's signature: PAdES baseline B-B, made offline, certifying "no changes allowed".

One signature and one revision (ETSI EN 319 142-1; ISO 32000-1 §12.8.2.2,
DocMDP P=1): the file is written anew with the signature in it, so that nothing
was ever appended and nothing may be. The appearance is drawn by reportlab with
our fonts and stands there as a static picture.
"""

from __future__ import annotations

import asyncio
import hashlib
from datetime import UTC
from io import BytesIO
from typing import TYPE_CHECKING

from fieldreport.errors import PaperProblem
from fieldreport.paper import signature_box
from fieldreport.paper.archive import FIELD_NAME, mended, pack, saved
from fieldreport.paper.opening import officer_words

if TYPE_CHECKING:
    from datetime import datetime

    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from pikepdf import Dictionary, Object, Pdf
    from pyhanko.sign.signers import Signer

    from fieldreport.paper.signature_box import SignerWords

_P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_RESERVED = 16384
"""Hex digits kept for the CMS object: about five times what officer, CA and root certificates on P-256 need."""
_BYTE_RANGE = (0, 9_999_999_999, 9_999_999_998, 9_999_999_997)
"""Stands in the dictionary until the file is as long as it will be."""


def sign(
    pdf: bytes, *, key: EllipticCurvePrivateKey, certificate_pem: str, chain_pem: str, signer_words: SignerWords, at: datetime
) -> bytes:
    """Sign a finished document and return the signed one.

    Args:
        pdf: from :func:`fieldreport.paper.archive.finish`, with its empty signature field.
        key: the officer's P-256 key.
        certificate_pem: the certificate of that key.
        chain_pem: the certificates above it, leaf's issuer first; they travel in the signature.
        signer_words: what the appearance and the signature's dictionary say.
        at: aware time that the signature claims.

    Raises:
        PaperProblem: key and certificate do not belong together, or the document cannot be signed.
    """
    from pikepdf import PdfError
    from pyhanko.sign.general import SigningError

    try:
        _fits(key, certificate_pem)
        prepared = _with_room(pdf, signer_words, at)
        return _filled(prepared, _cms_signer(key, certificate_pem, chain_pem), at)
    except (PdfError, SigningError, ValueError) as problem:  # ValueError: certificates that cannot be read
        raise PaperProblem(f"The document could not be signed ({problem}). The draft is unchanged.") from problem


def make_ready() -> None:
    """Load what signing needs, which takes longer than signing: while the officer still reads the statement."""
    import pikepdf  # noqa: F401
    import pyhanko.sign.signers.pdf_cms  # noqa: F401


def _with_room(pdf: bytes, words: SignerWords, at: datetime) -> bytes:
    """Return the document with the signature's dictionary and picture in it, and room for its digits.

    qpdf writes the file anew in one revision: pyHanko 0.38 can do that too, but reads and writes each of its thousands of
    objects in Python, which took half of the time of sealing.
    """
    import pikepdf
    from pikepdf import Array, Dictionary, Name, Page, String

    with pikepdf.open(BytesIO(pdf)) as document, pikepdf.open(BytesIO(_appearance(words, at))) as picture:
        field = _empty_field(document)
        form = Page(document.copy_foreign(picture.pages[0].obj)).as_form_xobject()
        pack(form)  # type: ignore[arg-type]  # a stream, which the stub does not know
        field.AP = Dictionary(N=document.make_indirect(form))
        field.V = document.make_indirect(
            Dictionary(
                Type=Name.Sig,
                Filter=Name("/Adobe.PPKLite"),
                SubFilter=Name("/ETSI.CAdES.detached"),
                M=String(f"D:{at.astimezone(UTC):%Y%m%d%H%M%S}Z"),
                Name=String(officer_words(words.name, words.rank, words.star, words.unit)),
                Reason=String(words.statement),
                Reference=Array([_no_change()]),
                ByteRange=Array(_BYTE_RANGE),
                Contents=String(bytes(_RESERVED // 2)),
            )
        )
        document.Root.Perms = Dictionary(DocMDP=field.V)
        # ETSI EN 319 142-1 §5.4.1: what is not in ISO 32000-1 is named as an extension of it.
        document.Root.Extensions = Dictionary(ESIC=Dictionary(Type=Name.DeveloperExtensions, BaseVersion=Name("/1.7"), ExtensionLevel=1))
        return saved(document)


def _empty_field(document: Pdf) -> Object:
    from pikepdf import Name

    fields = list(document.Root.AcroForm.Fields) if "/AcroForm" in document.Root else []
    if len(fields) != 1 or fields[0].get("/FT") != Name.Sig or fields[0].get("/T") != FIELD_NAME or "/V" in fields[0]:
        raise PaperProblem("The document could not be signed: it has no empty place for the signature. The draft is unchanged.")
    return fields[0]


def _no_change() -> Dictionary:
    """Return the reference that certifies that no change is allowed (ISO 32000-1 §12.8.2.2)."""
    from pikepdf import Dictionary, Name

    allowed = Dictionary(Type=Name.TransformParams, V=Name("/1.2"), P=1)
    return Dictionary(Type=Name.SigRef, TransformMethod=Name.DocMDP, TransformParams=allowed)


def _filled(prepared: bytes, signer: Signer, at: datetime) -> bytes:
    """Return the document with the signature over all but its own digits (ISO 32000-1 §12.8.1)."""
    room = b"<" + b"0" * _RESERVED + b">"
    written = b"/ByteRange [ %s ]" % b" ".join(b"%d" % number for number in _BYTE_RANGE)
    if prepared.count(room) != 1 or prepared.count(written) != 1:
        raise PaperProblem("The place for the signature was not found in the document, so nothing was signed. The draft is unchanged.")
    start = prepared.index(room)
    end = start + len(room)
    covered = (b"/ByteRange [0 %d %d %d]" % (start, end, len(prepared) - end)).ljust(len(written))
    document = bytearray(prepared.replace(written, covered))
    digest = hashlib.sha256(document[:start] + document[end:]).digest()
    digits = _cms(signer, digest, at).hex().upper().encode()
    document[start + 1 : start + 1 + len(digits)] = digits
    return bytes(document)


def _cms(signer: Signer, digest: bytes, at: datetime) -> bytes:
    """Return the signature over a digest, as a CMS container in DER.

    Raises:
        PaperProblem: it needs more room than was kept.
    """
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

    attributes = PdfCMSSignedAttributes(signing_time=at)
    signed = asyncio.run(signer.async_sign(digest, "sha256", use_pades=True, signed_attr_settings=attributes))
    container: bytes = signed.dump()
    if 2 * len(container) > _RESERVED:
        raise PaperProblem("This officer's certificates are too long for a signature. Nothing was signed. Ask IT to enrol you again.")
    return container


def _fits(key: EllipticCurvePrivateKey, certificate_pem: str) -> None:
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    public = x509.load_pem_x509_certificate(certificate_pem.encode()).public_key()
    mine, theirs = (each.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo) for each in (key.public_key(), public))
    if mine != theirs:
        raise PaperProblem(
            "The signing key does not belong to this officer's certificate, so nothing was signed. Ask IT to enrol you again."
        )


def _cms_signer(key: EllipticCurvePrivateKey, certificate_pem: str, chain_pem: str) -> Signer:
    """Return pyHanko's signer around a key object, so that the key's bytes are never asked for."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from pyhanko.keys import load_certs_from_pemder_data
    from pyhanko.sign.signers import Signer
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    class KeySigner(Signer):
        async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
            if digest_algorithm != "sha256":
                raise PaperProblem("Only SHA-256 is used for signatures.")
            return bytes(72) if dry_run else _first_way(key.sign(data, ec.ECDSA(hashes.SHA256())))

    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register_multiple(load_certs_from_pemder_data(chain_pem.encode()))
    (certificate,) = load_certs_from_pemder_data(certificate_pem.encode())
    return KeySigner(signing_cert=certificate, cert_registry=store, embed_roots=False)


def _first_way(signature: bytes) -> bytes:
    """Return an ECDSA signature with the smaller of its two possible values of s.

    Anyone can turn one into the other; with one way fixed, nobody can make a second file that says and proves the same.
    """
    from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

    r, s = decode_dss_signature(signature)
    return encode_dss_signature(r, min(s, _P256_ORDER - s))


def _appearance(words: SignerWords, at: datetime) -> bytes:
    """Return a one-page PDF of the signature box's size."""
    from fieldreport.answers.values import utc_text
    from fieldreport.paper.pen import Pen

    pen = Pen((signature_box.WIDTH, signature_box.height(words.statement)), title="", language="en", author="")
    signature_box.draw(pen, words, utc_text(at))
    pen.next_page()
    return mended(pen.finish().pdf)
