"""The real HQ keeps the contract, over TLS, on both databases."""

from tests.delivery.contract import HQContract


class TestRealHQ(HQContract):
    """The fixture ``trial`` stands in ``conftest``."""
