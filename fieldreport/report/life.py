"""The life of a report version: its states, and one table of the steps between them.

::

                 discard                                     return
      DISCARDED ◄───────── DRAFT                    ┌────────────────────► RETURNED
          │                ▲ │                      │
          └────────────────┘ │ seal                 │      approve              close
               restore       ▼                      │
                          SEALED ──────► RECEIVED ──────► CHECKED ──────► APPROVED ──────► CLOSED
                                receive           check

      void: from SEALED, RECEIVED, CHECKED, RETURNED and APPROVED to VOID, with a reason

Nothing goes backwards. A report that was returned is answered by a new version,
which begins as a draft of its own; the returned one stays returned. Any sealed
version but a void one can be followed by another (:data:`FOLLOWED`), also before
HQ has it, and there is one draft of a report at a time. A draft can be discarded
with a reason and comes back for 30 days; a discarded draft of a further version
leaves the report as it was sealed. What was sealed is never
deleted: altering or destroying a public record with intent to defraud is a
felony (50 ILCS 205/4), so it is voided, and stays.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from fieldreport.errors import LifeProblem
from fieldreport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping

DISCARDED_KEPT_DAYS = 30
"""Days for which a discarded draft comes back."""


class State(StrEnum):
    """Where a version stands."""

    DRAFT = "draft"
    SEALED = "sealed"
    RECEIVED = "received"
    CHECKED = "checked"
    RETURNED = "returned"
    APPROVED = "approved"
    CLOSED = "closed"
    VOID = "void"
    DISCARDED = "discarded"


class Step(StrEnum):
    """What can happen to a version."""

    SEAL = "seal"
    RECEIVE = "receive"
    CHECK = "check"
    RETURN = "return"
    APPROVE = "approve"
    CLOSE = "close"
    VOID = "void"
    DISCARD = "discard"
    RESTORE = "restore"


TRANSITIONS: Mapping[tuple[State, Step], State] = MappingProxyType(
    {
        (State.DRAFT, Step.SEAL): State.SEALED,
        (State.DRAFT, Step.DISCARD): State.DISCARDED,
        (State.DISCARDED, Step.RESTORE): State.DRAFT,
        (State.SEALED, Step.RECEIVE): State.RECEIVED,
        (State.RECEIVED, Step.CHECK): State.CHECKED,
        (State.CHECKED, Step.RETURN): State.RETURNED,
        (State.CHECKED, Step.APPROVE): State.APPROVED,
        (State.APPROVED, Step.CLOSE): State.CLOSED,
        (State.SEALED, Step.VOID): State.VOID,
        (State.RECEIVED, Step.VOID): State.VOID,
        (State.CHECKED, Step.VOID): State.VOID,
        (State.RETURNED, Step.VOID): State.VOID,
        (State.APPROVED, Step.VOID): State.VOID,
    }
)
"""Every step there is. What is not here is refused."""

NEEDS_REASON = frozenset({Step.VOID, Step.DISCARD, Step.RETURN})
"""Steps that are taken only with a reason, which stands in the ledger."""


FOLLOWED = frozenset({State.SEALED, State.RECEIVED, State.CHECKED, State.RETURNED, State.APPROVED, State.CLOSED})
"""States of the newest version in which a further one can begin: what is learned late is said, also after a report was closed."""


def can_be_followed(state: State) -> bool:
    """Return whether a further version can begin while the newest one is in this state."""
    return state in FOLLOWED


def can_follow(state: State) -> None:
    """Refuse a further version where none can begin.

    Raises:
        LifeProblem: in words.
    """
    if state not in FOLLOWED:
        raise LifeProblem(f"A report that {_IS[state]} cannot be given a further version. Nothing was changed.")


def step(state: State, act: Step) -> State:
    """Return the state after ``act``.

    Raises:
        LifeProblem: a report in this state cannot take that step.
    """
    after = TRANSITIONS.get((state, act))
    if after is None:
        raise LifeProblem(f"A report that {_IS[state]} cannot be {_DONE[act]}. Nothing was changed.")
    return after


def possible_steps(state: State) -> frozenset[Step]:
    """Return the steps that a version in this state can take."""
    return frozenset(act for at, act in TRANSITIONS if at is state)


def state_words(state: State, *, missing: int = 0, number: str = "", comments: int = 0) -> str:
    """Return the state as the list of reports says it.

    Args:
        state: the state.
        missing: for a draft, how many things are still missing.
        number: from *received* on, the number that HQ gave, or "".
        comments: for a returned one, how many comments came with it.
    """
    if state is State.DRAFT:
        return _counted(missing, "thing", "missing") if missing else said("ready to seal")
    if state is State.RETURNED:
        return f"returned: {_counted(comments, 'comment')}" if comments else "returned"
    if state in _NUMBERED and number:
        return f"{_WORDS[state]}, no. {number}"
    return _WORDS[state]


def _counted(count: int, thing: str, after: str = "") -> str:
    return f"{count} {thing}{'' if count == 1 else 's'} {after}".rstrip()


_NUMBERED = frozenset({State.RECEIVED, State.CHECKED, State.APPROVED, State.CLOSED})

_WORDS: Mapping[State, str] = MappingProxyType(
    {
        State.SEALED: "waiting to be sent",
        State.RECEIVED: "received",
        State.CHECKED: "checked",
        State.APPROVED: "approved",
        State.CLOSED: "closed",
        State.VOID: "void",
        State.DISCARDED: "discarded",
    }
)

_IS: Mapping[State, str] = MappingProxyType(
    {
        State.DRAFT: "is a draft",
        State.SEALED: "is sealed and not yet received",
        State.RECEIVED: "HQ has received and not yet checked",
        State.CHECKED: "HQ has checked",
        State.RETURNED: "was returned",
        State.APPROVED: "was approved",
        State.CLOSED: "is closed",
        State.VOID: "is void",
        State.DISCARDED: "was discarded",
    }
)

_DONE: Mapping[Step, str] = MappingProxyType(
    {
        Step.SEAL: "sealed",
        Step.RECEIVE: "received",
        Step.CHECK: "checked",
        Step.RETURN: "returned",
        Step.APPROVE: "approved",
        Step.CLOSE: "closed",
        Step.VOID: "made void",
        Step.DISCARD: "discarded",
        Step.RESTORE: "taken back",
    }
)
