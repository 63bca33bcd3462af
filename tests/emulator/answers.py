"""Answers to callback and inline queries."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from typing import Any

from .entities import utf16_length
from .errors import bad_request
from .formatted import message_caption, message_text
from .incoming import Incoming
from .keyboards import check_markup
from .state import State
from .table import Json

MAX_ANSWER_TEXT = 200
MAX_RESULTS = 50
MAX_ID_BYTES = 64
DEFAULT_CACHE_TIME = 300
_START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")
_TITLED = {"article", "document", "gif", "mpeg4_gif", "video", "voice", "audio", "photo"}


def answer_callback(state: State, call: Incoming) -> Any:
    """Answer a button press, once."""
    query = state.open_query(call.params["callback_query_id"], "callback")
    if utf16_length(call.params.get("text", "")) > MAX_ANSWER_TEXT:
        raise bad_request("MESSAGE_TOO_LONG")
    url = call.params.get("url", "")
    if url and not url.startswith(("https://t.me/", "tg://")):
        raise bad_request("URL_INVALID")
    query.answer = call.params
    return True


def answer_inline(state: State, call: Incoming) -> Any:
    """Answer an inline query, once; the answer is cached as Telegram caches it."""
    params = call.params
    query = state.open_query(params["inline_query_id"], "inline")
    results = params["results"]
    if len(results) > MAX_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    if len({result["id"] for result in results}) != len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    _check_button(params.get("button"))
    if len(params.get("next_offset", "").encode()) > MAX_ID_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    users = state.known_users()
    contents = [content_of(result, users) for result in results]
    kept = [{**r, "_content": c} for r, c in zip(results, contents, strict=True)]
    query.answer = {**params, "results": kept}
    expires = time.monotonic() + params.get("cache_time", DEFAULT_CACHE_TIME)
    reader = query.payload["from"]["id"] if params.get("is_personal") else None
    key = (query.payload["query"], query.payload["offset"], reader)
    state.inline_cache[key] = (expires, query.answer)
    return True


def _check_button(button: Json | None) -> None:
    if button is None:
        return
    start = button.get("start_parameter")
    if not button["text"] or (start is None) == ("web_app" not in button):
        raise bad_request("can't parse inline query results button")
    if start is not None and not _START_PARAMETER.fullmatch(start):
        raise bad_request("START_PARAM_INVALID")


def content_of(result: Json, users: Mapping[int, Json]) -> Json:
    """The message a result would send, so that its limits are checked at once."""
    if not 1 <= len(result["id"].encode()) <= MAX_ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    if result["type"] in _TITLED and result.get("title", "-") == "":
        raise bad_request("can't parse inline query result: title must be non-empty")
    markup = result.get("reply_markup")
    check_markup(markup, "inline")
    given = result.get("input_message_content")
    content: Json
    if given is None:
        content = message_caption(result, users)
    elif "message_text" in given:
        content = message_text(given, users, "message_text")
    else:
        content = {}
    return content | ({"reply_markup": markup} if markup else {})
