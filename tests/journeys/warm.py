"""Windows that begin as copies of a process in which everything is imported already: for tests that start very many.

The copy is made before there is an application or a thread; from there on it is a process like any other, and ends like one.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from typing import TYPE_CHECKING, Any

from tests.journeys.running import Window
from ui.actions.unlocking import SOON

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkServerContext
    from pathlib import Path


def warm_up() -> ForkServerContext:
    """Say what is imported before the first copy is made."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "tests.journeys.driver", "tests.journeys.steps", *SOON])
    return context


class WarmWindow(Window):
    """The window's process; see :class:`tests.journeys.running.Window`."""

    def __init__(self, context: ForkServerContext, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self._process = _Copy(context, folder, environment)


class _Copy:
    """As much of ``subprocess.Popen`` as a window needs."""

    def __init__(self, context: ForkServerContext, folder: Path, environment: dict[str, str]) -> None:
        orders, to_write = context.Pipe(duplex=False)
        to_read, answers = context.Pipe(duplex=False)
        self._process = context.Process(target=_become_window, args=(str(folder), environment, orders, answers))
        self._process.start()
        orders.close()
        answers.close()
        self.stdin, self.stdout = _file(to_write, "w"), _file(to_read, "r")

    @property
    def pid(self) -> int | None:
        return self._process.pid

    def kill(self) -> None:
        self._process.kill()

    def wait(self, seconds: float) -> int | None:
        self._process.join(seconds)
        return self._process.exitcode


def _become_window(folder: str, environment: dict[str, str], orders: Connection, answers: Connection) -> None:
    from tests.journeys import driver

    os.environ.update(environment)
    sys.argv = ["window", folder]
    sys.stdin, sys.stdout = _file(orders, "r"), _file(answers, "w")
    sys.exit(driver.main())


def _file(connection: Connection, mode: str) -> Any:
    file = os.fdopen(os.dup(connection.fileno()), mode)
    connection.close()
    return file
