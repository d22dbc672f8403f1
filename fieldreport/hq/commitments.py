"""Promises that come before their bodies: noted, signed for, and compared.

A laptop's journal is one chain, so two different entries under one number of
one chain mean that it was copied, rolled back or tampered with. Both are kept,
and a person decides; the officer's reports are taken all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from fieldreport.delivery import wire
from fieldreport.errors import DeliveryProblem
from fieldreport.hq import journal
from fieldreport.hq.refusals import Refusal
from fieldreport.hq.tables import CommitmentRow

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from fieldreport.hq.enrolment import KnownDevice
    from fieldreport.hq.office import Office

_commitments = CommitmentRow.__table__  # type: ignore[attr-defined]


def keep_commitment(office: Office, device: KnownDevice, address: wire.Address, data: bytes) -> tuple[bytes, bool]:
    """Note a commitment; return HQ's signed word and whether it was new.

    Raises:
        Refusal: not a commitment to this address by this laptop.
    """
    try:
        commitment = wire.read_commitment(data, device.check)
    except DeliveryProblem as problem:
        raise Refusal(422, str(problem)) from problem
    if commitment.device != device.id or commitment.address() != address:
        raise Refusal(422, "The commitment names another laptop or address than the request.")
    hashed, now = commitment.hash(), wire.utc_text(office.now())
    columns = _commitments.c
    with office.database.writing() as connection:
        known = connection.execute(select(columns.number).where(columns.device == device.id, columns.hash == hashed)).first()
        if known is None:
            _note_fork(connection, commitment, now)
            connection.execute(insert(_commitments).values(hash=hashed, received_at=now, body=data, **_fields(commitment)))
            detail = {"device": device.id, "chain": commitment.chain, "sequence": commitment.sequence, "commitment": hashed}
            journal.append(connection, now, "commitment", detail | {"report": address.report, "version": address.version})
    body = {"commitment": hashed, "device": device.id}
    return wire.write_answer("noted", body, office.authority.receipt_key_id, office.authority.receipt_key.sign), known is None


def _note_fork(connection: Connection, commitment: wire.Commitment, now: str) -> None:
    """Two entries under one number of one chain: the laptop was copied, rolled back or tampered with. Both are kept."""
    c = _commitments.c
    same_place = (c.device == commitment.device, c.chain == commitment.chain, c.sequence == commitment.sequence)
    if connection.execute(select(c.number).where(*same_place, c.entry != commitment.entry).limit(1)).first():
        about = f"{commitment.device}/{commitment.chain}/{commitment.sequence}"
        words = f"Laptop {commitment.device} has two different entries {commitment.sequence} in one journal: it was copied or rolled back."
        journal.raise_matter(connection, "fork", about, words, now)


def _fields(commitment: wire.Commitment) -> dict[str, object]:
    return {name: getattr(commitment, name) for name in ("device", "chain", "sequence", "entry", "report", "version", "sha256", "at")}
