"""A PostgreSQL server of the tests' own, on loopback, thrown away afterwards."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


def find_binaries() -> Path | None:
    """Return the folder with initdb and pg_ctl, newest version first."""
    on_path = shutil.which("initdb")
    if on_path and shutil.which("pg_ctl"):
        return Path(on_path).parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3].split(".")[0]))
    return found[-1].parent if found else None


@contextmanager
def server() -> Iterator[str]:
    """Start a server for the length of a block and yield its URL without a database name.

    PostgreSQL refuses to run as root, so as root it runs as the user postgres.
    Nothing makes its commits less durable than in the field: HQ checks that at its start.
    """
    binaries = find_binaries()
    if binaries is None:
        pytest.skip("PostgreSQL's server is not installed (Debian: apt-get install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="fieldreport-postgres-"))
    data, port = folder / "data", free_port()
    owner = "postgres" if os.geteuid() == 0 else ""
    try:
        if owner:
            shutil.chown(folder, owner)
        _run(owner, binaries / "initdb", "-D", data, "--no-sync", "-A", "trust", "-U", "hq", "-E", "UTF8", "--locale=C")
        options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder}"
        _run(owner, binaries / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", options, "start")
        try:
            yield f"postgresql://hq@127.0.0.1:{port}"
        finally:
            _run(owner, binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(url: str, name: str) -> Iterator[str]:
    """Make a database for the length of a block and yield its URL."""
    import psycopg

    with psycopg.connect(f"{url}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    yield f"{url}/{name}"
    with psycopg.connect(f"{url}/postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def free_port() -> int:
    """Return a port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _run(owner: str, program: Path, *arguments: object) -> None:
    command = [str(program), *map(str, arguments)]
    as_owner = ["runuser", "-u", owner, "--", *command] if owner else command
    done = subprocess.run(as_owner, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd="/", check=False, timeout=60)
    assert done.returncode == 0, done.stdout
