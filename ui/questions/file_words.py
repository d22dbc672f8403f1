"""A file and its intake in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.answers.words import size_words
from fieldreport.forms.definition import QuestionType

if TYPE_CHECKING:
    from fieldreport.answers.values import AttachedFile

ADD: dict[QuestionType, str] = {
    QuestionType.IMAGE: "Add a picture",
    QuestionType.AUDIO: "Add a sound recording",
    QuestionType.VIDEO: "Add a video",
    QuestionType.FILE: "Add a file",
}
"""What the button says, by the type of the question."""
_ENDINGS: dict[QuestionType, tuple[str, str]] = {
    QuestionType.IMAGE: ("Pictures", "jpg jpeg png heic webp gif tif tiff"),
    QuestionType.AUDIO: ("Sound recordings", "mp3 m4a wav ogg"),
    QuestionType.VIDEO: ("Videos", "mp4 mov avi mkv webm ogv 3gp"),
}
ALL_FILES = "All files (*)"
_KINDS = {
    "image/jpeg": "JPEG picture",
    "image/png": "PNG picture",
    "image/gif": "GIF picture",
    "image/webp": "WebP picture",
    "image/tiff": "TIFF picture",
    "image/heic": "HEIC picture",
    "application/pdf": "PDF document",
    "application/zip": "ZIP archive or office document",
    "text/plain": "plain text",
    "audio/mpeg": "MP3 sound recording",
    "audio/mp4": "M4A sound recording",
    "audio/wav": "WAV sound recording",
    "audio/ogg": "Ogg sound recording",
    "video/mp4": "MP4 video",
    "video/quicktime": "QuickTime video",
    "video/x-msvideo": "AVI video",
    "video/webm": "WebM video",
    "video/x-matroska": "Matroska video",
    "video/ogg": "Ogg video",
    "application/octet-stream": "of a kind that this program does not know",
}
SOON = 3.0
"""Seconds of an intake before it is said how long the rest takes: the first mebibytes say little."""


def name_filters(kind: QuestionType) -> list[str]:
    """Return the filters of the file dialog: what the question asks for first, then all files (what a file is, its bytes say)."""
    if kind not in _ENDINGS:
        return [ALL_FILES]
    words, endings = _ENDINGS[kind]
    # Cameras write capitals, and a file system may tell them apart.
    patterns = " ".join(f"*.{ending} *.{ending.upper()}" for ending in endings.split())
    return [f"{words} ({patterns})", ALL_FILES]


def kind_words(media_type: str) -> str:
    """Return what kind of file it is: ``JPEG picture``; the media type itself where we have no words for it."""
    return _KINDS.get(media_type, media_type)


def hash_words(sha256: str) -> str:
    """Return the beginning and the end of a hash, enough to compare by eye: ``SHA-256 1a2b3c4d … 9f8e``."""
    return f"SHA-256 {sha256[:8]} … {sha256[-4:]}"


def file_words(file: AttachedFile) -> str:
    """Return size and kind: ``3.2 MB, JPEG picture``."""
    return f"{size_words(file.size)}, {kind_words(file.media_type)}"


def progress_words(done: int, total: int, seconds: float) -> str:
    """Return how far an intake is, and how long the rest takes: ``45 MB of 120 MB, 38%, about 17 seconds left``.

    Args:
        done: bytes that were read.
        total: bytes in all; 0 while the file was not opened yet.
        seconds: since it began.
    """
    if not total:
        return "It begins when the work before it is done."
    share = min(done / total, 1.0)
    words = f"{size_words(done)} of {size_words(total)}, {share:.0%}"
    return f"{words}, {_left(seconds / share - seconds)}" if seconds >= SOON and 0 < share < 1 else words


def _left(seconds: float) -> str:
    if seconds < 60:
        whole = max(1, round(seconds))
        return f"about {whole} second{'' if whole == 1 else 's'} left"
    minutes = round(seconds / 60)
    return f"about {minutes} minute{'' if minutes == 1 else 's'} left"
