"""What the people who run HQ decide: values, passed in."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from fieldreport.errors import HQProblem

if TYPE_CHECKING:
    from pathlib import Path

MEBIBYTE = 1024 * 1024
DEFAULT_PORT = 443
_HOST = re.compile(r"[A-Za-z0-9.-]+")


@dataclass(frozen=True, slots=True)
class HQSettings:
    """Where HQ keeps its things and how much it takes.

    Raises:
        HQProblem: the address cannot be HQ's.
    """

    folder: Path
    """Keys, files and the embedded database. HQ's disk must be encrypted: sealed reports lie here in clear."""
    name: str
    """The department, as screens and papers print it."""
    url: str
    """``https://host:port``, as laptops reach it."""
    trial: bool = True
    database_url: str = ""
    """``postgresql://…``, or "" for the embedded database (one district, about ten reports a second)."""
    largest_report: int = 64 * MEBIBYTE
    """Bytes of a report's parcel."""
    largest_file: int = 8 * 1024 * MEBIBYTE
    """Bytes of an attached file's parcel."""
    check_seconds: float = 30.0
    """How long the limited child may keep the processor with one document."""
    message_seconds: float = 60.0
    """How long a small message may take to arrive; a parcel is given more by its length."""
    zone: str = "America/Chicago"

    def __post_init__(self) -> None:
        wrong = HQProblem(f"HQ's address must look like https://hq.example.org:8443, not {self.url!r}.")
        try:
            parts = urlsplit(self.url)
            host, _ = parts.hostname, parts.port
        except ValueError as problem:
            raise wrong from problem
        if parts.scheme != "https" or not host or parts.path not in ("", "/") or parts.query or parts.fragment or "@" in parts.netloc:
            raise wrong
        if not self._is_address(host) and not _HOST.fullmatch(host):
            raise wrong

    @property
    def host(self) -> str:
        """The host name or address in :attr:`url`."""
        return urlsplit(self.url).hostname or ""

    @property
    def port(self) -> int:
        """The port in :attr:`url`."""
        return urlsplit(self.url).port or DEFAULT_PORT

    @property
    def keys(self) -> Path:
        """Folder of HQ's keys and certificates."""
        return self.folder / "keys"

    @property
    def offline(self) -> Path:
        """Folder of the keys that belong in a safe: roots and recovery. A running HQ never reads it."""
        return self.folder / "keys-for-the-safe"

    @property
    def originals(self) -> Path:
        """Folder of the sealed files, named by their SHA-256."""
        return self.folder / "originals"

    @property
    def incoming(self) -> Path:
        """Folder of parcels that are still arriving."""
        return self.folder / "incoming"

    @property
    def department_file(self) -> Path:
        """The signed file that IT installs on laptops."""
        return self.folder / "department.json"

    def is_address(self) -> bool:
        """Say whether the host is an IP address and not a name."""
        return self._is_address(self.host)

    @staticmethod
    def _is_address(host: str) -> bool:
        try:
            ipaddress.ip_address(host)
        except ValueError:
            return False
        return True
