"""Sealing the sample report, beside the three steps that make its signed paper, called directly.

Sealing is more than those: checks, ciphertext, the transaction of the vault and the parcel in the outbox. What
they cost together is the ratio. The PIN is not asked: its price is meant to be high. Both run interleaved in one
process, each on drafts of its own.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench import laptop
from bench.measured import Measured
from fieldreport import canonical, sealing, trial
from fieldreport.paper import archive, signature, signature_box
from fieldreport.paper.layout import lay_out
from fieldreport.store import drafts

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldreport.desk import Desk

ROUNDS = 9


def measure(rounds: int = ROUNDS) -> list[Measured]:
    """Return one figure, for information."""
    taken: dict[str, list[float]] = {"seal": [], "bare": []}
    with tempfile.TemporaryDirectory() as name, laptop.desk(laptop.enrolled(Path(name) / "house")) as desk:
        for number in range(rounds + 1):
            steps = {"seal": _sealing(desk), "bare": _bare(desk)}
            for kind in sorted(steps, reverse=bool(number % 2)):
                begun = time.perf_counter()
                steps[kind]()
                if number:  # the first round imports and fills the caches
                    taken[kind].append((time.perf_counter() - begun) * 1000)
    seal, bare = (statistics.median(taken[kind]) for kind in ("seal", "bare"))
    return [Measured("sealing the sample report", seal, "ms", "lay out, archive and sign alone", bare, seal / bare)]


def _sealing(desk: Desk) -> Callable[[], object]:
    report = trial.fill_sample(desk)
    draft = drafts.load_draft(desk.parts.store, report.report_id)
    return lambda: sealing.seal(desk.parts, draft, report.sheet, desk.parts.store.now(), lambda _: None)


def _bare(desk: Desk) -> Callable[[], object]:
    report = trial.fill_sample(desk)
    parts, now = desk.parts, desk.parts.store.now()
    draft = drafts.load_draft(parts.store, report.report_id)
    record = sealing.record_of(parts, draft, report.sheet, now, sequence=1, entry="0" * 64)
    officer, zone = parts.officer, parts.department.zone
    words = signature_box.SignerWords(officer.name, officer.star, officer.rank, officer.unit, sealing.statement_of(report.sheet), zone)

    def steps() -> bytes:
        unsigned = archive.finish(lay_out(record), canonical.encode(record), title="Sample", author=officer.name, made=now)
        return signature.sign(
            unsigned,
            key=officer.key,
            certificate_pem=officer.certificate_pem or "",
            chain_pem="".join(officer.chain_pem),
            signer_words=words,
            at=now,
        )

    return steps
