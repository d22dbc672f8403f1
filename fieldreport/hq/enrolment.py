"""Who may send: one-time codes, laptops, officers, withdrawal.

A code is 16 characters of Crockford's base 32 (80 random bits), typed by a
person. HQ keeps its hash. It works once; the same code with the same key again
is a repeated question (the answer was lost) and gets the same certificate.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import insert, select, update

from fieldreport.delivery.wire import is_report_id, utc_text
from fieldreport.errors import DeliveryProblem, HQProblem
from fieldreport.hq import certificates, journal
from fieldreport.hq.authority import fingerprint_of
from fieldreport.hq.refusals import Refusal
from fieldreport.hq.tables import CodeRow, DeviceRow, OfficerRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from fieldreport.hq.office import Office

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U."""
DEVICE_CODE_LASTS = timedelta(days=1)
OFFICER_CODE_LASTS = timedelta(days=7)
_CODE_LENGTH = 16
_STAR = re.compile(r"[0-9A-Z][0-9A-Z-]{0,15}")
"""What laptops take as a star, as they write it (``vault.unlocking``): a code for any other would open nothing."""
_TYPED = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": ""})

_codes = CodeRow.__table__  # type: ignore[attr-defined]
_devices = DeviceRow.__table__  # type: ignore[attr-defined]
_officers = OfficerRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class KnownDevice:
    """An enrolled laptop, as requests are checked against it."""

    id: str
    public_key: ec.EllipticCurvePublicKey
    expires_at: str
    revoked: bool

    def check(self, signature: bytes, data: bytes) -> None:
        """Return if the laptop signed ``data`` (ECDSA P-256 SHA-256, DER).

        Raises:
            DeliveryProblem: it did not.
        """
        try:
            self.public_key.verify(signature, data, ec.ECDSA(hashes.SHA256()))
        except InvalidSignature as problem:
            raise DeliveryProblem("The message is not signed by the laptop that sends it.") from problem


def issue_device_code(office: Office, label: str) -> str:
    """Return a code with which one laptop enrols within a day. ``label`` names it for people."""
    _printable(label, "label")
    return _issue(office, DEVICE_CODE_LASTS, kind="device", label=label)


def issue_officer_code(office: Office, *, star: str, name: str, rank: str, unit: str) -> str:
    """Return a code with which this officer enrols on one laptop within a week.

    Raises:
        HQProblem: star or name is missing, something is too long for a certificate, or no laptop takes such a star.
    """
    star = star.strip().upper()
    if not _STAR.fullmatch(star):
        raise HQProblem("A star has 1 to 16 digits, letters and hyphens, as it stands on the badge. No code was issued.")
    for what, text in (("star", star), ("name", name), ("rank", rank), ("unit", unit)):
        _printable(text, what, empty=what in {"rank", "unit"})
    return _issue(office, OFFICER_CODE_LASTS, kind="officer", label=f"{star} {name}", star=star, name=name, rank=rank, unit=unit)


def enrol_device(office: Office, *, code: str, request: str, peer: str) -> str:
    """Return a laptop's certificate (PEM) for a code and a certificate request.

    Raises:
        Refusal: wrong or used code, unreadable request, too many tries, or another laptop's id.
    """
    device, key = _read_request(request)
    if not is_report_id(device):
        raise Refusal(422, "The laptop's request does not name the laptop.")
    now = office.now()
    office.wrong_codes.allow(peer, now)
    with office.database.writing() as connection:
        row = _find_code(connection, "device", code)
        if row is None or not _usable(row, key, device, now):
            office.wrong_codes.note(peer, now)
            raise _bad_code()
        if row.used_at is not None:
            return str(row.certificate)
        known = connection.execute(select(_devices).where(_devices.c.id == device)).first()
        if known is not None and (known.public_key != certificates.public_der(key) or known.revoked_at is not None):
            raise Refusal(409, "A laptop of this name is enrolled with another key or was withdrawn. Ask IT to set it up anew.")
        certificate = _certify_device(office, connection, device, key, label=row.label, renewed=known is not None)
        _use(connection, row, key=key, device=device, certificate=certificate, now=now)
    return certificate


