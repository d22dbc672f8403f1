"""The one limited child process in which foreign documents are read.

The window and HQ never parse a foreign document themselves: a child with little memory and
time, no network and no right to write files does it and answers in JSON. A
child that dies says *cannot be verified*.

One request on standard input: a line of JSON, then the document's bytes. One
answer on standard output: a line of JSON, then the pictures, if any.
"""

from __future__ import annotations

import base64
import contextlib
import json
import math
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fieldreport.answers.values import utc_moment, utc_text
from fieldreport.errors import ProofProblem
from fieldreport.proof import structure, verdict
from fieldreport.proof.receipt import read_receipt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from fieldreport.proof.verdict import Verdict

_NEW_USER_NAMESPACE = 0x10000000
_NEW_NETWORK_NAMESPACE = 0x40000000


@dataclass(frozen=True, slots=True)
class Limits:
    """What the child may use."""

    memory_mib: int = 1024
    seconds: float = 15.0
    """Of the processor; at least one."""
    patience: float = 300.0
    """Seconds by the clock on the wall. It bounds how long anybody waits on a busy machine and says nothing about the document."""
    open_files: int = 64


SHOWING = Limits(seconds=5.0, patience=60.0)
"""For one picture."""
REDUCING = Limits(seconds=10.0, patience=60.0)
"""For one picture that is made smaller for the paper."""
_PNG = b"\x89PNG\r\n\x1a\n"


class MachineProblem(ProofProblem):
    """This machine could not do what was asked, whatever the document is."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture as it is to be looked at, and nothing else of the file it came from."""

    width: int
    height: int
    rgb: bytes
    """Three bytes a pixel, sRGB, row by row from the top."""


def check_file(
    path: Path,
    *,
    roots_pem: Sequence[str],
    receipt_bytes: bytes | None = None,
    receipt_keys: Mapping[str, bytes] | None = None,
    now: datetime,
    limits: Limits | None = None,
) -> Verdict:
    """Check a document on the disk in the limited child.

    Args:
        path: the document.
        roots_pem: trusted roots of officers' certificates (PEM).
        receipt_bytes: HQ's receipt, if there is one.
        receipt_keys: id to raw Ed25519 public key, from the department file.
        now: aware time of the check.
        limits: what the child may use.

    Raises:
        ProofProblem: the file or the receipt cannot be read, or this machine could not do the check, so nothing was checked.
    """
    try:
        with path.open("rb") as file:
            pdf = file.read(structure.LARGEST + 1)
    except OSError as problem:
        raise ProofProblem(f"The file {path.name} cannot be read ({problem.strerror or problem}). Nothing was checked.") from problem
    return check_bytes(pdf, roots_pem=roots_pem, receipt_bytes=receipt_bytes, receipt_keys=receipt_keys, now=now, limits=limits)


def check_bytes(
    pdf: bytes,
    *,
    roots_pem: Sequence[str],
    receipt_bytes: bytes | None = None,
    receipt_keys: Mapping[str, bytes] | None = None,
    now: datetime,
    limits: Limits | None = None,
) -> Verdict:
    """Check a document in memory, as :func:`check_file` does.

    Raises:
        ProofProblem: the receipt cannot be read, or this machine could not do the check, so nothing was checked.
    """
    import hashlib

    keys = dict(receipt_keys or {})
    if receipt_bytes is not None:
        read_receipt(receipt_bytes, keys)  # said here, before a child is started
    request = {
        "task": "check",
        "roots": list(roots_pem),
        "receipt": base64.b64encode(receipt_bytes).decode() if receipt_bytes is not None else None,
        "keys": {name: base64.b64encode(key).decode() for name, key in keys.items()},
        "now": utc_text(now),
    }
    try:
        answer, _ = _ask(request, pdf, limits or Limits())
        found = verdict.from_json(answer)
    except MachineProblem:
        raise  # no verdict: an honest document would have fared alike
    except ProofProblem as problem:
        return verdict.refused(hashlib.sha256(pdf).hexdigest(), str(problem))
    return found


def thumbnail(data: bytes, media_type: str, width: int, *, limits: Limits | None = None) -> bytes:
    """Return a PNG of a picture, or of the first page of a PDF, drawn in the limited child.

    Args:
        data: the file.
        media_type: what kind of file it is taken for; no other decoder is tried.
        width: pixels that the picture is wide at most; it is at most twice as high.
        limits: what the child may use.

    Raises:
        ProofProblem: no picture can be made of it, in words.
    """
    answer, picture = _ask({"task": "thumbnail", "media_type": media_type, "width": width}, data, limits or SHOWING)
    if "problem" in answer or answer.get("sizes") != [len(picture)] or not picture.startswith(_PNG):
        raise ProofProblem(f"it cannot be read as what it seems to be ({answer.get('problem', 'nothing came of it')}).")
    return picture


