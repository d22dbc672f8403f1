"""The pictures among the exhibits, made small for the paper.

Each is decoded in a limited child of its own and written anew by our own
encoder. What cannot be drawn is said in words and never stops a sealing: the
exhibit is the file itself, which travels beside the report as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from fieldreport import attaching
from fieldreport.errors import CipherProblem, ProofProblem
from fieldreport.evidence.kinds import PICTURES
from fieldreport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from fieldreport.paper.jpeg import Reduced
    from fieldreport.report.exhibits import Exhibit
    from fieldreport.vault.unlocking import Vault

MOST = 100
"""Pictures in one paper: fifty pages of them, and at most 30 MB in a document of which 64 are read."""

# Said on the paper, which is English.
_OTHER_KIND = "this program cannot draw pictures of this kind ({kind})."
_TOO_LARGE = "the file is larger than {megabytes} MB."
_UNREADABLE = "the file cannot be read as the picture that it begins like."
_NOT_WHOLE = "the file could not be read whole on the laptop when the report was made."
_BUSY = "the laptop was too busy to draw it when the report was made."
_TOO_MANY = "the paper holds no more than {most} pictures."


@dataclass(frozen=True, slots=True)
class NotDrawn:
    """Why there is no picture of an exhibit."""

    problem: str
    """In the words of the paper."""


@dataclass(slots=True)
class Darkroom:
    """Makes the pictures of one officer's exhibits, each once while her vault is open: what was previewed is there when it is sealed."""

    most: int = MOST
    """Pictures in one paper."""
    largest: int = attaching.LARGEST_SHOWN
    """Bytes of a file that is looked into."""
    _made: dict[str, Reduced | NotDrawn] = field(default_factory=dict)

    def pictures(self, vault: Vault, exhibits: Sequence[Exhibit], progress: Callable[[str], None]) -> dict[str, Reduced | NotDrawn]:
        """Return what becomes of each exhibit that is a picture, by the SHA-256 of the exhibit; no other exhibit is looked into.

        Args:
            vault: where their bytes lie.
            exhibits: those that the report names, in the order of their numbers.
            progress: told in words which is being made.
        """
        pictured = [exhibit for exhibit in exhibits if exhibit.file.media_type.startswith("image/")]
        drawn = pictured[: self.most]
        found: dict[str, Reduced | NotDrawn] = {
            exhibit.sha256: NotDrawn(_TOO_MANY.format(most=self.most)) for exhibit in pictured[self.most :]
        }
        for number, exhibit in enumerate(drawn, start=1):
            if exhibit.sha256 not in self._made:
                progress(said("Making picture {number} of {count} for the paper", number=number, count=len(drawn)))
            found[exhibit.sha256] = self._one(vault, exhibit)
        return found

    def _one(self, vault: Vault, exhibit: Exhibit) -> Reduced | NotDrawn:
        known = self._made.get(exhibit.sha256)
        if known is not None:
            return known
        made = _reduced(vault, exhibit, self.largest)
        if not isinstance(made, NotDrawn) or made.problem not in (_BUSY, _NOT_WHOLE):
            self._made[exhibit.sha256] = made  # what may go better the next time is tried again
        return made


def _reduced(vault: Vault, exhibit: Exhibit, largest: int) -> Reduced | NotDrawn:
    from fieldreport.paper import jpeg
    from fieldreport.proof import worker

    kind = exhibit.file.media_type
    if kind not in PICTURES:
        return NotDrawn(_OTHER_KIND.format(kind=kind))
    if exhibit.file.size > largest:
        return NotDrawn(_TOO_LARGE.format(megabytes=f"{largest / 1024**2:g}"))
    try:
        pixels = worker.pixels(attaching.read_whole(vault, exhibit), kind, jpeg.LONGEST)
    except CipherProblem:
        return NotDrawn(_NOT_WHOLE)
    except worker.MachineProblem:
        return NotDrawn(_BUSY)
    except ProofProblem:
        return NotDrawn(_UNREADABLE)  # the child's own words may be the file's: they stay away from the paper
    return jpeg.reduced(pixels.width, pixels.height, pixels.rgb)


def named_in(attachments: Iterable[Mapping[str, Any]], made: Mapping[str, Reduced | NotDrawn]) -> tuple[Mapping[str, object], ...]:
    """Return what a record says of its exhibits, each that is a picture with ``picture``.

    That is an object with ``sha256`` (of the reduced copy as it is embedded), ``width`` and ``height`` (pixels), or with
    ``problem`` (why there is none, in words).
    """
    return tuple(one | {"picture": _as_recorded(made[one["sha256"]])} if one["sha256"] in made else one for one in map(dict, attachments))


def by_hash(made: Mapping[str, Reduced | NotDrawn]) -> dict[str, bytes]:
    """Return the reduced copies by their own SHA-256, as the paper takes them."""
    return {one.sha256: one.jpeg for one in made.values() if not isinstance(one, NotDrawn)}


def _as_recorded(made: Reduced | NotDrawn) -> dict[str, object]:
    if isinstance(made, NotDrawn):
        return {"problem": made.problem}
    return {"sha256": made.sha256, "width": made.width, "height": made.height}
