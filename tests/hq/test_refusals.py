"""One answer for what is absent and what is somebody else's."""

from fieldreport.errors import HQProblem
from fieldreport.hq.refusals import Refusal, disk_full, not_here


def test_absent_and_foreign_sound_the_same() -> None:
    assert (not_here().status, str(not_here())) == (404, str(not_here()))
    assert isinstance(not_here(), HQProblem)


def test_a_full_disk_says_when_to_come_again() -> None:
    assert (disk_full().status, disk_full().retry_after) == (507, 300)
    assert Refusal(400, "No.").retry_after is None
