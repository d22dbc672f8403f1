"""The sealed paper, laid out, tagged and signed, beside what its steps cost without us.

The floor draws the same words with reportlab alone (its own paragraphs and tables, the same fonts, no tags), opens and saves the
result with pikepdf with the same data attached, and signs that with pyHanko alone: what whoever makes such a paper pays at least.
The two alternate in one process, for the sample incident and for a report of sixty pages and more.
    python -m bench paper
"""

from __future__ import annotations

import statistics
import time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from bench.measured import Measured
from fieldreport import canonical
from fieldreport.paper import copies, fonts
from fieldreport.paper.archive import FIELD_NAME
from tests.builders import sample_record
from tests.hundred import hundred_sheet
from tests.pki import SIGNED_AT, make_pki

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reportlab.platypus import Flowable

    from tests.pki import Holder, TestPKI

ROUNDS = 7
PROMISE = 1.3
LONG = {"people": 28, "agents": 16, "force": 22}
"""How many rows make a report of sixty pages."""
HELD = f"at most {PROMISE:g} times"


def measure(rounds: int = ROUNDS) -> list[Measured]:
    """Return one figure for each length of report."""
    pki = make_pki()
    holder = pki.officer()
    return [_measured(record, pki, holder, rounds) for record in (sample_record(), sample_record(hundred_sheet(**LONG)))]


def _measured(record: dict[str, Any], pki: TestPKI, holder: Holder, rounds: int) -> Measured:
    pages = [0]

    def ours() -> None:
        made = copies.sealed_paper(record, key=holder.key, certificate_pem=holder.pem, chain_pem=pki.chain_pem, at=SIGNED_AT)
        pages[0] = made.pages

    def bare() -> None:
        bare_sign(bare_pass(bare_drawing(record), canonical.encode(record)), pki, holder)

    mine, floor = alternating(ours, bare, rounds)
    what = f"a paper of {pages[0]} pages laid out, tagged and signed"
    return Measured(what, mine, "ms", "reportlab, pikepdf and pyHanko alone", floor, mine / floor, HELD, mine <= PROMISE * floor)


def alternating(ours: Callable[[], None], bare: Callable[[], None], rounds: int) -> tuple[float, float]:
    """Return the medians in ms of two pieces of work that take turns; the first round imports and fills caches."""
    taken: dict[str, list[float]] = {"ours": [], "bare": []}
    steps = {"ours": ours, "bare": bare}
    for number in range(rounds + 1):
        for name in sorted(steps, reverse=bool(number % 2)):
            begun = time.perf_counter()
            steps[name]()
            if number:
                taken[name].append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken["ours"]), statistics.median(taken["bare"])


def bare_drawing(record: Mapping[str, Any]) -> bytes:
    """Return the words of a record on pages as reportlab alone makes them: untagged."""
    from reportlab.lib.pagesizes import LETTER
    from reportlab.platypus import SimpleDocTemplate

    target = BytesIO()
    document = SimpleDocTemplate(target, pagesize=LETTER, invariant=1, initialFontName=fonts.font_name(fonts.Style.REGULAR))
    document.build(list(_flowables(record)))
    return target.getvalue()


def _flowables(record: Mapping[str, Any]) -> Iterator[Flowable]:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, Table

    label = ParagraphStyle("label", fontName=fonts.font_name(fonts.Style.BOLD), fontSize=9, leading=12)
    answer = ParagraphStyle("answer", fontName=fonts.font_name(fonts.Style.REGULAR), fontSize=10, leading=13)
    face = [("FONTNAME", (0, 0), (-1, -1), fonts.font_name(fonts.Style.REGULAR)), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    for section in record["sections"]:
        yield Paragraph(_escaped(section["label"]), ParagraphStyle("heading", parent=label, fontSize=14, leading=20))
        for said in _said(section["entries"]):
            row = [[Paragraph(_escaped(words), style) for words, style in zip(said, (label, answer), strict=True)]]
            yield Table(row, colWidths=(160, 300), style=face)


def _said(entries: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield each question with what was answered, as the paper prints it."""
    for entry in entries:
        if entry["kind"] == "repeat":
            for row in entry["rows"]:
                yield row["title"], ""
                yield from _said(row["entries"])
        elif entry["kind"] == "group":
            yield from _said(entry["entries"])
        elif entry["kind"] == "question":
            yield entry["label"], "\n".join(account["shown"] for account in entry["accounts"])


def _escaped(text: str) -> str:
    from xml.sax.saxutils import escape

    return escape(fonts.visible(text)).replace("\n", "<br/>")


def bare_pass(pdf: bytes, data: bytes) -> bytes:
    """Return a drawing opened and saved by pikepdf alone, with the data attached."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.attachments["report.json"] = pikepdf.AttachedFileSpec(opened, data, filename="report.json", mime_type="application/json")
        target = BytesIO()
        opened.save(target, min_version="1.7", object_stream_mode=pikepdf.ObjectStreamMode.disable, recompress_flate=True)
    return target.getvalue()


def bare_sign(pdf: bytes, pki: TestPKI, holder: Holder) -> bytes:
    """Return a document signed by pyHanko alone: in memory, with its own appearance."""
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register_multiple(load_certs_from_pemder_data(pki.chain_pem.encode()))
    (certificate,) = load_certs_from_pemder_data(holder.pem.encode())
    key = load_private_key_from_pemder_data(holder.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()), passphrase=None)
    meta = PdfSignatureMetadata(
        field_name=FIELD_NAME, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256", certify=True, docmdp_permissions=MDPPerm.NO_CHANGES
    )
    signer = PdfSigner(
        meta,
        SimpleSigner(signing_cert=certificate, signing_key=key, cert_registry=store),
        new_field_spec=SigFieldSpec(FIELD_NAME, on_page=-1, box=(60, 60, 300, 140)),
    )
    signed: BytesIO = signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)))
    return signed.getvalue()
