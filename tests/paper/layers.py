"""What a file says in each of its layers: where something that was taken out could still stand."""

from __future__ import annotations

import subprocess
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

from tests.paper.reading import text_of

if TYPE_CHECKING:
    from pathlib import Path


def layers(pdf: bytes, folder: Path) -> dict[str, str]:
    """Return what each layer of a file says, without line ends, in small letters."""
    path, plain = folder / "copy.pdf", folder / "plain.pdf"
    path.write_bytes(pdf)
    subprocess.run(["qpdf", "--qdf", "--object-streams=disable", str(path), str(plain)], check=True)
    with pikepdf.open(BytesIO(pdf)) as opened:
        attached = b"".join(opened.attachments[name].get_file().read_bytes() for name in opened.attachments)
        info = " ".join(f"{key} {value}" for key, value in opened.docinfo.items())
        metadata = bytes(opened.Root.Metadata.read_bytes()).decode() + info
        structure = " ".join(_strings(opened))
    return {
        "text": text_of(pdf),
        "raw": pdf.decode("latin-1"),
        "streams": plain.read_bytes().decode("latin-1"),
        "metadata": metadata,
        "structure": structure,
        "attachments": attached.decode(),
    }


def _strings(pdf: pikepdf.Pdf) -> list[str]:
    """Return every text string outside the streams: titles, bookmarks, Alt, ActualText."""
    found: list[str] = []

    def walk(thing: pikepdf.Object) -> None:
        if isinstance(thing, pikepdf.String):
            found.append(str(thing))
        elif isinstance(thing, pikepdf.Array):
            for each in thing:
                if isinstance(each, pikepdf.Object) and not each.is_indirect:
                    walk(each)
        elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            for each in dict(thing.items()).values():
                if isinstance(each, pikepdf.Object) and not each.is_indirect:
                    walk(each)

    for one in pdf.objects:
        walk(one)
    return found
