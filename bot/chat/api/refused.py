"""Why Telegram does not take a picture or a file: it may not be sent, it does not fit, or its id is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from telegram.error import TelegramError

# Rights are withdrawn by kind: an administrator of a group allows text, and no photos.
NO_RIGHT = ("not enough rights to send", "chat_send_")
UNFIT_PHOTO = (
    "photo_invalid_dimensions",
    "image_process_failed",
    "too big for a photo",
    "photo_save_file_invalid",
    "photo_ext_invalid",
)
UNKNOWN_FILE = ("file identifier", "remote file")


def is_missing_right(refused: TelegramError) -> bool:
    """Whether this kind of content may not be sent to the chat, and another one may."""
    return _says(refused, NO_RIGHT)


def is_unfit_photo(refused: TelegramError) -> bool:
    """Whether a picture is none that Telegram shows; as a file it may be sent."""
    return _says(refused, UNFIT_PHOTO)


def is_unknown_file(refused: TelegramError) -> bool:
    """Whether Telegram does not know the id of a file any more."""
    return _says(refused, UNKNOWN_FILE)


def _says(refused: TelegramError, words: tuple[str, ...]) -> bool:
    reason = refused.message.casefold()
    return any(word in reason for word in words)
