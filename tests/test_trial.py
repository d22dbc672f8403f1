"""``make demo``: the whole way without a window, in processes of their own."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path


def demo(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "fieldreport", "demo", "--folder", str(folder)], capture_output=True, text=True, check=False, timeout=100
    )


def test_the_demo_prints_where_pdf_and_receipt_lie_and_that_it_is_verified_and_does_so_again(tmp_path: Path) -> None:
    for _ in range(2):
        done = demo(tmp_path / "trial")
        assert done.returncode == 0, done.stdout + done.stderr
        pdf, receipt = (Path(re.search(rf"^{what}: (.+)$", done.stdout, re.MULTILINE)[1]) for what in ("PDF", "Receipt"))
        assert pdf.read_bytes().startswith(b"%PDF-1.7")
        assert receipt.exists()
        assert re.search(r": verified$", done.stdout, re.MULTILINE)
        seen = subprocess.run(["pdfsig", "-nocert", str(pdf)], capture_output=True, text=True, check=False).stdout
        assert "Signature is Valid" in seen
        assert "Total document signed" in seen