def pixels(data: bytes, media_type: str, longest: int, *, limits: Limits | None = None) -> Pixels:
    """Return a picture upright and small, decoded in a limited child of its own.

    Each picture has its own child, so that a hostile one cannot touch how another looks; and what comes back is pixels
    alone, so that whatever the file holds beside them stays behind.

    Args:
        data: the file.
        media_type: what kind of file it is taken for; no other decoder is tried.
        longest: pixels that the picture is wide or high at most.
        limits: what the child may use.

    Raises:
        MachineProblem: this machine could not do it, whatever the picture is.
        ProofProblem: it cannot be read as a picture, in words.
    """
    answer, rgb = _ask({"task": "pixels", "media_type": media_type, "longest": longest}, data, limits or REDUCING)
    width, height = answer.get("width"), answer.get("height")
    if type(width) is not int or type(height) is not int or not (0 < width <= longest and 0 < height <= longest):
        raise ProofProblem(f"it cannot be read as what it seems to be ({answer.get('problem', 'nothing came of it')}).")
    if len(rgb) != 3 * width * height:
        raise ProofProblem("it cannot be read as what it seems to be (part of it is missing).")
    return Pixels(width, height, rgb)


def _ask(request: Mapping[str, object], pdf: bytes, limits: Limits) -> tuple[dict[str, Any], bytes]:
    """Run the child once and return its answer.

    Raises:
        ProofProblem: the child died, used more than it may, or answered nonsense.
    """
    line = json.dumps({**request, "limits": asdict(limits)}).encode() + b"\n"
    try:
        done = subprocess.run(
            _command(),
            input=line + pdf,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            timeout=limits.patience,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise MachineProblem(
            "This machine is too busy to read the document: nothing was checked, and this says nothing about the document. Try again."
        ) from None
    except OSError as problem:
        raise MachineProblem(
            f"The process that reads documents could not be started ({problem.strerror or problem}): nothing was checked. Try again."
        ) from problem
    head, _, rest = done.stdout.partition(b"\n")
    try:
        answer = json.loads(head)
    except ValueError:
        answer = None
    if done.returncode != 0 or not isinstance(answer, dict):
        raise ProofProblem("reading it needed more memory or time than a document of ours does.")
    return answer, rest


def _command() -> list[str]:
    return [sys.executable, "-s", "-B", "-m", "fieldreport.proof.worker"]


def _environment() -> dict[str, str]:
    """Return an environment without proxies, preloads or anything else of the host's."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    return kept | {"PYTHONPATH": str(Path(__file__).resolve().parents[2]), "LANG": "C.UTF-8", "PATH": ""}


def main() -> int:
    """Serve one request; the entry of the child process."""
    line = sys.stdin.buffer.readline(32 * 1024 * 1024)
    request = json.loads(line)
    confine(Limits(**request["limits"]))
    pdf = sys.stdin.buffer.read()
    if request["task"] == "thumbnail":
        answer, pictures = _thumbnail(request, pdf)
    elif request["task"] == "pixels":
        answer, pictures = _pixels(request, pdf)
    else:
        answer, pictures = verdict.to_json(_check(request, pdf)), []
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + b"".join(pictures))
    sys.stdout.buffer.flush()
    return 0


def confine(limits: Limits) -> None:
    """Take from this process what reading a document does not need. What a system does not offer is left as it is."""
    try:
        import resource
    except ImportError:  # Windows: a job object would do it
        return
    cpu = max(1, math.ceil(limits.seconds))
    for kind, most in (
        (resource.RLIMIT_AS, limits.memory_mib * 2**20),
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, limits.open_files),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))
    _leave_the_network()


def _leave_the_network() -> None:
    """Move into an empty network namespace, where the kernel lets an ordinary user do so."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).unshare(_NEW_USER_NAMESPACE | _NEW_NETWORK_NAMESPACE)


def _check(request: Mapping[str, Any], pdf: bytes) -> Verdict:
    from fieldreport.proof.document import check_document

    keys = {name: base64.b64decode(key) for name, key in request["keys"].items()}
    receipt = read_receipt(base64.b64decode(request["receipt"]), keys) if request["receipt"] is not None else None
    return check_document(pdf, roots_pem=request["roots"], receipt=receipt, now=utc_moment(request["now"]))


def _thumbnail(request: Mapping[str, Any], data: bytes) -> tuple[dict[str, object], list[bytes]]:
    from fieldreport.proof import pictures

    try:
        picture = pictures.thumbnail(data, str(request["media_type"]), int(request["width"]))
    except Exception as problem:  # noqa: BLE001
        # The decoders leak SyntaxError, struct.error, OverflowError and more on hostile files.
        return {"problem": f"{type(problem).__name__}: {problem}"}, []
    return {"sizes": [len(picture)]}, [picture]


def _pixels(request: Mapping[str, Any], data: bytes) -> tuple[dict[str, object], list[bytes]]:
    from fieldreport.proof import pictures

    try:
        width, height, rgb = pictures.pixels(data, str(request["media_type"]), int(request["longest"]))
    except Exception as problem:  # noqa: BLE001
        # As with thumbnails: the decoders leak many kinds.
        return {"problem": f"{type(problem).__name__}: {problem}"}, []
    return {"width": width, "height": height}, [rgb]


if __name__ == "__main__":
    sys.exit(main())
