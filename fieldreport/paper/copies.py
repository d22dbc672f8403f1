"""Whole papers in one call: the sealed one and the draft."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport import canonical
from fieldreport.answers.values import utc_moment
from fieldreport.errors import PaperProblem
from fieldreport.paper import archive, fonts, signature
from fieldreport.paper.closing import signer_words
from fieldreport.paper.layout import lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

    from fieldreport.paper.furniture import Paper
    from fieldreport.paper.layout import Record
    from fieldreport.paper.pen import Drawn

    Pictures = Mapping[str, bytes]
    """The reduced pictures that a record names, by their SHA-256."""


@dataclass(frozen=True, slots=True)
class SignedPaper:
    """A signed document, in clear, in memory."""

    pdf: bytes
    record_json: bytes
    """The canonical bytes of the record, as they are embedded."""
    sha256: str
    """SHA-256 of ``pdf``, lower-case hex."""
    pages: int


def sealed_paper(
    record: Record,
    *,
    key: EllipticCurvePrivateKey,
    certificate_pem: str,
    chain_pem: str,
    at: datetime,
    paper: Paper = "letter",
    pictures: Pictures | None = None,
) -> SignedPaper:
    """Lay out, archive and sign a record.

    Args:
        record: the sealed JSON of ``report.versions.build_record``.
        key: the officer's P-256 key.
        certificate_pem: its certificate.
        chain_pem: the certificates above it.
        at: aware time of signing, as the laptop's clock claims it.
        paper: the sheet.
        pictures: the reduced pictures that the record names, by their SHA-256.

    Raises:
        PaperProblem: the record or the certificate does not do.
        NotCanonical: the record has no canonical form.
    """
    drawn = lay_out(record, pictures=pictures, paper=paper)
    record_json = canonical.encode(record)
    unsigned = _finished(record, drawn, record_json)
    pdf = signature.sign(unsigned, key=key, certificate_pem=certificate_pem, chain_pem=chain_pem, signer_words=signer_words(record), at=at)
    return SignedPaper(pdf, record_json, hashlib.sha256(pdf).hexdigest(), drawn.pages)


def unprintable_in(record: Record) -> tuple[str, ...]:
    """Return the characters of a record that no shipped font can print; a report with any is not sealed.

    Names of files and what custody says are not the officer's to write anew: of them the paper prints such characters as numbers.
    """
    return fonts.unprintable("\n".join(_texts(record)))


def _texts(value: object) -> Iterator[str]:
    """Yield every text of a record that the paper prints; what is stored beside it is not printed."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, item in value.items():
            if name not in ("stored", "answers", "attachments") and not (name == "shown" and _names_a_file(value)):
                yield from _texts(item)
    elif isinstance(value, Sequence):
        for item in value:
            yield from _texts(item)


def _names_a_file(account: Mapping[str, object]) -> bool:
    stored = account.get("stored")
    value = stored.get("value") if isinstance(stored, Mapping) else None
    return isinstance(value, Mapping) and "file" in value


def unsigned_paper(record: Record, *, paper: Paper = "letter", pictures: Pictures | None = None) -> bytes:
    """Return the document as it is before signing. The same record and pictures give the same bytes."""
    return _finished(record, lay_out(record, pictures=pictures, paper=paper), canonical.encode(record))


def draft_paper(record: Record, *, paper: Paper = "letter", mark: str = "DRAFT", pictures: Pictures | None = None) -> bytes:
    """Return a marked, unsigned paper for looking at; it holds no data and nobody can sign it."""
    return lay_out(record, pictures=pictures, paper=paper, mark=mark).pdf


def _finished(record: Record, drawn: Drawn, record_json: bytes) -> bytes:
    report = record["report"]
    try:
        made = utc_moment(str(record["made"]["at"]))
    except ValueError as problem:
        raise PaperProblem(f"The report could not be laid out: the time at which it was made cannot be read ({problem}).") from None
    title = f"{record['form']['title']}, report {report['id']}, version {report['version']}"
    return archive.finish(drawn, record_json, title=title, author=str(record["officer"]["name"]), made=made)
