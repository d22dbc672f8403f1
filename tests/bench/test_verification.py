"""What verification is measured against is a validation that could fail."""

from __future__ import annotations

import pytest

from bench.verification import bare_validation
from tests.pki import make_pki
from tests.proof.sealed import pki, sealed


def test_the_floor_validates_the_signature_against_the_roots() -> None:
    bare_validation(sealed().pdf, pki())
    with pytest.raises(RuntimeError, match="does not call"):
        bare_validation(sealed().pdf, make_pki())
