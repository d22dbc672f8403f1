"""What a key means for the answer that stands."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from fieldreport.answers.values import Account, NonAnswer, answer_of
from ui.questions.entering import only_takes_away, show_unread, stamped, unread_in

THEN, NOW = datetime(2026, 8, 10, 19, 0, tzinfo=UTC), datetime(2026, 8, 10, 20, 0, tzinfo=UTC)


def test_only_a_new_account_is_entered_now() -> None:
    assert stamped((Account("a"), Account("b", entered=THEN)), NOW) == (Account("a", entered=NOW), Account("b", entered=THEN))


@pytest.mark.parametrize(
    ("answer", "takes_away"),
    [((), True), (answer_of("a"), True), (answer_of("b"), False), (answer_of(NonAnswer.UNKNOWN), False)],
    ids=["cleared", "the same", "other words", "a chip"],
)
def test_a_key_that_says_nothing_new_keeps_half_typed_words(answer: tuple[Account, ...], takes_away: bool) -> None:
    assert only_takes_away(answer_of("a"), answer) is takes_away


def test_where_no_field_is_nothing_is_unread() -> None:
    assert unread_in(None) == ""
    show_unread(None, "10 A")
