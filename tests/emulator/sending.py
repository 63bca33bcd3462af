"""sendMessage, sendPhoto, sendDocument."""

from __future__ import annotations

from typing import Any

from .chats import Chat, as_seen
from .entities import text_of
from .errors import bad_request
from .formatted import message_caption, message_text
from .incoming import Incoming
from .keyboards import check_markup
from .state import State
from .table import Json


def send_message(state: State, call: Incoming) -> Any:
    """Send a text."""
    content = message_text(call.params, state.known_users())
    return post(state, call, content)


def send_photo(state: State, call: Incoming) -> Any:
    """Send a photo: uploaded or by file id."""
    caption = message_caption(call.params, state.known_users())
    state.find_chat(call.params["chat_id"])
    return post(state, call, {"photo": state.files.media("photo", call.source("photo"))} | caption)


def send_document(state: State, call: Incoming) -> Any:
    """Send a document: uploaded or by file id."""
    caption = message_caption(call.params, state.known_users())
    state.find_chat(call.params["chat_id"])
    document = state.files.media("document", call.source("document"))
    return post(state, call, {"document": document} | caption)


def post(state: State, call: Incoming, content: Json) -> Json:
    """Check where the message goes and what it replies to, and store it."""
    params = call.params
    chat = state.find_chat(params["chat_id"])
    check_markup(params.get("reply_markup"), chat.kind)
    chat.check_thread(params.get("message_thread_id"))
    chat.check_right(next(kind for kind in ("photo", "document", "text") if kind in content))
    reply_to = _reply_target(state, chat, params.get("reply_parameters"))
    fields: Json = {"from": state.bot} | chat.direct_fields(params.get("direct_messages_topic_id"))
    fields |= chat.thread_fields(reply_to, params.get("message_thread_id")) | content
    if "inline_keyboard" in params.get("reply_markup", {}):
        fields["reply_markup"] = params["reply_markup"]
    if params.get("protect_content"):
        fields["has_protected_content"] = True
    if "ephemeral_message_parameters" in params:
        fields |= _ephemeral(state, chat, params["ephemeral_message_parameters"])
    return as_seen(chat.add_message(fields))


def _reply_target(state: State, chat: Chat, reply: Json | None) -> int | None:
    """The id of the message replied to in the same chat; None when there is none."""
    if reply is None:
        return None
    other = reply.get("chat_id", chat.id)
    source = chat if other in (chat.id, "") else state.find_chat(other)
    message_id = reply.get("message_id")
    original = source.messages.get(message_id) if message_id is not None else None
    if original is None:
        if reply.get("allow_sending_without_reply"):
            return None
        raise bad_request("message to be replied not found")
    quote = reply.get("quote", "")
    if quote and quote not in text_of(original):
        raise bad_request("QUOTE_TEXT_INVALID")
    return message_id if source is chat else None


def _ephemeral(state: State, chat: Chat, wanted: Json) -> Json:
    """Fields of a message only one member of a group sees."""
    if chat.kind == "private":
        raise bad_request("ephemeral messages can be sent to groups only")
    if chat.member(wanted["receiver_user_id"])["status"] in ("left", "kicked"):
        raise bad_request("receiver of the ephemeral message is not in the chat")
    if "callback_query_id" in wanted and wanted["callback_query_id"] not in state.queries:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    return {
        "receiver_user": chat.info_of(wanted["receiver_user_id"]),
        "ephemeral_message_id": next(state.numbers),
    }
