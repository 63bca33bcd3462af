"""From a call's name and raw parameters to its result."""

from __future__ import annotations

import copy
import inspect
import time
from collections.abc import Callable
from typing import Any

from . import answers, chat_methods, editing, mini_apps, profile, sending, update_methods
from .check import check_params
from .errors import ApiError
from .incoming import Incoming
from .state import Call, Refusal, State
from .table import Json

Handler = Callable[[State, Incoming], Any]

HANDLERS: dict[str, Handler] = {
    "getMe": chat_methods.get_me,
    "getUpdates": update_methods.get_updates,
    "setWebhook": update_methods.set_webhook,
    "deleteWebhook": update_methods.delete_webhook,
    "getWebhookInfo": update_methods.webhook_info,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageMedia": editing.edit_media,
    "editMessageReplyMarkup": editing.edit_markup,
    "deleteMessage": editing.delete_message,
    "setMessageReaction": editing.set_reaction,
    "answerCallbackQuery": answers.answer_callback,
    "answerInlineQuery": answers.answer_inline,
    "answerWebAppQuery": mini_apps.answer_app,
    "savePreparedInlineMessage": mini_apps.save_prepared,
    "setMyCommands": profile.set_commands,
    "getMyCommands": profile.get_commands,
    "deleteMyCommands": profile.delete_commands,
    "setMyName": profile.text_setter("name", 64),
    "getMyName": profile.text_getter("name"),
    "setMyDescription": profile.text_setter("description", 512),
    "getMyDescription": profile.text_getter("description"),
    "setMyShortDescription": profile.text_setter("short_description", 120),
    "getMyShortDescription": profile.text_getter("short_description"),
    "sendChatAction": chat_methods.send_chat_action,
    "getChat": chat_methods.get_chat,
    "getChatMember": chat_methods.get_chat_member,
    "getChatAdministrators": chat_methods.get_chat_administrators,
    "leaveChat": chat_methods.leave_chat,
    "getFile": chat_methods.get_file,
}


async def execute(state: State, incoming: Incoming) -> Any:
    """Check a call, carry it out and record it; an ApiError is the caller's to record."""
    method = state.table.method_name(incoming.method)
    if method is None:
        raise ApiError(404, "Not Found")
    params = check_params(state.table, method, incoming.params, set(incoming.uploads))
    chat_id = state.chat_id_of(params)
    counted = method.startswith(("send", "editMessage")) and method != "sendChatAction"
    if state.flood and chat_id is not None and counted:
        state.flood.count(chat_id)
    call = Incoming(method, params, incoming.uploads)
    handler = HANDLERS.get(method)
    result = handler(state, call) if handler else True
    if inspect.isawaitable(result):
        result = await result
    result = copy.deepcopy(result)
    record = Call(method, params, result, time.monotonic(), chat_id)
    state.calls.append(record)
    if handler is None:
        state.generic_calls.append(record)
    state.signal.notify()
    return result


def record_refusal(state: State, method: str, params: Json, error: ApiError) -> None:
    """Keep a refusal, so that a test can assert that there was none."""
    chat_id = state.chat_id_of(params)
    name = state.table.method_name(method) or method
    state.refused.append(
        Refusal(name, params, error.description, error.injected, error.code, chat_id),
    )
    state.signal.notify()
