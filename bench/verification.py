"""Checking one sealed file, beside pyHanko's own validation of the same file.

Both run in this process, after import, on the sealed sample incident: what the check costs without the start of the limited child,
which is paid once a file and is the system's price. The floor opens the file and validates its signature with the same roots.
    python -m bench verification
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from bench.measured import Measured
from bench.paper import alternating
from fieldreport.paper import copies
from fieldreport.proof import chain
from fieldreport.proof.document import check_document
from fieldreport.proof.verdict import Outcome
from tests.builders import sample_record
from tests.pki import SIGNED_AT, make_pki

if TYPE_CHECKING:
    from tests.pki import TestPKI

ROUNDS = 15
PROMISE = 150.0
"""ms of one check after import."""


def measure(rounds: int = ROUNDS) -> list[Measured]:
    """Return one figure."""
    pki = make_pki()
    record = sample_record()
    holder = pki.officer(record["officer"]["star"], record["officer"]["name"])
    pdf = copies.sealed_paper(record, key=holder.key, certificate_pem=holder.pem, chain_pem=pki.chain_pem, at=SIGNED_AT).pdf

    def ours() -> None:
        found = check_document(pdf, roots_pem=pki.roots_pem, receipt=None, now=SIGNED_AT)
        if found.outcome is not Outcome.VERIFIED:
            raise RuntimeError(f"the sample is not verified: {found.sentences[2]}")

    mine, floor = alternating(ours, lambda: bare_validation(pdf, pki), rounds)
    return [
        Measured(
            "verification of one file, after import",
            mine,
            "ms",
            "pyHanko alone",
            floor,
            mine / floor,
            f"under {PROMISE:g} ms",
            mine < PROMISE,
        )
    ]


def bare_validation(pdf: bytes, pki: TestPKI) -> None:
    """Open a file and validate its signature with pyHanko alone.

    Raises:
        RuntimeError: the library does not call it valid.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature

    (signature,) = PdfFileReader(BytesIO(pdf)).embedded_signatures
    context = chain.validation_context(pki.roots_pem, SIGNED_AT, None)
    if not validate_pdf_signature(signature, context, key_usage_settings=chain.key_usage()).bottom_line:
        raise RuntimeError("the library does not call the sample valid")
