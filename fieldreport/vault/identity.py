"""Who signs: the laptop, and the officer.

Both keys are P-256 (FIPS 186-5), because the key chips and key stores of
laptops hold P-256. The laptop's private key lies in its key store; the
officer's lies in her vault, encrypted under a key of its own::

    identity.sealed = nonce (12) || AES-256-GCM(HKDF(vault key, "fieldreport identity/1"), nonce, canonical JSON,
                                                associated data "fieldreport identity/1 " + vault id)

HQ certifies a key by a certificate request (PKCS #10, RFC 2986) and decides
itself which name, rank and unit the certificate bears. Expiry stops nobody
from writing; it is asked about only when something is to be sealed.
"""

from __future__ import annotations

import base64
import contextlib
import json
import secrets
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import NameOID

from fieldreport import canonical, durable
from fieldreport.errors import DiskProblem, KeyStoreProblem, NotCanonical, NotCertified, VaultDamaged, VaultProblem
from fieldreport.said import said
from fieldreport.vault import certificates
from fieldreport.vault.keys import derive_key

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, timedelta
    from pathlib import Path

    from fieldreport.vault.keys import KeyStore
    from fieldreport.vault.unlocking import Vault

_DEVICE_FILES = ("device.json", "device-copy.json")
"""The same bytes twice: without them what waits here could not be delivered under the name that it bears."""
_DEVICE_FORMAT = "fieldreport.device/1"
_DEVICE_KEY = "device-key"
_OFFICER_FILE = "identity.sealed"
_OFFICER_FORMAT = "fieldreport.identity/1"
_NONCE = 12


@dataclass(frozen=True, slots=True)
class DeviceIdentity:
    """This laptop, as HQ knows it."""

    id: str
    key: ec.EllipticCurvePrivateKey = field(repr=False)
    certificate_pem: str | None
    """None until HQ has enrolled the laptop."""

    def sign(self, data: bytes) -> bytes:
        """Return the ECDSA P-256 signature over SHA-256 of ``data``, DER."""
        return self.key.sign(data, ec.ECDSA(SHA256()))

    def verify(self, data: bytes, signature: bytes) -> bool:
        """Return whether this laptop signed ``data``."""
        try:
            self.key.public_key().verify(signature, data, ec.ECDSA(SHA256()))
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True)
class OfficerIdentity:
    """The officer of one vault. Name, rank and unit are "" until they are known."""

    star: str
    name: str
    rank: str
    unit: str
    key: ec.EllipticCurvePrivateKey = field(repr=False)
    certificate_pem: str | None
    """None until HQ has certified the key."""
    chain_pem: str
    """The certificates that issued the officer's, PEM one after another, the issuer first; "" until certified."""

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate, lower-case hex; "" until certified."""
        return certificates.fingerprint(self.certificate_pem) if self.certificate_pem else ""

    @property
    def named(self) -> str:
        """Who it is, on a paper that somebody else reads: ``Alex Sample, star 90001``; without a name, the star."""
        return f"{self.name}, star {self.star}" if self.name else f"star {self.star}"

    def sign(self, data: bytes) -> bytes:
        """Return the ECDSA P-256 signature over SHA-256 of ``data``, DER."""
        return self.key.sign(data, ec.ECDSA(SHA256()))


def load_device(folder: Path, store: KeyStore) -> DeviceIdentity | None:
    """Return the laptop's identity from ``device.json`` (or its copy) and the key store; None if there is none yet.

    Raises:
        KeyStoreProblem: the key is gone or out of reach, or is not the one that belongs to the file.
        VaultDamaged: the file and its copy are damaged.
    """
    found = _read_device(folder)
    if found is None:
        return None
    device_id, public, certificate = found
    secret = store.get(_DEVICE_KEY)
    key = certificates.private_key(secret) if secret is not None else None
    if key is None or certificates.public_text(key) != public:
        raise KeyStoreProblem(
            said("The key store does not hold this laptop's key any more. Reports are safe. IT must enrol the laptop anew.")
        )
    device = DeviceIdentity(device_id, key, certificate)
    with contextlib.suppress(DiskProblem):  # mends whichever of the two is not as it was; a disk that refuses is left alone
        _write_device(folder, device)
    return device


def _read_device(folder: Path) -> tuple[str, str, str | None] | None:
    """Return id, public key and certificate from the first of the two files that reads; None when there is neither."""
    damage: VaultDamaged | None = None
    for name in _DEVICE_FILES:
        try:
            value = canonical.decode((folder / name).read_bytes())
            if not isinstance(value, dict) or value.get("format") != _DEVICE_FORMAT:
                raise VaultDamaged(f"{name} was written by a newer version of the program, or is damaged. Ask IT.")
            certificate = value["certificate"]
            return str(value["id"]), str(value["public_key"]), str(certificate) if certificate is not None else None
        except FileNotFoundError:
            continue
        except VaultDamaged as problem:
            damage = damage or problem
        except (OSError, NotCanonical, KeyError) as problem:
            damage = damage or VaultDamaged(f"{name}, which names this laptop, cannot be read ({problem}). Reports are safe. Ask IT.")
    if damage is not None:
        raise damage
    return None


def make_device(folder: Path, store: KeyStore, new_id: Callable[[], str]) -> DeviceIdentity:
    """Make the laptop's identity (in place of an earlier one) and keep it: the key in the key store, the rest in a file.

    Raises:
        KeyStoreProblem: the store does not keep the key.
        DiskProblem: the disk refused.
    """
    device = DeviceIdentity(new_id(), ec.generate_private_key(ec.SECP256R1()), None)
    store.put(_DEVICE_KEY, certificates.private_bytes(device.key))
    _write_device(folder, device)
    return device


def save_device_certificate(folder: Path, device: DeviceIdentity, certificate_pem: str) -> DeviceIdentity:
    """Keep the certificate that HQ gave the laptop.

    Raises:
        VaultProblem: it is not a certificate, or not for this laptop's key.
        DiskProblem: the disk refused.
    """
    certificates.read_for(certificate_pem, device.key)
    certified = replace(device, certificate_pem=certificate_pem)
    _write_device(folder, certified)
    return certified


def ends_within(device: DeviceIdentity, span: timedelta, now: datetime) -> bool:
    """Say whether the laptop's certificate ends within ``span`` of ``now`` (aware), or has ended; False while there is none."""
    if device.certificate_pem is None:
        return False
    return certificates.read(device.certificate_pem).not_valid_after_utc - now < span