def renew_device(office: Office, *, device: str, request: str) -> str:
    """Return a fresh certificate for the key that the laptop has already.

    Raises:
        Refusal: another key or another laptop's name.
    """
    named, key = _read_request(request)
    with office.database.writing() as connection:
        known = connection.execute(select(_devices).where(_devices.c.id == device)).one()
        if named != device or known.public_key != certificates.public_der(key):
            raise Refusal(422, "A certificate is renewed for the same laptop and the same key only.")
        return _certify_device(office, connection, device, key, label=known.label, renewed=True)


def enrol_officer(office: Office, *, device: str, code: str, star: str, request: str, peer: str) -> tuple[str, str]:
    """Return an officer's certificate and its chain (PEM). Name, rank and unit are HQ's, whatever the request says.

    Raises:
        Refusal: wrong or used code, a code for another star, unreadable request, or too many tries.
    """
    _, key = _read_request(request)
    now = office.now()
    office.wrong_codes.allow(peer, now)
    with office.database.writing() as connection:
        row = _find_code(connection, "officer", code)
        if row is None or row.star != star or not _usable(row, key, device, now):
            office.wrong_codes.note(peer, now)
            raise _bad_code()
        if row.used_at is not None:
            return str(row.certificate), office.authority.chain_pem()
        made = office.authority.certify_officer(star=row.star, name=row.name, rank=row.rank, unit=row.unit, public_key=key, now=now)
        certificate = certificates.pem(made)
        serial = f"{made.serial_number:x}"
        values = {"star": row.star, "name": row.name, "rank": row.rank, "unit": row.unit}
        connection.execute(
            insert(_officers).values(serial=serial, device=device, certificate=certificate, issued_at=utc_text(now), **values)
        )
        _use(connection, row, key=key, device=device, certificate=certificate, now=now)
        journal.append(connection, utc_text(now), "officer enrolled", {"star": star, "device": device, "serial": serial})
    return certificate, office.authority.chain_pem()


def find_device(office: Office, device: str) -> KnownDevice | None:
    """Return an enrolled laptop, withdrawn ones too."""
    with office.database.reading() as connection:
        row = connection.execute(select(_devices).where(_devices.c.id == device)).first()
    if row is None:
        return None
    return KnownDevice(row.id, certificates.load_public(row.public_key), row.expires_at, row.revoked_at is not None)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """One line of HQ's list of laptops or of officers' certificates."""

    name: str
    """The laptop's id or the officer's star."""
    words: str
    """What the laptop is called, or the officer's rank, name and unit."""
    since: str
    """UTC, as :func:`fieldreport.delivery.wire.utc_text` writes it."""
    withdrawn: str
    """When it was withdrawn, or ""."""


def list_devices(office: Office) -> tuple[Enrolled, ...]:
    """Return all laptops that were ever enrolled, the first first."""
    with office.database.reading() as connection:
        rows = connection.execute(select(_devices).order_by(_devices.c.enrolled_at, _devices.c.id)).all()
    return tuple(Enrolled(row.id, row.label, row.enrolled_at, row.revoked_at or "") for row in rows)


def list_officers(office: Office) -> tuple[Enrolled, ...]:
    """Return all certificates that officers were ever given, the first first; one officer may have several."""
    with office.database.reading() as connection:
        rows = connection.execute(select(_officers).order_by(_officers.c.issued_at, _officers.c.serial)).all()
    return tuple(
        Enrolled(row.star, " ".join(part for part in (row.rank, row.name, row.unit) if part), row.issued_at, row.revoked_at or "")
        for row in rows
    )


def revoke_device(office: Office, device: str) -> None:
    """Withdraw a laptop: HQ takes nothing from it any more.

    Raises:
        HQProblem: no such laptop.
    """
    now = utc_text(office.now())
    with office.database.writing() as connection:
        found = connection.execute(update(_devices).where(_devices.c.id == device, _devices.c.revoked_at.is_(None)).values(revoked_at=now))
        if not found.rowcount:
            raise HQProblem(
                f"No laptop {device} is enrolled, or it was withdrawn before. Nothing was changed. The list: fieldreport hq devices"
            )
        journal.append(connection, now, "device withdrawn", {"device": device})


