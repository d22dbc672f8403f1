"""The accounts of one answer: what is in hand changes, the others stay."""

from __future__ import annotations

from fieldreport.answers.values import Account, NonAnswer, Precision, Source
from ui.questions.accounts import Accounts
from ui.questions.editor import Entry

SEEN = Account("yes", source=Source.OBSERVED)
TOLD = Account("no", source=Source.TOLD, told_by="Witness 1")


def accounts(*answer: Account) -> Accounts:
    made = Accounts()
    made.show(answer, afresh=True)
    return made


def test_turning_goes_round_all_accounts_and_a_new_one() -> None:
    hand = accounts(SEEN, TOLD)
    seen = [hand.current]
    for _ in range(3):
        assert hand.turn()
        seen.append(hand.current)
    assert seen == [SEEN, TOLD, None, SEEN]


def test_of_nothing_there_is_no_other_account() -> None:
    assert not accounts().turn()


def test_a_new_account_stands_after_the_others() -> None:
    hand = accounts(SEEN)
    hand.turn()
    assert hand.say_source(Source.TOLD, "Witness 1", "", Precision.EXACT) is None
    assert hand.enter(Entry("no")) == (SEEN, TOLD)
    assert hand.others == (0,)


def test_what_was_cleared_gives_its_source_to_what_is_typed_in_its_place() -> None:
    hand = accounts(SEEN, TOLD)
    hand.turn()
    assert hand.enter(Entry(None)) == (SEEN,)
    assert hand.enter(Entry("maybe")) == (SEEN, Account("maybe", source=Source.TOLD, told_by="Witness 1"))


def test_when_the_keyboard_left_nothing_is_taken_over() -> None:
    hand = accounts(SEEN, TOLD)
    hand.turn()
    hand.enter(Entry(None))
    hand.rest()
    assert hand.current == SEEN
    hand.turn()
    assert hand.enter(Entry("maybe")) == (SEEN, Account("maybe"))


def test_a_source_said_for_a_new_account_is_dropped_when_the_keyboard_leaves() -> None:
    hand = accounts(SEEN)
    hand.turn()
    hand.say_source(Source.TOLD, "Witness 1", "", Precision.EXACT)
    hand.rest()
    assert hand.enter(Entry("no")) == (Account("no", source=Source.OBSERVED),)


def test_undoing_the_account_in_hand_leads_to_the_one_before_it() -> None:
    hand = accounts(SEEN, TOLD)
    hand.turn()
    hand.show((SEEN,), afresh=False)
    assert (hand.current, hand.others) == (SEEN, ())


def test_a_non_answer_has_no_precision() -> None:
    hand = accounts(Account(6, Precision.ABOUT, Source.OBSERVED))
    assert hand.turn_non_answer(NonAnswer.UNKNOWN) == (Account(NonAnswer.UNKNOWN, Precision.EXACT, Source.OBSERVED),)
    assert hand.turn_non_answer(NonAnswer.UNKNOWN) == ()
