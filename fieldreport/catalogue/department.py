"""The department's own facts: one signed file that HQ issues and IT installs.

It names HQ, the pins and the public keys. The laptop only reads it. It is
checked against its own first receipt key; that the key is HQ's is shown to IT
as a fingerprint at enrolment.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from fieldreport import canonical
from fieldreport.errors import CatalogueProblem, NotCanonical

if TYPE_CHECKING:
    from collections.abc import Callable

FORMAT = "fieldreport.department/1"


@dataclass(frozen=True, slots=True)
class Department:
    """HQ's public facts."""

    name: str
    """As the unlock screen and the paper print it."""
    trial: bool
    """A trial HQ: every paper is marked as training."""
    hq_url: str
    """``https://host:port`` without a path."""
    tls_ca: str
    """PEM of the certificate authority that HQ's TLS certificate must come from: the pin."""
    officer_roots: tuple[str, ...]
    """PEM of the roots of officers' signing certificates."""
    device_root: str
    """PEM of the root of device certificates."""
    receipt_keys: Mapping[str, bytes]
    """Key id to raw Ed25519 public key (32 bytes): who may sign receipts."""
    sealing_key: bytes
    """Raw X25519 public key to which parcels are sealed."""
    recovery_key: bytes
    """Raw X25519 public key to which vault keys are wrapped a second time."""
    zone: str = "America/Chicago"
    lock_after_minutes: int = 15

    def fingerprint(self) -> str:
        """Return the SHA-256 of the receipt keys and pin, in groups of four, for a person to compare."""
        facts = [self.tls_ca, *sorted(key.hex() for key in self.receipt_keys.values())]
        hexed = canonical.digest(facts)[:32]
        return " ".join(hexed[start : start + 4] for start in range(0, len(hexed), 4))


def key_id(public_key: bytes) -> str:
    """Return the id of a raw Ed25519 public key: the first 16 hex digits of its SHA-256."""
    return hashlib.sha256(public_key).hexdigest()[:16]


def write_department(department: Department, signing_key_id: str, sign: Callable[[bytes], bytes]) -> bytes:
    """Return the signed file's bytes. ``sign`` is the Ed25519 signature of one of ``receipt_keys``."""
    body = _body(department)
    signature = sign(canonical.encode(body))
    return canonical.encode({"department": body, "key": signing_key_id, "signature": base64.b64encode(signature).decode()})


def read_department(data: bytes) -> Department:
    """Read and check a department file.

    Raises:
        CatalogueProblem: not such a file, or its signature does not fit.
    """
    try:
        outer = canonical.decode(data)
        if not isinstance(outer, dict):
            raise CatalogueProblem("This is not a department file.")
        body = outer["department"]
        department = _from_body(body)
        key = department.receipt_keys[outer["key"]]
        Ed25519PublicKey.from_public_bytes(key).verify(base64.b64decode(outer["signature"], validate=True), canonical.encode(body))
    except InvalidSignature:
        raise CatalogueProblem("The department file was changed after HQ signed it. Ask IT for a fresh one.") from None
    except (NotCanonical, AttributeError, KeyError, TypeError, ValueError) as problem:
        raise CatalogueProblem(f"This is not a department file, or it is damaged ({problem}). Ask IT for a fresh one.") from None
    return department


def _body(department: Department) -> dict[str, object]:
    return {
        "format": FORMAT,
        "name": department.name,
        "trial": department.trial,
        "hq_url": department.hq_url,
        "tls_ca": department.tls_ca,
        "officer_roots": list(department.officer_roots),
        "device_root": department.device_root,
        "receipt_keys": {name: base64.b64encode(key).decode() for name, key in department.receipt_keys.items()},
        "sealing_key": base64.b64encode(department.sealing_key).decode(),
        "recovery_key": base64.b64encode(department.recovery_key).decode(),
        "zone": department.zone,
        "lock_after_minutes": department.lock_after_minutes,
    }


def _from_body(body: object) -> Department:
    if not isinstance(body, Mapping) or body.get("format") != FORMAT:
        raise CatalogueProblem("This is not a department file that this version can read.")
    return Department(
        name=str(body["name"]),
        trial=bool(body["trial"]),
        hq_url=str(body["hq_url"]),
        tls_ca=str(body["tls_ca"]),
        officer_roots=tuple(str(root) for root in body["officer_roots"]),
        device_root=str(body["device_root"]),
        receipt_keys={str(name): base64.b64decode(key, validate=True) for name, key in body["receipt_keys"].items()},
        sealing_key=base64.b64decode(body["sealing_key"], validate=True),
        recovery_key=base64.b64decode(body["recovery_key"], validate=True),
        zone=str(body["zone"]),
        lock_after_minutes=int(body["lock_after_minutes"]),
    )