def revoke_officer(office: Office, star: str) -> int:
    """Withdraw an officer's certificates from now on; return how many. What was signed before stays valid.

    Raises:
        HQProblem: the officer has none.
    """
    now = utc_text(office.now())
    with office.database.writing() as connection:
        in_force = (_officers.c.star == star, _officers.c.revoked_at.is_(None))
        found = connection.execute(update(_officers).where(*in_force).values(revoked_at=now))
        if not found.rowcount:
            raise HQProblem(f"No certificate of star {star} is in force. Nothing was changed. The list: fieldreport hq officers")
        journal.append(connection, now, "officer withdrawn", {"star": star})
        return found.rowcount


def revoked_officers(connection: Connection) -> Sequence[tuple[int, datetime]]:
    """Return serial number and time of each officer's certificate that was withdrawn."""
    from datetime import datetime

    rows = connection.execute(select(_officers.c.serial, _officers.c.revoked_at).where(_officers.c.revoked_at.is_not(None)))
    return [(int(row.serial, 16), datetime.fromisoformat(row.revoked_at)) for row in rows]


def _issue(office: Office, lasts: timedelta, **values: str) -> str:
    code = "".join(secrets.choice(ALPHABET) for _ in range(_CODE_LENGTH))
    now = office.now()
    blank = {"label": "", "star": "", "name": "", "rank": "", "unit": ""}
    with office.database.writing() as connection:
        times = {"made_at": utc_text(now), "expires_at": utc_text(now + lasts)}
        connection.execute(insert(_codes).values(hash=_hashed(code), **(blank | values | times)))
        journal.append(connection, utc_text(now), "code issued", {"kind": values["kind"], "label": values["label"]})
    return "-".join(code[start : start + 4] for start in range(0, _CODE_LENGTH, 4))


def _hashed(typed: str) -> str:
    code = typed.upper().translate(_TYPED)
    return hashlib.sha256(b"fieldreport enrolment code\0" + code.encode("utf-8", "replace")).hexdigest()


def _find_code(connection: Connection, kind: str, code: str) -> Row[Any] | None:
    return connection.execute(select(_codes).where(_codes.c.hash == _hashed(code), _codes.c.kind == kind)).first()


def _usable(row: Row[Any], key: ec.EllipticCurvePublicKey, device: str, now: datetime) -> bool:
    if row.used_at is not None:
        return bool(row.used_key == fingerprint_of(key) and row.used_by == device)
    return bool(utc_text(now) < row.expires_at)


def _use(connection: Connection, row: Row[Any], *, key: ec.EllipticCurvePublicKey, device: str, certificate: str, now: datetime) -> None:
    values = {"used_at": utc_text(now), "used_key": fingerprint_of(key), "used_by": device, "certificate": certificate}
    connection.execute(update(_codes).where(_codes.c.hash == row.hash).values(**values))


def _certify_device(
    office: Office, connection: Connection, device: str, key: ec.EllipticCurvePublicKey, *, label: str, renewed: bool
) -> str:
    now = office.now()
    made = office.authority.certify_device(device, key, now)
    values = {"certificate": certificates.pem(made), "expires_at": utc_text(made.not_valid_after_utc)}
    if renewed:
        connection.execute(update(_devices).where(_devices.c.id == device).values(**values))
    else:
        der = certificates.public_der(key)
        connection.execute(insert(_devices).values(id=device, label=label, public_key=der, enrolled_at=utc_text(now), **values))
    journal.append(connection, utc_text(now), "device renewed" if renewed else "device enrolled", {"device": device, "label": label})
    return values["certificate"]


def _read_request(request: str) -> tuple[str, ec.EllipticCurvePublicKey]:
    try:
        return certificates.read_request(request)
    except HQProblem as problem:
        raise Refusal(422, str(problem)) from problem


def _bad_code() -> Refusal:
    return Refusal(403, "This code is wrong, was used, or has expired. Check it, or ask for a new one.")


def _printable(text: str, what: str, *, empty: bool = False) -> None:
    if (not text and not empty) or len(text) > certificates.LONGEST_NAME or not text.isprintable() or text != text.strip():
        raise HQProblem(f"The {what} must have 1 to {certificates.LONGEST_NAME} printable characters.")


def star_of(certificate: str) -> str:
    """Return the star in an officer's certificate (PEM)."""
    subject = x509.load_pem_x509_certificate(certificate.encode("ascii")).subject
    return str(subject.get_attributes_for_oid(x509.NameOID.SERIAL_NUMBER)[0].value)