def device_request(device: DeviceIdentity) -> str:
    """Return the laptop's certificate request, PEM; its id is common name and serial number."""
    return certificates.request(device.key, device.id, device.id)


def new_officer_key(vault: Vault, *, star: str, name: str = "", rank: str = "", unit: str = "") -> OfficerIdentity:
    """Make the officer's key and keep it in the vault. An earlier key is replaced: what it signed stays valid.

    Raises:
        DiskProblem: the disk refused.
    """
    officer = OfficerIdentity(star.strip().upper(), name, rank, unit, ec.generate_private_key(ec.SECP256R1()), None, "")
    _write_officer(vault, officer)
    return officer


def officer_request(officer: OfficerIdentity) -> str:
    """Return the officer's certificate request, PEM: star as serial number, name as common name.

    Raises:
        VaultProblem: the star has characters that a certificate cannot hold.
    """
    return certificates.request(officer.key, officer.name or officer.star, officer.star)


def save_certificate(vault: Vault, certificate_pem: str, chain_pem: str) -> OfficerIdentity:
    """Keep what HQ certified. Name, rank and unit are those of the certificate: HQ's record counts.

    Raises:
        VaultProblem: not certificates, not for this officer's key or star, or the vault has no key yet.
        DiskProblem: the disk refused.
    """
    officer = load_officer(vault)
    if officer is None:
        raise VaultProblem("There is no officer's key in this vault yet, so there is nothing that HQ could have certified.")
    kept = certified(officer, certificate_pem, chain_pem, key=officer.key)
    _write_officer(vault, kept)
    return kept


