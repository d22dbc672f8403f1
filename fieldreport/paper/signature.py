"""The officer's signature: PAdES baseline B-B, made offline, certifying "no changes allowed".

One signature and one revision (ETSI EN 319 142-1; ISO 32000-1 §12.8.2.2,
DocMDP P=1): the file is written anew with the signature in it, so that nothing
was ever appended and nothing may be. The appearance is drawn by reportlab with
our fonts and stands there as a static picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from fieldreport.errors import PaperProblem
from fieldreport.paper import when
from fieldreport.paper.archive import FIELD_NAME, mended
from fieldreport.paper.blocks import GREY, INK
from fieldreport.paper.closing import SIGNATURE_HEIGHT, SIGNATURE_WIDTH
from fieldreport.paper.fonts import Style
from fieldreport.paper.opening import officer_words
from fieldreport.paper.typesetting import Type, set_text

if TYPE_CHECKING:
    from datetime import datetime

    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from pyhanko.pdf_utils.content import ImportedPdfPage
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
    from pyhanko.sign.signers.pdf_signer import PdfSigningSession
    from pyhanko.stamp import StaticStampStyle

_P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_RESERVED = 16384
"""Hex digits kept for the CMS object: about five times what officer, CA and root certificates on P-256 need."""


@dataclass(frozen=True, slots=True)
class SignerWords:
    """What the signature says about its maker."""

    name: str
    star: str
    rank: str
    unit: str
    statement: str
    """The attestation, kept as the signature's reason."""
    zone: str = "America/Chicago"
    """Zone in which the appearance shows the time."""


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
    from pyhanko.pdf_utils.layout import AxisAlignment, InnerScaling, Margins, SimpleBoxLayoutRule
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.pdf_utils.writer import copy_into_new_writer
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.signers import PdfSignatureMetadata
    from pyhanko.stamp import StaticStampStyle

    meta = PdfSignatureMetadata(
        field_name=FIELD_NAME,
        name=officer_words(signer_words.name, signer_words.rank, signer_words.star, signer_words.unit),
        reason=signer_words.statement,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    whole_box = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins(0, 0, 0, 0), InnerScaling.NO_SCALING)
    picture = _appearance_content(_appearance(signer_words, at))
    style = StaticStampStyle(background=picture, background_layout=whole_box, background_opacity=1, border_width=0)
    try:
        _fits(key, certificate_pem)
        writer = copy_into_new_writer(PdfFileReader(BytesIO(pdf)))
        # pyHanko 0.38 raises the header to PDF 2.0 and rewrites the XMP while signing; either breaks PDF/A-3a and PDF/UA-1.
        writer.output_version = (1, 7)
        writer.ensure_output_version = _keep_version  # type: ignore[method-assign]
        writer._update_meta = lambda: None  # type: ignore[method-assign]  # noqa: SLF001
        signer = _pdf_signer(meta, _cms_signer(key, certificate_pem, chain_pem), style, at)
        signed: BytesIO = signer.sign_pdf(writer, existing_fields_only=True, bytes_reserved=_RESERVED)
    except (PdfError, SigningError, ValueError) as problem:  # ValueError: certificates that cannot be read
        raise PaperProblem(f"The document could not be signed ({problem}). The draft is unchanged.") from problem
    return signed.getvalue()


def _keep_version(version: tuple[int, int]) -> None:
    """Leave the header as it is, whatever ``version`` pyHanko asks for."""


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


def _pdf_signer(meta: PdfSignatureMetadata, signer: Signer, style: StaticStampStyle, at: datetime) -> PdfSigner:
    from pyhanko.sign.signers import PdfSigner

    class PunctualSigner(PdfSigner):
        """Claims the time that was passed in: pyHanko would ask the clock."""

        def init_signing_session(self, *args: Any, **kwargs: Any) -> PdfSigningSession:  # noqa: ANN401
            session = super().init_signing_session(*args, **kwargs)
            session.system_time = at
            return session

    return PunctualSigner(meta, signer, stamp_style=style)


def _appearance_content(page: bytes) -> ImportedPdfPage:
    from pyhanko.pdf_utils.content import ImportedPdfPage
    from pyhanko.pdf_utils.layout import BoxConstraints
    from pyhanko.pdf_utils.reader import PdfFileReader

    class Picture(ImportedPdfPage):
        """The first page of a PDF in memory: pyHanko's own class wants a file's name."""

        def render(self) -> bytes:
            picture = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(page)), page_ix=0)
            self.resources.xobject["/Appearance"] = picture
            self.box = BoxConstraints(width=SIGNATURE_WIDTH, height=SIGNATURE_HEIGHT)
            return b"/Appearance Do"

    return Picture("")  # type: ignore[no-untyped-call]


def _appearance(words: SignerWords, at: datetime) -> bytes:
    """Return a one-page PDF of the signature box's size."""
    from fieldreport.answers.values import utc_text
    from fieldreport.paper.pen import Pen

    pen = Pen((SIGNATURE_WIDTH, SIGNATURE_HEIGHT), title="", language="en", author="")
    lines = (
        ("Signed electronically", Type(Style.REGULAR, 7.5, 15, GREY)),
        (words.name, Type(Style.BOLD, 14, 20, INK)),
        (officer_words("", words.rank, words.star, words.unit), Type(Style.REGULAR, 9.5, 14, INK)),
        (when.in_words(utc_text(at), words.zone), Type(Style.REGULAR, 9.5, 15, INK)),
        ("This signature certifies the whole document. No change is allowed.", Type(Style.ITALIC, 7.5, 11, GREY)),
    )
    pen.box(0, 0, 5, SIGNATURE_HEIGHT, weight=0, fill=INK)
    top = 9.0
    for text, kind in lines:
        pen.text(set_text(text, kind, SIGNATURE_WIDTH - 28)[0], 16, top, kind, None)
        top += kind.leading
    pen.next_page()
    return mended(pen.finish().pdf)
