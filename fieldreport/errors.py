"""The one tree of errors.

Every error that the core raises on purpose stands here. Its text is a plain
English sentence for a person: what happened, what is safe, what to do next.
``ui.messages`` turns the same errors into translated words.

::

    FieldReportError
    ├── NotCanonical            data that has no single canonical form
    ├── DiskProblem             the disk refused
    │   ├── DiskFull
    │   └── NotWritable
    ├── FormProblem             a form sheet that cannot be used
    │   └── ExpressionProblem   a formula in it that cannot be used
    ├── CatalogueProblem        a code table, roster or department file that cannot be used
    ├── AnswerProblem           an answer that the form has no place for
    ├── SceneProblem            an entry of the scene log that cannot be kept or read
    ├── LifeProblem             a step that a report in this state cannot take
    ├── LedgerProblem           a chain of entries that does not hold
    ├── CipherProblem           ciphertext that was damaged, cut or made with another key
    ├── VaultProblem
    │   ├── NoSuchVault         no vault here for this star
    │   ├── VaultExists
    │   ├── WrongPin            with the tries left
    │   ├── LockedOut           with the time of the next try
    │   ├── WeakPin
    │   ├── KeyStoreProblem     the operating system's key store cannot be used
    │   ├── VaultDamaged
    │   ├── NotCertified        HQ has not certified this officer yet
    │   └── CardProblem         a smart card that cannot be signed with
    │       └── WrongCardPin    the card did not take its PIN
    ├── StoreProblem
    │   ├── DatabaseDamaged
    │   ├── NewerDatabase       written by a newer version of the program
    │   └── NoSuchReport
    ├── EvidenceProblem         a file that cannot be taken in, shown or given out
    │   ├── IntakeCancelled     the officer stopped it
    │   └── NoPicture           no picture can be made of an exhibit
    ├── PaperProblem
    │   └── MissingGlyphs       characters that no font of ours has
    ├── PrintProblem            this machine cannot print, or a printer did not take a copy
    ├── SealingProblem
    │   └── NotReady            with what is still missing
    ├── ProofProblem            a document that cannot be checked
    ├── DeliveryProblem         HQ could not be used (expected outcomes are values, not errors)
    │   ├── NoLink
    │   ├── UntrustedHQ
    │   └── RefusedByHQ         with the HTTP status and HQ's own sentence
    ├── HQProblem               HQ's own refusals
    └── AlreadyRunning          another window has this data folder open
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


class FieldReportError(Exception):
    """The root of all errors that are raised on purpose."""


class NotCanonical(FieldReportError):
    """Data that RFC 8785 canonical JSON cannot hold, or a text that is not it."""


class DiskProblem(FieldReportError):
    """The disk refused to read or write."""


class DiskFull(DiskProblem):
    """No space, no inode or no quota is left."""


class NotWritable(DiskProblem):
    """The folder or file may not be written."""


class FormProblem(FieldReportError):
    """A form that cannot be used, with the place in its sheet.

    Attributes:
        sheet: name of the sheet (``survey``, ``choices``, ``settings``) or "".
        row: row number as the author counts it (header is 1), or 0.
        column: column heading, or "".
        suggestion: what to write instead, or "".
    """

    def __init__(self, what: str, *, sheet: str = "", row: int = 0, column: str = "", suggestion: str = "") -> None:
        place = ", ".join(
            part for part in (f"sheet {sheet}" if sheet else "", f"row {row}" if row else "", f"column {column}" if column else "") if part
        )
        text = f"{place}: {what}" if place else what
        super().__init__(f"{text} {suggestion}".rstrip())
        self.what = what
        self.sheet = sheet
        self.row = row
        self.column = column
        self.suggestion = suggestion


class ExpressionProblem(FormProblem):
    """A formula that is outside the published subset or does not fit its types."""


class CatalogueProblem(FieldReportError):
    """A code table, roster or department file that cannot be used."""


class AnswerProblem(FieldReportError):
    """An answer for which the form has no place, or of the wrong kind."""


class SceneProblem(FieldReportError):
    """An entry of the scene log that cannot be kept or read."""


class LifeProblem(FieldReportError):
    """A step that a report in this state cannot take."""


class LedgerProblem(FieldReportError):
    """A chain of entries that does not hold; the text names the first bad entry."""


class CipherProblem(FieldReportError):
    """Ciphertext that was damaged, cut short, or made with another key."""


class VaultProblem(FieldReportError):
    """A vault that cannot be made or opened."""


class NoSuchVault(VaultProblem):
    """No vault for this star on this laptop (said in the same words as a wrong PIN)."""


class VaultExists(VaultProblem):
    """This officer has a vault on this laptop already."""


class WrongPin(VaultProblem):
    """The star and PIN do not open a vault. ``tries_left`` counts before the lock-out."""

    def __init__(self, text: str, *, tries_left: int) -> None:
        super().__init__(text)
        self.tries_left = tries_left


class LockedOut(VaultProblem):
    """Too many wrong tries. ``until`` is the aware UTC time of the next try."""

    def __init__(self, text: str, *, until: datetime) -> None:
        super().__init__(text)
        self.until = until


class WeakPin(VaultProblem):
    """The PIN or passphrase is too easy to guess."""


class KeyStoreProblem(VaultProblem):
    """The operating system's key store is missing, locked or not to be trusted."""


