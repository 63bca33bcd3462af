"""Texts to be checked: forwarded or pasted, under a picture, in a file of plain text, or what `/verify` replies to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from telegram.error import TelegramError

from bot.chat.handlers.addressed import said_in
from bot.logs import get_logger
from bot.verify.command import text_behind

if TYPE_CHECKING:
    from telegram import Document, Message

logger = get_logger(__name__)
MOST_BYTES = 50_000
SUFFIXES = (".txt", ".md", ".text")
HIRAGANA = re.compile("[\u3041-\u3096]")


async def text_in(message: Message) -> str:
    """The text of a message, without `/verify` before it: what it says and, where it has a file of plain text, what that says.

    Empty where there is none, or where Telegram does not give the file.
    """
    said = said_in(message)
    behind = text_behind(said)
    said = said if behind is None else behind
    document = message.document
    if document is None or not is_plain(document):
        return said
    return "\n\n".join(filter(None, (said, await _content(document))))


def is_plain(document: Document) -> bool:
    """Whether a file is a text that is read."""
    name = (document.file_name or "").casefold()
    return (document.mime_type == "text/plain" or name.endswith(SUFFIXES)) and (document.file_size or 0) <= MOST_BYTES


async def _content(document: Document) -> str:
    try:
        file = await document.get_file()
        content = bytes(await file.download_as_bytearray())
    except TelegramError as error:
        logger.warning("a file was not given", reason=type(error).__name__)
        return ""
    return decoded(content)


def decoded(content: bytes) -> str:
    """UTF-8, or what Windows writes in Japan and in Russia; any bytes are Russian letters there, few are Japanese ones."""
    unicode = _read_as(content, "utf-8-sig")
    if unicode is not None:
        return unicode
    japanese = _read_as(content, "cp932")
    if japanese is not None and HIRAGANA.search(japanese):
        return japanese
    return _read_as(content, "cp1251") or japanese or ""


def _read_as(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None
