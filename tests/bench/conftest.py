"""What these tests share with those of the window."""

from tests.ui.conftest import dressed

__all__ = ["dressed"]