def certified(
    officer: OfficerIdentity, certificate_pem: str, chain_pem: str, *, key: ec.EllipticCurvePrivateKey | None = None
) -> OfficerIdentity:
    """Return the officer as a certificate of hers says: for the key in the vault, or for one on her card.

    Raises:
        VaultProblem: not certificates, not for this officer's star, or not for ``key``, where one is given.
    """
    certificate = certificates.read(certificate_pem) if key is None else certificates.read_for(certificate_pem, key)
    certificates.read_chain(chain_pem)
    if certificates.named(certificate, NameOID.SERIAL_NUMBER) != officer.star:
        raise VaultProblem(said("HQ's certificate is for another star. It was not kept. Ask IT."))
    return replace(
        officer,
        name=certificates.named(certificate, NameOID.COMMON_NAME) or officer.name,
        rank=certificates.named(certificate, NameOID.TITLE) or officer.rank,
        unit=certificates.named(certificate, NameOID.ORGANIZATIONAL_UNIT_NAME) or officer.unit,
        certificate_pem=certificate_pem,
        chain_pem=chain_pem,
    )


def load_officer(vault: Vault) -> OfficerIdentity | None:
    """Return the vault's officer, or None if no key was made yet.

    Raises:
        VaultDamaged: the file is damaged or another vault's; a new key can be made and certified.
    """
    try:
        data = (vault.folder / _OFFICER_FILE).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise VaultDamaged(f"The officer's key cannot be read ({problem.strerror}). Reports are safe. Ask IT.") from problem
    try:
        value = json.loads(AESGCM(_sealing_key(vault)).decrypt(data[:_NONCE], data[_NONCE:], _bound_to(vault)))
        if value["format"] != _OFFICER_FORMAT:
            raise VaultDamaged("The officer's key was written by a newer version of the program. Reports are safe.")
        return OfficerIdentity(
            star=value["star"],
            name=value["name"],
            rank=value["rank"],
            unit=value["unit"],
            key=certificates.private_key(base64.b64decode(value["key"])),
            certificate_pem=value["certificate"],
            chain_pem=value["chain"],
        )
    except (InvalidTag, ValueError, KeyError, TypeError):
        raise VaultDamaged(said("The officer's key is damaged. Reports are safe and can be written; HQ must certify a new key.")) from None


def require_certified(officer: OfficerIdentity, now: datetime) -> None:
    """Return if the officer's certificate can be signed with at ``now`` (aware).

    Raises:
        NotCertified: none yet, expired, or the laptop's clock is before it.
    """
    if officer.certificate_pem is None:
        raise NotCertified(said("HQ has not certified this officer's key yet. The draft is safe; it can be sealed when there is a link."))
    certificate = certificates.read(officer.certificate_pem)
    if now > certificate.not_valid_after_utc:
        raise NotCertified(
            said(
                "The officer's certificate expired on {not_valid_after_utc}. The draft is safe and can be written on; HQ "
                "must certify the key again before it can be sealed.",
                not_valid_after_utc=f"{certificate.not_valid_after_utc:%d %b %Y}",
            )
        )
    if now < certificate.not_valid_before_utc:
        raise NotCertified(
            said("The laptop's clock is before the day of the officer's certificate. The draft is safe. Set the clock and try again.")
        )


def _write_device(folder: Path, device: DeviceIdentity) -> None:
    durable.make_folder(folder)
    body = {
        "format": _DEVICE_FORMAT,
        "id": device.id,
        "public_key": certificates.public_text(device.key),
        "certificate": device.certificate_pem,
    }
    data = canonical.encode(body)
    for path in (folder / name for name in _DEVICE_FILES):
        if not path.is_file() or path.read_bytes() != data:
            durable.write(path, data)


def _write_officer(vault: Vault, officer: OfficerIdentity) -> None:
    body = {
        "format": _OFFICER_FORMAT,
        "star": officer.star,
        "name": officer.name,
        "rank": officer.rank,
        "unit": officer.unit,
        "key": base64.b64encode(certificates.private_bytes(officer.key)).decode(),
        "certificate": officer.certificate_pem,
        "chain": officer.chain_pem,
    }
    nonce = secrets.token_bytes(_NONCE)
    sealed = AESGCM(_sealing_key(vault)).encrypt(nonce, canonical.encode(body), _bound_to(vault))
    durable.write(vault.folder / _OFFICER_FILE, nonce + sealed)


def _sealing_key(vault: Vault) -> bytes:
    return derive_key(vault.database_key, "fieldreport identity/1")


def _bound_to(vault: Vault) -> bytes:
    return f"fieldreport identity/1 {vault.id}".encode()
