"""Builds the core of one laptop, once, from replaceable parts. It decides nothing.

:func:`open_field_report` opens what works while nobody is signed in: the
department's facts, the device's identity and journal, the outbox. Unlocking
gives a :class:`~fieldreport.desk.Desk`, which is all that one officer can do.

The data folder::

    device/department.json   HQ's signed public facts
    device/roster.csv        the department's members by star, where IT has put it (fieldreport.catalogue.roster)
    device/beats.geojson     its map of beats, likewise (fieldreport.catalogue.beats)
    device/device.json       this laptop's id and certificate (and device-copy.json, the same)
    device/key-store.json    which key store holds its secrets
    device/journal.db        the device's own small chain: tries, vaults made
    device/stamps/           times stamped while nobody was signed in, each readable by the officers of this laptop alone
    device/outbox.db         parcels on their way, receipts, news from HQ
    vaults/<random>/         one for each officer; the outbox names the sealed files in it
"""

from __future__ import annotations

import contextlib
import random
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from fieldreport import durable
from fieldreport.catalogue.codes import load_catalogue
from fieldreport.catalogue.department import read_department
from fieldreport.delivery import outbox
from fieldreport.delivery.courier import NeedsPerson, NothingToSend, Received, TryLater, deliver_step
from fieldreport.desk import Desk
from fieldreport.errors import CatalogueProblem, DatabaseDamaged, LockedOut, NoSuchVault, RefusedByHQ, VaultDamaged, VaultProblem, WrongPin
from fieldreport.filling import load_known
from fieldreport.ledger.entries import Act
from fieldreport.rescuing import OFFER, STORE, rescue_vault, rescued_words
from fieldreport.said import joined, said
from fieldreport.sealing import Sealer
from fieldreport.stamping import LockedStamps
from fieldreport.store import device as device_journal
from fieldreport.store import journal
from fieldreport.store.clock import read_tick
from fieldreport.store.migrations import DEVICE_STEPS
from fieldreport.store.opening import open_store
from fieldreport.store.rescue import open_rescued
from fieldreport.vault import finding, identity, keys, lockout, process, unlocking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fieldreport.catalogue.department import Department
    from fieldreport.delivery.client import HQClient
    from fieldreport.delivery.courier import Outcome
    from fieldreport.delivery.outbox import Outbox, OutboxSummary, Parcel
    from fieldreport.signing import CardWanted
    from fieldreport.store.clock import Tick
    from fieldreport.store.device import DeviceJournal
    from fieldreport.vault.identity import DeviceIdentity, OfficerIdentity
    from fieldreport.vault.keys import KeyStore
    from fieldreport.vault.unlocking import Vault


__all__ = ["FieldReport", "NeedsPerson", "NothingToSend", "Parts", "Received", "TryLater", "left_words", "open_field_report", "utc_now"]

RENEWAL = timedelta(days=30)
"""How long before its end a laptop's certificate is renewed."""


def resources_folder() -> Path:
    """Return the folder with forms, code tables, fonts and themes."""
    return Path(__file__).parent.parent / "resources"


def utc_now() -> datetime:
    """Return the laptop's clock as an aware time."""
    return datetime.now(UTC)


def random_id() -> str:
    """Return a fresh random id."""
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class Parts:
    """The edges of the core that a test may replace."""

    now: Callable[[], datetime] = utc_now
    tick: Callable[[], Tick] = read_tick
    new_id: Callable[[], str] = random_id
    key_store: Callable[[Path], KeyStore] = keys.open_key_store
    jitter: Callable[[], float] = random.random
    resources: Path = field(default_factory=resources_folder)