class VaultDamaged(VaultProblem):
    """The vault's header or keys cannot be read."""


class NotCertified(VaultProblem):
    """HQ has not certified this officer's key yet, so nothing can be sealed."""


class CardProblem(VaultProblem):
    """The officer's smart card is not there, does not answer, or cannot be signed with."""


class WrongCardPin(CardProblem):
    """The card did not take the PIN; its words say how near it is to locking itself, where the card tells."""


class StoreProblem(FieldReportError):
    """The vault's database cannot do what was asked."""


class DatabaseDamaged(StoreProblem):
    """The database failed its integrity check or cannot be read with this key."""


class NewerDatabase(StoreProblem):
    """The database was written by a newer version of the program."""


class NoSuchReport(StoreProblem):
    """No report of this id in this vault."""


class EvidenceProblem(FieldReportError):
    """A file that cannot be taken in as an exhibit, or an exhibit that cannot be shown or given out."""


class IntakeCancelled(EvidenceProblem):
    """The officer stopped the intake of a file; nothing was kept of it."""


class NoPicture(EvidenceProblem):
    """No picture can be made of this exhibit; the exhibit itself is unchanged."""


class PaperProblem(FieldReportError):
    """A document that cannot be laid out."""


class MissingGlyphs(PaperProblem):
    """Characters that none of the shipped fonts can print. ``characters`` lists them."""

    def __init__(self, text: str, *, characters: Sequence[str]) -> None:
        super().__init__(text)
        self.characters = tuple(characters)


class PrintProblem(FieldReportError):
    """This machine cannot print, or a printer did not take a copy. ``why`` is the cause alone, as the log of copies has it."""

    def __init__(self, text: str, *, why: str = "") -> None:
        super().__init__(text)
        self.why = why or text


class SealingProblem(FieldReportError):
    """The report could not be sealed; the draft is unchanged."""


class NotReady(SealingProblem):
    """Something required is still missing. ``missing`` holds a sentence for each gap."""

    def __init__(self, text: str, *, missing: Sequence[str]) -> None:
        super().__init__(text)
        self.missing = tuple(missing)


class ProofProblem(FieldReportError):
    """A document that cannot be checked at all (not one that was checked and failed)."""


class DeliveryProblem(FieldReportError):
    """HQ could not be used."""


class NoLink(DeliveryProblem):
    """HQ was not reached."""


class UntrustedHQ(DeliveryProblem):
    """Somebody answered who is not our HQ, or HQ's answer does not verify."""


class RefusedByHQ(DeliveryProblem):
    """HQ answered no. ``status`` is the HTTP status; the text is HQ's own sentence."""

    def __init__(self, text: str, *, status: int) -> None:
        super().__init__(text)
        self.status = status


class HQProblem(FieldReportError):
    """HQ refuses or cannot do what was asked."""


class AlreadyRunning(FieldReportError):
    """Another window of the program has this data folder open."""
