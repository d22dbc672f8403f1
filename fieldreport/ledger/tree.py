"""The tree of a log: one hash that stands for all of its entries (RFC 6962 §2.1).

Only the right edge is kept, the roots of the whole subtrees from the largest to
the smallest: enough to take in the next entry and to say the root.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edge:
    """A tree that can grow, as the roots of its whole subtrees."""

    size: int = 0
    """Entries in it."""
    roots: tuple[bytes, ...] = ()
    """One for each 1 in the binary form of ``size``, the largest subtree's first."""

    def grown(self, entry: bytes) -> Edge:
        """Return the tree with one more entry, given as the bytes that stand in the log."""
        roots, hashed, size = list(self.roots), hashlib.sha256(b"\0" + entry).digest(), self.size
        while size & 1:
            hashed = _node(roots.pop(), hashed)
            size >>= 1
        return Edge(self.size + 1, (*roots, hashed))

    def root(self) -> bytes:
        """Return the hash of the whole tree, 32 bytes; of none, the SHA-256 of nothing."""
        if not self.roots:
            return hashlib.sha256(b"").digest()
        *left, hashed = self.roots
        for root in reversed(left):
            hashed = _node(root, hashed)
        return hashed


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()
