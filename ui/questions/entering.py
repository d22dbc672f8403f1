"""What a key in a field means for the answer: when it was entered, whether it says anything new, and what was not understood."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from fieldreport.answers.values import Answer
    from ui.questions.field import QuestionField


def stamped(answer: Answer, now: datetime) -> Answer:
    """Return an answer whose new accounts say when they were entered."""
    return tuple(account if account.entered is not None else replace(account, entered=now) for account in answer)


def only_takes_away(before: Answer, answer: Answer) -> bool:
    """Whether an answer says nothing new, as at a key that is not understood; a chip is new, and the half-typed words go."""
    values, left = [account.value for account in before], [account.value for account in answer]
    return left == values or any(left == values[:number] + values[number + 1 :] for number in range(len(values)))


def unread_in(field: QuestionField | None) -> str:
    """Return what stands in a field and was not understood, or ""."""
    return field.editor.unread() if field is not None else ""


def show_unread(field: QuestionField | None, unread: str) -> None:
    """Show what the sheet knows was typed and not understood: by itself an editor leaves alone what is typed in it."""
    if field is not None and field.editor.unread() != unread:
        field.editor.retype(unread)