def left_words(summary: OutboxSummary) -> str:
    """Return in one line what HQ has not confirmed yet."""
    left = summary.waiting + summary.needs_person
    if not left:
        return said("0 left on this laptop.")
    others = summary.waiting - summary.files
    parts = [
        said("{others} waiting", others=others) if others else "",
        (said("1 file waiting") if summary.files == 1 else said("{files} files waiting", files=summary.files)) if summary.files else "",
        said("{needs_person} in need of a person", needs_person=summary.needs_person) if summary.needs_person else "",
    ]
    left_here = said("{left} left on this laptop: {parts}.", left=left, parts=joined(", ", parts))
    return joined(" ", (left_here, summary.last_problem))


class FieldReport:
    """One laptop. Everything here works while nobody is signed in, and whoever is."""

    def __init__(self, folder: Path, parts: Parts) -> None:
        self.folder = folder
        self._parts = parts
        self._device_folder = durable.make_folder(folder / "device")
        self._vaults = durable.make_folder(folder / "vaults")
        self._key_store = parts.key_store(self._device_folder)
        self._secret = keys.device_secret(self._key_store, self._vaults)
        self._device = self._load_device()
        self._damaged: list[str] = []
        self.department: Department | None = self._read_department()
        self._journal = self._open_journal()
        self._outbox = self._open_outbox()
        zone = self.department.zone if self.department is not None else ""
        self.stamps = LockedStamps(self._device_folder / "stamps", self._vaults, self._secret, self._journal, parts.resources, zone)
        self._client: HQClient | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the files."""
        self._journal.close()
        self._outbox.database.close()

    # Enrolment

    @property
    def is_enrolled(self) -> bool:
        """Whether HQ knows this laptop."""
        return self.department is not None and self._device.certificate_pem is not None

    @property
    def key_store_words(self) -> str:
        """What people are told about how PINs are protected here."""
        return self._key_store.words

    @property
    def key_store_is_strong(self) -> bool:
        """Whether the computer's own key store holds half of every key."""
        return self._key_store.strong

    @property
    def damage(self) -> str:
        """What was found damaged at this start, what is safe, what to do; "" when all was sound."""
        return joined(" ", self._damaged)

    def enrol_device(self, department_file: bytes, code: str) -> str:
        """Enrol this laptop with HQ, once; return HQ's fingerprint for IT to compare.

        Raises:
            CatalogueProblem: the department file is not one, or was changed.
            DeliveryProblem: HQ was not reached or refused the code; nothing was changed.
        """
        department = read_department(department_file)
        with contextlib.closing(self._connect(department)) as hq:
            certificate = hq.enrol_device(code, identity.device_request(self._device))
        self._device = identity.save_device_certificate(self._device_folder, self._device, certificate)
        durable.write(self._device_folder / "department.json", department_file)
        self.department = department
        self._client = None
        outbox.certified_again(self._outbox)
        return department.fingerprint()

    # Vaults

    def next_try(self, star: str) -> datetime | None:
        """Return when this star may try a PIN again, or None when at once."""
        return lockout.next_try(self._wrong_tries(star), self._parts.now())

    def unlock(self, star: str, pin: str) -> Desk:
        """Open an officer's vault. About 0.2 s: not on the window's thread.

        Raises:
            LockedOut, WrongPin: with when, and how many tries are left.
            VaultProblem, StoreProblem: in words.
        """
        vault = self._open_with_reports(star, pin)
        try:
            return self._desk(vault, star)
        except DatabaseDamaged:
            raise DatabaseDamaged(OFFER.format(star=finding.tidy(star))) from None

    def rescue(self, star: str, pin: str) -> tuple[Desk, str]:
        """Save what can be read of a vault whose file is damaged; return its desk and what was saved and lost, in words.

        The damaged file is kept. No window may have this vault open. What was sealed and has no receipt is handed over
        again by :meth:`~fieldreport.desk.Desk.settle`.

        Raises:
            LockedOut, WrongPin: as :meth:`unlock`.
            VaultProblem: the file is sound; nothing was changed.
            DatabaseDamaged: nothing of it can be read; nothing was changed.
            DiskProblem, StoreProblem: nothing was changed.
        """
        vault = self._open_with_reports(star, pin)
        with contextlib.suppress(DatabaseDamaged):
            self._desk(vault, star).close()
            raise VaultProblem("The file with this vault's reports is sound, so there is nothing to rescue. Nothing was changed.")
        rescued = rescue_vault(vault.folder, vault.database_key, now=self._parts.now())
        detail = {"file": STORE, "kept": rescued.kept.name, "saved": rescued.saved, "damaged": list(rescued.damaged_tables)}
        device_journal.note(self._journal, Act.RESCUED, self._tag(star), detail)
        desk = self._desk(vault, star)
        journal.note(desk.parts.store, Act.RESCUED, detail=detail)
        return desk, rescued_words(rescued)

    def has_vault(self, star: str) -> bool:
        """Say whether this star has a vault here. For set-up; the unlock screen never asks it."""
        return finding.find_vault(self._vaults, star, self._secret) is not None

    def make_vault(self, star: str, pin: str) -> Desk:
        """Make an officer's vault. She can write at once, and seal when HQ has certified her (:meth:`certify`).

        Raises:
            WeakPin, VaultExists, VaultProblem: nothing was made.
        """
        department = self._department()
        vault = unlocking.make_vault(
            self._vaults,
            star=star,
            pin=pin,
            device_secret=self._secret,
            recovery_key=department.recovery_key,
            new_id=self._parts.new_id,
            strong=self._key_store.strong,
        )
        device_journal.note(self._journal, Act.VAULT_MADE, self._tag(star))
        return self._desk(vault, star)

    def change_pin(self, star: str, pin: str, new_pin: str) -> None:
        """Give a vault a new PIN; the old one counts as a try. It is no remedy for a stolen laptop (``vault.unlocking``).

        Raises:
            LockedOut, WrongPin: as :meth:`unlock`; the old PIN holds.
            WeakPin, VaultProblem, DiskProblem: likewise.
        """
        self._open(star, pin)
        unlocking.change_pin(self._vaults, star=star, pin=pin, new_pin=new_pin, device_secret=self._secret, strong=self._key_store.strong)
        device_journal.note(self._journal, Act.PIN_CHANGED, self._tag(star))

    def certify(self, desk: Desk, code: str, card: CardWanted | None = None) -> None:
        """Have an officer's key, or the one on her card, certified by HQ with a one-time code. For the network lane.

        Raises:
            DeliveryProblem: HQ was not reached or refused; the vault can be written in all the same.
        """
        with self._line() as hq:
            certify = desk.certify if card is None else partial(desk.signing.enrol, card)
            certify(lambda star, request: hq.enrol_officer(code, star, request))

    # Delivery

    def outbox_summary(self) -> OutboxSummary:
        """Return how delivery stands, without case data."""
        return outbox.summary(self._outbox)

    def parcels(self) -> tuple[Parcel, ...]:
        """Return all parcels of this laptop, the oldest first."""
        return outbox.parcels(self._outbox)

    def deliver_step(self) -> Outcome:
        """Deliver at most one parcel; for the network lane."""
        with self._line() as hq:
            return deliver_step(self._outbox, hq, self._parts.now(), self._parts.jitter)

    def link_returned(self) -> None:
        """Make everything that waits due at once."""
        outbox.link_returned(self._outbox)

    def try_again(self) -> int:
        """Let go again what needed a person, after she has seen to it; return how many."""
        return outbox.try_again(self._outbox)

    def renew_certificate(self) -> bool:
        """Have this laptop's certificate renewed when its last month has begun; say whether it was.

        Expiry stops nobody from writing, only from delivering.

        Raises:
            DeliveryProblem: HQ was not reached or refused; ask again later.
        """
        if not self.is_enrolled or not identity.ends_within(self._device, RENEWAL, self._parts.now()):
            return False
        with self._line() as hq:
            certificate = hq.renew_device(identity.device_request(self._device))
        self._device = identity.save_device_certificate(self._device_folder, self._device, certificate)
        self._client = None
        outbox.certified_again(self._outbox)
        return True

    def fetch_news(self) -> int:
        """Fetch news from HQ into the outbox; return how many came."""
        from fieldreport.delivery.inbox import fetch

        with self._line() as hq:
            return len(fetch(self._outbox, hq))

    def deliver_all(self) -> OutboxSummary:
        """Deliver until nothing is due, then fetch news.

        Raises:
            DeliveryProblem: HQ was not reached, or refuses this laptop.
        """
        # A renewal that HQ refuses (it has its own clock and its own mind) is no reason to keep reports here.
        with contextlib.suppress(RefusedByHQ):
            self.renew_certificate()
        self.link_returned()
        while not isinstance(self.deliver_step(), NothingToSend):
            pass
        self.fetch_news()
        return self.outbox_summary()

    # Parts

    def _open(self, star: str, pin: str) -> Vault:
        tries = self._wrong_tries(star)
        until = lockout.next_try(tries, self._parts.now())
        if until is not None:
            raise LockedOut(said("Too many wrong tries. Nothing is lost; what waits is still delivered."), until=until)
        left = lockout.tries_left(tries) - 1
        try:
            vault = unlocking.open_vault(self._vaults, star=star, pin=pin, device_secret=self._secret, tries_left=left)
        except (WrongPin, NoSuchVault) as problem:
            device_journal.note(self._journal, Act.UNLOCK_FAILED, self._tag(star))
            raise WrongPin(str(problem), tries_left=left) from None
        device_journal.note(self._journal, Act.UNLOCKED, self._tag(star))
        return vault

    def _open_with_reports(self, star: str, pin: str) -> Vault:
        vault = self._open(star, pin)
        if vault.is_unfinished:
            # The making was cut off (power, kill) before anything could be written in it: it is made whole.
            durable.make_folder(vault.files)
        elif not (vault.folder / STORE).exists():
            raise DatabaseDamaged(
                said(
                    "The file with this vault's reports is gone from this laptop. Nothing was made in its place. Sealed "
                    "reports that HQ received are safe there. Tell IT before anything else is done here."
                )
            )
        return vault

    def _desk(self, vault: Vault, star: str) -> Desk:
        officer = _load_officer(vault, star)
        store = open_store(
            vault.folder / STORE,
            vault.database_key,
            device=self._device.id,
            officer=officer.star,
            sign=self._device.sign,
            now=self._parts.now,
            new_id=self._parts.new_id,
            tick=self._parts.tick,
        )
        vault.finish()
        resources = self._parts.resources
        catalogue = load_catalogue(resources / "codes")
        sealer = Sealer(store, vault, officer, self._device, self._department(), catalogue, self._outbox, resources / "words")
        self.stamps.welcome(vault)
        known = cache(partial(load_known, self._device_folder, resources))
        return Desk(sealer, resources, lambda pin: self._check_pin(officer.star, pin), self.stamps, known)

    def _check_pin(self, star: str, pin: str) -> None:
        self._open(star, pin)

    def _wrong_tries(self, star: str) -> tuple[datetime, ...]:
        """Return the wrong tries, placed by the machine's counter, which nobody can set, where its starts can be told apart."""
        tries = device_journal.wrong_tries(self._journal, self._tag(star))
        here = self._parts.tick()
        if not here.boot:
            return tuple(each.at for each in tries)
        made = [(each.tick.boot, each.tick.monotonic) for each in tries]
        return lockout.by_uptime(made, boot=here.boot, uptime=here.monotonic, now=self._parts.now())

    def _tag(self, star: str) -> str:
        return finding.vault_tag(star, self._secret)

    def _load_device(self) -> DeviceIdentity:
        known = identity.load_device(self._device_folder, self._key_store)
        if known is None and (self._device_folder / "department.json").exists():
            # Under a new name HQ would take nothing of what waits here, and the old key would be gone.
            raise VaultDamaged(
                said(
                    "The file device.json, which names this laptop, is gone, and so is its copy. Nothing was made in its "
                    "place. Reports are safe. IT puts it back from the backup."
                )
            )
        return known or identity.make_device(self._device_folder, self._key_store, self._parts.new_id)

    def _department(self) -> Department:
        if self.department is None:
            raise VaultProblem(
                self.damage or said("This laptop is not enrolled with HQ yet, so no vault can be made. Ask IT: fieldreport enrol.")
            )
        return self.department

    def _read_department(self) -> Department | None:
        """Return HQ's facts; None also when the file is damaged, so that IT can enrol the laptop again."""
        path = self._device_folder / "department.json"
        try:
            return read_department(path.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, CatalogueProblem) as problem:
            self._damaged.append(
                said(
                    "The file {name}, which says who HQ is, cannot be read ({problem}). Every report here is safe. IT enrols "
                    "the laptop again: fieldreport enrol.",
                    name=path.name,
                    problem=problem,
                )
            )
            return None

    def _open_journal(self) -> DeviceJournal:
        path, key = self._device_folder / "journal.db", keys.derive_key(self._secret, "fieldreport device journal/1")
        sign, now, tick = self._device.sign, self._parts.now, self._parts.tick
        opened, kept = open_rescued(
            lambda: device_journal.open_device_journal(path, key, device=self._device.id, sign=sign, now=now, tick=tick),
            path,
            key,
            DEVICE_STEPS,
            now=now(),
        )
        if kept is not None:
            device_journal.note(opened, Act.RESCUED, "", {"file": path.name, "kept": kept.name})
            self._damaged.append(
                said("The laptop's own journal was damaged; what could be read of it was saved. {kept_words}", kept_words=_kept_words(kept))
            )
        return opened

    def _open_outbox(self) -> Outbox:
        path, key = self._device_folder / "outbox.db", keys.derive_key(self._secret, "fieldreport outbox/1")
        opened, kept = open_rescued(lambda: outbox.open_outbox(path, key, self.folder), path, key, outbox.STEPS, now=self._parts.now())
        if kept is not None:
            device_journal.note(self._journal, Act.RESCUED, "", {"file": path.name, "kept": kept.name})
            self._damaged.append(
                said(
                    "The list of what waits for HQ was damaged. Sealed reports are safe in their officers' vaults: each is "
                    "handed over again when its officer unlocks here. {kept_words}",
                    kept_words=_kept_words(kept),
                )
            )
        return opened

    @contextlib.contextmanager
    def _line(self) -> Iterator[HQClient]:
        """Give the client, and hang up afterwards: a laptop that drives away must not leave HQ with an open connection."""
        if self._client is None:
            self._client = self._connect(self._department())
        try:
            yield self._client
        finally:
            self._client.close()

    def _connect(self, department: Department) -> HQClient:
        from fieldreport.delivery.client import HQClient

        return HQClient(department, self._device, now=self._parts.now)


def _kept_words(kept: Path) -> str:
    return said("The damaged file is kept as {name}. Tell IT.", name=kept.name)


def _load_officer(vault: Vault, star: str) -> OfficerIdentity:
    """Return the vault's officer. A damaged key is replaced, so that she can write; HQ must certify the new one before she can seal."""
    try:
        return identity.load_officer(vault) or identity.new_officer_key(vault, star=star)
    except VaultDamaged:
        return identity.new_officer_key(vault, star=star)


def open_field_report(folder: Path, parts: Parts | None = None) -> FieldReport:
    """Open the core of this laptop; the folder is made at the first start.

    Raises:
        KeyStoreProblem, DiskProblem, StoreProblem, CatalogueProblem: in words, with what is safe.
    """
    process.harden()
    return FieldReport(folder, parts or Parts())
