"""Mini Apps: how a page is opened from a chat, and how it gets a message into one."""

from __future__ import annotations

import copy
import datetime as dt
import hmac
import json
import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from .answers import content_of
from .errors import bad_request
from .incoming import Incoming
from .state import Query, State
from .table import Json

if TYPE_CHECKING:
    from .chats import Chat
    from .users import User

# How long a page may answer is not documented.
APP_LIFETIME = 3600.0
PREPARED_SECONDS = 24 * 3600
MAX_START = 512
_START = re.compile(rf"[A-Za-z0-9_-]{{1,{MAX_START}}}")
_KINDS = {
    "private": "allow_bot_chats",
    "group": "allow_group_chats",
    "supergroup": "allow_group_chats",
    "channel": "allow_channel_chats",
}
THEME = {"bg_color": "#18222d", "text_color": "#ffffff", "link_color": "#62bcf9", "button_text_color": "#ffffff"}


def moment() -> dt.datetime:
    """What time it is for Telegram."""
    return dt.datetime.fromtimestamp(time.time(), dt.UTC)


@dataclass(frozen=True)
class Opened:
    """A page as a client opens it: its address, with what only its script sees behind the ``#``."""

    address: str

    @property
    def init_data(self) -> str:
        """What the page is told of who opened it."""
        return dict(parse_qsl(urlsplit(self.address).fragment))["tgWebAppData"]

    @property
    def query_id(self) -> str:
        """What one message can be sent with; empty for a page opened by a link."""
        return dict(parse_qsl(self.init_data)).get("query_id", "")


def press_app(user: User, button: Json) -> Opened:
    """A person presses a web_app button in their chat with the bot."""
    query_id = f"AA{next(user.state.numbers)}_-x"
    payload: Json = {"from": user.info, "chat_id": user.id}
    user.state.queries[query_id] = Query(query_id, "web_app", payload, APP_LIFETIME)
    return _opened(user, button["web_app"]["url"], {"query_id": query_id})


def follow_link(user: User, link: str, chat: Chat) -> Opened:
    """A person follows a t.me link to a page of the bot, which stands in a chat."""
    parts = urlsplit(link)
    bot, _, name = parts.path.strip("/").partition("/")
    address = user.state.apps[name]
    start = dict(parse_qsl(parts.query))["startapp"]
    assert (parts.scheme, parts.netloc, bot) == ("https", "t.me", user.state.bot["username"])
    assert _START.fullmatch(start), start
    told = {"start_param": start, "chat_type": chat.kind, "chat_instance": str(-chat.id * 7)}
    return _opened(user, f"{address}?{urlencode({'tgWebAppStartParam': start})}", told)


def _opened(user: User, address: str, told: dict[str, str]) -> Opened:
    fields = {**told, "user": json.dumps(user.info), "auth_date": str(int(time.time())), "signature": "c2lnbmVk"}
    lines = "\n".join(f"{key}={fields[key]}" for key in sorted(fields))
    secret = hmac.digest(b"WebAppData", user.state.token.encode(), "sha256")
    fields["hash"] = hmac.digest(secret, lines.encode(), "sha256").hex()
    behind = {
        "tgWebAppData": urlencode(fields),
        "tgWebAppVersion": "9.1",
        "tgWebAppPlatform": "web",
        "tgWebAppThemeParams": json.dumps(THEME),
    }
    return Opened(f"{address}#{urlencode(behind)}")


def share(user: User, prepared_id: str, chat: Chat) -> Json:
    """A person sends a prepared message to a chat; gives the message."""
    prepared = user.state.prepared[prepared_id]
    assert prepared["user_id"] == user.id
    assert prepared.get(_KINDS[chat.kind]), f"it may not be sent to a {chat.kind}"
    return _sent(user, chat, prepared["_content"])


def answer_app(state: State, call: Incoming) -> Any:
    """Send a message for whoever opened the page, to the chat with the bot; once."""
    query = state.open_query(call.params["web_app_query_id"], "web_app")
    content = content_of(call.params["result"], state.known_users())
    user = state.users[query.payload["from"]["id"]]
    message = _sent(user, state.chats[query.payload["chat_id"]], content)
    query.answer = call.params
    found = next((key for key, kept in state.inline_messages.items() if kept is message), None)
    return {"inline_message_id": found} if found else {}


def save_prepared(state: State, call: Incoming) -> Any:
    """Keep a message that a person can send from a page."""
    params = call.params
    if params["user_id"] not in state.users:
        raise bad_request("USER_ID_INVALID")
    prepared_id = f"prepared-{next(state.numbers)}"
    state.prepared[prepared_id] = {**params, "_content": content_of(params["result"], state.known_users())}
    return {"id": prepared_id, "expiration_date": int(time.time()) + PREPARED_SECONDS}


def _sent(user: User, chat: Chat, content: Json) -> Json:
    """The message stands in the chat as the person's, via the bot."""
    message = chat.add_message(user.sender_fields(chat) | copy.deepcopy(content) | {"via_bot": user.state.bot})
    if "reply_markup" in content:
        user.state.inline_messages[f"inline-{next(user.state.numbers)}"] = message
    chat.deliver("message", message)
    return message
