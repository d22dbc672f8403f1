"""A file and its intake in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.answers.words import size_words
from fieldreport.forms.definition import QuestionType
from fieldreport.said import said

if TYPE_CHECKING:
    from fieldreport.answers.values import AttachedFile

ADD: dict[QuestionType, str] = {
    QuestionType.IMAGE: said("Add a picture"),
    QuestionType.AUDIO: said("Add a sound recording"),
    QuestionType.VIDEO: said("Add a video"),
    QuestionType.FILE: said("Add a file"),
}
"""What the button says, by the type of the question."""
_ENDINGS: dict[QuestionType, tuple[str, str]] = {
    QuestionType.IMAGE: (said("Pictures"), "jpg jpeg png heic webp gif tif tiff"),
    QuestionType.AUDIO: (said("Sound recordings"), "mp3 m4a wav ogg"),
    QuestionType.VIDEO: (said("Videos"), "mp4 mov avi mkv webm ogv 3gp"),
}
ALL_FILES = said("All files (*)")
_KINDS = {
    "image/jpeg": said("JPEG picture"),
    "image/png": said("PNG picture"),
    "image/gif": said("GIF picture"),
    "image/webp": said("WebP picture"),
    "image/tiff": said("TIFF picture"),
    "image/heic": said("HEIC picture"),
    "application/pdf": said("PDF document"),
    "application/zip": said("ZIP archive or office document"),
    "text/plain": said("plain text"),
    "audio/mpeg": said("MP3 sound recording"),
    "audio/mp4": said("M4A sound recording"),
    "audio/wav": said("WAV sound recording"),
    "audio/ogg": said("Ogg sound recording"),
    "video/mp4": said("MP4 video"),
    "video/quicktime": said("QuickTime video"),
    "video/x-msvideo": said("AVI video"),
    "video/webm": said("WebM video"),
    "video/x-matroska": said("Matroska video"),
    "video/ogg": said("Ogg video"),
    "application/octet-stream": said("of a kind that this program does not know"),
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
    return said("SHA-256 {sha256} … {sha2562}", sha256=sha256[:8], sha2562=sha256[-4:])


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
        return said("It begins when the work before it is done.")
    share = min(done / total, 1.0)
    words = said("{size_words} of {size_words2}, {share}", size_words=size_words(done), size_words2=size_words(total), share=f"{share:.0%}")
    return f"{words}, {_left(seconds / share - seconds)}" if seconds >= SOON and 0 < share < 1 else words


def _left(seconds: float) -> str:
    if seconds < 60:
        whole = max(1, round(seconds))
        return said("about 1 second left") if whole == 1 else said("about {count} seconds left", count=whole)
    minutes = round(seconds / 60)
    return said("about 1 minute left") if minutes == 1 else said("about {count} minutes left", count=minutes)
