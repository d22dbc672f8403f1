"""The process that holds keys: nobody may take a picture of its memory.

Python cannot wipe a ``bytes`` object, so a vault is closed by ending the
process. As long as it lives, its memory must not reach the disk as a core
dump, nor be read by another program of the same user.

What this cannot do: an administrator of the machine reads any memory; swap and
hibernation are the operating system's to encrypt; a child that is started
anew (``exec``) is dumpable again and must call :func:`harden` for itself.
"""

from __future__ import annotations

import sys

_PR_SET_DUMPABLE = 4  # <linux/prctl.h>


def harden() -> tuple[str, ...]:
    """Forbid core dumps of this process and, on Linux, reading of its memory by other programs of this user.

    Returns:
        A sentence for each protection that this machine does not offer; empty when all hold. It never raises: a
        missing protection must not keep an officer from writing.
    """
    return tuple(words for words in (_no_core_file(), _not_dumpable()) if words)


def _no_core_file() -> str:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError) as problem:
        return f"Core dumps could not be forbidden here ({problem})."
    return ""


def _not_dumpable() -> str:
    if not sys.platform.startswith("linux"):
        return "This system has no way to keep other programs of this user from reading the program's memory."
    import ctypes

    try:
        prctl = ctypes.CDLL(None, use_errno=True).prctl
        if prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0:
            return ""
        return f"The program's memory could not be closed to other programs (error {ctypes.get_errno()})."
    except (OSError, AttributeError) as problem:
        return f"The program's memory could not be closed to other programs ({problem})."
