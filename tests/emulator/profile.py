"""Commands, name and descriptions of the bot, by scope and language."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from .errors import bad_request
from .incoming import Incoming
from .state import State
from .table import Json

MAX_COMMANDS = 100
MAX_COMMAND_DESCRIPTION = 256
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"([a-z]{2})?")

TextHandler = Callable[[State, Incoming], Any]


def _language(params: Json) -> str:
    language = str(params.get("language_code", ""))
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("LANG_CODE_INVALID")
    return language


def _key(state: State, params: Json) -> tuple[str, str]:
    scope = params.get("scope") or {"type": "default"}
    if "chat_id" in scope:
        state.find_chat(scope["chat_id"])
    return json.dumps(scope, sort_keys=True), _language(params)


def set_commands(state: State, call: Incoming) -> Any:
    """Set the commands of one scope and language."""
    commands = call.params["commands"]
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= MAX_COMMAND_DESCRIPTION:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    if len({command["command"] for command in commands}) != len(commands):
        raise bad_request("BOT_COMMAND_DUPLICATE")
    state.profile.commands[_key(state, call.params)] = commands
    return True


def get_commands(state: State, call: Incoming) -> Any:
    """The commands of exactly this scope and language."""
    return state.profile.commands.get(_key(state, call.params), [])


def delete_commands(state: State, call: Incoming) -> Any:
    """Forget the commands of one scope and language."""
    state.profile.commands.pop(_key(state, call.params), None)
    return True


def text_setter(field: str, limit: int) -> TextHandler:
    """The handler that sets a name or description of one language."""

    def handler(state: State, call: Incoming) -> Any:
        text = str(call.params.get(field, ""))
        if len(text) > limit:
            problem = f"{field} is too long: at most {limit} characters"
            raise bad_request(problem)
        state.profile.texts[field, _language(call.params)] = text
        return True

    return handler


def text_getter(field: str) -> TextHandler:
    """The handler that gives a name or description: of the language, else the general one."""

    def handler(state: State, call: Incoming) -> Any:
        texts = state.profile.texts
        fallback = state.bot["first_name"] if field == "name" else ""
        general = texts.get((field, "")) or fallback
        return {field: texts.get((field, _language(call.params))) or general}

    return handler
