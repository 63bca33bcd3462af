"""What Telegram demands of a photo, read from the file's header."""

from __future__ import annotations

import struct

from .errors import ApiError, bad_request

MAX_PHOTO_BYTES = 10 * 1024 * 1024
MAX_DOCUMENT_BYTES = 50 * 1024 * 1024
MAX_SIDES = 10_000
MAX_RATIO = 20
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_HEADER = 24
_JPEG = b"\xff\xd8"
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def image_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG; None for anything else."""
    if data.startswith(_PNG) and data[12:16] == b"IHDR" and len(data) >= _PNG_HEADER:
        width, height = struct.unpack(">II", data[16:24])
        return int(width), int(height)
    if data.startswith(_JPEG):
        return _jpeg_size(data)
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    position = 2
    while position + 9 <= len(data) and data[position] == 0xFF:
        if data[position + 1] in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", data[position + 5 : position + 9])
            return int(width), int(height)
        position += 2 + int(struct.unpack(">H", data[position + 2 : position + 4])[0])
    return None


def check_document(data: bytes) -> None:
    """A document must not be empty nor above 50 MB."""
    if not data:
        raise bad_request("file must be non-empty")
    if len(data) > MAX_DOCUMENT_BYTES:
        raise ApiError(413, "Request Entity Too Large")


def check_photo(data: bytes) -> tuple[int, int]:
    """A photo: 10 MB, an image, sides together up to 10,000, ratio up to 20. Gives its size."""
    check_document(data)
    if len(data) > MAX_PHOTO_BYTES:
        raise bad_request("file is too big for a photo; maximum size is 10 MB")
    size = image_size(data)
    if size is None or 0 in size:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > MAX_SIDES or max(size) > MAX_RATIO * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size


def scaled(size: tuple[int, int], longest: int) -> tuple[int, int]:
    """The size after Telegram shrinks the longer side."""
    factor = min(1.0, longest / max(size))
    return max(1, round(size[0] * factor)), max(1, round(size[1] * factor))
