"""What stands on the paper for an answer: its accounts, how each is known, and what was shown beside a code.

A blank and an *unknown* look different in black and white too: a question
that was not answered says so in grey italics after a dash; *unknown*, *not
observed* and *refused* are answers and stand in a thin frame.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from fieldreport.paper.blocks import ANSWER, NOTHING, REMARK, SAID, SOURCE, Piece

Account = Mapping[str, Any]

NOT_ANSWERED = "— not answered"


def answer_pieces(accounts: Sequence[Account]) -> list[Piece]:
    """Return an answer in words, piece by piece."""
    if not accounts:
        return [Piece(NOT_ANSWERED, NOTHING)]
    pieces = []
    for index, account in enumerate(accounts, start=1):
        piece = said_piece(account)
        if len(accounts) > 1:
            piece = replace(piece, text=f"{index}.  {piece.text}")
        pieces.append(piece)
        pieces += _remarks(account)
        source = source_words(account)
        if source:
            pieces.append(Piece(source, SOURCE))
    return pieces


def said_piece(account: Account) -> Piece:
    """Return what one account says, without its source."""
    text = str(account["shown"])
    return Piece(text[:1].upper() + text[1:], SAID, framed=True) if is_non_answer(account) else Piece(text, ANSWER)


def source_words(account: Account) -> str:
    """Return how the officer knows, in words, or nothing."""
    source, told_by = str(account.get("source") or ""), str(account.get("told_by") or "")
    words = f"{source}{' ' if source.endswith(' by') else ': '}{told_by}" if source and told_by else source or told_by
    return words[:1].upper() + words[1:]


def is_non_answer(account: Account) -> bool:
    """Whether an account says *unknown*, *not observed* or *refused*."""
    stored = account.get("stored")
    return isinstance(stored, Mapping) and "none" in stored


def _remarks(account: Account) -> list[Piece]:
    """Return what was shown beside a chosen code (records before decision 023 have none); several codes are each named first."""
    choices = account.get("choices") or ()
    pieces = []
    for choice in choices:
        if len(choices) > 1:
            pieces.append(Piece(str(choice["label"]), REMARK))
        pieces += [Piece(f"{remark['label']}: {remark['shown']}", REMARK) for remark in choice["remarks"]]
    return pieces
