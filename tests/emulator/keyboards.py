"""Limits of inline and reply keyboards."""

from __future__ import annotations

import re

from .entities import utf16_length
from .errors import bad_request
from .table import Json

MAX_BUTTONS = 100
MAX_ROW = 8
MAX_CALLBACK_BYTES = 64
MAX_COPY_TEXT = 256
_NOT_ACTIONS = {"text", "icon_custom_emoji_id", "style"}
_STYLES = {"danger", "success", "primary"}
_URL = re.compile(r"(https?|tg)://\S+")


def check_markup(markup: Json | None, kind: str) -> None:
    """Raise a 400 for a keyboard Telegram would not take in a kind of chat, or in an ``inline`` message."""
    if markup is None:
        return
    rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
    if any(len(row) > MAX_ROW for row in rows):
        text = f"reply markup is too long: at most {MAX_ROW} buttons a row"
        raise bad_request(text)
    if sum(len(row) for row in rows) > MAX_BUTTONS:
        text = f"reply markup is too long: at most {MAX_BUTTONS} buttons"
        raise bad_request(text)
    for button in (button for row in rows for button in row):
        if not button["text"].strip():
            raise bad_request("can't parse keyboard button: Button text must be non-empty")
        if "inline_keyboard" in markup:
            _check_inline_button(button)
            _check_app(button.get("web_app"), kind)


def _check_inline_button(button: Json) -> None:
    actions = button.keys() - _NOT_ACTIONS
    if len(actions) != 1:
        problem = "text buttons are unallowed" if not actions else "several actions in a button"
        text = f"can't parse inline keyboard button: {problem} in the inline keyboard"
        raise bad_request(text)
    if button.get("style", "danger") not in _STYLES:
        raise bad_request("can't parse inline keyboard button: unknown style")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(data.encode()) <= MAX_CALLBACK_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    copy = button.get("copy_text")
    if copy is not None and not 1 <= utf16_length(copy["text"]) <= MAX_COPY_TEXT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    url = button.get("url")
    if url is not None and not _URL.fullmatch(url):
        text = f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL"
        raise bad_request(text)


def _check_app(app: Json | None, kind: str) -> None:
    """Pages are opened by a button in private chats only, and over HTTPS."""
    if app is None:
        return
    if kind != "private":
        raise bad_request("BUTTON_TYPE_INVALID")
    if not app["url"].startswith("https://"):
        text = f"inline keyboard button Web App URL '{app['url']}' is invalid: Only HTTPS links are allowed"
        raise bad_request(text)


def buttons(message: Json) -> list[Json]:
    """The inline buttons of a message, in reading order."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]
